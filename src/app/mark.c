/* SPDX-License-Identifier: MIT */
#include "app/mark.h"

#include "app/app.h"
#include "app/entity_edit.h"
#include "app/select.h"
#include "base/utf8.h"

#include <string.h>

void mark_init(struct mark *m)
{
	str_init(&m->name);
	m->splitting = false;
	m->made = ENTITY_NONE;
}

void mark_release(struct mark *m)
{
	str_release(&m->name);
}

/* ---- what is there */

static const struct entity *entity_of(const struct app *app, uint32_t entity)
{
	return &app->corpus->entities.list.v[entity];
}

static bool same_spans(const struct anchor *a, const struct anchor *b)
{
	if (a->n != b->n || a->state == ANCHOR_ORPHAN || b->state == ANCHOR_ORPHAN)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (a->spans[i].start != b->spans[i].start || a->spans[i].end != b->spans[i].end)
			return false;
	return true;
}

/* The one of that entity at the same place, or NULL. */
static const struct mention *find_same(const struct mention *list, size_t n,
				       const struct mention *m)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].entity == m->entity && same_spans(&list[i].anchor, &m->anchor))
			return &list[i];
	return NULL;
}

static const struct mention *mention_under(struct app *app)
{
	if (!app->article || app->mention == NO_INDEX) {
		app_note(app, "no mention is under the cursor; ]e goes to the next one");
		return NULL;
	}
	return &app->article->mentions[app->mention];
}

/* ---- steps */

enum { QUOTE_LENGTH = 48, NAME_LENGTH = 200 }; /* bytes: in the name of a step, in a prompt */

/* Its words, for the name of a step: one line, not long. */
static const char *quote_of(struct app *app, const struct anchor *a)
{
	struct str s = STR_INIT;
	const char *out;

	for (uint32_t i = 0; i < a->n && s.len < QUOTE_LENGTH; i++) {
		str_addz(&s, i ? " … " : "");
		str_add(&s, a->parts[i].s, a->parts[i].len);
	}
	if (s.len > QUOTE_LENGTH) {
		str_cut(&s, utf8_start(s.s, s.len, QUOTE_LENGTH));
		str_addz(&s, "…");
	}
	out = arena_copy(&app->scratch, s.s, s.len);
	str_release(&s);
	return out;
}

/* That the place was refused once counts no longer. */
static void forget_refusal(struct app *app, struct step *s, const struct mention *m)
{
	const struct article *a = app->article;
	const struct mention *refusal = find_same(a->refusals, a->refusal_count, m);

	if (refusal)
		step_add(s, EDIT_REFUSAL, a->id, refusal, NULL);
}

/* The cursor goes to the mention, which is selected when it is there. */
static void stand_on(struct app *app, const struct mention *m)
{
	visual_end(app);
	app->mark.made = m->entity;
	view_to(&app->view, m->anchor.spans[0].start);
	view_reveal(&app->view, REVEAL_NEAR);
	select_follow(app);
}

static void mark_again(struct app *app, const struct again *what);

static void do_again(struct app *app, uint32_t entity,
		     void (*run)(struct app *app, const struct again *what))
{
	app_repeat(app, (struct again){.run = run, .entity = entity});
}

static void finish(struct app *app, struct step *s)
{
	app_note(app, "%s", s->name);
	app_do(app, s);
}

/* ---- marking */

/* The selection as a mention of nobody yet; false, with a sentence, when there is
 * no way to quote it. */
static bool make_mention(struct app *app, struct mention *out)
{
	struct anchor_place place = {0};
	size_t n;

	*out = (struct mention){.entity = ENTITY_NONE};
	place.spans = visual_spans(app, &n);
	place.n = (uint32_t)n;
	if (!n) {
		app_note(app, "nothing is selected; %s selects the word under the cursor",
			 app_key(app, "select").s);
		return false;
	}
	if (anchor_make(&place, 1, &app->article->offsets, &app->scratch, &out->anchor))
		return true;
	app_complain(app, memchr(visual_words(app).s, '\n', visual_words(app).len)
			      ? "a mention ends where its paragraph ends: select less"
			      : "these words stand in the text so often alike that nothing tells "
				"this place from others: select more");
	return false;
}

