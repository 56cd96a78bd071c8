/* How one article may be spelt, what is said of faults, and what any bytes do.
 * SPDX-License-Identifier: MIT */
#include "store/article_read.h"

#include "base/utf8.h"
#include "port/jsonl.h"

#include "article_samples.h"
#include "dice.h"
#include "test.h"

#include <string.h>

/* ---- one article in many spellings */

/* All that was read, as lines, and the faults. */
static struct str print_bytes(struct slice bytes)
{
	struct entities es = {0};
	struct str out = STR_INIT;
	struct article *a;

	declare(&es, "cnt");
	declare(&es, "mali");
	a = article_read("art", "art.yaml", bytes, &es);
	diag_sort(&a->diags);
	jsonl_article(&out, a);
	for (size_t i = 0; i < a->mention_count; i++)
		jsonl_mention(&out, a, &es, &a->mentions[i]);
	for (size_t i = 0; i < a->fact_count; i++)
		jsonl_fact(&out, a, &a->facts[i]);
	for (size_t i = 0; i < a->diags.list.n; i++) {
		diag_format(&a->diags, &a->diags.list.v[i], &out);
		str_addc(&out, '\n');
	}
	article_free(a);
	entities_release(&es);
	return out;
}

static void check_same(const char *what, struct slice bytes, const char *want)
{
	struct str got = print_bytes(bytes);

	test_row("%s", what);
	CHECK_STR(got.s, want);
	str_release(&got);
}

/* Each newline becomes these bytes. */
static struct str with_line_ends(const char *text, const char *end)
{
	struct str out = STR_INIT;

	for (; *text; text++)
		if (*text == '\n')
			str_addz(&out, end);
		else
			str_addc(&out, *text);
	return out;
}

TEST(article_read_takes_any_line_ends_and_marks)
{
	struct str want = print_bytes(slice_of(whole));
	struct str crlf = with_line_ends(whole, "\r\n"), cr = with_line_ends(whole, "\r");
	struct str bom = STR_INIT, document = STR_INIT, comments = STR_INIT;

	str_printf(&bom, "\xef\xbb\xbf%s", whole);
	str_printf(&document, "%%YAML 1.1\n---\n%s...\n", whole);
	str_printf(&comments, "# first\n\n%s\n# last", whole);
	check_same("CR LF", dice_slice(&crlf), want.s);
	check_same("CR", dice_slice(&cr), want.s);
	check_same("a byte order mark", dice_slice(&bom), want.s);
	check_same("the marks of a document", dice_slice(&document), want.s);
	check_same("comments", dice_slice(&comments), want.s);
	str_release(&want);
	str_release(&crlf);
	str_release(&cr);
	str_release(&bom);
	str_release(&document);
	str_release(&comments);
}

