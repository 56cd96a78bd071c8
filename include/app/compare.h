/* compare: two facts side by side with their evidence, to link them.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_COMPARE_H
#define APP_COMPARE_H

#include "base/str.h"

#include <stdint.h>

struct app;

/* One of the two: ids, because records move. */
struct compare_side {
	struct str article;
	struct str fact;
};

struct compare {
	struct compare_side pinned; /* the first; empty: none */
	struct compare_side other;
};

/* Pins the selected fact, or shows it beside the pinned one. */
void compare_pin(struct app *app);
void compare_key(struct app *app, uint32_t key);
void compare_release(struct compare *c);

#endif
