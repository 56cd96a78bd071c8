/* SPDX-License-Identifier: MIT */
#include "ui/flow.h"
#include "ui/overlay.h"

enum { SIDE_BY_SIDE = 56, LEAST_GAP = 1 }; /* columns; rows between choices */

/* One choice: what it is about, then mine and theirs. */
struct part {
	struct flow what, mine, theirs;
	bool beside;
	int half;      /* columns of one of the two */
	int top, rows; /* of what; of all */
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void add_side(struct flow *f, const char *label, const char *words, bool decided, bool kept)
{
	bool lost = decided && !kept;

	flow_addz(f, decided && kept ? "● " : "○ ", lost ? STYLE_DIM : STYLE_STATUS_KEY);
	flow_addz(f, label, lost ? STYLE_DIM : STYLE_HEADING);
	flow_addz(f, words ? words : "(removed)", lost ? STYLE_DIM : STYLE_TEXT);
}

static void part_make(struct part *p, const struct choice_row *row, int width)
{
	flow_init(&p->what);
	flow_init(&p->mine);
	flow_init(&p->theirs);
	flow_addz(&p->what, row->what, STYLE_STRONG);
	add_side(&p->mine, "mine: ", row->mine, row->decided, row->keep_mine);
	add_side(&p->theirs, "theirs: ", row->theirs, row->decided, !row->keep_mine);
	p->beside = width >= SIDE_BY_SIDE;
	p->half = p->beside ? (width - 5) / 2 : width - 4;
	p->top = flow_rows(&p->what, width - 2, 2);
	p->rows = flow_rows(&p->mine, p->half, 2);
	if (p->beside)
		p->rows = larger(p->rows, flow_rows(&p->theirs, p->half, 2));
	else
		p->rows += flow_rows(&p->theirs, p->half, 2);
	p->rows += p->top + LEAST_GAP;
}

static void part_release(struct part *p)
{
	flow_release(&p->what);
	flow_release(&p->mine);
	flow_release(&p->theirs);
}

static struct rect under(struct rect r, int rows)
{
	return (struct rect){r.x, r.y + rows, r.w, r.h > rows ? r.h - rows : 0};
}

static void part_draw(const struct part *p, struct screen *s, struct rect r, bool current)
{
	struct rect side = under(r, p->top);
	int mine;

	if (current)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	flow_draw(&p->what, s, (struct rect){r.x + 2, r.y, r.w - 2, r.h}, 2, 0);
	side = (struct rect){r.x + 3, side.y, p->half, side.h};
	mine = flow_draw(&p->mine, s, side, 2, 0);
	if (p->beside)
		side.x += p->half + 2;
	else
		side = under(side, mine);
	flow_draw(&p->theirs, s, side, 2, 0);
}

static int rows_of(const struct choices *c, size_t row, int width)
{
	struct part p;

	part_make(&p, &c->rows.v[row], width);
	part_release(&p);
	return p.rows;
}

/* The first choice that is drawn, so that the one under the cursor is whole. */
static size_t first_shown(const struct choices *c, struct rect r)
{
	size_t first = c->cursor;
	int left = r.h - rows_of(c, first, r.w);

	while (first > 0 && (left -= rows_of(c, first - 1, r.w)) >= 0)
		first--;
	return first;
}

void overlay_choice(const struct app *app, struct screen *s)
{
	const struct choices *c = &app->choice;
	struct rect r;

	if (c->rows.n == 0)
		return;
	r = overlay_box(app, s, app->layout.cols, app->layout.rows,
			"the file changed meanwhile: mine or theirs?");
	for (size_t i = first_shown(c, r); i < c->rows.n && r.h > 0; i++) {
		struct part p;

		part_make(&p, &c->rows.v[i], r.w);
		part_draw(&p, s, r, i == c->cursor);
		r = under(r, p.rows);
		part_release(&p);
	}
}
