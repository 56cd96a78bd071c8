/* SPDX-License-Identifier: MIT */
#include "store/record.h"

#include "test.h"

#include <stddef.h>
#include <string.h>

/* A record with a field of each plain kind, and one that is special. */
struct inner {
	const char *name;
};

struct sample {
	const char *text;
	const char *number;
	const char *date;
	enum verdict verdict;
	struct filler who;
	const char **words;
	size_t word_count;
	struct slice context;
	struct anchor quote;
	struct inner inner;
	int special; /* how often it was seen */
};

static bool set_verdict(struct slice word, void *member)
{
	return verdict_of(word, member);
}

static const struct choice verdicts = {set_verdict, NULL, "open, verified"};

static const struct schema_field inner_fields[] = {
    {.key = {"name", 4}, .kind = FIELD_TEXT, .flags = FIELD_REQUIRED}};
static const struct schema inner_schema = {"an inner one", inner_fields, 1};

#define FIELD(word, what, ...)                                                     \
	{                                                                          \
		.key = {word, sizeof(word) - 1}, .kind = FIELD_##what, __VA_ARGS__ \
	}
#define AT(member) .offset = offsetof(struct sample, member)

static const struct schema_field fields[] = {
    FIELD("postil", VERSION, .flags = 0),
    FIELD("text", TEXT, AT(text), .flags = FIELD_REQUIRED),
    FIELD("number", NUMBER, AT(number)),
    FIELD("date", DATE, AT(date)),
    FIELD("verdict", CHOICE, AT(verdict), .choice = &verdicts),
    FIELD("who", FILLER, AT(who)),
    FIELD("words", WORDS, AT(words), .offset_count = offsetof(struct sample, word_count)),
    FIELD("context", CONTEXT, AT(context)),
    FIELD("quote", QUOTE, AT(quote)),
    FIELD("inner", RECORD, AT(inner), .record = &inner_schema),
    FIELD("special", ROLES, .offset = 0),
};
static const struct schema schema = {"a sample", fields, sizeof fields / sizeof *fields};

static void see_special(struct record_reader *r, const struct schema_field *f,
			const struct yaml_node *n, void *record)
{
	CHECK(slice_is(f->key, "special"));
	CHECK(slice_is(yaml_key(n), "special"));
	CHECK(r->context == record);
	((struct sample *)record)->special++;
}

struct read {
	struct sample sample;
	struct arena arena;
	struct entities entities;
	struct str faults; /* "line:column [code] …", one a line */
	bool ok;
};

static struct read read_yaml(const char *text)
{
	struct read r = {.faults = STR_INIT, .sample.who.entity = 77};
	struct diag_list faults;
	struct yaml y;
	struct record_reader reader = {.yaml = &y,
				       .faults = &faults,
				       .arena = &r.arena,
				       .entities = &r.entities,
				       .special = see_special};
	struct sample sample = r.sample;
	uint32_t cnt = entities_declare(&r.entities, SLICE("cnt"));

	r.entities.list.v[cnt].line = 3;
	reader.context = &sample;
	diag_init(&faults, "f");
	CHECK(yaml_read(&y, text, strlen(text), &faults));
	r.ok = record_read(&reader, &schema, yaml_root(&y), &sample);
	diag_sort(&faults);
	for (size_t i = 0; i < faults.list.n; i++)
		str_printf(&r.faults, "%u:%u %s\n", (unsigned)faults.list.v[i].line,
			   (unsigned)faults.list.v[i].column, diag_word(faults.list.v[i].code));
	r.sample = sample;
	record_release(&reader);
	yaml_release(&y);
	diag_release(&faults);
	return r;
}

static void release(struct read *r)
{
	arena_release(&r->arena);
	entities_release(&r->entities);
	str_release(&r->faults);
}

