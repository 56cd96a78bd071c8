/* pty: a program on a terminal of its own, watched from outside.
 *
 * The program runs as a shell would run it: in its own process group, in the
 * foreground of a session that it does not lead, so ^Z stops it and the
 * terminal's settings are still there after its end.  HOME is a new empty
 * folder.  Everything that it sends is kept with the time of each read, and
 * shown by an emulator; the queries that xterm answers are answered.
 *
 * Every wait has a limit, and pty_end kills what is left.  Times are seconds
 * of usage_now; `settled` means that nothing was sent for PTY_QUIET and that
 * no thread of the program runs, and the time is that of the last byte.
 *
 *     struct pty p;
 *     if (!pty_start(&p, argv, &(struct pty_options){.rows = 24, .columns = 80}, &err)) …
 *     pty_settle(&p, p.started);
 *     struct pty_answer a = pty_press(&p, "j");
 *     pty_end(&p);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_PTY_H
#define TERMINAL_PTY_H

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"
#include "emulator.h"
#include "sequence.h"

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <termios.h>

#define PTY_QUIET 0.020 /* seconds */
#define PTY_LIMIT 15.0  /* seconds that a wait may last */

enum pty_refusal {                        /* queries that are not answered; all others are */
		   PTY_NO_ATTRIBUTES = 1, /* DA1 */
		   PTY_NO_COLORS = 2,     /* OSC 10, 11 */
		   PTY_NO_STATUS = 4      /* DSR */
};

struct pty_options {
	int rows, columns;      /* 0: 24 and 80 */
	const char *term;       /* NULL: xterm-256color; "": unset */
	const char *locale;     /* LC_ALL; NULL: C.UTF-8 */
	const char *const *set; /* further "NAME=value", up to a NULL */
	const char *folder;     /* to work in; NULL: the current one */
	const char *home;       /* NULL: a new empty one, removed by pty_end */
	const char *input;      /* files in place of the terminal; NULL: the terminal */
	const char *output;
	const char *errors;
	bool first;    /* the home is as before the first start; else postil was there before */
	bool detached; /* no controlling terminal: /dev/tty cannot be opened */
	unsigned refuse;
	int margin; /* rows and columns that the emulator has beyond the terminal's size,
		       to see what is drawn outside */
};

struct pty_mark {
	double time; /* when these bytes were read */
	size_t end;  /* of them in the log */
};

struct pty {
	struct pty_options options;
	int rows, columns;
	int master, news, hold; /* the terminal; what the leader tells; what keeps it alive */
	pid_t leader, pid;
	double started;
	struct termios before; /* the settings that the program found */
	struct str log;        /* all that it sent */
	VEC(struct pty_mark) marks;
	struct sequences queries;
	struct emulator *emulator;
	size_t fed;   /* bytes of the log that the emulator has seen */
	bool late;    /* the last wait ran into its limit */
	bool closed;  /* nothing can be read any more */
	bool stopped; /* by SIGTSTP or the like */
	bool ended;   /* then: */
	int status;   /* as of waitpid */
	double ended_at;
	struct rusage used;
	char *home; /* ours to remove; or NULL */
};

/* One key or text and what came back. */
struct pty_answer {
	double latency; /* seconds from writing to the last byte; 0: no byte came */
	double cpu;     /* seconds */
	size_t bytes;
	size_t painted; /* cells */
	size_t changed; /* cells */
	size_t needed;  /* cells that had to be painted, given what was moved */
	bool late;
};

/* argv[0] is looked up in PATH. */
bool pty_start(struct pty *p, const char *const *argv, const struct pty_options *options,
	       struct error *err);
void pty_end(struct pty *p);

/* Reads what comes within `wait` seconds, at most once; true when something did. */
bool pty_read(struct pty *p, double wait);

bool pty_send(struct pty *p, const char *bytes, size_t len);

/* Waits until settled; the time of the last byte after `since`, or 0. */
double pty_settle(struct pty *p, double since);

/* Waits until text is on the screen; the time of the bytes that showed it, or 0. */
double pty_wait_text(struct pty *p, const char *text);

bool pty_wait_stop(struct pty *p, double limit);
bool pty_wait_end(struct pty *p, double limit);
struct pty_answer pty_press(struct pty *p, const char *keys);

void pty_resize(struct pty *p, int rows, int columns); /* waits for nothing */
void pty_signal(struct pty *p, int number);            /* to the program's group */

/* Closes the terminal; the leader of the session ignores it. */
void pty_hang_up(struct pty *p);

/* The screen after all bytes so far. */
struct emulator *pty_screen(struct pty *p);

bool pty_settings(const struct pty *p, struct termios *now);

/* A sentence about the end: "exit status 0", "signal 15", "still running". */
const char *pty_status(const struct pty *p);

/* A new empty folder under TMPDIR, yours to free; NULL: it cannot be made. */
char *pty_new_folder(void);
void pty_remove_folder(const char *path);

#endif
