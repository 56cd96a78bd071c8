/* history: the steps that were done, and which of them are undone.
 *
 * Owns its steps, oldest first.  Undone ones are the last; a new step forgets
 * them as a way forward, but keeps them in the list (the journal has them too).
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_HISTORY_H
#define DOC_HISTORY_H

#include "doc/edit.h"

struct history {
	VEC(struct step *) steps;  /* all, oldest first, undone ones included */
	VEC(struct step *) done;   /* what u takes back, last one first to go */
	VEC(struct step *) undone; /* what ^R does again, last one first */
	bool complete;             /* the journal of earlier sessions is in it */
};

void history_release(struct history *h);

/* A step that was just done; owned from now on.  Clears `undone`. */
void history_push(struct history *h, struct step *s);

/* The step that u would take back, or ^R do again; NULL: none. */
struct step *history_last(const struct history *h);
struct step *history_next(const struct history *h);

/* That step was taken back, or done again: mostly the last one, or the next.  Nothing
 * when it was so already. */
void history_undid(struct history *h, struct step *s);
void history_redid(struct history *h, struct step *s);

/* Puts the steps of earlier sessions (owned from now on, with `undone` set as the
 * journal tells, in its order) before those of this one. */
void history_prepend(struct history *h, struct step **steps, size_t n);

#endif
