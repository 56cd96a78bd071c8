/* words: where words begin and end, for motions.
 *
 * A word is letters, marks and digits, with what holds them together inside:
 * hyphens (peut-être), dots (O.N.U, 1.5), decimal commas, apostrophes
 * (aujourd’hui) and the spaces of a number (25 000).  Elided words stand alone:
 * l’|unité, jusqu’|ici.  An ideograph is a word.  Spaces, punctuation and symbols
 * belong to no word.  Offsets are bytes; any bytes will do, and every offset
 * that is returned is a boundary of clusters.
 *
 *     for (at = words_next(s, len, at); at < len; at = words_next(s, len, at))
 *             use(at);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/str.h"

struct word {
	size_t start;
	size_t end;
};

/* The word that holds byte `at`; false when there is none. */
bool words_at(const char *s, size_t len, size_t at, struct word *w);

/* Motion w: the start of the next word that begins after `at`; len for none. */
size_t words_next(const char *s, size_t len, size_t at);

/* Motion b: the start of the last word that begins before `at`; 0 for none. */
size_t words_previous(const char *s, size_t len, size_t at);

#endif
