/* ask: one question in the status line: a line of words, or one letter.
 *
 *     ask_line(app, "rename to", slice_of(e->name), rename_done);
 *     ask_letter(app, "type: person place organization …", "plo", type_done);
 *
 * `done` is called with the answer after the mode is normal again, so it may ask
 * the next question; Esc calls nothing.  `number` is the caller's, for `done`.
 *
 * What is to be read before one answers stands in a box over the panes, in full; where
 * it does not fit the screen, ask_fits tells so, and `done` should refuse:
 *
 *     ask_letter(app, "open it?  y yes  n no", "yn", opened);
 *     ask_show(app, "An address", url, remark, false);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_ASK_H
#define APP_ASK_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

struct ask {
	struct str label;

	const char *title;   /* of the box; NULL: there is none */
	struct str shown;    /* printable ASCII */
	struct str remark;   /* one line below it */
	bool alarming;       /* the remark is a warning */
	const char *letters; /* NULL: a line is asked for, in app->prompt */
	void (*done)(struct app *app, const char *answer); /* the line, or the letter */
	uint32_t number;
};

void ask_line(struct app *app, const char *label, struct slice start,
	      void (*done)(struct app *app, const char *answer));
void ask_letter(struct app *app, const char *question, const char *letters,
		void (*done)(struct app *app, const char *answer));

/* After ask_letter; title static, words copied, `shown` printable ASCII. */
void ask_show(struct app *app, const char *title, const char *shown, const char *remark,
	      bool alarming);

/* The lines that the box has for `shown`, which are cut after so many columns. */
int ask_lines(const struct app *app, int *columns);
bool ask_fits(const struct app *app, const char *shown);

/* A key, in MODE_ASK. */
void ask_key(struct app *app, uint32_t key);

void ask_release(struct ask *a);

#endif
