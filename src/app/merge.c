/* SPDX-License-Identifier: MIT */
#include "app/merge.h"

#include "app/app.h"
#include "app/entity_edit.h"
#include "app/select.h"

#include <string.h>

struct merge_state {
	uint32_t from;
	uint32_t into;   /* ENTITY_NONE: it only goes */
	size_t at;       /* the article to look at next */
	size_t uses;     /* records that were found */
	size_t articles; /* that hold them */
	size_t broken;   /* that could not be read */
	struct step *step;
};

void merge_release(struct merge *m)
{
	if (m->state)
		step_free(m->state->step);
	free(m->state);
	m->state = NULL;
}

static const struct entity *entity_of(const struct app *app, uint32_t entity)
{
	return &app->corpus->entities.list.v[entity];
}

/* ---- one article */

static bool says_the_same(const struct mention *list, size_t n, const struct mention *m)
{
	for (size_t i = 0; i < n; i++)
		if (mention_same(&list[i], m))
			return true;
	return false;
}

/* Two of the other entity that say the same are one. */
static void collect_mentions(struct merge_state *m, const struct article *a)
{
	for (size_t i = 0; i < a->mention_count; i++) {
		struct mention after = a->mentions[i];

		if (after.entity != m->from)
			continue;
		after.entity = m->into;
		m->uses++;
		step_add(m->step, EDIT_MENTION, a->id, &a->mentions[i],
			 says_the_same(a->mentions, a->mention_count, &after) ? NULL : &after);
	}
}

static bool covers(const struct anchor *a, const struct anchor *b)
{
	return a->n == 1 && b->n == 1 && a->state != ANCHOR_ORPHAN && b->state != ANCHOR_ORPHAN &&
	       a->spans[0].start == b->spans[0].start && a->spans[0].end == b->spans[0].end;
}

/* Is the place a mention of one of the two?  Then nobody may have refused it. */
static bool is_marked(const struct merge_state *m, const struct article *a,
		      const struct mention *refusal)
{
	for (size_t i = 0; i < a->mention_count; i++)
		if ((a->mentions[i].entity == m->from || a->mentions[i].entity == m->into) &&
		    covers(&a->mentions[i].anchor, &refusal->anchor))
			return true;
	return false;
}

static void collect_refusals(struct merge_state *m, const struct article *a)
{
	for (size_t i = 0; i < a->refusal_count; i++) {
		const struct mention *r = &a->refusals[i];
		struct mention after = *r;
		bool marked = is_marked(m, a, r);

		if (r->entity != m->from && !(r->entity == m->into && marked))
			continue;
		after.entity = m->into;
		m->uses += r->entity == m->from;
		marked |= says_the_same(a->refusals, a->refusal_count, &after);
		step_add(m->step, EDIT_REFUSAL, a->id, r, marked ? NULL : &after);
	}
}

static bool change_filler(const struct app *app, struct filler *f)
{
	const struct merge_state *m = app->merge.state;

	if (!f->words || f->entity != m->from)
		return false;
	f->entity = m->into;
	f->words = m->into == ENTITY_NONE ? f->words : entity_of(app, m->into)->id;
	return true;
}

static bool has_filler(const struct role *r, size_t n, uint32_t entity)
{
	for (size_t i = 0; i < n; i++)
		if (r->fillers[i].entity == entity)
			return true;
	return false;
}

/* Who fills a role twice fills it once. */
static bool change_role(const struct app *app, struct role *r)
{
	size_t n = 0;
	bool changed = false;

	for (size_t i = 0; i < r->n; i++) {
		struct filler f = r->fillers[i];
		bool one = change_filler(app, &f);

		changed |= one;
		if (f.entity == ENTITY_NONE || f.entity != app->merge.state->into ||
		    !has_filler(r, n, f.entity))
			r->fillers[n++] = f;
	}
	r->n = n;
	return changed;
}

static void collect_fact(struct app *app, const struct article *a, const struct fact *f)
{
	struct merge_state *m = app->merge.state;
	struct fact *after = fact_copy(&app->scratch, f);
	bool changed = change_filler(app, &after->where);

	for (size_t i = 0; i < after->role_count; i++)
		changed |= change_role(app, &after->roles[i]);
	for (size_t i = 0; i < after->source_count; i++)
		changed |= change_filler(app, &after->sources[i].who);
	if (!changed)
		return;
	m->uses++;
	step_add(m->step, EDIT_FACT, a->id, f, after);
}

static void collect(struct app *app, const struct article *a)
{
	struct merge_state *m = app->merge.state;
	size_t before = m->uses;

	collect_mentions(m, a);
	collect_refusals(m, a);
	for (size_t i = 0; i < a->fact_count; i++)
		if (!a->facts[i].involved || fact_involves(&a->facts[i], m->from))
			collect_fact(app, a, &a->facts[i]);
	m->articles += m->uses > before;
}

/* ---- the register */

static bool has_link(const struct entity *e, const char *key)
{
	for (size_t i = 0; i < e->link_count; i++)
		if (strcmp(e->links[i].key, key) == 0)
			return true;
	return false;
}

