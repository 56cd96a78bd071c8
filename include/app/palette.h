/* palette: the line that begins with ":": any command by its name, and what it is given.
 *
 * A prompt in the status line and a list over it that narrows as one types (app/best.h):
 * first the commands that work where one is, with those that were used last before the
 * others; behind the name of a command that takes an argument, what that may be.  Enter
 * runs the line with what is chosen in the list, Tab completes.  A number before the name
 * is its count, and alone goes to that paragraph or item.  Up and Down choose; Up from
 * the first row goes back through the lines that were run.
 *
 * A long list is looked at in slices (EFFECT_GO_ON), so that a key never waits for it.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_PALETTE_H
#define APP_PALETTE_H

#include "app/argument.h"
#include "app/best.h"
#include "app/lines.h"
#include "app/rows.h"

#define PALETTE_NONE SIZE_MAX

struct palette {
	struct lines past;                /* lines that were run, of earlier sessions too */
	struct lines values;              /* of the setting that is typed */
	const struct argument_list *from; /* what is chosen from; NULL: nothing */
	const struct command *command;    /* whose argument is typed; NULL: its name is */
	size_t start;                     /* byte of the prompt where the word to choose begins */
	uint32_t next;                    /* of the list: the first that was not looked at yet */
	struct best rows;
	struct list list; /* cursor PALETTE_NONE: the line runs as it is */
	struct fuzzy fuzzy;
};

/* Opens the line with that in it: "", or "open " to go on with an argument. */
void palette_open(struct app *app, const char *line);
void palette_key(struct app *app, uint32_t key);

/* The next slice of a list that is looked at. */
void palette_go_on(struct app *app);

void palette_release(struct palette *p);

#endif
