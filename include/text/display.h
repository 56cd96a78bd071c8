/* display: the copy of one paragraph that is drawn, and where each piece of it
 * came from.
 *
 * The source is never changed: its bytes go through base/visible and become
 * clusters, the smallest things that a cursor can stand on.  A cluster covers
 * points and bytes of the source (relative to the paragraph's start) and holds
 * bytes to draw.  v[n] is a sentinel with the ends of everything, so v[i + 1] is
 * always there.  Emoji are drawn as their first point, flags as two letters; a
 * TAB is spaces up to the next multiple of 8 columns of the paragraph.
 *
 *     struct display d = {0};
 *     display_build(&d, paragraph, 0);
 *     draw(display_text(&d, i), d.v[i].columns);
 *     display_release(&d);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_DISPLAY_H
#define TEXT_DISPLAY_H

#include "base/str.h"

#include <stdint.h>

enum { DISPLAY_LIMIT = 256 << 20 }; /* bytes of a paragraph; far above FILE_LIMIT */

enum cluster_flags {
	CLUSTER_SPACE = 1, /* drawn as blanks; hangs at a row's end */
	CLUSTER_MARK = 2,  /* invented by the program: draw it in the danger style */
	CLUSTER_BREAK = 4, /* a row may end before it; set by wrap */
	CLUSTER_MUST = 8,  /* a row must end before it; set by wrap */
};

struct cluster {
	uint32_t point;  /* first code point of the source, from the paragraph's start */
	uint32_t byte;   /* first byte of the source, likewise */
	uint32_t out;    /* first byte in display.out */
	uint8_t columns; /* 0 (soft hyphen) and up; marks such as <U+E000> take many */
	uint8_t flags;
};

struct display {
	struct cluster *v; /* owned; n + 1 of them */
	uint32_t n;
	uint32_t cap;
	struct str out; /* what to draw, all clusters in a row */
	uint32_t marks; /* clusters with CLUSTER_MARK, for the status line */
	bool simple;    /* one byte, point and column for each cluster */
};

/* Replaces what d held (and uses its memory again).  Flags: enum visible_flags,
 * without VISIBLE_LINES.  Less than DISPLAY_LIMIT bytes, which no file holds. */
void display_build(struct display *d, struct slice paragraph, unsigned flags);
void display_release(struct display *d);

/* The bytes to draw of one cluster, or of clusters [first, end). */
struct slice display_text(const struct display *d, uint32_t cluster);
struct slice display_range(const struct display *d, uint32_t first, uint32_t end);

/* The cluster that holds a source point; d->n past the end. */
uint32_t display_at_point(const struct display *d, uint32_t point);

/* Columns of the clusters [first, end). */
uint32_t display_columns(const struct display *d, uint32_t first, uint32_t end);

#endif
