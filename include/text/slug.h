/* slug: a readable file name from a date and a title, and an id from a name.
 *
 * "2024-07" and "Le CNT ratifie l'accord militaire avec la Russie" are
 * 2024-07-cnt-ratifie-accord-militaire-russie: the day as far as it is known, and the
 * first five words that say something, in plain letters.  "État islamique (EI)" is
 * etat-islamique-ei: all words, as far as SLUG_NAME bytes go.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SLUG_H
#define TEXT_SLUG_H

#include "base/str.h"

/* Appends a slug of both, which may be empty; nothing when neither gives a letter
 * or a digit. */
void slug_add(struct str *out, struct slice date, struct slice title);

enum { SLUG_NAME = 40 };

/* Appends a slug of a name; nothing when no letter or digit of it is plain. */
void slug_add_name(struct str *out, struct slice name);

#endif
