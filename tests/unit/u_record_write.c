/* SPDX-License-Identifier: MIT */
#include "store/record_write.h"

#include "base/file.h"
#include "store/article_read.h"
#include "store/article_write.h"
#include "store/entities_read.h"

#include "test.h"

#include <string.h>

static void read_content(struct entities *es, struct str *bytes, const char *path)
{
	struct diag_list faults;
	struct error err = {0};

	diag_init(&faults, "content/entities.yaml");
	CHECK(file_read("content/entities.yaml", bytes, FILE_LIMIT, &err));
	entities_read(es, (struct slice){bytes->s, bytes->len}, &faults);
	CHECK(file_read(path, bytes, FILE_LIMIT, &err));
	diag_release(&faults);
	error_release(&err);
}

/* Our own articles are written as the program writes them. */
TEST(record_write_writes_mentions_as_content_has_them)
{
	static const struct value_layout layout = {"\n", 0, 2};
	struct entities es = {0};
	struct str bytes = STR_INIT, out = STR_INIT;
	struct article *a;
	struct arena arena = {0};
	size_t alike = 0;

	read_content(&es, &bytes, "content/2024-07-accord-militaire-mali-russie.yaml");
	a = article_read("2024-07-accord-militaire-mali-russie", "a.yaml",
			 (struct slice){bytes.s, bytes.len}, &es);
	for (size_t i = 0; i < a->mention_count; i++) {
		const struct mention *m = &a->mentions[i];

		str_clear(&out);
		value_write_flow(
		    record_value_mention(&arena, slice_of(es.list.v[m->entity].id), &m->anchor),
		    &out);
		alike += strncmp(bytes.s + m->at, out.s, out.len) == 0;
	}
	CHECK(a->mention_count > 0);
	CHECK_INT(alike, a->mention_count);
	str_clear(&out);
	value_write_item(record_value_fact(&arena, &a->facts[0]), 0, &layout, &out);
	str_cut(&bytes, a->facts[0].at - 2 + out.len);
	CHECK_STR(bytes.s + a->facts[0].at - 2, out.s);
	str_release(&bytes);
	str_release(&out);
	article_free(a);
	entities_release(&es);
	arena_release(&arena);
}

/* ---- records of all kinds, and odd ones */

static struct article *read_text(struct slice bytes, struct entities *es)
{
	return article_read("a", "a.yaml", bytes, es);
}

static void write_fact(const struct fact *f, struct str *out)
{
	static const struct value_layout layout = {"\n", 0, 2};
	struct arena arena = {0};

	str_clear(out);
	value_write_item(record_value_fact(&arena, f), 0, &layout, out);
	arena_release(&arena);
}

/* The fact of an item as the house writes it: written again it is the same bytes. */
TEST(record_write_writes_facts_as_they_were_read)
{
	static const char *const rows[] = {
	    "- id: f-111111\n  claim: x\n  verdict: open",
	    "- id: f-111111\n  verdict: deprecated\n  reason: \"no\"",
	    "- id: f-111111\n  roles: {agent: cnt, to: [a, b], \"b: c\": d}\n  verdict: open",
	    "- id: f-111111\n  roles: {\"yes\": cnt, \"#x\": a, \"1\": b, \"- y\": c, \"é, è\": "
	    "d}\n"
	    "  verdict: open",
	    "- id: f-111111\n  roles: {\"~\": \"a, b\", \"null\": \"[c]\"}\n  verdict: open",
	    "- id: f-111111\n  when: \"2024-07\"\n  where: Bamako\n  quantity: {value: 25000, "
	    "unit: t, "
	    "of: blé}\n  verdict: open",
	    "- id: f-111111\n  sources:\n  - {who: cnt, stance: denies, quote: nié}\n"
	    "  - {who: \"a: b\", stance: asserts}\n  verdict: open",
	    "- id: f-111111\n  evidence:\n  - {before: \"le \", quote: \"vote\"}\n"
	    "  - {quote: [\"a\", \"b\"], after: \" c\"}\n  verdict: open",
	    "- id: f-111111\n  verdict: verified\n"
	    "  links: [{same-as: \"x#f-222222\"}, {contradicts: \"y#f-333333\"}]",
	    "- id: f-111111\n  verdict: open\n  note: \"one\\ntwo\"\n  by: Zoé\n  on: "
	    "\"2026-11-22\"",
	};
	struct str file = STR_INIT, out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a;

		test_row("%zu", i);
		str_clear(&file);
		str_printf(&file, "postil: 1\ntext: Le CNT.\nfacts:\n%s\n", rows[i]);
		a = read_text((struct slice){file.s, file.len}, &es);
		CHECK_INT(a->fact_count, 1);
		if (a->fact_count == 1) {
			write_fact(&a->facts[0], &out);
			CHECK_STR(out.s, rows[i]);
		}
		article_free(a);
		entities_release(&es);
	}
	str_release(&file);
	str_release(&out);
}