/* Adds the selection to the step, which may hold the new entity it is for. */
static void mark_as(struct app *app, struct step *s, struct mention *m, uint32_t entity)
{
	const struct article *a = app->article;

	m->entity = entity;
	if (find_same(a->mentions, a->mention_count, m)) {
		app_note(app, "this is marked as %s already", entity_of(app, entity)->name);
		step_free(s);
		return;
	}
	step_add(s, EDIT_MENTION, a->id, NULL, m);
	forget_refusal(app, s, m);
	stand_on(app, m);
	do_again(app, entity, mark_again);
	finish(app, s);
}

static void mark_known(struct app *app, uint32_t entity)
{
	struct mention m;

	if (make_mention(app, &m))
		mark_as(app,
			step_new("mark %s: “%s”", entity_short_name(entity_of(app, entity)),
				 quote_of(app, &m.anchor)),
			&m, entity);
}

static bool retarget(struct app *app, struct step *s, uint32_t entity)
{
	const struct mention *m = mention_under(app);
	struct mention after;

	if (!m) {
		step_free(s);
		return false;
	}
	after = *m;
	after.entity = entity;
	if (find_same(app->article->mentions, app->article->mention_count, &after)) {
		app_note(app, "this is marked as %s already", entity_of(app, entity)->name);
		step_free(s);
		return false;
	}
	step_add(s, EDIT_MENTION, app->article->id, m, &after);
	forget_refusal(app, s, &after);
	app->mark.made = entity;
	do_again(app, entity, mark_again);
	finish(app, s);
	return true;
}

/* The mentions that are left of `from` are walked when the step is done. */
static void split_on(struct app *app, uint32_t from, uint32_t to)
{
	struct mark *k = &app->mark;

	k->splitting = k->purpose == MARK_SPLIT;
	k->split_from = from;
	k->split_to = to;
}

static void give(struct app *app, uint32_t entity)
{
	const struct mention *m = mention_under(app);
	const char *what = app->mark.purpose == MARK_SPLIT ? "split off" : "give to";
	uint32_t from;

	if (!m)
		return;
	from = m->entity;
	if (retarget(app,
		     step_new("%s %s: “%s”", what, entity_short_name(entity_of(app, entity)),
			      quote_of(app, &m->anchor)),
		     entity))
		split_on(app, from, entity);
}

/* ---- new entities */

static void make_new(struct app *app, const char *type)
{
	struct mark *k = &app->mark;
	const struct mention *under = k->purpose == MARK_SELECTION ? NULL : mention_under(app);
	const char *name = arena_copy(&app->scratch, k->name.s, k->name.len);
	struct mention m;
	struct step *s;
	uint32_t entity;

	if (k->purpose == MARK_SELECTION ? !make_mention(app, &m) : !under)
		return;
	if (under)
		m = *under;
	s = step_new("new %s %s: “%s”", type, name, quote_of(app, &m.anchor));
	entity =
	    entity_edit_create(app, s, name, type, m.anchor.n == 1 ? m.anchor.parts[0] : SLICE(""));
	if (k->purpose == MARK_SELECTION) {
		mark_as(app, s, &m, entity);
		if (app->message_kind == MESSAGE_NOTE)
			app_note(app, "new %s %s; p marks its other places", type, name);
	} else if (retarget(app, s, entity)) {
		split_on(app, m.entity, entity);
	}
}

static void picked(struct app *app, uint32_t entity, const char *new_name)
{
	struct mark *k = &app->mark;

	if (entity == ENTITY_NONE) {
		str_clear(&k->name);
		str_addz(&k->name, new_name);
		entity_edit_ask_type(app, k->name.s, make_new);
	} else if (k->purpose == MARK_SELECTION) {
		mark_known(app, entity);
	} else {
		give(app, entity);
	}
}

/* ---- asking */

