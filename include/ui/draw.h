/* draw: the whole screen from the state; the only way to a frame.
 *
 * A function of a const app: it fills the screen and changes nothing else (but
 * the cache of wrapped paragraphs).
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "app/app.h"
#include "ui/screen.h"

/* Resizes the screen to the layout and draws all of it. */
void draw_app(const struct app *app, struct screen *s);

#endif
