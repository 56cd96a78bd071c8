/* SPDX-License-Identifier: MIT */
#include "app/view.h"

#include "base/mem.h"
#include "base/visible.h"

#include <stdlib.h>

/* Paragraph p lives in slot p % VIEW_SLOTS: those of one screen never collide. */
struct view_slot {
	size_t par_plus_one; /* 0: empty */
	struct wrap wrap;
};

static void forget_wraps(struct view *v)
{
	for (size_t i = 0; v->slots && i < VIEW_SLOTS; i++)
		v->slots[i].par_plus_one = 0;
}

void view_release(struct view *v)
{
	for (size_t i = 0; v->slots && i < VIEW_SLOTS; i++)
		wrap_release(&v->slots[i].wrap);
	free(v->slots);
	free(v->hidden);
	*v = (struct view){0};
}

void view_set(struct view *v, const struct article *a, uint32_t cursor)
{
	if (!v->slots)
		v->slots = mem_zalloc(VIEW_SLOTS, sizeof *v->slots);
	forget_wraps(v);
	free(v->hidden);
	v->hidden = NULL;
	v->article = a;
	v->shown = view_paragraph_count(v);
	v->top = (struct view_row){0, 0};
	v->cursor = 0;
	v->goal = 0;
	if (cursor)
		view_to(v, cursor);
}

size_t view_paragraph_count(const struct view *v)
{
	return v->article ? v->article->offsets.paragraphs : 0;
}

struct span view_paragraph_span(const struct view *v, size_t par)
{
	const struct paragraph *p = &v->article->offsets.v[par];

	return (struct span){p->point, p->end_point};
}

const struct wrap *view_wrap(const struct view *v, size_t par)
{
	struct view_slot *slot = &v->slots[par % VIEW_SLOTS];

	if (slot->par_plus_one != par + 1) {
		wrap_build(&slot->wrap, offsets_paragraph_text(&v->article->offsets, (uint32_t)par),
			   (uint32_t)(v->width > 0 ? v->width : 1), WRAP_FRENCH | visible_locale());
		slot->par_plus_one = par + 1;
	}
	return &slot->wrap;
}

static bool is_hidden(const struct view *v, size_t par)
{
	return v->hidden && v->hidden[par];
}

/* The next paragraph that is shown, from par on (par included); false if none. */
static bool seek_shown(const struct view *v, size_t *par, int direction)
{
	size_t n = view_paragraph_count(v), p = *par;

	while (p < n && is_hidden(v, p))
		p += (size_t)(direction > 0 ? 1 : -1); /* wraps to SIZE_MAX below 0 */
	if (p >= n)
		return false;
	*par = p;
	return true;
}

size_t view_paragraph(const struct view *v, uint32_t point)
{
	size_t par = offsets_paragraph(&v->article->offsets, point);

	if (!seek_shown(v, &par, -1))
		seek_shown(v, &par, 1);
	return par;
}

uint32_t view_shown(const struct view *v, uint32_t point)
{
	struct span span = view_paragraph_span(v, view_paragraph(v, point));

	return point < span.start ? span.start : point > span.end ? span.end : point;
}

/* Rows with the empty one below; the last paragraph has none. */
static size_t rows_with_gap(const struct view *v, size_t par)
{
	size_t next = par + 1;

	return view_wrap(v, par)->n + (seek_shown(v, &next, 1) ? 1 : 0);
}

struct view_row view_locate(const struct view *v, uint32_t point, int *column)
{
	size_t par = view_paragraph(v, point);
	struct span span = view_paragraph_span(v, par);
	const struct wrap *w = view_wrap(v, par);
	struct wrap_place place;

	if (point < span.start)
		point = span.start;
	place = wrap_place_of_point(w, point - span.start);
	if (column)
		*column = (int)place.column;
	return (struct view_row){par, place.row};
}

uint32_t view_point(const struct view *v, struct view_row row, int column)
{
	const struct wrap *w = view_wrap(v, row.par);
	uint32_t r = row.row < w->n ? (uint32_t)row.row : w->n - 1;

	return view_paragraph_span(v, row.par).start +
	       wrap_point_at(w, r, column > 0 ? (uint32_t)column : 0);
}

