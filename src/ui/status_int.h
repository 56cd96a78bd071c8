/* status_int: the parts of the status line.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_STATUS_INT_H
#define UI_STATUS_INT_H

#include "app/app.h"
#include "ui/screen.h"

/* What a mode with an overlay asks, and its keys; false where the mode has none. */
bool status_draw_mode(const struct app *app, struct screen *s, struct rect r);

/* Whether what was done is kept, left of column `right`; returns where it begins. */
int status_draw_keeping(const struct app *app, struct screen *s, struct rect r, int right);

#endif
