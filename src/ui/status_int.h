/* status_int: the parts of the status line.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_STATUS_INT_H
#define UI_STATUS_INT_H

#include "app/app.h"
#include "ui/screen.h"

/* What a mode with an overlay asks, and its keys; false where the mode has none. */
bool status_draw_mode(const struct app *app, struct screen *s, struct rect r);

/* The line that is typed, from column x up to `end`, and the cursor in it; what is too
 * long slides out at the left. */
void status_draw_prompt(const struct app *app, struct screen *s, struct rect r, int x, int end,
			enum style style);

/* The next useful keys, as they are bound where one is, as many as there is room for;
 * `few`: only a link to follow, the command line and the help. */
void status_draw_hints(const struct app *app, struct screen *s, struct rect r, bool few);

/* Whether what was done is kept, left of column `right`; returns where it begins. */
int status_draw_keeping(const struct app *app, struct screen *s, struct rect r, int right);

#endif
