/* SPDX-License-Identifier: MIT */
#include "review_int.h"

/* The exact anchor of a place, in the scratch; NULL where no words make it unique. */
static struct anchor *exact(struct app *app, const struct span *spans, size_t n)
{
	struct anchor_place place = {spans, (uint32_t)n};
	struct anchor *a = arena_zalloc(&app->scratch, 1, sizeof *a);

	if (n && anchor_make(&place, 1, &app->article->offsets, &app->scratch, a))
		return a;
	app_complain(app, "this cannot be quoted: it must lie in one paragraph, and differ from "
			  "other places by the words around it");
	return NULL;
}

static const char *name_of(const struct app *app, const struct review_look *look)
{
	if (look->mention)
		return entity_short_name(&app->corpus->entities.list.v[look->mention->entity]);
	return look->fact->claim ? look->fact->claim : look->fact->id;
}

static const char *kind_of(const struct review_look *look)
{
	static const char *const names[] = {"mention of", "evidence of:", "cue of:"};

	return names[look->kind];
}

/* The fact with another anchor in that place, or without one (NULL). */
static const struct fact *changed_fact(struct app *app, const struct review_look *look,
				       struct review_item i, struct anchor *anchor)
{
	struct fact *f = fact_copy(&app->scratch, look->fact);

	if (look->kind == REVIEW_CUE) {
		f->sources[i.part].cue = anchor;
		return f;
	}
	if (anchor) {
		f->evidence[i.part] = anchor;
		return f;
	}
	f->evidence_count--;
	for (size_t k = i.part; k < f->evidence_count; k++)
		f->evidence[k] = f->evidence[k + 1];
	return f;
}

static void answer(struct app *app, const struct review_look *look, const char *verb,
		   struct anchor *anchor)
{
	struct review_state *r = app->review.state;
	struct review_item i = r->items.v[r->cursor];
	struct step *s = step_new("%s %s %s", verb, kind_of(look), name_of(app, look));
	struct mention m;

	if (look->mention) {
		m = *look->mention;
		if (anchor)
			m.anchor = *anchor;
		step_add(s, EDIT_MENTION, app->article->id, look->mention, anchor ? &m : NULL);
	} else {
		step_add(s, EDIT_FACT, app->article->id, look->fact,
			 changed_fact(app, look, i, anchor));
	}
	r->answered++;
	app_do(app, s);
}

void review_move_to(struct app *app, const struct span *spans, size_t n)
{
	struct review_look look;
	struct anchor *a;

	if (!review_look(app, &look) || !app_may_write(app))
		return;
	a = exact(app, spans, n);
	if (a)
		answer(app, &look, "re-anchor", a);
}

void review_accept(struct app *app)
{
	struct review_look look;

	if (!review_look(app, &look))
		return;
	if (look.parts)
		review_move_to(app, look.spans, look.parts);
	else
		app_complain(app, "no place is known for it: v selects one, D removes it");
}

void review_drop(struct app *app)
{
	struct review_look look;

	if (!review_look(app, &look) || !app_may_write(app))
		return;
	if (look.kind == REVIEW_EVIDENCE && look.fact->evidence_count < 2)
		app_complain(app, "the fact has no other evidence: v selects the right place");
	else
		answer(app, &look, "remove", NULL);
}
