/* SPDX-License-Identifier: MIT */
#include "store/splice.h"

#include "base/file.h"
#include "dice.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- trees as values */

/* NULL for what has keys that are no scalars. */
static struct value *value_of(struct arena *a, const struct yaml_node *n)
{
	struct value *v, *child;

	if (n->kind == YAML_SCALAR)
		return value_words(a, arena_slice(a, n->value), 0);
	v = n->kind == YAML_MAP ? value_map(a, 0) : value_list(a, VALUE_FLOW);
	for (const struct yaml_node *i = yaml_first(n); i; i = yaml_next(i)) {
		child = value_of(a, i);
		if (!child || (n->kind == YAML_MAP && yaml_key_node(i)->kind != YAML_SCALAR))
			return NULL;
		if (n->kind == YAML_MAP)
			child->key = arena_slice(a, yaml_key(i));
		value_add(v, child);
	}
	return v;
}

/* A file, what it says, and what it shall say. */
struct bench {
	struct arena arena;
	struct diag_list faults;
	struct yaml yaml;
	const struct value *base;
	struct str out;
	struct error err;
};

static bool bench_open(struct bench *b, struct slice bytes)
{
	const struct yaml_node *root;

	*b = (struct bench){.out = STR_INIT};
	diag_init(&b->faults, "x.yaml");
	if (!yaml_read(&b->yaml, bytes.s, bytes.len, &b->faults) || b->faults.list.n)
		return false;
	root = yaml_root(&b->yaml);
	b->base = root && root->kind == YAML_MAP ? value_of(&b->arena, root) : NULL;
	return b->base != NULL;
}

static void bench_close(struct bench *b)
{
	yaml_release(&b->yaml);
	diag_release(&b->faults);
	arena_release(&b->arena);
	str_release(&b->out);
	error_release(&b->err);
}

/* Reads what was made: it must say `want`, and all that was not touched must be there. */
static bool says(struct bench *b, const struct splice *s, const struct value *want)
{
	struct diag_list faults;
	struct yaml fresh;
	uint32_t *from;
	const struct value *said = NULL;
	bool ok;

	diag_init(&faults, "x.yaml");
	ok = yaml_read(&fresh, b->out.s, b->out.len, &faults) && faults.list.n == 0;
	if (ok)
		said = value_of(&b->arena, yaml_root(&fresh));
	ok = said && value_same(said, want);
	from = malloc((fresh.nodes.n + 1) * sizeof *from);
	ok = ok && splice_check(s, &fresh, from);
	free(from);
	yaml_release(&fresh);
	diag_release(&faults);
	return ok;
}

enum outcome { DONE, REFUSED, WRONG };

static enum outcome bench_change(struct bench *b, const struct value *want, bool simple)
{
	enum outcome result = REFUSED;
	struct splice s;

	str_clear(&b->out);
	splice_init(&s, &b->yaml, "x.yaml", &b->err);
	s.layout = splice_layout(&s);
	s.simple = simple;
	if (splice_value(&s, yaml_root(&b->yaml), b->base, want) && splice_finish(&s)) {
		splice_apply(&s, &b->out);
		result = says(b, &s, want) ? DONE : WRONG;
	}
	splice_release(&s);
	return result;
}

/* ---- samples */

struct sample {
	const char *before;
	const char *want; /* as YAML */
	const char *after;
};

static void check_sample(const struct sample *row)
{
	struct bench b, w;

	CHECK(bench_open(&b, slice_of(row->before)));
	CHECK(bench_open(&w, slice_of(row->want)));
	if (b.base && w.base) {
		CHECK_INT(bench_change(&b, w.base, false), DONE);
		CHECK_STR(b.err.msg ? b.err.msg : b.out.s, row->after);
	}
	bench_close(&b);
	bench_close(&w);
}

#define CHECK_SAMPLES(rows)                                          \
	for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++) { \
		test_row("%zu", i);                                  \
		check_sample(&(rows)[i]);                            \
	}

