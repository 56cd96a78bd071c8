/* copy: copies of records, and whether two of them say the same.
 *
 * A copy lives in the arena that is given and borrows nothing.  `same` compares
 * what a file says (words, ids, order of lists), not where spans were found, nor
 * lines, nor `at`.  Entities are compared by index: both records belong to one
 * register.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_COPY_H
#define DOC_COPY_H

#include "doc/article.h"

struct mention *mention_copy(struct arena *arena, const struct mention *m);
struct fact *fact_copy(struct arena *arena, const struct fact *f);
struct entity *entity_copy(struct arena *arena, const struct entity *e);
struct anchor *anchor_copy(struct arena *arena, const struct anchor *a);

bool anchor_same(const struct anchor *a, const struct anchor *b); /* NULL equals NULL */
bool mention_same(const struct mention *a, const struct mention *b);
bool fact_same(const struct fact *a, const struct fact *b);
bool entity_same(const struct entity *a, const struct entity *b);

#endif
