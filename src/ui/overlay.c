/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

#include "ui/pane.h"

static void (*const overlays[MODE_COUNT])(const struct app *app, struct screen *s) = {
#define X(mode, name) [MODE_##mode] = overlay_##name,
    OVERLAYS(X)
#undef X
};

static void draw_lines(struct screen *s, struct rect box)
{
	int right = box.x + box.w - 1, bottom = box.y + box.h - 1;

	screen_hline(s, box.x, box.y, box.w, STYLE_BORDER_FOCUS);
	screen_hline(s, box.x, bottom, box.w, STYLE_BORDER_FOCUS);
	screen_vline(s, box.x, box.y, box.h, STYLE_BORDER_FOCUS);
	screen_vline(s, right, box.y, box.h, STYLE_BORDER_FOCUS);
	screen_point(s, box.x, box.y, 0x250c, STYLE_BORDER_FOCUS);
	screen_point(s, right, box.y, 0x2510, STYLE_BORDER_FOCUS);
	screen_point(s, box.x, bottom, 0x2514, STYLE_BORDER_FOCUS);
	screen_point(s, right, bottom, 0x2518, STYLE_BORDER_FOCUS);
}

struct rect overlay_frame(struct screen *s, struct rect box, const char *title)
{
	int x;

	screen_fill(s, box, STYLE_TEXT);
	draw_lines(s, box);
	x = screen_text(s, box, box.x + 1, box.y, SLICE(" "), STYLE_TEXT);
	x = screen_ellipsis(s, box, x, box.y, box.w - 4, slice_of(title), STYLE_HEADING);
	screen_text(s, box, x, box.y, SLICE(" "), STYLE_TEXT);
	return (struct rect){box.x + 1, box.y + 1, box.w - 2, box.h - 2};
}

struct rect overlay_box(const struct app *app, struct screen *s, int width, int height,
			const char *title)
{
	int cols = app->layout.cols, top = app->layout.title.h;
	int rows = app->layout.rows - top - app->layout.status.h;

	width = width + 2 > cols ? cols : width + 2;
	height = height + 2 > rows ? rows : height + 2;
	return overlay_frame(
	    s, (struct rect){(cols - width) / 2, top + (rows - height) / 2, width, height}, title);
}

void overlay_draw(const struct app *app, struct screen *s)
{
	if (overlays[app->mode])
		overlays[app->mode](app, s);
	if (app->following)
		overlay_following(app, s);
}
