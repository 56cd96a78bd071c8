/* SPDX-License-Identifier: MIT */
#include "app/app.h"

#include "app/search.h"
#include "app/select.h"
#include "app/walk.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdlib.h>

enum { MEASURE = 72 };

void app_init(struct app *app, struct corpus *corpus, int cols, int rows)
{
	*app = (struct app){
	    .corpus = corpus,
	    .current = NO_ARTICLE,
	    .focus = PANE_TEXT,
	    .measure = MEASURE,
	    .entity = ENTITY_NONE,
	    .mention = NO_INDEX,
	    .fact = NO_INDEX,
	    .pending.article = NO_ARTICLE,
	    .tally.entity = ENTITY_NONE,
	};
	str_init(&app->message);
	str_init(&app->prompt.text);
	str_init(&app->search.pattern);
	str_init(&app->help.filter_text);
	for (int i = 0; i < PANE_COUNT; i++)
		str_init(&app->filter_texts[i]);
	app->places = mem_zalloc(corpus->articles.n, sizeof *app->places);
	app->rows.articles_stale = true;
	app->layout.cols = cols;
	app->layout.rows = rows;
	app_relayout(app);
}

void app_release(struct app *app)
{
	view_release(&app->view);
	rows_release(&app->rows);
	jumps_release(&app->jumps);
	hints_release(&app->hints);
	prompt_release(&app->prompt);
	find_free(app->search.find);
	fold_release(&app->search.folded);
	help_release(&app->help);
	vec_release(&app->search.hits);
	str_release(&app->search.pattern);
	for (int i = 0; i < PANE_COUNT; i++) {
		find_free(app->filters[i]);
		str_release(&app->filter_texts[i]);
	}
	str_release(&app->message);
	vec_release(&app->effects.list);
	arena_release(&app->scratch);
	free(app->places);
}

__attribute__((format(printf, 3, 0))) static void say(struct app *app, enum message_kind kind,
						      const char *fmt, va_list ap)
{
	app->message_kind = kind;
	str_clear(&app->message);
	str_vprintf(&app->message, fmt, ap);
}

void app_note(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, MESSAGE_NOTE, fmt, ap);
	va_end(ap);
}

void app_complain(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, MESSAGE_ERROR, fmt, ap);
	va_end(ap);
}

struct place app_place(const struct app *app)
{
	return (struct place){app->current, app->view.cursor};
}

void app_mark_jump(struct app *app)
{
	if (app->article)
		jumps_push(&app->jumps, app_place(app));
}

unsigned app_where(const struct app *app)
{
	return app->help.open ? (unsigned)IN_HELP : 1u << app->focus;
}

void app_focus(struct app *app, enum pane pane)
{
	if (app->focus == pane)
		return;
	if (app->focus == PANE_TEXT)
		app_mark_jump(app);
	app->focus = pane;
	app_relayout(app);
}

void app_relayout(struct app *app)
{
	struct rect text;

	app->layout = layout_compute(app->layout.cols, app->layout.rows, app->focus, app->only_text,
				     app->measure);
	text = app->layout.measure;
	if (layout_shows(&app->layout, PANE_TEXT))
		view_resize(&app->view, text.w, text.h);
}

/* The first (or last) mention of the selected entity; NO_INDEX without any. */
static uint32_t end_mention(const struct app *app, bool last)
{
	const struct article *a = app->article;
	uint32_t found = NO_INDEX;

	for (size_t i = 0; i < a->mention_order_count; i++) {
		if (a->mentions[a->mention_order[i]].entity != app->entity)
			continue;
		found = a->mention_order[i];
		if (!last)
			break;
	}
	return found;
}

static uint32_t find_fact(struct app *app, const char *id)
{
	size_t f = article_find_fact(app->article, id);

	if (f == SIZE_MAX) {
		app_complain(app, "the article %s has no fact %s", app->article->id, id);
		return NO_INDEX;
	}
	return (uint32_t)f;
}

