/* SPDX-License-Identifier: MIT */
#include "store/article_read.h"

#include "base/file.h"
#include "base/hash.h"
#include "store/entities_read.h"

#include "article_samples.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

TEST(article_read_takes_the_metadata_and_the_text)
{
	struct entities es = {0};
	struct article *a = read_with(&es, whole);

	CHECK_INT(a->diags.list.n, 0);
	CHECK_STR(a->id, "art");
	CHECK_STR(a->title, "Le titre");
	CHECK_STR(a->lang, "fr");
	CHECK_STR(a->date, "2024-07");
	CHECK_STR(a->source_name, "APA");
	CHECK_STR(a->source_url, "https://apa.example/1");
	CHECK_STR(a->source_author, "MD");
	CHECK_STR(a->rights, "© APA");
	CHECK_INT(a->tag_count, 2);
	CHECK_STR(a->tags[1], "russie");
	CHECK(slice_is(a->text, "Le CNT siège à Bamako, dit le CNT.\n"
				"La Russie a livré 25 000 t de blé au Mali.\n"));
	CHECK_STR(a->diags.file, "art.yaml");
	article_free(a);
	entities_release(&es);
}

TEST(article_read_takes_mentions_with_their_places)
{
	struct entities es = {0};
	struct article *a = read_with(&es, whole);

	CHECK_INT(a->mention_count, 4);
	CHECK_INT(a->mentions[0].entity, 0);
	CHECK_INT(a->mentions[2].entity, 1);
	CHECK_INT(a->mentions[0].anchor.state, ANCHOR_EXACT);
	CHECK_INT(a->mentions[0].anchor.spans[0].start, 3);
	CHECK_INT(a->mentions[0].anchor.spans[0].end, 6);
	CHECK_INT(a->mentions[1].anchor.spans[0].start, 30);
	CHECK_INT(a->mentions[0].anchor.line, 13);
	CHECK_INT(a->mentions[0].anchor.column, 39);
	CHECK_INT(a->mentions[3].anchor.n, 2);
	CHECK_INT(anchor_hull(&a->mentions[3].anchor).start, 0);
	CHECK_INT(anchor_hull(&a->mentions[3].anchor).end, 21);
	CHECK_INT(a->mentions[3].anchor.line, 16);
	CHECK_INT(a->mentions[3].anchor.column, 24);
	article_free(a);
	entities_release(&es);
}

TEST(article_read_takes_every_field_of_a_fact)
{
	struct entities es = {0};
	struct article *a = read_with(&es, whole);
	const struct fact *f = a->facts;

	CHECK_INT(a->fact_count, 2);
	CHECK_STR(f->id, "f-7k2qd9");
	CHECK_STR(f->claim, "La Russie livre du blé.");
	CHECK_STR(f->predicate, "delivers");
	CHECK_INT(f->role_count, 2);
	CHECK_STR(f->roles[0].name, "agent");
	CHECK_INT(f->roles[0].n, 1);
	CHECK_INT(f->roles[0].fillers[0].entity, ENTITY_NONE);
	CHECK_STR(f->roles[0].fillers[0].words, "Russie");
	CHECK_INT(f->roles[1].fillers[0].entity, 1);
	CHECK_INT(f->roles[1].fillers[1].entity, ENTITY_NONE);
	CHECK_STR(f->when, "2024-01~");
	CHECK_INT(f->where.entity, 1);
	CHECK_STR(f->quantity.value, "25000");
	CHECK_STR(f->quantity.unit, "t");
	CHECK_STR(f->quantity.of, "blé");
	CHECK_INT(f->source_count, 2);
	CHECK_INT(f->sources[0].who.entity, 0);
	CHECK_INT(f->sources[0].stance, STANCE_ALLEGES);
	CHECK(f->sources[0].cue && f->sources[0].cue->state == ANCHOR_EXACT);
	CHECK_INT(f->sources[0].line, 27);
	CHECK_STR(f->sources[1].who.words, "des témoins");
	CHECK_INT(f->sources[1].stance, STANCE_ASSERTS);
	CHECK(f->sources[1].cue == NULL);
	CHECK_INT(f->evidence_count, 2);
	CHECK_INT(f->evidence[1]->state, ANCHOR_EXACT);
	CHECK_INT(f->verdict, VERDICT_DISPUTED);
	CHECK_STR(f->reason, "why");
	CHECK_STR(f->note, "a note");
	CHECK_STR(f->by, "me");
	CHECK_STR(f->on, "2026-11-22");
	CHECK_INT(f->line, 19);
	CHECK_INT(f[1].verdict, VERDICT_OPEN);
	CHECK_INT(f[1].evidence_count, 1);
	CHECK(f[1].where.words == NULL);
	article_free(a);
	entities_release(&es);
}

