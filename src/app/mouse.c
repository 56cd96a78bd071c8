/* SPDX-License-Identifier: MIT */
#include "app/mouse.h"

#include "app/app.h"
#include "app/select.h"

#include <stdio.h>
#include <string.h>

/* What was clicked: a pane, or beyond them: */
enum { PLACE_NONE, PLACE_PANES, PLACE_HELP = PLACE_PANES + PANE_COUNT, PLACE_PICKER };

static bool is_in(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

static void run(struct app *app, const char *command, int count)
{
	command_run(app, command_named(command), count);
}

void mouse_forget(struct app *app)
{
	app->mouse.place = PLACE_NONE;
}

bool mouse_is_wheel(const struct event *ev)
{
	return ev->act == MOUSE_WHEEL_UP || ev->act == MOUSE_WHEEL_DOWN;
}

bool mouse_is_for_list(const struct app *app)
{
	return app->mode == MODE_PICKER || app->mode == MODE_PALETTE || app->mode == MODE_THEMES ||
	       app->mode == MODE_FORM || app->mode == MODE_COMPARE || app->mode == MODE_CHRONICLE ||
	       app->mode == MODE_CHOICE;
}

/* True when it is the second click on the item. */
static bool click_again(struct app *app, int place, size_t item)
{
	struct mouse *m = &app->mouse;
	bool again = m->place == place && m->item == item;

	m->place = again ? PLACE_NONE : place;
	m->item = item;
	return again;
}

/* ---- where it is */

static bool pane_at(const struct app *app, int x, int y, enum pane *pane)
{
	for (int p = 0; p < PANE_COUNT; p++) {
		*pane = (enum pane)p;
		if (layout_shows(&app->layout, *pane) && is_in(app->layout.panes[p], x, y))
			return true;
	}
	return false;
}

/* The nearest point of the text that is on the screen; false: there is none. */
static bool point_at(const struct app *app, int x, int y, uint32_t *point)
{
	const struct view *v = &app->view;
	struct rect r = app->layout.measure;
	struct view_row row = v->top;

	if (!app->article || v->shown == 0 || r.h <= 0)
		return false;
	y = y < r.y ? 0 : y >= r.y + r.h ? r.h - 1 : y - r.y;
	while (y > 0 && view_step(v, &row, 1))
		y--;
	if (row.row >= view_wrap(v, row.par)->n)
		row.row--;
	*point = view_point(v, row, x - r.x);
	return true;
}

/* The row of a list under the pointer; SIZE_MAX: there is none. */
static size_t row_at(const struct app *app, enum pane pane, int y)
{
	struct rect r = app->layout.panes[pane], detail;
	size_t top = app->lists[pane].top, n = app->rows.entities.n;
	int lines = 1;

	if (pane == PANE_ARTICLES) {
		n = app->rows.articles.n;
		lines = rows_article_lines(r.w);
	} else if (pane == PANE_FACTS) {
		n = app->rows.facts.n;
		rows_fact_places(app, &r, &detail);
		top = rows_fact_top(app, r.h);
	}
	if (y < r.y || y >= r.y + r.h)
		return SIZE_MAX;
	top += (size_t)((y - r.y) / lines);
	return top < n ? top : SIZE_MAX;
}

static bool in_detail(const struct app *app, int x, int y)
{
	struct rect list, detail;

	rows_fact_places(app, &list, &detail);
	return is_in(detail, x, y);
}

/* ---- clicks */

static void click_text(struct app *app, int x, int y)
{
	uint32_t point;

	app_focus(app, PANE_TEXT);
	if (!point_at(app, x, y, &point))
		return;
	app->mouse.grip = GRIP_TEXT;
	app->mouse.from = point;
	view_to(&app->view, point);
	view_reveal(&app->view, REVEAL_NEAR);
	select_follow(app);
	if (app->mention == NO_INDEX)
		mouse_forget(app);
	else if (click_again(app, PLACE_PANES + PANE_TEXT, app->mention))
		run(app, "open", 0);
}

static void click_list(struct app *app, enum pane pane, int x, int y)
{
	bool beside = pane == PANE_FACTS && in_detail(app, x, y);
	size_t row = beside ? SIZE_MAX : row_at(app, pane, y);

	app_focus(app, pane);
	if (row == SIZE_MAX || (pane == PANE_ENTITIES && app->rows.entities.v[row].heading)) {
		mouse_forget(app);
		return;
	}
	run(app, "top", (int)row + 1);
	if (click_again(app, PLACE_PANES + (int)pane, row))
		run(app, "open", 0);
}

static void click_help(struct app *app, int x, int y)
{
	struct help *h = &app->help;
	struct rect r = help_place(app);
	size_t row = h->list.top + (size_t)(y - r.y);

	if (!is_in(r, x, y) || row >= h->rows.n || h->rows.v[row].heading)
		return;
	h->list.cursor = row;
	if (click_again(app, PLACE_HELP, row))
		help_run(app);
}

static bool click_picker(struct app *app, int x, int y)
{
	struct rect r, title;
	size_t row;

	picker_place(app, &r, &title);
	row = is_in(r, x, y) ? picker_row_at(app, y - r.y) : SIZE_MAX;
	if (row == SIZE_MAX)
		return false;
	app->picker.list.cursor = row;
	return click_again(app, PLACE_PICKER, row);
}

/* ---- lines between panes */

static enum mouse_grip border_at(const struct app *app, int x, int y)
{
	const struct layout *l = &app->layout;
	const struct rect *text = &l->panes[PANE_TEXT], *side = &l->panes[PANE_ENTITIES];
	const struct rect *facts = &l->panes[PANE_FACTS];

	if (!l->borders || !layout_shows(l, PANE_TEXT) || y >= l->rows - l->status.h)
		return GRIP_NONE;
	if (y == facts->y - 1 && x >= facts->x && x < facts->x + facts->w)
		return app->focus == PANE_FACTS && l->kind == LAYOUT_MEDIUM ? GRIP_NONE
									    : GRIP_FACTS;
	if (x == side->x - 1 && y >= text->y && y < text->y + text->h)
		return GRIP_SIDE;
	return x == text->x - 1 && layout_shows(l, PANE_ARTICLES) ? GRIP_ARTICLES : GRIP_NONE;
}

static void drag_border(struct app *app, int x, int y)
{
	const struct rect *panes = app->layout.panes;
	struct rect side = panes[PANE_ENTITIES], facts = panes[PANE_FACTS];

	if (app->mouse.grip == GRIP_ARTICLES)
		settings_put(&app->settings, "articles-width", x - panes[PANE_ARTICLES].x);
	else if (app->mouse.grip == GRIP_SIDE)
		settings_put(&app->settings, "side-width", side.x + side.w - x - 1);
	else
		settings_put(&app->settings, "facts-height", facts.y + facts.h - y - 1);
	app_relayout(app);
}

/* ---- what happens */

static bool press(struct app *app, int x, int y)
{
	enum pane pane;

	if (app->mode == MODE_PICKER)
		return click_picker(app, x, y);
	if (app->mode != MODE_NORMAL)
		return false;
	if (app->help.open)
		click_help(app, x, y);
	else if (!pane_at(app, x, y, &pane))
		app->mouse.grip = border_at(app, x, y);
	else if (pane == PANE_TEXT)
		click_text(app, x, y);
	else
		click_list(app, pane, x, y);
	return false;
}

static void drag(struct app *app, const struct event *ev)
{
	struct mouse *m = &app->mouse;
	uint32_t to;

	if (app->mode != MODE_NORMAL || app->help.open || m->grip == GRIP_NONE)
		return;
	if (m->grip != GRIP_TEXT) {
		drag_border(app, ev->x, ev->y);
		return;
	}
	if (!point_at(app, ev->x, ev->y, &to) || (to == m->from && !app->visual.on))
		return;
	mouse_forget(app);
	visual_between(app, m->from, to, ev->alt);
}

/* As in the pane under the pointer, though the focus stays. */
static void wheel(struct app *app, const struct event *ev)
{
	bool up = ev->act == MOUSE_WHEEL_UP, scrolls;
	enum pane focus = app->focus, pane = PANE_TEXT;

	if (app->mode != MODE_NORMAL || (!app->help.open && !pane_at(app, ev->x, ev->y, &pane)))
		return;
	if (app->visual.on && pane != PANE_TEXT)
		return; /* a selection ends where the text is left */
	scrolls = !app->help.open &&
		  (pane == PANE_TEXT || (pane == PANE_FACTS && in_detail(app, ev->x, ev->y)));
	app->focus = pane;
	if (scrolls)
		run(app, up ? "scroll-up" : "scroll-down", MOUSE_LINES);
	else
		run(app, up ? "up" : "down", MOUSE_LINES);
	app->focus = focus;
}

bool mouse_happened(struct app *app, const struct event *ev)
{
	switch (ev->act) {
	case MOUSE_PRESS:
		app->mouse.grip = GRIP_NONE;
		return press(app, ev->x, ev->y);
	case MOUSE_DRAG:
		drag(app, ev);
		break;
	case MOUSE_RELEASE:
		app->mouse.grip = GRIP_NONE;
		break;
	case MOUSE_WHEEL_UP:
	case MOUSE_WHEEL_DOWN:
		wheel(app, ev);
		break;
	}
	return false;
}

/* ---- written form */

static const struct {
	const char *name;
	size_t n;
	enum mouse_act acts[2];
} forms[] = {
    {"Click", 2, {MOUSE_PRESS, MOUSE_RELEASE}},
    {"Press", 1, {MOUSE_PRESS}},
    {"Drag", 1, {MOUSE_DRAG}},
    {"Release", 1, {MOUSE_RELEASE}},
    {"WheelUp", 1, {MOUSE_WHEEL_UP}},
    {"WheelDown", 1, {MOUSE_WHEEL_DOWN}},
};

size_t mouse_parse(const char **s, struct event out[2])
{
	const char *at = *s + (**s == '<');
	bool alt = strncmp(at, "Alt-", 4) == 0;
	struct event ev = {.kind = EVENT_MOUSE, .alt = alt};
	int len = 0;

	at += alt ? 4 : 0;
	for (size_t i = 0; **s == '<' && i < sizeof forms / sizeof *forms; i++) {
		size_t name = strlen(forms[i].name);

		if (strncmp(at, forms[i].name, name) != 0 ||
		    sscanf(at + name, " %5d,%5d>%n", &ev.x, &ev.y, &len) != 2 || len == 0)
			continue;
		for (size_t k = 0; k < forms[i].n; k++) {
			out[k] = ev;
			out[k].act = forms[i].acts[k];
		}
		*s = at + name + len;
		return forms[i].n;
	}
	return 0;
}