/* What people write otherwise says the same in the house's way. */
TEST(record_write_says_the_same_as_other_ways)
{
	static const char *const rows[][2] = {
	    {"{id: f-111111, links: [{same-as: x#f-2, updates: y#f-3}]}",
	     "- id: f-111111\n  verdict: open\n"
	     "  links: [{same-as: \"x#f-2\"}, {updates: \"y#f-3\"}]"},
	    {"{id: f-111111, links: {same-as: [x#f-2, y#f-3]}}",
	     "- id: f-111111\n  verdict: open\n"
	     "  links: [{same-as: \"x#f-2\"}, {same-as: \"y#f-3\"}]"},
	    {"{id: f-111111, evidence: {quote: CNT}}",
	     "- id: f-111111\n  evidence:\n  - {quote: \"CNT\"}\n  verdict: open"},
	    {"{id: f-111111, roles: {agent: [cnt]}}",
	     "- id: f-111111\n  roles: {agent: cnt}\n  verdict: open"},
	    {"{claim: x}", "- claim: x\n  verdict: open"},
	    {"{id: f-111111, note: '', claim: }", "- id: f-111111\n  verdict: open"},
	    {"{id: f-111111, sources: [{who: cnt}]}",
	     "- id: f-111111\n  sources:\n  - {who: cnt, stance: asserts}\n  verdict: open"},
	};
	struct str file = STR_INIT, out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a;

		test_row("%zu", i);
		str_clear(&file);
		str_printf(&file, "postil: 1\ntext: Le CNT.\nfacts:\n- %s\n", rows[i][0]);
		a = read_text((struct slice){file.s, file.len}, &es);
		CHECK_INT(a->fact_count, 1);
		if (a->fact_count == 1) {
			write_fact(&a->facts[0], &out);
			CHECK_STR(out.s, rows[i][1]);
		}
		article_free(a);
		entities_release(&es);
	}
	str_release(&file);
	str_release(&out);
}

/* Two links in one item: another change leaves them; a change of them is refused or
 * read back, never lost. */
TEST(record_write_two_links_in_one_item)
{
	static const char file[] = "postil: 1\ntext: Le CNT.\nfacts:\n- id: f-111111\n  claim: x\n"
				   "  links: [{same-as: \"b#f-2\", updates: \"c#f-3\"}]\n";
	struct entities es = {0};
	struct article *a = read_text(SLICE(file), &es);
	struct error err = {0};
	struct draft d;

	CHECK_INT(a->facts[0].link_count, 2);
	a->facts[0].claim = "other";
	draft_init(&d);
	CHECK(draft_article(&d, "a.yaml", SLICE(file), a, &es, false, &err));
	CHECK(
	    strstr(d.bytes.s, "claim: other\n  links: [{same-as: \"b#f-2\", updates: \"c#f-3\"}]"));
	a->facts[0].link_count = 1;
	if (draft_article(&d, "a.yaml", SLICE(file), a, &es, false, &err)) {
		struct entities others = {0};
		struct article *b = read_text((struct slice){d.bytes.s, d.bytes.len}, &others);

		CHECK_INT(b->facts[0].link_count, 1);
		article_free(b);
		entities_release(&others);
	} else {
		CHECK_STR(err.msg,
			  "a.yaml:6:10: not every item of this list is one value; give each "
			  "its own item, or mend what is wrong, before changing it");
	}
	draft_release(&d);
	error_release(&err);
	article_free(a);
	entities_release(&es);
}

TEST(record_write_writes_the_metadata_that_is_known)
{
	static const struct {
		const char *name, *url, *rights, *want;
	} rows[] = {
	    {"", "", "", "{postil: 1, title: a}"},
	    {"APA", "", "", "{postil: 1, title: a, source: {name: APA}}"},
	    {"", "https://a.example/b#c", "",
	     "{postil: 1, title: a, source: {url: https://a.example/b#c}}"},
	    {"A, B", "u", "© x: y",
	     "{postil: 1, title: a, source: {name: \"A, B\", url: u}, rights: \"© x: y\"}"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct article *a = article_new("a");
		struct str out = STR_INIT;
		struct arena arena = {0};

		test_row("%zu", i);
		a->source_name = rows[i].name;
		a->source_url = rows[i].url;
		a->rights = rows[i].rights;
		value_write_flow(record_value_metadata(&arena, a), &out);
		CHECK_STR(out.s, rows[i].want);
		str_release(&out);
		arena_release(&arena);
		article_free(a);
	}
}