static void join_links(struct arena *arena, struct entity *into, const struct entity *from)
{
	struct entity_link *list =
	    arena_alloc(arena, (into->link_count + from->link_count + 1) * sizeof *list);
	size_t n = 0;

	for (size_t i = 0; i < into->link_count; i++)
		list[n++] = into->links[i];
	for (size_t i = 0; i < from->link_count; i++)
		if (!has_link(into, from->links[i].key))
			list[n++] = from->links[i];
	into->links = list;
	into->link_count = n;
}

/* What the two were called and where they are known are one list each. */
static void join(struct app *app, struct merge_state *m)
{
	const struct entity *from = entity_of(app, m->from);
	struct entity into = *entity_of(app, m->into);

	if (from->declared) {
		entity_edit_alias(&app->scratch, &into, slice_of(from->name));
		for (size_t i = 0; i < from->alias_count; i++)
			entity_edit_alias(&app->scratch, &into, slice_of(from->aliases[i]));
		join_links(&app->scratch, &into, from);
		into.note = into.note ? into.note : from->note;
	}
	entity_edit_change(app, m->step, m->into, &into);
}

static void finish_merge(struct app *app, struct merge_state *m)
{
	join(app, m);
	select_entity(app, m->into);
	app_note(app, "%s: %zu place%s in %zu article%s; %s undoes it", m->step->name, m->uses,
		 m->uses == 1 ? "" : "s", m->articles, m->articles == 1 ? "" : "s",
		 app_key(app, "undo").s);
}

static void finish_removal(struct app *app, struct merge_state *m)
{
	struct entity_count total = corpus_total(app->corpus, m->from);

	if (m->uses) {
		app_complain(app, "%u mention%s, %u fact%s in %zu article%s use %s: X merges it",
			     total.mentions, total.mentions == 1 ? "" : "s", total.facts,
			     total.facts == 1 ? "" : "s", m->articles, m->articles == 1 ? "" : "s",
			     entity_of(app, m->from)->name);
		step_free(m->step);
		m->step = NULL;
		return;
	}
	select_entity(app, ENTITY_NONE);
	app_note(app, "%s", m->step->name);
}

static void finish(struct app *app)
{
	struct merge_state *m = app->merge.state;
	const struct entity *from = entity_of(app, m->from);

	if (m->into == ENTITY_NONE)
		finish_removal(app, m);
	else
		finish_merge(app, m);
	if (m->step && from->declared)
		step_add(m->step, EDIT_ENTITY, entity_edit_home(app, m->from), from, NULL);
	if (m->step) {
		app_repeat(app, (struct again){0});
		app_do(app, m->step);
	}
	m->step = NULL;
	merge_release(&app->merge);
}

/* ---- through the corpus */

/* Summaries count neither refusals nor orphans, so each article is looked at. */
static void go_on(struct app *app)
{
	struct merge_state *m = app->merge.state;
	const struct corpus *c = app->corpus;

	for (; m->at < c->articles.n; m->at++) {
		const struct entry *e = &c->articles.v[m->at];

		if (e->article) {
			collect(app, e->article);
		} else if (e->state == ENTRY_BROKEN) {
			m->broken++;
		} else {
			effects_add(&app->effects, EFFECT_LOAD, m->at);
			app_note(app, "looking through article %zu of %zu; any key stops",
				 m->at + 1, c->articles.n);
			return;
		}
	}
	if (!m->broken) {
		finish(app);
		return;
	}
	app_complain(app,
		     "%zu article%s cannot be read, so nobody knows who stands there; nothing "
		     "was done",
		     m->broken, m->broken == 1 ? "" : "s");
	merge_release(&app->merge);
}

void merge_loaded(struct app *app, size_t index)
{
	if (app->merge.state && app->merge.state->at == index)
		go_on(app);
}

static void start(struct app *app, uint32_t into, struct step *s)
{
	merge_release(&app->merge);
	app->merge.state = mem_zalloc(1, sizeof *app->merge.state);
	app->merge.state->from = app->entity;
	app->merge.state->into = into;
	app->merge.state->step = s;
	go_on(app);
}

static void picked(struct app *app, uint32_t entity, const char *new_name)
{
	(void)new_name;
	if (entity == app->entity)
		app_note(app, "these are the same: %s", entity_of(app, entity)->name);
	else
		start(app, entity,
		      step_new("merge %s into %s", entity_of(app, app->entity)->name,
			       entity_of(app, entity)->name));
}

void merge_ask(struct app *app)
{
	struct str label = STR_INIT;
	struct slice none = {"", 0};

	if (app->entity == ENTITY_NONE) {
		app_note(app, "no entity is selected");
	} else if (app_may_write(app)) {
		str_printf(&label,
			   "merge %s into:", entity_short_name(entity_of(app, app->entity)));
		picker_open(app, label.s, none, false, picked);
	}
	str_release(&label);
}

void merge_remove(struct app *app)
{
	if (app->entity == ENTITY_NONE)
		app_note(app, "no entity is selected");
	else if (app_may_write(app))
		start(app, ENTITY_NONE,
		      step_new("remove entity %s", entity_of(app, app->entity)->name));
}

bool merge_stop(struct app *app)
{
	if (!app->merge.state)
		return false;
	merge_release(&app->merge);
	app_note(app, "stopped; nothing was changed");
	return true;
}
