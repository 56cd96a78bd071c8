/* pane: one part of the screen, as a record of functions.
 *
 * A pane draws in its rectangle of app->layout and nowhere else; frames and
 * titles are drawn around it.  Adding one is a file src/ui/pane_NAME.c and a
 * word in PANES, in the order of enum pane.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "app/app.h"
#include "ui/screen.h"

struct pane_view {
	/* The name on the border, at the left, and a count at the right; hostile
	 * bytes are fine. */
	void (*title)(const struct app *app, struct str *name, struct str *count);
	void (*draw)(const struct app *app, struct screen *s);
};

#define PANES(X) X(articles) X(text) X(entities) X(facts)

#define X(name) extern const struct pane_view pane_##name;
PANES(X)
#undef X

/* By enum pane. */
extern const struct pane_view *const panes[PANE_COUNT];

/* One row of a list: fills it, as selected when it is the one under the cursor
 * (strongly in the pane with the focus).  Only layer 1, so text keeps its style. */
void pane_mark_row(const struct app *app, struct screen *s, enum pane pane, struct rect row);

/* A line in the middle of an empty pane that says why it is empty. */
void pane_say(struct screen *s, struct rect r, const char *sentence);

/* Likewise, where a filter left nothing: and which key shows all. */
void pane_say_filtered(const struct app *app, struct screen *s, struct rect r,
		       const char *sentence);

#endif
