/* language: which language a text is likely in, and its small words.
 *
 * Counts the small words (the, of; le, des …) of a few languages at the start of a
 * text.  It is a guess, to be shown and confirmed, never written down unasked.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/str.h"

/* "fr", "en", "de", "es", "it"; NULL where none stands out. */
const char *language_guess(struct slice text);

/* Is the word, folded (FOLD_ALL), a small one of any of them, or a single letter? */
bool language_is_small(struct slice folded);

#endif
