/* svg: a screen as a picture, in the colours of a theme.
 *
 * Each cell is 9 by 18 units; words keep to that grid in whatever font the viewer has.
 * Backgrounds, underlines and box lines are shapes, all else is text.  Where the theme
 * leaves a colour to the terminal, it is that of a usual dark or light one.
 * The same screen and theme give the same bytes.
 * SPDX-License-Identifier: MIT
 */
#ifndef PICTURES_SVG_H
#define PICTURES_SVG_H

#include "base/str.h"
#include "ui/screen.h"
#include "ui/theme.h"

void svg_add(struct str *out, const struct screen *s, const struct theme *t, const char *title);

#endif
