/* review_int: the queue, shared by showing it and answering.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_REVIEW_INT_H
#define APP_REVIEW_INT_H

#include "app/app.h"

struct review_item {
	enum review_kind kind;
	uint32_t owner; /* index of the mention, or of the fact */
	uint32_t part;  /* of the evidence, or of the source */
};

struct review_state {
	VEC(struct review_item) items;
	size_t cursor;
	bool corpus;
	bool selecting;  /* the place, in the text */
	enum pane focus; /* where it was started */
	size_t waiting;  /* article that is being read; NO_ARTICLE: none */
	size_t left;     /* articles still to look at */
	size_t answered;
	struct review_shown {
		const struct article *article;
		const struct anchor *anchor;
		size_t items; /* an answer leaves fewer, an undo more */
	} shown;              /* what the text was scrolled to */
	struct span guess;    /* of that one; empty: none */
};

/* Each is one step, or a complaint: what is asked about stands at these spans, or at
 * the place that is proposed; or it is removed. */
void review_move_to(struct app *app, const struct span *spans, size_t n);
void review_accept(struct app *app);
void review_drop(struct app *app);

#endif