static void stand_at(struct app *app, struct target target)
{
	uint32_t point = app->places[app->current], fact = NO_INDEX, mention = NO_INDEX;
	struct span hull = {0, 0};

	if (target.kind == TARGET_POINT)
		point = target.point;
	else if (target.kind == TARGET_FIRST_MENTION || target.kind == TARGET_LAST_MENTION)
		mention = end_mention(app, target.kind == TARGET_LAST_MENTION);
	else if (target.kind == TARGET_FACT)
		fact = find_fact(app, target.fact);
	if (fact != NO_INDEX)
		hull = fact_hull(&app->article->facts[fact]);
	if (hull.end > hull.start)
		point = hull.start;
	else if (target.kind == TARGET_LAST_PLACE)
		point = view_shown(&app->view, point);
	if (mention != NO_INDEX)
		select_mention(app, mention);
	else
		select_stand(app, point);
	if (fact != NO_INDEX)
		select_fact(app, fact);
}

/* Everything that belongs to one article starts anew; entity and search stay. */
static void show_article(struct app *app, size_t index)
{
	const struct entry *e = &app->corpus->articles.v[index];

	app->current = index;
	app->article = e->article;
	app->mention = app->fact = NO_INDEX;
	app->rows.entities_stale = app->rows.facts_stale = true;
	view_set(&app->view, app->article, 0);
	search_filter_text(app);
	search_article(app);
	app->lists[PANE_ARTICLES].cursor = SIZE_MAX; /* settles on the open article */
	if (!app->article)
		app_complain(app, "%s", e->fault ? e->fault : "the article cannot be read");
	else if (app->article->diags.errors + app->article->diags.warnings)
		app_note(app, "%zu errors and %zu warnings in this file: postil check %s",
			 app->article->diags.errors, app->article->diags.warnings, e->id);
}

void app_open(struct app *app, struct target target)
{
	const struct entry *e = &app->corpus->articles.v[target.article];

	if (!e->article && e->state != ENTRY_BROKEN) {
		app->pending = target;
		effects_add(&app->effects, EFFECT_LOAD, target.article);
		return;
	}
	app->pending.article = NO_ARTICLE;
	if (app->article)
		app->places[app->current] = app->view.cursor;
	if (app->current != target.article || app->article != e->article)
		show_article(app, target.article);
	if (app->article)
		stand_at(app, target);
}

/* How many items of a pane fit; the same numbers as the panes draw with. */
static size_t visible_items(const struct app *app, enum pane pane)
{
	struct rect r = app->layout.panes[pane];
	int h = r.h;

	if (pane == PANE_ARTICLES)
		h /= rows_article_lines(r.w);
	return h > 0 ? (size_t)h : 1;
}

/* Rows of the list that nobody has read yet are read when they are looked at. */
static void want_visible(struct app *app)
{
	size_t top = app->lists[PANE_ARTICLES].top, n = visible_items(app, PANE_ARTICLES);

	if (!layout_shows(&app->layout, PANE_ARTICLES) || app->crossing)
		return;
	for (size_t i = top; i < top + n && i < app->rows.articles.n; i++) {
		size_t index = app->rows.articles.v[i];

		if (app->corpus->articles.v[index].state == ENTRY_UNREAD) {
			effects_add(&app->effects, EFFECT_SCAN, index);
			return;
		}
	}
}

void app_settle(struct app *app)
{
	rows_refresh(app);
	if (app->focus != PANE_ENTITIES || app->entity != ENTITY_NONE)
		app->lists[PANE_ENTITIES].cursor = rows_of_entity(app, app->entity);
	if (app->lists[PANE_ARTICLES].cursor == SIZE_MAX)
		app->lists[PANE_ARTICLES].cursor = rows_of_article(app, app->current);
	else if (app->lists[PANE_ARTICLES].cursor >= app->rows.articles.n)
		app->lists[PANE_ARTICLES].cursor = 0; /* a filter left fewer */
	app->lists[PANE_FACTS].cursor = rows_of_fact(app, app->fact);
	list_fit(&app->lists[PANE_ARTICLES], app->rows.articles.n,
		 visible_items(app, PANE_ARTICLES));
	list_fit(&app->lists[PANE_ENTITIES], app->rows.entities.n,
		 visible_items(app, PANE_ENTITIES));
	want_visible(app);
	walk_tally(app);
	if (app->help.open)
		help_settle(app);
}
