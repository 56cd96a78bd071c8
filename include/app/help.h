/* help: the commands that work in the pane one came from, or the keys of a mode, searchable.
 *
 * Made of the rows of the command table; Enter runs the one under the cursor.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/command.h"
#include "app/mode_keys.h"
#include "app/prompt.h"
#include "app/rows.h"
#include "base/str.h"
#include "text/find.h"

struct help_row {
	const char *heading; /* a topic; else NULL and one of: */
	const struct command *command;
	const struct mode_key *key; /* of the mode that the help is about */
};

struct help {
	bool open;
	struct list list;
	VEC(struct help_row) rows;
	struct find *filter;
	struct str filter_text;

	const struct mode_keys *keys; /* of the mode that waits below; NULL: of the pane */
	int over;                     /* that mode */
	struct prompt held;           /* what was being typed in it, */
	struct str message;           /* and what it said */
	int said;
};

void help_open(struct app *app);

/* The keys of the mode that has them now, which goes on when the help closes; `said` is
 * the kind of message that was shown. */
void help_open_mode(struct app *app, int said);
void help_close(struct app *app);
void help_release(struct help *h);

/* Rows again, cursor on a command and on the screen; part of settling. */
void help_settle(struct app *app);

/* The lines of the help that fit on the screen. */
int help_lines(const struct app *app);

/* Where its rows are. */
struct rect help_place(const struct app *app);

/* One line for who starts postil for the first time: the keys to begin with, as they are
 * bound, as many as there is room for.  It goes with the next key. */
void help_welcome(struct app *app);

/* Closes the help and runs the command under the cursor. */
void help_run(struct app *app);

#endif
