/* SPDX-License-Identifier: MIT */
#include "splice_int.h"

#include <string.h>

/* ---- the layout of a file */

static const char *first_eol(const struct yaml *y)
{
	const char *lf = y->len ? memchr(y->bytes, '\n', y->len) : NULL;

	return lf && lf > y->bytes && lf[-1] == '\r' ? "\r\n" : "\n";
}

/* How deep the block lists stand under their keys; most of them decide. */
static size_t usual_indent(const struct splice *s)
{
	const struct yaml_node *v = s->yaml->nodes.v;
	size_t counts[9] = {0}, best = 0;

	for (size_t i = 0; i < s->yaml->nodes.n; i++) {
		const struct yaml_node *key = yaml_key_node(&v[i]);
		size_t list, map;

		if (v[i].kind != YAML_LIST || v[i].style != YAML_BLOCK || !key || v[i].broken)
			continue;
		list = splice_column(s, v[i].beg);
		map = splice_column(s, key->beg);
		if (list >= map && list - map < 9)
			counts[list - map]++;
	}
	for (size_t i = 1; i < 9; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

void splice_init(struct splice *s, struct yaml *yaml, const char *path, struct error *err)
{
	*s = (struct splice){.yaml = yaml, .path = path, .err = err};
	s->layout = (struct value_layout){"\n", 0, 2};
}

struct value_layout splice_layout(const struct splice *s)
{
	return (struct value_layout){first_eol(s->yaml), usual_indent(s), 2};
}

void splice_release(struct splice *s)
{
	vec_release(&s->patches);
	vec_release(&s->replaced);
	arena_release(&s->arena);
}

bool splice_refuse(struct splice *s, const struct yaml_node *n, const char *why)
{
	struct yaml_place at = yaml_place(s->yaml, n);

	return error_set(s->err, "%s:%u:%u: %s", s->path, at.line, at.column, why);
}

/* ---- lines */

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

size_t splice_line_start(const struct splice *s, size_t at)
{
	const char *b = s->yaml->bytes;

	while (at > 0 && !is_break(b[at - 1]))
		at--;
	return at == 0 && s->yaml->len >= 3 && memcmp(b, "\xef\xbb\xbf", 3) == 0 ? 3 : at;
}

size_t splice_line_end(const struct splice *s, size_t at)
{
	while (at < s->yaml->len && !is_break(s->yaml->bytes[at]))
		at++;
	return at;
}

size_t splice_line_next(const struct splice *s, size_t at)
{
	const char *b = s->yaml->bytes;

	at = splice_line_end(s, at);
	if (at < s->yaml->len)
		at += b[at] == '\r' && at + 1 < s->yaml->len && b[at + 1] == '\n' ? 2 : 1;
	return at;
}

size_t splice_column(const struct splice *s, size_t at)
{
	size_t start = splice_line_start(s, at);

	return at > start ? at - start : 0;
}

static size_t past_blanks(const struct splice *s, size_t at)
{
	while (at < s->yaml->len && (s->yaml->bytes[at] == ' ' || s->yaml->bytes[at] == '\t'))
		at++;
	return at;
}

bool splice_begins_line(const struct splice *s, size_t at)
{
	return past_blanks(s, splice_line_start(s, at)) >= at;
}

bool splice_ends_line(const struct splice *s, size_t at)
{
	size_t i = past_blanks(s, at);

	return i == s->yaml->len || is_break(s->yaml->bytes[i]) ||
	       (s->yaml->bytes[i] == '#' && i > at);
}

bool splice_is_free(const struct splice *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s->yaml->bytes[i] != ' ' && s->yaml->bytes[i] != ',')
			return false;
	return true;
}

size_t splice_tail(const struct splice *s, size_t end, size_t column)
{
	size_t at = splice_line_next(s, end);

	while (at < s->yaml->len) {
		size_t mark = at;

		while (mark < s->yaml->len && s->yaml->bytes[mark] == ' ')
			mark++;
		if (mark == s->yaml->len || s->yaml->bytes[mark] != '#' || mark - at <= column)
			break;
		at = splice_line_next(s, at);
	}
	return at;
}

bool splice_in_flow(const struct yaml_node *n)
{
	for (; n; n = yaml_parent(n))
		if (n->kind != YAML_SCALAR && n->style == YAML_FLOW)
			return true;
	return false;
}

const struct yaml_node *splice_before(const struct yaml_node *n)
{
	const struct yaml_node *parent = yaml_parent(n), *i = parent ? parent + parent->first : n;

	if (i == n)
		return NULL;
	while (i->next && i + i->next != n)
		i += i->next;
	return i;
}

/* ---- patches */

void splice_put(struct splice *s, size_t at, size_t removed, struct slice added)
{
	struct splice_patch *p = vec_push(&s->patches);

	*p = (struct splice_patch){at, removed, arena_slice(&s->arena, added), s->patches.n};
}

void splice_put_text(struct splice *s, size_t at, size_t removed, const char *added)
{
	splice_put(s, at, removed, slice_of(added));
}

void splice_mark(struct splice *s, const struct yaml_node *n)
{
	*vec_push(&s->replaced) = (struct splice_range){n->beg, n->end};
}

/* A literal at the end of a file whose last line has no end: with one, it would say
 * one newline more. */
static void keep_last_literal(struct splice *s)
{
	const struct yaml_node *last = s->yaml->nodes.n ? vec_last(&s->yaml->nodes) : NULL;
	size_t at;

	if (!last || (last->style != YAML_LITERAL && last->style != YAML_FOLDED) ||
	    last->kind != YAML_SCALAR || last->end < s->yaml->len)
		return;
	for (at = last->beg + 1u;
	     at < last->end && s->yaml->bytes[at] >= '0' && s->yaml->bytes[at] <= '9';)
		at++;
	if (s->yaml->bytes[at] == '+')
		splice_put_text(s, at, 1, "-");
	else if (s->yaml->bytes[at] != '-')
		splice_put_text(s, at, 0, "-");
}

static bool is_put_at_end(const struct splice *s)
{
	for (size_t i = 0; i < s->patches.n; i++)
		if (s->patches.v[i].at == s->yaml->len)
			return true;
	return false;
}

void splice_put_lines(struct splice *s, size_t at, const struct str *lines)
{
	bool open = at == s->yaml->len && at > 0 && !is_break(s->yaml->bytes[at - 1]);
	struct str text = STR_INIT;

	if (open && !is_put_at_end(s))
		keep_last_literal(s);
	if (open)
		str_addz(&text, s->layout.eol);
	str_add(&text, lines->s, lines->len);
	if (!open)
		str_addz(&text, s->layout.eol);
	splice_put(s, at, 0, (struct slice){text.s, text.len});
	str_release(&text);
}

static int by_place(const void *left, const void *right)
{
	const struct splice_patch *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	/* what comes at a place comes before what goes there */
	if ((a->removed > 0) != (b->removed > 0))
		return a->removed > 0 ? 1 : -1;
	return a->number < b->number ? -1 : 1;
}

static struct slice joined(struct splice *s, struct slice a, struct slice b)
{
	char *bytes;

	if (!a.len || !b.len)
		return a.len ? a : b;
	bytes = arena_bytes(&s->arena, a.len + b.len);
	memcpy(bytes, a.s, a.len);
	memcpy(bytes + a.len, b.s, b.len);
	return (struct slice){bytes, a.len + b.len};
}

static bool is_removal(const struct splice_patch *p)
{
	return p->removed && !p->added.len;
}

static void unite(struct splice_patch *a, const struct splice_patch *b)
{
	if (b->at + b->removed > a->at + a->removed)
		a->removed = b->at + b->removed - a->at;
}

/* What is the same at both ends of a patch is no change. */
static void trim(const struct splice *s, struct splice_patch *p)
{
	const char *old = s->yaml->bytes + p->at;
	size_t n = 0;

	while (n < p->removed && n < p->added.len && old[n] == p->added.s[n])
		n++;
	p->at += n;
	p->removed -= n;
	p->added = (struct slice){p->added.s + n, p->added.len - n};
	old += n;
	while (p->removed && p->added.len && old[p->removed - 1] == p->added.s[p->added.len - 1]) {
		p->removed--;
		p->added.len--;
	}
}

/* Before any is joined with what comes beside it. */
static void unite_removals(struct splice *s)
{
	struct splice_patch *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s->patches.n; i++) {
		struct splice_patch *p = &s->patches.v[i];

		if (last && is_removal(p) && p->at < last->at + last->removed) {
			unite(last, p);
			continue;
		}
		s->patches.v[n] = *p;
		if (is_removal(p))
			last = &s->patches.v[n];
		n++;
	}
	s->patches.n = n;
}

