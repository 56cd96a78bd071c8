/* copy: copies of records, and whether two of them say the same.
 *
 * A copy lives in the arena that is given and borrows nothing.  `same` compares
 * what a file says (words, ids, order of lists), not where spans were found, nor
 * lines, nor `at`.  What is left out and what is empty are the same.  Entities of
 * mentions are compared by index, so both records belong to one register; fillers
 * by their words, which are the id where the file names an entity.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_COPY_H
#define DOC_COPY_H

#include "doc/schema.h"

struct mention *mention_copy(struct arena *arena, const struct mention *m);
struct fact *fact_copy(struct arena *arena, const struct fact *f);
struct entity *entity_copy(struct arena *arena, const struct entity *e);
struct anchor *anchor_copy(struct arena *arena, const struct anchor *a);

bool anchor_same(const struct anchor *a, const struct anchor *b); /* NULL equals NULL */
bool mention_same(const struct mention *a, const struct mention *b);
bool fact_same(const struct fact *a, const struct fact *b);
bool entity_same(const struct entity *a, const struct entity *b);

/* One field of two facts or of two entities (schema_fact, schema_entity): whether
 * they say the same, and making a copy of it in `to`. */
bool field_same(const struct schema_field *f, const void *a, const void *b);
void field_copy(struct arena *arena, const struct schema_field *f, void *to, const void *from);

#endif
