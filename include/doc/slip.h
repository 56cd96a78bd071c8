/* slip: the entity that words may be a misspelling of.
 *
 * Words are compared with the ids, names and aliases of all declared entities:
 * they mean one when the letters and digits are the same, whatever their case
 * and what stands between, or when one letter of five and more is too many,
 * missing or another than in the id.  Registers and words come from files, so
 * every byte that is looked at is paid for; without budget nothing is found.
 *
 *     size_t budget = SLIP_BUDGET;
 *     uint32_t meant = slip_find(&corpus.entities, "le-mali", &budget);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_SLIP_H
#define DOC_SLIP_H

#include "doc/entity.h"

/* Bytes to look at in one article: some milliseconds. */
enum { SLIP_BUDGET = 2000000 };

/* The first such entity, or ENTITY_NONE. */
uint32_t slip_find(const struct entities *es, const char *words, size_t *budget);

#endif
