/* doubt: places that are found exactly, and that their neighbours speak against.
 *
 * Mentions stand in their file in the order of the text, and what moves in a text
 * takes its mentions along.  So a mention that is found exactly, but not between its
 * neighbours in the file, and alone in its line, may be a copy: its own words have been
 * changed, and the same words have been put in elsewhere.  Where such words, a letter
 * or two apart (or the same in another context), stand in the lines of its neighbours
 * and belong to no other mention, they are taken, as fuzzy; if several do, it becomes
 * an orphan.  A person decides.  All others are left alone, so what is in order costs
 * two comparisons.
 *
 *     anchor_resolve(list, n, &offsets, &arena);
 *     doubt_order(list, mentions, &offsets);
 *     doubt_parts(list, n, &offsets);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_DOUBT_H
#define DOC_DOUBT_H

#include "doc/anchor.h"

enum {
	DOUBT_SHORTEST = 3,   /* points of a quote that is looked for */
	DOUBT_LONGEST = 256,  /* likewise */
	DOUBT_WINDOW = 8192,  /* points that are looked at of a line: bytes around the mention */
	DOUBT_NEIGHBOURS = 16 /* mentions on either side that may own a place */
};

/* The n anchors are those of mentions in the order of their file, resolved. */
void doubt_order(struct anchor **mentions, size_t n, const struct offsets *text);

/* Any anchors, resolved. */
void doubt_parts(struct anchor **anchors, size_t n, const struct offsets *text);

#endif
