/* SPDX-License-Identifier: MIT */
#include "doc/copy.h"
#include "draft_int.h"
#include "store/article_read.h"
#include "store/entities_read.h"

#include <string.h>

static bool stays(const struct draft_check *c, enum draft_kind kind, size_t j)
{
	size_t i = c->plan->match[kind][j];

	return i != SIZE_MAX && draft_same(&c->cache->lists[kind].v[i], &c->plan->want[kind].v[j]);
}

/* Was this old node a record, or something that could not be read as one? */
static void mark_records(const struct draft_check *c, enum draft_kind kind, bool *is_record)
{
	const struct draft_list *base = &c->cache->lists[kind];

	for (size_t i = 0; i < base->n; i++)
		if (base->v[i].node != YAML_NOWHERE)
			is_record[base->v[i].node] = true;
}

/* Do the items stand in the wanted order, the old ones where they were? */
static bool find_items(struct draft_check *c, enum draft_kind kind, const bool *is_record)
{
	const struct yaml_node *list = yaml_get(yaml_root(&c->yaml), draft_keys[kind]);
	const struct draft_list *want = &c->plan->want[kind];
	size_t j = 0;

	for (const struct yaml_node *i = list ? record_first(list) : NULL; i;
	     i = record_next(list, i)) {
		uint32_t node = (uint32_t)(i - c->yaml.nodes.v), old = c->from[node];
		size_t match = j < want->n ? c->plan->match[kind][j] : SIZE_MAX;
		uint32_t expected =
		    match == SIZE_MAX ? YAML_NOWHERE : c->cache->lists[kind].v[match].node;

		if (old != YAML_NOWHERE && !is_record[old])
			continue;
		if (j == want->n || (old != expected && old != YAML_NOWHERE))
			return false;
		/* an old one that is written anew as a whole has lost its place */
		if (old == YAML_NOWHERE && stays(c, kind, j))
			return false;
		c->touched[node] = !stays(c, kind, j);
		c->touched_count += c->touched[node];
		c->node[kind][j++] = node;
	}
	return j == want->n;
}

static bool find_all_items(struct draft_check *c)
{
	bool *is_record = mem_zalloc(c->cache->yaml.nodes.n, sizeof *is_record), ok = true;

	for (size_t k = 0; k < DRAFT_LISTS; k++)
		mark_records(c, (enum draft_kind)k, is_record);
	for (size_t k = 0; ok && k < DRAFT_LISTS; k++)
		ok = !c->plan->want[k].wanted || find_items(c, (enum draft_kind)k, is_record);
	free(is_record);
	return ok;
}

static bool is_touched(const struct yaml_node *item, void *context)
{
	const struct draft_check *c = context;

	return c->touched[item - c->yaml.nodes.v];
}

/* ---- what they say now */

/* A record that was read again is as wanted; then the cache's copy of it. */
static bool take_record(struct draft_check *c, const struct draft_record *read,
			const struct draft_record *want, struct draft_record *out)
{
	struct arena *arena = c->arena;

	if (!draft_same(read, want))
		return false;
	out->id = arena_slice(arena, read->id);
	out->anchor = read->anchor ? anchor_copy(arena, read->anchor) : NULL;
	out->value = read->value ? value_copy(arena, read->value) : NULL;
	return true;
}

static bool take_list(struct draft_check *c, enum draft_kind kind, const struct draft_list *read,
		      struct draft_list *out)
{
	const struct draft_list *want = &c->plan->want[kind];
	size_t next = 0;
	bool all = kind == DRAFT_ENTITIES;

	vec_reserve(out, want->n + 1);
	for (size_t j = 0; j < want->n; j++) {
		struct draft_record *r = vec_push(out);
		bool kept = stays(c, kind, j);

		if (kept)
			*r = c->cache->lists[kind].v[c->plan->match[kind][j]];
		if (kept && all && (next == read->n || !draft_same(&read->v[next++], r)))
			return false;
		if (!kept && (next == read->n || !take_record(c, &read->v[next++], &want->v[j], r)))
			return false;
		r->node = c->node[kind][j];
	}
	return next == read->n;
}

