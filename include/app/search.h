/* search: finding words in the open article, and narrowing the panes.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_SEARCH_H
#define APP_SEARCH_H

#include "text/find.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

/* Opens the prompt for a pattern; the search begins at the cursor. */
void search_start(struct app *app);
void search_start_filter(struct app *app);

/* A key for the prompt, in MODE_SEARCH and MODE_FILTER. */
void search_key(struct app *app, uint32_t key);

/* To the next hit (1) or the one before (-1), round the article. */
void search_next(struct app *app, int direction);

/* Finds all hits again, after another article was opened. */
void search_article(struct app *app);

/* The number of the hit under the cursor, from 1; 0: none. */
size_t search_number(const struct app *app);

/* Does the pattern occur in these bytes? */
bool search_hits(struct find *f, struct slice text);

/* Lays the filter of the text pane over the open article. */
void search_filter_text(struct app *app);

/* Takes that filter back when it hides a place that one goes to. */
void search_uncover(struct app *app, uint32_t point);

/* Forgets the filter of the pane with the focus (or of the help); false when it
 * had none. */
bool search_unfilter(struct app *app);

#endif
