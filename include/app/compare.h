/* compare: two facts side by side with their evidence, to link them.
 *
 * The first is pinned, from whatever article; the second is the selected one.  Links
 * that hold in both directions (same-as, contradicts) are written into both facts, in
 * one step.  The pin stays until the two are linked, or it is taken back.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_COMPARE_H
#define APP_COMPARE_H

#include "base/str.h"

#include <stdbool.h>
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
	int scroll;
};

/* Pins the selected fact, or shows it beside the pinned one; on that one, takes the
 * pin back. */
void compare_pin(struct app *app);

/* Takes the pin back; false when there is none. */
bool compare_unpin(struct app *app);

void compare_key(struct app *app, uint32_t key);
void compare_release(struct compare *c);

#endif
