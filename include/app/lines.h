/* lines: what was typed before into one prompt, for typing it again: bounded, no line
 * twice, the newest last.
 *
 *     struct lines past = {0};
 *     lines_add(&past, SLICE("search accord"));
 *     if (key == KEYS_UP)
 *             lines_walk(&past, &prompt, -1);
 *     lines_release(&past);
 *
 * Who keeps them on disk reads past.list from 0 on, and adds them in the same order.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_LINES_H
#define APP_LINES_H

#include "app/prompt.h"
#include "base/vec.h"

enum { LINES_KEPT = 200 };

/* Zero it first. */
struct lines {
	VEC(char *) list; /* UTF-8, at most PROMPT_LIMIT bytes, never empty */
	size_t at;        /* the line that a walk has put into the prompt */
	struct str typed; /* what stood there before it */
	size_t fresh;     /* lines that were added since whoever keeps them on disk set it to 0 */
};

/* Appends a line (copied) without the spaces at its ends; an earlier one that is the
 * same goes, as the oldest does when there are too many.  Empty ones are not kept. */
void lines_add(struct lines *l, struct slice line);
void lines_release(struct lines *l);

/* Puts the next older (direction -1) or newer (1) line into the prompt, of those that
 * begin with what was typed; beyond the newest, what was typed again.  False when there
 * is none: the prompt stays as it is. */
bool lines_walk(struct lines *l, struct prompt *p, int direction);

/* Walks with Up and ^P, Down and ^N; false too when it is another key. */
bool lines_walk_key(struct lines *l, struct prompt *p, uint32_t key);

/* Is the prompt as a walk left it? */
bool lines_walking(const struct lines *l, const struct prompt *p);

#endif
