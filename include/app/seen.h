/* seen: which articles were read, and which wait to be.
 *
 * An article counts as read once it was open on the screen, until somebody says that it
 * does not.  Whoever keeps that between sessions (run/remember) asks what changed.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_SEEN_H
#define APP_SEEN_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct app;

struct seen {
	bool *read;          /* by article */
	size_t articles;     /* of the corpus */
	size_t count;        /* of those that are read */
	VEC(size_t) changed; /* one or several times, since it was emptied */
};

void seen_init(struct seen *s, size_t articles);
void seen_release(struct seen *s);

void seen_set(struct seen *s, size_t article, bool read);
bool seen_is_read(const struct seen *s, size_t article);
size_t seen_waiting(const struct seen *s); /* how many are unread */

/* The next unread one from `from` on in a direction (-1, 1), round the ends, or SIZE_MAX;
 * `from` itself is not looked at. */
size_t seen_next(const struct seen *s, size_t from, int direction);

#endif
