/* memory: what is remembered of a corpus between sessions: where one was.
 *
 * Articles are named by id and places are spots, so both survive changes of the corpus
 * and of its texts.  What is new has `at` 0 until it is merged into what was kept.
 *
 *     memory_init(&m);
 *     memory_visit(&m, "2024-07-accord", spot_take(a, cursor));
 *     ... later: read what is kept into another one, then
 *     memory_merge(&kept, &m, seconds);
 *     memory_release(&m);
 *
 * Strings are borrowed, or lie in the memory's arena.  Lists are bounded; their
 * oldest entries go first.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_MEMORY_H
#define DOC_MEMORY_H

#include "base/arena.h"
#include "base/vec.h"
#include "doc/spot.h"

enum { MEMORY_PLACES = 1000, MEMORY_JUMPS = 100 };

struct memory_place {
	const char *article; /* id */
	struct spot spot;
	int64_t at;  /* seconds since 1970; 0: new */
	char letter; /* of a mark; else 0 */
};

struct memory_list {
	VEC(struct memory_place) all; /* the oldest first */
};

/* A setting that was changed in the reader; it counts only as long as it would have the
 * value it was changed from. */
struct memory_setting {
	const char *name;
	const char *from;
	const char *to;
};

/* What was on the screen. */
struct memory_open {
	const char *article; /* id; NULL: nothing is known */
	const char *pane;    /* with the focus; "" unknown, as those below */
	const char *entity;  /* id */
	const char *fact;    /* id */
	int line;            /* of the screen, with the cursor; -1: none */
	bool alone;          /* focus mode */
	int64_t at;
	VEC(struct memory_setting) settings;
};

struct memory {
	struct arena arena;
	struct memory_open open;
	struct memory_list places; /* one for each article */
	struct memory_list marks;  /* one for each letter */
	struct memory_list jumps;
};

void memory_init(struct memory *m);
void memory_release(struct memory *m);

/* These are new, and replace what was there. */
void memory_visit(struct memory *m, const char *article, struct spot spot);
void memory_mark(struct memory *m, char letter, const char *article, struct spot spot);

const struct memory_place *memory_place_of(const struct memory *m, const char *article);
const struct memory_place *memory_marked(const struct memory *m, char letter); /* NULL: none */

/* Puts what is new in `mine` into what was kept, as of `now` (in seconds): of one article
 * or letter the newer place counts; jumps of both stand in the order of their time. What
 * is too much goes.  Strings are copied. */
void memory_merge(struct memory *kept, const struct memory *mine, int64_t now);

/* The latest time in it, 0 where there is none. */
int64_t memory_latest(const struct memory *m);

#endif
