/* SPDX-License-Identifier: MIT */
#include "splice_int.h"

#include <string.h>

static bool add_flow_pair(struct splice *s, const struct yaml_node *map,
			  const struct yaml_node *after, const struct value *pair)
{
	struct str text = STR_INIT;

	if (after)
		str_addz(&text, ", ");
	value_write_flow_pair(pair, &text);
	splice_put(s, after ? after->end : map->beg + 1u, 0, (struct slice){text.s, text.len});
	str_release(&text);
	return true;
}

/* A list of the whole file has an empty line before it, unless that would be more of
 * the text. */
static bool stands_apart(const struct splice *s, const struct yaml_node *map,
			 const struct yaml_node *after, const struct value *pair)
{
	size_t signs = after->beg + 1u;

	if (s->simple || yaml_parent(map) || pair->kind != YAML_LIST)
		return false;
	if (after->kind != YAML_SCALAR || after->style < YAML_LITERAL)
		return true;
	return !memchr(s->yaml->bytes + signs, '+', splice_line_end(s, signs) - signs);
}

bool splice_add_pair(struct splice *s, const struct yaml_node *map, const struct yaml_node *after,
		     const struct value *pair)
{
	struct str lines = STR_INIT;
	size_t column;

	if (splice_in_flow(map))
		return add_flow_pair(s, map, after, pair);
	if (!after)
		return splice_refuse(s, map, "this map has no keys to put another one behind");
	column = splice_column(s, map->beg);
	if (stands_apart(s, map, after, pair))
		str_addz(&lines, s->layout.eol);
	value_write_pair(pair, column, &s->layout, &lines);
	splice_put_lines(s, splice_tail(s, after->end, column), &lines);
	str_release(&lines);
	return true;
}

bool splice_fill_pair(struct splice *s, const struct yaml_node *empty, const struct value *pair)
{
	struct str text = STR_INIT;
	size_t eol = strlen(s->layout.eol);

	if (empty->sep == YAML_NOWHERE || empty->pre != empty->beg)
		return splice_refuse(s, empty,
				     "this key has no place for a value; write key: value");
	splice_mark(s, empty);
	if (splice_in_flow(empty)) {
		str_addc(&text, ' ');
		value_write_flow(pair, &text);
	} else {
		value_write_after_key(pair, splice_column(s, yaml_key_node(empty)->beg), &s->layout,
				      &text);
	}
	if (text.len > eol && memcmp(text.s, s->layout.eol, eol) == 0) {
		struct str lines = STR_INIT;

		str_add(&lines, text.s + eol, text.len - eol);
		splice_put_lines(s, splice_line_next(s, empty->sep), &lines);
		str_release(&lines);
	} else {
		splice_put(s, empty->sep + 1u, 0, (struct slice){text.s, text.len});
	}
	str_release(&text);
	return true;
}

void splice_remove_flow(struct splice *s, size_t beg, const struct yaml_node *n,
			const struct yaml_node *before)
{
	bool comma = n->comma != YAML_NOWHERE;
	size_t end = comma ? n->comma + 1u : n->end;

	if (splice_begins_line(s, beg) && splice_ends_line(s, end)) {
		size_t start = splice_line_start(s, beg);

		splice_put(s, start, splice_line_next(s, end) - start, SLICE(""));
		return;
	}
	if (comma) {
		while (end < s->yaml->len && s->yaml->bytes[end] == ' ')
			end++;
	} else if (before && before->comma != YAML_NOWHERE &&
		   splice_is_free(s, before->comma, beg)) {
		beg = before->comma;
	}
	splice_put(s, beg, end - beg, SLICE(""));
}

void splice_tidy_flow(struct splice *s, const struct yaml_node *kept, const struct yaml_node *last)
{
	const char *b = s->yaml->bytes;

	if (!kept || kept->comma == YAML_NOWHERE)
		return;
	for (size_t i = kept->comma; i < last->end; i++)
		if (b[i] == '\n' || b[i] == '\r')
			return;
	splice_put(s, kept->comma, last->end - kept->comma, SLICE(""));
}

static bool has_comment(const struct splice *s, size_t from, size_t to)
{
	return from < to && memchr(s->yaml->bytes + from, '#', to - from);
}

/* "- key: …": the next key takes its place behind the dash. */
static bool pull_next(struct splice *s, const struct yaml_node *value)
{
	const struct yaml_node *key = yaml_key_node(value), *next = yaml_next(value);
	size_t to;

	if (!next)
		return splice_refuse(s, value, "this is the only key of its map and cannot go");
	to = yaml_key_node(next)->pre;
	if (has_comment(s, value->end, to))
		return splice_refuse(
		    s, value, "comments stand behind this key, which is to go; remove it by hand");
	splice_put(s, key->pre, to - key->pre, SLICE(""));
	return true;
}

bool splice_remove_pair(struct splice *s, const struct yaml_node *value)
{
	const struct yaml_node *key = yaml_key_node(value), *map = yaml_parent(value);
	size_t start;

	if (splice_in_flow(map)) {
		start = key->sep != YAML_NOWHERE ? key->sep : key->pre; /* of its ? */
		splice_remove_flow(s, start, value, splice_before(value));
		return true;
	}
	if (key->sep != YAML_NOWHERE)
		return splice_refuse(s, key, "a key with ? cannot be removed; write key: value");
	if (!splice_begins_line(s, key->pre))
		return pull_next(s, value);
	start = splice_line_start(s, key->pre);
	splice_put(s, start, splice_tail(s, value->end, splice_column(s, key->pre)) - start,
		   SLICE(""));
	return true;
}
