/* merge: one entity becomes part of another in the whole corpus, or goes.
 *
 * All articles are looked through, those that are not in memory are read (EFFECT_LOAD)
 * one after the other, until a key is pressed: mentions, refusals and facts of the one become those of the
 * other, its names become aliases, and it goes, all in one step.  An entity goes
 * alone only when nothing uses it.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_MERGE_H
#define APP_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct merge_state;

struct merge {
	struct merge_state *state; /* NULL: not going on */
};

/* Asks with the picker into which one the selected entity goes. */
void merge_ask(struct app *app);

/* The selected entity goes if nothing uses it; else says how often it is used. */
void merge_remove(struct app *app);

/* Any key stops it, and nothing is changed; false when none is going on. */
bool merge_stop(struct app *app);

void merge_loaded(struct app *app, size_t index); /* an article it waits for was read */
void merge_release(struct merge *m);

#endif
