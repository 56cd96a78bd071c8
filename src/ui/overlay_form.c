/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

#include "ui/flow.h"

enum {
	LABEL = 11,       /* columns of a label with its mark */
	LABEL_NARROW = 7, /* below NARROW columns */
	NARROW = 36,
	SAYS_LEAST = 8, /* columns that are worth saying something in */
	FRAMED = 7,     /* rows from which on there is a title */
};

enum { TYPED_ROWS = 4, WRAP_LEAST = 16 /* columns */ };

/* Words that need more than a row take up to TYPED_ROWS, those around the cursor. */
struct typed {
	struct wrap wrap;
	struct wrap_place cursor;
	uint32_t first;
	int rows;
};

/* Where the form lies: all columns, the lower part of the rows. */
struct form_place {
	struct rect area; /* what an overlay may use */
	struct rect rule; /* h 0: no room for a title */
	struct rect lines;
	struct rect help;
	int label;
	struct typed typed; /* the line that is being typed */
};

static struct form_place place_of(const struct app *app)
{
	const struct form_state *st = app->form.state;
	int top = app->layout.title.h, h = app->layout.rows - top - app->layout.status.h;
	struct form_place p = {.area = {0, top, app->layout.cols, h}};
	int most = h >= FRAMED ? h * 6 / 10 : h - 1, want = (int)st->fields.n + 2, rule;

	if (want < most)
		most = want;
	rule = h >= FRAMED;
	p.rule = (struct rect){0, top + h - most, p.area.w, rule};
	p.lines = (struct rect){0, p.rule.y + rule, p.area.w, most - rule - (most > rule + 1)};
	p.help = (struct rect){0, p.lines.y + p.lines.h, p.area.w, most > rule + 1};
	p.label = p.area.w < NARROW ? LABEL_NARROW : LABEL;
	return p;
}

/* ---- the words in the text that the form is about */

/* Marks the part of a span that one row of the screen shows. */
static void mark_row(const struct app *app, struct screen *s, struct view_row row, struct rect line,
		     struct span span, enum style style)
{
	const struct wrap *w = view_wrap(&app->view, row.par);
	uint32_t base = view_paragraph_span(&app->view, row.par).start;
	struct wrap_row r = w->v[row.row];
	uint32_t from, to, a, b;

	wrap_row_points(w, (uint32_t)row.row, &from, &to);
	from = span.start > base + from ? span.start : base + from;
	to = span.end < base + to ? span.end : base + to;
	if (from >= to)
		return;
	a = display_at_point(&w->display, from - base);
	b = display_at_point(&w->display, to - base);
	line.x += (int)display_columns(&w->display, r.first, a);
	line.w = (int)display_columns(&w->display, a, b < r.end ? b : r.end);
	screen_overlay(s, line, 2, style);
}

static void mark_span(const struct app *app, struct screen *s, int bottom, struct span span,
		      enum style style)
{
	struct rect m = app->layout.measure;
	struct view_row row = app->view.top;

	for (int y = 0; y < app->view.height && m.y + y < bottom; y++) {
		if (row.row < view_wrap(&app->view, row.par)->n)
			mark_row(app, s, row, (struct rect){m.x, m.y + y, m.w, 1}, span, style);
		if (!view_step(&app->view, &row, 1))
			break;
	}
}

static void mark_quotes(const struct app *app, struct screen *s, int bottom)
{
	const struct form_state *st = app->form.state;

	if (!app->article || !st->article || !layout_shows(&app->layout, PANE_TEXT) ||
	    !slice_is(slice_of(app->article->id), st->article))
		return;
	for (size_t i = 0; i < st->fields.n; i++) {
		const struct form_field *f = &st->fields.v[i];

		for (uint32_t k = 0; f->quote && f->quote->spans && k < f->quote->n; k++)
			mark_span(app, s, bottom, f->quote->spans[k],
				  f->kind == FORM_SOURCE ? STYLE_CUE : STYLE_MARKED);
	}
}

/* ---- one line */

