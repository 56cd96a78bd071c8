/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "store/article_read.h"

#include "dice.h"
#include "test.h"

#include <jansson.h>
#include <stdlib.h>
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

/* ---- read again with the library */

/* The object of one line: what is written must be what can be read. */
static json_t *reread(const struct str *line)
{
	json_error_t why;
	json_t *object = json_loadb(line->s, line->len, JSON_ALLOW_NUL, &why);

	CHECK(line->len > 0 && line->s[line->len - 1] == '\n');
	CHECK(memchr(line->s, '\n', line->len) == line->s + line->len - 1);
	if (!object)
		CHECK_STR(why.text, "");
	return object;
}

/* A value as words: null is "-", and what is no string is written as JSON. */
static const char *value(const json_t *object, const char *key)
{
	static char out[8][200];
	static unsigned next;
	const json_t *v = json_object_get(object, key);
	char *to = out[next++ % 8], *text;

	if (!v)
		return "(missing)";
	if (json_is_string(v))
		return json_string_value(v);
	text = json_is_null(v) ? NULL : json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);
	snprintf(to, sizeof out[0], "%s", text ? text : "-");
	free(text);
	return to;
}

/* "article title …": the keys in order. */
static void check_keys(const json_t *object, const char *want)
{
	struct str got = STR_INIT;
	const char *key;
	json_t *v;

	json_object_foreach((json_t *)(uintptr_t)object, key, v)
	    str_printf(&got, "%s%s", got.len ? " " : "", key);
	CHECK_STR(got.s, want);
	str_release(&got);
}

struct want {
	const char *key, *value;
};

static void check_values(const json_t *object, const struct want *want)
{
	struct str keys = STR_INIT;

	for (size_t i = 0; want[i].key; i++) {
		str_printf(&keys, "%s%s", i ? " " : "", want[i].key);
		CHECK_STR(value(object, want[i].key), want[i].value);
	}
	check_keys(object, keys.s);
	str_release(&keys);
}

#define VALUES(...) ((const struct want[]){__VA_ARGS__, {NULL, NULL}})

static const char everything[] =
    "postil: 1\n"
    "title: Le titre\n"
    "lang: fr\n"
    "date: \"2024-07\"\n"
    "source: {name: APA, url: \"https://apa.example\", author: MD}\n"
    "rights: © APA\n"
    "tags: [mali, russie]\n"
    "text: Le CNT siège à Bamako, dit le CNT.\n"
    "mentions:\n"
    "- {entity: cnt, before: \"Le \", quote: CNT}\n"
    "- {entity: mali, quote: [Le CNT, Bamako]}\n"
    "- {entity: cnt, quote: nulle part}\n"
    "- {entity: cnt, before: \"xxLe \", quote: CNT siège}\n"
    "facts:\n"
    "- id: f-7k2qd9\n"
    "  claim: Le CNT siège.\n"
    "  predicate: sits\n"
    "  roles: {agent: cnt, patient: [mali, des gens], theme: rien}\n"
    "  when: 2024-01~\n"
    "  where: mali\n"
    "  quantity: {value: 2.5, unit: t, of: blé}\n"
    "  sources: [{who: cnt, stance: alleges, quote: [dit, CNT]}, {who: x, quote: absent}]\n"
    "  evidence: [siège à Bamako, {quote: [Le, Bamako]}, absent]\n"
    "  verdict: disputed\n"
    "  reason: why\n"
    "  links: [{same-as: \"other#f-000000\"}, {part-of: f-0c4wzt}]\n"
    "  note: a note\n"
    "  by: me\n"
    "  on: \"2026-11-22\"\n"
    "- {id: f-0c4wzt, claim: Rien.}\n";

struct whole {
	struct entities es;
	struct article *a;
	struct str line;
};

static struct whole read_everything(void)
{
	struct whole w = {.line = STR_INIT};
	uint32_t i = entities_declare(&w.es, SLICE("cnt"));

	w.es.list.v[i].line = 1;
	w.es.list.v[i].type_word = "organization";
	i = entities_declare(&w.es, SLICE("mali"));
	w.es.list.v[i].line = 2;
	w.es.list.v[i].type_word = "état"; /* a corpus may have types of its own */
	w.a = article_read("art", "art.yaml", slice_of(everything), &w.es);
	return w;
}

