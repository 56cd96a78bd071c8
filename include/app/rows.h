/* rows: what the three lists show, built from the state, newest first.
 *
 * Plain arrays of indices, made again when the article, the selected entity or
 * a filter changes; the panes draw them, the commands step through them.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_ROWS_H
#define APP_ROWS_H

#include "base/rect.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

/* A scrolled list: the row with the cursor and the first visible one.  Rows
 * are counted in items; how many lines an item takes is the pane's matter. */
struct list {
	size_t cursor;
	size_t top;
};

struct entity_row {
	bool heading;
	uint32_t index; /* of an entity, or an enum entity_type in a heading */
	uint32_t here;  /* mentions in this article; in a heading the number of entities */
};

struct rows {
	VEC(size_t) articles;            /* indices in the corpus */
	VEC(struct entity_row) entities; /* of this article, grouped by type */
	VEC(uint32_t) facts;             /* indices in the article, by evidence */
	VEC(bool) listed;                /* by fact: is it among them? */
	bool articles_stale;
	bool entities_stale;
	bool facts_stale;
};

void rows_release(struct rows *r);

/* Builds what is stale. */
void rows_refresh(struct app *app);

/* The row of something, or SIZE_MAX when it is not listed. */
size_t rows_of_article(const struct app *app, size_t index);
size_t rows_of_entity(const struct app *app, uint32_t entity);
size_t rows_of_fact(const struct app *app, uint32_t fact);

/* Does the list of facts show it?  After rows_refresh. */
bool rows_lists_fact(const struct app *app, uint32_t fact);

/* Lines that an item of the list of articles takes at a width in columns: a
 * narrow list gives the title two. */
int rows_article_lines(int width);

/* What the pane of facts is made of: the list, and the selected fact in full beside it
 * where there is room, else below a list that takes a third (empty when there is none). */
void rows_fact_places(const struct app *app, struct rect *list, struct rect *detail);

/* The first fact that a list of so many rows shows. */
size_t rows_fact_top(const struct app *app, int height);

/* Keeps the cursor inside n items and on the screen of `visible` items. */
void list_fit(struct list *l, size_t n, size_t visible);

/* Up, Down, Tab and the like, and pages of `page` items, in a list of n that is narrowed
 * by typing; one step goes round its end.  False: it is no such key, or there are none. */
bool list_key(struct list *l, size_t n, int page, uint32_t key);

#endif
