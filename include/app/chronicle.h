/* chronicle: the list of all steps, newest first; Enter reverses one.
 *
 * Steps of earlier sessions come from the journal when it is opened.  A step that is
 * reversed is not taken away: its opposite is done as a new step.  u goes back to
 * before the step under the cursor, ^R forward to behind it, as far as undo reaches.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_CHRONICLE_H
#define APP_CHRONICLE_H

#include "app/prompt.h"
#include "app/rows.h"
#include "text/find.h"

struct app;
struct step;

struct chronicle {
	struct list list;
	VEC(size_t) rows;    /* indices of history.steps, newest first, that pass the filter */
	struct find *filter; /* NULL: all */
	struct str filter_text;
	bool typing; /* the filter, in app->prompt */
};

void chronicle_open(struct app *app);
void chronicle_key(struct app *app, uint32_t key);

/* Rows again; part of settling. */
void chronicle_settle(struct app *app);

/* The lines of the list that fit on the screen. */
int chronicle_lines(const struct app *app);
void chronicle_release(struct chronicle *c);

#endif
