/* keeper_int: what the parts of keeper share.  Nobody else includes it.
 *
 *     keeper.c        doing, undoing and redoing in the model
 *     keeper_save.c   writing down: journal, then files
 *     keeper_merge.c  files that changed outside, and what collides
 *     keeper_past.c   the steps of earlier sessions, and what a crash left
 *
 * A file is named by the index of its article, or SIZE_MAX for the register.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_KEEPER_INT_H
#define RUN_KEEPER_INT_H

#include "run/keeper.h"

#define KEEPER_REGISTER SIZE_MAX
#define KEEPER_NO_FILE (SIZE_MAX - 1)

/* The index of an article by its id (NULL: the register).  False: it has gone. */
bool keeper_file_of(const struct keeper *k, const char *article, size_t *index);
const char *keeper_path(struct keeper *k, size_t index);    /* borrowed until the next call */
uint64_t keeper_hash(const struct keeper *k, size_t index); /* as the model knows the file */

/* The state folder, journal and lock, at the first use. */
void keeper_ready(struct keeper *k, struct app *app);

/* Brings the article into memory, with all that is pending done in it. */
bool keeper_load_now(struct keeper *k, size_t index, struct error *err);

/* Does the step in all its files, or in none. */
bool keeper_apply(struct keeper *k, const struct step *s, bool backwards, struct error *err);

/* Does it in each of its files where it fits, but not in `except`. */
void keeper_apply_where_it_fits(struct keeper *k, const struct step *s, bool backwards,
				size_t except);

/* Answers a change with EVENT_CHANGED for each file. */
void keeper_tell_changed(struct keeper *k, struct app *app, const struct step *s);

/* The step was done in the model: history and pending. */
void keeper_note_done(struct keeper *k, struct app *app, struct step *s, enum journal_kind kind);

/* The hunks with which a step changed its files; NULL: not known. */
const struct keeper_trail *keeper_trail_of(const struct keeper *k, uint64_t step);
void keeper_add_trail(struct keeper *k, uint64_t step, const struct journal_file *files, size_t n);

/* Writes down that the step, which is in the journal, was done, undone or saved. */
void keeper_note(struct keeper *k, const struct step *s, enum journal_kind kind);

/* Writes the step down, of which no file is known yet, if it is not there; at the next
 * start it is one that was not saved. */
void keeper_note_pending(struct keeper *k, struct app *app);

/* The file is not what was read: reads it again and does what is pending on it, or
 * withdraws that. */
bool keeper_merge(struct keeper *k, struct app *app, size_t index, struct error *err);

/* Withdraws what is pending and does not fit the articles as they are in memory. */
void keeper_withdraw_unfit(struct keeper *k, struct app *app);

/* Does a new step, which is given away; false, with a complaint: it was not done. */
bool keeper_do(struct keeper *k, struct app *app, struct step *s);

/* Does any of its edits not fit its file as that is in memory? */
bool keeper_collides(struct keeper *k, const struct step *s);

/* Asks app->choice about every collision of the step (the history's, undone). */
void keeper_ask(struct keeper *k, struct app *app, struct step *s);
void keeper_decide(struct keeper *k, struct app *app);

void keeper_read_past(struct keeper *k, struct app *app);
void keeper_recover(struct keeper *k, struct app *app);

void keeper_know_today(struct keeper *k, struct app *app);

/* 2026-11-22T10:00:00Z */
void keeper_now(char out[32]);

#endif
