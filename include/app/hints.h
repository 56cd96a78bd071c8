/* hints: a label on each visible mention; typing it goes there.
 *
 * Labels use the home row, are prefix-free and as short as can be, and lie over
 * the first cells of what they mark.  Nearest to the cursor get the shortest.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_HINTS_H
#define APP_HINTS_H

#include "base/vec.h"
#include "doc/span.h"

enum { HINT_LENGTH = 3 }; /* letters at most */

struct hint {
	uint32_t point;   /* start of the mention */
	uint32_t mention; /* its index */
	char label[HINT_LENGTH + 1];
};

struct hints {
	VEC(struct hint) list; /* in the order of the text */
	char typed[HINT_LENGTH + 1];
};

/* Gives labels to list.v[0..n), whose points are set; `near` gets the shortest. */
void hints_label(struct hints *h, uint32_t near);

enum hints_answer { HINTS_MORE, HINTS_HIT, HINTS_NONE };

/* Takes one typed letter; on HINTS_HIT *which is the index in the list. */
enum hints_answer hints_type(struct hints *h, char letter, size_t *which);

void hints_clear(struct hints *h);
void hints_release(struct hints *h);

#endif