TEST(splice_leaves_no_comma_behind_the_last)
{
	static const struct sample rows[] = {
	    {"a: [x, y, z]\n", "a: [x]\n", "a: [x]\n"},
	    {"a: [x, y, z]\n", "a: [x, y]\n", "a: [x, y]\n"},
	    {"a: [x, y, z]\n", "a: [z]\n", "a: [z]\n"},
	    {"a: [x, y, z]\n", "a: [y]\n", "a: [y]\n"},
	    {"a: [ x, y, z ]\n", "a: [x]\n", "a: [ x ]\n"},
	    {"a: [x, y, z, ]\n", "a: [x]\n", "a: [x]\n"},
	    {"a: [x,y,z,]\n", "a: [x]\n", "a: [x]\n"},
	    {"a: [x , y , z]\n", "a: [x]\n", "a: [x ]\n"},
	    {"a: [x, y, z]\n", "a: [x, w]\n", "a: [x, w]\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {a: x}\n", "m: {a: x}\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {a: x, b: y}\n", "m: {a: x, b: y}\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {b: y}\n", "m: {b: y}\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {c: z}\n", "m: {c: z}\n"},
	    {"m: { a: x, b: y, c: z }\n", "m: {a: x}\n", "m: { a: x }\n"},
	    {"m: {a: x, b: y, c: z,}\n", "m: {a: x}\n", "m: {a: x}\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {a: x, d: w}\n", "m: {a: x, d: w}\n"},
	    {"m: {a: x, b: y, c: z}\n", "m: {a: q}\n", "m: {a: q}\n"},
	    {"{a: x, b: y}\n", "{a: x}\n", "{a: x}\n"},
	    {"m: {a: x, b: \"#, }\", c: z} # c\n", "m: {a: x}\n", "m: {a: x} # c\n"},
	    /* one a line keeps its commas */
	    {"a: [\n  x,\n  y,\n  z,\n]\n", "a: [x]\n", "a: [\n  x,\n]\n"},
	    {"m: {\n  a: x, # one\n  b: y,\n  c: z # three\n}\n", "m: {a: x}\n",
	     "m: {\n  a: x, # one\n}\n"},
	};

	CHECK_SAMPLES(rows);
}

TEST(splice_keeps_styles)
{
	static const struct sample rows[] = {
	    {"a: x # c\n", "a: v\n", "a: v # c\n"},
	    {"a: 'x'\n", "a: it's\n", "a: 'it''s'\n"},
	    {"a: \"x\"\n", "a: y\n", "a: \"y\"\n"},
	    {"a: x\n", "a: \"no\"\n", "a: \"no\"\n"},
	    {"a: x\n", "a: \"b: c\"\n", "a: \"b: c\"\n"},
	    {"a: |\n  x\nb: z\n", "{a: \"y\\nw\\n\", b: z}", "a: |\n  y\n  w\nb: z\n"},
	    {"a: |  # c\n  x\n\nb: z\n", "{a: y, b: z}", "a: |-  # c\n  y\n\nb: z\n"},
	    {"a: >-\n  x\n  y\nb: z\n", "{a: w, b: z}", "a: >-\n  w\nb: z\n"},
	    {"a:\n- x\n- y # c\n", "a: [x, y, z]", "a:\n- x\n- y # c\n- z\n"},
	    {"a:\n  - x\n  # c\n  - y\n", "a: [y]", "a:\n  # c\n  - y\n"},
	    {"a: x\r\nb: y\r\n", "{a: x, b: y, c: z}", "a: x\r\nb: y\r\nc: z\r\n"},
	    {"a: x", "{a: x, b: v}", "a: x\nb: v"},
	    {"\xef\xbb\xbf"
	     "a: x\n",
	     "a: v",
	     "\xef\xbb\xbf"
	     "a: v\n"},
	    {"a:\nb: x\n", "{a: v, b: x}", "a: v\nb: x\n"},
	    {"? a\n: x\n", "a: v", "? a\n: v\n"},
	    {"a: !t x\n", "a: v", "a: !t v\n"},
	    {"\"a b\" : x\n", "a b: v", "\"a b\" : v\n"},
	    {"a: {b: {c: [x, {d: y}]}}\n", "a: {b: {c: [x, {d: z}]}}",
	     "a: {b: {c: [x, {d: z}]}}\n"},
	};

	CHECK_SAMPLES(rows);
}

TEST(splice_writes_odd_keys_in_quotes)
{
	static const struct sample rows[] = {
	    {"m: {a: x}\n", "m: {a: x, \"b: c\": v}", "m: {a: x, \"b: c\": v}\n"},
	    {"m: {a: x}\n", "m: {a: x, \"yes\": v}", "m: {a: x, \"yes\": v}\n"},
	    {"m: {a: x}\n", "m: {a: x, \"#\": v}", "m: {a: x, \"#\": v}\n"},
	    {"m: {a: x}\n", "m: {a: x, \"\": v}", "m: {a: x, \"\": v}\n"},
	    {"m:\n  a: x\n", "m: {a: x, \"- b\": v}", "m:\n  a: x\n  \"- b\": v\n"},
	    {"m:\n  a: x\n", "m: {a: x, \"é, è\": v}", "m:\n  a: x\n  \"é, è\": v\n"},
	    {"m: {\"b: c\": x, a: y}\n", "m: {a: y}", "m: {a: y}\n"},
	};

	CHECK_SAMPLES(rows);
}

