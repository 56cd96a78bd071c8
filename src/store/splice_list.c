/* SPDX-License-Identifier: MIT */
#include "splice_int.h"

#include <string.h>

static struct value *new_items(struct splice *s, const struct splice_list *l)
{
	struct value *list = value_list(&s->arena, l->flags);

	for (size_t i = 0; i < l->n; i++)
		if (!l->items[i].old)
			value_add(list, value_copy(&s->arena, l->items[i].want));
	list->key = l->key;
	return list;
}

/* ---- block lists */

static bool remove_item(struct splice *s, const struct yaml_node *n)
{
	size_t start;

	if (n->sep == YAML_NOWHERE || !splice_begins_line(s, n->sep))
		return splice_refuse(s, n,
				     "the dash of this item does not begin its line; give it one");
	splice_mark(s, n);
	start = splice_line_start(s, n->sep);
	splice_put(s, start, splice_tail(s, n->end, splice_column(s, n->sep)) - start, SLICE(""));
	return true;
}

static bool add_item(struct splice *s, const struct splice_list *l, const struct value *v,
		     const struct yaml_node *after)
{
	const struct yaml_node *first = yaml_first(l->node);
	size_t column = splice_column(s, first->sep), at;
	struct str lines = STR_INIT;

	if (!after && !splice_begins_line(s, first->sep))
		return splice_refuse(s, first,
				     "the dash of this item does not begin its line; give it one");
	at = after ? splice_tail(s, after->end, column) : splice_line_start(s, first->sep);
	value_write_item(v, column, &s->layout, &lines);
	splice_put_lines(s, at, &lines);
	str_release(&lines);
	return true;
}

static bool block_list(struct splice *s, const struct splice_list *l)
{
	size_t left = l->gone_count ? yaml_count(l->node) - l->gone_count : 1;
	const struct yaml_node *after = NULL;

	for (size_t i = 0; i < l->gone_count; i++)
		if (!remove_item(s, l->gone[i]))
			return false;
	for (size_t i = 0; i < l->n; i++) {
		after = l->items[i].old ? l->items[i].old : after;
		left += !l->items[i].old;
		if (!l->items[i].old && !add_item(s, l, l->items[i].want, after))
			return false;
	}
	if (left)
		return true;
	if (l->node->sep == YAML_NOWHERE || l->node->pre != l->node->beg)
		return splice_refuse(s, l->node, "this list cannot be emptied; do it by hand");
	splice_put_text(s, l->node->sep + 1u, 0, " []");
	return true;
}

/* ---- flow lists */

/* New items in a row, items[0 … n-1], and the old one that they follow. */
struct run {
	const struct splice_item *items;
	size_t n;
	const struct yaml_node *after;
};