/* All strings are the arena's: the tree they came from is gone. */
TEST(record_sets_the_member_of_each_kind)
{
	struct read r = read_yaml("postil: 1\n"
				  "text: words of it\n"
				  "number: 25000\n"
				  "date: \"2024-07\"\n"
				  "verdict: disputed\n"
				  "who: cnt\n"
				  "words: [a, \"b\", c d]\n"
				  "context: \"x\\ty\"\n"
				  "quote: [one, two]\n"
				  "inner: {name: in}\n"
				  "special: {any: thing}\n");

	CHECK(r.ok);
	CHECK_STR(r.faults.s, "");
	CHECK_STR(r.sample.text, "words of it");
	CHECK_STR(r.sample.number, "25000");
	CHECK_STR(r.sample.date, "2024-07");
	CHECK_INT(r.sample.verdict, VERDICT_DISPUTED);
	CHECK_INT(r.sample.who.entity, 0);
	CHECK_STR(r.sample.who.words, "cnt");
	CHECK_INT(r.sample.word_count, 3);
	CHECK_STR(r.sample.words[2], "c d");
	CHECK_INT(r.sample.context.len, 3);
	CHECK(memcmp(r.sample.context.s, "x\ty", 3) == 0);
	CHECK_INT(r.sample.quote.n, 2);
	CHECK(slice_is(r.sample.quote.parts[1], "two"));
	CHECK_INT(r.sample.quote.line, 9);
	CHECK_INT(r.sample.quote.column, 8);
	CHECK_INT(r.sample.quote.state, ANCHOR_ORPHAN);
	CHECK_STR(r.sample.inner.name, "in");
	CHECK_INT(r.sample.special, 1);
	release(&r);
}

