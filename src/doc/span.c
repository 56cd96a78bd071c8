/* SPDX-License-Identifier: MIT */
#include "doc/span.h"

#include "base/mem.h"

#include <stdlib.h>

bool span_holds(struct span s, uint32_t point)
{
	return s.start <= point && point < s.end;
}

bool span_overlaps(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;

	return start < end;
}

void cover_add(struct cover *c, struct span s, uint32_t owner, uint32_t part)
{
	if (s.start >= s.end)
		return;
	if (c->n == c->cap) {
		c->cap = mem_grow(c->cap, c->n + 1);
		c->v = mem_realloc(c->v, c->cap, sizeof *c->v);
	}
	c->v[c->n++] = (struct cover_entry){s, 0, owner, part, UINT32_MAX};
}

static int by_place(const void *left, const void *right)
{
	const struct cover_entry *a = left, *b = right;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end > b->span.end ? -1 : 1;
	if (a->owner != b->owner)
		return a->owner < b->owner ? -1 : 1;
	return (a->part > b->part) - (a->part < b->part);
}

/* Files keep their records in the order of the text, so sorting is mostly
 * looking. */
static bool is_sorted(const struct cover *c)
{
	for (size_t i = 1; i < c->n; i++)
		if (by_place(&c->v[i - 1], &c->v[i]) > 0)
			return false;
	return true;
}

void cover_sort(struct cover *c)
{
	uint32_t reach = 0;

	if (!is_sorted(c))
		qsort(c->v, c->n, sizeof *c->v, by_place);
	for (size_t i = 0; i < c->n; i++) {
		if (c->v[i].span.end > reach)
			reach = c->v[i].span.end;
		c->v[i].reach = reach;
		c->v[i].up = (uint32_t)i - 1;
		while (c->v[i].up != UINT32_MAX && c->v[c->v[i].up].span.end <= c->v[i].span.end)
			c->v[i].up = c->v[c->v[i].up].up;
	}
}

void cover_release(struct cover *c)
{
	free(c->v);
	*c = (struct cover){0};
}

size_t cover_first(const struct cover *c, uint32_t point)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->v[mid].reach > point)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* The first entry whose start is not below `start`. */
static size_t lower_bound(const struct cover *c, uint64_t start)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->v[mid].span.start >= start)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* Backwards from the last start: what starts further off than the shortest
 * found is longer than it.  Behind an entry that ends too soon, all up to the
 * next that ends later do so, too. */
size_t cover_innermost(const struct cover *c, uint32_t point)
{
	size_t found = c->n;
	uint32_t shortest = UINT32_MAX;

	for (uint32_t i = (uint32_t)lower_bound(c, (uint64_t)point + 1) - 1; i != UINT32_MAX;) {
		struct span s = c->v[i].span;

		if (c->v[i].reach <= point || point - s.start >= shortest)
			break;
		if (s.end > point && s.end - s.start <= shortest) {
			shortest = s.end - s.start;
			found = i;
		}
		i = s.end > point ? i - 1 : c->v[i].up;
	}
	return found;
}

size_t cover_next(const struct cover *c, uint32_t point)
{
	return lower_bound(c, (uint64_t)point + 1);
}

size_t cover_previous(const struct cover *c, uint32_t point)
{
	size_t i = lower_bound(c, point);

	return i > 0 ? i - 1 : c->n;
}