static bool step_down(const struct view *v, struct view_row *row)
{
	size_t par = row->par;

	if (row->row + 1 < rows_with_gap(v, par)) {
		row->row++;
		return true;
	}
	par++;
	if (!seek_shown(v, &par, 1))
		return false;
	*row = (struct view_row){par, 0};
	return true;
}

static bool step_up(const struct view *v, struct view_row *row)
{
	size_t par = row->par;

	if (row->row > 0) {
		row->row--;
		return true;
	}
	if (par == 0)
		return false;
	par--;
	if (!seek_shown(v, &par, -1))
		return false;
	*row = (struct view_row){par, rows_with_gap(v, par) - 1};
	return true;
}

bool view_step(const struct view *v, struct view_row *row, int direction)
{
	return direction > 0 ? step_down(v, row) : step_up(v, row);
}

static bool stands_before(struct view_row a, struct view_row b)
{
	return a.par < b.par || (a.par == b.par && a.row < b.row);
}

/* Rows from a down to b, at most `most`. */
static int rows_between(const struct view *v, struct view_row a, struct view_row b, int most)
{
	int n = 0;

	while (n < most && stands_before(a, b) && step_down(v, &a))
		n++;
	return n;
}

int view_line(const struct view *v, uint32_t point)
{
	struct view_row row;
	int line;

	if (!v->article || v->shown == 0)
		return -1;
	row = view_locate(v, point, NULL);
	if (stands_before(row, v->top) || (!v->hidden && row.par > v->top.par + (size_t)v->height))
		return -1;
	line = rows_between(v, v->top, row, v->height);
	return line < v->height ? line : -1;
}

struct span view_visible(const struct view *v)
{
	struct view_row row = v->top;
	struct span span = {0, 0};

	if (!v->article || v->shown == 0)
		return span;
	span.start = view_point(v, row, 0);
	for (int i = 1; i < v->height && step_down(v, &row); i++)
		;
	if (row.row < view_wrap(v, row.par)->n) {
		uint32_t start, end;

		wrap_row_points(view_wrap(v, row.par), (uint32_t)row.row, &start, &end);
		span.end = view_paragraph_span(v, row.par).start + end;
	} else {
		span.end = view_paragraph_span(v, row.par).end;
	}
	return span;
}

uint32_t view_marks(const struct view *v)
{
	struct view_row row = v->top;
	uint32_t marks = 0;
	size_t counted = SIZE_MAX;

	if (!v->article || v->shown == 0)
		return 0;
	for (int i = 0; i < v->height; i++) {
		if (row.par != counted)
			marks += view_wrap(v, row.par)->display.marks;
		counted = row.par;
		if (!step_down(v, &row))
			break;
	}
	return marks;
}

void view_to(struct view *v, uint32_t point)
{
	if (!v->article)
		return;
	v->cursor = point < v->article->offsets.points ? point : v->article->offsets.points;
	if (v->shown > 0)
		view_locate(v, v->cursor, &v->goal);
}

/* The last row that may be at the top: the text's end stays at the bottom. */
static struct view_row last_top(const struct view *v)
{
	size_t par = view_paragraph_count(v) - 1;
	struct view_row row;

	seek_shown(v, &par, -1);
	row = (struct view_row){par, view_wrap(v, par)->n - 1};
	for (int i = 1; i < v->height && step_up(v, &row); i++)
		;
	return row;
}

static void clamp_top(struct view *v)
{
	struct view_row last = last_top(v);

	if (stands_before(last, v->top))
		v->top = last;
}

/* The top such that `row` is on line `line`. */
static void put_on_line(struct view *v, struct view_row row, int line)
{
	for (int i = 0; i < line && step_up(v, &row); i++)
		;
	v->top = row;
	clamp_top(v);
}

static int margin(const struct view *v)
{
	int most = (v->height - 1) / 2;

	return most < VIEW_MARGIN ? most : VIEW_MARGIN;
}

static void reveal_near(struct view *v, struct view_row row)
{
	struct view_row first = v->top;
	int m = margin(v);

	for (int i = 0; i < m && step_down(v, &first); i++)
		;
	if (stands_before(row, first)) {
		put_on_line(v, row, m);
		return;
	}
	if (rows_between(v, v->top, row, v->height) >= v->height - m)
		put_on_line(v, row, v->height - 1 - m);
}

