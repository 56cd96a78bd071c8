/* SPDX-License-Identifier: MIT */
#include "app/keys.h"
#include "ui/overlay.h"

enum { MOST = 128, GAP = 2, LEAST_WIDTH = 18, WIDEST = 60 };

/* What is listed, and how it lies: in columns where one is not enough. */
struct follow {
	const struct binding *rows[MOST];
	int n;
	int keys; /* columns of the widest keys */
	int width, lines, columns;
};

static void name_keys(const struct app *app, const struct binding *b, struct str *out)
{
	for (size_t i = app->key_count; i < b->n; i++)
		keys_name(b->keys[i], out);
}

static int width_of(const struct app *app, const struct binding *b)
{
	struct str keys = STR_INIT;
	int width;

	name_keys(app, b, &keys);
	width = screen_width((struct slice){keys.s, keys.len});
	str_release(&keys);
	return width;
}

static void gather(const struct app *app, struct follow *f)
{
	size_t at = 0;
	const struct binding *b;

	while (f->n < MOST && (b = keymap_following(&app->keymap, app->keys, app->key_count,
						    app_where(app), &at))) {
		int keys = width_of(app, b), words = screen_width(slice_of(keymap_says(b)));

		f->rows[f->n++] = b;
		f->keys = keys > f->keys ? keys : f->keys;
		f->width = words > f->width ? words : f->width;
	}
	f->width += f->keys + 2 * GAP;
	if (f->width > WIDEST)
		f->width = WIDEST;
}

/* As few columns as hold all; where they would get too narrow, the rest is cut. */
static void arrange(const struct app *app, struct follow *f)
{
	int cols = app->layout.cols - 2;
	int rows = app->layout.rows - app->layout.title.h - app->layout.status.h - 2;
	int most = cols / LEAST_WIDTH;

	rows = rows < 1 ? 1 : rows;
	f->columns = (f->n + rows - 1) / rows;
	if (f->columns > most)
		f->columns = most > 0 ? most : 1;
	f->lines = (f->n + f->columns - 1) / f->columns;
	if (f->lines > rows)
		f->lines = rows;
	if (f->width * f->columns > cols)
		f->width = cols / f->columns;
}

static void draw_row(const struct app *app, struct screen *s, struct rect r,
		     const struct binding *b, int keys_width)
{
	struct str keys = STR_INIT;
	int x = r.x + 1 + keys_width + GAP;

	name_keys(app, b, &keys);
	screen_text(s, r, r.x + 1, r.y, (struct slice){keys.s, keys.len}, STYLE_STATUS_KEY);
	screen_ellipsis(s, r, x, r.y, r.x + r.w - 1 - x, slice_of(keymap_says(b)), STYLE_TEXT);
	str_release(&keys);
}

/* In the corner at the right, over the keys that were typed. */
void overlay_following(const struct app *app, struct screen *s)
{
	const struct layout *l = &app->layout;
	struct follow f = {0};
	struct str title = STR_INIT;
	struct rect in;

	gather(app, &f);
	if (!f.n)
		return;
	arrange(app, &f);
	for (size_t i = 0; i < app->key_count; i++)
		keys_name(app->keys[i], &title);
	str_addz(&title, " …");
	in = (struct rect){0, 0, f.width * f.columns + 2, f.lines + 2};
	in.x = l->cols - in.w;
	in.y = l->rows - l->status.h - in.h;
	in = overlay_frame(s, in, title.s);
	for (int i = 0; i < f.n && i < f.lines * f.columns; i++)
		draw_row(
		    app, s,
		    (struct rect){in.x + i / f.lines * f.width, in.y + i % f.lines, f.width, 1},
		    f.rows[i], f.keys);
	str_release(&title);
}
