/* guess: which known word did they mean?
 *
 * For "unknown X; did you mean Y?".  Likeness is the number of letters to
 * insert, delete, change or swap (optimal string alignment, Damerau 1964); a
 * third of the letters may differ, and the first word wins among equals.
 *
 *     const char *word = guess(typed, name_at, table, table_count);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_GUESS_H
#define BASE_GUESS_H

#include "base/str.h"

/* The word nearest to `typed` among at(context, 0) … at(context, n - 1), or
 * NULL when none is near. */
const char *guess(struct slice typed, const char *(*at)(const void *context, size_t i),
		  const void *context, size_t n);

#endif