static void release_whole(struct whole *w)
{
	article_free(w->a);
	entities_release(&w->es);
	str_release(&w->line);
}

TEST(jsonl_reread_of_an_article)
{
	struct whole w = read_everything();
	json_t *o;

	jsonl_article(&w.line, w.a);
	o = reread(&w.line);
	check_values(o,
		     VALUES({"article", "art"}, {"title", "Le titre"}, {"date", "2024-07"},
			    {"source", "APA"}, {"url", "https://apa.example"}, {"author", "MD"},
			    {"lang", "fr"}, {"rights", "© APA"}, {"tags", "[\"mali\",\"russie\"]"},
			    {"text", "Le CNT siège à Bamako, dit le CNT."}));
	json_decref(o);
	release_whole(&w);
}

TEST(jsonl_reread_of_mentions)
{
	static const char *const rows[][6] = {
	    {"cnt", "organization", "3", "6", "CNT", "exact"},
	    {"mali", "état", "0", "21", "Le CNT Bamako", "exact"},
	    {"cnt", "organization", "-", "-", "nulle part", "orphan"},
	    {"cnt", "organization", "-", "-", "CNT siège", "orphan"},
	};
	static const char *const keys[] = {"entity", "type", "start", "end", "quote", "state"};
	struct whole w = read_everything();

	CHECK_INT(w.a->mention_count, 4);
	for (size_t i = 0; i < w.a->mention_count; i++) {
		json_t *o;

		str_clear(&w.line);
		jsonl_mention(&w.line, w.a, &w.es, &w.a->mentions[i]);
		o = reread(&w.line);
		test_row("mention %zu", i);
		check_keys(o, i == 1 ? "article entity type start end quote state parts"
				     : "article entity type start end quote state");
		CHECK_STR(value(o, "article"), "art");
		for (size_t k = 0; k < 6; k++)
			CHECK_STR(value(o, keys[k]), rows[i][k]);
		if (i == 1)
			CHECK_STR(value(o, "parts"),
				  "[{\"start\":0,\"end\":6,\"quote\":\"Le CNT\"},"
				  "{\"start\":15,\"end\":21,\"quote\":\"Bamako\"}]");
		json_decref(o);
	}
	release_whole(&w);
}

static void check_sources(const json_t *o)
{
	const json_t *list = json_object_get(o, "sources");

	CHECK_INT(json_array_size(list), 2);
	check_values(json_array_get(list, 0),
		     VALUES({"who", "cnt"}, {"stance", "alleges"}, {"start", "23"}, {"end", "33"},
			    {"quote", "dit CNT"}, {"state", "exact"},
			    {"parts", "[{\"start\":23,\"end\":26,\"quote\":\"dit\"},"
				      "{\"start\":30,\"end\":33,\"quote\":\"CNT\"}]"}));
	check_values(json_array_get(list, 1),
		     VALUES({"who", "x"}, {"stance", "asserts"}, {"start", "-"}, {"end", "-"},
			    {"quote", "absent"}, {"state", "orphan"}));
}

static void check_evidence(const json_t *o)
{
	const json_t *list = json_object_get(o, "evidence");

	CHECK_INT(json_array_size(list), 3);
	check_values(
	    json_array_get(list, 0),
	    VALUES({"start", "7"}, {"end", "21"}, {"quote", "siège à Bamako"}, {"state", "exact"}));
	check_values(json_array_get(list, 1),
		     VALUES({"start", "0"}, {"end", "21"}, {"quote", "Le Bamako"},
			    {"state", "exact"},
			    {"parts", "[{\"start\":0,\"end\":2,\"quote\":\"Le\"},"
				      "{\"start\":15,\"end\":21,\"quote\":\"Bamako\"}]"}));
	check_values(json_array_get(list, 2), VALUES({"start", "-"}, {"end", "-"},
						     {"quote", "absent"}, {"state", "orphan"}));
}