TEST(record_reports_at_the_value)
{
	static const struct {
		const char *text, *faults;
		bool ok;
	} rows[] = {
	    {"text: x\n", "", true},
	    {"text: x\npostil: 2\n", "2:9 version\n", true},
	    {"text: x\npostil: [1]\n", "2:9 wrong-kind\n", true},
	    {"number: 3\n", "1:1 missing-key\n", true},
	    {"text:\n", "1:1 missing-key\n", true},
	    {"text: \"\"\n", "", true},
	    {"text: ~\n", "1:7 unquoted\n", true},
	    {"text: 1e3\n", "1:7 unquoted\n", true},
	    {"text: x\nnumber: 1e3\n", "", true}, /* is one to everybody */
	    {"text: x\nnumber: {a: b}\n", "2:9 wrong-kind\n", true},
	    {"text: x\ndate: 2024-07-04\n", "2:7 unquoted\n", true},
	    {"text: x\ndate: le 4\n", "2:7 bad-date\n", true},
	    {"text: x\ndate: 12:30\n", "2:7 unquoted\n2:7 bad-date\n", true},
	    {"text: x\nverdict: yes\n", "2:10 bad-value\n", true},
	    {"text: x\nwho: [a]\n", "2:6 wrong-kind\n", true},
	    {"text: x\nwords: [a, {b: c}, on]\n", "2:12 wrong-kind\n2:20 unquoted\n", true},
	    {"text: x\nwords: {b: c}\n", "2:8 wrong-kind\n", true},
	    {"text: x\ncontext: [a]\n", "2:10 wrong-kind\n", true},
	    {"text: x\nquote: [\"\", [a]]\n", "2:9 bad-value\n2:13 wrong-kind\n", true},
	    {"text: x\ninner: y\n", "2:8 wrong-kind\n", true},
	    {"text: x\ninner: {}\n", "2:8 missing-key\n", true},
	    {"text: x\nother: y\n", "2:1 unknown-key\n", true},
	    {"text: \"\\x07\\x7f\\u0085\"\n", "1:7 control-character\n", true},
	    {"text: \"a\\tb\\nc\"\n", "", true},
	    {"- a\n", "1:1 wrong-kind\n", false},
	    {"a\n", "1:1 wrong-kind\n", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct read r = read_yaml(rows[i].text);

		test_row("%s", rows[i].text);
		CHECK_STR(r.faults.s, rows[i].faults);
		CHECK_INT(r.ok, rows[i].ok);
		release(&r);
	}
}

/* What is wrong or not there leaves the member as it was. */
TEST(record_keeps_defaults)
{
	struct read r = read_yaml("text: [x]\nverdict: nope\nwho: {a: b}\nnumber: [1]\nspecial:\n");

	CHECK(r.ok);
	CHECK(r.sample.text == NULL && r.sample.number == NULL);
	CHECK_INT(r.sample.verdict, VERDICT_OPEN);
	CHECK_INT(r.sample.who.entity, 77);
	CHECK_INT(r.sample.special, 0);
	CHECK_INT(r.sample.word_count, 0);
	CHECK_STR(r.faults.s, "1:7 wrong-kind\n2:10 bad-value\n3:6 wrong-kind\n4:9 wrong-kind\n");
	release(&r);
}

/* A single value is a list of one; nothing is a list of none. */
TEST(record_takes_one_value_for_a_list)
{
	static const struct {
		const char *text;
		size_t words;
		uint32_t parts;
	} rows[] = {
	    {"text: x\nwords: a\nquote: b\n", 1, 1},
	    {"text: x\nwords:\nquote:\n", 0, 0},
	    {"text: x\nwords: []\nquote: []\n", 0, 0},
	    {"text: x\nwords: [a]\nquote: [b]\n", 1, 1},
	    {"text: x\nwords: \"\"\nquote: [a, b, c]\n", 1, 3},
	    {"text: x\nwords:\n- a\n- b\nquote:\n- a\n", 2, 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct read r = read_yaml(rows[i].text);

		test_row("%s", rows[i].text);
		CHECK_STR(r.faults.s, "");
		CHECK_INT(r.sample.word_count, rows[i].words);
		CHECK_INT(r.sample.quote.n, rows[i].parts);
		release(&r);
	}
}

/* Where the member ends at a NUL, one inside is shown; bytes keep theirs. */
TEST(record_never_cuts_at_a_nul)
{
	struct read r = read_yaml("text: \"\\0\"\nwho: \"a\\0\"\nnumber: \"\\01\"\n"
				  "words: [\"a\\0b\\0\"]\nquote: \"\\0q\"\n");

	CHECK_STR(r.sample.text, "\xEF\xBF\xBD");
	CHECK_STR(r.sample.who.words, "a\xEF\xBF\xBD");
	CHECK_STR(r.sample.number, "\xEF\xBF\xBD"
				   "1");
	CHECK_STR(r.sample.words[0], "a\xEF\xBF\xBD"
				     "b\xEF\xBF\xBD");
	CHECK_INT(r.sample.quote.parts[0].len, 2);
	release(&r);
}

TEST(record_fillers_are_entities_where_they_are_declared)
{
	static const struct {
		const char *word;
		bool declared, alone; /* no register was read */
		bool entity;
	} rows[] = {
	    {"cnt", true, false, true}, {"ghost", false, false, false}, {"used", false, true, true},
	    {"cnt", true, true, true},  {"CNT", true, false, false},    {"", true, false, false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct diag_list faults;
		struct arena arena = {0};
		struct str text = STR_INIT;
		struct yaml y;
		struct record_reader r = {
		    .yaml = &y, .faults = &faults, .arena = &arena, .entities = &es};
		struct filler got = {NULL, 0};
		uint32_t at = rows[i].declared ? entities_declare(&es, SLICE("cnt"))
					       : entities_intern(&es, SLICE("used"));

		entities_intern(&es, SLICE("ghost"));
		es.list.v[at].line = rows[i].alone ? 0 : 4;
		CHECK_INT(record_has_register(&es), !rows[i].alone);
		str_printf(&text, "\"%s\"", rows[i].word);
		diag_init(&faults, "f");
		CHECK(yaml_read(&y, text.s, text.len, &faults));
		CHECK(record_filler(&r, "who", yaml_root(&y), &got));
		test_row("%s", rows[i].word);
		CHECK_STR(got.words, rows[i].word);
		CHECK_INT(got.entity != ENTITY_NONE, rows[i].entity);
		yaml_release(&y);
		record_release(&r);
		diag_release(&faults);
		arena_release(&arena);
		entities_release(&es);
		str_release(&text);
	}
}

/* A key that is unknown in many records is told once for each kind of record. */
TEST(record_tells_an_unknown_key_once_for_each_kind)
{
	static const char text[] = "- {text: x, odd: 1, inner: {name: a, odd: 2}}\n"
				   "- {text: x, odd: 3, inner: {name: a, odd: 4}, odder: 5}\n";
	struct diag_list faults;
	struct arena arena = {0};
	struct yaml y;
	struct record_reader r = {.yaml = &y, .faults = &faults, .arena = &arena};

	diag_init(&faults, "f");
	CHECK(yaml_read(&y, text, sizeof text - 1, &faults));
	for (const struct yaml_node *n = yaml_first(yaml_root(&y)); n; n = yaml_next(n)) {
		struct sample s = {0};

		CHECK(record_read(&r, &schema, n, &s));
		CHECK_STR(s.inner.name, "a");
	}
	CHECK_INT(faults.list.n, 3);
	CHECK_INT(faults.list.v[0].column, 13);
	CHECK_INT(faults.list.v[1].column, 38);
	CHECK_INT(faults.list.v[2].line, 2);
	CHECK(strstr(faults.list.v[0].message, "“odd” in a sample") != NULL);
	CHECK(strstr(faults.list.v[1].message, "“odd” in an inner one") != NULL);
	CHECK(strstr(faults.list.v[2].message, "“odder” in a sample") != NULL);
	record_release(&r);
	yaml_release(&y);
	diag_release(&faults);
	arena_release(&arena);
}
