/* table: rows of cells on stdout.
 *
 * On a terminal the columns are aligned under bold headings; a cell is cut with
 * an ellipsis past its column's most, and the last column is wrapped.  Where
 * the terminal is too narrow, a first column with COLUMN_ID moves to lines of
 * its own, once for rows that share it, and is never cut; then columns with
 * COLUMN_DROP are left out, order 1 first.  To a
 * pipe rows go out at once, cells with a tab between them and no heading; a
 * tab inside a cell is shown as a space.
 *
 *     static const struct column columns[] = {{"words", 0, COLUMN_RIGHT}, {"title", 0, 0}};
 *     table_init(&t, out, columns, 2);
 *     table_number(&t, 428);
 *     table_text(&t, title);
 *     table_end(&t);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_TABLE_H
#define RUN_TABLE_H

#include "base/arena.h"
#include "base/vec.h"
#include "run/output.h"

enum column_flags { COLUMN_RIGHT = 1, COLUMN_ID = 2 };

enum { COLUMN_DROP_SHIFT = 4 };
#define COLUMN_DROP(order) ((unsigned)(order) << COLUMN_DROP_SHIFT)

struct column {
	const char *heading;
	uint32_t most; /* columns; 0: as wide as its cells */
	unsigned flags;
};

struct table_cell {
	struct slice text; /* in the arena */
	const char *style; /* SGR; static */
};

struct table {
	struct output *out;
	const struct column *columns;
	size_t n;
	size_t at; /* the column of the next cell */
	struct arena arena;
	VEC(struct table_cell) cells; /* the headings first */
	VEC(uint32_t) widths;         /* 0: left out */
	bool apart;                   /* ids stand on lines of their own */
};

void table_init(struct table *t, struct output *out, const struct column *columns, size_t n);

/* The next cell; rows end by themselves. */
void table_slice(struct table *t, struct slice text, const char *style);
void table_text(struct table *t, const char *text);
void table_number(struct table *t, size_t number);

/* Prints what was kept, and releases it. */
void table_end(struct table *t);

#endif
