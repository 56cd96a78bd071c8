/* SPDX-License-Identifier: MIT */
#include "app/fact_form.h"

#include "app/fact_step.h"
#include "app/keys.h"
#include "doc/fact_draft.h"
#include "fact_form_int.h"
#include "text/sentence.h"

#include <string.h>

/* ---- what concerns several lines */

static void fault(struct form_field *f, const char *why)
{
	f->wrong = true;
	str_clear(&f->says);
	str_addz(&f->says, why);
}

static bool is_empty(const struct form_field *f)
{
	return slice_trim(prompt_text(&f->line)).len == 0;
}

static bool leads_to_itself(const struct form_state *st, const struct form_field *f)
{
	const struct fact *self = st->record;
	struct slice article, fact;

	return self && form_link(prompt_text(&f->line), &article, &fact) &&
	       slice_is(article, st->article) && slice_is(fact, self->id);
}

static void check(struct app *app, struct form_state *st)
{
	bool deprecated = false;

	(void)app;
	for (size_t i = 0; i < st->fields.n; i++)
		deprecated |= st->fields.v[i].kind == FORM_VERDICT &&
			      st->fields.v[i].choice == VERDICT_DEPRECATED;
	for (size_t i = 0; i < st->fields.n; i++) {
		struct form_field *f = &st->fields.v[i];

		if (deprecated && slice_is(f->row->key, "reason") && is_empty(f))
			fault(f, "say why it is deprecated");
		if (f->kind == FORM_SOURCE && f->quote && is_empty(f))
			fault(f, "write who says so, or remove the line with ^X");
		if (f->kind == FORM_LINK && leads_to_itself(st, f))
			fault(f, "a fact cannot be linked to itself: choose another with ^N");
		if (f->kind == FORM_SOURCE && !f->quote && is_empty(f) && st->fields.n > 1)
			str_addz(&f->says, "nobody else: the article itself says it");
	}
}

/* ---- saving */

static void link_back(struct app *app, struct step *s, const struct form_state *st,
		      const struct fact *now)
{
	const struct fact *before = st->record;
	struct fact_name self = {st->article, now->id};

	for (size_t i = 0; i < now->link_count; i++) {
		const struct link *l = &now->links[i];
		bool old = false;

		for (size_t k = 0; before && k < before->link_count; k++)
			old |= before->links[k].kind == l->kind &&
			       strcmp(before->links[k].article, l->article) == 0 &&
			       strcmp(before->links[k].fact, l->fact) == 0;
		if (!old && fact_link_mutual(l->kind))
			fact_link_from(app, s, (struct fact_name){l->article, l->fact}, l->kind,
				       self);
	}
}

static bool save(struct app *app, struct form_state *st)
{
	struct fact *now = fact_of_lines(app, st, &st->arena);
	struct step *s;

	if (!st->record)
		now->id = st->draft_id;
	s = step_new("%s fact: %s", st->record ? "change" : "add", fact_title(now));
	step_add(s, EDIT_FACT, st->article, st->record, now);
	link_back(app, s, st, now);
	str_clear(&app->wanted_fact);
	str_addz(&app->wanted_fact, now->id);
	app_note(app, "%s: %s", st->record ? "changed" : "stated", fact_title(now));
	app_repeat(app, (struct again){0});
	app_do(app, s);
	return true;
}

/* ---- keys that add a line */

static void add_source(struct app *app, struct form_state *st)
{
	(void)app;
	fact_new_line(st, "sources");
}

static void add_role(struct app *app, struct form_state *st)
{
	(void)app;
	fact_new_line(st, "roles");
}

/* The pinned fact is what one wants to link to, most of the time. */
static void add_link(struct app *app, struct form_state *st)
{
	const struct compare_side *pin = &app->compare.pinned;
	struct form_field *f = fact_new_line(st, "links");
	struct str s = STR_INIT;

	if (pin->fact.len) {
		str_printf(&s, "%s#%s", pin->article.s, pin->fact.s);
		prompt_set(&f->line, (struct slice){s.s, s.len});
	}
	str_release(&s);
}

static void go_select(struct app *app, struct form_state *st)
{
	bool cue = st->fields.v[st->at].kind == FORM_SOURCE;

	if (!app->article || strcmp(app->article->id, st->article) != 0) {
		app_complain(app, "this is a fact of %s: open that to select words", st->article);
		return;
	}
	form_suspend(app);
	visual_start(app, false);
	app_note(app, "select %s, then %s brings it into the form",
		 cue ? "the words that attribute it" : "more evidence",
		 app_key(app, "state-fact").s);
}

static const struct form_adder keys[] = {
    {KEYS_CTRL('V'), "evidence", go_select},
    {KEYS_CTRL('S'), "source", add_source},
    {KEYS_CTRL('R'), "role", add_role},
    {KEYS_CTRL('L'), "link", add_link},
    {0},
};

static const struct form_owner owner = {save, check, keys};

/* ---- opening */