static enum style choice_style(const struct form_field *f)
{
	if (f->kind == FORM_SOURCE)
		return style_of_stance((enum stance)f->choice);
	if (f->kind == FORM_VERDICT)
		return style_of_verdict((enum verdict)f->choice);
	return f->choice == LINK_CONTRADICTS ? STYLE_DENIES : STYLE_ASSERTS;
}

/* The choice stands before what is typed. */
static int draw_choice(struct screen *s, struct rect r, const struct form_field *f)
{
	int x = screen_text(s, r, r.x, r.y, slice_of(form_choice_word(f->kind, f->choice)),
			    choice_style(f));

	return screen_text(s, r, x, r.y, SLICE(" "), STYLE_TEXT);
}

static void add_quote(struct flow *flow, const struct anchor *q, enum style style)
{
	for (uint32_t i = 0; i < q->n; i++) {
		if (i)
			flow_addz(flow, " … ", STYLE_DIM);
		flow_add(flow, q->parts[i], style);
	}
}

/* One row of words in several styles; returns the column behind. */
static int draw_flow(struct screen *s, struct rect r, const struct flow *f)
{
	int w = screen_width((struct slice){f->text.s, f->text.len});

	flow_draw(f, s, r, 0, 0);
	return r.x + (w < r.w ? w : r.w);
}

static int draw_quote(struct screen *s, struct rect r, const struct form_field *f)
{
	struct flow flow;
	int x;

	if (!f->quote || r.w < 4)
		return r.x;
	flow_init(&flow);
	if (f->kind == FORM_SOURCE)
		flow_addz(&flow, " « ", STYLE_DIM);
	add_quote(&flow, f->quote, f->kind == FORM_SOURCE ? STYLE_DIM : STYLE_TEXT);
	if (f->kind == FORM_SOURCE)
		flow_addz(&flow, " »", STYLE_DIM);
	x = draw_flow(s, r, &flow);
	flow_release(&flow);
	return x;
}

/* What is typed slides to the left so that the cursor stays in sight. */
static int draw_typed(struct screen *s, struct rect r, const struct form_field *f, bool here)
{
	struct slice line = prompt_text(&f->line);
	int width = screen_width((struct slice){line.s, f->line.cursor});
	int at = r.x;

	if (!here)
		return screen_ellipsis(s, r, r.x, r.y, r.w, line, STYLE_TEXT);
	if (width > r.w - 1)
		at = r.x + r.w - 1 - width;
	s->cursor_x = at + width;
	s->cursor_y = r.y;
	return screen_text(s, r, at, r.y, line, STYLE_TEXT);
}

/* ---- the line that is being typed, in full */

static uint32_t points_of(struct slice s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
	return n;
}

static void typed_lay(struct typed *t, const struct form_field *f, int width, int most)
{
	struct slice line = prompt_text(&f->line);

	*t = (struct typed){.rows = 1};
	if (f->kind != FORM_WORDS || width < WRAP_LEAST || most < 2 || screen_width(line) < width)
		return;
	wrap_build(&t->wrap, line, (uint32_t)width - 1, 0); /* the cursor stands behind the last */
	t->cursor =
	    wrap_place_of_point(&t->wrap, points_of((struct slice){line.s, f->line.cursor}));
	t->rows = most < TYPED_ROWS ? most : TYPED_ROWS;
	if ((int)t->wrap.n < t->rows)
		t->rows = (int)t->wrap.n;
	if (t->cursor.row >= (uint32_t)t->rows)
		t->first = t->cursor.row - (uint32_t)t->rows + 1;
}

static void typed_draw(const struct typed *t, struct screen *s, struct rect r, struct slice line)
{
	int column = (int)t->cursor.column;

	for (int i = 0; i < t->rows; i++) {
		const struct wrap_row *row = &t->wrap.v[t->first + (uint32_t)i];
		uint32_t from = t->wrap.display.v[row->first].byte;
		uint32_t to = t->wrap.display.v[row->end].byte;

		screen_text(s, (struct rect){r.x, r.y + i, r.w, 1}, r.x, r.y + i,
			    (struct slice){line.s + from, to - from}, STYLE_TEXT);
	}
	s->cursor_x = r.x + (column < r.w ? column : r.w - 1);
	s->cursor_y = r.y + (int)(t->cursor.row - t->first);
}

