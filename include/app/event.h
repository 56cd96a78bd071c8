/* event: what happens to the program, one at a time.
 *
 * Keys and sizes come from the terminal, the rest from the effects that were
 * performed for the application.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
	EVENT_NONE,
	EVENT_KEY,        /* key */
	EVENT_MOUSE,      /* act, x, y, alt */
	EVENT_PASTE,      /* key: one pasted code point; never a command */
	EVENT_RESIZE,     /* cols, rows */
	EVENT_LOADED,     /* index: the article is in memory, or broken */
	EVENT_SCANNED,    /* some unread articles were summed up */
	EVENT_GO_ON,      /* with long work */
	EVENT_CHANGED,    /* index: records of that article changed, or (SIZE_MAX) the register;
			* perhaps it was read anew: what pointed into it means nothing now */
	EVENT_PAST,       /* the history is complete */
	EVENT_MACRO,      /* index: of the run, whose effects so far are done */
	EVENT_CHOICE,     /* app->choice holds collisions to decide on */
	EVENT_BACKGROUND, /* key: 1 when the terminal says that it is light, 0 when dark */
	EVENT_COPIED,     /* the words of the selection were taken: it ends */
	EVENT_QUIET,      /* nobody typed for a while, in the middle of a key sequence */
	EVENT_RESUME,     /* back from the shell: draw everything */
	EVENT_QUIT        /* a signal or a lost terminal asks to leave */
};

/* The first button and the wheel; other buttons do nothing. */
enum mouse_act {
	MOUSE_PRESS,
	MOUSE_DRAG, /* moved while it is pressed */
	MOUSE_RELEASE,
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN
};

struct event {
	enum event_kind kind;
	uint32_t key; /* see app/keys.h */
	int cols;     /* columns */
	int rows;     /* rows */
	size_t index; /* of an article in the corpus */
	enum mouse_act act;
	int x, y; /* column and row, from 0; perhaps outside of the screen */
	bool alt; /* Alt was held */
};

#endif