TEST(splice_refuses_with_a_place)
{
	static const struct {
		const char *before, *want, *says;
	} rows[] = {
	    {"? a\n: x\nb: y\n", "b: y", "x.yaml:1:3: a key with ? cannot be removed"},
	    {"- {a: x}\n", "", ""},
	    {"a: {b: c}\n", "a: x\n", "x.yaml:1:4: this is a map where words must be"},
	    {"a: |\n  x\n", "a: {b: c}\n", "x.yaml:1:4: a block scalar stands where a map"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bench b, w;

		test_row("%zu", i);
		if (!bench_open(&b, slice_of(rows[i].before))) {
			CHECK_STR(rows[i].want, "");
			bench_close(&b);
			continue;
		}
		CHECK(bench_open(&w, slice_of(rows[i].want)));
		CHECK_INT(bench_change(&b, w.base, false), REFUSED);
		CHECK(b.err.msg && strncmp(b.err.msg, rows[i].says, strlen(rows[i].says)) == 0);
		if (b.err.msg && strncmp(b.err.msg, rows[i].says, strlen(rows[i].says)) != 0)
			CHECK_STR(b.err.msg, rows[i].says);
		bench_close(&b);
		bench_close(&w);
	}
}

/* ---- one value of a foreign document at a time */

static size_t count_scalars(const struct value *v)
{
	size_t n = v->kind == YAML_SCALAR;

	for (const struct value *i = v->first; i; i = i->next)
		n += count_scalars(i);
	return n;
}

static struct value *scalar_at(struct value *v, size_t *k)
{
	struct value *found = NULL;

	if (v->kind == YAML_SCALAR)
		return (*k)-- == 0 ? v : NULL;
	for (struct value *i = v->first; i && !found; i = i->next)
		found = scalar_at(i, k);
	return found;
}

static bool take_child(struct value *v, uint32_t at)
{
	struct value **link = &v->first;

	if (v->kind == YAML_SCALAR || !v->first || !v->first->next)
		return false;
	for (at %= (uint32_t)value_count(v); at > 0; at--)
		link = &(*link)->next;
	if ((*link)->kind == YAML_LIST) /* it would be emptied only */
		return false;
	*link = (*link)->next;
	for (v->last = v->first; v->last->next;)
		v->last = v->last->next;
	return true;
}

struct tally {
	size_t documents, changes, refused, caught;
};

/* What does not read back is done simply, as savers do; what does not then either is
 * never given out. */
static void try_change(struct bench *b, const struct value *want, const char *name, struct tally *t)
{
	enum outcome result = bench_change(b, want, false);

	if (result == WRONG)
		result = bench_change(b, want, true);
	t->changes++;
	t->refused += result == REFUSED;
	t->caught += result == WRONG;
	if (result == WRONG)
		printf("# %s: caught\n", name);
	if (result == REFUSED)
		CHECK(b->err.msg && strncmp(b->err.msg, "x.yaml", 6) == 0);
	error_release(&b->err);
	b->err = (struct error){0};
}

static void try_document(const char *name, struct slice bytes, struct tally *t)
{
	static const char *const words[] = {"neu", "no",           "a: b", "l’été # x",
					    "{",   "two\nlines\n", ""};
	struct dice d = {7};
	struct bench b;
	size_t n, k;

	if (!bench_open(&b, bytes)) {
		bench_close(&b);
		return;
	}
	t->documents++;
	n = count_scalars(b.base);
	for (size_t i = 0; i < n; i++) {
		struct value *want = value_copy(&b.arena, b.base);

		k = i;
		scalar_at(want, &k)->words = slice_of(words[dice_below(&d, 7)]);
		try_change(&b, want, name, t);
	}
	for (uint32_t i = 0; i < 3; i++) {
		struct value *want = value_copy(&b.arena, b.base);

		if (take_child(want, i))
			try_change(&b, want, name, t);
		value_set(want, "new key", value_words(&b.arena, SLICE("new"), 0));
		try_change(&b, want, name, t);
	}
	bench_close(&b);
}

TEST(splice_changes_one_value_of_foreign_documents)
{
	const char *data = getenv("POSTIL_SHARED_DATA");
	char *folder = file_join(data ? data : "../shared/data", "yaml-test-suite");
	DIR *dir = opendir(folder);
	struct tally t = {0};
	struct dirent *e;

	if (!dir) {
		free(folder);
		SKIP("no ../shared/data");
	}
	while ((e = readdir(dir))) {
		char *path = file_join(folder, e->d_name);
		struct str bytes = STR_INIT;
		struct error err = {0};

		if (strstr(e->d_name, ".in.yaml") && file_read(path, &bytes, FILE_LIMIT, &err))
			try_document(e->d_name, (struct slice){bytes.s, bytes.len}, &t);
		error_release(&err);
		str_release(&bytes);
		free(path);
	}
	closedir(dir);
	free(folder);
	printf("# %zu documents, %zu changes, %zu refused, %zu caught by reading again\n",
	       t.documents, t.changes, t.refused, t.caught);
	CHECK(t.documents > 50);
	CHECK(10 * t.refused < t.changes);
	CHECK(100 * t.caught < t.changes);
}
