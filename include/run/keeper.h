/* keeper: does the steps that the application asks for, and keeps them: in the model,
 * in the journal, in the files.
 *
 * A step is done in memory at once (EVENT_CHANGED answers), so that it is on the screen
 * before any disk is asked; keeper_save then writes it down: the journal first, then
 * each file by store/save.  A step is saved before the next one is done.  Where a file
 * was changed outside meanwhile, it is read again and the step done on what it says
 * now; what collides is taken back, becomes app->choice and is asked about.  It stays in
 * the journal as not saved until that is decided.
 *
 *     keeper_open(&k, &corpus, KEEPER_FILES);
 *     session_init(&s, &corpus, &k, 80, 24, 0);
 *     ... each time a frame was shown and nobody types: keeper_save(&k, &s.app);
 *     keeper_close(&k, &s.app);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_KEEPER_H
#define RUN_KEEPER_H

#include "app/app.h"
#include "app/event.h"
#include "store/article_write.h"
#include "store/journal.h"
#include "store/lock.h"

enum keeper_mode {
	KEEPER_LOCKED, /* nothing may be changed */
	KEEPER_MEMORY, /* changes are done, and forgotten at the end: for tests */
	KEEPER_FILES
};

/* How one step changed its files, for an exact way back. */
struct keeper_trail {
	uint64_t step; /* its number */
	struct journal_file *files;
	size_t n;
	struct arena arena;
};

struct keeper_pending {
	struct step *step;      /* belongs to app->history */
	enum journal_kind kind; /* done, undone or done again */
	bool noted;             /* in the journal */
};

/* What a file looked like from outside. */
struct keeper_stamp {
	size_t index; /* of an article, SIZE_MAX: the register */
	int64_t seconds;
	int64_t nanoseconds;
	int64_t size;
	uint64_t inode;
};

struct keeper {
	struct corpus *corpus;
	enum keeper_mode mode;
	char *state;             /* folder; NULL: there is nowhere to keep a journal */
	struct journal *journal; /* NULL likewise */
	struct lock lock;
	struct str path; /* of the register */
	char *who;       /* the user's name on this machine; "" unknown, and in memory */
	char today[16];  /* 2026-11-22, here; "" in memory */
	long quarter;    /* of an hour, for which today was asked */
	struct draft draft;
	VEC(struct keeper_trail) trails; /* of the latest steps */
	size_t trail_bytes;
	VEC(struct keeper_pending) pending; /* done in the model, not saved yet */
	bool unfit;                         /* some of it did not fit an article read since */
	VEC(struct step *) colliding; /* the history's: taken back until app->choice is decided */
	VEC(struct step *) unsaved;   /* the history's: what a crash left, while it is offered */
	struct keeper_stamp seen[2];  /* the open article and the register, as last looked at */
	size_t gone;                  /* steps undone, or done again, by the last count */
	bool ready;                   /* state, journal and lock were asked for */
	struct str holder;            /* what app->keeping.along points to */
};

/* The corpus is opened already.  Touches no disk: journal and lock are asked for at
 * the first change, or by keeper_greet if they are there. */
void keeper_open(struct keeper *k, struct corpus *corpus, enum keeper_mode mode);

/* Saves what is not saved yet. */
void keeper_close(struct keeper *k, struct app *app);

/* Performs EFFECT_DO, UNDO, REDO, REVERSE, PAST, DECIDE, RECOVER, TAKE_OVER; false for others. */
bool keeper_perform(struct keeper *k, struct app *app, struct effect e);

/* Brings an article into memory if it is not there: as its file says, with all that is
 * pending done in it. */
void keeper_load(struct keeper *k, size_t index);

/* Writes down what is pending.  True when something new is to be shown. */
bool keeper_save(struct keeper *k, struct app *app);

/* After the first frame: offers what a crash left unsaved, tells who writes, and removes
 * the temporary files of processes that are dead. */
void keeper_greet(struct keeper *k, struct app *app);

/* Looks whether the file of the open article is still what was read, and reads it
 * again if not; cheap, for each key.  True when something new is to be shown. */
bool keeper_look(struct keeper *k, struct app *app);

#endif
