/* theming: the theme on the screen: which one, and when it changes.
 *
 * What the user named counts most: with --theme or in the configuration, else what was
 * chosen with T and kept from an earlier session.  Where nothing was named ("auto") it is
 * dark or light as the terminal is, as soon as the terminal says so.
 *
 *     theming_start(&t, options->theme, term_is_light(), &err)
 *     ...
 *     if (theming_take(&t))
 *             term_set_theme(&t.theme);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_THEMING_H
#define RUN_THEMING_H

#include "app/app.h"
#include "ui/theme.h"

struct theming {
	struct theme theme; /* on the screen */
	bool changed;       /* and not yet taken */
	bool light;         /* the terminal has a light background, as far as known */
	bool colorless;     /* the terminal shows no colours: the caller says so */
	bool kept;          /* what is chosen is kept for the next start */
	struct str name;    /* as the user names it, or "auto" */
};

/* The theme for the first frame.  `given`: on the command line or in the configuration;
 * NULL: nowhere, then what is chosen is kept.  False, with a sentence, when what is given
 * is no theme; what was kept and is none any more is passed over. */
bool theming_start(struct theming *t, const char *given, bool light, struct error *err);
void theming_release(struct theming *t);

/* Hands it on to the session, when there is one, and tells its name to the application. */
void theming_give(struct theming *from, struct theming *to, struct app *app);

/* Is there a new theme to paint with?  Only once. */
bool theming_take(struct theming *t);

/* Does the terminal's background decide? */
bool theming_is_auto(const struct theming *t);

/* The terminal has told its background. */
void theming_background(struct theming *t, bool light);

/* EFFECT_THEME and EFFECT_THEMES: shows what app->themes names; fills the list. */
void theming_show(struct theming *t, struct app *app, bool keep);
void theming_list(struct app *app);

#endif
