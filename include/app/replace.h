/* replace: one place after the other, y n ! q, as query-replace does.
 *
 * Marks the other occurrences of an entity's names (doc/occurrences.h) as mentions
 * of it, in the article or the corpus, or gives mentions of one entity to another
 * (split).  A refused place is stored in the article and never proposed again.  All
 * that was said yes and no to is one step, written when it ends: by q, by ! or by the
 * last answer.  Who types q after the last answer, not knowing that it was, does not quit
 * postil (app->ended).
 *
 *     y yes   n no, never again (split: stays)   s skip   . yes, and stop
 *     ! yes to all the rest   u takes the last answer back   q stops
 *
 * Through the corpus it begins in the open article and goes round; articles are read
 * when it comes to them, for ! all at once.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_REPLACE_H
#define APP_REPLACE_H

#include "doc/article.h"

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
void replace_loaded(struct app *app, size_t index);  /* an article it waits for was read */
void replace_changed(struct app *app, size_t index); /* its text may be another one */

/* Ends it: what was answered becomes a step. */
void replace_end(struct app *app);
void replace_release(struct replace *r);

/* What is asked, for drawing. */
struct replace_look {
	bool split;
	bool all; /* asks whether to take all the rest, of so many articles */
	size_t articles;
	struct slice words;   /* of the place; borrowed from the article */
	uint32_t entity;      /* whose mention it becomes */
	uint32_t other;       /* whose it lies in already; ENTITY_NONE */
	size_t number, total; /* from 1; with ! the places that are left */
	bool more;            /* articles are still to be looked at */
};

bool replace_look(const struct app *app, struct replace_look *out);

/* The places of the open article that are asked about, one after the other, from *i = 0
 * on; false after the last. */
bool replace_next_place(const struct app *app, size_t *i, const struct anchor **place,
			bool *current);

#endif
