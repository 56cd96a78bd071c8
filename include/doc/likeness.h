/* likeness: the one place of a text that is most like some words, or none.
 *
 * For quotes that no longer stand in the text as written.  The pattern is
 * before + quote + after (at most LIKENESS_CONTEXT code points of each
 * context, those nearest to the quote).  Every place of the text whose edit
 * distance to it is small is found (Myers' bit-parallel search, Hyyrö's
 * blocks), aligned, and given a cost:
 *
 *   edits                   points inserted, deleted or replaced
 *   + LIKENESS_OUTER        for each context whose far end does not stand there
 *
 * A context is as short as can be, so what tells the right place from its
 * lookalikes is its far end.  The best place is taken only if
 *
 *   floor    its edits are at most a sixth of the pattern (one from 6 points
 *            on), those in the quote at most a quarter of the quote; far ends
 *            stand; digits in the quote are as they were; a quote under
 *            LIKENESS_SHORTEST points is unchanged
 *   margin   every other place costs 2 more, and one more for each 16 points of
 *            the pattern; a place that overlaps it by half, more
 *
 * so that what was deleted is not found in a lookalike.  The work of all
 * searches together is bounded.
 * Source: G. Myers, A fast bit-vector algorithm for approximate string
 * matching, J. ACM 46 (1999); H. Hyyrö, A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances, Nordic J. Computing 10 (2003).
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_LIKENESS_H
#define DOC_LIKENESS_H

#include "base/str.h"
#include "doc/span.h"

enum {
	LIKENESS_CONTEXT = 32,
	LIKENESS_SHORTEST = 6,
	LIKENESS_LONGEST = 1024, /* points of a quote that is searched for */
	LIKENESS_OUTER = 2,
};

enum likeness_result {
	LIKENESS_FOUND,
	LIKENESS_NOTHING, /* nothing is above the floor */
	LIKENESS_SEVERAL, /* the best has rivals */
	LIKENESS_TIRED,   /* the work was used up */
	LIKENESS_TOO_LONG,
};

struct likeness_match {
	struct span quote;    /* code points of the text */
	uint32_t edits;       /* of the whole pattern */
	uint32_t quote_edits; /* in the quote; 0: only the context differs */
};

struct likeness {
	struct slice text;
	uint32_t *points; /* of text; made when first needed */
	size_t n;
	size_t budget; /* steps left; about 3 ns each */
};

void likeness_init(struct likeness *l, struct slice text);
void likeness_release(struct likeness *l);

/* All strings are UTF-8.  Fills *out when it answers LIKENESS_FOUND. */
enum likeness_result likeness_find(struct likeness *l, struct slice before, struct slice quote,
				   struct slice after, struct likeness_match *out);

#endif
