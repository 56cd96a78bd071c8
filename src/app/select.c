/* SPDX-License-Identifier: MIT */
#include "app/select.h"

#include "app/app.h"
#include "app/filter.h"

static bool covers(const struct article *a, uint32_t fact, uint32_t point)
{
	const struct cover *c = &a->fact_cover;

	for (size_t i = cover_first(c, point); i < c->n && c->v[i].span.start <= point; i++)
		if (c->v[i].owner == fact && span_holds(c->v[i].span, point))
			return true;
	return false;
}

static bool listed(const struct app *app, uint32_t fact)
{
	return fact != NO_INDEX && rows_lists_fact(app, fact);
}

/* The listed fact with the shortest evidence over the cursor. */
static uint32_t fact_under(const struct app *app, uint32_t point)
{
	const struct cover *c = &app->article->fact_cover;
	uint32_t best = NO_INDEX, length = UINT32_MAX;

	for (size_t i = cover_first(c, point); i < c->n && c->v[i].span.start <= point; i++) {
		struct span s = c->v[i].span;

		if (span_holds(s, point) && s.end - s.start < length &&
		    listed(app, c->v[i].owner)) {
			best = c->v[i].owner;
			length = s.end - s.start;
		}
	}
	return best;
}

/* The first listed fact whose evidence ends after the cursor, else the last. */
static uint32_t fact_near(const struct app *app, uint32_t point)
{
	const struct article *a = app->article;
	uint32_t last = NO_INDEX;

	for (size_t i = 0; i < a->fact_count; i++) {
		uint32_t f = a->fact_order[i];

		if (!listed(app, f))
			continue;
		last = f;
		if (fact_hull(&a->facts[f]).end > point)
			break;
	}
	return last;
}

static void follow_fact(struct app *app)
{
	uint32_t point = app->view.cursor, under;

	rows_refresh(app);
	if (listed(app, app->fact) && covers(app->article, app->fact, point))
		return;
	under = fact_under(app, point);
	if (under != NO_INDEX)
		app->fact = under;
	else if (!listed(app, app->fact))
		app->fact = app->entity == ENTITY_NONE && !app->filters[PANE_FACTS]
				? NO_INDEX
				: fact_near(app, point);
}

static void set_entity(struct app *app, uint32_t entity)
{
	if (app->entity == entity)
		return;
	app->entity = entity;
	app->rows.facts_stale = true;
}

void select_follow(struct app *app)
{
	const struct article *a = app->article;
	size_t i;

	app->mention = NO_INDEX;
	if (!a || app->visual.on)
		return;
	i = cover_innermost(&a->mention_cover, app->view.cursor);
	if (i < a->mention_cover.n) {
		app->mention = a->mention_cover.v[i].owner;
		set_entity(app, a->mentions[app->mention].entity);
	}
	follow_fact(app);
}

void select_entity(struct app *app, uint32_t entity)
{
	set_entity(app, entity);
	if (app->article)
		follow_fact(app);
}

void select_fact(struct app *app, uint32_t fact)
{
	const struct fact *f = &app->article->facts[fact];

	if (app->entity != ENTITY_NONE && !fact_involves(f, app->entity))
		set_entity(app, fact_first_entity(f));
	filter_uncover_fact(app, fact);
	app->fact = fact;
}

void select_stand(struct app *app, uint32_t point)
{
	filter_uncover(app, point);
	view_to(&app->view, point);
	view_reveal(&app->view, REVEAL_JUMP);
	select_follow(app);
}

void select_stand_fact(struct app *app, uint32_t fact)
{
	struct span hull = fact_hull(&app->article->facts[fact]);

	if (hull.start < hull.end)
		select_stand(app, hull.start);
	if (!app->visual.on)
		select_fact(app, fact);
}

void select_mention(struct app *app, uint32_t mention)
{
	const struct mention *m = &app->article->mentions[mention];

	filter_uncover(app, m->anchor.spans[0].start);
	view_to(&app->view, m->anchor.spans[0].start);
	view_reveal(&app->view, REVEAL_JUMP);
	if (app->visual.on)
		return;
	app->mention = mention;
	select_entity(app, m->entity);
}

void select_go(struct app *app, uint32_t point)
{
	app_mark_jump(app);
	select_stand(app, point);
}

void select_go_fact(struct app *app, uint32_t fact)
{
	app_mark_jump(app);
	select_stand_fact(app, fact);
}

/* The entity stays while one walks its facts, whatever lies under the cursor. */
void select_show_fact(struct app *app, uint32_t fact)
{
	struct span hull = fact_hull(&app->article->facts[fact]);
	uint32_t entity = app->entity;

	if (hull.start < hull.end)
		select_stand(app, hull.start);
	select_entity(app, entity);
	select_fact(app, fact);
}

void select_nearest_mention(struct app *app)
{
	const struct article *a = app->article;
	uint32_t cursor = app->view.cursor, best = NO_INDEX, least = UINT32_MAX;

	for (size_t i = 0; a && i < a->mention_order_count; i++) {
		const struct mention *m = &a->mentions[a->mention_order[i]];
		uint32_t start = m->anchor.spans[0].start;
		uint32_t distance = start > cursor ? start - cursor : cursor - start;

		if (m->entity == app->entity && distance < least) {
			best = a->mention_order[i];
			least = distance;
		}
	}
	if (best != NO_INDEX)
		select_mention(app, best);
}
