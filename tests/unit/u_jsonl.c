/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"
#include "store/article_read.h"
#include "test.h"

#include <string.h>

static const char article[] = "postil: 1\n"
			      "title: \"T \\e[31m \\u202e \\u009b2J\"\n"
			      "date: \"2024-07\"\n"
			      "source: {name: APA}\n"
			      "tags: [a, b]\n"
			      "text: \"Le CNT, à Bamako.\\0\\n\"\n"
			      "mentions:\n"
			      "- {entity: cnt, quote: CNT}\n"
			      "- {entity: cnt, quote: [Le, Bamako]}\n"
			      "- {entity: cnt, quote: nulle part ailleurs}\n"
			      "facts:\n"
			      "- id: f-000000\n"
			      "  claim: \"c\\\"\\\\\"\n"
			      "  roles: {agent: cnt, theme: [cnt, some words]}\n"
			      "  quantity: {value: 25000, unit: t}\n"
			      "  sources: [{who: cnt, stance: denies, quote: à}, {who: x}]\n"
			      "  evidence: [{quote: CNT}]\n"
			      "  links: [{updates: \"o#f-000001\"}]\n"
			      "- {id: f-000001, claim: d}\n";

static struct article *read_article(struct entities *es)
{
	uint32_t i = entities_declare(es, SLICE("cnt"));

	es->list.v[i].line = 1;
	es->list.v[i].type_word = "organization";
	return article_read("art", "art.yaml", slice_of(article), es);
}

TEST(jsonl_mentions_have_stable_keys)
{
	static const char *const want[] = {
	    "{\"article\":\"art\",\"entity\":\"cnt\",\"type\":\"organization\",\"start\":3,"
	    "\"end\":6,\"quote\":\"CNT\",\"state\":\"exact\"}\n",
	    "{\"article\":\"art\",\"entity\":\"cnt\",\"type\":\"organization\",\"start\":0,"
	    "\"end\":16,\"quote\":\"Le "
	    "Bamako\",\"state\":\"exact\",\"parts\":[{\"start\":0,\"end\":2,"
	    "\"quote\":\"Le\"},{\"start\":10,\"end\":16,\"quote\":\"Bamako\"}]}\n",
	    "{\"article\":\"art\",\"entity\":\"cnt\",\"type\":\"organization\",\"start\":null,"
	    "\"end\":null,\"quote\":\"nulle part ailleurs\",\"state\":\"orphan\"}\n",
	};
	struct entities es = {0};
	struct article *a = read_article(&es);

	CHECK_INT(a->mention_count, 3);
	for (size_t i = 0; i < a->mention_count; i++) {
		struct str out = STR_INIT;

		jsonl_mention(&out, a, &es, &a->mentions[i]);
		CHECK_STR(out.s, want[i]);
		str_release(&out);
	}
	article_free(a);
	entities_release(&es);
}

TEST(jsonl_facts_have_stable_keys)
{
	static const char *const want[] = {
	    "{\"id\":\"f-000000\",\"article\":\"art\",\"claim\":\"c\\\"\\\\\",\"predicate\":null,"
	    "\"roles\":{\"agent\":\"cnt\",\"theme\":[\"cnt\",\"some words\"]},\"when\":null,"
	    "\"where\":null,\"quantity\":{\"value\":25000,\"unit\":\"t\"},\"sources\":[{\"who\":"
	    "\"cnt\",\"stance\":\"denies\",\"start\":8,\"end\":9,\"quote\":\"à\",\"state\":"
	    "\"exact\"},"
	    "{\"who\":\"x\",\"stance\":\"asserts\"}],\"evidence\":[{\"start\":3,\"end\":6,"
	    "\"quote\":\"CNT\",\"state\":\"exact\"}],\"verdict\":\"open\",\"links\":[{\"kind\":"
	    "\"updates\",\"article\":\"o\",\"fact\":\"f-000001\"}]}\n",
	    "{\"id\":\"f-000001\",\"article\":\"art\",\"claim\":\"d\",\"predicate\":null,\"roles\":"
	    "{},"
	    "\"when\":null,\"where\":null,\"quantity\":null,\"sources\":[],\"evidence\":[],"
	    "\"verdict\":\"open\"}\n",
	};
	struct entities es = {0};
	struct article *a = read_article(&es);

	CHECK_INT(a->fact_count, 2);
	for (size_t i = 0; i < a->fact_count; i++) {
		struct str out = STR_INIT;

		jsonl_fact(&out, a, &a->facts[i]);
		CHECK_STR(out.s, want[i]);
		str_release(&out);
	}
	article_free(a);
	entities_release(&es);
}

