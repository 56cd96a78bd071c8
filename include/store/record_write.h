/* record_write: records of the model as what a file says of them.
 *
 * The way back of store/record, by the same tables of doc/schema: a member that is
 * missing (NULL, empty, no items) has no key, except for the stance of a source and
 * the verdict of a fact, which are always said.  Two records say the same when their
 * values do.  A context before a quote is written before it.  Values borrow the
 * strings of the records.  A mention is given as the id of its entity and its anchor.
 *
 *     const struct value *v = record_value_fact(&arena, f);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_RECORD_WRITE_H
#define STORE_RECORD_WRITE_H

#include "doc/article.h"
#include "store/value.h"

struct value *record_value_mention(struct arena *arena, struct slice entity,
				   const struct anchor *anchor);
struct value *record_value_fact(struct arena *arena, const struct fact *f);
struct value *record_value_entity(struct arena *arena, const struct entity *e);

/* The metadata of an article: format, title, source … up to its text. */
struct value *record_value_metadata(struct arena *arena, const struct article *a);

#endif
