/* session: the application at work on a corpus, without a terminal.
 *
 * Events go in, effects that need files are performed at once and answered,
 * those that need the terminal are left as flags for the caller.  The reader
 * drives it from a terminal, the key-script player from a text.
 *
 *     session_init(&s, &corpus, NULL, 80, 24, 0);
 *     session_event(&s, &ev);
 *     draw_app(&s.app, &screen);
 *     session_release(&s);
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_SESSION_H
#define RUN_SESSION_H

#include "app/app.h"
#include "app/event.h"
#include "run/keeper.h"
#include "run/remember.h"
#include "run/theming.h"

struct session {
	struct app app;
	struct keeper *keeper; /* borrowed; NULL: nothing may be changed */
	bool quit;             /* an effect asks for it */
	bool redraw;           /* likewise; the caller clears it */
	bool suspend;          /* likewise */
	bool slices;           /* set by who can go on later: long work is done in slices */
	int slice;             /* milliseconds of work between two looks at the keyboard */
	bool busy;             /* there is more of it: session_go_on, or an event first */
	bool scanning;         /* the application waits for more articles to be summed up */
	size_t scan_at;
	int64_t typed;          /* microseconds of a clock: the last key */
	int64_t unsaved_since;  /* microseconds of a clock; 0: all is saved */
	struct effects outside; /* likewise: what needs the terminal and other programs
				 * (run/outside); the caller does it and empties the list */
	bool edit;              /* the editor is asked for; the caller runs it, with: */
	size_t edit_index;      /* an article, or SIZE_MAX: the register */
	uint32_t edit_line;
	struct theming theming; /* the caller shows what theming_take tells to */
};

/* Nothing is open yet: settings may still be changed. */
void session_prepare(struct session *s, struct corpus *corpus, struct keeper *keeper, int cols,
		     int rows);

/* Opens article `index`, with what is remembered of it; NO_ARTICLE: the one that was open
 * last.  Without `remember` (NULL) nothing is. */
void session_open(struct session *s, struct remember *remember, size_t index);

/* Both.  Opens article `index`; sums up what the first screen shows, and a small
 * corpus as a whole. */
void session_init(struct session *s, struct corpus *corpus, struct keeper *keeper, int cols,
		  int rows, size_t index);
void session_release(struct session *s);

void session_event(struct session *s, const struct event *ev);

/* Milliseconds until EVENT_QUIET is due, when no key comes before; -1: it is not. */
int session_quiet_in(const struct session *s);

/* The next slice of long work (reading a whole corpus for a merge …). */
void session_go_on(struct session *s);

/* Writes down what was changed, once it is on the screen.  True when that is news.
 * What could not be saved is tried again with the next change, and at the end. */
bool session_keep(struct session *s);

/* Once, after the first frame: what a crash left unsaved. */
void session_greet(struct session *s);

/* Sums up unread articles for at most so many milliseconds (at least one of
 * them), those that were asked for first.  False when none is unread. */
bool session_scan(struct session *s, int milliseconds);

#endif
