/* u_yaml_line: lines that are read without libyaml against the same lines read
 * by it: every node and every fault must be the same.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "store/yaml_int.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

/* ---- one comparison */

static bool same_node(const struct yaml_node *a, const struct yaml_node *b)
{
	return a->kind == b->kind && a->style == b->style && a->broken == b->broken &&
	       a->duplicate == b->duplicate && a->pre == b->pre && a->beg == b->beg &&
	       a->end == b->end && a->sep == b->sep && a->comma == b->comma &&
	       a->parent == b->parent && a->key == b->key && a->first == b->first &&
	       a->next == b->next && slice_equal(a->value, b->value);
}

/* The index of the first node that differs; SIZE_MAX: none. */
static size_t find_other_node(const struct yaml *a, const struct yaml *b)
{
	for (size_t i = 0; i < a->nodes.n && i < b->nodes.n; i++)
		if (!same_node(&a->nodes.v[i], &b->nodes.v[i]))
			return i;
	return a->nodes.n == b->nodes.n  ? SIZE_MAX
	       : a->nodes.n < b->nodes.n ? a->nodes.n
					 : b->nodes.n;
}

static bool same_faults(const struct diag_list *a, const struct diag_list *b)
{
	bool same = a->list.n == b->list.n;

	for (size_t i = 0; same && i < a->list.n; i++)
		same = a->list.v[i].code == b->list.v[i].code &&
		       a->list.v[i].line == b->list.v[i].line &&
		       a->list.v[i].column == b->list.v[i].column &&
		       strcmp(a->list.v[i].message, b->list.v[i].message) == 0;
	return same;
}

static void print_sample(const char *what, struct slice s)
{
	printf("# %s: ", what);
	for (size_t i = 0; i < s.len && i < 2000; i++)
		printf(s.s[i] >= ' ' && s.s[i] < 127 ? "%c"
		       : s.s[i] == '\n'              ? "\\n"
						     : "\\x%02x",
		       (unsigned char)s.s[i]);
	printf("\n");
}

static bool reads_the_same(struct slice bytes)
{
	struct diag_list fast_faults, slow_faults;
	struct yaml fast, slow;
	bool result;
	size_t node;

	diag_init(&fast_faults, "sample");
	diag_init(&slow_faults, "sample");
	result = yaml_read_with(&fast, bytes, &fast_faults, true) ==
		 yaml_read_with(&slow, bytes, &slow_faults, false);
	node = find_other_node(&fast, &slow);
	result = result && node == SIZE_MAX && fast.root == slow.root &&
		 fast.faulty == slow.faulty && same_faults(&fast_faults, &slow_faults);
	if (node != SIZE_MAX)
		printf("# node %zu of %zu and %zu\n", node, fast.nodes.n, slow.nodes.n);
	if (!result)
		print_sample("differs", bytes);
	yaml_release(&fast);
	yaml_release(&slow);
	diag_release(&fast_faults);
	diag_release(&slow_faults);
	return result;
}

/* ---- made up files */

static uint32_t random_state = 2463534242;

static uint32_t roll(uint32_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % n;
}

#include "yaml_lines.h"

#define PICK(list) ((list)[roll(sizeof(list) / sizeof *(list))])

static bool odd(void)
{
	return roll(40) == 0;
}

static void add_scalar(struct str *s)
{
	if (roll(3) == 0)
		str_addz(s, odd() ? PICK(odd_quoted) : PICK(quoted));
	else
		str_addz(s, odd() ? PICK(odd_words) : PICK(words));
	if (odd() && odd())
		str_printf(s, " %0*u", (int)roll(1200), 7u);
}

static void add_flow(struct str *s, unsigned depth);

static void add_flow_value(struct str *s, unsigned depth)
{
	if (depth < 3 && roll(5) == 0)
		add_flow(s, depth + 1);
	else if (depth < 12 && odd() && odd())
		add_flow(s, depth + 1);
	else
		add_scalar(s);
}

static void add_key(struct str *s)
{
	str_addz(s, odd() ? PICK(odd_keys) : PICK(keys));
	str_addz(s, odd() ? "" : ":");
	str_addz(s, odd() ? (roll(2) ? "" : "\t") : " ");
}

/* { and [ with a comma too many, a line end or another bracket now and then. */
static void add_flow(struct str *s, unsigned depth)
{
	bool map = roll(3) > 0;
	uint32_t n = roll(5), pairs = odd() ? !map : map;

	str_addc(s, map ? '{' : '[');
	for (uint32_t i = 0; i < n; i++) {
		str_addz(s, odd() ? PICK(odd_words) : PICK(spaces));
		if (pairs)
			add_key(s);
		add_flow_value(s, depth);
		str_addz(s, PICK(spaces));
		if (i + 1 < n || odd())
			str_addz(s, odd() ? "\n   , " : ", ");
		if (odd())
			str_addz(s, roll(2) ? "\n" : "# c\n  ");
	}
	str_addz(s, odd() ? (roll(2) ? "" : "}") : map ? "}" : "]");
}

