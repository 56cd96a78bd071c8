/* replace: one place after the other, y n ! q, as query-replace does.
 *
 * Marks the other occurrences of an entity's names (doc/occurrences.h) as mentions
 * of it, in the article or the corpus, or gives mentions of one entity to another
 * (split).  A refused place is stored in the article and never proposed again.  All
 * that was said yes and no to is one step.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_REPLACE_H
#define APP_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct replace_state;

struct replace {
	struct replace_state *state; /* NULL: not going on */
};

/* All occurrences of the entity's names that are not marked yet. */
void replace_start(struct app *app, uint32_t entity, bool corpus);

/* All mentions of `from`, to become mentions of `to`. */
void replace_start_split(struct app *app, uint32_t from, uint32_t to, bool corpus);

void replace_key(struct app *app, uint32_t key);
void replace_loaded(struct app *app, size_t index); /* an article it waits for was read */
void replace_release(struct replace *r);

#endif
