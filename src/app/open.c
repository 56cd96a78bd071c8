/* SPDX-License-Identifier: MIT */
#include "app/open.h"

#include "app/app.h"
#include "app/filter.h"
#include "app/search.h"
#include "app/select.h"
#include "base/quote.h"

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

static uint32_t last_place(const struct app *app)
{
	const struct memory_place *p = memory_place_of(&app->memory, app->article->id);

	return p ? spot_find(&p->spot, app->article) : 0;
}

static void stand_at(struct app *app, struct target target)
{
	uint32_t point = last_place(app), fact = NO_INDEX, mention = NO_INDEX;
	struct span hull = {0, 0};

	visual_end(app);
	if (target.kind == TARGET_POINT)
		point = target.point;
	else if (target.kind == TARGET_SPOT)
		point = spot_find(&target.spot, app->article);
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

/* A command that works here: the path, else the folder, when they can be typed. */
static void add_check(const struct app *app, size_t index, struct str *out)
{
	const char *path = app->corpus->articles.v[index].path, *folder = app->corpus->folder;

	str_addz(out, path[0] == '-' ? "postil check -- " : "postil check ");
	if (!quote_word(out, path) && (!folder || !quote_word(out, folder)))
		str_cut(out, out->len - 1);
}

bool open_add_review(const struct article *a, struct str *out)
{
	size_t inexact = a->fuzzy + a->orphans;

	if (!inexact)
		return false;
	str_count(out, inexact, "place", "places");
	str_addz(out, " to review with gr");
	return true;
}

static void note_faults(struct app *app, size_t index)
{
	const struct diag_list *d = &app->article->diags;
	struct str s = STR_INIT;

	if (d->errors + d->warnings == 0)
		return;
	if (open_add_review(app->article, &s)) /* what can be done here comes first */
		str_addz(&s, "; ");
	if (d->errors)
		str_count(&s, d->errors, "error", "errors");
	if (d->errors && d->warnings)
		str_addz(&s, ", ");
	if (d->warnings)
		str_count(&s, d->warnings, "warning", "warnings");
	str_addz(&s, ": ");
	add_check(app, index, &s);
	app_note(app, "%s", s.s);
	str_release(&s);
}

/* Everything that belongs to one article starts anew; entity and search stay. */
static void show_article(struct app *app, size_t index)
{
	const struct entry *e = &app->corpus->articles.v[index];

	app->current = app->corpus->shown = index;
	seen_set(&app->seen, index, true);
	app->article = e->article;
	app->mention = app->fact = NO_INDEX;
	app->rows.entities_stale = app->rows.facts_stale = true;
	view_set(&app->view, app->article, 0);
	filter_text(app);
	search_article(app);
	app->lists[PANE_ARTICLES].cursor = SIZE_MAX; /* settles on the open article */
	if (!app->article)
		app_complain(app, "%s", e->fault ? e->fault : "the article cannot be read");
	else
		note_faults(app, index);
}

void open_article(struct app *app, struct target target)
{
	const struct entry *e = &app->corpus->articles.v[target.article];

	if (!e->article && e->state != ENTRY_BROKEN) {
		app->pending = target;
		effects_add(&app->effects, EFFECT_LOAD, target.article);
		return;
	}
	app->pending.article = NO_ARTICLE;
	if (app->article)
		memory_visit(&app->memory, app->corpus->articles.v[app->current].id,
			     app_place(app).spot);
	if (app->current != target.article || app->article != e->article)
		show_article(app, target.article);
	if (app->article)
		stand_at(app, target);
}

void reopen_remember(struct app *app)
{
	app->stood = app_place(app).spot;
}

void reopen_article(struct app *app)
{
	const struct entry *e = &app->corpus->articles.v[app->current];
	uint32_t cursor = app->view.cursor;
	size_t fact = SIZE_MAX;

	if (app->article == e->article && app->article) {
		app->mention = app->fact = NO_INDEX;
	} else {
		show_article(app, app->current);
		visual_end(app); /* it would be other words now */
		if (app->article && app->stood.before + app->stood.after)
			cursor = spot_find(&app->stood, app->article);
		app->stood = (struct spot){0};
		view_to(&app->view, cursor);
		view_reveal(&app->view, REVEAL_NEAR);
	}
	if (app->article && app->fact_id.len)
		fact = article_find_fact(app->article, app->fact_id.s);
	if (fact != SIZE_MAX)
		app->fact = (uint32_t)fact;
	select_follow(app);
}
