/* u_yaml_tree: the tree against libyaml's own events, on a foreign suite and on
 * generated literals.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/utf8.h"
#include "store/yaml.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

/* ---- both sides as a list of lines: what, where, value */

static size_t byte_of(const char *s, size_t len, size_t index)
{
	size_t bom = len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	return bom + utf8_offset(s + bom, len - bom, index);
}

struct story {
	struct str text;
	bool refused; /* by libyaml's parser */
	bool foreign; /* anchors, aliases or several documents */
	int documents;
};

static void tell_scalar(struct str *out, const char *value, size_t len, size_t at)
{
	if (len > 0)
		str_printf(out, "=%zu ", at);
	else
		str_addz(out, "=- ");
	str_add(out, value, len);
	str_addc(out, '\n');
}

/* The mark of a scalar with properties is theirs: no place then. */
static void tell_event(struct story *st, const yaml_event_t *e, const char *s, size_t len)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		st->foreign |= ++st->documents > 1;
		break;
	case YAML_ALIAS_EVENT:
		st->foreign = true;
		break;
	case YAML_SCALAR_EVENT:
		st->foreign |= e->data.scalar.anchor != NULL;
		tell_scalar(&st->text, (const char *)e->data.scalar.value, e->data.scalar.length,
			    e->data.scalar.tag ? 0 : byte_of(s, len, e->start_mark.index));
		break;
	case YAML_SEQUENCE_START_EVENT:
		st->foreign |= e->data.sequence_start.anchor != NULL;
		str_addz(&st->text, "[\n");
		break;
	case YAML_MAPPING_START_EVENT:
		st->foreign |= e->data.mapping_start.anchor != NULL;
		str_addz(&st->text, "{\n");
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		str_addz(&st->text, ".\n");
		break;
	default:
		break;
	}
}

static struct story story_of(const char *s, size_t len)
{
	struct story st = {.text = STR_INIT};
	yaml_parser_t p;
	yaml_event_t e;
	bool more = true;

