/* SPDX-License-Identifier: MIT */
#include "app/fact_step.h"

#include "app/app.h"

#include <string.h>

/* ---- the selected fact */

const char *fact_title(const struct fact *f)
{
	return f->claim && f->claim[0] ? f->claim : f->id;
}

const struct fact *fact_selected(struct app *app)
{
	if (!app->article || app->fact == NO_INDEX) {
		app_note(app, "no fact is selected; %s goes to the next one, %s states one",
			 app_key(app, "next-fact").s, app_key(app, "state-fact").s);
		return NULL;
	}
	return &app->article->facts[app->fact];
}

struct fact *fact_to_change(struct app *app)
{
	const struct fact *f = fact_selected(app);

	if (!f || !app_may_write(app))
		return NULL;
	if (!f->id[0]) {
		app_complain(app, "this fact has no id: add one in the file (f- and six letters)");
		return NULL;
	}
	return fact_copy(&app->scratch, f);
}

void fact_changed(struct app *app, const struct fact *now, const char *what)
{
	struct step *s = step_new("%s: %s", what, fact_title(now));

	step_add(s, EDIT_FACT, app->article->id, &app->article->facts[app->fact], now);
	str_clear(&app->wanted_fact);
	str_addz(&app->wanted_fact, now->id);
	app_do(app, s);
}

void fact_removed(struct app *app)
{
	const struct fact *f = fact_to_change(app);
	struct step *s;
	size_t links;

	if (!f)
		return;
	links = fact_links_to(app, (struct fact_name){app->article->id, f->id});
	s = step_new("delete fact: %s", fact_title(f));
	step_add(s, EDIT_FACT, app->article->id, f, NULL);
	app_do(app, s);
	if (links)
		app_note(app,
			 "deleted, %s takes it back; %zu link%s of other facts still lead%s "
			 "to it: %s",
			 app_key(app, "undo").s, links, links == 1 ? "" : "s",
			 links == 1 ? "s" : "", fact_title(f));
	else
		app_note(app, "deleted, %s takes it back: %s", app_key(app, "undo").s,
			 fact_title(f));
}

/* ---- evidence */

struct anchor *fact_quote(struct app *app, struct arena *arena, const struct span *spans, size_t n)
{
	struct anchor *a = arena_zalloc(arena, 1, sizeof *a);
	struct anchor_place place = {spans, (uint32_t)n};

	if (!anchor_make(&place, 1, &app->article->offsets, arena, a) || a->n == 0) {
		app_complain(app, "these words cannot be found again for sure: select more of "
				  "the sentence, within one paragraph");
		return NULL;
	}
	a->spans = arena_alloc(arena, n * sizeof *a->spans);
	memcpy(a->spans, spans, n * sizeof *a->spans);
	a->state = ANCHOR_EXACT;
	return a;
}

/* ---- lists */

#define APPEND(arena, list, count, one)                                            \
	do {                                                                       \
		void *longer_ = arena_alloc((arena), ((count) + 1) * sizeof(one)); \
		if (count)                                                         \
			memcpy(longer_, (list), (count) * sizeof(one));            \
		(list) = longer_;                                                  \
		(list)[(count)++] = (one);                                         \
	} while (0)

void fact_add_source(struct arena *arena, struct fact *f, struct source source)
{
	APPEND(arena, f->sources, f->source_count, source);
}

void fact_add_evidence(struct arena *arena, struct fact *f, struct anchor *a)
{
	APPEND(arena, f->evidence, f->evidence_count, a);
}

void fact_add_link(struct arena *arena, struct fact *f, struct link l)
{
	APPEND(arena, f->links, f->link_count, l);
}

/* ---- links */

bool fact_link_mutual(enum link_kind kind)
{
	return kind == LINK_SAME_AS || kind == LINK_CONTRADICTS;
}

const struct fact *fact_named(const struct app *app, struct fact_name name, size_t *index)
{
	const struct article *a;
	size_t f;

	*index = corpus_find(app->corpus, slice_of(name.article));
	a = *index != SIZE_MAX ? app->corpus->articles.v[*index].article : NULL;
	f = a ? article_find_fact(a, name.fact) : SIZE_MAX;
	return f != SIZE_MAX ? &a->facts[f] : NULL;
}

static bool has_link(const struct fact *f, enum link_kind kind, struct fact_name to)
{
	for (size_t i = 0; i < f->link_count; i++)
		if (f->links[i].kind == kind && strcmp(f->links[i].article, to.article) == 0 &&
		    strcmp(f->links[i].fact, to.fact) == 0)
			return true;
	return false;
}

bool fact_link_from(struct app *app, struct step *s, struct fact_name from, enum link_kind kind,
		    struct fact_name to)
{
	size_t index;
	const struct fact *f = fact_named(app, from, &index);
	struct fact now;

	if (!f || has_link(f, kind, to))
		return false;
	now = *f;
	fact_add_link(&app->scratch, &now,
		      (struct link){.kind = kind, .article = to.article, .fact = to.fact});
	step_add(s, EDIT_FACT, from.article, f, &now);
	return true;
}

size_t fact_links_to(const struct app *app, struct fact_name name)
{
	const struct corpus *c = app->corpus;
	size_t n = 0;

	for (size_t i = 0; i < c->articles.n; i++) {
		const struct summary *s = &c->articles.v[i].summary;

		for (size_t k = 0; k < s->link_count; k++)
			n += strcmp(s->links[k].target_fact, name.fact) == 0 &&
			     strcmp(s->links[k].target_article, name.article) == 0;
	}
	return n;
}
