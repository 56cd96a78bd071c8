/* u_yaml: the tree of hand-made samples, faults and what is left after them,
 * limits, and the worst of inputs.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/utf8.h"
#include "store/yaml.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* ---- a tree as one line.  Scalars are p's'd"l|f> for plain, single, double,
 * literal, folded, then value, then @beg-end; -N or :N is the sep, ,N the
 * comma, ^N a pre before beg.  (map) [list], with ! when of flow style. */

static void show(const struct yaml_node *n, struct str *out);

static void show_value(struct slice v, struct str *out)
{
	for (size_t i = 0; i < v.len; i++) {
		if (v.s[i] == '\n')
			str_addz(out, "\\n");
		else if (v.s[i] == '\r')
			str_addz(out, "\\r");
		else
			str_addc(out, v.s[i]);
	}
}

static void show_children(const struct yaml_node *n, struct str *out)
{
	str_addc(out, n->kind == YAML_MAP ? '(' : '[');
	for (const struct yaml_node *c = yaml_first(n); c; c = yaml_next(c)) {
		if (c != yaml_first(n))
			str_addc(out, ' ');
		if (yaml_key_node(c))
			show(yaml_key_node(c), out);
		if (yaml_key_node(c))
			str_addc(out, '=');
		show(c, out);
	}
	str_addc(out, n->kind == YAML_MAP ? ')' : ']');
	if (n->style == YAML_FLOW)
		str_addc(out, '!');
}

static void show(const struct yaml_node *n, struct str *out)
{
	if (n->kind == YAML_SCALAR) {
		str_addc(out, "psdlf"[n->style]);
		show_value(n->value, out);
	} else {
		show_children(n, out);
	}
	str_printf(out, "@%u-%u", n->beg, n->end);
	if (n->pre != n->beg)
		str_printf(out, "^%u", n->pre);
	if (n->sep != YAML_NOWHERE)
		str_printf(out, ":%u", n->sep);
	if (n->comma != YAML_NOWHERE)
		str_printf(out, ",%u", n->comma);
	if (n->broken)
		str_addc(out, '!');
}

/* "line:column word" of each fault. */
static void show_faults(const struct diag_list *d, struct str *out)
{
	for (size_t i = 0; i < d->list.n; i++)
		str_printf(out, "%s%u:%u %s", i ? ", " : "", d->list.v[i].line, d->list.v[i].column,
			   diag_word(d->list.v[i].code));
}

static void check_read(const char *bytes, size_t len, const char *tree, const char *faults)
{
	struct str got = STR_INIT, bad = STR_INIT;
	struct diag_list d;
	struct yaml y;

	diag_init(&d, "sample");
	CHECK(yaml_read(&y, bytes, len, &d));
	show(yaml_root(&y), &got);
	show_faults(&d, &bad);
	CHECK_STR(got.s, tree);
	CHECK_STR(bad.s, faults);
	CHECK(y.faulty == (d.errors > 0));
	str_release(&got);
	str_release(&bad);
	yaml_release(&y);
	diag_release(&d);
}

static const struct sample {
	const char *bytes, *tree;
} samples[] = {
#include "yaml_samples.h"
};

TEST(yaml_samples_have_their_places)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		check_read(samples[i].bytes, strlen(samples[i].bytes), samples[i].tree, "");
}

/* ---- faults, and what is left */

/* The first column is what a person may have done. */
static const struct {
	const char *what, *bytes, *tree, *faults;
} hurt[] = {
#include "yaml_hurt.h"
};

TEST(yaml_goes_on_after_a_fault)
{
	for (size_t i = 0; i < sizeof hurt / sizeof *hurt; i++)
		check_read(hurt[i].bytes, strlen(hurt[i].bytes), hurt[i].tree, hurt[i].faults);
}

static void check_sentence(const char *bytes, const char *part)
{
	struct diag_list d;
	struct yaml y;
	bool found = false;

	diag_init(&d, "sample");
	yaml_read(&y, bytes, strlen(bytes), &d);
	for (size_t i = 0; i < d.list.n; i++)
		found |= strstr(d.list.v[i].message, part) != NULL;
	if (!found)
		printf("# no \"%s\" but \"%s\"\n", part,
		       d.list.n ? d.list.v[0].message : "nothing");
	CHECK(found);
	yaml_release(&y);
	diag_release(&d);
}