TEST(article_read_takes_links_in_every_form)
{
	struct entities es = {0};
	struct article *a = read_with(&es, whole);
	const struct link *l = a->facts[0].links;

	CHECK_INT(a->facts[0].link_count, 3);
	CHECK_INT(l[0].kind, LINK_SAME_AS);
	CHECK_STR(l[0].article, "other");
	CHECK_STR(l[0].fact, "f-000000");
	CHECK_INT(l[1].kind, LINK_CONTRADICTS);
	CHECK_STR(l[1].article, "art");
	CHECK_STR(l[1].fact, "f-0c4wzt");
	CHECK_INT(l[2].kind, LINK_UPDATES);
	CHECK_STR(l[2].article, "art");
	CHECK_STR(l[2].fact, "f-0c4wzt");
	CHECK_INT(l[0].line, 32);
	article_free(a);
	entities_release(&es);
}

TEST(article_read_keeps_many_links)
{
	struct str s = STR_INIT;
	struct entities es = {0};
	struct article *a;

	str_addz(&s, "postil: 1\ntext: x\nfacts:\n- id: f-000000\n  claim: c\n  evidence: x\n"
		     "  links:\n  - same-as: [");
	for (int i = 0; i < 100; i++)
		str_printf(&s, "a%d#f-%06d, ", i, i);
	str_addz(&s, "]\n");
	a = article_read("art", "f", (struct slice){s.s, s.len}, &es);
	CHECK_INT(a->diags.list.n, 0);
	CHECK_INT(a->facts[0].link_count, 100);
	CHECK_STR(a->facts[0].links[99].fact, "f-000099");
	CHECK_STR(a->facts[0].links[99].article, "a99");
	article_free(a);
	entities_release(&es);
	str_release(&s);
}