static struct rect behind(struct rect r, int x)
{
	return (struct rect){x, r.y, r.x + r.w - x, r.h};
}

static void draw_says(struct screen *s, struct rect r, const struct form_field *f)
{
	bool missing = f->wrong && prompt_text(&f->line).len == 0;

	r = behind(r, r.x + 2);
	if (r.w < SAYS_LEAST || !f->says.len)
		return;
	screen_ellipsis(s, r, r.x, r.y, r.w, (struct slice){f->says.s, f->says.len},
			f->wrong && !missing ? STYLE_DANGER : STYLE_DIM);
}

static void draw_value(struct screen *s, struct rect r, const struct form_field *f, bool here)
{
	int x = r.x;

	if (f->kind == FORM_VERDICT ||
	    (form_choices(f->kind) && (f->quote || prompt_text(&f->line).len)))
		x = draw_choice(s, r, f);
	if (f->kind == FORM_QUOTE || f->kind == FORM_VERDICT) {
		if (here)
			s->cursor_x = r.x, s->cursor_y = r.y;
	} else {
		x = draw_typed(s, behind(r, x), f, here);
	}
	x = draw_quote(s, behind(r, x), f);
	draw_says(s, behind(r, x < r.x + r.w ? x : r.x + r.w), f);
}

static struct rect value_of(const struct form_place *p, int y)
{
	return (struct rect){p->label, y, p->area.w - p->label - 1, 1};
}

static void draw_line(const struct form_state *st, struct screen *s, const struct form_place *p,
		      size_t i, int y)
{
	const struct form_field *f = &st->fields.v[i];
	struct rect line = {0, y, p->area.w, 1};
	bool here = i == st->at;

	if (f->wrong)
		screen_text(s, line, 0, y, SLICE("!"), STYLE_DANGER);
	screen_ellipsis(s, line, 1, y, p->label - 2, slice_of(f->label),
			here ? STYLE_STATUS_KEY : STYLE_DIM);
	if (here && p->typed.rows > 1) {
		typed_draw(&p->typed, s, value_of(p, y), prompt_text(&f->line));
		line.h = p->typed.rows;
	} else {
		draw_value(s, value_of(p, y), f, here);
	}
	if (here)
		screen_overlay(s, line, 1, STYLE_SELECTED_IDLE);
}

/* ---- the list of proposals */

/* Of a link the claim says more than its id.  The lines at the sides tell the list from
 * the fields that it covers. */
static void draw_offer(struct screen *s, struct rect r, const struct form_offer *o, bool link)
{
	struct slice first = slice_of(link ? o->detail : o->insert);
	struct slice second = slice_of(link ? o->insert : o->detail);
	int x;

	screen_fill(s, r, STYLE_STATUS);
	screen_vline(s, r.x, r.y, 1, STYLE_BORDER_FOCUS);
	screen_vline(s, r.x + r.w - 1, r.y, 1, STYLE_BORDER_FOCUS);
	x = screen_ellipsis(s, r, r.x + 2, r.y, r.w * 3 / 4, first, STYLE_STATUS_KEY);
	screen_ellipsis(s, r, x + 2, r.y, r.x + r.w - x - 4, second, STYLE_STATUS);
}

