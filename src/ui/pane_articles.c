/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

#include "ui/flow.h"

/* "5 of 12"; with three unread "•3 / 12" */
static void title(const struct app *app, struct str *name, struct str *count)
{
	size_t unread = seen_waiting(&app->seen);

	str_addz(name, "Articles");
	if (app->filters[PANE_ARTICLES])
		str_printf(name, " & %s", app->filter_texts[PANE_ARTICLES].s);
	if (app->rows.articles.n != app->corpus->articles.n)
		str_printf(count, "%zu of ", app->rows.articles.n);
	else if (unread)
		str_printf(count, "•%zu / ", unread);
	str_printf(count, "%zu", app->corpus->articles.n);
}

static void draw_title(struct screen *s, struct rect r, const char *text, enum style style)
{
	struct flow f;

	flow_init(&f);
	flow_addz(&f, text, style);
	flow_draw(&f, s, r, 0, 0);
	flow_release(&f);
}

/* Date and source, title, counts. */
static void draw_read(struct screen *s, struct rect r, const struct summary *m, bool strong)
{
	struct str line = STR_INIT;

	str_printf(&line, "%s%s%s", m->date[0] || m->source[0] ? m->date : "undated",
		   m->date[0] && m->source[0] ? " " : "", m->source);
	screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, (struct slice){line.s, line.len}, STYLE_DIM);
	draw_title(s, (struct rect){r.x + 2, r.y + 1, r.w - 2, r.h - 2}, m->title,
		   strong ? STYLE_STRONG : STYLE_TEXT);
	str_clear(&line);
	str_count(&line, m->mentions, "mention", "mentions");
	str_addz(&line, " · ");
	str_count(&line, m->facts, "fact", "facts");
	if (m->faults) {
		str_addz(&line, " · ");
		str_count(&line, m->faults, "fault", "faults");
	}
	screen_ellipsis(s, r, r.x + 2, r.y + r.h - 1, r.w - 2, (struct slice){line.s, line.len},
			m->faults ? STYLE_STATUS_NOTE : STYLE_DIM);
	str_release(&line);
}

static void draw_item(const struct app *app, struct screen *s, struct rect r, size_t index)
{
	const struct entry *e = &app->corpus->articles.v[index];
	bool current = index == app->current, unread = !seen_is_read(&app->seen, index);

	if (e->state == ENTRY_READ) {
		draw_read(s, r, &e->summary, current || unread);
	} else {
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 1, slice_of(e->id), STYLE_TEXT);
		draw_title(s, (struct rect){r.x + 2, r.y + 1, r.w - 2, r.h - 1},
			   e->fault ? e->fault : "not read yet",
			   e->fault ? STYLE_DANGER : STYLE_DIM);
	}
	if (current)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	if (unread)
		screen_point(s, r.x, r.y + 1, 0x2022, STYLE_STRONG);
}

static void draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.panes[PANE_ARTICLES];
	const struct list *l = &app->lists[PANE_ARTICLES];
	int lines = rows_article_lines(r.w);

	if (app->rows.articles.n == 0)
		pane_say_filtered(app, s, r, "no article holds these words");
	for (size_t i = l->top; i < app->rows.articles.n; i++) {
		struct rect item = {r.x, r.y + (int)(i - l->top) * lines, r.w, lines};

		if (item.y + lines > r.y + r.h && i > l->top)
			break;
		draw_item(app, s, item, app->rows.articles.v[i]);
		if (i == l->cursor)
			pane_mark_row(app, s, PANE_ARTICLES, item);
	}
}

const struct pane_view pane_articles = {title, draw};