/* The text of all these is CNT Mali, and they say no more than each other. */
TEST(article_read_takes_every_harmless_spelling)
{
	static const char *const rows[] = {
	    "postil: 1\ntext: CNT Mali\nmentions:\n- {entity: cnt, quote: CNT}\n",
	    "text: CNT Mali\nmentions:\n- {entity: cnt, quote: CNT}\npostil: 1\n",
	    "{postil: 1, text: CNT Mali, mentions: [{entity: cnt, quote: CNT}]}\n",
	    "{\"postil\": \"1\", \"text\": \"CNT Mali\", \"mentions\": [{\"entity\": \"cnt\", "
	    "\"quote\": \"CNT\"}]}",
	    "postil: '1'\ntext: 'CNT Mali'\nmentions:\n  - entity: cnt\n    quote: CNT\n",
	    "postil: 1\ntext: CNT Mali\nmentions: {entity: cnt, quote: CNT}\n",
	    "postil: 1\ntext: CNT Mali\nmentions:\n- {quote: [CNT], entity: cnt}\n",
	    "postil: 1\ntext: |-\n  CNT Mali\nmentions:\n- entity: cnt\n  quote: |-\n    CNT\n",
	    "postil: 1\ntext: >-\n  CNT\n  Mali\nmentions:\n- {entity: cnt, quote: CNT}\n",
	    "postil: 1\ntext: \"CNT\\x20Mali\"\nmentions:\n- {entity: cnt, quote: \"\\u0043NT\"}\n",
	    "postil: 1\ntext: CNT Mali\nmentions:\n- {entity: cnt, quote: CNT, before: }\n",
	    "postil: 1\ntext: CNT Mali\ntitle:\ntags:\nfacts:\nmentions:\n- {entity: cnt, quote: "
	    "CNT}\n",
	    "postil: 1\ntext: CNT Mali\ntags: []\nfacts: []\nsource: {}\nmentions:\n- {entity: "
	    "cnt, "
	    "quote: CNT, after: \" Mali\"}\n",
	    "? postil\n: 1\n? text\n: CNT Mali\n? mentions\n: - ? entity\n    : cnt\n    ? quote\n "
	    "   : "
	    "CNT\n",
	    "postil: 1 # the format\ntext: CNT Mali # the text\nmentions: # all\n- {entity: cnt, # "
	    "who\n"
	    "   quote: CNT}\n",
	    "postil:    1\ntext:\n  CNT\n  Mali\nmentions:\n\n\n-   {  entity:   cnt  ,  quote:  "
	    "CNT  }\n",
	};
	struct str want = print_bytes(slice_of(rows[0]));

	for (size_t i = 1; i < sizeof rows / sizeof *rows; i++)
		check_same(rows[i], slice_of(rows[i]), want.s);
	CHECK(strstr(want.s, "\"start\":0,\"end\":3") && !strstr(want.s, "error"));
	str_release(&want);
}

/* ---- faults, word for word */