	yaml_parser_initialize(&p);
	yaml_parser_set_input_string(&p, (const unsigned char *)s, len);
	while (more) {
		if (!yaml_parser_parse(&p, &e)) {
			st.refused = true;
			break;
		}
		more = e.type != YAML_STREAM_END_EVENT;
		tell_event(&st, &e, s, len);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
	return st;
}

static void tell_node(const struct yaml *y, const struct yaml_node *n, struct str *out)
{
	const struct yaml_node *c = n->first ? n + n->first : NULL;

	if (n->kind == YAML_SCALAR) {
		tell_scalar(out, n->value.s, n->value.len, n->pre < n->beg ? 0 : n->beg);
		return;
	}
	str_addz(out, n->kind == YAML_MAP ? "{\n" : "[\n");
	for (; c; c = c->next ? c + c->next : NULL) {
		if (n->kind == YAML_MAP)
			tell_node(y, yaml_key_node(c), out);
		tell_node(y, c, out);
	}
	str_addz(out, ".\n");
}

/* ---- one comparison */

static bool only_duplicates(const struct diag_list *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		if (d->list.v[i].code != DIAG_DUPLICATE_KEY)
			return false;
	return true;
}

static bool all_placed(const struct diag_list *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		if (d->list.v[i].line == 0 || d->list.v[i].column == 0)
			return false;
	return true;
}

enum { SAME, DIFFERENT, WE_REFUSE, WE_ACCEPT };

static int compare(const char *s, size_t len)
{
	struct story st = story_of(s, len);
	struct diag_list d;
	struct str mine = STR_INIT;
	struct yaml y;
	int result = SAME;
	bool good;

	diag_init(&d, "sample");
	good = yaml_read(&y, s, len, &d) && only_duplicates(&d);
	CHECK(all_placed(&d));
	if (good)
		tell_node(&y, yaml_root(&y), &mine);
	if (good && (st.refused || st.foreign))
		result = WE_ACCEPT;
	else if (!good && !st.refused && !st.foreign)
		result = WE_REFUSE;
	else if (good && st.documents == 1 && strcmp(mine.s, st.text.s) != 0)
		result = DIFFERENT;
	str_release(&mine);
	str_release(&st.text);
	yaml_release(&y);
	diag_release(&d);
	return result;
}

/* ---- yaml-test-suite */

static const char *suite_folder(void)
{
	static char path[4096];
	const char *data = getenv("POSTIL_SHARED_DATA");

	snprintf(path, sizeof path, "%s/yaml-test-suite", data ? data : "../shared/data");
	return path;
}

static void try_case(const char *folder, const char *name, int counts[4])
{
	char *path = file_join(folder, name);
	struct error err = {0};
	struct str bytes = STR_INIT;
	clock_t began = clock();
	int result;

	if (!file_read(path, &bytes, FILE_LIMIT, &err)) {
		printf("# %s\n", err.msg);
		CHECK(err.msg == NULL);
		error_release(&err);
	} else {
		result = compare(bytes.s, bytes.len);
		counts[result]++;
		if (result != SAME)
			printf("# %s: %s\n", name,
			       result == DIFFERENT   ? "another tree"
			       : result == WE_REFUSE ? "refused"
						     : "accepted");
	}
	CHECK(clock() - began < CLOCKS_PER_SEC);
	str_release(&bytes);
	free(path);
}

TEST(yaml_tree_is_libyamls_on_the_test_suite)
{
	DIR *d = opendir(suite_folder());
	struct dirent *e;
	int counts[4] = {0};

	if (!d)
		SKIP("skipped: no ../shared/data");
	while ((e = readdir(d)))
		if (strlen(e->d_name) > 8 &&
		    strcmp(e->d_name + strlen(e->d_name) - 8, ".in.yaml") == 0)
			try_case(suite_folder(), e->d_name, counts);
	closedir(d);
	CHECK_INT(counts[SAME], 400);
	CHECK_INT(counts[DIFFERENT], 0);
	CHECK_INT(counts[WE_REFUSE], 0);
	/* HWV9 and QT73, an end of document alone, are right and libyaml is not */
	CHECK_INT(counts[WE_ACCEPT], 2);
}

/* ---- literals: what is cut out must be what libyaml would have read */

static uint32_t random_state = 12345;

static uint32_t roll(uint32_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % n;
}

#define PICK(list) ((list)[roll(sizeof(list) / sizeof *(list))])

static const char *const headers[] = {
    "|",  "|",   "|-",  "|+", "|2", "|2-", "|+1", "|-3", "| # c", "|#c", "|  \t", "|\t# \xc3\xa9",
    "|0", "|22", "|-+", "|x", ">",  "|4",  "  |", "\t|"};
static const char *const lines[] = {
    "  text",
    "  text",
    "  l\xe2\x80\x99\xc3\xa9t\xc3\xa9 \xf0\x9f\x98\x80",
    "",
    "",
    "  ",
    "   ",
    "    ",
    " ",
    "   deeper",
    "  a: b",
    "  - c",
    "  # no comment",
    "  tab\there",
    "  \ttab",
    "  end ",
    "    four",
    "  |",
    "  \xef\xbb\xbf",
};
static const char *const odd_lines[] = {
    "\tx",
    "\t",
    " one",
    "# comment",
    "  # deeper",
    "---",
    "...",
    "- item",
    "word",
    "key: v",
    "%x",
    "  nel\xc2\x85x",
    "  ls\xe2\x80\xa8  y",
    "  \x01",
    "  \xff",
    " \t",
    "}",
    ("\xef\xbb\xbf"
     "z: 1"),
    "\xe2\x80\xa8  ls: 1",
    "\xc2\x85",
    "\xe2\x80\xa9  ps",
    "? q",
    ": v",
    "  a\rb",
};
static const char *const befores[] = {"",
				      "",
				      "# c\n",
				      "a: 1\n",
				      "---\n",
				      "\xef\xbb\xbf",
				      "a: {b: c}\n",
				      "l:\n- x\n",
				      "\xc3\xa9: \"\xc3\xa9\"\n"};
static const char *const keys[] = {"text:",    "text:", "\"te xt\":", "\xc3\xa9:", "? text\n:",
				   "!!str t:", "- k:",  "  text:",    "a: b:"};

static void add_line(struct str *s, const char *text, const char *end)
{
	str_addz(s, text);
	str_addz(s, end);
}

static void make_sample(struct str *s)
{
	const char *end = roll(5) ? "\n" : "\r\n";
	uint32_t n = roll(8), odd = roll(3) ? 99 : roll(8);

	str_clear(s);
	str_addz(s, PICK(befores));
	str_addz(s, roll(3) ? keys[0] : PICK(keys));
	str_addz(s, roll(9) ? " " : "");
	add_line(s, roll(3) ? headers[roll(5)] : PICK(headers), end);
	for (uint32_t i = 0; i < n; i++)
		add_line(s, i == odd ? PICK(odd_lines) : PICK(lines), end);
	if (roll(3))
		str_printf(s, "next: [\xc3\xa9, %u]%s# %0220u%s", roll(9), end, 0u, end);
	else
		str_printf(s, "%s  %0220u%s", roll(2) ? "  " : "", 0u, roll(2) ? end : "");
	if (!roll(20))
		str_cut(s, roll((uint32_t)s->len));
}

TEST(yaml_literal_is_read_as_libyaml_does)
{
	struct str s = STR_INIT;

	for (int i = 0; i < 40000; i++) {
		int result;

		make_sample(&s);
		result = compare(s.s, s.len);
		if (result == SAME)
			continue;
		printf("# result %d of %d:\n", result, i);
		for (size_t k = 0; k < s.len; k++)
			printf(s.s[k] >= ' ' && s.s[k] < 127 ? "%c" : "\\x%02x",
			       (unsigned char)s.s[k]);
		printf("\n");
		CHECK(result == SAME);
		break;
	}
	str_release(&s);
}

/* Foreign texts full of ill-formed sequences, as the text of an article. */
TEST(yaml_reads_past_ill_formed_utf8)
{
	static const char *const names[] = {"UTF-8-test.txt", "utf8tests.bin", "utf8tests.txt"};
	const char *data = getenv("POSTIL_SHARED_DATA");
	char *folder = file_join(data ? data : "../shared/data", "utf8");

	for (size_t i = 0; i < sizeof names / sizeof *names && file_is_folder(folder); i++) {
		char *path = file_join(folder, names[i]);
		struct str bytes = STR_INIT, file = STR_INIT;
		struct error err = {0};

		CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
		str_addz(&file, "text: |\n  ");
		str_add(&file, bytes.s, bytes.len);
		str_addz(&file, "\nend: 1\n");
		compare(file.s, file.len);
		compare(bytes.s, bytes.len);
		CHECK(utf8_valid(file.s, file.len) ||
		      compare(file.s, file.len) == SAME); /* both refuse */
		error_release(&err);
		str_release(&bytes);
		str_release(&file);
		free(path);
	}
	if (!file_is_folder(folder))
		test_skip("skipped: no ../shared/data");
	free(folder);
}
