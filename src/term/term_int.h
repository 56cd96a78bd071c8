/* term_int: what the files of term share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERM_INT_H
#define TERM_INT_H

#include "term/term.h"

#include <curses.h>
#include <signal.h>
#include <termios.h>

/* Buttons, moves while one is pressed, as numbers; it is undone in the other order. */
#define MOUSE_ON "\033[?1000h\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l\033[?1000l"

enum { TERM_MOST = 1000 };

/* Reports of the terminal when it becomes dark or light. */
#define TERM_REPORTS_ON "\033[?2031h"
#define TERM_REPORTS_OFF "\033[?2031l"

struct terminal {
	bool open;
	volatile sig_atomic_t away; /* given to another program; handlers read it */
	bool mouse;                 /* is reported */
	bool lost;                  /* nothing can be read from it any more */
	bool resumed;               /* EVENT_RESUME is due */
	bool ascii;                 /* the locale is not UTF-8 */
	bool defaults;              /* -1 is a colour */
	bool direct;                /* colours are RGB values, */
	int palette;                /* but for the first 8 or 16, which are the terminal's */
	bool light;                 /* the background, as far as known */
	bool reports;               /* it was asked to tell when that changes */
	int colors;                 /* 0: none */
	int in, out;                /* file descriptors */
	int cols, rows;
	FILE *tty; /* opened by us for input; or NULL */
	SCREEN *screen;
	WINDOW *keys; /* a pad, because reading from a window would draw it */
	struct termios saved;
};

extern struct terminal term;

/* Sends bytes past curses, at once. */
void term_send(const char *bytes);

/* Brings curses to the terminal's size; true when it has changed. */
bool term_fit(void);

/* ---- term_direct.c ---- */

/* What TERMINFO is to be while curses starts, so that it knows all colours; yours to free.
 * NULL: it is not wanted, or cannot be made.  After setupterm. */
char *term_direct_entry(void);

/* ---- term_paint.c ---- */
void term_paint_open(void);
void term_paint_close(void);
void term_paint_forget(void); /* curses has lost what it was told */

/* ---- term_input.c ---- */
void term_input_open(void);
void term_input_close(void);
void term_input_drain(void); /* takes what was asked for, if it comes soon */

/* ---- term_signal.c ---- */
bool term_signals_open(struct error *err);
void term_signals_close(void);
int term_signals_fd(void);           /* readable when a signal has come */
void term_signals_read(void);        /* empties it */
void term_signals_note_resize(void); /* as if SIGWINCH had come */
bool term_signals_take_resize(void);
bool term_signals_take_stop(void);
bool term_signals_take_continue(void);
bool term_signals_take_quit(void);
bool term_signals_has_quit(void);
void term_signals_stop(void); /* stops the process group; returns when continued */

/* Prepares what a crash sends to the terminal; between open and the first of
 * these a crash only sets the terminal's settings back. */
void term_signals_arm(void);
void term_signals_disarm(void);

#endif
