/* term: the terminal; the only code that knows curses.
 *
 * One terminal per process.  term_open takes it over (raw mode, alternate
 * screen), term_close gives it back exactly as it was; both are safe to call
 * twice.  term_show paints what differs from the last screen.  No other thread
 * may call anything here.
 *
 * The terminal is restored on every way out: normal end, error, SIGTERM,
 * SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU, out of memory, and the crash
 * signals, which restore it and then end the process as they would have.  So do the signals that ask
 * to quit, where term_next does not tell of the first within a second, or before
 * a second one comes; as long as another program has the terminal (term_leave)
 * only the second one counts.  SIGALRM and alarm(2) belong to this module.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "app/event.h"
#include "base/error.h"
#include "ui/screen.h"
#include "ui/theme.h"

/* In the order of the words of the setting.  AUTO: where COLORTERM is truecolor or 24bit,
 * and the description of the terminal has 256 colours. */
enum term_truecolor { TERM_TRUECOLOR_AUTO, TERM_TRUECOLOR_NO, TERM_TRUECOLOR_YES };

/* Before term_open. */
void term_want_truecolor(enum term_truecolor how);

/* Opens the controlling terminal of stdout (and /dev/tty for input when stdin
 * is none).  Fails with a sentence when there is none, TERM is unset, unknown
 * or cannot address the cursor.  A TERM missing on this host falls back to
 * xterm-256color, xterm, ansi; *note then holds a sentence to show (static). */
bool term_open(struct error *err, const char **note);
void term_close(void);

void term_size(int *cols, int *rows);
void term_set_theme(const struct theme *t); /* copied; everything is painted anew */

/* Has it colours, and is it to use them (NO_COLOR)? */
bool term_has_colors(void);

/* Does the terminal look light?  From COLORFGBG; false when it does not say. */
bool term_is_light(void);

/* Asks the terminal for its background, once, after a frame: nothing waits for the answer.
 * If it is not what term_is_light said, EVENT_BACKGROUND comes, whenever that is; and again
 * when it changes, where the terminal tells.  Asks nothing without colours, nor consoles
 * that are known not to answer. */
void term_ask_background(void);

void term_show(const struct screen *s);
void term_redraw(void); /* forget what is on the terminal; the next show paints all */

/* Waits for the next event at most timeout_ms (-1: for ever, 0: only what is
 * there).  False when the time is over.  Several resizes come as one.  A lost
 * terminal and the signals that ask to quit come as EVENT_QUIT.  Pasted text
 * comes as it is, one EVENT_PASTE per code point: line ends are 13 or 10. */
bool term_next(struct event *ev, int timeout_ms);

/* Gives the terminal to another program (an editor) and takes it back; what the
 * terminal shows then is EVENT_RESUME, and EVENT_RESIZE if its size changed.  In
 * between ^C and ^\\ are ignored, and nothing is painted.  The child inherits
 * SIGPIPE and SIGXFSZ ignored: set them back before exec. */
void term_leave(void);
void term_return(void);

/* Asks the terminal to report the mouse (EVENT_MOUSE), or not; off at first.  While it
 * does, its own selecting needs Shift. */
void term_set_mouse(bool on);

/* While the terminal is given away: shows the sentence (which is printable) and waits
 * until Enter is pressed, the terminal is gone or a signal asks to quit. */
void term_pause(const char *sentence);

enum { TERM_COPY_MOST = 74994 }; /* bytes: 100,000 letters, which terminals take at most */

/* Asks the terminal to put up to TERM_COPY_MOST bytes on the clipboard (OSC 52); whether
 * it does, no terminal tells.  False, with a sentence, for more bytes. */
bool term_copy(struct slice bytes, struct error *err);

/* Gives the terminal back, stops the process group as ^Z does, takes the
 * terminal again when continued. */
void term_suspend(void);

/* The signal that asked to quit, or 0; good after term_close too. */
int term_quit_signal(void);

/* "ncurses 6.4.20221231" */
const char *term_library_version(void);

#endif
