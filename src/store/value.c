/* SPDX-License-Identifier: MIT */
#include "store/value.h"

#include "store/scalar.h"

#include <string.h>

static struct value *make(struct arena *a, enum yaml_kind kind, unsigned flags)
{
	struct value *v = arena_zalloc(a, 1, sizeof *v);

	v->kind = (uint8_t)kind;
	v->flags = (uint8_t)flags;
	return v;
}

struct value *value_words(struct arena *a, struct slice words, unsigned flags)
{
	struct value *v = make(a, YAML_SCALAR, flags);

	v->words = words;
	return v;
}

struct value *value_map(struct arena *a, unsigned flags)
{
	return make(a, YAML_MAP, flags);
}

struct value *value_list(struct arena *a, unsigned flags)
{
	return make(a, YAML_LIST, flags);
}

void value_add(struct value *list, struct value *item)
{
	if (list->last)
		list->last->next = item;
	else
		list->first = item;
	list->last = item;
}

void value_set(struct value *map, const char *key, struct value *v)
{
	if (!v)
		return;
	v->key = slice_of(key);
	value_add(map, v);
}

const struct value *value_get(const struct value *map, struct slice key)
{
	for (const struct value *v = map ? map->first : NULL; v; v = v->next)
		if (slice_equal(v->key, key))
			return v;
	return NULL;
}

size_t value_count(const struct value *v)
{
	size_t n = 0;

	for (v = v->first; v; v = v->next)
		n++;
	return n;
}

/* Maps in one order are the rule. */
static bool same_maps(const struct value *a, const struct value *b)
{
	const struct value *x = a->first, *y = b->first;

	for (; x && y; x = x->next, y = y->next) {
		const struct value *twin = slice_equal(x->key, y->key) ? y : value_get(b, x->key);

		if (!twin || !value_same(x, twin))
			return false;
	}
	return !x && !y;
}

bool value_same(const struct value *a, const struct value *b)
{
	const struct value *x, *y;

	if (a->kind != b->kind)
		return false;
	if (a->kind == YAML_SCALAR)
		return slice_equal(a->words, b->words);
	if (a->kind == YAML_MAP)
		return same_maps(a, b);
	for (x = a->first, y = b->first; x && y; x = x->next, y = y->next)
		if (!value_same(x, y))
			return false;
	return !x && !y;
}

struct value *value_copy(struct arena *a, const struct value *v)
{
	struct value *copy = make(a, v->kind, v->flags);

	copy->key = arena_slice(a, v->key);
	copy->words = arena_slice(a, v->words);
	for (const struct value *i = v->first; i; i = i->next)
		value_add(copy, value_copy(a, i));
	return copy;
}

/* ---- writing */

static void write_words(const struct value *v, unsigned flags, struct str *out)
{
	enum yaml_style like = v->flags & VALUE_QUOTED ? YAML_DOUBLE : YAML_PLAIN;

	if (like == YAML_DOUBLE && memchr(v->words.s, '"', v->words.len) &&
	    !memchr(v->words.s, '\'', v->words.len))
		like = YAML_SINGLE;
	scalar_write(out, v->words, like, flags | (v->flags & VALUE_NUMBER ? SCALAR_NUMBER : 0));
}

static void write_key(const struct value *v, struct str *out)
{
	scalar_write(out, v->key, YAML_PLAIN,
		     SCALAR_FLOW | (v->flags & VALUE_FIELD ? SCALAR_NUMBER : 0));
	str_addc(out, ':');
}

void value_write_flow_pair(const struct value *v, struct str *out)
{
	write_key(v, out);
	str_addc(out, ' ');
	value_write_flow(v, out);
}

void value_write_flow(const struct value *v, struct str *out)
{
	bool map = v->kind == YAML_MAP;

	if (v->kind == YAML_SCALAR) {
		write_words(v, SCALAR_FLOW, out);
		return;
	}
	str_addc(out, map ? '{' : '[');
	for (const struct value *i = v->first; i; i = i->next) {
		if (i != v->first)
			str_addz(out, ", ");
		if (map)
			value_write_flow_pair(i, out);
		else
			value_write_flow(i, out);
	}
	str_addc(out, map ? '}' : ']');
}

static void add_spaces(struct str *out, size_t n)
{
	while (n--)
		str_addc(out, ' ');
}

static bool is_inline(const struct value *v)
{
	return v->kind != YAML_SCALAR && (v->flags & VALUE_FLOW || !v->first);
}

static void write_rest_of_map(const struct value *first, size_t column,
			      const struct value_layout *l, struct str *out)
{
	for (const struct value *i = first; i; i = i->next) {
		str_addz(out, l->eol);
		value_write_pair(i, column, l, out);
	}
}

void value_write_after_key(const struct value *v, size_t column, const struct value_layout *l,
			   struct str *out)
{
	if (v->kind == YAML_SCALAR || is_inline(v)) {
		str_addc(out, ' ');
		if (v->kind == YAML_SCALAR)
			write_words(v, 0, out);
		else
			value_write_flow(v, out);
		return;
	}
	if (v->kind == YAML_MAP) {
		write_rest_of_map(v->first, column + l->step, l, out);
		return;
	}
	for (const struct value *i = v->first; i; i = i->next) {
		str_addz(out, l->eol);
		value_write_item(i, column + l->indent, l, out);
	}
}

void value_write_pair(const struct value *v, size_t column, const struct value_layout *l,
		      struct str *out)
{
	add_spaces(out, column);
	write_key(v, out);
	value_write_after_key(v, column, l, out);
}

void value_write_item(const struct value *v, size_t column, const struct value_layout *l,
		      struct str *out)
{
	add_spaces(out, column);
	str_addz(out, "- ");
	if (v->kind == YAML_SCALAR)
		write_words(v, 0, out);
	else if (is_inline(v) || v->kind == YAML_LIST)
		value_write_flow(v, out);
	else {
		write_key(v->first, out);
		value_write_after_key(v->first, column + 2, l, out);
		write_rest_of_map(v->first->next, column + 2, l, out);
	}
}