void mark_selection(struct app *app)
{
	if (app->entity == ENTITY_NONE)
		mark_ask(app);
	else if (app_may_write(app))
		mark_known(app, app->entity);
}

/* What a new one would be called: nobody is called a whole paragraph. */
static struct slice name_of(struct app *app, const struct anchor *a)
{
	struct str s = STR_INIT;
	struct slice out;

	for (uint32_t i = 0; i < a->n; i++) {
		str_addz(&s, i ? " " : "");
		str_add(&s, a->parts[i].s, a->parts[i].len);
	}
	if (s.len > NAME_LENGTH)
		str_cut(&s, utf8_start(s.s, s.len, NAME_LENGTH));
	out = arena_slice(&app->scratch, (struct slice){s.s, s.len});
	str_release(&s);
	return out;
}

void mark_ask(struct app *app)
{
	struct mention m;

	if (!app_may_write(app) || !make_mention(app, &m))
		return;
	app->mark.purpose = MARK_SELECTION;
	picker_open(app, "mark as:", name_of(app, &m.anchor), true, picked);
}

static void ask_for(struct app *app, enum mark_purpose purpose, const char *label)
{
	const struct mention *m = app_may_write(app) ? mention_under(app) : NULL;
	struct slice none = {"", 0};

	if (!m)
		return;
	app->mark.purpose = purpose;
	picker_open(app, label, none, true, picked);
}

void mark_ask_retarget(struct app *app)
{
	ask_for(app, MARK_RETARGET, "give this mention to:");
}

void mark_ask_split(struct app *app)
{
	ask_for(app, MARK_SPLIT, "split off, as a mention of:");
}

/* ---- taking away */

static void remove_again(struct app *app, const struct again *what)
{
	(void)what;
	mark_remove(app);
}

void mark_remove(struct app *app)
{
	const struct mention *m = app_may_write(app) ? mention_under(app) : NULL;
	struct step *s;

	if (!m)
		return;
	s = step_new("remove mention of %s: “%s”", entity_short_name(entity_of(app, m->entity)),
		     quote_of(app, &m->anchor));
	step_add(s, EDIT_MENTION, app->article->id, m, NULL);
	do_again(app, m->entity, remove_again);
	finish(app, s);
}

/* On a selection it marks, on a mention it retargets, else it marks the word. */
static void mark_again(struct app *app, const struct again *what)
{
	uint32_t entity = what->entity;

	if (!app_may_write(app))
		return;
	if (!app->visual.on && app->mention != NO_INDEX) {
		app->mark.purpose = MARK_RETARGET;
		give(app, entity);
		return;
	}
	if (!app->visual.on)
		visual_start(app, false);
	mark_known(app, entity);
}

/* The innermost of that entity over the cursor. */
static uint32_t find_made(const struct app *app, uint32_t entity)
{
	const struct article *a = app->article;
	const struct cover *c = &a->mention_cover;
	uint32_t point = app->view.cursor, found = NO_INDEX, least = UINT32_MAX;

	for (size_t i = cover_first(c, point); i < c->n && c->v[i].span.start <= point; i++) {
		struct span s = c->v[i].span;

		if (a->mentions[c->v[i].owner].entity != entity || !span_holds(s, point) ||
		    s.end - s.start >= least)
			continue;
		found = c->v[i].owner;
		least = s.end - s.start;
	}
	return found;
}

static void select_made(struct app *app)
{
	uint32_t entity = app->mark.made, m = find_made(app, entity);

	app->mark.made = ENTITY_NONE;
	if (m == NO_INDEX)
		return;
	select_entity(app, entity);
	app->mention = m;
}

void mark_changed(struct app *app, size_t index)
{
	struct mark *k = &app->mark;
	uint32_t here;

	if (index != app->current || !app->article)
		return;
	if (k->made != ENTITY_NONE)
		select_made(app);
	if (!k->splitting)
		return;
	k->splitting = false;
	here = corpus_count_in(app->corpus, index, k->split_from).mentions;
	replace_start_split(app, k->split_from, k->split_to,
			    corpus_total(app->corpus, k->split_from).mentions > here);
}
