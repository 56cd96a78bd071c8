/* fact_draft: a new fact, filled with what its words say by themselves.
 *
 * From the parts of a selection: evidence, one quote for each (a part that runs
 * over paragraphs becomes several); the entities mentioned in them as fillers of
 * roles, in the order of the text: the first actor is the agent, the next the
 * patient, laws and events the theme; à, to: the recipient; avec, with, entre:
 * parties; par, by: the agent; à travers, through: the instrument; a place behind à, en, dans, in, at is the place of
 * the fact.  Date, quantity and sources are those of doc/recognise.  The claim is
 * empty, the predicate missing, the verdict open: these are for a person to say.
 *
 * Nothing is added to the article: a draft is shown, changed and then added by an
 * edit.  It lives in the arena that is given and borrows nothing but the ids of
 * entities.
 *
 *     struct fact_seed seed = {.parts = &span, .n = 1, .by = "me", .on = today};
 *     struct fact *f = fact_draft(article, &corpus->entities, &seed, &arena, &err);
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_FACT_DRAFT_H
#define DOC_FACT_DRAFT_H

#include "base/error.h"
#include "doc/corpus.h"

enum { FACT_ID_SIZE = 9 }; /* with its NUL */

/* Where ids come from: fills n bytes, false when it cannot. */
struct fact_random {
	bool (*fill)(void *data, void *bytes, size_t n); /* NULL: the system's */
	void *data;
};

struct fact_seed {
	const struct span *parts; /* in order, not empty */
	uint32_t n;               /* at least 1 */
	const char *by;           /* NULL or "": nobody is named */
	const char *on;
	struct fact_random random;
};

/* An id that no fact of the article has: f- and six letters of Crockford's
 * base32.  False with a sentence when there is no randomness. */
bool fact_id_new(const struct article *a, struct fact_random random, char out[FACT_ID_SIZE],
		 struct error *err);

/* NULL with a sentence when a part cannot be quoted, or there is no id. */
struct fact *fact_draft(const struct article *a, const struct entities *es,
			const struct fact_seed *seed, struct arena *arena, struct error *err);

/* A word for completion, and how many facts use it. */
struct fact_word {
	const char *word; /* the article's; good while that is in memory */
	size_t count;
};

struct fact_words {
	struct fact_word *v; /* owned */
	size_t n;
	size_t cap;
};

/* Replaces what `out` held by the predicates, or the names of roles, of the
 * articles in memory, the most frequent first, then by their letters.  Those that the
 * guideline knows and nobody used follow with count 0. */
void fact_predicates(const struct corpus *c, struct fact_words *out);
void fact_role_names(const struct corpus *c, struct fact_words *out);
void fact_words_release(struct fact_words *w);

#endif
