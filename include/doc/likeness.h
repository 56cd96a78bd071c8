/* likeness: the one place of a text that is most like some words, or none.
 *
 * For quotes that no longer stand in the text as written.  The pattern is
 * before + quote + after (at most LIKENESS_CONTEXT code points of each
 * context, those nearest to the quote).  Every place of the text whose edit
 * distance to it is small is found (doc/near.h), aligned, and given a cost:
 *
 *   edits                   points inserted, deleted or replaced
 *   + LIKENESS_OUTER        unless its contexts stand
 *
 * A context stands if its far end does and at most a sixth of its points differ
 * (none of the usual two or three): a context is as short as can be, so what is
 * but like it belongs to another place.  The best place is taken only if
 *
 *   floor    its contexts stand; edits are at most a sixth of the pattern (one
 *            from LIKENESS_SHORTEST points on), those in the quote a quarter of
 *            the quote; a shorter quote is unchanged; so are its digits
 *   margin   every other place costs 2 more, and one more for each 32 points of
 *            the pattern; a place that overlaps it by half, more
 *
 * so that what was deleted is not found in a lookalike.  Measured on texts of
 * 3 kB with 85 mentions of 12 names after 20 random edits (tests/unit/u_anchor.c):
 * 96 % found right, of the fuzzy ones 0.4 % wrong.  The work of all searches
 * together is bounded.
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
	LIKENESS_OUTER = 3,
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
