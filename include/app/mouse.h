/* mouse: what the mouse does, which is never more than keys do.
 *
 * A click gives a pane the focus and puts the cursor where it was made; a second one on
 * the same item is Enter.  Dragging in the text selects, as v and motions do; with Alt
 * exactly.  Dragging the line between two panes sets their sizes.  The wheel is
 * MOUSE_LINES times the key for one line in the pane under the pointer: it scrolls the
 * text or the fact (^E), moves in a list (j), and opens nothing.  Where a list lies over
 * the panes, that list is meant.  What is outside of all this does nothing.
 *
 * Written form, for scripts: <Click 10,5> is a press and a release at column 10 of row
 * 5, from 0; Press, Drag, Release, WheelUp and WheelDown are one event each; with Alt
 * <Alt-Drag 10,5>.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_MOUSE_H
#define APP_MOUSE_H

#include "app/event.h"

struct app;

enum { MOUSE_LINES = 3 };

enum mouse_grip { GRIP_NONE, GRIP_TEXT, GRIP_ARTICLES, GRIP_SIDE, GRIP_FACTS };

struct mouse {
	enum mouse_grip grip; /* what is dragged: text, or the border of a pane */
	uint32_t from;        /* the point in the text where it was pressed */
	int place;            /* the list that was clicked last; 0: none */
	size_t item;          /* and its item */
};

/* In normal mode, or over a list.  True for the second click on an item of a list that
 * lies over the panes: Enter is meant. */
bool mouse_happened(struct app *app, const struct event *ev);

/* Does the mode have a list, which gets the wheel as Up and Down? */
bool mouse_is_for_list(const struct app *app);
bool mouse_is_wheel(const struct event *ev);

/* The next click is a first one. */
void mouse_forget(struct app *app);

/* Reads one written form from *s and moves *s past it; how many events it is (at most
 * 2), 0: it is none. */
size_t mouse_parse(const char **s, struct event out[2]);

#endif
