/* layout: which panes are on the screen, and where.
 *
 *   wide    120 columns and more: articles | text | entities over facts; with the
 *           setting articles: no, the list takes the place of the text while it has the focus
 *   medium  60 and more: text | entities, facts below; the list of articles
 *           takes their place while it has the focus
 *   single  less, or few rows: the pane with the focus alone, without borders
 *   tiny    below 20x5: nothing fits, a message says so
 *
 * A function of the size, the focus, the focus mode and the settings alone: no state.
 * A pane is never as large as its setting when the text would get too small.
 * Rectangles are the inside of a pane; borders lie around them.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_LAYOUT_H
#define APP_LAYOUT_H

#include "app/settings.h"
#include "base/rect.h"

#include <stdbool.h>

enum pane { PANE_ARTICLES, PANE_TEXT, PANE_ENTITIES, PANE_FACTS, PANE_COUNT };

enum layout_kind { LAYOUT_TINY, LAYOUT_SINGLE, LAYOUT_MEDIUM, LAYOUT_WIDE };

enum { LAYOUT_MIN_COLS = 20, LAYOUT_MIN_ROWS = 5 };

struct layout {
	enum layout_kind kind;
	int cols, rows;
	bool borders;
	struct rect title;             /* one row; empty when there is no room */
	struct rect status;            /* one row */
	struct rect panes[PANE_COUNT]; /* empty when not shown */
	struct rect measure;           /* the column of text inside the text pane */
};

/* `only_text`: focus mode, the text alone. */
struct layout layout_compute(int cols, int rows, enum pane focus, bool only_text,
			     const struct settings *s);

bool layout_shows(const struct layout *l, enum pane pane);

#endif
