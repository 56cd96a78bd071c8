/* SPDX-License-Identifier: MIT */
#include "app/fact_step.h"
#include "fact_form_int.h"

#include <string.h>

/* A fact while it is put together. */
struct reading_lines {
	const struct app *app;
	struct arena *arena;
	struct fact *fact;
};

static const char *copy(const struct reading_lines *r, struct slice words)
{
	return words.len ? arena_copy(r->arena, words.s, words.len) : NULL;
}

static struct filler filler_of(const struct reading_lines *r, struct slice words)
{
	const struct entities *es = &r->app->corpus->entities;
	uint32_t e = form_entity(es, words);

	if (e == ENTITY_NONE)
		return (struct filler){copy(r, words), e};
	return (struct filler){es->list.v[e].id, e};
}

/* ---- roles */

/* Lines with the same name are one role. */
static struct role *role_named(const struct reading_lines *r, struct slice name)
{
	struct fact *f = r->fact;
	struct role *longer;

	for (size_t i = 0; i < f->role_count; i++)
		if (slice_is(name, f->roles[i].name))
			return &f->roles[i];
	longer = arena_zalloc(r->arena, f->role_count + 1, sizeof *longer);
	if (f->role_count)
		memcpy(longer, f->roles, f->role_count * sizeof *longer);
	f->roles = longer;
	longer[f->role_count].name = copy(r, name);
	return &longer[f->role_count++];
}

static void add_filler(const struct reading_lines *r, struct role *role, struct filler who)
{
	struct filler *longer = arena_zalloc(r->arena, role->n + 1, sizeof *longer);

	if (role->n)
		memcpy(longer, role->fillers, role->n * sizeof *longer);
	longer[role->n++] = who;
	role->fillers = longer;
}

static void read_role(const struct reading_lines *r, const struct form_field *f)
{
	const struct role *was = f->was;
	struct slice name, fillers, piece;
	struct role *role;

	if (form_line_kept(f)) {
		role = role_named(r, slice_of(was->name));
		for (size_t i = 0; i < was->n; i++)
			add_filler(r, role, was->fillers[i]);
		return;
	}
	if (!form_role(prompt_text(&f->line), &name, &fillers))
		return;
	role = role_named(r, name);
	while (form_piece(&fillers, &piece))
		if (piece.len)
			add_filler(r, role, filler_of(r, piece));
}

/* ---- other lists */

static void read_source(const struct reading_lines *r, const struct form_field *f)
{
	struct source src = {.stance = (enum stance)f->choice, .cue = f->quote};
	struct slice who = slice_trim(prompt_text(&f->line));

	if (form_line_kept(f))
		src.who = ((const struct source *)f->was)->who;
	else if (who.len)
		src.who = filler_of(r, who);
	else
		return;
	fact_add_source(r->arena, r->fact, src);
}

static void read_link(const struct reading_lines *r, const struct form_field *f)
{
	struct link l = {.kind = (enum link_kind)f->choice};
	struct slice article, fact;

	if (form_line_kept(f)) {
		l.article = ((const struct link *)f->was)->article;
		l.fact = ((const struct link *)f->was)->fact;
	} else if (form_link(prompt_text(&f->line), &article, &fact)) {
		l.article = copy(r, article);
		l.fact = copy(r, fact);
	} else {
		return;
	}
	fact_add_link(r->arena, r->fact, l);
}

/* ---- single fields */

static void read_quantity(const struct reading_lines *r, const struct form_field *f)
{
	struct quantity *q = &r->fact->quantity;
	struct slice value, unit, of;

	if (form_line_kept(f)) {
		*q = *(const struct quantity *)f->was;
	} else if (form_quantity(prompt_text(&f->line), &value, &unit, &of)) {
		*q = (struct quantity){copy(r, value), copy(r, unit), copy(r, of)};
	} else {
		*q = (struct quantity){0};
	}
}

static void read_where(const struct reading_lines *r, const struct form_field *f)
{
	struct slice words = slice_trim(prompt_text(&f->line));

	if (!form_field_changed(f) && r->fact->where.words)
		return;
	r->fact->where = (struct filler){NULL, ENTITY_NONE};
	if (words.len)
		r->fact->where = filler_of(r, words);
}

static void read_words(const struct reading_lines *r, const struct form_field *f, bool again)
{
	if (again && !form_field_changed(f))
		return; /* spaces at its ends and all */
	*schema_text(f->row, r->fact) = copy(r, slice_trim(prompt_text(&f->line)));
}

static void read_line(const struct reading_lines *r, const struct form_field *f, bool again)
{
	switch (f->kind) {
	case FORM_ROLE:
		read_role(r, f);
		break;
	case FORM_SOURCE:
		read_source(r, f);
		break;
	case FORM_QUOTE:
		if (f->quote)
			fact_add_evidence(r->arena, r->fact, f->quote);
		break;
	case FORM_LINK:
		read_link(r, f);
		break;
	case FORM_QUANTITY:
		read_quantity(r, f);
		break;
	case FORM_FILLER:
		read_where(r, f);
		break;
	case FORM_VERDICT:
		r->fact->verdict = (enum verdict)f->choice;
		break;
	default:
		read_words(r, f, again);
	}
}

struct fact *fact_of_lines(const struct app *app, const struct form_state *st, struct arena *arena)
{
	struct reading_lines r = {app, arena, arena_zalloc(arena, 1, sizeof *r.fact)};
	struct fact *f = r.fact;

	f->id = "";
	f->where.entity = ENTITY_NONE;
	if (st->record)
		*f = *(const struct fact *)st->record;
	f->roles = NULL;
	f->sources = NULL;
	f->evidence = NULL;
	f->links = NULL;
	f->role_count = f->source_count = f->evidence_count = f->link_count = 0;
	f->involved = NULL;
	f->involved_count = 0;
	for (size_t i = 0; i < st->fields.n; i++)
		read_line(&r, &st->fields.v[i], st->record != NULL);
	return f;
}
