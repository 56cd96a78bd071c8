/* emulator: the screen that a person would see, cell by cell.
 *
 * libvterm interprets the bytes; the cells are kept here, because what is
 * counted (cells written, cells that look different) needs every write to be
 * seen, which libvterm's own screen does not tell.  Characters and colours are
 * both part of a cell's look.
 *
 * Counting: `painted` grows by the columns of each character written, and by
 * each cell that an erase or scroll blanked and that did not look blank.  So
 * clearing a screen and drawing it again counts twice.  Moving cells (scroll
 * regions, inserted lines) paints nothing; emulator_needed tells how many cells
 * had to be painted, given what was moved.
 *
 * Built without libvterm, emulator_new returns NULL; see emulator_missing.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_EMULATOR_H
#define TERMINAL_EMULATOR_H

#include "base/str.h"

#include <stdint.h>

enum { CELL_MARKS = 6, EMULATOR_MODES = 64 };

enum cell_look {
	CELL_BOLD = 1,
	CELL_UNDERLINE = 2,
	CELL_ITALIC = 4,
	CELL_BLINK = 8,
	CELL_REVERSE = 16,
	CELL_STRIKE = 32
};

struct cell {
	uint32_t chars[CELL_MARKS]; /* the character and its marks; ' ' where blank, never 0 */
	uint32_t foreground;        /* 0: the terminal's own */
	uint32_t background;
	uint16_t look;  /* of enum cell_look */
	uint16_t width; /* columns: 1, 2, or 0 for the right half of a wide one */
};

struct emulator {
	int rows, columns;
	struct cell *cells;  /* rows * columns, of the screen that is shown */
	struct cell *other;  /* of the one that is not */
	struct cell *marked; /* as of emulator_mark, with the moves since then; NULL: no mark */
	struct cell *before; /* as of emulator_mark */
	bool scrolling;
	bool alternate; /* the alternate screen is shown */
	bool cursor_visible;
	int row, column;           /* of the cursor */
	bool keypad;               /* application keypad */
	int modes[EMULATOR_MODES]; /* private modes (DECSET) that are set, in ascending order */
	size_t mode_count;
	struct str title;          /* the last one set */
	size_t titles;             /* how often one was set */
	size_t painted;            /* cells, since the start */
	size_t outside;            /* writes past the edge: must stay 0 */
	struct cell pen;           /* what the next character looks like */
	struct terminal *terminal; /* libvterm's side */
};

bool emulator_missing(void); /* built without libvterm */
struct emulator *emulator_new(int rows, int columns);
void emulator_free(struct emulator *e);
void emulator_feed(struct emulator *e, const char *bytes, size_t len);
void emulator_resize(struct emulator *e, int rows, int columns);

size_t emulator_area(const struct emulator *e); /* cells */
const struct cell *emulator_cell(const struct emulator *e, int row, int column);

/* Appends one row, without blanks at its end; or all rows, each with '\n'. */
void emulator_row(const struct emulator *e, int row, struct str *out);
void emulator_text(const struct emulator *e, struct str *out);

/* The first cell of text on one row of the screen; false: it is not there. */
bool emulator_find(const struct emulator *e, const char *text, int *row, int *column);

bool emulator_has_mode(const struct emulator *e, int mode);

/* Begins to watch what changes; ended by a change of size. */
void emulator_mark(struct emulator *e);

/* Cells that look different from those at the mark. */
size_t emulator_changed(const struct emulator *e);

/* Cells that had to be painted to get from the mark to here: those that look
 * different once the moves are done, or without them where that is less. */
size_t emulator_needed(const struct emulator *e);

/* The shown cells, yours to free. */
struct cell *emulator_copy(const struct emulator *e);

/* Cells that look different; both arrays hold n. */
size_t cells_changed(const struct cell *a, const struct cell *b, size_t n);

#endif
