/* SPDX-License-Identifier: MIT */
#include "doc/edit.h"

#include "edit_int.h"

#include <assert.h>
#include <string.h>

const char *edit_word(enum edit_kind k)
{
	static const char *const words[EDIT_KINDS] = {[EDIT_MENTION] = "mention",
						      [EDIT_REFUSAL] = "refusal",
						      [EDIT_FACT] = "fact",
						      [EDIT_ENTITY] = "entity"};

	return words[k];
}

/* ---- steps */

struct step *step_new(const char *fmt, ...)
{
	struct step *s = mem_zalloc(1, sizeof *s);
	struct str name = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&name, fmt, ap);
	va_end(ap);
	s->name = str_take(&name);
	s->who = s->when = "";
	return s;
}

void step_free(struct step *s)
{
	if (!s)
		return;
	vec_release(&s->edits);
	arena_release(&s->arena);
	free(s->name);
	free(s);
}

static const void *copy_record(struct step *s, enum edit_kind kind, const void *record)
{
	if (!record)
		return NULL;
	switch (kind) {
	case EDIT_FACT:
		return fact_copy(&s->arena, record);
	case EDIT_ENTITY:
		return entity_copy(&s->arena, record);
	default:
		return mention_copy(&s->arena, record);
	}
}

/* Edits of one article stand together, mostly: one string serves them. */
static const char *keep_id(struct step *s, const char *article)
{
	const char *last = s->edits.n ? vec_last(&s->edits)->article : NULL;

	if (!article || (last && strcmp(last, article) == 0))
		return article ? last : NULL;
	return arena_copy(&s->arena, article, strlen(article));
}

void step_add(struct step *s, enum edit_kind kind, const char *article, const void *before,
	      const void *after)
{
	struct edit e = {.kind = kind, .article = keep_id(s, article)};

	e.before.any = copy_record(s, kind, before);
	e.after.any = copy_record(s, kind, after);
	*vec_push(&s->edits) = e;
}

const char **step_articles(const struct step *s, size_t *n)
{
	const char **list = mem_alloc(s->edits.n * sizeof *list);
	struct map seen = {0};
	bool had_register = false;

	*n = 0;
	for (size_t i = 0; i < s->edits.n; i++) {
		const char *id = s->edits.v[i].article;
		bool is_new = id ? map_put(&seen, slice_of(id), i) : !had_register;

		had_register |= !id;
		if (is_new)
			list[(*n)++] = id;
	}
	map_release(&seen);
	return list;
}

/* ---- applying */

/* Names the record of an edit as a sentence does. */
static void describe(const struct plan *p, const struct edit *e, struct str *out)
{
	union edit_record one = e->before.any ? e->before : e->after;

	if (e->kind == EDIT_FACT) {
		str_printf(out, "the fact %s", diag_quote(slice_of(one.fact->id)).s);
	} else if (e->kind == EDIT_ENTITY) {
		str_printf(out, "the entity %s", diag_quote(slice_of(one.entity->id)).s);
	} else {
		const struct mention *m = one.mention;
		const struct entities *es = p->entities;
		const char *id = m->entity < es->list.n ? es->list.v[m->entity].id : "?";
		struct slice quote = m->anchor.n ? m->anchor.parts[0] : SLICE("");

		str_printf(out, "the %s “%s” of %s", edit_word(e->kind), diag_quote(quote).s,
			   diag_quote(slice_of(id)).s);
	}
}

static bool refuse(const struct plan *p, const struct clash *clash, struct error *err)
{
	const struct edit *e = &p->step->edits.v[clash->collision.edit];
	const void *from = p->backwards ? e->after.any : e->before.any;
	const char *where = p->article ? p->article->id : "the register";
	struct str what = STR_INIT;

	describe(p, e, &what);
	if (clash->field)
		error_set(err, "%s: %s has another %s meanwhile; nothing was done", where, what.s,
			  clash->field);
	else if (p->backwards && from && clash->collision.theirs.any)
		error_set(err, "%s: %s was changed after that; undo the later change first", where,
			  what.s);
	else if (!clash->collision.theirs.any)
		error_set(err, "%s: %s is not there any more; nothing was done", where, what.s);
	else
		error_set(err, "%s: %s %s meanwhile; nothing was done", where, what.s,
			  from ? "was changed" : "was added by someone else");
	str_release(&what);
	return false;
}

static bool relink_article(struct article *a, const struct entities *es)
{
	bool changed = false;

	for (size_t i = 0; i < a->fact_count; i++)
		changed |= fact_relink(&a->facts[i], es);
	return changed;
}

/* Words of facts are entities once these are declared, and the other way round. */
static void relink_loaded(struct corpus *c)
{
	for (size_t i = 0; i < c->loaded.n; i++) {
		struct article *a = c->articles.v[c->loaded.v[i]].article;

		if (!relink_article(a, &c->entities))
			continue;
		article_reindex(a);
		corpus_changed(c, c->loaded.v[i]);
	}
}

static void carry_out(struct corpus *c, size_t index, struct plan *p)
{
	struct article *a = p->article ? c->articles.v[index].article : NULL;

	if (plan_commit_entities(p, &c->entities))
		relink_loaded(c);
	if (!a || !plan_commit_article(p, a))
		return;
	article_reindex(a);
	corpus_changed(c, index);
}

static struct plan plan_of(const struct corpus *c, size_t index, const struct step *s,
			   bool backwards)
{
	assert(index == SIZE_MAX || c->articles.v[index].article);
	return (struct plan){.step = s,
			     .article = index == SIZE_MAX ? NULL : c->articles.v[index].article,
			     .entities = &c->entities,
			     .backwards = backwards};
}

bool doc_apply(struct corpus *c, size_t index, const struct step *s, bool backwards,
	       struct error *err)
{
	struct plan p = plan_of(c, index, s, backwards);
	struct clash clash;
	bool ok;

	p.arenas[EDIT_ENTITY] = &c->entities.arena;
	for (size_t i = 0; i < EDIT_ENTITY && p.article; i++)
		p.arenas[i] = &c->articles.v[index].article->arena;
	ok = plan_run(&p, 0, &clash);
	if (ok)
		carry_out(c, index, &p);
	else
		refuse(&p, &clash, err);
	plan_release(&p);
	return ok;
}

bool doc_collides(const struct corpus *c, size_t index, const struct step *s, bool backwards,
		  size_t from, struct collision *out)
{
	struct plan p = plan_of(c, index, s, backwards);
	struct arena scratch = {0};
	struct clash clash;
	bool ok;

	for (size_t i = 0; i < EDIT_KINDS; i++)
		p.arenas[i] = &scratch;
	ok = plan_run(&p, from, &clash);
	if (!ok)
		*out = clash.collision;
	plan_release(&p);
	arena_release(&scratch);
	return !ok;
}
