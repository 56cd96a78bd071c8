/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"
#include "ui/pane.h"

enum { WIDTH = 30, ROOM = 24 }; /* columns of the box; of a line that says more than a name */

/* At the right edge, so that the text under it shows what a theme is like. */
static struct rect place(const struct app *app)
{
	const struct layout *l = &app->layout;
	int width = WIDTH < l->cols ? WIDTH : l->cols, height = themes_lines(app) + 2;

	return (struct rect){l->cols - width, l->title.h, width, height};
}

static void draw_row(const struct themes *t, struct screen *s, struct rect r, size_t i)
{
	const struct theme_name *n = &t->all.v[t->rows.v[i]];
	struct slice whose = slice_of(r.w < ROOM ? "" : n->whose);
	bool before = slice_is(slice_of(n->name), t->before.s);
	int end = r.x + r.w - 1 - screen_width(whose);

	screen_text(s, r, end, r.y, whose, STYLE_DIM);
	screen_text(s, r, r.x + 1, r.y, before ? SLICE("•") : SLICE(" "), STYLE_TEXT);
	screen_ellipsis(s, r, r.x + 3, r.y, end - r.x - 4, slice_of(n->name), STYLE_TEXT);
	if (i == t->list.cursor)
		screen_overlay(s, r, 1, STYLE_SELECTED);
}

void overlay_themes(const struct app *app, struct screen *s)
{
	const struct themes *t = &app->themes;
	struct rect r = overlay_frame(s, place(app), "Themes");
	struct list list = t->list; /* the screen may have become smaller since */

	if (r.h < 1 || t->rows.n == 0) {
		pane_say(s, r, "no theme is called that");
		return;
	}
	list_fit(&list, t->rows.n, (size_t)r.h);
	for (int y = 0; y < r.h && list.top + (size_t)y < t->rows.n; y++)
		draw_row(t, s, (struct rect){r.x, r.y + y, r.w, 1}, list.top + (size_t)y);
}
