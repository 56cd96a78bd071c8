/* themes: choosing one, with each under the cursor tried on at once.
 *
 * Only names are known here; run/theming loads what is named `now` (EFFECT_THEME) and
 * fills the list (EFFECT_THEMES).  What is typed narrows the list as in the picker;
 * Enter keeps the theme, Esc goes back to the one before.
 *
 * "auto" stands for dark or light, as the terminal is.
 *
 *     themes_open(app);                   // T
 *     themes_set(app, "dark");            // :theme dark
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_THEMES_H
#define APP_THEMES_H

#include "app/rows.h"
#include "base/str.h"
#include "text/fuzzy.h"

struct app;

#define THEMES_AUTO "auto"

struct theme_name {
	char *name;        /* owned */
	const char *whose; /* "", or a word for the list; static */
};

struct themes {
	VEC(struct theme_name) all; /* empty until it was asked for */
	VEC(size_t) rows;           /* indices of those that match, the best first */
	struct list list;
	struct fuzzy fuzzy;
	struct str now;     /* the theme on the screen, or that is wanted there */
	struct str before;  /* what Esc goes back to */
	struct str trouble; /* why `now` cannot be shown, which the one before then still is */
};

void themes_init(struct themes *t);
void themes_release(struct themes *t);

void themes_open(struct app *app);
void themes_key(struct app *app, uint32_t key);

/* Shows one and keeps it, without the list. */
void themes_set(struct app *app, const char *name);

/* Asks for the names, where there are none yet (EFFECT_THEMES). */
void themes_want(struct app *app);

/* For run: what is on the screen at the start. */
void themes_named(struct app *app, const char *name);

/* For run: a name for the list, which is copied; and when all are there. */
void themes_add(struct app *app, const char *name, const char *whose);
void themes_listed(struct app *app);

/* For run: `now` could not be shown.  Outside of the list the one before is named again,
 * and the sentence becomes a message. */
void themes_failed(struct app *app, const char *sentence);

/* Rows of the list that are on the screen. */
int themes_lines(const struct app *app);

#endif
