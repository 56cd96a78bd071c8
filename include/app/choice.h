/* choice: mine or theirs, where a file was changed outside and by us at once.
 *
 * run/keeper fills the list with what collides and sends EVENT_CHOICE; when all
 * are decided, EFFECT_DECIDE asks it to go on.  Nothing is dropped: what is given
 * up stays in the journal.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_CHOICE_H
#define APP_CHOICE_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

struct choice_row {
	size_t edit;  /* of the step in question */
	char *what;   /* "fact f-7k2qd9 in 2024-07-…"; these three are owned */
	char *mine;   /* what we wrote, as words; "(removed)" */
	char *theirs; /* what stands in the file now */
	bool decided;
	bool keep_mine;
};

struct choices {
	VEC(struct choice_row) rows;
	size_t cursor;
	int back; /* the mode in which it came up, which it goes back to */
};

/* On EVENT_CHOICE, and again by any change while rows are left; nothing without rows. */
void choice_open(struct app *app);
size_t choice_left(const struct choices *c); /* rows that are not decided yet */
void choice_key(struct app *app, uint32_t key);
void choice_clear(struct choices *c);
void choice_release(struct choices *c);

#endif
