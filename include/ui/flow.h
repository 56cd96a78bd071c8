/* flow: words in several styles, wrapped into a rectangle.
 *
 *     flow_init(&f);
 *     flow_add(&f, SLICE("alleges "), STYLE_ALLEGES);
 *     flow_add(&f, slice_of(name), STYLE_STRONG);
 *     y += flow_draw(&f, screen, rect, 2, 0);   // rows taken
 *     flow_release(&f);
 *
 * Bytes may be hostile: they go through the visible form as the text does.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_FLOW_H
#define UI_FLOW_H

#include "base/vec.h"
#include "ui/screen.h"

enum { FLOW_LIMIT = 16 << 10 }; /* bytes; what is more is left out */

struct flow_run {
	size_t end; /* byte of the text after it */
	enum style style;
};

struct flow {
	struct str text;
	VEC(struct flow_run) runs;
};

void flow_init(struct flow *f);
void flow_release(struct flow *f);
void flow_clear(struct flow *f);
void flow_add(struct flow *f, struct slice bytes, enum style style);
void flow_addz(struct flow *f, const char *text, enum style style);

/* Draws at the top of r, from row `skip` on, and returns the rows drawn, at
 * most r.h; … ends what was cut.  Rows after the first are indented by so many
 * columns. */
int flow_draw(const struct flow *f, struct screen *s, struct rect r, int indent, int skip);

/* The rows that it takes at a width. */
int flow_rows(const struct flow *f, int width, int indent);

#endif
