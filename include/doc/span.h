/* span: a half-open range [start, end) of code points of an article's text.
 *
 * Code points, never bytes or columns: what a byte or a column is depends on
 * an encoding or a terminal.  A discontinuous span is a list of these.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_SPAN_H
#define DOC_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	uint32_t start;
	uint32_t end;
};

bool span_holds(struct span s, uint32_t point);   /* start <= point < end */
bool span_overlaps(struct span a, struct span b); /* share a point */

/* cover: an index of the spans of many things, to ask which lie over a place.
 *
 * Sorted by start, the longer first where starts are equal; `reach` is the
 * greatest end so far, so that a walk from cover_first begins late; under one
 * span over all the text it begins at that.  Empty spans are left out.
 *
 *     for (size_t i = cover_first(&c, from); i < c.n && c.v[i].span.start < to; i++)
 *             if (c.v[i].span.end > from)
 *                     use(c.v[i].owner, c.v[i].part);
 */
struct cover_entry {
	struct span span;
	uint32_t reach; /* greatest end of the entries up to this one */
	uint32_t owner; /* index of the thing */
	uint32_t part;  /* which of its spans */
	uint32_t up;    /* the nearest entry above that ends later; UINT32_MAX: none */
};

struct cover {
	struct cover_entry *v; /* owned */
	size_t n;
	size_t cap;
};

void cover_add(struct cover *c, struct span s, uint32_t owner, uint32_t part);
void cover_sort(struct cover *c); /* once, after the last cover_add */
void cover_release(struct cover *c);

/* The first entry that may reach past `point`; c->n when none does. */
size_t cover_first(const struct cover *c, uint32_t point);

/* The innermost (shortest) entry over `point`; c->n when none is.  Entries that
 * end before the point are passed over by those that end later still. */
size_t cover_innermost(const struct cover *c, uint32_t point);

/* The first entry that starts after `point`, the last that starts before it;
 * c->n when there is none. */
size_t cover_next(const struct cover *c, uint32_t point);
size_t cover_previous(const struct cover *c, uint32_t point);

#endif
