/* overlay: what a mode draws over the panes; one function for each, by enum app_mode.
 *
 * Each stands in src/ui/overlay_NAME.c; modes without one are NULL.  An overlay is
 * drawn after the panes and draws where it likes, but never on the status line,
 * which is ui/status.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_OVERLAY_H
#define UI_OVERLAY_H

#include "app/app.h"
#include "ui/screen.h"

#define OVERLAYS(X)                                          \
	X(ASK, ask)             /* what it is about */       \
	X(PALETTE, palette)     /* commands and arguments */ \
	X(PICKER, picker)       /* an entity by its name */  \
	X(THEMES, themes)       /* a list of names */        \
	X(FORM, form)           /* the lines of a record */  \
	X(REPLACE, replace)     /* the place asked about */  \
	X(REVIEW, review)       /* old and new context */    \
	X(COMPARE, compare)     /* two facts */              \
	X(CHRONICLE, chronicle) /* the list of steps */      \
	X(CHOICE, choice)       /* mine and theirs */

#define X(mode, name) void overlay_##name(const struct app *app, struct screen *s);
OVERLAYS(X)
#undef X

/* Clears a box, draws a frame with a title, gives the inside. */
struct rect overlay_frame(struct screen *s, struct rect box, const char *title);

/* The box of an overlay: clears it, draws a frame with a title, gives the inside.
 * At most the rows under the title and over the status line. */
struct rect overlay_box(const struct app *app, struct screen *s, int width, int height,
			const char *title);

/* What may follow after the keys that were typed. */
void overlay_following(const struct app *app, struct screen *s);

void overlay_draw(const struct app *app, struct screen *s);

#endif
