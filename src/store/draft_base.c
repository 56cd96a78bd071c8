/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "draft_int.h"
#include "store/article_read.h"
#include "store/entities_read.h"

#include <string.h>

const char *const draft_keys[DRAFT_LISTS] = {"entities", "mentions", "refused", "facts"};

void draft_cache_clear(struct draft_cache *c)
{
	str_release(&c->bytes);
	yaml_release(&c->yaml);
	free(c->id);
	arena_release(&c->arena);
	entities_release(&c->es);
	article_free(c->article);
	for (size_t i = 0; i < DRAFT_LISTS; i++)
		free(c->lists[i].v);
	*c = (struct draft_cache){.bytes = STR_INIT, .yaml.root = YAML_NOWHERE};
}

static bool is_held(const struct draft_cache *c, struct slice old, const char *id)
{
	if (!yaml_root(&c->yaml) || (id == NULL) != (c->id == NULL) ||
	    (id && strcmp(id, c->id) != 0))
		return false;
	return slice_equal((struct slice){c->bytes.s, c->bytes.len}, old);
}

static void read_register(struct draft_cache *c, struct diag_list *faults)
{
	const struct yaml_node *list = yaml_get(yaml_root(&c->yaml), draft_keys[DRAFT_ENTITIES]);
	struct record_reader r = {.yaml = &c->yaml, .faults = faults, .arena = &c->es.arena};

	if (list)
		entities_read_list(&r, &c->es, list, false);
	record_release(&r);
}

/* The nodes of records, which stand in the order of the file. */
static void set_node(struct draft_record *r, const struct yaml *y, const struct yaml_node *list,
		     const struct yaml_node **item, uint32_t at)
{
	const struct yaml_node *i = *item ? *item : record_first(list);

	while (i && i->beg != at)
		i = record_next(list, i);
	r->node = i ? (uint32_t)(i - y->nodes.v) : YAML_NOWHERE;
	*item = i;
}

static void find_nodes(struct draft_cache *c, enum draft_kind kind, const uint32_t *at)
{
	const struct yaml_node *list = yaml_get(yaml_root(&c->yaml), draft_keys[kind]);
	const struct yaml_node *item = NULL;

	for (size_t i = 0; i < c->lists[kind].n; i++)
		set_node(&c->lists[kind].v[i], &c->yaml, list, &item, at[i]);
}

static void find_all_nodes(struct draft_cache *c)
{
	const struct article *a = c->article;
	size_t most = c->es.list.n;
	uint32_t *at;

	if (a && a->mention_count + a->refusal_count + a->fact_count > most)
		most = a->mention_count + a->refusal_count + a->fact_count;
	at = mem_alloc((most + 1) * sizeof *at);
	for (size_t i = 0, n = 0; i < c->es.list.n; i++)
		if (c->es.list.v[i].declared)
			at[n++] = c->es.list.v[i].at;
	find_nodes(c, DRAFT_ENTITIES, at);
	for (size_t i = 0; a && i < a->mention_count; i++)
		at[i] = a->mentions[i].at;
	find_nodes(c, DRAFT_MENTIONS, at);
	for (size_t i = 0; a && i < a->refusal_count; i++)
		at[i] = a->refusals[i].at;
	find_nodes(c, DRAFT_REFUSALS, at);
	for (size_t i = 0; a && i < a->fact_count; i++)
		at[i] = a->facts[i].at;
	find_nodes(c, DRAFT_FACTS, at);
	free(at);
}

static void read_records(struct draft_cache *c)
{
	struct diag_list faults;

	diag_init(&faults, "");
	if (c->id) {
		c->article = article_read_lists(c->id, &c->yaml, &faults, &c->es, NULL);
		draft_add_article(c->lists, c->article, &c->es, &c->arena);
	} else {
		read_register(c, &faults);
	}
	for (size_t i = 0; i < c->es.list.n; i++)
		if (c->es.list.v[i].declared)
			draft_add_entity(&c->lists[DRAFT_ENTITIES], &c->es.list.v[i], &c->arena);
	find_all_nodes(c);
	diag_release(&faults);
	c->filled = true;
}

static bool read_tree(struct draft_cache *c, const char *path, struct slice old, const char *id,
		      struct error *err)
{
	const struct yaml_node *root;
	struct diag_list faults;
	bool ok;

	draft_cache_clear(c);
	str_reserve(&c->bytes, old.len + DRAFT_ROOM);
	str_add(&c->bytes, old.s, old.len);
	diag_init(&faults, path);
	ok = yaml_read(&c->yaml, c->bytes.s, c->bytes.len, &faults);
	root = yaml_root(&c->yaml);
	if (ok && root && root->kind == YAML_MAP) {
		c->id = id ? mem_dup(id, strlen(id)) : NULL;
	} else {
		draft_cache_clear(c);
		ok = error_set(err,
			       "%s:1:1: this is no map of keys and values; write postil: 1 "
			       "and the like first",
			       path);
	}
	diag_release(&faults);
	return ok;
}

bool draft_base_read(struct draft_cache *c, const char *path, struct slice old, const char *id,
		     struct error *err)
{
	if (!is_held(c, old, id) && !read_tree(c, path, old, id, err))
		return false;
	if (!c->filled)
		read_records(c);
	return true;
}

struct value_layout draft_layout(struct draft_cache *c)
{
	struct splice s;

	if (!c->layout.eol) {
		splice_init(&s, &c->yaml, "", NULL);
		c->layout = splice_layout(&s);
		splice_release(&s);
	}
	return c->layout;
}

/* ---- ahead of time */

bool draft_warm(struct draft *d, const char *path, struct slice old, const char *id)
{
	struct error err = {0};
	bool ok = is_held(d->cache, old, id) || read_tree(d->cache, path, old, id, &err);
	bool more = ok && !d->cache->filled;

	d->half = d->warm = 0;
	*(more ? &d->half : &d->warm) = hash_bytes(old);
	error_release(&err); /* it is for draft_article to say */
	return more;
}

bool draft_warm_on(struct draft *d)
{
	struct draft_cache *c = d->cache;

	if (!d->half)
		return false;
	d->warm = d->half;
	d->half = 0;
	read_records(c);
	draft_layout(c);
	/* memory that was touched once is there at once the next time */
	str_clear(&d->bytes);
	str_reserve(&d->bytes, c->bytes.len + DRAFT_ROOM);
	str_add(&d->bytes, c->bytes.s, c->bytes.len);
	str_clear(&d->bytes);
	return false;
}
