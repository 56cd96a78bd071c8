/* screen: a grid of cells, what the terminal is to show.
 *
 * Panes draw into it; term paints the difference to the last one.  A cell
 * holds one grapheme cluster as code points that went through the visible
 * form, so nothing on a screen can be a control: one spacing character and the
 * marks on it.  A wide one takes two cells: the second has no code points and
 * width 0.  A put that would leave its rectangle is clipped; half a wide
 * cluster becomes a space.  Unused code points are 0, so cells compare by bytes.
 *
 * Three style layers lie over each other: a later layer's colours win, the
 * attributes of all add up (an underlined person inside a bold organisation);
 * only dimness ends where a later layer brings a colour of its own.
 * Layer 0 is never 0 but STYLE_TEXT; in layers 1 and 2 STYLE_TEXT means none.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "base/rect.h"
#include "ui/style.h"

enum { CELL_POINTS = 5 }; /* a base and four marks: what ncurses keeps */

struct cell {
	uint32_t points[CELL_POINTS]; /* zero-terminated if fewer */
	uint8_t width;                /* columns: 1 or 2; 0: the right half of a wide one */
	uint8_t style[3];
};

struct screen {
	int cols;
	int rows;
	struct cell *cells; /* rows * cols, owned */
	int cursor_x;       /* -1: hidden */
	int cursor_y;
};

void screen_init(struct screen *s);
void screen_release(struct screen *s);
void screen_resize(struct screen *s, int cols, int rows);     /* clears */
void screen_clear(struct screen *s);                          /* all blank, cursor hidden */
struct cell *screen_at(const struct screen *s, int x, int y); /* NULL outside */

void screen_fill(struct screen *s, struct rect r, enum style style); /* blanks */

/* Draws UTF-8 that is visible already (one line) from column x of row y inside
 * the clip; returns the column after the last cluster.  Clipped on both sides;
 * past the clip it stops, and the column returned is just as good to go on from. */
int screen_put(struct screen *s, struct rect clip, int x, int y, struct slice visible,
	       enum style style);

/* Any bytes: through the visible form first, whose invented marks are drawn in
 * STYLE_DANGER. */
int screen_text(struct screen *s, struct rect clip, int x, int y, struct slice hostile,
		enum style style);

/* Like screen_text, but at most `columns` wide, with … where it was cut. */
int screen_ellipsis(struct screen *s, struct rect clip, int x, int y, int columns,
		    struct slice hostile, enum style style);

/* Lays a style over cells that are drawn already, in layer 1 or 2; over both
 * halves of a wide cluster. */
void screen_overlay(struct screen *s, struct rect r, int layer, enum style style);

void screen_hline(struct screen *s, int x, int y, int w, enum style style);
void screen_vline(struct screen *s, int x, int y, int h, enum style style);
void screen_point(struct screen *s, int x, int y, uint32_t point, enum style style);

/* Columns that a hostile string takes in its visible form. */
int screen_width(struct slice hostile);

/* For tests and the key-script player: rows of text without trailing blanks, a
 * line "---", then rows of style letters of the topmost style of each cell (one
 * letter a column), without trailing blanks too. */
void screen_dump(const struct screen *s, struct str *out);

#endif
