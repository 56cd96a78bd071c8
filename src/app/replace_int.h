/* replace_int: what is asked about, shared by finding the places and asking.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_REPLACE_INT_H
#define APP_REPLACE_INT_H

#include "app/app.h"

enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_SKIP };

/* Articles come and go meanwhile: everything is copied to the arena of the state. */
struct replace_place {
	size_t article;
	struct mention mention;       /* what it becomes */
	const struct mention *before; /* what it is; NULL: nothing yet */
	uint32_t other;               /* whose mention it lies in; ENTITY_NONE */
	enum answer answer;
};

struct replace_state {
	uint32_t entity;  /* whose mentions the places become */
	uint32_t from;    /* whose they are; ENTITY_NONE: nobody's */
	struct str extra; /* words that name it too: those of the mention it began at */
	bool corpus;
	VEC(struct replace_place) places; /* article by article, by their place in the text */
	size_t cursor;                    /* the one that is asked about */
	size_t first;                     /* article where it began */
	size_t looked;                    /* articles whose places are there, round from that */
	size_t waiting;                   /* article that is being read; NO_ARTICLE */
	bool rest;                        /* ! looks through all articles, then asks */
	bool asking;                      /* whether to take all the rest */
	size_t unanchored;
	enum pane focus; /* where it was started */
	struct arena arena;
};

/* Adds the places of the article, which is in memory. */
void replace_collect(struct app *app, size_t article);

#endif
