/* SPDX-License-Identifier: MIT */
#include "app/layout.h"

enum {
	WIDE_COLS = 120,
	MEDIUM_COLS = 60,
	MEDIUM_ROWS = 16,
	TITLE_ROWS = 6, /* fewer rows have no title line */
	LEAST_TEXT = 5, /* rows of text while the facts have the focus */
	TEXT_COLS = 30, /* and columns, however wide its neighbours shall be */
	TEXT_MARGIN = 1 /* free columns at each side of the text */
};

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* The text is centred; a pane that is just a little wider keeps it at the left. */
static void place_measure(struct layout *l, int measure)
{
	struct rect text = l->panes[PANE_TEXT];
	int room = text.w - 2 * TEXT_MARGIN;

	if (room < 10)
		room = text.w;
	l->measure = text;
	l->measure.w = room < measure ? room : measure;
	l->measure.x = text.x + (text.w - l->measure.w) / 2;
}

static void arrange_single(struct layout *l, struct rect body, enum pane focus)
{
	l->kind = LAYOUT_SINGLE;
	l->panes[focus] = body;
}

/* What the user wants, where there is room for it; else a share of what there is. */
static int size_of(int wanted, int share, int room)
{
	return wanted == 0 ? share : wanted < room ? wanted : room;
}

/* Borders: one column between neighbours and at the edges, likewise rows. */
static void arrange_medium(struct layout *l, struct rect body, enum pane focus,
			   const struct settings *s)
{
	int most = body.h - 3 - LEAST_TEXT;
	int facts =
	    focus == PANE_FACTS ? most : size_of(s->facts_height, clamp(body.h / 3, 4, 14), most);
	int side = size_of(s->side_width, clamp(body.w / 4, 18, 28), body.w - 3 - TEXT_COLS);
	int top = body.h - facts - 3;

	l->kind = LAYOUT_MEDIUM;
	l->borders = true;
	l->panes[PANE_FACTS] = (struct rect){body.x + 1, body.y + top + 2, body.w - 2, facts};
	if (focus == PANE_ARTICLES) {
		l->panes[PANE_ARTICLES] = (struct rect){body.x + 1, body.y + 1, body.w - 2, top};
		return;
	}
	l->panes[PANE_TEXT] = (struct rect){body.x + 1, body.y + 1, body.w - side - 3, top};
	l->panes[PANE_ENTITIES] = (struct rect){body.x + body.w - side - 1, body.y + 1, side, top};
}

static void arrange_wide(struct layout *l, struct rect body, enum pane focus,
			 const struct settings *s)
{
	int room = body.w - 4 - TEXT_COLS;
	int list = size_of(s->articles_width, clamp(body.w / 5, 24, 36), room / 2);
	int side = size_of(s->side_width, clamp(body.w / 4, 30, 48), room - list);
	int inside = body.h - 2;
	int facts =
	    size_of(s->facts_height, inside - clamp(inside / 2, 3, inside - 4) - 1, inside - 4);
	int entities = inside - facts - 1;
	int side_x = body.x + body.w - side - 1;
	int text_x = s->articles ? body.x + list + 2 : body.x + 1;

	l->kind = LAYOUT_WIDE;
	l->borders = true;
	l->panes[PANE_TEXT] = (struct rect){text_x, body.y + 1, side_x - 1 - text_x, inside};
	l->panes[PANE_ENTITIES] = (struct rect){side_x, body.y + 1, side, entities};
	l->panes[PANE_FACTS] = (struct rect){side_x, body.y + entities + 2, side, facts};
	if (s->articles) {
		l->panes[PANE_ARTICLES] = (struct rect){body.x + 1, body.y + 1, list, inside};
	} else if (focus == PANE_ARTICLES) {
		l->panes[PANE_ARTICLES] = l->panes[PANE_TEXT];
		l->panes[PANE_TEXT] = (struct rect){0};
	}
}

struct layout layout_compute(int cols, int rows, enum pane focus, bool only_text,
			     const struct settings *s)
{
	struct layout l = {.kind = LAYOUT_TINY, .cols = cols, .rows = rows};
	struct rect body = {0, 0, cols, rows - 1};

	if (cols < LAYOUT_MIN_COLS || rows < LAYOUT_MIN_ROWS)
		return l;
	l.status = (struct rect){0, rows - 1, cols, 1};
	if (rows >= TITLE_ROWS && !(only_text && focus == PANE_TEXT)) {
		l.title = (struct rect){0, 0, cols, 1};
		body.y++;
		body.h--;
	}
	if ((only_text && focus == PANE_TEXT) || cols < MEDIUM_COLS || rows < MEDIUM_ROWS)
		arrange_single(&l, body, focus);
	else if (cols < WIDE_COLS)
		arrange_medium(&l, body, focus, s);
	else
		arrange_wide(&l, body, focus, s);
	place_measure(&l, s->measure);
	return l;
}

bool layout_shows(const struct layout *l, enum pane pane)
{
	return l->panes[pane].w > 0 && l->panes[pane].h > 0;
}
