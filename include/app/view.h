/* view: the text of one article as rows of cells, and the cursor in it.
 *
 * Paragraphs are wrapped when they are first wanted and kept in a cache of
 * VIEW_SLOTS, so a long text costs what is looked at.  Positions are code
 * points; the first visible row is remembered as a row but kept by the text
 * when the width changes.  One empty row stands between paragraphs.
 *
 *     for (row = v.top, y = 0; y < v.height; y++, view_step(&v, &row, 1))
 *             draw(view_wrap(&v, row.par), row.row);
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_VIEW_H
#define APP_VIEW_H

#include "doc/article.h"
#include "text/wrap.h"

enum { VIEW_SLOTS = 1024, VIEW_MARGIN = 2 }; /* rows kept around the cursor */

/* Row `row` of paragraph `par`; row == rows of the paragraph: the empty row
 * below it. */
struct view_row {
	size_t par;
	size_t row;
};

struct view_slot;

struct view {
	const struct article *article; /* NULL: nothing to show */
	int width;                     /* columns */
	int height;                    /* rows */
	struct view_row top;
	uint32_t cursor; /* code point, at most the length of the text */
	int goal;        /* column that vertical moves try to keep */
	bool *hidden;    /* by paragraph; NULL: all are shown */
	size_t shown;    /* paragraphs that are not hidden */
	struct view_slot *slots;
};

void view_release(struct view *v);
void view_set(struct view *v, const struct article *a, uint32_t cursor);

/* Keeps the text at the top of the screen where it was. */
void view_resize(struct view *v, int width, int height);

/* The wrapped paragraph; good until VIEW_SLOTS others were asked for. */
const struct wrap *view_wrap(const struct view *v, size_t par);

/* Where a point stands: its row, and its column there. */
struct view_row view_locate(const struct view *v, uint32_t point, int *column);

/* The point at a column of a row (the last one where the row is shorter). */
uint32_t view_point(const struct view *v, struct view_row row, int column);

/* Moves *row by one visible row; false at the first or last. */
bool view_step(const struct view *v, struct view_row *row, int direction);

/* The line of the screen, from 0, that shows the point; -1: not visible. */
int view_line(const struct view *v, uint32_t point);

/* The points that the screen shows, from the first to after the last. */
struct span view_visible(const struct view *v);

/* Characters on the screen that the program had to make visible (controls,
 * bidi marks …), counted by paragraph. */
uint32_t view_marks(const struct view *v);

void view_move(struct view *v, int rows);     /* the cursor, by rows, keeping its column */
void view_page(struct view *v, int rows);     /* text and cursor together */
void view_scroll(struct view *v, int rows);   /* the text; the cursor only to stay visible */
void view_to(struct view *v, uint32_t point); /* the cursor; the column is new */

enum view_reveal { REVEAL_NEAR, REVEAL_JUMP, REVEAL_TOP, REVEAL_MIDDLE, REVEAL_BOTTOM };

/* Scrolls so that the cursor is visible: as little as can be (near), to a third
 * of the height if it was outside (jump), or to a fixed line. */
void view_reveal(struct view *v, enum view_reveal how);

/* Scrolls so that the cursor stands on that line of the screen, as far as there is text. */
void view_put(struct view *v, int line);

/* Shows only the paragraphs for which keep(ctx, par) holds; NULL: all. */
void view_filter(struct view *v, bool (*keep)(const void *ctx, struct slice text), const void *ctx);

/* The point, or the nearest to it that is in a paragraph that is shown. */
uint32_t view_shown(const struct view *v, uint32_t point);

/* The paragraph of a point, among those shown the nearest before. */
size_t view_paragraph(const struct view *v, uint32_t point);
size_t view_paragraph_count(const struct view *v);
struct span view_paragraph_span(const struct view *v, size_t par); /* without its newline */

#endif