/* Under the line, or over it where there is more room. */
static void draw_offers(const struct form_state *st, struct screen *s, const struct form_place *p,
			int y)
{
	int bottom = y + p->typed.rows, n = st->offer_count;
	int below = p->area.y + p->area.h - bottom, above = y - p->area.y;
	int in_lines = p->lines.y + p->lines.h - bottom; /* the help stays in sight */
	bool up = in_lines < n && above > in_lines;
	int room = up ? above : in_lines > 0 ? in_lines : below, first = 0;

	if (n > room)
		n = room;
	if (st->offered >= n)
		first = st->offered - n + 1;
	for (int i = 0; i < n; i++) {
		struct rect r = {p->label - 1, up ? y - n + i : bottom + i, p->area.w - p->label,
				 1};

		draw_offer(s, r, &st->offers[first + i], st->fields.v[st->at].kind == FORM_LINK);
		if (first + i == st->offered)
			screen_overlay(s, r, 1, STYLE_SELECTED);
	}
}

/* ---- all of it */

static struct slice choice_help(enum form_kind kind)
{
	return kind == FORM_SOURCE    ? SLICE(" another stance ·")
	       : kind == FORM_VERDICT ? SLICE(" another verdict ·")
				      : SLICE(" another kind ·");
}

static void draw_help(const struct form_state *st, struct screen *s, struct rect r)
{
	const struct form_field *f = &st->fields.v[st->at];
	bool says = f->wrong || (f->says.len && !prompt_text(&f->line).len);

	if (r.h < 1)
		return;
	if (form_choices(f->kind) && !f->wrong) {
		screen_text(s, r, 1, r.y, SLICE("^T"), STYLE_STATUS_KEY);
		r = behind(r, screen_text(s, r, 3, r.y, choice_help(f->kind), STYLE_DIM));
	}
	screen_ellipsis(s, r, r.x + 1, r.y, r.w - 2,
			says ? (struct slice){f->says.s, f->says.len} : slice_of(f->row->help),
			f->wrong ? STYLE_STATUS_ERROR : STYLE_DIM);
}

static void draw_rule(const struct form_state *st, struct screen *s, const struct form_place *p,
		      size_t top)
{
	struct rect r = p->rule;
	int x;

	if (r.h < 1)
		return;
	screen_hline(s, r.x, r.y, r.w, STYLE_BORDER_FOCUS);
	x = screen_text(s, r, 1, r.y, SLICE(" "), STYLE_TEXT);
	x = screen_ellipsis(s, r, x, r.y, r.w - 8, (struct slice){st->title.s, st->title.len},
			    STYLE_HEADING);
	screen_text(s, r, x, r.y, SLICE(" "), STYLE_TEXT);
	if (top)
		screen_point(s, r.w - 3, r.y, 0x25b4, STYLE_STATUS_KEY);
	if (top + (size_t)p->lines.h < st->fields.n + (size_t)p->typed.rows - 1)
		screen_point(s, r.w - 2, r.y, 0x25be, STYLE_STATUS_KEY);
}

static void draw_lines(const struct form_state *st, struct screen *s, const struct form_place *p,
		       size_t top)
{
	int y = p->lines.y, end = p->lines.y + p->lines.h, here = y;

	for (size_t i = top; i < st->fields.n && (y < end || i == top); i++) {
		draw_line(st, s, p, i, y);
		here = i == st->at ? y : here;
		y += i == st->at ? p->typed.rows : 1;
	}
	draw_offers(st, s, p, here);
}

void overlay_form(const struct app *app, struct screen *s)
{
	const struct form_state *st = app->form.state;
	struct form_place p;
	size_t top = 0, height;

	if (!st || !st->fields.n)
		return;
	p = place_of(app);
	height = p.lines.h > 0 ? (size_t)p.lines.h : 1;
	typed_lay(&p.typed, &st->fields.v[st->at], value_of(&p, 0).w,
		  (int)(height - height / 3)); /* some of the others stay in sight */
	mark_quotes(app, s, p.rule.y);
	screen_fill(s, (struct rect){0, p.rule.y, p.area.w, p.area.y + p.area.h - p.rule.y},
		    STYLE_TEXT);
	if (st->at + (size_t)p.typed.rows > height)
		top = st->at + (size_t)p.typed.rows - height;
	draw_rule(st, s, &p, top);
	draw_help(st, s, p.help);
	draw_lines(st, s, &p, top);
	wrap_release(&p.typed.wrap);
}