TEST(jsonl_reread_of_facts)
{
	struct whole w = read_everything();
	json_t *o;

	jsonl_fact(&w.line, w.a, &w.a->facts[0]);
	o = reread(&w.line);
	check_keys(o, "id article claim predicate roles when where quantity sources evidence "
		      "verdict reason links note by on");
	check_sources(o);
	check_evidence(o);
	json_object_del(o, "sources");
	json_object_del(o, "evidence");
	check_values(o, VALUES({"id", "f-7k2qd9"}, {"article", "art"}, {"claim", "Le CNT siège."},
			       {"predicate", "sits"},
			       {"roles", "{\"agent\":\"cnt\",\"patient\":[\"mali\",\"des gens\"],"
					 "\"theme\":\"rien\"}"},
			       {"when", "2024-01~"}, {"where", "mali"},
			       {"quantity", "{\"value\":2.5,\"unit\":\"t\",\"of\":\"blé\"}"},
			       {"verdict", "disputed"}, {"reason", "why"},
			       {"links", "[{\"kind\":\"same-as\",\"article\":\"other\",\"fact\":"
					 "\"f-000000\"},{\"kind\":\"part-of\",\"article\":\"art\","
					 "\"fact\":\"f-0c4wzt\"}]"},
			       {"note", "a note"}, {"by", "me"}, {"on", "2026-11-22"}));
	json_decref(o);
	str_clear(&w.line);
	jsonl_fact(&w.line, w.a, &w.a->facts[1]);
	o = reread(&w.line);
	check_values(o, VALUES({"id", "f-0c4wzt"}, {"article", "art"}, {"claim", "Rien."},
			       {"predicate", "-"}, {"roles", "{}"}, {"when", "-"}, {"where", "-"},
			       {"quantity", "-"}, {"sources", "[]"}, {"evidence", "[]"},
			       {"verdict", "open"}));
	json_decref(o);
	release_whole(&w);
}

/* What is unknown is null, never left out and never an empty string. */
TEST(jsonl_reread_of_what_is_unknown)
{
	struct entry e = {.id = "x", .summary = {"", "", "", "", 0, 0, 0, 0, NULL, 0, NULL, 0}};
	struct entity bare = {.id = "x", .type_word = "place", .name = "X"};
	struct article *a = article_new("x");
	struct str line = STR_INIT;
	json_t *o;

	jsonl_list(&line, &e);
	o = reread(&line);
	check_values(o, VALUES({"article", "x"}, {"title", "-"}, {"date", "-"}, {"source", "-"},
			       {"lang", "-"}, {"words", "0"}, {"mentions", "0"}, {"facts", "0"}));
	json_decref(o);
	str_clear(&line);
	jsonl_entity(&line, &bare, 0, 0);
	o = reread(&line);
	check_values(o, VALUES({"id", "x"}, {"type", "place"}, {"name", "X"}, {"aliases", "[]"},
			       {"mentions", "0"}, {"articles", "0"}));
	json_decref(o);
	str_clear(&line);
	jsonl_article(&line, a);
	o = reread(&line);
	check_values(o, VALUES({"article", "x"}, {"title", "x"}, {"date", "-"}, {"source", "-"},
			       {"url", "-"}, {"author", "-"}, {"lang", "-"}, {"rights", "-"},
			       {"tags", "[]"}, {"text", ""}));
	json_decref(o);
	article_free(a);
	str_release(&line);
}

