/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

static void title(const struct app *app, struct str *name, struct str *count)
{
	str_addz(name, "Articles");
	if (app->filters[PANE_ARTICLES])
		str_printf(name, " & %s", app->filter_texts[PANE_ARTICLES].s);
	if (app->rows.articles.n == app->corpus->articles.n)
		str_printf(count, "%zu", app->corpus->articles.n);
	else
		str_printf(count, "%zu of %zu", app->rows.articles.n, app->corpus->articles.n);
}

/* Date and source, title, counts: three lines. */
static void draw_item(const struct app *app, struct screen *s, struct rect r, size_t index)
{
	const struct entry *e = &app->corpus->articles.v[index];
	const struct summary *m = &e->summary;
	bool current = index == app->current;
	struct str line = STR_INIT;

	if (e->state == ENTRY_READ) {
		str_printf(&line, "%s%s%s", m->date, m->date[0] && m->source[0] ? " " : "",
			   m->source);
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, (struct slice){line.s, line.len},
				STYLE_DIM);
		screen_ellipsis(s, r, r.x + 2, r.y + 1, r.w - 2, slice_of(m->title),
				current ? STYLE_STRONG : STYLE_TEXT);
		str_clear(&line);
		str_printf(&line, "%u mentions · %u facts", m->mentions, m->facts);
		if (m->faults)
			str_printf(&line, " · %u faults", m->faults);
		screen_ellipsis(s, r, r.x + 2, r.y + 2, r.w - 2, (struct slice){line.s, line.len},
				m->faults ? STYLE_STATUS_NOTE : STYLE_DIM);
	} else {
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, slice_of(e->id), STYLE_TEXT);
		screen_ellipsis(s, r, r.x + 2, r.y + 1, r.w - 2,
				slice_of(e->fault ? e->fault : "not read yet"),
				e->fault ? STYLE_DANGER : STYLE_DIM);
	}
	if (current)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	str_release(&line);
}

static void draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.panes[PANE_ARTICLES];
	const struct list *l = &app->lists[PANE_ARTICLES];

	if (app->rows.articles.n == 0)
		pane_say(s, r, "no article holds these words; Esc shows all");
	for (size_t i = l->top; i < app->rows.articles.n; i++) {
		int y = r.y + (int)(i - l->top) * ARTICLE_LINES;
		int left = r.y + r.h - y;
		struct rect item = {r.x, y, r.w, left < ARTICLE_LINES ? left : ARTICLE_LINES};

		if (left <= 0)
			break;
		draw_item(app, s, item, app->rows.articles.v[i]);
		if (i == l->cursor)
			pane_mark_row(app, s, PANE_ARTICLES, item);
	}
}

const struct pane_view pane_articles = {title, draw};
