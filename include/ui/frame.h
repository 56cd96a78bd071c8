/* frame: the lines between the panes, with their titles on them.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "app/app.h"
#include "ui/screen.h"

void frame_draw(const struct app *app, struct screen *s);

#endif