TEST(article_read_reports_each_fault_at_its_place_and_keeps_the_rest)
{
	static const struct {
		const char *text;
		enum diag_code code;
		uint32_t line, column;
		size_t mentions, facts;
	} rows[] = {
	    {"", DIAG_MISSING_KEY, 0, 0, 0, 0},
	    {"text: x\n", DIAG_VERSION, 1, 1, 0, 0},
	    {"postil: 2\ntext: x\n", DIAG_VERSION, 1, 9, 0, 0},
	    {"postil: 1\n", DIAG_MISSING_KEY, 1, 1, 0, 0},
	    {"postil: 1\ntext:\n", DIAG_MISSING_KEY, 1, 1, 0, 0},
	    {"postil: 1\ntext: [a]\n", DIAG_WRONG_KIND, 2, 7, 0, 0},
	    {"- a\n", DIAG_WRONG_KIND, 1, 1, 0, 0},
	    {"just words\n", DIAG_WRONG_KIND, 1, 1, 0, 0},
	    {HEAD "titel: x\n", DIAG_UNKNOWN_KEY, 3, 1, 0, 0},
	    {HEAD "title: {a: b}\n", DIAG_WRONG_KIND, 3, 8, 0, 0},
	    {HEAD "title: 1984\n", DIAG_UNQUOTED, 3, 8, 0, 0},
	    {HEAD "lang: no\n", DIAG_UNQUOTED, 3, 7, 0, 0},
	    {HEAD "title: \"a\\e]0;x\\ab\"\n", DIAG_CONTROL, 3, 8, 0, 0},
	    {"postil: 1\ntext: \"a\\x9Bb\"\n", DIAG_CONTROL, 2, 7, 0, 0},
	    {HEAD "date: 2024-07-04\n", DIAG_UNQUOTED, 3, 7, 0, 0},
	    {HEAD "date: \"2024-13\"\n", DIAG_BAD_DATE, 3, 7, 0, 0},
	    {HEAD "source: APA\n", DIAG_WRONG_KIND, 3, 9, 0, 0},
	    {HEAD "source: {nom: APA}\n", DIAG_UNKNOWN_KEY, 3, 10, 0, 0},
	    {HEAD "tags: [a, [b]]\n", DIAG_WRONG_KIND, 3, 11, 0, 0},
	    {HEAD "entities: [{id: x, type: law, name: X}]\n", DIAG_OWN_REGISTER, 3, 1, 0, 0},
	    {HEAD "mentions:\n- {entity: nope, quote: CNT}\n", DIAG_UNKNOWN_ENTITY, 4, 12, 1, 0},
	    {HEAD "mentions:\n- {entity: cnt}\n- {entity: cnt, quote: CNT}\n", DIAG_MISSING_KEY, 4,
	     3, 1, 0},
	    {HEAD "mentions:\n- {quote: CNT}\n", DIAG_MISSING_KEY, 4, 3, 0, 0},
	    {HEAD "mentions:\n- {entity: cnt, quote: \"\"}\n", DIAG_BAD_VALUE, 4, 24, 0, 0},
	    {HEAD "mentions:\n- {entity: cnt, quote: {a: b}}\n", DIAG_WRONG_KIND, 4, 24, 0, 0},
	    {HEAD "mentions:\n- CNT\n- {entity: cnt, quote: CNT}\n", DIAG_WRONG_KIND, 4, 3, 1, 0},
	    {HEAD "mentions: {entity: cnt, quote: CNT, qoute: x}\n", DIAG_UNKNOWN_KEY, 3, 37, 1, 0},
	    {HEAD "mentions:\n- {entity: cnt, quote: CNT, entity: mali}\n", DIAG_DUPLICATE_KEY, 4,
	     29, 1, 0},
	    {HEAD "facts:\n- {claim: c, evidence: CNT}\n", DIAG_MISSING_KEY, 4, 3, 0, 1},
	    {HEAD "facts:\n- {id: f-000000, evidence: CNT}\n", DIAG_MISSING_KEY, 4, 3, 0, 1},
	    {HEAD "facts:\n- x\n", DIAG_WRONG_KIND, 4, 3, 0, 0},
	    {FACT "  when: 2024\n", DIAG_UNQUOTED, 7, 9, 0, 1},
	    {FACT "  when: \"le 4 juillet\"\n", DIAG_BAD_DATE, 7, 9, 0, 1},
	    {FACT "  verdict: maybe\n", DIAG_BAD_VALUE, 7, 12, 0, 1},
	    {FACT "  verdict: [open]\n", DIAG_WRONG_KIND, 7, 12, 0, 1},
	    {FACT "  roles: [cnt]\n", DIAG_WRONG_KIND, 7, 10, 0, 1},
	    {FACT "  roles: {agent: {id: cnt}}\n", DIAG_WRONG_KIND, 7, 18, 0, 1},
	    {FACT "  quantity: {unit: t}\n", DIAG_MISSING_KEY, 7, 13, 0, 1},
	    {FACT "  sources: [{stance: denies}]\n", DIAG_MISSING_KEY, 7, 13, 0, 1},
	    {FACT "  sources: [{who: cnt, stance: says}]\n", DIAG_BAD_VALUE, 7, 32, 0, 1},
	    {FACT "  links: [\"a#f-000000\"]\n", DIAG_WRONG_KIND, 7, 11, 0, 1},
	    {FACT "  links: [{likes: \"a#f-000000\"}]\n", DIAG_BAD_VALUE, 7, 12, 0, 1},
	    {FACT "  links: [{updates: \"a#\"}]\n", DIAG_BAD_VALUE, 7, 21, 0, 1},
	    {FACT "  weight: 3\n", DIAG_UNKNOWN_KEY, 7, 3, 0, 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a = read_with(&es, rows[i].text);
		const struct diag *d = a->diags.list.v;

		CHECK_INT(a->mention_count, rows[i].mentions);
		CHECK_INT(a->fact_count, rows[i].facts);
		CHECK(a->diags.list.n > 0);
		if (a->diags.list.n) {
			CHECK_STR(diag_word(d->code), diag_word(rows[i].code));
			CHECK_INT(d->line, rows[i].line);
			CHECK_INT(d->column, rows[i].column);
		}
		if (i > 1)
			CHECK_INT(a->diags.list.n, 1);
		article_free(a);
		entities_release(&es);
	}
}

TEST(article_read_reports_an_unknown_key_once)
{
	struct entities es = {0};
	struct article *a = read_with(&es, HEAD "mentions:\n"
						"- {entity: cnt, quote: CNT, by: a}\n"
						"- {entity: mali, quote: Mali, by: b}\n"
						"facts:\n- {id: f-000000, claim: c, who: me}\n"
						"who: me\n");

	CHECK_INT(a->diags.list.n, 3);
	CHECK_INT(a->mention_count, 2);
	CHECK(strstr(a->diags.list.v[0].message, "“by” in a mention") != NULL);
	CHECK(strstr(a->diags.list.v[1].message, "“who” in a fact") != NULL);
	CHECK(strstr(a->diags.list.v[2].message, "“who” in an article") != NULL);
	article_free(a);
	entities_release(&es);
}

TEST(article_read_alone_takes_its_own_register_or_none)
{
	struct entities es = {0};
	struct article *a = article_read(
	    "a", "a.yaml",
	    SLICE(HEAD "mentions: [{entity: cnt, quote: CNT}, {entity: x, quote: Mali}]\n"
		       "entities: [{id: cnt, type: organization, name: Conseil}]\n"),
	    &es);
	struct article *b = article_read(
	    "b", "b.yaml",
	    SLICE(HEAD "entities: [{id: cnt, type: person, name: Other}, {id: yy, type: law, name: "
		       "YY}]\nmentions: {entity: yy, quote: Mali}\n"),
	    &es);
	struct article *c =
	    article_read("c", "c.yaml",
			 SLICE(HEAD "mentions: {entity: z, quote: CNT}\n"
				    "facts: [{id: f-000000, claim: c, evidence: CNT, where: z}]\n"),
			 &es);

	CHECK_INT(a->diags.list.n, 1); /* x */
	CHECK_INT(a->diags.list.v[0].code, DIAG_UNKNOWN_ENTITY);
	CHECK_INT(b->diags.list.n, 0);
	CHECK_INT(c->diags.list.n, 0);
	CHECK_STR(es.list.v[0].name, "Conseil");
	CHECK_INT(es.list.v[0].line, 0);
	CHECK(entities_find(&es, SLICE("yy")) != ENTITY_NONE);
	CHECK_INT(c->facts[0].where.entity, entities_find(&es, SLICE("z")));
	article_free(a);
	article_free(b);
	article_free(c);
	entities_release(&es);
}

TEST(article_read_takes_words_for_words_where_a_register_is)
{
	struct entities es = {0};
	struct article *a = read_with(&es, FACT "  roles: {agent: ghost}\n"
						"mentions: {entity: ghost, quote: Mali}\n");

	CHECK_INT(a->mention_count, 1);
	CHECK_INT(a->facts[0].roles[0].fillers[0].entity, ENTITY_NONE);
	CHECK_STR(a->facts[0].roles[0].fillers[0].words, "ghost");
	article_free(a);
	entities_release(&es);
}

TEST(article_read_keeps_the_text_byte_for_byte)
{
	static const struct {
		const char *yaml;
		struct slice text;
	} rows[] = {
	    {"text: |\n  a\n   b \n\n  c\n\nx: y\n", {"a\n b \n\nc\n", 9}},
	    {"text: |-\n  a\n", {"a", 1}},
	    {"text: |+\n  a\n\n", {"a\n\n", 3}},
	    {"text: \"a\\0b\"\n", {"a\0b", 3}},
	    {"text: |\r\n  é\r\n", {"é\n", 3}},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a = article_read("a", "a", slice_of(rows[i].yaml), &es);

		CHECK(slice_equal(a->text, rows[i].text));
		article_free(a);
		entities_release(&es);
	}
}

TEST(article_read_is_never_null_whatever_the_bytes)
{
	static const char *const texts[] = {
	    "\xff\xfeq",
	    "[[[[[[",
	    "text: |\n\x01",
	    "mentions: [",
	    "facts:\n-",
	    "facts: {id: [}",
	    "mentions:\n- {entity: &a cnt, quote: *a}\n",
	    "text: \"",
	    "a: b: c\nfacts: [x, {",
	    "? : ?",
	    "mentions:\n  - {entity: cnt, quote: [}\n  - {entity: cnt, quote: CNT}\ntext: CNT\n",
	    "mentions: [[], [[]], {}]\nfacts: [[], {roles: {a: {}, b: []}, sources: [[]], "
	    "evidence: "
	    "[[]], links: [[], {x: y}, {same-as: []}, {same-as: {}}]}]\n",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct entities es = {0};
		struct article *a = read_with(&es, texts[i]);

		CHECK(a->diags.errors > 0);
		CHECK_STR(a->title, "art");
		article_free(a);
		entities_release(&es);
	}
}

/* Every cut of a good file: never a crash, always an article. */
TEST(article_read_survives_every_cut)
{
	for (size_t n = 0; n < sizeof whole; n += 3) {
		struct entities es = {0};
		char *part = mem_dup(whole, n);
		struct article *a = article_read("a", "a", (struct slice){part, n}, &es);

		free(part);
		CHECK(a != NULL);
		CHECK(a->mention_count <= 4 && a->fact_count <= 2);
		article_free(a);
		entities_release(&es);
	}
}

/* ---- links */

TEST(article_read_takes_links_in_all_spellings)
{
	static const struct {
		const char *links;
		const char *want; /* "kind article fact", one a line */
	} rows[] = {
	    {"[{same-as: \"a#f-1\"}]", "same-as a f-1\n"},
	    {"[{same-as: f-1}]", "same-as art f-1\n"},
	    {"[{same-as: \"#f-1\"}]", "same-as art f-1\n"},
	    {"{same-as: \"a#f-1\"}", "same-as a f-1\n"},
	    {"{updates: [f-1, \"a#f-2\"]}", "updates art f-1\nupdates a f-2\n"},
	    {"{same-as: f-1, part-of: f-2}", "same-as art f-1\npart-of art f-2\n"},
	    {"[{same-as: f-1}, {part-of: [f-2]}]", "same-as art f-1\npart-of art f-2\n"},
	    {"\n  - same-as: f-1\n  - contradicts:\n    - b#f-2\n    - \"#f-3\"",
	     "same-as art f-1\ncontradicts b f-2\ncontradicts art f-3\n"},
	    {"\n    updates: a b#f-1", "updates a b f-1\n"},
	    {"[{updates: \"a#b#c\"}]", "updates a b#c\n"},
	    {"[{updates: \"é/x.yaml#f-1\"}]", "updates é/x.yaml f-1\n"},
	    {"[]", ""},
	    {"[{}]", ""},
	    {"", ""},
	    {"[{updates: }]", ""},
	    {"[{updates: []}]", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = STR_INIT, got = STR_INIT;
		struct entities es = {0};
		struct article *a;

		str_printf(&text, "%s  links: %s\n", FACT, rows[i].links);
		a = read_with(&es, text.s);
		test_row("%s", rows[i].links);
		CHECK_INT(a->diags.list.n, 0);
		for (size_t k = 0; k < a->facts[0].link_count; k++) {
			const struct link *l = &a->facts[0].links[k];

			str_printf(&got, "%s %s %s\n", link_word(l->kind), l->article, l->fact);
			CHECK(l->line >= 7 && l->column > 1);
		}
		CHECK_STR(got.s, rows[i].want);
		article_free(a);
		entities_release(&es);
		str_release(&text);
		str_release(&got);
	}
}

TEST(article_read_warns_of_what_is_empty)
{
	static const struct {
		const char *text, *code;
		uint32_t line;
	} rows[] = {
	    {"postil: 1\ntitle: \"\"\ntext: x\n", "empty", 2},
	    {"postil: 1\ntitle: \" \"\ntext: x\n", "empty", 2},
	    {"postil: 1\ntext: \"\"\n", "empty", 2},
	    {"postil: 1\ntext: |\n\n\n", "empty", 2},
	    {"postil: 1\ntitle:\ntext: x\n", NULL, 0},
	    {"postil: 1\ntext:\n", "missing-key", 1},
	    {"postil: 1\ntext: x\nfacts:\n- {id: f-000000, claim: c, evidence: x,\n"
	     "  sources: [\n    {who: Bob, before: a}]}\n",
	     "missing-key", 6},
	    {"postil: 1\ntext: x\nfacts:\n- {id: f-000000, claim: c, evidence: x,\n"
	     "  sources: [\n    {who: Bob, after: a, quote: }]}\n",
	     "missing-key", 6},
	    {"postil: 1\ntext: x\nfacts:\n- {id: f-000000, claim: c, evidence: x,\n"
	     "  sources: [{who: Bob, after: a, quote: x}]}\n",
	     NULL, 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a = read_with(&es, rows[i].text);

		test_row("%zu", i);
		CHECK_INT(a->diags.list.n, rows[i].code != NULL);
		if (a->diags.list.n && rows[i].code) {
			CHECK_STR(diag_word(a->diags.list.v[0].code), rows[i].code);
			CHECK_INT(a->diags.list.v[0].line, rows[i].line);
		}
		article_free(a);
		entities_release(&es);
	}
}

TEST(article_read_knows_the_line_of_the_text)
{
	static const struct {
		const char *file;
		uint32_t line;
	} rows[] = {
	    {"postil: 1\ntext: |\n  Un.\n  Deux.\n", 3},
	    {"postil: 1\ntext: |-\n  Un.", 3},
	    {"# a\r\n\r\npostil: 1\r\ntext: |\r\n  Un.\r\n", 5},
	    {"postil: 1\ntext: |  # of ours\n  Un.\n", 3},
	    {"postil: 1\ntext: Un.\n", 0},
	    {"postil: 1\ntext: \"Un.\\nDeux.\"\n", 0},
	    {"postil: 1\ntext: >\n  Un.\n", 0},
	    {"postil: 1\ntext: [Un.]\n", 0},
	    {"postil: 1\n", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a = article_read("a", "a", slice_of(rows[i].file), &es);

		test_row("%zu", i);
		CHECK_INT(a->text_line, rows[i].line);
		article_free(a);
		entities_release(&es);
	}
}

TEST(article_read_takes_refusals_and_tells_where_records_stand)
{
	static const char file[] = "postil: 1\ntext: CNT\nmentions:\n- {entity: cnt, quote: CNT}\n"
				   "refused:\n-   {entity: apa, quote: CN}\nfacts:\n- id: f-1\n";
	struct entities es = {0};
	struct article *a = article_read("a", "a.yaml", slice_of(file), &es);

	CHECK_INT(a->mention_count, 1);
	CHECK_INT(a->refusal_count, 1);
	CHECK_STR(es.list.v[a->refusals[0].entity].id, "apa");
	CHECK_INT(a->mentions[0].at, strstr(file, "{entity: cnt") - file);
	CHECK_INT(a->refusals[0].at, strstr(file, "{entity: apa") - file);
	CHECK_INT(a->facts[0].at, strstr(file, "id: f-1") - file);
	CHECK(a->hash == hash_bytes(slice_of(file)));
	article_free(a);
	entities_release(&es);
}

static bool takes_the_second(const struct yaml_node *item, void *context)
{
	int *n = context;

	(void)item;
	return ++*n == 2;
}

TEST(article_read_lists_alone)
{
	static const char file[] = "title: T\ntext: CNT\nmentions: [{entity: a, quote: CNT}, "
				   "{entity: b, quote: C}]\n";
	struct entities es = {0};
	struct diag_list faults;
	struct article *a;
	struct yaml y;
	int n = 0;
	struct article_filter filter = {takes_the_second, &n, 1};

	diag_init(&faults, "a.yaml");
	yaml_read(&y, file, sizeof file - 1, &faults);
	a = article_read_lists("a", &y, &faults, &es, NULL);
	CHECK_INT(a->mention_count, 2);
	CHECK_INT(a->text.len, 0);
	article_free(a);
	a = article_read_lists("a", &y, &faults, &es, &filter);
	CHECK_INT(a->mention_count, 1);
	CHECK_STR(es.list.v[a->mentions[0].entity].id, "b");
	article_free(a);
	yaml_release(&y);
	diag_release(&faults);
	entities_release(&es);
}
