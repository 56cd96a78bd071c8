/* best: of many things that have names, those that fit best to what is typed, in order.
 *
 * A thing is a number, and a function tells its names: the first is what it is called,
 * the others it is found by too.  The list of entities and the command line choose so.
 *
 *     struct best_row row = {.index = i, .rank = used};
 *     if (best_match(&fuzzy, name_of, app, &row))
 *             best_keep(&best, &row);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_BEST_H
#define APP_BEST_H

#include "base/vec.h"
#include "text/fuzzy.h"

enum { BEST_ROWS = 200 };

struct best_row {
	uint32_t index; /* of the thing */
	uint32_t by;    /* which of its names matched; 0 where they are even */
	bool sure;      /* each letter begins a word or follows another that matched */
	int score;
	uint64_t rank; /* the caller's: what goes before among equal scores */
};

/* A VEC, which ends in `matched`. */
struct best {
	struct best_row *v;
	size_t n;
	size_t cap;
	size_t matched; /* kept or not */
};

/* The best match among the names of row->index, `name` telling each of them from 0 on
 * and NULL behind the last: by, sure and score are filled in.  False when none matches. */
bool best_match(struct fuzzy *f,
		const char *(*name)(const void *context, uint32_t index, uint32_t k),
		const void *context, struct best_row *row);

/* Puts a row that matched in its place; equal ones stay as they came.  At most BEST_ROWS
 * are kept. */
void best_keep(struct best *b, const struct best_row *row);

void best_clear(struct best *b); /* keeps the memory */
void best_release(struct best *b);

#endif
