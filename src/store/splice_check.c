/* SPDX-License-Identifier: MIT */
#include "splice_int.h"

#include <string.h>

/* Two walks side by side: over the old nodes that must still be there and over the
 * new ones that are not of a patch. */
struct walk {
	const struct splice *s;
	const struct yaml *old, *fresh;
	uint32_t *from;              /* of a new node: the old one */
	uint32_t *to;                /* the way back */
	size_t patch;                /* the first that ends behind the old node … */
	size_t shift;                /* … and by how much those before it move it, modulo 2^64 */
	size_t made;                 /* the first patch that ends behind the new node … */
	size_t made_shift;           /* likewise */
	struct splice_range *places; /* of what was replaced, sorted, in the old file … */
	size_t place_count, place, made_place;
};

static int by_start(const void *left, const void *right)
{
	const struct splice_range *a = left, *b = right;

	return (a->beg > b->beg) - (a->beg < b->beg);
}

static bool is_block(const struct yaml_node *n)
{
	return n->kind != YAML_SCALAR && n->style == YAML_BLOCK;
}

static bool in_replaced(const struct walk *w, size_t *cursor, size_t at)
{
	const struct splice_range *r;

	while (*cursor < w->place_count && w->places[*cursor].end < at)
		++*cursor;
	for (size_t i = *cursor; i < w->place_count && w->places[i].beg <= at; i++) {
		r = &w->places[i];
		if (at == r->beg || (at > r->beg && at < r->end))
			return true;
	}
	return false;
}

/* Is the old node where bytes were taken away? */
static bool is_gone(struct walk *w, size_t beg)
{
	const struct splice_patch *p;

	for (; w->patch < w->s->patches.n; w->patch++) {
		p = &w->s->patches.v[w->patch];
		if (p->at + p->removed > beg)
			return p->at <= beg;
		w->shift += p->added.len - p->removed;
	}
	return false;
}

/* A value of no width beside a patch may have been filled. */
static bool may_go(const struct walk *w, const struct yaml_node *n)
{
	const struct splice_patch *v = w->s->patches.v;
	size_t i = w->patch;

	if (n->beg != n->end)
		return false;
	return (i < w->s->patches.n && v[i].at <= n->beg) ||
	       (i > 0 && v[i - 1].at + v[i - 1].removed == n->beg);
}

/* Is the new node one that a patch made? */
static bool is_made(struct walk *w, size_t beg)
{
	size_t start, old;

	for (; w->made < w->s->patches.n; w->made++) {
		const struct splice_patch *p = &w->s->patches.v[w->made];

		start = p->at + w->made_shift;
		if (beg < start)
			break;
		if (beg < start + p->added.len)
			return true;
		w->made_shift += p->added.len - p->removed;
	}
	old = beg - w->made_shift;
	return in_replaced(w, &w->made_place, old);
}

static uint32_t parent_of(const struct yaml *y, uint32_t i)
{
	return y->nodes.v[i].parent ? i - y->nodes.v[i].parent : YAML_NOWHERE;
}

/* Both stand in the same collections, all the way up; a new flow list around a
 * value that was none does not count. */
static bool same_parents(struct walk *w, uint32_t o, uint32_t n, const bool *made)
{
	for (;;) {
		o = parent_of(w->old, o);
		n = parent_of(w->fresh, n);
		while (n != YAML_NOWHERE && made[n] && !is_block(&w->fresh->nodes.v[n]))
			n = parent_of(w->fresh, n);
		if (o == YAML_NOWHERE || n == YAML_NOWHERE)
			return o == n;
		if (w->to[o] == n && w->from[n] == o)
			return true;
		if (w->to[o] != YAML_NOWHERE || w->from[n] != YAML_NOWHERE ||
		    w->old->nodes.v[o].kind != w->fresh->nodes.v[n].kind)
			return false;
		w->to[o] = n;
		w->from[n] = o;
	}
}

/* Of a value in a new list around it, the list has the key. */
static bool same_key(const struct walk *w, uint32_t o, uint32_t n, const bool *made)
{
	const struct yaml_node *v = w->fresh->nodes.v;
	uint32_t key = w->old->nodes.v[o].key;

	while (v[n].parent && made[n - v[n].parent] && v[n - v[n].parent].kind == YAML_LIST &&
	       !is_block(&v[n - v[n].parent]))
		n -= v[n].parent;
	if (!key || !v[n].key)
		return !key && !v[n].key;
	return w->to[o - key] == n - v[n].key;
}

static bool same_node(struct walk *w, uint32_t o, uint32_t n, const bool *made)
{
	const struct yaml_node *a = &w->old->nodes.v[o], *b = &w->fresh->nodes.v[n];

	if (a->beg + w->shift != b->beg || a->kind != b->kind || a->style != b->style ||
	    a->broken != b->broken || a->duplicate != b->duplicate ||
	    a->value.len != b->value.len || !slice_equal(a->value, b->value))
		return false;
	if (!same_key(w, o, n, made))
		return false;
	if (!same_parents(w, o, n, made))
		return false;
	w->to[o] = n;
	w->from[n] = o;
	return true;
}

/* On to the next new node that must have been there. */
static uint32_t skip_made(struct walk *w, uint32_t n, bool *made)
{
	const struct yaml *y = w->fresh;

	for (; n < y->nodes.n; n++) {
		made[n] = is_made(w, y->nodes.v[n].beg);
		if (!made[n] && !is_block(&y->nodes.v[n]))
			break;
	}
	return n;
}

static bool walk(struct walk *w, bool *made)
{
	uint32_t o = 0, n = skip_made(w, 0, made);
	size_t olds = w->old->nodes.n, news = w->fresh->nodes.n;

	for (; o < olds; o++) {
		const struct yaml_node *a = &w->old->nodes.v[o];

		if (is_gone(w, a->beg) || is_block(a) ||
		    (w->place_count && in_replaced(w, &w->place, a->beg)))
			continue;
		if (n < news && same_node(w, o, n, made))
			n = skip_made(w, n + 1, made);
		else if (!may_go(w, a))
			return false;
	}
	return n == news;
}

bool splice_check(const struct splice *s, const struct yaml *fresh, uint32_t *from)
{
	struct walk w = {.s = s,
			 .old = s->yaml,
			 .fresh = fresh,
			 .from = from,
			 .places = s->replaced.v,
			 .place_count = s->replaced.n};
	bool *made = mem_zalloc(fresh->nodes.n, sizeof *made), ok;

	w.to = mem_alloc(s->yaml->nodes.n * sizeof *w.to);
	memset(w.to, 0xff, s->yaml->nodes.n * sizeof *w.to);
	memset(from, 0xff, fresh->nodes.n * sizeof *from);
	if (s->replaced.n)
		qsort(s->replaced.v, s->replaced.n, sizeof *s->replaced.v, by_start);
	ok = walk(&w, made);
	free(made);
	free(w.to);
	return ok;
}