static uint32_t first_point(const struct form_state *st, uint32_t otherwise)
{
	for (size_t i = 0; i < st->fields.n; i++) {
		const struct form_field *f = &st->fields.v[i];

		if (f->kind == FORM_QUOTE && f->quote && f->quote->state != ANCHOR_ORPHAN)
			return anchor_hull(f->quote).start;
	}
	return otherwise;
}

/* The sentence at the start of the mention under the cursor, or at the cursor. */
static bool sentence_here(const struct app *app, struct span *out)
{
	const struct offsets *o = &app->article->offsets;
	uint32_t point = app->view.cursor;
	struct sentence s;
	struct range r;

	if (app->mention != NO_INDEX)
		point = app->article->mentions[app->mention].anchor.spans[0].start;
	if (!sentence_at(o->text.s, o->text.len, offsets_byte(o, point), &s))
		return false;
	r = (struct range){offsets_point(o, (uint32_t)s.start), offsets_point(o, (uint32_t)s.end)};
	r = snap_range(o, r, SNAP_CLAUSE);
	*out = (struct span){r.start, r.end};
	return out->end > out->start;
}

static const struct span *wanted_spans(struct app *app, size_t *n)
{
	const struct span *spans = visual_clauses(app, n);
	struct span *one;

	if (*n)
		return spans;
	one = arena_alloc(&app->scratch, sizeof *one);
	*n = sentence_here(app, one);
	return *n ? one : NULL;
}

/* Ids of tests are the same in each run. */
static bool fill(void *data, void *bytes, size_t n)
{
	uint64_t *chance = data;
	unsigned char *to = bytes;

	for (size_t i = 0; i < n; i++) {
		*chance = *chance * 6364136223846793005u + 1442695040888963407u;
		to[i] = (unsigned char)(*chance >> 56);
	}
	return true;
}

static struct fact *draft(struct app *app, struct form_state *st, const struct span *spans,
			  size_t n)
{
	struct fact_seed seed = {
	    .parts = spans, .n = (uint32_t)n, .by = app->who, .on = app->today};
	struct error err = {0};
	struct fact *f;

	if (app->chance)
		seed.random = (struct fact_random){fill, &app->chance};
	f = fact_draft(app->article, &app->corpus->entities, &seed, &st->arena, &err);
	if (!f)
		app_complain(app, "%s", err.msg);
	error_release(&err);
	return f;
}

static void begin(struct app *app)
{
	size_t n;
	const struct span *spans = wanted_spans(app, &n);
	struct form_state *st;
	struct fact *f;

	if (!n) {
		app_note(app, "there are no words here; move to a sentence, or select with v");
		return;
	}
	st = form_begin(app, &owner, "New fact");
	st->article = arena_copy(&st->arena, app->article->id, strlen(app->article->id));
	f = draft(app, st, spans, n);
	if (!f) {
		form_release(&app->form);
		return;
	}
	st->draft_id = f->id;
	fact_lines(st, f);
	visual_end(app);
	form_show(app, first_point(st, app->view.cursor));
}

/* ---- coming back from the text */

static bool take_selection(struct app *app, struct form_state *st)
{
	struct form_field *f = &st->fields.v[st->at];
	bool cue = f->kind == FORM_SOURCE;
	size_t n;
	const struct span *spans = visual_clauses(app, &n);
	struct anchor *a;

	if (!n)
		return true;
	if (!app->article || strcmp(app->article->id, st->article) != 0) {
		app_complain(app, "the fact being stated belongs to %s: select there", st->article);
		return false;
	}
	a = fact_quote(app, &st->arena, spans, n);
	if (!a)
		return false;
	if (!cue) {
		size_t at = st->at;

		f = fact_new_line(st, "evidence");
		st->at = at;
		st->touched = true;
	}
	f->quote = a;
	visual_end(app);
	return true;
}

static void come_back(struct app *app)
{
	struct form_state *st = app->form.state;
	bool here = app->article && st->article && strcmp(app->article->id, st->article) == 0;

	if (st->owner != &owner)
		form_show(app, app->view.cursor);
	else if (take_selection(app, st))
		form_show(app, here ? first_point(st, app->view.cursor) : app->view.cursor);
}

void fact_form_state(struct app *app)
{
	if (app->form.state)
		come_back(app);
	else if (!app->article)
		app_note(app, "no article is open");
	else if (app_may_write(app))
		begin(app);
}

void fact_form_edit(struct app *app)
{
	struct fact *f;
	struct form_state *st;
	struct str title = STR_INIT;

	if (app->form.state) {
		come_back(app);
		return;
	}
	f = fact_to_change(app);
	if (!f)
		return;
	str_printf(&title, "Fact %s", f->id);
	st = form_begin(app, &owner, title.s);
	str_release(&title);
	st->article = arena_copy(&st->arena, app->article->id, strlen(app->article->id));
	st->record = f = fact_copy(&st->arena, f);
	fact_lines(st, f);
	form_show(app, first_point(st, app->view.cursor));
}