bool splice_finish(struct splice *s)
{
	size_t n = 0;

	if (s->patches.n)
		qsort(s->patches.v, s->patches.n, sizeof *s->patches.v, by_place);
	unite_removals(s);
	for (size_t i = 0; i < s->patches.n; i++) {
		struct splice_patch *p = &s->patches.v[i], *last = n ? &s->patches.v[n - 1] : NULL;

		if (last && p->at < last->at + last->removed)
			return error_set(s->err,
					 "%s: two changes meet in one place; make them one by one",
					 s->path);
		else if (last && p->at == last->at + last->removed) {
			last->added = joined(s, last->added, p->added);
			last->removed += p->removed;
		} else {
			s->patches.v[n++] = *p;
		}
	}
	s->patches.n = n;
	n = 0;
	for (size_t i = 0; i < s->patches.n; i++) {
		trim(s, &s->patches.v[i]);
		if (s->patches.v[i].removed || s->patches.v[i].added.len)
			s->patches.v[n++] = s->patches.v[i];
	}
	s->patches.n = n;
	return true;
}

void splice_apply(const struct splice *s, struct str *out)
{
	size_t at = 0;

	str_reserve(out, s->yaml->len + 4096);
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct splice_patch *p = &s->patches.v[i];

		str_add(out, s->yaml->bytes + at, p->at - at);
		str_add(out, p->added.s, p->added.len);
		at = p->at + p->removed;
	}
	str_add(out, s->yaml->bytes + at, s->yaml->len - at);
}