TEST(yaml_faults_say_what_to_do)
{
	static const char *const rows[][2] = {
	    {"a: \"b\n", "never closed"},
	    {"- {a: \"b}\n- {a: \"c\"}\n", "not closed on its line"},
	    {"a: b: c\n", "put the value between quotes"},
	    {"a: 1\n  b: 2\n", "indentation"},
	    {"a:\n\tb: 1\n", "a tab indents"},
	    {"a: @b\n", "cannot begin with '@'"},
	    {"a: `b`\n", "cannot begin with '`'"},
	    {"a: \"b\" c\n", "after the closing quote"},
	    {"a: {b: c\nd: e\n", "'{' is not closed by a '}'"},
	    {"a: [b, c\n", "'[' is not closed by a ']'"},
	    {"a: b\nfoo\nc: d\n", "a key and ':' are expected"},
	    {"a: \"\\q\"\n", "escape"},
	    {"a: |x\n  b\n", "begins on the next line"},
	    {"a: *b\n", "aliases"},
	    {"a: &b c\n", "anchors"},
	    {"a: 1\n---\nb: 2\n", "second document"},
	    {"a: 1\nb: 2\na: 3\n", "'a' is given twice; it stands first on line 1"},
	    {"a: \x1b[0m\n", "U+001B (ESC)"},
	    {"a: caf\xe9\n", "0xE9 is not UTF-8"},
	    {"a: \xc2\x9b\n", "U+009B"},
	    {"t: |\n  a\xe2\x80\xa8 b\n", "U+2028 ends a line"},
	    {"n:\n- m: |\n    a\xc2\x85"
	     "b\n",
	     "U+0085 ends a line"},
	    {"t: |\n  a\n\tb\n", "a tab indents the text"},
	    {"t: |\n  a\nMargin of the text.\n", "begin it with 2 spaces"},
	    {"%YAML 2.0\n---\na: b\n", "%YAML"},
	    {"%YAML 1.1\na: b\n", "'---' is expected"},
	    {"a: b\n- c\n", "check its indentation"},
	    {"a: b]\nc: ]\n", "closes nothing"},
	    {"a: , b\n", "outside of [ ]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_sentence(rows[i][0], rows[i][1]);
}

/* ---- reading the tree */

TEST(yaml_get_takes_the_first_of_two)
{
	static const char text[] = "a: 1\nb: {x: y}\na: 2\nc:\n";
	struct diag_list d;
	struct yaml y;
	const struct yaml_node *root;

	diag_init(&d, "sample");
	CHECK(yaml_read(&y, text, sizeof text - 1, &d));
	root = yaml_root(&y);
	CHECK(slice_is(yaml_get(root, "a")->value, "1"));
	CHECK(!yaml_get(root, "x") && !yaml_get(yaml_get(root, "a"), "x") && !yaml_get(NULL, "a"));
	CHECK_INT(yaml_count(root), 3);
	CHECK(yaml_is_empty(yaml_get(root, "c")) && !yaml_is_empty(root) && !yaml_is_empty(NULL));
	CHECK(yaml_parent(yaml_get(root, "b")) == root && !yaml_parent(root));
	CHECK(yaml_parent(yaml_key_node(yaml_get(root, "b"))) == root);
	CHECK(!yaml_first(NULL) && !yaml_next(NULL) && yaml_key(NULL).len == 0);
	yaml_release(&y);
	CHECK(!yaml_root(&y));
	diag_release(&d);
}

TEST(yaml_duplicates_are_found_in_maps_of_any_size)
{
	for (int n = 1; n < 40; n++) {
		struct str s = STR_INIT;
		struct diag_list d;
		struct yaml y;

		for (int i = 0; i < n; i++)
			str_printf(&s, "k%d: 1\n", i);
		str_printf(&s, "k%d: 1\nk%d: 2\n", n / 2, n / 2);
		diag_init(&d, "sample");
		CHECK(yaml_read(&y, s.s, s.len, &d));
		CHECK_INT(d.list.n, 2);
		CHECK_INT(d.list.v[0].line, n + 1);
		CHECK_INT(yaml_count(yaml_root(&y)), n);
		yaml_release(&y);
		diag_release(&d);
		str_release(&s);
	}
}

static void check_place(struct yaml *y, size_t at, uint32_t line, uint32_t column)
{
	struct yaml_place p = yaml_place_at(y, at);

	CHECK_INT(p.line, line);
	CHECK_INT(p.column, column);
}

TEST(yaml_place_counts_code_points_and_all_line_ends)
{
	static const char text[] = "\xef\xbb\xbf\xc3\xa9: 1\r\nb: \xf0\x9f\x98\x80 x\rc: 2\n\nd: 3";
	struct diag_list d;
	struct yaml y;

	diag_init(&d, "sample");
	CHECK(yaml_read(&y, text, sizeof text - 1, &d));
	check_place(&y, 3, 1, 1);
	check_place(&y, 7, 1, 4);
	check_place(&y, 10, 2, 1);
	check_place(&y, 18, 2, 6);
	check_place(&y, 20, 3, 1);
	check_place(&y, 26, 5, 1);
	check_place(&y, 29, 5, 4);
	check_place(&y, 1000, 5, 5);
	check_place(&y, 3, 1, 1);
	yaml_release(&y);
	diag_release(&d);
}

/* A list of very many records may stand on one line: no place may be counted
 * from its start, neither on the way forth nor back a little. */
TEST(yaml_places_of_a_long_line_take_linear_time)
{
	enum { RECORDS = 20000, EACH = 24 };
	char *text = mem_alloc((size_t)RECORDS * EACH);
	struct yaml y = {.bytes = text, .len = (size_t)RECORDS * EACH};
	clock_t began;
	size_t wrong = 0;

	for (size_t i = 0; i < RECORDS; i++)
		memcpy(text + i * EACH, "{entité: a, quote: xx}, ", EACH);
	began = clock();
	for (size_t i = 0; i < RECORDS; i++) {
		wrong += yaml_place_at(&y, i * EACH).column != i * (EACH - 1) + 1;
		wrong += yaml_place_at(&y, i * EACH + 20).column != i * (EACH - 1) + 20;
		wrong += yaml_place_at(&y, i * EACH + 8).column != i * (EACH - 1) + 8;
	}
	CHECK_INT(wrong, 0);
	CHECK(clock() - began < CLOCKS_PER_SEC / 4);
	check_place(&y, 6, 1, 7);
	check_place(&y, 0, 1, 1);
	check_place(&y, 3 * EACH, 1, 3 * (EACH - 1) + 1);
	yaml_release(&y);
	free(text);
}

/* ---- limits and the worst of inputs */

static void repeat(struct str *s, const char *before, const char *unit, size_t n, const char *after)
{
	str_clear(s);
	str_addz(s, before);
	for (size_t i = 0; i < n; i++)
		str_addz(s, unit);
	str_addz(s, after);
}

/* Reads in under half a second of CPU; gives the first fault's word. */
static const char *time_read(const struct str *s)
{
	struct diag_list d;
	struct yaml y;
	clock_t began = clock();
	const char *word;

	diag_init(&d, "bomb");
	yaml_read(&y, s->s, s->len, &d);
	CHECK(clock() - began < CLOCKS_PER_SEC / 2);
	word = d.list.n ? diag_word(d.list.v[0].code) : "none";
	for (size_t i = 0; i < d.list.n; i++)
		CHECK(d.list.v[i].line > 0 && d.list.v[i].column > 0);
	yaml_release(&y);
	diag_release(&d);
	return word;
}

TEST(yaml_bombs_are_refused_at_once)
{
	static const struct {
		const char *before, *unit, *after, *word;
		size_t n;
	} rows[] = {
	    {"", "[", "", "limit", 100000},
	    {"", "{", "", "limit", 100000},
	    {"", "- ", "", "limit", 100000},
	    {"", "? ", "", "limit", 100000},
	    {"", "[{", "", "limit", 100000},
	    {"", "{a: ", "", "limit", 100000},
	    {"", "[? ", "", "limit", 100000},
	    {"", "[\n", "", "limit", 100000},
	    {"", "- ? ", "", "limit", 100000},
	    {"a: ", "[", "\nb: 1\n", "limit", 100000},
	    {"", "[[[[[[[[[[[[[[[[\n", "", "limit", 10000},
	    {"", "!t ", "a", "syntax", 100000},
	    {"", "&a ", "a", "alias", 100000},
	    {"", "%TAG !e! tag:x,2000:\n", "---\na: b\n", "limit", 20000},
	    {"", "k: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n", "", "duplicate-key", 10000},
	    {"", "k: \"x\n", "", "syntax", 100001},
	    {"l:\n", "- {a: \"b}\n", "", "syntax", 30001},
	    {"", ": |", "", "syntax", 300000},
	    {"a: \"", "x", "\n", "syntax", 1000000},
	    {"t: |\n", "x\n", "", "syntax", 100000},
	    {"a: ", "\x01", "", "syntax", 100000},
	};
	struct str s = STR_INIT;
	const char *word;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		repeat(&s, rows[i].before, rows[i].unit, rows[i].n, rows[i].after);
		word = time_read(&s);
		if (strcmp(word, rows[i].word) != 0)
			printf("# row %zu\n", i);
		CHECK_STR(word, rows[i].word);
	}
	str_release(&s);
}

TEST(yaml_depth_of_64_is_read_and_65_is_not)
{
	struct str s = STR_INIT;

	repeat(&s, "", "[", 64, "");
	for (int i = 0; i < 64; i++)
		str_addc(&s, ']');
	CHECK_STR(time_read(&s), "none");
	repeat(&s, "", "- ", 64, "a\n");
	CHECK_STR(time_read(&s), "none");
	repeat(&s, "", "- ", 65, "a\n");
	CHECK_STR(time_read(&s), "limit");
	str_release(&s);
}

/* A pair in a list is a map, and that one too deep has nothing in it. */
TEST(yaml_a_pair_too_deep_is_left_empty)
{
	struct str s = STR_INIT;
	struct diag_list d;
	struct yaml y;

	repeat(&s, "", "[", 64, "a: b");
	diag_init(&d, "sample");
	CHECK(yaml_read(&y, s.s, s.len, &d));
	CHECK_INT(d.list.n, 1);
	CHECK(d.list.v[0].code == DIAG_LIMIT);
	CHECK_INT(y.nodes.n, 65);
	CHECK(!yaml_first(&y.nodes.v[64]));
	yaml_release(&y);
	diag_release(&d);
	str_release(&s);
}

TEST(yaml_limits_are_kept)
{
	struct str s = STR_INIT;
	struct diag_list d;
	struct yaml y;

	repeat(&s, "? ", "k", YAML_KEY_MOST, "\n: 1\n");
	CHECK_STR(time_read(&s), "none");
	repeat(&s, "? ", "k", YAML_KEY_MOST + 1, "\n: 1\n");
	CHECK_STR(time_read(&s), "limit");
	repeat(&s, "", "-\n", 500000, "");
	CHECK_STR(time_read(&s), "limit");

	diag_init(&d, "sample");
	repeat(&s, "a: ", "x", YAML_SCALAR_MOST + 1, "\nb: 1\n");
	CHECK(yaml_read(&y, s.s, s.len, &d));
	CHECK_INT(d.list.n, 1);
	CHECK(yaml_get(yaml_root(&y), "a")->broken && yaml_get(yaml_root(&y), "b"));
	yaml_release(&y);
	repeat(&s, "", "# 45678901234567890123456789012\n", FILE_LIMIT / 32 + 1, "");
	CHECK(!yaml_read(&y, s.s, s.len, &d));
	yaml_release(&y);
	diag_release(&d);
	str_release(&s);
}

TEST(yaml_refuses_utf16)
{
	static const struct slice rows[] = {{"\xff\xfe"
					     "a\0",
					     4},
					    {"\xfe\xff\0a", 4},
					    {"a\0:\0", 4},
					    {"\0a\0:", 4}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diag_list d;
		struct yaml y;

		diag_init(&d, "sample");
		CHECK(!yaml_read(&y, rows[i].s, rows[i].len, &d));
		CHECK(!yaml_root(&y));
		CHECK_INT(d.list.n, 1);
		CHECK(d.list.v[0].code == DIAG_UTF8);
		yaml_release(&y);
		diag_release(&d);
	}
}

/* A large article: 10,000 mentions and 1,000 facts. */
TEST(yaml_reads_a_large_article)
{
	struct str s = STR_INIT;
	struct diag_list d;
	struct yaml y;
	const struct yaml_node *root;

	repeat(&s, "postil: 1\ntext: |\n",
	       "  L\xe2\x80\x99\xc3\xa9t\xc3\xa9 \xc2\xab russe \xc2\xbb.\n", 6000,
	       "\nmentions:\n");
	for (int i = 0; i < 10000; i++)
		str_printf(&s, "- {entity: e%d, before: \"a \", quote: b%d}\n", i % 50, i);
	str_addz(&s, "\nfacts:\n");
	for (int i = 0; i < 1000; i++)
		str_printf(&s,
			   "- id: f-%d\n  claim: c\n  roles: {agent: e}\n  evidence:\n"
			   "  - {quote: d}\n",
			   i);
	diag_init(&d, "sample");
	CHECK(yaml_read(&y, s.s, s.len, &d));
	root = yaml_root(&y);
	CHECK_INT(d.list.n, 0);
	CHECK_INT(yaml_count(yaml_get(root, "mentions")), 10000);
	CHECK_INT(yaml_count(yaml_get(root, "facts")), 1000);
	CHECK_INT(yaml_get(root, "text")->value.len, 6000 * 23);
	yaml_release(&y);
	diag_release(&d);
	str_release(&s);
}

static const char article[] =
    "\xef\xbb\xbf# c\npostil: 1\ntitle: \"\xc3\xa9\\u00e9\" # d\ntext: |-\n"
    "  L\xe2\x80\x99\xc3\xa9t\xc3\xa9 \xf0\x9f\x98\x80.\n\n   Deux.\r\n"
    "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
    "  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
    "mentions:\n- {entity: a, quote: [b, 'c']}\n- {entity: \xc3\xa9, quote: \"d\"}\n"
    "facts:\n- id: f-1\n  claim: >\n    one\n    two\n  roles: {agent: a}\n  ? x\n  : y\n"
    "- id: f-2\n  note: |+\n    n\n\n";

TEST(yaml_truncated_anywhere_is_still_read)
{
	for (size_t n = 0; n < sizeof article; n++) {
		char *copy = mem_dup(article, n); /* for the sanitizer */
		struct diag_list d;
		struct yaml y;
		const struct yaml_node *root;

		diag_init(&d, "sample");
		CHECK(yaml_read(&y, copy, n, &d));
		root = yaml_root(&y);
		CHECK(root != NULL);
		if (n > 40)
			CHECK(yaml_get(root, "postil") && yaml_get(root, "title"));
		yaml_release(&y);
		diag_release(&d);
		free(copy);
	}
}

/* libyaml would take the line after the text for text. */
TEST(yaml_a_separator_after_the_text_is_a_line)
{
	struct str s = STR_INIT;
	struct diag_list d;
	struct yaml y;

	repeat(&s, "t: |\n  a\n", "  text\n", 50, "\xe2\x80\xa8  b\nc: 1\n");
	diag_init(&d, "sample");
	CHECK(yaml_read(&y, s.s, s.len, &d));
	CHECK_INT(d.list.n, 0);
	CHECK_INT(yaml_get(yaml_root(&y), "c")->beg, s.len - 2);
	CHECK_INT(yaml_get(yaml_root(&y), "t")->value.len, 2 + 50 * 5 + 3 + 2);
	yaml_release(&y);
	diag_release(&d);
	str_release(&s);
}

/* The text and the other items outlive a fault in any one line below. */
TEST(yaml_a_bad_line_costs_itself_only)
{
	static const char *const bad[] = {"- {entity: a, quote: \"b}",
					  "- {entity: a, quote: b",
					  "- {entity: a, quote: \"b\" c}",
					  "- {entity: *a}}",
					  "- [a, b}",
					  "-\ta: b: c",
					  "- a: b: c",
					  "- @x",
					  "- \"x\" y",
					  "- {a: 'b\\''}",
					  "- \xff{",
					  "- {a: \x01 \"}",
					  "- ]"};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct str s = STR_INIT;
		struct diag_list d;
		struct yaml y;
		const struct yaml_node *n;
		size_t good = 0;

		str_printf(&s,
			   "text: |\n  body\nmentions:\n- {a: 1}\n%s\n- {a: 2}\n- {a: \"3\"}\n"
			   "facts:\n- id: f\n",
			   bad[i]);
		diag_init(&d, "sample");
		CHECK(yaml_read(&y, s.s, s.len, &d));
		if (d.errors < 1 || d.errors > 3)
			printf("# %zu faults: %s\n", d.errors, bad[i]);
		CHECK(d.errors > 0 && d.errors < 4);
		CHECK(slice_is(yaml_get(yaml_root(&y), "text")->value, "body\n"));
		for (n = yaml_first(yaml_get(yaml_root(&y), "mentions")); n; n = yaml_next(n))
			good += !n->broken && n->kind == YAML_MAP && yaml_get(n, "a") &&
				yaml_get(n, "a")->value.len == 1;
		if (good != 3)
			printf("# %s\n", bad[i]);
		CHECK_INT(good, 3);
		CHECK_INT(yaml_count(yaml_get(yaml_root(&y), "facts")), 1);
		yaml_release(&y);
		diag_release(&d);
		str_release(&s);
	}
}

/* Each code point is let pass, or named in a fault, as libyaml decides. */
TEST(yaml_characters_are_all_known)
{
	for (uint32_t c = 1; c < 0x3000; c++) {
		char text[64] = "text: |\n  a";
		size_t n = 11;
		struct diag_list d;
		struct yaml y;
		bool bad = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f ||
			   (c >= 0x80 && c < 0xa0);

		n += utf8_put(c, text + n);
		memcpy(text + n, "b\nc: d\n", 7);
		n += 7;
		if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
			continue;
		diag_init(&d, "sample");
		CHECK(yaml_read(&y, text, n, &d));
		CHECK_INT(d.list.n, bad);
		CHECK(slice_is(yaml_get(yaml_root(&y), "c")->value, "d"));
		yaml_release(&y);
		diag_release(&d);
	}
}
