/* SPDX-License-Identifier: MIT */
#include "ui/pane_help.h"

#include "ui/pane.h"

enum { KEYS_COLUMN = 16 };

static void draw_row(const struct app *app, const struct help_row *row, struct screen *s,
		     struct rect r)
{
	int width = r.w >= 60 ? KEYS_COLUMN : 10;
	struct str keys = STR_INIT;

	if (row->heading) {
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, slice_of(row->heading), STYLE_HEADING);
		return;
	}
	if (row->key)
		mode_key_name(row->key, &keys);
	else
		keymap_way(&app->keymap, row->command, 1u << app->focus, &keys);
	screen_ellipsis(s, r, r.x + 2, r.y, width - 1, (struct slice){keys.s, keys.len},
			STYLE_STATUS_KEY);
	screen_ellipsis(s, r, r.x + 2 + width, r.y, r.w - width - 3,
			slice_of(row->key ? row->key->help : row->command->help), STYLE_TEXT);
	str_release(&keys);
}

static void draw_keys(const struct app *app, struct screen *s, struct rect r)
{
	struct str line = STR_INIT;

	str_printf(&line, "%s runs the one under the cursor, %s searches, %s closes.",
		   app_key(app, "run-item").s, app_key(app, "search").s, app_key(app, "close").s);
	screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, (struct slice){line.s, line.len}, STYLE_DIM);
	str_release(&line);
}

void pane_help_draw(const struct app *app, struct screen *s)
{
	const struct help *h = &app->help;
	struct rect r = help_place(app);

	draw_keys(app, s, (struct rect){r.x, r.y - 1, r.w, 1});
	if (h->rows.n == 0)
		pane_say_filtered(app, s, r, "no command has these words");
	for (int y = 0; y < r.h && h->list.top + (size_t)y < h->rows.n; y++) {
		struct rect line = {r.x, r.y + y, r.w, 1};

		draw_row(app, &h->rows.v[h->list.top + (size_t)y], s, line);
		if (h->list.top + (size_t)y == h->list.cursor)
			screen_overlay(s, line, 1, STYLE_SELECTED);
	}
}