TEST(jsonl_article_escapes_what_a_terminal_could_take_for_more)
{
	struct entities es = {0};
	struct article *a = read_article(&es);
	struct str out = STR_INIT;

	jsonl_article(&out, a);
	CHECK_STR(out.s, "{\"article\":\"art\",\"title\":\"T \\u001B[31m \\u202E \\u009B2J\","
			 "\"date\":\"2024-07\",\"source\":\"APA\",\"url\":null,\"author\":null,"
			 "\"lang\":null,\"rights\":null,\"tags\":[\"a\",\"b\"],"
			 "\"text\":\"Le CNT, à Bamako.\\u0000\\n\"}\n");
	str_release(&out);
	article_free(a);
	entities_release(&es);
}

TEST(jsonl_mends_and_escapes_names_of_files)
{
	static const struct {
		const char *id, *want;
	} rows[] = {
	    {"a\xff\xfe"
	     "b",
	     "a\xEF\xBF\xBD\xEF\xBF\xBD"
	     "b"},
	    {"\xe2\x82", "\xEF\xBF\xBD"},
	    {"\xed\xa0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
	    {"a\nb\x7f", "a\\nb\\u007F"},
	    {"\xc2\x9b[2J", "\\u009B[2J"},
	    {"\xe2\x80\xae\xe2\x80\x8b\xc2\xad", "\\u202E\\u200B\\u00AD"},
	    {"\xf3\xa0\x81\x81\xee\x80\x80", "\\uDB40\\uDC41\\uE000"},
	    {"\xf0\x9f\x98\x80 é", "\xf0\x9f\x98\x80 é"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entry e = {.id = rows[i].id,
				  .summary = {.title = "", .date = "", .source = "", .lang = "fr"}};
		struct str out = STR_INIT, want = STR_INIT;

		jsonl_list(&out, &e);
		str_printf(&want,
			   "{\"article\":\"%s\",\"title\":null,\"date\":null,\"source\":null,"
			   "\"lang\":\"fr\",\"words\":0,\"mentions\":0,\"facts\":0}\n",
			   rows[i].want);
		CHECK_STR(out.s, want.s);
		str_release(&out);
		str_release(&want);
	}
}

TEST(jsonl_quantities_are_numbers_where_json_can_hold_them)
{
	static const char *const rows[][2] = {
	    {"25000", "25000"},
	    {"0", "0"},
	    {"-3", "-3"},
	    {"1.5", "1.5"},
	    {"0.1", "0.1"},
	    {"007", "\"007\""},
	    {"1e3", "\"1e3\""},
	    {"25 000", "\"25 000\""},
	    {"une vingtaine", "\"une vingtaine\""},
	    {"", "\"\""},
	    {"-", "\"-\""},
	    {".5", "\".5\""},
	    {"123456789012345", "123456789012345"},
	    {"1234567890123456", "\"1234567890123456\""},
	    {"2.", "\"2.\""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct article a = {.id = "a"};
		struct fact f = {.id = "f", .quantity.value = rows[i][0]};
		struct str out = STR_INIT, want = STR_INIT;

		jsonl_fact(&out, &a, &f);
		str_printf(&want, "\"quantity\":{\"value\":%s},", rows[i][1]);
		CHECK(strstr(out.s, want.s) != NULL);
		if (!strstr(out.s, want.s))
			CHECK_STR(out.s, want.s);
		str_release(&out);
		str_release(&want);
	}
}

TEST(jsonl_entities_and_faults)
{
	const char *aliases[] = {"CNT", "C\033"};
	struct entity_link link = {"wikidata", "Q1"};
	struct entity e = {.id = "cnt",
			   .type_word = "organization",
			   .name = "Conseil",
			   .aliases = aliases,
			   .alias_count = 2,
			   .links = &link,
			   .link_count = 1};
	struct diag_list list;
	struct str out = STR_INIT;

	jsonl_entity(&out, &e, 7, 2);
	CHECK_STR(out.s,
		  "{\"id\":\"cnt\",\"type\":\"organization\",\"name\":\"Conseil\",\"aliases\":"
		  "[\"CNT\",\"C\\u001B\"],\"mentions\":7,\"articles\":2,\"links\":"
		  "{\"wikidata\":\"Q1\"}}\n");
	str_clear(&out);
	diag_init(&list, "a.yaml");
	diag_add(&list, DIAG_ORPHAN, 3, 4, "gone");
	diag_add(&list, DIAG_FILE, 0, 0, "no");
	jsonl_fault(&out, &list, &list.list.v[0]);
	jsonl_fault(&out, &list, &list.list.v[1]);
	CHECK_STR(out.s,
		  "{\"file\":\"a.yaml\",\"line\":3,\"column\":4,\"severity\":\"error\","
		  "\"code\":\"orphan\",\"message\":\"gone\"}\n"
		  "{\"file\":\"a.yaml\",\"line\":null,\"column\":null,\"severity\":\"error\","
		  "\"code\":\"file\",\"message\":\"no\"}\n");
	diag_release(&list);
	str_release(&out);
}
