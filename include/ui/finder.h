/* finder: parts of the lists that narrow as one types: the picker, the command line.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_FINDER_H
#define UI_FINDER_H

#include "text/fuzzy.h"
#include "ui/screen.h"

/* A name in the line r, cut with an ellipsis; the letters that matched stand out (f NULL:
 * none).  Returns the column behind it. */
int finder_name(struct screen *s, struct rect r, struct fuzzy *f, const char *name,
		enum style style);

/* The line over the list: what the keys do, and how many there are. */
void finder_title(struct screen *s, struct rect r, struct slice words, size_t count);

#endif
