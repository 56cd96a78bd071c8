/* SPDX-License-Identifier: MIT */
#include "splice_int.h"
#include "store/scalar.h"

#include <string.h>

enum { ALIGN_MOST = 64 }; /* items of a list in a record that are compared crosswise */

/* ---- scalars */

/* The header of a block scalar and where its body stands. */
struct header {
	size_t signs, signs_end; /* indicators */
	size_t body;
	size_t indent;
	bool given; /* the indentation is written */
};

static struct header header_of(const struct splice *s, const struct yaml_node *n)
{
	const char *b = s->yaml->bytes;
	struct header h = {.signs = n->beg + 1u, .body = splice_line_next(s, n->beg)};

	h.signs_end = h.signs;
	while (h.signs_end < n->end && strchr("+-0123456789", b[h.signs_end]) && b[h.signs_end])
		h.given |= b[h.signs_end] != '+' && b[h.signs_end] != '-', h.signs_end++;
	while (h.body + h.indent < n->end && b[h.body + h.indent] == ' ')
		h.indent++;
	return h;
}

static bool put_block(struct splice *s, const struct yaml_node *n, struct slice words)
{
	struct header h = header_of(s, n);
	struct str text = STR_INIT;

	splice_mark(s, n);
	if (s->simple || h.given || !h.indent || h.body >= n->end ||
	    !scalar_fits_block(words, n->style == YAML_FOLDED))
		return false;
	splice_put_text(s, h.signs, h.signs_end - h.signs,
			words.s[words.len - 1] == '\n' ? "" : "-");
	scalar_write_lines(&text, words, h.indent, s->layout.eol);
	splice_put(s, h.body, n->end - h.body, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

static unsigned scalar_flags(const struct yaml_node *n, const struct value *want)
{
	return (splice_in_flow(yaml_parent(n)) ? SCALAR_FLOW : 0) |
	       (want->flags & VALUE_NUMBER ? SCALAR_NUMBER : 0);
}

static bool put_scalar(struct splice *s, const struct yaml_node *n, const struct value *want)
{
	bool block = n->style == YAML_LITERAL || n->style == YAML_FOLDED;
	struct str text = STR_INIT;
	size_t end = n->end;

	if (block && put_block(s, n, want->words))
		return true;
	splice_mark(s, n);
	if (n->beg == n->end) /* nothing, behind a colon, a dash or a tag */
		str_addc(&text, ' ');
	scalar_write(&text, want->words, block ? YAML_PLAIN : n->style, scalar_flags(n, want));
	if (block) { /* a comment in its header stays */
		struct header h = header_of(s, n);
		size_t line = splice_line_end(s, n->beg);

		end = h.signs_end;
		if (n->end > line)
			splice_put(s, line, n->end - line, SLICE(""));
	}
	splice_put(s, n->beg, end - n->beg, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

/* A scalar that stands for a map or a list. */
static bool put_flow(struct splice *s, const struct yaml_node *n, const struct value *want)
{
	struct str text = STR_INIT;

	if (n->style == YAML_LITERAL || n->style == YAML_FOLDED)
		return splice_refuse(s, n,
				     "a block scalar stands where a map must be; write it "
				     "as {key: value} first");
	splice_mark(s, n);
	value_write_flow(want, &text);
	splice_put(s, n->beg, n->end - n->beg, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

/* ---- lists */

struct items {
	const struct value **v;
	size_t n;
};

static struct items items_of(struct splice *s, const struct value *v)
{
	struct items out = {0};
	size_t most = v && v->kind == YAML_LIST ? value_count(v) : 1;

	out.v = arena_zalloc(&s->arena, most, sizeof *out.v);
	if (v && v->kind != YAML_LIST)
		out.v[out.n++] = v;
	for (const struct value *i = v && v->kind == YAML_LIST ? v->first : NULL; i; i = i->next)
		out.v[out.n++] = i;
	return out;
}

/* As records are read: nothing is no item, and a single value is one. */
static struct items nodes_of(struct splice *s, const struct yaml_node *list,
			     const struct yaml_node ***nodes)
{
	struct items count = {0};
	size_t most = list->kind == YAML_LIST ? yaml_count(list) : 1;

	*nodes = arena_zalloc(&s->arena, most, sizeof **nodes);
	if (list->kind != YAML_LIST && !yaml_is_empty(list))
		(*nodes)[count.n++] = list;
	for (const struct yaml_node *i = list->kind == YAML_LIST ? yaml_first(list) : NULL; i;
	     i = yaml_next(i))
		(*nodes)[count.n++] = i;
	return count;
}

/* match[j]: the item of `a` that item j of `b` was, or SIZE_MAX; the longest common
 * subsequence where the lists are short. */
static void align(struct splice *s, const struct items *a, const struct items *b, size_t *match)
{
	size_t wide = b->n + 1, *best;

	for (size_t j = 0; j < b->n; j++)
		match[j] = j < a->n ? j : SIZE_MAX;
	if (a->n > ALIGN_MOST || b->n > ALIGN_MOST)
		return;
	best = arena_zalloc(&s->arena, (a->n + 1) * wide, sizeof *best);
	for (size_t i = a->n; i-- > 0;)
		for (size_t j = b->n; j-- > 0;) {
			size_t down = best[(i + 1) * wide + j], right = best[i * wide + j + 1];

			best[i * wide + j] = value_same(a->v[i], b->v[j])
						 ? best[(i + 1) * wide + j + 1] + 1
						 : (down > right ? down : right);
		}
	for (size_t j = 0; j < b->n; j++)
		match[j] = SIZE_MAX;
	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		if (value_same(a->v[i], b->v[j]))
			match[j++] = i++;
		else if (best[(i + 1) * wide + j] >= best[i * wide + j + 1])
			i++;
		else
			j++;
	}
}

/* What lies between two that stay is one changed, as far as there are two of it. */
static void pair_rest(size_t n, size_t *match, size_t count)
{
	size_t low = 0;

	for (size_t j = 0; j < count; j++) {
		size_t high = n;

		for (size_t k = j; k < count && high == n; k++)
			if (match[k] != SIZE_MAX)
				high = match[k];
		if (match[j] == SIZE_MAX && low < high)
			match[j] = low;
		if (match[j] != SIZE_MAX)
			low = match[j] + 1;
	}
}

static bool change_items(struct splice *s, struct splice_list *l, const struct items *base,
			 const struct items *want, const struct yaml_node **nodes)
{
	struct splice_item *items = arena_zalloc(&s->arena, want->n, sizeof *items);
	const struct yaml_node **gone = arena_zalloc(&s->arena, base->n, sizeof *gone);
	size_t *match = arena_alloc(&s->arena, want->n * sizeof *match), next = 0;

	align(s, base, want, match);
	pair_rest(base->n, match, want->n);
	for (size_t j = 0; j < want->n; j++) {
		size_t i = match[j];

		items[j].want = want->v[j];
		if (i == SIZE_MAX)
			continue;
		while (next < i)
			gone[l->gone_count++] = nodes[next++];
		next = i + 1;
		items[j].old = nodes[i];
		items[j].base = base->v[i];
		if (value_same(base->v[i], want->v[j]))
			items[j].want = items[j].base = NULL;
	}
	while (next < base->n)
		gone[l->gone_count++] = nodes[next++];
	l->items = items;
	l->n = want->n;
	l->gone = gone;
	return splice_list(s, l);
}

static bool append_items(struct splice *s, struct splice_list *l, const struct items *base,
			 const struct items *want, const struct yaml_node *last)
{
	struct splice_item *items = arena_zalloc(&s->arena, want->n + 1, sizeof *items);

	items[l->n++].old = last;
	for (size_t j = base->n; j < want->n; j++)
		items[l->n++].want = want->v[j];
	l->items = items;
	return splice_list(s, l);
}

static bool change_list(struct splice *s, const struct yaml_node *node, const struct value *base,
			const struct value *want)
{
	struct items a = items_of(s, base), b = items_of(s, want);
	const struct yaml_node **nodes;
	size_t count = nodes_of(s, node, &nodes).n, same = 0;
	struct splice_list l = {.map = yaml_parent(node),
				.node = node,
				.key = yaml_key(node),
				.flags = want ? want->flags : 0};

	if (count == a.n)
		return change_items(s, &l, &a, &b, nodes);
	while (same < a.n && same < b.n && value_same(a.v[same], b.v[same]))
		same++;
	if (same == a.n && count && node->kind == YAML_LIST)
		return append_items(s, &l, &a, &b, nodes[count - 1]);
	return splice_refuse(s, node,
			     "not every item of this list is one value; give each its own item, "
			     "or mend what is wrong, before changing it");
}

/* ---- maps */

static const struct yaml_node *child_of(const struct yaml_node *map, struct slice key)
{
	const struct yaml_node *n;

	for (n = yaml_first(map); n; n = yaml_next(n))
		if (yaml_key_node(n)->kind == YAML_SCALAR && slice_equal(yaml_key(n), key))
			break;
	return n;
}

/* The last key in the order of `want` before `pair` that the map has. */
static const struct yaml_node *predecessor(const struct yaml_node *map, const struct value *want,
					   const struct value *pair)
{
	const struct yaml_node *found = NULL, *n;

	for (const struct value *v = want->first; v != pair; v = v->next)
		if ((n = child_of(map, v->key)))
			found = n;
	return found ? found : yaml_first(map);
}

/* A key that the map has; those that it has not yet come after all changes, since
 * they may be put right behind one. */
static bool change_pair(struct splice *s, const struct yaml_node *child, const struct value *was,
			const struct value *pair)
{
	if (was && value_same(was, pair))
		return true;
	if (child->broken)
		return splice_refuse(s, child, "a fault stands here; mend it before changing it");
	if (yaml_is_empty(child))
		return splice_fill_pair(s, child, pair);
	return splice_value(s, child, was, pair);
}

static bool drop_pair(struct splice *s, const struct yaml_node *map, const struct value *was)
{
	const struct yaml_node *child = child_of(map, was->key);

	if (!child)
		return true; /* it was said by leaving it out */
	if (child->kind == YAML_LIST)
		return change_list(s, child, was, NULL);
	return splice_remove_pair(s, child);
}

/* Does the key of the child go?  A list is only emptied. */
static bool goes(const struct yaml_node *child, const struct value *base, const struct value *want)
{
	return child->kind != YAML_LIST && value_get(base, yaml_key(child)) &&
	       !value_get(want, yaml_key(child));
}

static void tidy_map(struct splice *s, const struct yaml_node *map, const struct value *base,
		     const struct value *want)
{
	const struct yaml_node *kept = NULL, *last = NULL;

	if (!splice_in_flow(map))
		return;
	for (const struct yaml_node *i = map->first ? map + map->first : NULL; i;
	     i = i->next ? i + i->next : NULL) {
		bool gone = !i->duplicate && base && goes(i, base, want);

		last = gone ? i : NULL;
		kept = gone ? kept : i;
	}
	if (last)
		splice_tidy_flow(s, kept, last);
}

static bool change_map(struct splice *s, const struct yaml_node *map, const struct value *base,
		       const struct value *want)
{
	const struct yaml_node *child;

	for (const struct value *v = base ? base->first : NULL; v; v = v->next)
		if (!value_get(want, v->key) && !drop_pair(s, map, v))
			return false;
	tidy_map(s, map, base, want);
	for (const struct value *v = want->first; v; v = v->next)
		if ((child = child_of(map, v->key)) &&
		    !change_pair(s, child, value_get(base, v->key), v))
			return false;
	for (const struct value *v = want->first; v; v = v->next) {
		const struct value *was = value_get(base, v->key);

		if (!child_of(map, v->key) && !(was && value_same(was, v)) &&
		    !splice_add_pair(s, map, predecessor(map, want, v), v))
			return false;
	}
	return true;
}

bool splice_value(struct splice *s, const struct yaml_node *node, const struct value *base,
		  const struct value *want)
{
	bool list = want->kind == YAML_LIST || (base && base->kind == YAML_LIST) ||
		    (want->kind == YAML_SCALAR && node->kind == YAML_LIST);

	if (node->broken)
		return splice_refuse(s, node, "a fault stands here; mend it before changing it");
	if (list)
		return change_list(s, node, base, want);
	if (want->kind == YAML_SCALAR && node->kind == YAML_SCALAR)
		return put_scalar(s, node, want);
	if (want->kind == YAML_MAP && node->kind == YAML_MAP)
		return change_map(s, node, base, want);
	if (want->kind == YAML_MAP && node->kind == YAML_SCALAR)
		return put_flow(s, node, want);
	return splice_refuse(s, node, "this is a map where words must be; write them first");
}
