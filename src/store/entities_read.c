/* SPDX-License-Identifier: MIT */
#include "store/entities_read.h"

#include <string.h>

/* A type of the corpus' own is kept as it is written. */
static void read_type(struct record_reader *r, const struct yaml_node *n, struct entity *e)
{
	const char *word = record_text(r, "type", n);

	if (!word)
		return;
	e->type_word = word;
	e->type = entity_type_of(n->value);
}

static void read_pairs(struct record_reader *r, const struct yaml_node *n, struct entity *e)
{
	if (n->kind != YAML_MAP) {
		record_fault(r, n, DIAG_WRONG_KIND, "links must be a map: {wikidata: Q42}");
		return;
	}
	e->links = arena_zalloc(r->arena, yaml_count(n), sizeof *e->links);
	for (const struct yaml_node *i = yaml_first(n); i; i = yaml_next(i)) {
		struct entity_link *link = &e->links[e->link_count];

		link->value = record_text(r, "a link", i);
		if (!link->value)
			continue;
		link->key = record_text(r, "a link", yaml_key_node(i));
		e->link_count += link->key != NULL;
	}
}

static void read_special(struct record_reader *r, const struct schema_field *f,
			 const struct yaml_node *n, void *record)
{
	if (f->kind == FIELD_TYPE)
		read_type(r, n, record);
	else if (f->kind == FIELD_PAIRS)
		read_pairs(r, n, record);
}

static void report_twice(struct record_reader *r, const struct entities *es,
			 const struct yaml_node *n, const char *id)
{
	const struct entity *first = &es->list.v[entities_find(es, slice_of(id))];

	if (first->line)
		record_fault(r, n, DIAG_DUPLICATE_ID, "the entity %s stands in line %u already",
			     diag_quote(slice_of(id)).s, first->line);
	else
		record_fault(r, n, DIAG_DUPLICATE_ID, "the entity %s is declared already",
			     diag_quote(slice_of(id)).s);
}

static void declare(struct record_reader *r, struct entities *es, const struct yaml_node *n,
		    struct entity *e, bool own)
{
	struct yaml_place at;
	uint32_t index;

	if (!e->id[0]) {
		record_fault(r, yaml_get(n, "id"), DIAG_BAD_VALUE, "an id has no words");
		return;
	}
	index = entities_declare(es, slice_of(e->id));
	if (index == ENTITY_NONE) {
		if (!own)
			report_twice(r, es, n, e->id);
		return;
	}
	if (!own) {
		at = yaml_place(r->yaml, n);
		e->line = at.line;
		e->column = at.column;
	}
	e->id = es->list.v[index].id;
	e->name = e->name ? e->name : e->id;
	e->declared = true;
	entity_set_short_name(e);
	es->list.v[index] = *e;
}

static bool is_declared(const struct entities *es, const struct yaml_node *n)
{
	const struct yaml_node *id = yaml_get(n, "id");
	uint32_t index = ENTITY_NONE;

	if (id && id->kind == YAML_SCALAR)
		index = entities_find(es, id->value);
	return index != ENTITY_NONE && es->list.v[index].declared;
}

/* One that is declared already is read for its faults only, or the register
 * would grow whenever an article of its own entities is read again. */
static void read_one(struct record_reader *r, struct entities *es, const struct yaml_node *n,
		     bool own)
{
	struct entity e = {
	    .type_word = entity_type_word(ENTITY_OTHER), .type = ENTITY_OTHER, .at = n->beg};
	struct arena scrap = {0};

	r->arena = is_declared(es, n) ? &scrap : &es->arena;
	if (record_read(r, &schema_entity, n, &e) && e.id)
		declare(r, es, n, &e, own);
	arena_release(&scrap);
}

void entities_read_list(struct record_reader *r, struct entities *es, const struct yaml_node *list,
			bool own)
{
	struct record_reader inner = *r;

	if (list->kind != YAML_LIST) {
		if (!list->broken && !yaml_is_empty(list))
			record_fault(r, list, DIAG_WRONG_KIND, "entities must be a list");
		return;
	}
	inner.special = read_special;
	vec_reserve(&es->list, es->list.n + yaml_count(list));
	for (const struct yaml_node *i = yaml_first(list); i; i = yaml_next(i))
		read_one(&inner, es, i, own);
	r->seen = inner.seen;
	r->keys = inner.keys;
}

static void read_register(struct record_reader *r, const struct schema_field *f,
			  const struct yaml_node *n, void *record)
{
	if (f->kind == FIELD_ENTITIES)
		entities_read_list(r, record, n, false);
}

bool entities_read(struct entities *es, struct slice bytes, struct diag_list *faults)
{
	struct yaml y;
	struct record_reader r = {
	    .yaml = &y, .faults = faults, .arena = &es->arena, .special = read_register};
	bool ok = yaml_read(&y, bytes.s, bytes.len, faults) && yaml_root(&y);

	if (ok)
		ok = record_read(&r, &schema_register, yaml_root(&y), es);
	record_release(&r);
	yaml_release(&y);
	return ok;
}