TEST(article_read_says_what_is_wrong_and_what_to_do)
{
	static const char *const rows[][2] = {
	    {"", "art.yaml: error: the file is empty [missing-key]"},
	    {"# only a comment\n", "art.yaml: error: the file is empty [missing-key]"},
	    {"postil: 3\ntext: x\n",
	     "art.yaml:1:9: error: format version 3; this program reads version 1 [version]"},
	    {"postil: 1\n", "art.yaml:1:1: error: an article has no text [missing-key]"},
	    {"text: x\n", "art.yaml:1:1: error: an article has no postil [version]"},
	    {"words\n",
	     "art.yaml:1:1: error: an article must be a map of keys and values, not words "
	     "[wrong-kind]"},
	    {"[a]\n",
	     "art.yaml:1:1: error: an article must be a map of keys and values, not a list "
	     "[wrong-kind]"},
	    {HEAD "titel: x\n", "art.yaml:3:1: warning: unknown key “titel” in an article (did you "
				"mean title?); it is kept [unknown-key]"},
	    {HEAD "zzz: x\n",
	     "art.yaml:3:1: warning: unknown key “zzz” in an article; it is kept [unknown-key]"},
	    {HEAD "title: [a]\n",
	     "art.yaml:3:8: error: title must be words, not a list [wrong-kind]"},
	    {HEAD "lang: no\n", "art.yaml:3:7: warning: lang: no is true or false to other YAML "
				"readers: write it in quotes [unquoted]"},
	    {HEAD "title: 12:30\n", "art.yaml:3:8: warning: title: 12:30 is a number to other YAML "
				    "readers: write it in quotes [unquoted]"},
	    {HEAD "title: ~\n", "art.yaml:3:8: warning: title: ~ is nothing to other YAML readers: "
				"write it in quotes [unquoted]"},
	    {HEAD "rights: \"a\\x1bb\\x07\"\n",
	     "art.yaml:3:9: warning: rights holds 2 control characters [control-character]"},
	    {HEAD "date: \"2024-13\"\n",
	     "art.yaml:3:7: error: date: “2024-13” is no date: no such month: 01 to "
	     "12, or 21 to 24 for a season [bad-date]"},
	    {HEAD "mentions:\n- {entity: ghost, quote: CNT}\n",
	     "art.yaml:4:12: error: no entity is called ghost [unknown-entity]"},
	    {HEAD "mentions:\n- {entity: \"\", quote: CNT}\n",
	     "art.yaml:4:12: error: an id has no words [bad-value]"},
	    {HEAD "mentions:\n- {entity: cnt, quote: [CNT, \"\"]}\n",
	     "art.yaml:4:30: error: a quote has no words [bad-value]"},
	    {FACT "  verdict: maybe\n", "art.yaml:7:12: error: verdict: “maybe” is none of open, "
					"verified, disputed, deprecated [bad-value]"},
	    {FACT "  sources: [{who: cnt, stance: says}]\n",
	     "art.yaml:7:32: error: stance: “says” is none of asserts, claims, alleges, denies, "
	     "doubts [bad-value]"},
	    {FACT "  links: [{likes: a}]\n", "art.yaml:7:12: error: “likes” is none of same-as, "
					     "contradicts, updates, part-of [bad-value]"},
	    {FACT "  links: [{updates: \"#\"}]\n",
	     "art.yaml:7:21: error: a link is written ARTICLE#FACT, not “#” [bad-value]"},
	    {FACT "  links: [x]\n",
	     "art.yaml:7:11: error: a link is written {KIND: ARTICLE#FACT} [wrong-kind]"},
	    {FACT "  roles: cnt\n", "art.yaml:7:10: error: roles must be a map: {agent: ENTITY, "
				    "patient: ENTITY} [wrong-kind]"},
	    {FACT "  quantity: 25\n", "art.yaml:7:13: error: a quantity must be a map of keys and "
				      "values, not words [wrong-kind]"},
	    {HEAD "entities: [{id: x, type: law, name: X}]\n",
	     "art.yaml:3:1: warning: the register of the corpus wins over entities of the "
	     "article's "
	     "own [own-register]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entities es = {0};
		struct article *a = read_with(&es, rows[i][0]);
		struct str got = STR_INIT;

		test_row("%s", rows[i][0]);
		CHECK_INT(a->diags.list.n, 1);
		if (a->diags.list.n)
			diag_format(&a->diags, &a->diags.list.v[0], &got);
		CHECK_STR(got.s, rows[i][1]);
		str_release(&got);
		article_free(a);
		entities_release(&es);
	}
}

/* A value that a sentence quotes is cut, at a whole character. */
TEST(article_read_quotes_the_start_of_long_values)
{
	struct str text = STR_INIT, value = STR_INIT;

	for (int n = 18; n < 24; n++) {
		struct entities es = {0};
		struct article *a;
		const char *quoted, *end;

		str_clear(&text);
		str_printf(&text, "%sdate: \"%.*s", HEAD, n - 17, "xxxxxxx");
		for (int i = 0; i < 40; i++)
			str_addz(&text, "日");
		str_addz(&text, "\"\n");
		a = read_with(&es, text.s);
		test_row("%d", n);
		CHECK_INT(a->diags.list.n, 1);
		quoted = strstr(a->diags.list.v[0].message, "“");
		end = quoted ? strstr(quoted, "”") : NULL;
		CHECK(end && end - quoted > 50 && end - quoted <= 66);
		CHECK(end && strncmp(end - 3, "…", 3) == 0);
		CHECK(end && (end - quoted - 3 - (n - 17)) % 3 == 0);
		article_free(a);
		entities_release(&es);
	}
	str_release(&text);
	str_release(&value);
}

/* ---- limits */

TEST(article_read_of_very_much)
{
	enum { MANY = 5000 };
	struct str s = STR_INIT;
	struct entities es = {0};
	struct article *a;

	declare(&es, "cnt");
	str_addz(&s, "postil: 1\ntext: \"");
	for (int i = 0; i < MANY; i++)
		str_printf(&s, "m%d. ", i);
	str_addz(&s, "\"\nmentions:\n");
	for (int i = 0; i < MANY; i++)
		str_printf(&s, "- {entity: cnt, quote: m%d.}\n", i);
	str_addz(&s, "facts:\n");
	for (int i = 0; i < MANY; i++)
		str_printf(&s, "- {id: f-%06d, claim: c, evidence: m%d.}\n", i, i);
	a = article_read("a", "a", dice_slice(&s), &es);
	CHECK_INT(a->diags.list.n, 0);
	CHECK_INT(a->mention_count, MANY);
	CHECK_INT(a->fact_count, MANY);
	CHECK_INT(a->orphans + a->fuzzy, 0);
	CHECK_INT(a->mentions[MANY - 1].anchor.line, 3 + MANY);
	CHECK_INT(a->facts[MANY - 1].line, 4 + 2 * MANY);
	article_free(a);
	entities_release(&es);
	str_release(&s);
}

/* Faults past the most that are kept are counted. */
TEST(article_read_of_very_many_faults)
{
	struct str s = STR_INIT;
	struct entities es = {0};
	struct article *a;

	declare(&es, "cnt");
	str_addz(&s, "postil: 1\ntext: x\nmentions:\n");
	for (int i = 0; i < DIAG_MOST + 500; i++)
		str_addz(&s, "- {entity: nobody, quote: x}\n");
	a = article_read("a", "a", dice_slice(&s), &es);
	CHECK_INT(a->diags.list.n, DIAG_MOST);
	CHECK_INT(a->diags.dropped, 500);
	CHECK_INT(a->mention_count, DIAG_MOST + 500);
	CHECK_INT(es.list.n, 2); /* nobody is one, however often it is named */
	article_free(a);
	entities_release(&es);
	str_release(&s);
}

TEST(article_read_of_a_text_past_the_limits)
{
	static const char *const whole_file[] = {"\xff\xfep\0o\0", "\xfe\xff\0p\0o"};
	struct str s = STR_INIT;
	struct entities es = {0};
	struct article *a;

	str_addz(&s, "postil: 1\ntitle: T\ntext: \"");
	while (s.len < ((size_t)8 << 20) + 100)
		str_addz(&s, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde ");
	str_addz(&s, "\"\nlang: fr\n");
	a = article_read("a", "a", dice_slice(&s), &es);
	CHECK(a->diags.errors >= 1);
	CHECK_STR(diag_word(a->diags.list.v[0].code), "limit");
	CHECK_STR(a->title, "T");
	article_free(a);
	for (size_t i = 0; i < 2; i++) {
		a = article_read("a", "a", (struct slice){whole_file[i], 6}, &es);
		CHECK_INT(a->diags.errors, 1);
		CHECK_STR(diag_word(a->diags.list.v[0].code), "utf8");
		article_free(a);
	}
	entities_release(&es);
	str_release(&s);
}

/* ---- any bytes, in the places of any others */

TEST(article_read_survives_random_wounds)
{
	static const char *const wounds[] = {
	    "{",   "}",  "[", "]", ":", ",",  "-",    "\n",   "\"",   "'",  "#",  "&a ",
	    "*a ", "!!", "|", ">", "%", "\t", "\xff", "\xc3", "\x1b", "? ", "<<", "---\n"};
	struct dice d = {109};

	for (int round = 0; round < 1500; round++) {
		struct entities es = {0};
		struct str s = STR_INIT;
		struct article *a;
		uint32_t at = dice_below(&d, sizeof whole - 1), n = dice_below(&d, 3);

		str_add(&s, whole, at);
		str_addz(&s, wounds[dice_below(&d, sizeof wounds / sizeof *wounds)]);
		str_addz(&s, whole + at + (at + n < sizeof whole - 1 ? n : 0));
		a = article_read("a", "a", dice_slice(&s), &es);
		test_row("round %d at %u", round, (unsigned)at);
		CHECK(utf8_valid(a->text.s, a->text.len));
		for (size_t i = 0; i < a->mention_count; i++)
			CHECK(a->mentions[i].entity < es.list.n && a->mentions[i].anchor.n > 0);
		for (size_t i = 0; i < a->fact_count; i++)
			CHECK(a->facts[i].id && a->facts[i].line > 0);
		for (size_t i = 0; i < a->diags.list.n; i++)
			CHECK(a->diags.list.v[i].message[0] != '\0');
		article_free(a);
		entities_release(&es);
		str_release(&s);
	}
}
