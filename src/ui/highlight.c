/* SPDX-License-Identifier: MIT */
#include "ui/highlight.h"

/* What a row of the text pane shows. */
struct line {
	const struct wrap *wrap;
	uint32_t row;
	struct span points; /* of the text */
	uint32_t par_start;
	struct rect r;
};

static void highlight_line(struct screen *s, const struct line *l, struct span span,
			   enum style style)
{
	uint32_t start = span.start > l->points.start ? span.start : l->points.start;
	uint32_t end = span.end < l->points.end ? span.end : l->points.end;
	const struct wrap_row *row = &l->wrap->v[l->row];
	const struct display *d = &l->wrap->display;
	uint32_t a, b, from, to;

	if (start >= end)
		return;
	a = display_at_point(d, start - l->par_start);
	b = display_at_point(d, end - l->par_start);
	b = b < row->end ? b : row->end;
	from = display_columns(d, row->first, a);
	to = display_columns(d, row->first, b);
	to = to < row->columns ? to : row->columns; /* spaces that hang are not marked */
	to = to < (uint32_t)l->r.w ? to : (uint32_t)l->r.w;
	if (from < to)
		screen_overlay(s, (struct rect){l->r.x + (int)from, l->r.y, (int)(to - from), 1}, 2,
			       style);
}

static struct line line_of(const struct app *app, struct view_row row, int y)
{
	struct rect m = app->layout.measure;
	struct line l = {.wrap = view_wrap(&app->view, row.par), .row = (uint32_t)row.row};

	l.par_start = view_paragraph_span(&app->view, row.par).start;
	wrap_row_points(l.wrap, l.row, &l.points.start, &l.points.end);
	l.points.start += l.par_start;
	l.points.end += l.par_start;
	l.r = (struct rect){m.x, m.y + y, m.w, 1};
	return l;
}

void highlight_spans(const struct app *app, struct screen *s, const struct span *spans, size_t n,
		     enum style style)
{
	const struct view *v = &app->view;
	struct view_row row = v->top;

	if (!app->article || v->shown == 0 || !layout_shows(&app->layout, PANE_TEXT))
		return;
	for (int y = 0; y < v->height; y++) {
		if (row.row < view_wrap(v, row.par)->n) {
			struct line l = line_of(app, row, y);

			for (size_t i = 0; i < n; i++)
				highlight_line(s, &l, spans[i], style);
		}
		if (!view_step(v, &row, 1))
			break;
	}
}
