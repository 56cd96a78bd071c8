/* player: plays a script of keys and writes down the frames.
 *
 * For tests of what is on the screen, without a terminal.  One command a line;
 * empty lines and those that begin with # are passed over:
 *
 *     open PATH [ARTICLE]   a corpus or article file, relative to the folder
 *     size 80x24            before open, or a resize after it
 *     config PATH           what that file sets and binds, after open
 *     keys ]]jj<Enter>gd    written as in app/keys.h and app/mouse.h
 *     frame WORDS           appends "== WORDS", the text and the styles
 *     text WORDS            likewise, the text alone
 *     asked WORDS           likewise, what was asked of the clipboard and of other
 *                           programs since the last time: copy WHAT, open, pipe LINE, and
 *                           what they are given
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_PLAYER_H
#define RUN_PLAYER_H

#include "base/error.h"
#include "base/str.h"
#include "ui/screen.h"

/* Appends to *frames.  False, with a sentence, for a script that cannot be played. */
bool player_run(struct slice script, struct str *frames, struct error *err);

/* Gets the words after each "frame" or "text", and what is on the screen. */
struct player_view {
	void (*show)(void *context, const char *words, const struct screen *s);
	void *context;
};

/* Plays it for the view alone; nothing is written down. */
bool player_play(struct slice script, const struct player_view *view, struct error *err);

#endif
