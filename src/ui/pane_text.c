/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

#include <string.h>

static void title(const struct app *app, struct str *name, struct str *count)
{
	if (app->current == NO_ARTICLE) {
		str_addz(name, "no article");
		return;
	}
	if (app->article)
		str_addz(name, app->article->title);
	else
		str_addz(name, app->corpus->articles.v[app->current].id);
	if (app->filters[PANE_TEXT])
		str_printf(count, "& %s: %zu of %zu paragraphs", app->filter_texts[PANE_TEXT].s,
			   app->view.shown, view_paragraph_count(&app->view));
}

/* One row on the screen: what of the text it holds, and where. */
struct line {
	const struct wrap *wrap;
	struct wrap_row row;
	uint32_t par_start; /* point */
	struct span points;
	struct rect r;
};

/* The columns of a span on the line, as a rectangle; false when it has none. */
static bool columns_of(const struct line *l, struct span span, struct rect *out)
{
	uint32_t start = span.start > l->points.start ? span.start : l->points.start;
	uint32_t end = span.end < l->points.end ? span.end : l->points.end;
	const struct display *d = &l->wrap->display;
	uint32_t a, b;

	if (start >= end)
		return false;
	a = display_at_point(d, start - l->par_start);
	b = display_at_point(d, end - l->par_start);
	if (b > l->row.end)
		b = l->row.end;
	*out = l->r;
	out->x += (int)display_columns(d, l->row.first, a);
	out->w = (int)display_columns(d, a, b);
	end = l->row.columns < (uint32_t)l->r.w ? l->row.columns : (uint32_t)l->r.w;
	if (out->x + out->w > l->r.x + (int)end) /* spaces that hang are not marked */
		out->w = l->r.x + (int)end - out->x;
	return out->w > 0;
}

static void overlay(struct screen *s, const struct line *l, struct span span, enum style style)
{
	struct rect r;

	if (columns_of(l, span, &r))
		screen_overlay(s, r, 2, style);
}

/* The outer mention comes first: it keeps layer 0, what is inside it or overlaps
 * it takes layer 1, and a cue for where both are of one type. */
static void colour_mention(struct screen *s, const struct line *l, struct span span,
			   enum style style)
{
	struct rect r;

	if (!columns_of(l, span, &r))
		return;
	for (int x = r.x; x < r.x + r.w; x++) {
		struct cell *c = screen_at(s, x, r.y);

		if (c && c->style[0] == STYLE_TEXT)
			c->style[0] = (uint8_t)style;
		else if (c && c->style[0] != STYLE_DANGER) {
			c->style[1] = (uint8_t)style;
			c->style[2] = STYLE_NESTED;
		}
	}
}

static void draw_mentions(const struct app *app, struct screen *s, const struct line *l)
{
	const struct article *a = app->article;
	const struct cover *c = &a->mention_cover;

	for (size_t i = cover_first(c, l->points.start); i < c->n; i++) {
		const struct mention *m = &a->mentions[c->v[i].owner];
		const struct entity *e = &app->corpus->entities.list.v[m->entity];

		if (c->v[i].span.start >= l->points.end)
			break;
		colour_mention(s, l, c->v[i].span, style_of_entity(e->type));
	}
}

static void draw_selected(const struct app *app, struct screen *s, const struct line *l)
{
	const struct article *a = app->article;
	const struct cover *c = &a->mention_cover;

	for (size_t i = cover_first(c, l->points.start); i < c->n; i++) {
		uint32_t m = c->v[i].owner;

		if (c->v[i].span.start >= l->points.end)
			break;
		if (m == app->mention)
			overlay(s, l, c->v[i].span, STYLE_CURRENT);
		else if (a->mentions[m].entity == app->entity && app->mention != m)
			overlay(s, l, c->v[i].span, STYLE_SAME);
	}
}

static void draw_anchor(struct screen *s, const struct line *l, const struct anchor *a,
			enum style style)
{
	for (uint32_t i = 0; i < a->n; i++)
		overlay(s, l, a->spans[i], style);
}

static void draw_fact(const struct app *app, struct screen *s, const struct line *l)
{
	const struct fact *f;

	if (app->fact == NO_INDEX)
		return;
	f = &app->article->facts[app->fact];
	for (size_t i = 0; i < f->evidence_count; i++)
		draw_anchor(s, l, f->evidence[i], STYLE_EVIDENCE);
	for (size_t i = 0; i < f->source_count; i++)
		if (f->sources[i].cue)
			draw_anchor(s, l, f->sources[i].cue, STYLE_CUE);
}

