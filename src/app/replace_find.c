/* SPDX-License-Identifier: MIT */
#include "doc/occurrences.h"
#include "replace_int.h"

static void collect_mentions(struct replace_state *r, const struct article *a, size_t article)
{
	for (size_t i = 0; i < a->mention_order_count; i++) {
		const struct mention *m = &a->mentions[a->mention_order[i]];
		struct replace_place p = {.article = article, .other = ENTITY_NONE};

		if (m->entity != r->from)
			continue;
		p.before = mention_copy(&r->arena, m);
		p.mention = *p.before;
		p.mention.entity = r->entity;
		*vec_push(&r->places) = p;
	}
}

static void add_place(struct replace_state *r, const struct article *a, size_t article,
		      const struct occurrence *o, const struct anchor *anchor)
{
	struct replace_place p = {.article = article, .other = ENTITY_NONE};
	struct span *span = arena_alloc(&r->arena, sizeof *span);

	if (o->other != OCCURRENCE_FREE)
		p.other = a->mentions[o->other].entity;
	*span = o->at;
	p.mention.entity = r->entity;
	p.mention.anchor = *anchor;
	p.mention.anchor.spans = span;
	*vec_push(&r->places) = p;
}

/* All anchors together: those with the same words cost one pass over the text. */
static void collect_occurrences(struct app *app, const struct article *a, size_t article)
{
	struct replace_state *r = app->replace.state;
	struct slice extra = {r->extra.s, r->extra.len};
	struct occurrences found = {0};
	struct anchor_place *places;
	struct anchor *anchors;

	occurrences_find(&found, a, &app->corpus->entities.list.v[r->entity], r->entity, extra);
	places = mem_alloc(found.n * sizeof *places);
	anchors = mem_zalloc(found.n, sizeof *anchors);
	for (size_t i = 0; i < found.n; i++)
		places[i] = (struct anchor_place){&found.v[i].at, 1};
	anchor_make(places, found.n, &a->offsets, &r->arena, anchors);
	for (size_t i = 0; i < found.n; i++) {
		if (anchors[i].n)
			add_place(r, a, article, &found.v[i], &anchors[i]);
		else
			r->unanchored++;
	}
	free(anchors);
	free(places);
	occurrences_release(&found);
}

void replace_collect(struct app *app, size_t article)
{
	struct replace_state *r = app->replace.state;
	const struct article *a = app->corpus->articles.v[article].article;

	if (r->from != ENTITY_NONE)
		collect_mentions(r, a, article);
	else
		collect_occurrences(app, a, article);
}

/* What is not found any more is asked about no longer; what was answered stays so. */
static void forget_lost(struct replace_state *r, size_t article)
{
	size_t kept = 0, cursor = r->cursor;

	for (size_t i = 0; i < r->places.n; i++) {
		const struct replace_place *p = &r->places.v[i];

		if (p->article == article && p->mention.anchor.state != ANCHOR_EXACT)
			cursor -= i < r->cursor;
		else
			r->places.v[kept++] = *p;
	}
	r->places.n = kept;
	r->cursor = cursor;
}

void replace_changed(struct app *app, size_t index)
{
	struct replace_state *r = app->replace.state;
	struct article *a = index == SIZE_MAX ? NULL : app->corpus->articles.v[index].article;
	struct anchor **list;
	size_t n = 0;

	if (!r || !a)
		return;
	list = mem_alloc(r->places.n * sizeof *list);
	for (size_t i = 0; i < r->places.n; i++)
		if (r->places.v[i].article == index)
			list[n++] = &r->places.v[i].mention.anchor;
	anchor_resolve(list, n, &a->offsets, &r->arena);
	free(list);
	forget_lost(r, index);
}
