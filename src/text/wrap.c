/* SPDX-License-Identifier: MIT */
#include "text/wrap.h"

#include "base/mem.h"
#include "text/linebreak.h"

#include <stdlib.h>

/* ---- building */

/* Clusters that begin inside of what linebreak takes for one unit have none. */
static void mark_breaks(struct wrap *w, struct slice paragraph, unsigned flags)
{
	struct display *d = &w->display;

	if (w->breaks_cap < paragraph.len + 1) {
		free(w->breaks);
		w->breaks_cap = mem_grow(w->breaks_cap, paragraph.len + 1);
		w->breaks = mem_alloc(w->breaks_cap);
	}
	linebreak_find(paragraph.s, paragraph.len, flags & WRAP_FRENCH ? LINEBREAK_FRENCH : 0,
		       w->breaks);
	for (uint32_t i = 1; i < d->n; i++) {
		unsigned char at = w->breaks[d->v[i].byte];

		/* a word that ends at a soft hyphen would need a hyphen drawn */
		if (at == LINEBREAK_MAY && d->v[i - 1].columns > 0)
			d->v[i].flags |= CLUSTER_BREAK;
		else if (at == LINEBREAK_MUST)
			d->v[i].flags |= CLUSTER_MUST;
	}
}

static void add_row(struct wrap *w, uint32_t first, uint32_t end)
{
	const struct cluster *v = w->display.v;
	uint32_t last = end;

	if (w->n == w->cap) {
		w->cap = (uint32_t)mem_grow(w->cap, w->cap + 1);
		w->v = mem_realloc(w->v, w->cap, sizeof *w->v);
	}
	while (last > first && (v[last - 1].flags & CLUSTER_SPACE))
		last--;
	w->v[w->n++] = (struct wrap_row){first, end, display_columns(&w->display, first, last)};
}

/* The end of the row that begins at `first`. */
static uint32_t row_end(const struct wrap *w, uint32_t first)
{
	const struct cluster *v = w->display.v;
	uint32_t columns = v[first].columns, end = first + 1, may = 0;

	for (; end < w->display.n; end++) {
		if (v[end].flags & CLUSTER_MUST || end - first == WRAP_ROW_MOST)
			return end;
		if (v[end].flags & CLUSTER_BREAK)
			may = end;
		columns += v[end].columns;
		if (columns > w->width && !(v[end].flags & CLUSTER_SPACE))
			return may ? may : end;
	}
	return end;
}

static void fill_rows(struct wrap *w)
{
	uint32_t first = 0;

	w->n = 0;
	do {
		uint32_t end = w->display.n ? row_end(w, first) : 0;

		add_row(w, first, end);
		first = end;
	} while (first < w->display.n);
}

void wrap_build(struct wrap *w, struct slice paragraph, uint32_t width, unsigned flags)
{
	display_build(&w->display, paragraph, flags & ~(unsigned)WRAP_FRENCH);
	mark_breaks(w, paragraph, flags);
	wrap_resize(w, width);
}

void wrap_resize(struct wrap *w, uint32_t width)
{
	w->width = width ? width : 1;
	fill_rows(w);
}

void wrap_release(struct wrap *w)
{
	display_release(&w->display);
	free(w->v);
	free(w->breaks);
	*w = (struct wrap){.display = {.out = STR_INIT}};
}

/* ---- places */

uint32_t wrap_row_of(const struct wrap *w, uint32_t cluster)
{
	uint32_t low = 0, high = w->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (w->v[middle].first <= cluster)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct wrap_place wrap_place(const struct wrap *w, uint32_t cluster)
{
	uint32_t row = wrap_row_of(w, cluster);

	return (struct wrap_place){row, display_columns(&w->display, w->v[row].first, cluster)};
}

struct wrap_place wrap_place_of_point(const struct wrap *w, uint32_t point)
{
	return wrap_place(w, display_at_point(&w->display, point));
}

uint32_t wrap_cluster_at(const struct wrap *w, uint32_t row, uint32_t column)
{
	const struct wrap_row *r = &w->v[row];
	uint32_t columns = 0;

	for (uint32_t i = r->first; i < r->end; i++) {
		columns += w->display.v[i].columns;
		if (columns > column)
			return i;
	}
	return r->end > r->first ? r->end - 1 : r->first;
}

uint32_t wrap_point_at(const struct wrap *w, uint32_t row, uint32_t column)
{
	return w->display.v[wrap_cluster_at(w, row, column)].point;
}

void wrap_row_points(const struct wrap *w, uint32_t row, uint32_t *start, uint32_t *end)
{
	*start = w->display.v[w->v[row].first].point;
	*end = w->display.v[w->v[row].end].point;
}
