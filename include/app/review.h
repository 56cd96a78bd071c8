/* review: the spans that were not found exactly, one after the other.
 *
 * For each: what the file quotes, what stands in the text now, and the yes that
 * it takes to write the new place down.  Of an orphan the best guess is shown where
 * there is one; any other place can be selected by hand.  Each answer is a step of
 * its own.  The queue is made of the open article's records again by each settling,
 * so nothing in it outlives them.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_REVIEW_H
#define APP_REVIEW_H

#include "doc/article.h"

struct app;
struct review_state;

struct review {
	struct review_state *state; /* NULL: not going on */
};

/* Of the open article, or from it on through the whole corpus. */
void review_start(struct app *app, bool corpus);
void review_key(struct app *app, uint32_t key);

/* The queue again, and the text at what it asks about; part of settling. */
void review_settle(struct app *app);

/* What is selected is the place that it waits for (v), instead of being marked.  False,
 * and nothing done, when it waits for none. */
bool review_take(struct app *app);
void review_release(struct review *r);

enum review_kind { REVIEW_MENTION, REVIEW_EVIDENCE, REVIEW_CUE };

/* What is asked about, for drawing; borrowed from the article. */
struct review_look {
	enum review_kind kind;
	const struct mention *mention; /* NULL: of a fact */
	const struct fact *fact;
	const struct anchor *anchor;
	struct span span;         /* first part of the place in question; empty: none is known */
	const struct span *spans; /* all its parts */
	size_t parts;
	bool guess;           /* the place is below what is taken for found */
	size_t number, total; /* in this article, from 1 */
	bool corpus;
};

bool review_look(const struct app *app, struct review_look *out);

/* Rows at the bottom of the screen, over the status line, that it takes. */
int review_rows(const struct app *app);

#endif