TEST(jsonl_reread_of_lists_entities_and_faults)
{
	struct entry e = {
	    .id = "2024",
	    .summary = {"T", "2024", "APA", "fr", 4000000000u, 2, 3, 4, NULL, 0, NULL, 0}};
	struct entity_link links[] = {{"wikidata", "Q1"}, {"a b", "é"}, {"", "x"}};
	struct entity full = {.id = "cnt",
			      .type_word = "organization",
			      .name = "Conseil",
			      .links = links,
			      .link_count = 3,
			      .note = "a note"};
	struct diag_list list;
	struct str line = STR_INIT;
	json_t *o;

	jsonl_list(&line, &e);
	o = reread(&line);
	check_values(o, VALUES({"article", "2024"}, {"title", "T"}, {"date", "2024"},
			       {"source", "APA"}, {"lang", "fr"}, {"words", "4000000000"},
			       {"mentions", "2"}, {"facts", "3"}));
	json_decref(o);
	str_clear(&line);
	jsonl_entity(&line, &full, 12, 3);
	o = reread(&line);
	check_values(o, VALUES({"id", "cnt"}, {"type", "organization"}, {"name", "Conseil"},
			       {"aliases", "[]"}, {"mentions", "12"}, {"articles", "3"},
			       {"links", "{\"wikidata\":\"Q1\",\"a b\":\"é\",\"\":\"x\"}"},
			       {"note", "a note"}));
	json_decref(o);
	diag_init(&list, "a\xff.yaml");
	for (unsigned code = 0; code < DIAG_CODES; code++) {
		const enum diag_code c = (enum diag_code)code;

		str_clear(&line);
		diag_add(&list, c, code + 1, 7, "said “%u”", code);
		jsonl_fault(&line, &list, &list.list.v[code]);
		o = reread(&line);
		test_row("%s", diag_word(c));
		CHECK_STR(value(o, "file"), "a\xEF\xBF\xBD.yaml");
		CHECK_INT(json_integer_value(json_object_get(o, "line")), code + 1);
		CHECK_STR(value(o, "severity"), diag_severity_name(diag_severity(c)));
		CHECK_STR(value(o, "code"), diag_word(c));
		CHECK(strncmp(value(o, "message"), "said “", 8) == 0);
		check_keys(o, "file line column severity code message");
		json_decref(o);
	}
	diag_release(&list);
	str_release(&line);
}

/* ---- any words */

static bool is_harmless(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	return cp >= 0x20 && cp != 0x7f && kind != UNICODE_CONTROL && kind != UNICODE_FORMAT &&
	       kind != UNICODE_PRIVATE && kind != UNICODE_LINE && kind != UNICODE_UNASSIGNED &&
	       !unicode_is_ignorable(cp);
}

/* Whatever the words: the line holds nothing that a terminal could take for more,
 * and reading it gives the words back, ill-formed parts as U+FFFD. */
TEST(jsonl_of_any_words_is_safe_and_whole)
{
	struct dice d = {107};

	for (int round = 0; round < 1500; round++) {
		struct str s = STR_INIT, want = STR_INIT, line = STR_INIT;
		struct entity e = {.id = "x", .type_word = "place"};
		json_t *o;
		uint32_t cp;

		dice_text(&d, &s, dice_below(&d, 12), DICE_HOSTILE);
		for (size_t i = 0; i < s.len;) {
			size_t n = utf8_decode(s.s + i, s.len - i, &cp);

			str_add(&want, cp == UTF8_BAD ? "\xEF\xBF\xBD" : s.s + i,
				cp == UTF8_BAD ? 3 : n);
			i += n;
		}
		e.name = s.s;
		jsonl_entity(&line, &e, 1, 1);
		test_row("%s", s.s);
		for (size_t i = 0; i + 1 < line.len;) {
			i += utf8_decode(line.s + i, line.len - i, &cp);
			CHECK(is_harmless(cp));
		}
		o = reread(&line);
		CHECK_STR(value(o, "name"), want.s);
		json_decref(o);
		str_release(&s);
		str_release(&want);
		str_release(&line);
	}
}

TEST(jsonl_of_an_article_that_was_made)
{
	static const struct jsonl_change changes[] = {{"crlf", 2}, {"cr", 0}, {"blank", 1}};
	const struct jsonl_new made = {"c/art.yaml", "UTF-8", changes, 3};
	struct entities es = {0};
	struct article *a = article_read(
	    "art", "art.yaml", SLICE("postil: 1\nlang: fr\ntext: |\n  Un mot.\n  Deux.\n"), &es);
	struct str line = STR_INIT;

	jsonl_new(&line, a, &made);
	CHECK_STR(line.s, "{\"path\":\"c/art.yaml\",\"article\":\"art\",\"title\":null,"
			  "\"date\":null,\"source\":null,\"lang\":\"fr\",\"rights\":null,"
			  "\"words\":3,\"paragraphs\":2,\"encoding\":\"UTF-8\","
			  "\"changes\":{\"crlf\":2,\"blank\":1}}\n");
	str_release(&line);
	article_free(a);
	entities_release(&es);
}
