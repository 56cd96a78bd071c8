/* form_int: what the parts of a form share.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FORM_INT_H
#define APP_FORM_INT_H

#include "app/form.h"

/* Proposals for what stands before the cursor of the current line; `all` also where
 * nothing was typed yet. */
void form_offer(struct app *app, struct form_state *st, bool all);

#endif
