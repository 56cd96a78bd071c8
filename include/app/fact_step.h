/* fact_step: changes of facts, each as one step.
 *
 *     f = fact_to_change(app);             // a copy of the selected fact
 *     if (f) {
 *             f->verdict = VERDICT_VERIFIED;
 *             fact_changed(app, f, "verified");
 *     }
 *
 * What cannot be done is said in the status line.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FACT_STEP_H
#define APP_FACT_STEP_H

#include "doc/edit.h"

struct app;

/* A fact of the corpus by its ids. */
struct fact_name {
	const char *article;
	const char *fact;
};

/* The selected fact, or NULL and a note that says how to select one. */
const struct fact *fact_selected(struct app *app);

/* A copy of it in app->scratch, if we may write; else NULL. */
struct fact *fact_to_change(struct app *app);

/* Does the change of the selected fact as the step "WHAT fact: its claim". */
void fact_changed(struct app *app, const struct fact *now, const char *what);

/* Adds a fact, or takes the selected one away. */
void fact_removed(struct app *app);

/* The places as an anchor in the arena that was found, for evidence or a cue; NULL and
 * a complaint where that cannot be. */
struct anchor *fact_quote(struct app *app, struct arena *arena, const struct span *spans, size_t n);

/* Same-as and contradicts hold in both directions. */
bool fact_link_mutual(enum link_kind kind);

/* The fact if its article is in memory, else NULL; *index is that of the article, or
 * SIZE_MAX. */
const struct fact *fact_named(const struct app *app, struct fact_name name, size_t *index);

/* Adds the link to the step; false when the fact is not in memory or has it already. */
bool fact_link_from(struct app *app, struct step *s, struct fact_name from, enum link_kind kind,
		    struct fact_name to);

/* Links of all articles read so far that lead to the fact. */
size_t fact_links_to(const struct app *app, struct fact_name name);

/* Appends a filler, or a link, to a list in the arena. */
void fact_add_source(struct arena *arena, struct fact *f, struct source source);
void fact_add_evidence(struct arena *arena, struct fact *f, struct anchor *a);
void fact_add_link(struct arena *arena, struct fact *f, struct link l);

/* A fact's claim, or what stands for it. */
const char *fact_title(const struct fact *f);

#endif
