/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

#include <string.h>

enum {
	NUMBER_COLUMNS = 6,
	WHEN_COLUMNS = 16, /* 2026-11-22 10:00 */
	WHO_COLUMNS = 12,
	ROOM_FOR_WHEN = 50,
	ROOM_FOR_WHO = 70,
	WIDEST = 120
};

/* The minute of a time as it is written down, its T as a space. */
static struct slice minute(const char *when, char out[WHEN_COLUMNS + 1])
{
	size_t len = strlen(when);

	if (len > WHEN_COLUMNS)
		len = WHEN_COLUMNS;
	memcpy(out, when, len);
	out[len] = '\0';
	if (len > 10 && out[10] == 'T')
		out[10] = ' ';
	return (struct slice){out, len};
}

static void draw_step(const struct step *step, struct screen *s, struct rect r)
{
	enum style dim = STYLE_DIM, style = step->undone ? STYLE_DIM : STYLE_TEXT;
	struct str number = STR_INIT;
	char when[WHEN_COLUMNS + 1];
	int x = r.x + 1, end = r.x + r.w;

	if (step->number)
		str_printf(&number, "%llu", (unsigned long long)step->number);
	screen_ellipsis(s, r, x, r.y, NUMBER_COLUMNS - 1, (struct slice){number.s, number.len},
			dim);
	str_release(&number);
	x += NUMBER_COLUMNS;
	if (r.w >= ROOM_FOR_WHEN) {
		screen_text(s, r, x, r.y, minute(step->when ? step->when : "", when), dim);
		x += WHEN_COLUMNS + 2;
	}
	if (r.w >= ROOM_FOR_WHO) {
		screen_ellipsis(s, r, x, r.y, WHO_COLUMNS, slice_of(step->who ? step->who : ""),
				dim);
		x += WHO_COLUMNS + 2;
	}
	if (step->undone)
		x = screen_text(s, r, x, r.y, SLICE("undone: "), STYLE_STATUS_NOTE);
	screen_ellipsis(s, r, x, r.y, end - x - 1, slice_of(step->name), style);
}

static void add_title(const struct app *app, struct str *out)
{
	const struct chronicle *c = &app->chronicle;

	str_addz(out, "Chronicle");
	if (c->filter)
		str_printf(out, " & %s: %zu of %zu", c->filter_text.s, c->rows.n,
			   app->history.steps.n);
	else
		str_printf(out, " · %zu", app->history.steps.n);
	if (!c->filter && app->history.done.n != app->history.steps.n)
		str_printf(out, ", %zu undone", app->history.steps.n - app->history.done.n);
}

void overlay_chronicle(const struct app *app, struct screen *s)
{
	const struct chronicle *c = &app->chronicle;
	int width = app->layout.cols < WIDEST ? app->layout.cols : WIDEST;
	struct str title = STR_INIT;
	struct rect r;

	add_title(app, &title);
	r = overlay_box(app, s, width, app->layout.rows, title.s);
	str_release(&title);
	if (c->rows.n == 0)
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 2,
				c->filter ? SLICE("no step has these words; Esc shows all")
					  : SLICE("nothing was changed yet"),
				STYLE_DIM);
	for (int y = 0; y < r.h && c->list.top + (size_t)y < c->rows.n; y++) {
		size_t row = c->list.top + (size_t)y;
		struct rect line = {r.x, r.y + y, r.w, 1};

		if (c->rows.v[row] < app->history.steps.n)
			draw_step(app->history.steps.v[c->rows.v[row]], s, line);
		if (row == c->list.cursor)
			screen_overlay(s, line, 1, STYLE_SELECTED);
	}
}
