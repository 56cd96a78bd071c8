/* SPDX-License-Identifier: MIT */
#include "yaml_int.h"

#include <string.h>

enum { FEW_PAIRS = 8 };

/* The parent is the innermost open collection. */
static void link_child(struct yaml_reader *r, uint32_t parent, uint32_t n)
{
	struct yaml_node *p = yaml_node_of(r, parent);

	if (p->first)
		yaml_node_of(r, r->last[r->depth])->next = n - r->last[r->depth];
	else
		p->first = n - parent;
	r->last[r->depth] = n;
}

uint32_t yaml_node_push(struct yaml_reader *r, const struct yaml_slot *at, enum yaml_kind kind,
			uint32_t beg)
{
	uint32_t n = (uint32_t)r->y->nodes.n;
	struct yaml_node *node = vec_push(&r->y->nodes);

	*node = (struct yaml_node){.kind = (uint8_t)kind,
				   .style = kind == YAML_SCALAR ? YAML_PLAIN : YAML_BLOCK,
				   .pre = beg,
				   .beg = beg,
				   .end = beg,
				   .sep = at->sep,
				   .comma = YAML_NOWHERE,
				   .value = {r->bytes + beg, 0}};
	if (at->key != YAML_NOWHERE)
		node->key = n - at->key;
	if (at->parent != YAML_NOWHERE) {
		node->parent = n - at->parent;
		if (!at->is_key)
			link_child(r, at->parent, n);
	}
	if (n >= r->nodes_most) {
		yaml_fail(r, DIAG_LIMIT, beg, "the file holds more than %zu values; split it",
			  r->nodes_most);
		r->over = true;
	}
	return n;
}

uint32_t yaml_node_push_empty(struct yaml_reader *r, const struct yaml_slot *at, uint32_t beg)
{
	uint32_t n = yaml_node_push(r, at, YAML_SCALAR, beg);

	yaml_node_of(r, n)->broken = r->failed;
	return n;
}

void yaml_level_open(struct yaml_reader *r, uint32_t n)
{
	if (++r->depth > YAML_DEPTH_MOST) {
		yaml_fail(r, DIAG_LIMIT, yaml_node_of(r, n)->beg,
			  "lists and maps stand more than %d deep in each other here",
			  YAML_DEPTH_MOST);
		return;
	}
	r->pairs[r->depth] = 0;
	map_release(&r->seen[r->depth]);
}

bool yaml_node_is_hurt(const struct yaml_reader *r, const struct yaml_node *n)
{
	return r->fault_at < n->end || !memchr(r->bytes + n->end, '\n', r->fault_at - n->end);
}

void yaml_level_close(struct yaml_reader *r, uint32_t n)
{
	struct yaml_node *node = yaml_node_of(r, n), *last;

	node->broken = r->failed;
	if (node->first && node->end == node->beg) {
		last = yaml_node_of(r, r->last[r->depth]);
		node->end = last->end;
		if (r->failed && yaml_node_is_hurt(r, last))
			last->broken = true;
	}
	r->depth--;
}

static bool has_key(const struct yaml_node *n, struct slice key)
{
	const struct yaml_node *k = n - n->key;

	return k->kind == YAML_SCALAR && k->value.len == key.len && slice_equal(k->value, key);
}

/* The earlier value of the map with the key of this one, or NOWHERE. */
static size_t find_twin(struct yaml_reader *r, uint32_t map, uint32_t n)
{
	const struct yaml_node *v = r->y->nodes.v;
	struct slice key = v[n - v[n].key].value;
	struct map *seen = &r->seen[r->depth];
	uint32_t count = r->pairs[r->depth]++;
	size_t twin = YAML_NOWHERE;

	for (uint32_t i = map + v[map].first; count < FEW_PAIRS && i != n; i += v[i].next)
		if (has_key(&v[i], key))
			return i;
	for (uint32_t i = map + v[map].first; count == FEW_PAIRS && i != n; i += v[i].next)
		if (v[i - v[i].key].kind == YAML_SCALAR)
			map_put(seen, v[i - v[i].key].value, i);
	if (count >= FEW_PAIRS && !map_put(seen, key, n))
		map_get(seen, key, &twin);
	return twin;
}

void yaml_level_check_key(struct yaml_reader *r, uint32_t map, uint32_t n)
{
	const struct yaml_node *key = yaml_node_of(r, n - yaml_node_of(r, n)->key), *first;
	size_t twin;

	if (key->kind != YAML_SCALAR || key->broken || r->depth > YAML_DEPTH_MOST)
		return;
	twin = find_twin(r, map, n);
	if (twin == YAML_NOWHERE)
		return;
	yaml_node_of(r, n)->duplicate = true;
	first = yaml_key_node(yaml_node_of(r, (uint32_t)twin));
	yaml_report(r, DIAG_DUPLICATE_KEY, key->beg,
		    "the key '%.*s' is given twice; it stands first on line %u",
		    (int)key->value.len, key->value.s, yaml_place(r->y, first).line);
}

void yaml_node_set_literal(struct yaml_reader *r, uint32_t n, const struct yaml_literal *lit)
{
	struct yaml_node *node = yaml_node_of(r, n);

	node->kind = YAML_SCALAR;
	node->style = YAML_LITERAL;
	node->broken = false;
	node->first = 0;
	node->pre = node->beg = (uint32_t)lit->beg;
	node->end = (uint32_t)lit->end;
	node->value = lit->value;
}
