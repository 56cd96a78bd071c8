/* occurrences: the other places of a text that may name an entity.
 *
 * Looks for its name, its aliases and one more string where they stand as whole
 * words (text/words.h: what an elided l’ or d’ stands before is a word, half of
 * Jean-Pierre is none), case and accents ignored, a hyphen as good as a space.  The
 * longest name comes first and places do not overlap.  A plural s or x behind a
 * name of four letters or more belongs to the place.
 *
 *   CNT, UE     an abbreviation in capitals has to stand in capitals
 *   paix, Air   one word of up to five letters has to begin in the same case
 *
 * Places with a mention or a refusal of this entity are left out; those with a
 * mention of another are given with it.
 *
 *     struct occurrences found = {0};
 *     occurrences_find(&found, article, &entities.list.v[i], i, SLICE(""));
 *     for (size_t k = 0; k < found.n; k++)
 *             use(found.v[k].at);
 *     occurrences_release(&found);
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_OCCURRENCES_H
#define DOC_OCCURRENCES_H

#include "doc/article.h"

#define OCCURRENCE_FREE UINT32_MAX

struct occurrence {
	struct span at;
	uint32_t other; /* index of a mention of another entity that overlaps, or OCCURRENCE_FREE */
};

struct occurrences {
	struct occurrence *v; /* owned; by place */
	size_t n;
	size_t cap;
};

/* Replaces what `out` held.  `e` is the entity of that index; of one that is not
 * declared only `extra` is looked for, which may be empty.  Linear in the text for
 * each name. */
void occurrences_find(struct occurrences *out, const struct article *a, const struct entity *e,
		      uint32_t index, struct slice extra);
void occurrences_release(struct occurrences *o);

#endif
