/* SPDX-License-Identifier: MIT */
#include "ui/frame.h"

#include "ui/pane.h"

enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8 };

static const uint32_t lines[16] = {
    [LEFT] = 0x2500,
    [RIGHT] = 0x2500,
    [LEFT | RIGHT] = 0x2500,
    [UP] = 0x2502,
    [DOWN] = 0x2502,
    [UP | DOWN] = 0x2502,
    [RIGHT | DOWN] = 0x250c,
    [LEFT | DOWN] = 0x2510,
    [RIGHT | UP] = 0x2514,
    [LEFT | UP] = 0x2518,
    [UP | DOWN | RIGHT] = 0x251c,
    [UP | DOWN | LEFT] = 0x2524,
    [LEFT | RIGHT | DOWN] = 0x252c,
    [LEFT | RIGHT | UP] = 0x2534,
    [LEFT | RIGHT | UP | DOWN] = 0x253c,
};

/* Where the border of a pane goes on from a cell; 0 beside the border. */
static int directions(struct rect pane, int x, int y)
{
	int x0 = pane.x - 1, y0 = pane.y - 1, x1 = pane.x + pane.w, y1 = pane.y + pane.h;
	int bits = 0;

	if (x < x0 || x > x1 || y < y0 || y > y1)
		return 0;
	if (y == y0 || y == y1)
		bits |= (x > x0 ? LEFT : 0) | (x < x1 ? RIGHT : 0);
	if (x == x0 || x == x1)
		bits |= (y > y0 ? UP : 0) | (y < y1 ? DOWN : 0);
	return bits;
}

/* Neighbours share a line, so each cell asks all panes which way lines leave. */
static void draw_cell(const struct app *app, struct screen *s, int x, int y)
{
	const struct layout *l = &app->layout;
	enum style style = STYLE_BORDER;
	int bits = 0;

	for (int p = 0; p < PANE_COUNT; p++) {
		int own = layout_shows(l, (enum pane)p) ? directions(l->panes[p], x, y) : 0;

		bits |= own;
		if (own && (enum pane)p == app->focus)
			style = STYLE_BORDER_FOCUS;
	}
	screen_point(s, x, y, lines[bits], style);
}

static void draw_box(const struct app *app, struct screen *s, struct rect r)
{
	for (int x = r.x - 1; x <= r.x + r.w; x++) {
		draw_cell(app, s, x, r.y - 1);
		draw_cell(app, s, x, r.y + r.h);
	}
	for (int y = r.y; y < r.y + r.h; y++) {
		draw_cell(app, s, r.x - 1, y);
		draw_cell(app, s, r.x + r.w, y);
	}
}

/* The name at the left, the count at the right, if there is room for both. */
static void draw_title(const struct app *app, struct screen *s, enum pane pane)
{
	struct rect r = app->layout.panes[pane];
	struct rect line = {r.x, r.y - 1, r.w, 1};
	enum style style = pane == app->focus ? STYLE_BORDER_FOCUS : STYLE_TITLE;
	struct str name = STR_INIT, count = STR_INIT;
	int width, room, end = line.x, x = line.x + r.w;

	panes[pane]->title(app, &name, &count);
	width = screen_width((struct slice){count.s, count.len});
	room = r.w - 2 - (width ? width + 3 : 0);
	if (room > 2) {
		end = screen_text(s, line, end, line.y, SLICE(" "), style);
		end = screen_ellipsis(s, line, end, line.y, room, (struct slice){name.s, name.len},
				      style);
		end = screen_text(s, line, end, line.y, SLICE(" "), style);
	}
	if (width && room > 2) {
		x = screen_text(s, line, x - width - 2, line.y, SLICE(" "), style);
		x = screen_text(s, line, x, line.y, (struct slice){count.s, count.len}, style);
		screen_text(s, line, x, line.y, SLICE(" "), style);
	}
	if (pane == app->focus)
		screen_overlay(s, (struct rect){line.x, line.y, end - line.x, 1}, 1, STYLE_STRONG);
	str_release(&name);
	str_release(&count);
}

void frame_draw(const struct app *app, struct screen *s)
{
	if (!app->layout.borders)
		return;
	for (int p = 0; p < PANE_COUNT; p++)
		if (layout_shows(&app->layout, (enum pane)p))
			draw_box(app, s, app->layout.panes[p]);
	for (int p = 0; p < PANE_COUNT; p++)
		if (layout_shows(&app->layout, (enum pane)p))
			draw_title(app, s, (enum pane)p);
}
