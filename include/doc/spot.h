/* spot: a place in a text that is found again by its words.
 *
 * For what a reader comes back to: where he was, what he marked, where a jump began.  A
 * number alone would be another place once the text was edited, so the words around it
 * are kept.  It is looked for where it stood, then nearest to there with both sides or
 * one, then by likeness (doc/likeness.h); only then the number alone counts.  Other than
 * an anchor it always leads somewhere.
 *
 *     struct spot s = spot_take(a, cursor);
 *     ... the text is edited ...
 *     cursor = spot_find(&s, a);
 *
 * A plain value: it owns nothing.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_SPOT_H
#define DOC_SPOT_H

#include "doc/article.h"

enum { SPOT_BEFORE = 40, SPOT_AFTER = 80 }; /* bytes, at most; whole characters */

struct spot {
	uint32_t point; /* code point of the text */
	uint8_t before; /* bytes of words that stood before it */
	uint8_t after;
	char words[SPOT_BEFORE + SPOT_AFTER]; /* both; not NUL-terminated */
};

struct spot spot_take(const struct article *a, uint32_t point);

/* Of words that were kept elsewhere; what is too long is cut. */
struct spot spot_of(uint32_t point, struct slice before, struct slice after);

/* The point now; at most the length of the text. */
uint32_t spot_find(const struct spot *s, const struct article *a);

struct slice spot_before(const struct spot *s); /* borrowed */
struct slice spot_after(const struct spot *s);

#endif
