/* search: finding words or a regular expression in the open article.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_SEARCH_H
#define APP_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

/* Opens the prompt for a pattern; the search begins at the cursor, and goes on from
 * there or back. */
void search_start(struct app *app, bool back);

/* Searches words at once, as if they were typed. */
void search_words(struct app *app, const char *words);

/* A key for the prompt, in MODE_SEARCH; hits are shown as one types. */
void search_key(struct app *app, uint32_t key);

/* So many hits further the way the search went, the other way below 0, round the article;
 * one jump. */
void search_next(struct app *app, int steps);

/* Finds all hits again, after another article was opened. */
void search_article(struct app *app);

/* The number of the hit under the cursor, from 1; 0: none. */
size_t search_number(const struct app *app);

#endif
