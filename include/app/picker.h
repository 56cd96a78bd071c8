/* picker: finding an entity by a part of its name, or giving a new one a name.
 *
 * A prompt in the status line and a list over the text that narrows as one types:
 * names, aliases and ids are matched (text/fuzzy.h), the best first; among equals, and
 * when nothing is typed, those of this article.  The words that it begins with are a
 * first search: what is typed replaces them, unless they were edited before.  At most BEST_ROWS are listed,
 * and behind them the new one, where there may be one.
 *
 *     picker_open(app, "mark as:", words, true, picked);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_PICKER_H
#define APP_PICKER_H

#include "app/best.h"
#include "app/rows.h"
#include "base/rect.h"
#include "base/str.h"

struct app;

struct picker {
	struct str label;
	bool may_create;
	bool fresh; /* nothing was typed yet: there are only the words it began with */
	struct list list;
	struct best
	    rows; /* indices of entities; ENTITY_NONE: the name that is typed, as a new one */
	struct fuzzy fuzzy;
	void (*done)(struct app *app, uint32_t entity, const char *new_name);
};

/* `done` is called with an entity, or ENTITY_NONE and the name for a new one (only with
 * may_create), in normal mode; Esc calls nothing. */
void picker_open(struct app *app, const char *label, struct slice start, bool may_create,
		 void (*done)(struct app *app, uint32_t entity, const char *new_name));
void picker_key(struct app *app, uint32_t key);
void picker_release(struct picker *p);

/* What an entity is found by: its name (k = 0), its aliases, its id; then NULL. */
const char *picker_name(const struct app *app, uint32_t entity, uint32_t k);

/* Is it one to choose?  One that was taken back, or only asked for, is still in memory. */
bool picker_knows(const struct app *app, uint32_t entity);

/* Who goes before among equals: who is here, then who is mentioned most. */
uint64_t picker_rank(const struct app *app, uint32_t entity);

/* Is the last row a new one?  It is always in sight, in the last line. */
bool picker_offers_new(const struct app *app);

/* The rows of the list that are on the screen, and whether a line with a title stands
 * over them. */
int picker_lines(const struct app *app, bool *titled);

/* Where its rows are, and that line (h 0: there is none). */
void picker_place(const struct app *app, struct rect *rows, struct rect *title);

/* The row that stands on a line of them; SIZE_MAX: none. */
size_t picker_row_at(const struct app *app, int line);

#endif
