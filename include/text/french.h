/* french: what belongs together in French type.
 *
 * Small questions that line breaking and words ask about the bytes around a
 * place.  `at` is a byte offset in s[0, len); all are pure and look at a bounded
 * number of bytes.  Sources: Imprimerie nationale, Lexique des règles
 * typographiques; the tables are in french.c.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_FRENCH_H
#define TEXT_FRENCH_H

#include "base/str.h"

/* `at` stands behind one or more plain spaces (or a dash): whether a line must
 * not end there.  « x, x », 25 000, n° 5, p. 12, M. Keïta, 5 km, 12 %, — Oui. */
bool french_keeps(const char *s, size_t len, size_t at);

/* Bytes of the elided word with its apostrophe at `at`, the start of a word
 * (l’ d' jusqu’), when a letter follows; 0 otherwise (aujourd’hui, prud’homme). */
size_t french_elision(const char *s, size_t len, size_t at);

/* `at` stands behind a digit: bytes of the space (plain, no-break, narrow) there
 * when a group of exactly three digits follows and 1-3 digits went before. */
size_t french_group(const char *s, size_t len, size_t at);

#endif
