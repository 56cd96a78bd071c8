/* SPDX-License-Identifier: MIT */
#include "app/walk.h"

#include "app/app.h"
#include "app/select.h"

static struct span mention_span(const struct article *a, size_t order)
{
	return a->mentions[a->mention_order[order]].anchor.spans[0];
}

/* The next found mention after (or before) the cursor, of an entity or of any;
 * mention_order_count when there is none. */
static size_t next_mention(const struct app *app, int direction, uint32_t entity)
{
	const struct article *a = app->article;
	size_t n = a->mention_order_count, found = n;

	for (size_t k = 0; k < n; k++) {
		size_t i = direction > 0 ? k : n - 1 - k;
		uint32_t start = mention_span(a, i).start;
		uint32_t cursor = app->view.cursor;
		bool beyond = direction > 0 ? start > cursor : start < cursor;

		if (beyond &&
		    (entity == ENTITY_NONE || a->mentions[a->mention_order[i]].entity == entity)) {
			found = i;
			break;
		}
	}
	return found;
}

static bool step_mention(struct app *app, int direction, uint32_t entity)
{
	size_t i = app->article ? next_mention(app, direction, entity) : 0;

	if (!app->article || i == app->article->mention_order_count)
		return false;
	select_go(app, mention_span(app->article, i).start);
	return true;
}

void walk_mention(struct app *app, int steps)
{
	int direction = steps < 0 ? -1 : 1;

	for (; steps; steps -= direction) {
		if (!step_mention(app, direction, ENTITY_NONE)) {
			app_note(app, direction > 0 ? "no mention after this one in the article"
						    : "no mention before this one in the article");
			return;
		}
	}
}

static const char *entity_name(const struct app *app)
{
	return entity_short_name(&app->corpus->entities.list.v[app->entity]);
}

/* Round the corpus, article by article; the walk began in `current`, which is
 * looked at last, from its other end. */
void walk_cross(struct app *app)
{
	struct corpus *c = app->corpus;
	size_t n = c->articles.n;

	while (app->crossing) {
		size_t i = app->crossing_at;

		if (c->articles.v[i].state == ENTRY_UNREAD) {
			app_note(app, "looking for %s in %zu unread articles; any key stops",
				 entity_name(app), c->unread);
			effects_add(&app->effects, EFFECT_SCAN, i);
			return;
		}
		if (i == app->current || corpus_count_in(c, i, app->entity).mentions > 0) {
			int direction = app->crossing;
			bool same = i == app->current;

			app->crossing = 0;
			app_open(app, (struct target){.article = i,
						      .kind = direction > 0 ? TARGET_FIRST_MENTION
									    : TARGET_LAST_MENTION});
			if (same)
				app_note(app, "no other article mentions %s: back at the %s",
					 entity_name(app), direction > 0 ? "first" : "last");
			return;
		}
		app->crossing_at = (i + (app->crossing > 0 ? 1 : n - 1)) % n;
	}
}

static void start_crossing(struct app *app, int direction)
{
	size_t n = app->corpus->articles.n;

	app->crossing = direction;
	app->crossing_at = (app->current + (direction > 0 ? 1 : n - 1)) % n;
	walk_cross(app);
}

void walk_entity(struct app *app, int steps)
{
	int direction = steps < 0 ? -1 : 1;

	if (app->entity == ENTITY_NONE) {
		walk_mention(app, steps);
		return;
	}
	for (; steps && !app->crossing; steps -= direction)
		if (!step_mention(app, direction, app->entity))
			start_crossing(app, direction);
}

/* The fact after (or before) the selected one by evidence; after a move of the
 * cursor the one after (or before) the cursor. */
static uint32_t next_fact(const struct app *app, int direction)
{
	const struct article *a = app->article;
	uint32_t cursor = app->view.cursor;
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < a->fact_count; i++)
		if (a->fact_order[i] == app->fact &&
		    fact_hull(&a->facts[app->fact]).start == cursor)
			at = i;
	if (at != SIZE_MAX) {
		if (direction < 0)
			return at > 0 ? a->fact_order[at - 1] : NO_INDEX;
		return at + 1 < a->fact_count ? a->fact_order[at + 1] : NO_INDEX;
	}
	for (size_t k = 0; k < a->fact_count; k++) {
		uint32_t f = a->fact_order[direction > 0 ? k : a->fact_count - 1 - k];
		struct span hull = fact_hull(&a->facts[f]);

		if (hull.end > hull.start &&
		    (direction > 0 ? hull.start > cursor : hull.start < cursor))
			return f;
	}
	return NO_INDEX;
}

void walk_fact(struct app *app, int steps)
{
	int direction = steps < 0 ? -1 : 1;

	for (; steps && app->article; steps -= direction) {
		uint32_t f = next_fact(app, direction);

		if (f == NO_INDEX) {
			app_note(app, direction > 0 ? "no fact after this one in the article"
						    : "no fact before this one in the article");
			return;
		}
		select_go_fact(app, f);
	}
}

/* Looks at every article, so only when the answer may have changed. */
static void count_before(const struct app *app, struct tally *t)
{
	const struct corpus *c = app->corpus;

	if (t->entity == app->entity && t->article == app->current && t->unread == c->unread)
		return;
	t->entity = app->entity;
	t->article = app->current;
	t->unread = c->unread;
	t->before = 0;
	for (size_t i = 0; i < app->current; i++)
		t->before += corpus_count_in(c, i, app->entity).mentions;
}

void walk_tally(struct app *app)
{
	const struct article *a = app->article;
	struct tally *t = &app->tally;

	t->here = t->in_article = t->in_corpus = 0;
	if (!a || app->entity == ENTITY_NONE)
		return;
	for (size_t i = 0; i < a->mention_order_count; i++) {
		uint32_t m = a->mention_order[i];

		if (a->mentions[m].entity != app->entity)
			continue;
		t->in_article++;
		if (m == app->mention)
			t->here = t->in_article;
	}
	t->in_corpus = corpus_total(app->corpus, app->entity).mentions;
	count_before(app, t);
}