/* The hits of a line are found by halves: there may be very many. */
static void draw_hits(const struct app *app, struct screen *s, const struct line *l)
{
	const struct search *q = &app->search;
	size_t low = 0, high = q->hits.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (q->hits.v[mid].end <= l->points.start)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < q->hits.n && q->hits.v[low].start < l->points.end; low++)
		overlay(s, l, q->hits.v[low],
			q->hits.v[low].start == app->view.cursor ? STYLE_SEARCH_CURRENT
								 : STYLE_SEARCH);
}

static void draw_selection(const struct app *app, struct screen *s, const struct line *l)
{
	for (size_t i = 0; i < visual_count(app); i++)
		overlay(s, l, visual_part(app, i, SNAP_NAME), STYLE_MARKED);
}

/* What the program invented is styled so that a text cannot feign it. */
static void draw_marks(struct screen *s, const struct line *l)
{
	const struct display *d = &l->wrap->display;
	int x = l->r.x;

	for (uint32_t c = l->row.first; c < l->row.end; x += d->v[c++].columns)
		for (int i = 0; (d->v[c].flags & CLUSTER_MARK) && i < d->v[c].columns; i++)
			if (x + i < l->r.x + l->r.w && screen_at(s, x + i, l->r.y))
				screen_at(s, x + i, l->r.y)->style[0] = STYLE_DANGER;
}

static void draw_labels(const struct app *app, struct screen *s, const struct line *l)
{
	size_t typed = strlen(app->hints.typed);

	for (size_t i = 0; i < app->hints.list.n; i++) {
		const struct hint *h = &app->hints.list.v[i];
		struct rect at;

		if (h->point < l->points.start || h->point >= l->points.end ||
		    strncmp(h->label, app->hints.typed, typed) != 0 ||
		    !columns_of(l, (struct span){h->point, h->point + 1}, &at))
			continue;
		screen_text(s, l->r, at.x, at.y, slice_of(h->label), STYLE_HINT);
		screen_overlay(s, (struct rect){at.x, at.y, (int)typed, 1}, 2, STYLE_HINT_TYPED);
	}
}

static void draw_line(const struct app *app, struct screen *s, const struct line *l)
{
	screen_put(s, l->r, l->r.x, l->r.y,
		   display_range(&l->wrap->display, l->row.first, l->row.end), STYLE_TEXT);
	if (l->wrap->display.marks)
		draw_marks(s, l);
	if (app->settings.highlights) {
		draw_mentions(app, s, l);
		draw_fact(app, s, l);
		draw_selected(app, s, l);
	}
	if (app->search.shown)
		draw_hits(app, s, l);
	if (app->visual.on)
		draw_selection(app, s, l);
	if (app->mode == MODE_HINTS)
		draw_labels(app, s, l);
}

static struct line line_of(const struct app *app, struct view_row row, int y)
{
	const struct view *v = &app->view;
	struct line l = {.wrap = view_wrap(v, row.par)};
	struct rect m = app->layout.measure;

	l.row = l.wrap->v[row.row];
	l.par_start = view_paragraph_span(v, row.par).start;
	wrap_row_points(l.wrap, (uint32_t)row.row, &l.points.start, &l.points.end);
	l.points.start += l.par_start;
	l.points.end += l.par_start;
	l.r = (struct rect){m.x, m.y + y, m.w, 1};
	return l;
}

static void place_cursor(const struct app *app, struct screen *s)
{
	struct rect m = app->layout.measure;
	int line = view_line(&app->view, app->view.cursor), column;

	if (app->focus != PANE_TEXT || app->help.open || line < 0)
		return;
	view_locate(&app->view, app->view.cursor, &column);
	s->cursor_x = m.x + (column < m.w ? column : m.w - 1);
	s->cursor_y = m.y + line;
}

static void draw(const struct app *app, struct screen *s)
{
	const struct view *v = &app->view;
	struct rect r = app->layout.panes[PANE_TEXT];
	struct view_row row = v->top;

	if (!app->article) {
		const char *why = app->current == NO_ARTICLE
				      ? "this folder holds no articles"
				      : app->corpus->articles.v[app->current].fault;

		pane_say(s, r, why ? why : "the article cannot be read");
		return;
	}
	if (v->shown == 0) {
		pane_say_filtered(app, s, r, "no paragraph holds these words");
		return;
	}
	for (int y = 0; y < v->height; y++) {
		if (row.row < view_wrap(v, row.par)->n) {
			struct line l = line_of(app, row, y);

			draw_line(app, s, &l);
		}
		if (!view_step(v, &row, 1))
			break;
	}
	place_cursor(app, s);
}

const struct pane_view pane_text = {title, draw};
