/* macro: several commands behind one key.
 *
 * They run one after the other, each when what the one before asked for is done (an
 * article read, a step taken), so the second sees what the first made.  The rest is
 * dropped where one complains, or asks something, or does not work where the focus is by
 * then, and with the next key.  A count is for the first.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_MACRO_H
#define APP_MACRO_H

#include <stddef.h>

struct app;
struct binding;
struct macro;

struct macro_run {
	const struct macro *macro; /* NULL: none runs */
	size_t at;                 /* the next command */
	int count;                 /* for the first */
	size_t number;             /* of this run, so that an old effect goes on with no new one */
};

/* Runs the command of a binding, or begins its macro. */
void macro_begin(struct app *app, const struct binding *b, int count);

/* The next command, where this run is still on: the answer to EFFECT_MACRO. */
void macro_next(struct app *app, size_t number);

/* After what a command waited for: goes on once the rest of the effects is done. */
void macro_resume(struct app *app);

void macro_stop(struct app *app);

#endif