void view_reveal(struct view *v, enum view_reveal how)
{
	struct view_row row;

	if (!v->article || v->shown == 0 || v->height <= 0)
		return;
	row = view_locate(v, v->cursor, NULL);
	if (how == REVEAL_JUMP) {
		int line = view_line(v, v->cursor);

		if (line < 0)
			put_on_line(v, row, v->height / 3);
		else
			reveal_near(v, row);
	} else if (how == REVEAL_NEAR) {
		reveal_near(v, row);
	} else {
		put_on_line(v, row,
			    how == REVEAL_TOP      ? 0
			    : how == REVEAL_MIDDLE ? v->height / 2
						   : v->height - 1);
	}
}

void view_put(struct view *v, int line)
{
	if (!v->article || v->shown == 0 || v->height <= 0)
		return;
	put_on_line(v, view_locate(v, v->cursor, NULL), line < v->height ? line : v->height - 1);
	view_reveal(v, REVEAL_NEAR);
}

static bool on_gap(const struct view *v, struct view_row row)
{
	return row.row >= view_wrap(v, row.par)->n;
}

/* Empty rows between paragraphs are passed over: there is nothing to stand on. */
void view_move(struct view *v, int rows)
{
	int direction = rows < 0 ? -1 : 1;
	struct view_row row, last;

	if (!v->article || v->shown == 0)
		return;
	row = last = view_locate(v, v->cursor, NULL);
	while (rows != 0 && view_step(v, &row, direction)) {
		if (on_gap(v, row))
			continue;
		last = row;
		rows -= direction;
	}
	v->cursor = view_point(v, last, v->goal);
	view_reveal(v, REVEAL_NEAR);
}

/* Steps that many rows, gaps counted, as far as there are rows. */
static struct view_row shift(const struct view *v, struct view_row row, int rows)
{
	int direction = rows < 0 ? -1 : 1;

	for (; rows != 0 && view_step(v, &row, direction); rows -= direction)
		;
	return row;
}

/* The cursor onto a row, or onto the text beside an empty one. */
static void stand_on(struct view *v, struct view_row row)
{
	if (on_gap(v, row))
		row.row--;
	v->cursor = view_point(v, row, v->goal);
}

void view_page(struct view *v, int rows)
{
	if (!v->article || v->shown == 0)
		return;
	v->top = shift(v, v->top, rows);
	clamp_top(v);
	stand_on(v, shift(v, view_locate(v, v->cursor, NULL), rows));
	view_reveal(v, REVEAL_NEAR);
}

void view_scroll(struct view *v, int rows)
{
	int line, m = margin(v);

	if (!v->article || v->shown == 0)
		return;
	v->top = shift(v, v->top, rows);
	clamp_top(v);
	line = view_line(v, v->cursor);
	if (rows > 0 && line < m)
		stand_on(v, shift(v, v->top, m));
	else if (rows < 0 && (line < 0 || line > v->height - 1 - m))
		stand_on(v, shift(v, v->top, v->height - 1 - m));
}

void view_resize(struct view *v, int width, int height)
{
	uint32_t top;

	if (v->width == width && v->height == height)
		return;
	top = v->article && v->width > 0 ? view_point(v, v->top, 0) : 0;
	if (v->width != width)
		forget_wraps(v);
	v->width = width;
	v->height = height;
	if (!v->article || v->shown == 0)
		return;
	v->top = view_locate(v, top, NULL);
	view_to(v, v->cursor);
	view_reveal(v, REVEAL_NEAR);
	clamp_top(v);
}

void view_filter(struct view *v, bool (*keep)(const void *ctx, struct slice text), const void *ctx)
{
	size_t n = view_paragraph_count(v);

	free(v->hidden);
	v->hidden = NULL;
	v->shown = n;
	if (keep && n) {
		v->hidden = mem_zalloc(n, sizeof *v->hidden);
		for (size_t i = 0; i < n; i++) {
			v->hidden[i] =
			    !keep(ctx, offsets_paragraph_text(&v->article->offsets, (uint32_t)i));
			v->shown -= v->hidden[i];
		}
	}
	if (v->shown == 0)
		return;
	v->top = view_locate(v, v->cursor, NULL);
	v->top.row = 0;
	view_reveal(v, REVEAL_NEAR);
	clamp_top(v);
}
