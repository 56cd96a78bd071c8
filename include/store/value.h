/* value: what a file shall say, as a small tree.
 *
 * The records of the model are turned into it (store/record_write), and
 * store/splice makes the bytes of a file say it.  Values live in an arena and borrow
 * their words.  The order of a map is the order in which its keys are written.
 *
 *     struct value *m = value_map(&arena, VALUE_FLOW);
 *     value_set(m, "entity", value_words(&arena, SLICE("cnt"), 0));
 *     value_set(m, "quote", value_words(&arena, SLICE("CNT"), 0));
 *     value_write_item(m, 0, &layout, &out);          - {entity: cnt, quote: CNT}
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_VALUE_H
#define STORE_VALUE_H

#include "base/arena.h"
#include "store/yaml.h"

enum value_flags {
	VALUE_FLOW = 1,   /* a map or list on one line */
	VALUE_QUOTED = 2, /* words: always in quotes, as the house does it */
	VALUE_NUMBER = 4, /* words: a number, which needs none */
	VALUE_FIELD = 8   /* its key is a field's, which needs none: `on` */
};

struct value {
	uint8_t kind;       /* enum yaml_kind */
	uint8_t flags;      /* enum value_flags; how it is written where it is new */
	struct slice key;   /* in a map */
	struct slice words; /* of a scalar */
	struct value *first, *last, *next;
};

struct value *value_words(struct arena *a, struct slice words, unsigned flags);
struct value *value_map(struct arena *a, unsigned flags);
struct value *value_list(struct arena *a, unsigned flags);
void value_add(struct value *list, struct value *item);
void value_set(struct value *map, const char *key,
	       struct value *v); /* key borrowed; v NULL: not at all */

const struct value *value_get(const struct value *map, struct slice key);
size_t value_count(const struct value *v);

/* The same words in the same order; maps in any order; flags do not count. */
bool value_same(const struct value *a, const struct value *b);

/* With all its words. */
struct value *value_copy(struct arena *a, const struct value *v);

/* How a file is laid out. */
struct value_layout {
	const char *eol;
	size_t indent; /* of a list under its key: 0 or more */
	size_t step;   /* of a map under its key */
};

/* "- …" after `column` spaces, and "key: …"; all lines but the last end with eol. */
void value_write_item(const struct value *v, size_t column, const struct value_layout *l,
		      struct str *out);
void value_write_pair(const struct value *v, size_t column, const struct value_layout *l,
		      struct str *out);
/* On one line: as an item of a flow list, and as "key: …" of a flow map. */
void value_write_flow(const struct value *v, struct str *out);
void value_write_flow_pair(const struct value *v, struct str *out);
/* What comes after a colon: " …" or lines. */
void value_write_after_key(const struct value *v, size_t column, const struct value_layout *l,
			   struct str *out);

#endif