static void read_touched(struct draft_check *c, struct entities *es, struct article **a)
{
	struct article_filter filter = {is_touched, c, c->touched_count};
	struct record_reader r = {.yaml = &c->yaml, .faults = &c->faults, .arena = &es->arena};
	const struct yaml_node *list = yaml_get(yaml_root(&c->yaml), draft_keys[DRAFT_ENTITIES]);

	if (c->cache->id)
		*a = article_read_lists(c->cache->id, &c->yaml, &c->faults, es, &filter);
	else if (list)
		entities_read_list(&r, es, list, false);
	record_release(&r);
}

static bool take_lists(struct draft_check *c)
{
	struct draft_list read[DRAFT_LISTS] = {0};
	struct entities es = {0};
	struct article *a = NULL;
	struct arena arena = {0};
	bool ok = true;

	read_touched(c, &es, &a);
	if (a)
		draft_add_article(read, a, &es, &arena);
	for (size_t i = 0; i < es.list.n; i++)
		if (es.list.v[i].declared)
			draft_add_entity(&read[DRAFT_ENTITIES], &es.list.v[i], &arena);
	for (size_t k = 0; ok && k < DRAFT_LISTS; k++)
		ok = !c->plan->want[k].wanted ||
		     take_list(c, (enum draft_kind)k, &read[k], &c->lists[k]);
	for (size_t k = 0; k < DRAFT_LISTS; k++)
		free(read[k].v);
	article_free(a);
	entities_release(&es);
	arena_release(&arena);
	return ok;
}

/* ---- the cache takes the new file over */

/* Lists that nobody asked for keep their records, at other places. */
static void move_list(const struct draft_check *c, struct draft_list *list)
{
	uint32_t *to = mem_alloc((c->cache->yaml.nodes.n + 1) * sizeof *to);

	memset(to, 0xff, (c->cache->yaml.nodes.n + 1) * sizeof *to);
	for (size_t i = 0; i < c->yaml.nodes.n; i++)
		if (c->from[i] != YAML_NOWHERE)
			to[c->from[i]] = (uint32_t)i;
	for (size_t i = 0; i < list->n; i++)
		list->v[i].node =
		    list->v[i].node == YAML_NOWHERE ? YAML_NOWHERE : to[list->v[i].node];
	free(to);
}

static void adopt(struct draft_check *c, struct draft_cache *cache, struct str *bytes)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++)
		if (!c->plan->want[k].wanted && cache->lists[k].n)
			move_list(c, &cache->lists[k]);
	for (size_t k = 0; k < DRAFT_LISTS; k++)
		if (c->plan->want[k].wanted) {
			free(cache->lists[k].v);
			cache->lists[k] = c->lists[k];
			c->lists[k] = (struct draft_list){0};
		}
	yaml_release(&cache->yaml);
	cache->yaml = c->yaml;
	c->yaml = (struct yaml){.root = YAML_NOWHERE};
	str_release(&cache->bytes);
	cache->bytes = *bytes;
	str_init(bytes);
}

/* ---- the whole */

void draft_check_init(struct draft_check *c, const struct draft_cache *cache,
		      const struct draft_plan *plan, struct arena *arena)
{
	*c = (struct draft_check){
	    .cache = cache, .plan = plan, .arena = arena, .yaml.root = YAML_NOWHERE};
	diag_init(&c->faults, "");
}

void draft_check_release(struct draft_check *c)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++) {
		free(c->lists[k].v);
		free(c->node[k]);
	}
	free(c->from);
	free(c->touched);
	yaml_release(&c->yaml);
	diag_release(&c->faults);
}

bool draft_compare(struct draft_check *c, const struct splice *s)
{
	size_t n = c->yaml.nodes.n;

	if (!yaml_root(&c->yaml))
		return false;
	c->from = mem_alloc((n + 1) * sizeof *c->from);
	c->touched = mem_zalloc(n + 1, sizeof *c->touched);
	for (size_t k = 0; k < DRAFT_LISTS; k++)
		c->node[k] = mem_alloc((c->plan->want[k].n + 1) * sizeof *c->node[k]);
	return splice_check(s, &c->yaml, c->from) && find_all_items(c) && take_lists(c);
}

bool draft_check_all(struct draft_cache *cache, const struct splice *s,
		     const struct draft_plan *plan, struct str *bytes)
{
	struct draft_check c;
	bool ok;

	draft_check_init(&c, cache, plan, &cache->arena);
	ok = yaml_read(&c.yaml, bytes->s, bytes->len, &c.faults) && draft_compare(&c, s);
	if (ok)
		adopt(&c, cache, bytes);
	draft_check_release(&c);
	return ok;
}
