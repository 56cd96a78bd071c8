/* SPDX-License-Identifier: MIT */
#include "app/argument.h"
#include "ui/finder.h"
#include "ui/overlay.h"
#include "ui/pane.h"

/* Columns of the three parts of a row, gaps included. */
struct columns {
	int name, note;
};

enum {
	GAP = 2,
	LEAST_NAME = 20, /* so that the columns stand still while the list narrows */
	LEAST_NOTE = 12,
	ROOM_FOR_KEYS = 60,
	LEAST_ALSO = 12 /* columns of the last part, or it is left out */
};

static const char *name_of(const struct app *app, size_t i, uint32_t k)
{
	const struct palette *p = &app->palette;

	return p->from->name(app, p->rows.v[i].index, k);
}

/* What a command takes, behind its name. */
static const char *usage_of(const struct app *app, size_t i)
{
	static const char *const usages[] = {
#define X(name, usage) usage,
	    ARGUMENTS(X)
#undef X
	};
	const struct palette *p = &app->palette;

	return p->from == &argument_commands ? usages[command_at(p->rows.v[i].index)->takes] : "";
}

static void note_of(const struct app *app, size_t i, struct str *out)
{
	const struct palette *p = &app->palette;

	if (p->from->note)
		p->from->note(app, p->rows.v[i].index, out);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* As wide as the widest in sight, within bounds that leave room for the rest. */
static struct columns measure(const struct app *app, size_t top, int rows, int width)
{
	struct columns c = {LEAST_NAME, width >= ROOM_FOR_KEYS ? LEAST_NOTE : 0};
	struct str note = STR_INIT;

	for (size_t i = top; i < top + (size_t)rows && i < app->palette.rows.n; i++) {
		int usage = screen_width(slice_of(usage_of(app, i)));

		str_clear(&note);
		note_of(app, i, &note);
		c.name = larger(c.name, screen_width(slice_of(name_of(app, i, 0))) +
					    (usage ? usage + 1 : 0) + GAP);
		c.note = larger(c.note, screen_width((struct slice){note.s, note.len}) + GAP);
	}
	str_release(&note);
	if (c.name > width * 11 / 20)
		c.name = width * 11 / 20;
	if (c.note > width / 4)
		c.note = width / 4;
	if (!app->palette.from->note)
		c.note = 0;
	return c;
}

/* The name beside it is the one that was found by, else the first of the others. */
static const char *also_of(const struct app *app, size_t i)
{
	uint32_t by = app->palette.rows.v[i].by;

	return name_of(app, i, by ? by : 1);
}

static void draw_row(const struct app *app, struct screen *s, struct rect r, size_t i,
		     struct columns c, struct fuzzy *f)
{
	bool found_by_name = app->palette.rows.v[i].by == 0;
	const char *also = also_of(app, i);
	int x = r.x + 1, end = r.x + r.w - 1, at;
	struct str note = STR_INIT;

	at = finder_name(s, (struct rect){x, r.y, c.name - GAP, 1}, found_by_name ? f : NULL,
			 name_of(app, i, 0), STYLE_STRONG);
	screen_ellipsis(s, r, at + 1, r.y, x + c.name - GAP - at - 1, slice_of(usage_of(app, i)),
			STYLE_DIM);
	x += c.name;
	note_of(app, i, &note);
	if (c.note)
		screen_ellipsis(s, r, x, r.y, c.note - GAP, (struct slice){note.s, note.len},
				STYLE_STATUS_KEY);
	x += c.note;
	if (also && end - x >= LEAST_ALSO)
		finder_name(s, (struct rect){x, r.y, end - x, 1}, found_by_name ? NULL : f, also,
			    STYLE_TEXT);
	if (i == app->palette.list.cursor)
		screen_overlay(s, (struct rect){r.x, r.y, r.w, 1}, 1, STYLE_SELECTED);
	str_release(&note);
}

static void draw_rows(const struct app *app, struct screen *s, struct rect r)
{
	const struct palette *p = &app->palette;
	struct list list = p->list; /* the screen may have become smaller since */
	struct fuzzy f = {0};
	struct columns c;

	if (list.cursor != PALETTE_NONE)
		list_fit(&list, p->rows.n, (size_t)r.h);
	c = measure(app, list.top, r.h, r.w - 2);
	fuzzy_set(&f, slice_of(app->prompt.text.s + p->start));
	for (int y = 0; y < r.h && list.top + (size_t)y < p->rows.n; y++)
		draw_row(app, s, (struct rect){r.x, r.y + y, r.w, 1}, list.top + (size_t)y, c, &f);
	fuzzy_release(&f);
}

static void draw_title(const struct app *app, struct screen *s, struct rect r)
{
	const struct palette *p = &app->palette;
	struct str words = STR_INIT;

	if (r.w >= 60)
		str_printf(&words, " %s    Enter runs  Tab completes  Up Down choose  Esc back ",
			   p->from->what);
	else
		str_printf(&words, " Enter runs  Tab completes ");
	finder_title(s, r, (struct slice){words.s, words.len}, p->rows.matched);
	str_release(&words);
}

/* As high as all of the list needs: so it does not jump while it narrows. */
static int height(const struct app *app, int lines)
{
	uint32_t n = app->palette.from->count(app);

	return n < 1 ? 1 : n < (uint32_t)lines ? (int)n : lines;
}

void overlay_palette(const struct app *app, struct screen *s)
{
	const struct palette *p = &app->palette;
	bool titled;
	int lines = picker_lines(app, &titled);
	struct rect r = {0, 0, app->layout.cols, 0};

	if (!p->from || (p->from->free && !p->rows.n))
		return;
	r.h = height(app, lines) + titled;
	r.y = app->layout.rows - app->layout.status.h - r.h;
	screen_fill(s, r, STYLE_TEXT);
	if (titled) {
		draw_title(app, s, (struct rect){r.x, r.y, r.w, 1});
		r.y++;
		r.h--;
	}
	draw_rows(app, s, r);
	if (p->rows.n == 0)
		pane_say(s, r, "nothing is called that");
}
