/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

static void title(const struct app *app, struct str *name, struct str *count)
{
	size_t n = 0;

	for (size_t i = 0; i < app->rows.entities.n; i++)
		n += !app->rows.entities.v[i].heading;
	str_addz(name, "Entities");
	if (app->filters[PANE_ENTITIES])
		str_printf(name, " & %s", app->filter_texts[PANE_ENTITIES].s);
	str_printf(count, "%zu", n);
}

static void draw_heading(struct screen *s, struct rect r, const struct entity_row *row)
{
	struct str line = STR_INIT;

	str_printf(&line, "%s %u", entity_type_heading((enum entity_type)row->index), row->here);
	screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, (struct slice){line.s, line.len},
			STYLE_HEADING);
	str_release(&line);
}

enum { HERE = 4, CORPUS = 6, ROOMY = 28 }; /* columns */

/* Right-aligned before column x; returns where it begins. */
static int draw_count(struct screen *s, struct rect r, int x, const char *mark, uint32_t n,
		      const char *more)
{
	struct str text = STR_INIT;

	str_printf(&text, "%s%u%s", mark, n, more);
	x -= screen_width((struct slice){text.s, text.len});
	screen_text(s, r, x, r.y, (struct slice){text.s, text.len}, STYLE_DIM);
	str_release(&text);
	return x;
}

/* Mentions here, and in the corpus if there are more; a corpus that was not
 * read to its end has at least that many.  Two columns where there is room. */
static int draw_counts(const struct app *app, struct screen *s, struct rect r,
		       const struct entity_row *row)
{
	uint32_t total = corpus_total(app->corpus, row->index).mentions;
	bool unread = app->corpus->unread > 0;
	int right = r.x + r.w - 1, x = right;

	if (total > row->here || unread)
		x = draw_count(s, r, right, r.w < ROOMY ? "/" : "of ", total, unread ? "+" : "");
	if (r.w < ROOMY)
		return draw_count(s, r, x, "", row->here, "");
	draw_count(s, r, right - CORPUS, "", row->here, "");
	return right - CORPUS - HERE + 1;
}

/* Mark, letter of the type, name, counts. */
static void draw_entity(const struct app *app, struct screen *s, struct rect r,
			const struct entity_row *row)
{
	const struct entity *e = &app->corpus->entities.list.v[row->index];
	enum style style = style_of_entity(e->type);
	int end = draw_counts(app, s, r, row), x;

	if (row->index == app->entity)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	x = screen_text(s, r, r.x + 1, r.y, slice_of(entity_type_tag(e->type)), style) + 1;
	screen_ellipsis(s, r, x, r.y, end - 1 - x, slice_of(entity_short_name(e)), style);
}

static void say_nothing(const struct app *app, struct screen *s, struct rect r)
{
	if (app->filters[PANE_ENTITIES])
		pane_say_filtered(app, s, r, "no entity has these words");
	else
		pane_say(s, r, "no entity is marked in this article");
}

static void draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.panes[PANE_ENTITIES];
	const struct list *l = &app->lists[PANE_ENTITIES];

	if (app->rows.entities.n == 0)
		say_nothing(app, s, r);
	for (int y = 0; y < r.h && l->top + (size_t)y < app->rows.entities.n; y++) {
		const struct entity_row *row = &app->rows.entities.v[l->top + (size_t)y];
		struct rect line = {r.x, r.y + y, r.w, 1};

		if (row->heading)
			draw_heading(s, line, row);
		else
			draw_entity(app, s, line, row);
		if (l->top + (size_t)y == l->cursor)
			pane_mark_row(app, s, PANE_ENTITIES, line);
	}
}

const struct pane_view pane_entities = {title, draw};