static void add_value(struct str *s)
{
	uint32_t kind = roll(10);

	if (odd())
		str_addz(s, PICK(odd_words));
	if (kind < 5)
		add_flow(s, 0);
	else if (kind < 9)
		add_scalar(s);
	else
		str_addz(s, roll(4) ? "" : "|\n    x\n\n    y");
	if (odd())
		str_addz(s, PICK(rests));
}

static void add_indent(struct str *s, uint32_t n)
{
	if (odd())
		n = roll(8);
	for (uint32_t i = 0; i < n; i++)
		str_addc(s, ' ');
	if (odd() && odd())
		str_addc(s, '\t');
}

/* Some lines at one column: keys, or items, which may hold lines in turn. */
static void add_block(struct str *s, uint32_t column, const char *end, unsigned depth)
{
	bool list = roll(2);
	uint32_t n = 1 + roll(4);

	for (uint32_t i = 0; i < n; i++) {
		bool item = odd() ? !list : list;

		if (i > 0 || depth == 0 || column > 0)
			add_indent(s, i == 0 && depth > 0 && s->len && s->s[s->len - 1] == ' '
					  ? 0
					  : column);
		if (item)
			str_addz(s, odd() ? "-" : "- ");
		else
			add_key(s);
		if (depth < 3 && roll(4) == 0 && !item) {
			str_addz(s, end);
			add_block(s, column + (roll(3) ? 2 : 0), end, depth + 1);
			continue;
		}
		if (depth < 3 && roll(4) == 0 && item) {
			add_block(s, column + 2, end, depth + 1);
			continue;
		}
		add_value(s);
		str_addz(s, end);
		if (roll(12) == 0)
			str_addz(s, end);
	}
}

static void make_file(struct str *s)
{
	const char *end = roll(6) ? "\n" : "\r\n";

	str_clear(s);
	str_addz(s, PICK(befores));
	add_block(s, 0, end, 0);
	if (roll(2))
		add_block(s, 0, end, 0);
	if (roll(2))
		str_printf(s, "facts:%s- id: f-1%s  roles: {agent: cnt, party: [mali, russie]}%s",
			   end, end, end);
	if (roll(10) == 0)
		str_cut(s, roll((uint32_t)s->len + 1));
}

TEST(yaml_lines_are_read_as_libyaml_does)
{
	struct str s = STR_INIT;
	bool same = true;

	for (int i = 0; i < 60000 && same; i++) {
		char *copy;

		make_file(&s);
		copy = mem_alloc(s.len); /* for the sanitizer */
		if (s.len)
			memcpy(copy, s.s, s.len);
		same = reads_the_same((struct slice){copy, s.len});
		free(copy);
	}
	CHECK(same);
	str_release(&s);
}

TEST(yaml_lines_in_hard_places)
{
	static const char *const rows[] = {
	    "",
	    "- ",
	    "-",
	    "a:",
	    "? a\n: {b: c}\n@",
	    "? a\n: b\n@",
	    "? {a: b}\n: c\n",
	    "{a: b}: c\nd: e\n",
	    "a: {b: c}: d\n",
	    "- {b: c}: d\n",
	    "a: 'b': c\n",
	    "''':",
	    "- ''''\n- 'a'''\n- '''a'\n- x\n",
	    "a: [''', b]\nc: d\n",
	    "a: b\n\n\n\n  c\nd: e\n",
	    "a: b\n--- c\n",
	    "a: b\n...\n",
	    "a: |\n  b: {c: d}\n  - {e: f}\ng: {h: i}\n",
	    "a: >\n  b: {c: d}\n",
	    "a: \"\n  b: {c: d}\n  \"\n",
	    "a: [\n  {b: c}, d:\n  {e: f}]\ng: {h: i}\n",
	    "a: &b {c: d}\ne: !f {g: h}\ni: *b\n",
	    "- - - {a: b}\n    - c\n  - d\n- e\n",
	    "a:\n- b\n- c: d\n  e: f\ng: h\n",
	    "a:\n  - b\n - c\n",
	    "a: {b: c}\r\nd: 'e'\r\n- f\r\n",
	    "\xef\xbb\xbf"
	    "a: {b: c}\nd: e\n",
	    "a: {b: c}\n\xef\xbb\xbf"
	    "d: e\n",
	    "a: [[[[[[[[[[[b]]]]]]]]]]]\nc: d\n",
	    "a: {b: 1, b: 2, c: 3}\na: 4\n",
	    "a: {b: \xff}\nc: {d: \x01}\n",
	    "a: {b: c}\n- @\nd: {e: \xff}\n",
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(reads_the_same(slice_of(rows[i])));
}

/* More of everything on one line than is taken here. */
TEST(yaml_lines_that_are_long)
{
	static const char *const rows[][3] = {
	    {"- [", "a, ", "b]\n- c\n"},   {"a: {", "k: v, ", "b: c}\nd: e\n"},
	    {"- ", "k", ": v\n- w\n"},     {"a: 1\n", "k", ": {b: c}\nd: e\n"},
	    {"a: {", "k", ": b}\nc: d\n"}, {"- \"", "x", "\"\n- y\n"},
	    {"- \"", "x", "\": y\n- z\n"}, {"- {a: ", "x", "}\n- y\n"},
	    {"- ", "- ", "a\n- b\n"},      {"", "- [", "\n"},
	    {"a: ", "[", "\nb: c\n"}};
	struct str s = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t n = 1; n < 3000; n = n * 3 / 2 + 1) {
			str_clear(&s);
			str_addz(&s, rows[i][0]);
			for (size_t k = 0; k < n; k++)
				str_addz(&s, rows[i][1]);
			str_addz(&s, rows[i][2]);
			CHECK(reads_the_same((struct slice){s.s, s.len}));
		}
	str_release(&s);
}

