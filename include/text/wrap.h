/* wrap: a paragraph as rows of at most so many columns.
 *
 * A row is the clusters [first, end).  Rows end only where linebreak allows;
 * spaces at the end of a row hang: they belong to it but not to its columns.  A
 * word longer than a row is cut between clusters; a cluster is never split, so
 * one that is wider than the row (at widths under 10) stands alone and has more
 * columns than there are: clip it.  A paragraph has at least one row, and a row
 * at most WRAP_ROW_MOST clusters, however narrow or invisible they are.
 *
 * Places: a cluster's row and column; the end of the paragraph is cluster n,
 * behind the last one.  Points are those of the source, from the paragraph's
 * start.
 *
 *     struct wrap w = {0};
 *     wrap_build(&w, offsets_paragraph_text(&o, i), 72, WRAP_FRENCH);
 *     for (uint32_t row = 0; row < w.n; row++)
 *             for (uint32_t c = w.v[row].first; c < w.v[row].end; c++)
 *                     draw(display_text(&w.display, c));
 *     wrap_release(&w);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "text/display.h"

enum { WRAP_ROW_MOST = 1024 };

enum wrap_flags { WRAP_FRENCH = 1 << 8 }; /* besides enum visible_flags */

struct wrap_row {
	uint32_t first;   /* cluster */
	uint32_t end;     /* cluster; the next row's first */
	uint32_t columns; /* without hanging spaces */
};

struct wrap {
	struct display display;
	struct wrap_row *v; /* owned */
	uint32_t n;         /* rows, at least 1 after wrap_build */
	uint32_t cap;
	uint32_t width;        /* columns */
	unsigned char *breaks; /* scratch, owned */
	size_t breaks_cap;
};

struct wrap_place {
	uint32_t row;
	uint32_t column; /* first column of the cluster; hanging spaces may pass width */
};

/* Display, breaks and rows; replaces what w held and uses its memory again.
 * Width 0 counts as 1. */
void wrap_build(struct wrap *w, struct slice paragraph, uint32_t width, unsigned flags);

/* Only the rows again, at another width. */
void wrap_resize(struct wrap *w, uint32_t width);
void wrap_release(struct wrap *w);

/* The row of a cluster; the last row past the end. */
uint32_t wrap_row_of(const struct wrap *w, uint32_t cluster);

struct wrap_place wrap_place(const struct wrap *w, uint32_t cluster);
struct wrap_place wrap_place_of_point(const struct wrap *w, uint32_t point);

/* The cluster at a column of a row; behind its end, the last of the row
 * (for an empty paragraph 0, which is n). */
uint32_t wrap_cluster_at(const struct wrap *w, uint32_t row, uint32_t column);

/* The source point where that cluster begins. */
uint32_t wrap_point_at(const struct wrap *w, uint32_t row, uint32_t column);

/* Source points [*start, *end) of a row. */
void wrap_row_points(const struct wrap *w, uint32_t row, uint32_t *start, uint32_t *end);

#endif
