/* filter: narrowing a pane to what holds some words.
 *
 * Each pane has a filter of its own, and so has the help; it is matched as
 * words are searched (case and accents ignored unless typed).
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FILTER_H
#define APP_FILTER_H

#include <stdbool.h>
#include <stdint.h>

struct app;

/* Opens the prompt for the pane with the focus, or for the help. */
void filter_start(struct app *app);

/* Filters at once, as if the words were typed. */
void filter_words(struct app *app, const char *words);

/* A key for the prompt, in MODE_FILTER; the pane follows as one types. */
void filter_key(struct app *app, uint32_t key);

/* Forgets the filter of the pane with the focus (or of the help); false when it
 * had none. */
bool filter_clear(struct app *app);

/* Lays the filter of the text pane over the open article. */
void filter_text(struct app *app);

/* Take the filter of the text or of the facts back when it hides what one goes
 * to, and say so. */
void filter_uncover(struct app *app, uint32_t point);
void filter_uncover_fact(struct app *app, uint32_t fact);

#endif
