/* remember: what survives quitting: where one was in each article, marks, jumps, what was
 * read and searched, settings that were changed in the reader.
 *
 * In the state folder (store/state.h) of the corpus: memory.yaml (store/memory_file.h) and
 * read, the ids of the articles that were read; for all corpora: searches.  Several postils
 * may run: each writes what is new of itself into what it finds.  Written at the end,
 * before a stop, at once after a mark, and else at most once a minute while one reads.
 * Where nothing can be kept, nothing is said: it is only not there the next time.
 *
 *     remember_open(&r, &app, &article);     // before the first article is opened
 *     ... it is open ...
 *     remember_resume(&r, &app);
 *     ... after the first frame: remember_greet(&r, &app);
 *     ... after events: remember_look(&r, &app);
 *     remember_close(&r, &app);              // keeps it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_REMEMBER_H
#define RUN_REMEMBER_H

#include "app/app.h"

struct remember {
	char *folder;          /* of the corpus, perhaps not made yet; NULL: there is nowhere */
	struct settings first; /* as they were before those that were changed in the reader */
	bool resumed;          /* the article that was open last is opened again */
	bool later;            /* the list of what was read waits for the first frame */
	struct error trouble;  /* what was wrong with the file; to be said once */
	int64_t latest;        /* time of what was read, in seconds: what is new is newer */
	int64_t moved;  /* when the cursor last did, or what is below; 0: not since it was kept */
	int64_t kept;   /* when that was */
	size_t article; /* where it was when it moved, */
	uint32_t cursor;
	enum pane focus; /* and the rest of what the screen shows */
	bool alone;
	struct settings settings;
};

/* Reads; *index is the article to open: the one that was open last for NO_ARTICLE. */
void remember_open(struct remember *r, struct app *app, size_t *index);

/* Entity, fact, focus and the line of the cursor, where an article is open again. */
void remember_resume(struct remember *r, struct app *app);

/* What the first frame did not need.  True when something new is to be shown. */
bool remember_greet(struct remember *r, struct app *app);

void remember_look(struct remember *r, struct app *app);
void remember_keep(struct remember *r, struct app *app);
void remember_close(struct remember *r, struct app *app);

#endif
