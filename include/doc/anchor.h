/* anchor: a place in a text, written as its words and found again on load.
 *
 * In the file a span is a quote with the shortest `before` or `after` context
 * that makes it unique; no numbers, so nothing breaks when the text changes.
 * Resolving gives spans in code points and a state:
 *
 *   exact    before + quote + after stands in the text exactly once
 *   fuzzy    found by likeness, or among several places by its context, with a
 *            score floor and a clear margin over the second best
 *   orphan   neither; its spans are empty and nothing is shown in the text
 *
 * What is exact and yet may be a copy of words that were changed becomes fuzzy by
 * doc/doubt.  Nothing moves silently: fuzzy and orphan are shown, counted and reported.
 * A discontinuous span has several parts: the context belongs to the outer
 * ends, and each further part is the first one found after the part before it.
 * The idea is W3C's TextQuoteSelector; the floor and margin are ours.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "base/arena.h"
#include "doc/span.h"
#include "text/offsets.h"

enum anchor_state { ANCHOR_EXACT, ANCHOR_FUZZY, ANCHOR_ORPHAN };

struct anchor {
	struct slice before; /* text directly before the first part; may be empty */
	struct slice after;  /* text directly after the last part; may be empty */
	struct slice *parts; /* the quote, or its parts in order; borrowed */
	struct span *spans;  /* one for each part; set by anchor_resolve */
	uint32_t n;          /* parts, at least 1 */
	uint32_t line;       /* of the quote in the file, from 1 */
	uint32_t column;
	enum anchor_state state;
	const char *why; /* NULL when exact; else what the quote is, and advice: "stands in
			    several places: add before: …", to be put after it; static */
};

/* Finds the places of `n` anchors in the text of `offsets`: sets spans (which
 * are allocated in `arena`; of orphans all empty), state and why.  One pass over
 * the text for all of them together (doc/needles.h); only those that are not
 * found are searched for by likeness (doc/likeness.h, where floor and margin
 * stand), within a budget, past which the rest become orphans. */
void anchor_resolve(struct anchor **anchors, size_t n, const struct offsets *text,
		    struct arena *arena);

/* A place that is to become an anchor: the spans of its parts, in order. */
struct anchor_place {
	const struct span *spans;
	uint32_t n;
};

/* Makes exact anchors for n places of the text: quotes with the shortest context,
 * in whole words and on one side where that is enough, that makes them unique.
 * Everything is copied to the arena.  False for a place that no context makes
 * unique or that holds a newline; its anchor then has n 0, the others are made.
 * Places with the same words cost one pass over the text together. */
bool anchor_make(const struct anchor_place *places, size_t n, const struct offsets *text,
		 struct arena *arena, struct anchor *out);

/* First start and last end of all parts. */
struct span anchor_hull(const struct anchor *a);

const char *anchor_state_name(enum anchor_state state); /* "exact" … */

#endif
