/* near: the places of a text that are only a few edits away from a pattern.
 *
 * An edit inserts, deletes or replaces one code point.  A place is known by its
 * end: a local minimum of the distance along the text, of which the best
 * NEAR_PLACES are kept.  Time is about 3 ns for each point of the text and 64
 * points of the pattern.
 *
 *     struct near near = {.most = 4, .slack = 2};
 *     near_search(&near, text, n, pattern, m);
 *     for (size_t i = 0; i < near.n; i++)
 *             use(near.places[i].edits, near.places[i].first);
 *
 * Source: G. Myers, A fast bit-vector algorithm for approximate string
 * matching, J. ACM 46 (1999); H. Hyyrö, A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances, Nordic J. Computing 10 (2003).
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_NEAR_H
#define DOC_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	NEAR_PLACES = 512,
	NEAR_BLOCK = 64,    /* points of the pattern that are compared together */
	NEAR_PATTERN = 2048 /* points, at most */
};

struct near_place {
	uint32_t edits;
	size_t first; /* it ends before this point of the text, */
	size_t last;  /* or any up to this one, with as many edits */
};

struct near {
	uint32_t most;  /* edits that are of interest; gets less as better are found: */
	uint32_t slack; /* what a place may have more than the best */
	struct near_place places[NEAR_PLACES];
	size_t n;
	size_t worst; /* of places, when all are taken */

	struct near_place now; /* the minimum that is being passed */
	size_t seen;           /* the end looked at last, + 1 */
	bool rising;           /* since its minimum, which is kept already */
};

/* The steps that a search takes, for budgets. */
size_t near_steps(size_t text_points, size_t pattern_points);

/* Fills places, from most and slack with the rest zero.  The pattern has 1 to
 * NEAR_PATTERN points. */
void near_search(struct near *near, const uint32_t *text, size_t n, const uint32_t *pattern,
		 size_t m);

#endif
