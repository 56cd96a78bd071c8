/* ask: one question in the status line: a line of words, or one letter.
 *
 *     ask_line(app, "rename to", slice_of(e->name), rename_done);
 *     ask_letter(app, "type: person place organization …", "plo", type_done);
 *
 * `done` is called with the answer after the mode is normal again, so it may ask
 * the next question; Esc calls nothing.  `number` is the caller's, for `done`.
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
	const char *letters; /* NULL: a line is asked for, in app->prompt */
	void (*done)(struct app *app, const char *answer); /* the line, or the letter */
	uint32_t number;
};

void ask_line(struct app *app, const char *label, struct slice start,
	      void (*done)(struct app *app, const char *answer));
void ask_letter(struct app *app, const char *question, const char *letters,
		void (*done)(struct app *app, const char *answer));

/* A key, in MODE_ASK. */
void ask_key(struct app *app, uint32_t key);

void ask_release(struct ask *a);

#endif
