/* pane_help: the help, over all panes.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_PANE_HELP_H
#define UI_PANE_HELP_H

#include "app/app.h"
#include "ui/screen.h"

void pane_help_draw(const struct app *app, struct screen *s);

#endif