/* ---- files */

static size_t compare_folder(const char *folder, const char *suffix)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	size_t n = 0;

	while (d && (e = readdir(d))) {
		char *path = file_join(folder, e->d_name);
		size_t len = strlen(path);
		struct error err = {0};
		struct str bytes = STR_INIT;

		if (len > strlen(suffix) && strcmp(path + len - strlen(suffix), suffix) == 0) {
			CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
			CHECK(reads_the_same((struct slice){bytes.s, bytes.len}));
			n++;
		}
		error_release(&err);
		str_release(&bytes);
		free(path);
	}
	if (d)
		closedir(d);
	return n;
}

TEST(yaml_lines_of_real_articles)
{
	if (!file_is_folder("content"))
		SKIP("skipped: no content");
	CHECK(compare_folder("content", ".yaml") > 2);
}

TEST(yaml_lines_of_the_test_suite)
{
	const char *data = getenv("POSTIL_SHARED_DATA");
	char *folder = file_join(data ? data : "../shared/data", "yaml-test-suite");

	if (!file_is_folder(folder))
		test_skip("skipped: no ../shared/data");
	else
		CHECK(compare_folder(folder, ".in.yaml") > 400);
	free(folder);
}

/* ---- what lines are taken */

/* The tokens that are made of the second line, as letters; none: libyaml's. */
static void check_taken(const char *line, const char *tokens)
{
	static const char letters[] = "0STVT.EBbx[]{}-,KV*&!s";
	struct yaml_scan scan = {.lines = true};
	struct str s = STR_INIT, got = STR_INIT;

	str_printf(&s, "first: 1\n%s\n", line);
	scan.bytes = s.s;
	scan.len = s.len;
	yaml_scan_open(&scan, 0);
	while (yaml_scan_peek(&scan) != YAML_NO_TOKEN && scan.beg < 9 &&
	       scan.token.type != YAML_STREAM_END_TOKEN)
		yaml_scan_skip(&scan);
	for (; scan.held && scan.own; yaml_scan_peek(&scan)) {
		str_addc(&got, letters[scan.token.type]);
		yaml_scan_skip(&scan);
	}
	CHECK_STR(got.s ? got.s : "", tokens);
	yaml_scan_close(&scan);
	str_release(&s);
	str_release(&got);
}

TEST(yaml_lines_that_need_no_libyaml)
{
	static const char *const rows[][2] = {
	    {"a: b", "KsVs"},     {"a: \"b: #\"", "KsVs"},
	    {"a:", "KsV"},        {"a: {b: c, d: [e, 'f']}", "KsV{KsVs,KsV[s,s]}"},
	    {"a: []", "KsV[]"},   {"- {a: b}", "-{KsVs}"},
	    {"- a", "-s"},        {"a: http://b", "KsVs"},
	    {"a: b # c", "KsV"},  {"a: |", "KsV"},
	    {"a: &b c", "KsV"},   {"a: \"\\n\"", "KsV"},
	    {"a: 'b''c'", "KsV"}, {"a: [b, c: d]", "KsV"},
	    {"a: [b,]", "KsV"},   {"a: {b}", "KsV"},
	    {"a: b\n  c", "KsV"}, {"- {a: b}\n@", "-"},
	    {"\"a\": b", ""},     {"  a: b", ""},
	    {"# a", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_taken(rows[i][0], rows[i][1]);
}