/* One item a line, after one that has a line of its own. */
static bool add_lines(struct splice *s, const struct run *r)
{
	bool comma = r->after->comma != YAML_NOWHERE;
	size_t end = comma ? r->after->comma + 1u : r->after->end;
	size_t column = splice_column(s, r->after->pre);
	struct str text = STR_INIT;

	if (!splice_begins_line(s, r->after->pre) || !splice_ends_line(s, end))
		return false;
	if (!comma)
		splice_put_text(s, r->after->end, 0, ",");
	for (size_t i = 0; i < r->n; i++) {
		str_printf(&text, "%s%*s", s->layout.eol, (int)column, "");
		value_write_flow(r->items[i].want, &text);
		if (comma || i + 1 < r->n)
			str_addc(&text, ',');
	}
	splice_put(s, splice_line_end(s, end), 0, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

static void add_run(struct splice *s, const struct yaml_node *list, const struct run *r)
{
	const struct yaml_node *first = yaml_first(list);
	struct str text = STR_INIT;

	if (r->after && add_lines(s, r))
		return;
	for (size_t i = 0; i < r->n; i++) {
		if (r->after)
			str_addz(&text, ", ");
		value_write_flow(r->items[i].want, &text);
		if (!r->after)
			str_addz(&text, ", ");
	}
	splice_put(s, r->after ? r->after->end : first->pre, 0, (struct slice){text.s, text.len});
	str_release(&text);
}

static bool replace_flow(struct splice *s, const struct splice_list *l)
{
	struct str text = STR_INIT;

	splice_mark(s, l->node);
	value_write_flow(new_items(s, l), &text);
	splice_put(s, l->node->beg, l->node->end - l->node->beg, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

static bool has_old(const struct splice_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->items[i].old)
			return true;
	return false;
}

static void remove_from_flow(struct splice *s, const struct splice_list *l)
{
	const struct yaml_node *before = NULL, *kept = NULL, *last = NULL;
	size_t gone = 0;

	for (const struct yaml_node *i = yaml_first(l->node); i; i = yaml_next(i)) {
		if (gone < l->gone_count && l->gone[gone] == i) {
			splice_remove_flow(s, i->pre, i, before);
			gone++;
			before = NULL;
			last = i;
		} else {
			before = kept = i;
			last = NULL;
		}
	}
	if (last)
		splice_tidy_flow(s, kept, last);
}

static bool flow_list(struct splice *s, const struct splice_list *l)
{
	struct run r = {0};

	if (!has_old(l) && yaml_count(l->node) == l->gone_count)
		return replace_flow(s, l);
	remove_from_flow(s, l);
	for (size_t i = 0; i < l->n; i += r.n) {
		for (r.n = 0; i + r.n < l->n && !l->items[i + r.n].old;)
			r.n++;
		r.items = &l->items[i];
		if (r.n)
			add_run(s, l->node, &r);
		else
			r.n = 1, r.after = l->items[i].old;
	}
	return true;
}

/* ---- what is none, or no list yet */

/* [] or nothing after the key. */
static bool fill_list(struct splice *s, const struct splice_list *l)
{
	struct value *list = new_items(s, l);
	size_t eol = strlen(s->layout.eol), from = l->node->beg;
	struct str text = STR_INIT, lines = STR_INIT;

	if (!list->first)
		return true;
	if (l->node->kind == YAML_LIST && (splice_in_flow(l->map) || l->flags & VALUE_FLOW))
		return replace_flow(s, l);
	if (l->node->kind == YAML_SCALAR)
		return splice_fill_pair(s, l->node, list);
	splice_mark(s, l->node);
	value_write_after_key(list, splice_column(s, yaml_key_node(l->node)->beg), &s->layout,
			      &text);
	if (s->yaml->bytes[from - 1] == ' ' && l->node->sep + 2u == from)
		from--;
	splice_put(s, from, l->node->end - from, SLICE(""));
	str_add(&lines, text.s + eol, text.len - eol);
	splice_put_lines(s, splice_line_next(s, l->node->end), &lines);
	str_release(&text);
	str_release(&lines);
	return true;
}

/* A single value where a list could stand is a list of one. */
static bool single(struct splice *s, const struct splice_list *l)
{
	const struct yaml_node *n = l->node;
	bool wrapped = n->style != YAML_BLOCK && n->style != YAML_LITERAL &&
		       n->style != YAML_FOLDED && n->pre == n->beg;
	bool past = false;
	struct str text = STR_INIT;

	if (l->n == 1 && l->items[0].old)
		return true;
	if (!wrapped)
		return splice_refuse(s, n,
				     "this must be a list before it can change: put - before");
	if (!has_old(l))
		return replace_flow(s, l);
	str_addc(&text, '[');
	for (size_t i = 0; i < l->n; i++) {
		if (l->items[i].old) {
			splice_put(s, n->beg, 0, (struct slice){text.s, text.len});
			str_clear(&text);
			past = true;
			continue;
		}
		if (past)
			str_addz(&text, ", ");
		value_write_flow(l->items[i].want, &text);
		if (!past)
			str_addz(&text, ", ");
	}
	str_addc(&text, ']');
	splice_put(s, n->end, 0, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

static bool structure(struct splice *s, const struct splice_list *l)
{
	struct value *list;

	if (!l->node) {
		list = new_items(s, l);
		return !list->first || splice_add_pair(s, l->map, l->after, list);
	}
	if (l->node->kind == YAML_LIST && !yaml_first(l->node))
		return fill_list(s, l);
	if (yaml_is_empty(l->node))
		return fill_list(s, l);
	if (l->node->kind != YAML_LIST)
		return single(s, l);
	return l->node->style == YAML_FLOW ? flow_list(s, l) : block_list(s, l);
}

bool splice_list(struct splice *s, const struct splice_list *l)
{
	bool moved = l->gone_count > 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct splice_item *item = &l->items[i];

		moved |= !item->old;
		if (item->old && item->want && !splice_value(s, item->old, item->base, item->want))
			return false;
	}
	if (!moved)
		return true;
	if (l->node && l->node->broken)
		return splice_refuse(s, l->node,
				     "a fault stands in this list; mend it before changing it");
	return structure(s, l);
}
