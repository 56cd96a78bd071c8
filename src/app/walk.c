/* SPDX-License-Identifier: MIT */
#include "app/walk.h"

#include "app/open.h"
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

static void complain_end(struct app *app, int direction, const char *what)
{
	app_note(app, "no %s %s this one in the article", what, direction > 0 ? "after" : "before");
}

/* So many places further in the order of the text; mentions that begin together
 * are one place.  Stops at the last one. */
static size_t further(const struct article *a, size_t i, int steps, int direction)
{
	size_t n = a->mention_order_count, last = i;

	for (; steps > 0; steps--) {
		uint32_t here = mention_span(a, last).start;

		while (i < n && mention_span(a, i).start == here)
			i += (size_t)direction; /* wraps to SIZE_MAX below 0 */
		if (i >= n)
			break;
		last = i;
	}
	return last;
}

void walk_mention(struct app *app, int steps)
{
	int direction = steps < 0 ? -1 : 1;
	size_t i;

	if (!app->article) {
		app_note(app, "no article is open");
		return;
	}
	i = next_mention(app, direction, ENTITY_NONE);
	if (i == app->article->mention_order_count) {
		complain_end(app, direction, "mention");
		return;
	}
	app_mark_jump(app);
	i = further(app->article, i, steps * direction - 1, direction);
	select_stand(app, mention_span(app->article, i).start);
}

static bool step_entity(struct app *app, int direction)
{
	size_t i = app->article ? next_mention(app, direction, app->entity) : 0;

	if (!app->article || i == app->article->mention_order_count)
		return false;
	select_mention(app, app->article->mention_order[i]);
	return true;
}

static const char *entity_name(const struct app *app)
{
	return entity_short_name(&app->corpus->entities.list.v[app->entity]);
}

/* The walk crosses into article i, the one it began in when there is no other. */
static void arrive(struct app *app, size_t i)
{
	int direction = app->crossing;
	bool same = i == app->current;
	bool round = direction > 0 ? i < app->current : i > app->current;

	app->crossing = 0;
	app->walking -= direction;
	if (same && corpus_count_in(app->corpus, i, app->entity).mentions == 0) {
		app->walking = 0;
		app_note(app, "no article mentions %s", entity_name(app));
		return;
	}
	open_article(app, (struct target){.article = i,
					  .kind = direction > 0 ? TARGET_FIRST_MENTION
								: TARGET_LAST_MENTION});
	if (same)
		app_note(app, "no other article mentions %s: back at the %s", entity_name(app),
			 direction > 0 ? "first" : "last");
	app->rounded = round;
}

/* Round the corpus, article by article; the walk began in `current`, which is
 * looked at last, from its other end. */
static void cross(struct app *app)
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
		if (i == app->current || corpus_count_in(c, i, app->entity).mentions > 0)
			arrive(app, i);
		else
			app->crossing_at = (i + (app->crossing > 0 ? 1 : n - 1)) % n;
	}
}

void walk_on(struct app *app)
{
	size_t n = app->corpus->articles.n;

	cross(app);
	while (app->walking && !app->crossing && app->pending.article == NO_ARTICLE) {
		int direction = app->walking < 0 ? -1 : 1;

		if (step_entity(app, direction)) {
			app->walking -= direction;
			continue;
		}
		app->crossing = direction;
		app->crossing_at = (app->current + (direction > 0 ? 1 : n - 1)) % n;
		cross(app);
	}
}

enum { STEPS_MOST = 999 }; /* the corpus is a circle: a walk must end */

void walk_entity(struct app *app, int steps)
{
	if (app->entity == ENTITY_NONE) {
		walk_mention(app, steps);
		return;
	}
	app_mark_jump(app);
	app->walking = steps > STEPS_MOST ? STEPS_MOST : steps < -STEPS_MOST ? -STEPS_MOST : steps;
	walk_on(app);
}

/* Where the cursor is after a walk to the fact at `order`: one without evidence
 * leaves it where the last one with evidence began. */
static uint32_t fact_place(const struct article *a, size_t order)
{
	struct span hull = fact_hull(&a->facts[a->fact_order[order]]);

	while (hull.start >= hull.end && order > 0)
		hull = fact_hull(&a->facts[a->fact_order[--order]]);
	return hull.start;
}

/* The place in the order of the fact after (or before) the selected one; after a
 * move of the cursor of the one after (or before) the cursor; SIZE_MAX for none. */
static size_t next_fact(const struct app *app, int direction)
{
	const struct article *a = app->article;
	uint32_t cursor = app->view.cursor;

	for (size_t i = 0; i < a->fact_count; i++)
		if (a->fact_order[i] == app->fact && fact_place(a, i) == cursor)
			return direction < 0 ? i - 1 : i + 1 < a->fact_count ? i + 1 : SIZE_MAX;
	for (size_t k = 0; k < a->fact_count; k++) {
		size_t i = direction > 0 ? k : a->fact_count - 1 - k;
		struct span hull = fact_hull(&a->facts[a->fact_order[i]]);

		if (hull.end > hull.start &&
		    (direction > 0 ? hull.start > cursor : hull.start < cursor))
			return i;
	}
	return SIZE_MAX;
}

void walk_fact(struct app *app, int steps)
{
	int direction = steps < 0 ? -1 : 1;
	long long to;
	size_t i;

	if (!app->article) {
		app_note(app, "no article is open");
		return;
	}
	i = next_fact(app, direction);
	if (i == SIZE_MAX) {
		complain_end(app, direction, "fact");
		return;
	}
	app_mark_jump(app);
	to = (long long)i + steps - direction;
	if (to < 0 || to >= (long long)app->article->fact_count)
		to = direction < 0 ? 0 : (long long)app->article->fact_count - 1;
	select_stand_fact(app, app->article->fact_order[to]);
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
