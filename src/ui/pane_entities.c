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

/* Mark, letter of the type, name, mentions here and in the corpus.  A corpus
 * that was not read to its end has at least that many. */
static void draw_entity(const struct app *app, struct screen *s, struct rect r,
			const struct entity_row *row)
{
	const struct entity *e = &app->corpus->entities.list.v[row->index];
	uint32_t total = corpus_total(app->corpus, row->index).mentions;
	enum style style = style_of_entity(e->type);
	struct str counts = STR_INIT;
	int width, x;

	str_printf(&counts, "%u", row->here);
	if (total > row->here || app->corpus->unread)
		str_printf(&counts, " ·%u%s", total, app->corpus->unread ? "+" : "");
	width = screen_width((struct slice){counts.s, counts.len});
	if (row->index == app->entity)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	x = screen_text(s, r, r.x + 1, r.y, slice_of(entity_type_tag(e->type)), style);
	screen_ellipsis(s, r, x + 1, r.y, r.w - width - 4, slice_of(entity_short_name(e)), style);
	screen_text(s, r, r.x + r.w - width, r.y, (struct slice){counts.s, counts.len}, STYLE_DIM);
	str_release(&counts);
}

static void draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.panes[PANE_ENTITIES];
	const struct list *l = &app->lists[PANE_ENTITIES];

	if (app->rows.entities.n == 0)
		pane_say(s, r,
			 app->filters[PANE_ENTITIES] ? "no entity has these words; Esc shows all"
						     : "no entity is marked in this article");
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
