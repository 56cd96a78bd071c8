/* update: what an event does to the state; the only way to change it.
 *
 * A function of state and event: no files, no terminal, no clock.  What it
 * wants done outside is appended to app->effects.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_UPDATE_H
#define APP_UPDATE_H

#include "app/app.h"
#include "app/event.h"

void app_update(struct app *app, const struct event *ev);

/* Gives a key to the mode that has the keys, as if it were typed. */
void update_mode_key(struct app *app, uint32_t key);

#endif
