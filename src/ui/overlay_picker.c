/* SPDX-License-Identifier: MIT */
#include "ui/finder.h"
#include "ui/overlay.h"
#include "ui/pane.h"

/* Mentions here, of all; returns where it begins. */
static int draw_counts(const struct app *app, struct screen *s, struct rect r, uint32_t entity)
{
	uint32_t total = corpus_total(app->corpus, entity).mentions, here = 0;
	struct str text = STR_INIT;
	struct slice t;
	int x;

	if (app->current != NO_ARTICLE)
		here = corpus_count_in(app->corpus, app->current, entity).mentions;
	str_printf(&text, r.w < 40 ? "%u/%u" : "%u of %u", here, total);
	if (app->corpus->unread)
		str_addc(&text, '+');
	t = (struct slice){text.s, text.len};
	x = r.x + r.w - 1 - screen_width(t);
	screen_text(s, r, x, r.y, t, STYLE_DIM);
	str_release(&text);
	return x;
}

static void draw_entity(const struct app *app, struct screen *s, struct rect r,
			const struct best_row *row, struct fuzzy *f)
{
	const struct entity *e = &app->corpus->entities.list.v[row->index];
	const char *other = row->by ? picker_name(app, row->index, row->by) : NULL;
	enum style style = style_of_entity(e->type);
	int end = draw_counts(app, s, r, row->index) - 1, x, room, wanted;

	x = screen_text(s, r, r.x + 1, r.y, slice_of(entity_type_tag(e->type)), style) + 1;
	room = end - x;
	wanted = other ? screen_width(slice_of(other)) + 3 : 0;
	if (wanted > room / 2) /* both are to be told from their neighbours */
		wanted = room / 2;
	x = finder_name(s, (struct rect){x, r.y, room - wanted, 1}, other ? NULL : f, e->name,
			style);
	if (!other || end - x < 5)
		return;
	x = screen_text(s, r, x + 1, r.y, SLICE("= "), STYLE_DIM);
	finder_name(s, (struct rect){x, r.y, end - x, 1}, f, other, STYLE_TEXT);
}

static void draw_new(const struct app *app, struct screen *s, struct rect r)
{
	int x = screen_text(s, r, r.x + 1, r.y, SLICE("+ new: "), STYLE_STATUS_KEY);

	screen_ellipsis(s, r, x, r.y, r.x + r.w - 1 - x, prompt_text(&app->prompt), STYLE_STRONG);
}

static void draw_row(const struct app *app, struct screen *s, struct rect line, size_t i,
		     struct fuzzy *f)
{
	const struct best_row *row = &app->picker.rows.v[i];

	if (row->index == ENTITY_NONE)
		draw_new(app, s, line);
	else
		draw_entity(app, s, line, row, f);
	if (i == app->picker.list.cursor)
		screen_overlay(s, line, 1, STYLE_SELECTED);
}

static void draw_rows(const struct app *app, struct screen *s, struct rect r)
{
	const struct picker *p = &app->picker;
	bool offers = picker_offers_new(app);
	size_t n = p->rows.n - offers;
	struct list list = p->list; /* the screen may have become smaller since */
	struct fuzzy f = {0};
	int y = 0;

	if (list.cursor < n)
		list_fit(&list, n, (size_t)(r.h > offers ? r.h - offers : 1));
	fuzzy_set(&f, prompt_text(&app->prompt));
	for (; y < r.h - offers && list.top + (size_t)y < n; y++)
		draw_row(app, s, (struct rect){r.x, r.y + y, r.w, 1}, list.top + (size_t)y, &f);
	if (offers)
		draw_row(app, s, (struct rect){r.x, r.y + y, r.w, 1}, n, &f);
	fuzzy_release(&f);
}

static struct slice keys_of(const struct picker *p, int width)
{
	if (width < 60)
		return p->fresh ? SLICE(" type to search  Enter takes  Esc back ")
				: SLICE(" Enter takes  Esc back ");
	return p->fresh
		   ? SLICE(" Entities    type to search  Enter takes  Up Down choose  Esc back ")
		   : SLICE(" Entities    Enter takes  Up Down choose  ^U empties  Esc back ");
}

void overlay_picker(const struct app *app, struct screen *s)
{
	struct rect r, title;

	picker_place(app, &r, &title);
	screen_fill(s, r, STYLE_TEXT);
	if (title.h > 0)
		finder_title(s, title, keys_of(&app->picker, r.w), app->picker.rows.matched);
	draw_rows(app, s, r);
	if (app->picker.rows.n == 0)
		pane_say(s, r, "nobody is called that");
}
