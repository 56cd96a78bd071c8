/* SPDX-License-Identifier: MIT */
#include "draft_int.h"
#include "store/record_write.h"

#include <string.h>

static void add_mentions(struct draft_list *list, const struct mention *m, size_t n,
			 const struct entities *es)
{
	vec_reserve(list, list->n + n);
	for (size_t i = 0; i < n; i++)
		*vec_push(list) = (struct draft_record){.id = slice_of(es->list.v[m[i].entity].id),
							.anchor = &m[i].anchor,
							.node = YAML_NOWHERE};
}

void draft_add_article(struct draft_list lists[DRAFT_LISTS], const struct article *a,
		       const struct entities *es, struct arena *arena)
{
	add_mentions(&lists[DRAFT_MENTIONS], a->mentions, a->mention_count, es);
	add_mentions(&lists[DRAFT_REFUSALS], a->refusals, a->refusal_count, es);
	for (size_t i = 0; i < a->fact_count; i++)
		*vec_push(&lists[DRAFT_FACTS]) =
		    (struct draft_record){.id = slice_of(a->facts[i].id),
					  .value = record_value_fact(arena, &a->facts[i]),
					  .node = YAML_NOWHERE};
}

void draft_add_entity(struct draft_list *list, const struct entity *e, struct arena *arena)
{
	*vec_push(list) = (struct draft_record){
	    .id = slice_of(e->id), .value = record_value_entity(arena, e), .node = YAML_NOWHERE};
}

/* ---- entities, which have no order of their own in memory */

static int by_id(const void *left, const void *right)
{
	const struct entity *const *a = left, *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

static bool is_ours(const struct entity *e, bool own, bool there)
{
	return e->declared && (e->line == 0) == own && (there || !own || e->at == 0);
}

/* Where each id of the file stands in it. */
static void number_ids(const struct draft_list *base, struct map *ids)
{
	for (size_t i = 0; i < base->n; i++)
		map_put(ids, base->v[i].id, i);
}

struct fresh {
	const struct entity **v;
	size_t n;
};

/* Sorted; and for each record of the file how many come behind it. */
static struct fresh new_entities(const struct entities *want, const struct map *ids, bool own)
{
	struct fresh out = {mem_alloc((want->list.n + 1) * sizeof *out.v), 0};

	for (size_t i = 0; i < want->list.n; i++) {
		const struct entity *e = &want->list.v[i];

		if (!map_get(ids, slice_of(e->id), &(size_t){0}) && is_ours(e, own, false))
			out.v[out.n++] = e;
	}
	qsort(out.v, out.n, sizeof *out.v, by_id);
	return out;
}

static bool sorts_before(struct slice a, const char *id)
{
	size_t len = strlen(id);
	int order = memcmp(a.s, id, a.len < len ? a.len : len);

	return order < 0 || (order == 0 && a.len < len);
}

/* The place in the file after which the id comes: of the greatest id before it. */
static size_t place_of(const struct draft_list *base, const char *id)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < base->n; i++)
		if (sorts_before(base->v[i].id, id) &&
		    (best == SIZE_MAX || !sorts_before(base->v[i].id, base->v[best].id.s)))
			best = i;
	return best;
}

static void add_after(struct draft_list *list, const struct fresh *fresh, const size_t *places,
		      size_t place, struct arena *arena)
{
	for (size_t k = 0; k < fresh->n; k++)
		if (places[k] == place)
			draft_add_entity(list, fresh->v[k], arena);
}

/* One that the register does not know, or knows from elsewhere, is not its to change. */
static void add_known(struct draft_list *list, const struct draft_record *base,
		      const struct entities *want, bool own, struct arena *arena)
{
	uint32_t index = entities_find(want, base->id);
	const struct entity *e = index == ENTITY_NONE ? NULL : &want->list.v[index];

	if (e && is_ours(e, own, true))
		draft_add_entity(list, e, arena);
	else if (!e || e->declared)
		*vec_push(list) = *base;
}

void draft_want_entities(struct draft_list *list, const struct draft_list *base,
			 const struct entities *want, bool own, struct arena *arena)
{
	struct map ids = {0};
	struct fresh fresh;
	size_t *places;

	number_ids(base, &ids);
	fresh = new_entities(want, &ids, own);
	places = mem_alloc((fresh.n + 1) * sizeof *places);
	for (size_t k = 0; k < fresh.n; k++)
		places[k] = place_of(base, fresh.v[k]->id);
	add_after(list, &fresh, places, SIZE_MAX, arena);
	for (size_t i = 0; i < base->n; i++) {
		add_known(list, &base->v[i], want, own, arena);
		add_after(list, &fresh, places, i, arena);
	}
	list->wanted = true;
	free(places);
	free(fresh.v);
	map_release(&ids);
}
