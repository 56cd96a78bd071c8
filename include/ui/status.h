/* status: the first and the last line of the screen.
 *
 * The title says which corpus and article this is; the status line where one
 * stands in it, and the next useful keys, or what just happened, or what is
 * being typed.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_STATUS_H
#define UI_STATUS_H

#include "app/app.h"
#include "ui/screen.h"

void status_draw_title(const struct app *app, struct screen *s);
void status_draw(const struct app *app, struct screen *s);

#endif
