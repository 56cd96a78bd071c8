/* visual: the span that is being selected in the text.
 *
 * While it is on, every motion moves the end that is the cursor; the other end is
 * `anchor`.  Unless `exact`, what is selected is what a person would mark: whole
 * words, without the spaces, quotes and elided articles at its ends (text/snap.h).
 * `parts` are the pieces that were kept before: a discontinuous span.  Entity and
 * fact stay selected meanwhile, whatever the cursor passes.  Opening another article
 * or pane ends it.
 *
 *     visual_start(app, false);
 *     spans = visual_spans(app, &n);
 *     visual_end(app);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_VISUAL_H
#define APP_VISUAL_H

#include "base/str.h"
#include "base/vec.h"
#include "doc/span.h"
#include "text/snap.h"

struct app;

#define VISUAL_BETWEEN UINT32_MAX /* the anchor between two parts, or before the first */

struct visual {
	bool on;
	bool exact;
	uint32_t anchor;        /* code point: the fixed end; VISUAL_BETWEEN: there is none */
	VEC(struct span) parts; /* kept, in the order they were added */
	VEC(struct span) grown; /* smaller ones, to shrink to again */
};

/* On the mention or the word under the cursor (or behind it); with `exact` on the
 * character alone.  Between two parts: begins the next one. */
void visual_start(struct app *app, bool exact);

/* On, from one point to another: what a drag of the mouse selects. */
void visual_between(struct app *app, uint32_t from, uint32_t to, bool exact);

/* On, with nothing selected: motions go anywhere, visual_start begins. */
void visual_wait(struct app *app);
void visual_end(struct app *app);
void visual_release(struct visual *v);

/* False when there is nothing larger, or nothing smaller. */
bool visual_grow(struct app *app);
bool visual_shrink(struct app *app);

void visual_swap(struct app *app); /* the cursor to the other end */
void visual_exact(struct app *app, bool exact);

/* Keeps what is selected as a part; what is selected next is another one.  False
 * between two parts. */
bool visual_keep(struct app *app);

/* The parts as they would be marked, sorted, in app->scratch; those that meet are
 * one.  NULL and *n 0 when nothing is selected. */
const struct span *visual_spans(struct app *app, size_t *n);

/* The same as evidence is quoted: with articles at the start, and ? ! … at the end. */
const struct span *visual_clauses(struct app *app, size_t *n);

/* Their words, with … between parts; in app->scratch. */
struct slice visual_words(struct app *app);

/* For drawing: how many pieces are selected, and each as it would be marked. */
size_t visual_count(const struct app *app);
struct span visual_part(const struct app *app, size_t i, enum snap_kind kind);

#endif
