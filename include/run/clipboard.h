/* clipboard: how what is copied gets there.
 *
 * The setting `copy` says which way:
 *
 *   osc52   the terminal is asked, also over ssh; nobody tells whether it did
 *   tool    a program that the system has: in tmux its own, under Wayland wl-copy,
 *           under X11 xclip or xsel, else pbcopy or clip.exe
 *   auto    such a program, if the screen it copies to is the one before us (in tmux, or
 *           not over ssh), else the terminal
 *   …       any other value is a program and its words (base/argv); it reads what is
 *           copied
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_CLIPBOARD_H
#define RUN_CLIPBOARD_H

#include "base/error.h"
#include "base/str.h"

/* Copies; *way then names the program (appended), or is empty: the terminal was asked.
 * False, with a sentence, when it could not. */
bool clipboard_put(const char *setting, struct slice words, struct str *way, struct error *err);

/* The line of the program that `auto` or `tool` would run here; NULL: none. */
const char *clipboard_tool(bool here_only);

#endif
