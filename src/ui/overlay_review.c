/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "ui/flow.h"
#include "ui/highlight.h"
#include "ui/overlay.h"

#include <string.h>

enum { DIFFERENCE_MOST = 256, CONTEXT = 40 };

/* ---- what differs between two strings, letter by letter */

struct letters {
	uint32_t points[DIFFERENCE_MOST];
	bool same[DIFFERENCE_MOST]; /* it stands in the other one too */
	size_t n;
};

/* False when there are more letters than are compared. */
static bool letters_of(struct letters *l, struct slice s)
{
	l->n = 0;
	memset(l->same, 0, sizeof l->same);
	for (size_t i = 0; i < s.len; l->n++) {
		if (l->n == DIFFERENCE_MOST)
			return false;
		i += utf8_decode(s.s + i, s.len - i, &l->points[l->n]);
	}
	return true;
}

static uint16_t longer(uint16_t a, uint16_t b)
{
	return a > b ? a : b;
}

/* The longest common subsequence: t[i * w + j] is its length from a[i] and b[j] on. */
static void fill(uint16_t *t, size_t w, const struct letters *a, const struct letters *b)
{
	for (size_t i = a->n; i-- > 0;)
		for (size_t j = b->n; j-- > 0;)
			t[i * w + j] = a->points[i] == b->points[j]
					   ? (uint16_t)(t[(i + 1) * w + j + 1] + 1)
					   : longer(t[(i + 1) * w + j], t[i * w + j + 1]);
}

static void compare(struct letters *a, struct letters *b)
{
	size_t w = b->n + 1, i = 0, j = 0;
	uint16_t *t = mem_zalloc((a->n + 1) * w, sizeof *t);

	fill(t, w, a, b);
	while (i < a->n && j < b->n) {
		if (a->points[i] == b->points[j])
			a->same[i++] = b->same[j++] = true;
		else if (t[(i + 1) * w + j] >= t[i * w + j + 1])
			i++;
		else
			j++;
	}
	free(t);
}

static void add_letters(struct flow *f, struct slice s, const struct letters *l, enum style style)
{
	size_t at = 0, letter = 0;

	while (at < s.len) {
		bool same = l->same[letter];
		size_t from = at;
		uint32_t point;

		for (; at < s.len && l->same[letter] == same; letter++)
			at += utf8_decode(s.s + at, s.len - at, &point);
		flow_add(f, (struct slice){s.s + from, at - from}, same ? style : STYLE_SEARCH);
	}
}

static void add_compared(struct flow *old, struct flow *new, struct slice was, struct slice is,
			 enum style style)
{
	struct letters a, b;

	if (letters_of(&a, was) && letters_of(&b, is)) {
		compare(&a, &b);
		add_letters(old, was, &a, style);
		add_letters(new, is, &b, style);
	} else {
		flow_add(old, was, style);
		flow_add(new, is, style);
	}
}

/* ---- the file's words over the text's */

static struct span paragraph_of(const struct article *a, uint32_t point)
{
	const struct paragraph *p = &a->offsets.v[offsets_paragraph(&a->offsets, point)];

	return (struct span){p->point, p->end_point};
}

/* The text around a place, in its paragraph; as much as the file quotes of it is compared. */
static void add_words(const struct article *a, const struct review_look *look, struct flow *old,
		      struct flow *new)
{
	const struct anchor *q = look->anchor;
	struct span last = look->spans[look->parts - 1];
	struct span first_par = paragraph_of(a, look->span.start),
		    last_par = paragraph_of(a, last.end ? last.end - 1 : 0);
	uint32_t before = (uint32_t)utf8_count(q->before.s, q->before.len),
		 after = (uint32_t)utf8_count(q->after.s, q->after.len);
	uint32_t start = look->span.start, end = last.end, from, to;

	before = start - first_par.start < before ? start - first_par.start : before;
	from =
	    start - before - first_par.start > CONTEXT ? start - before - CONTEXT : first_par.start;
	flow_addz(new, from > first_par.start ? "…" : "", STYLE_DIM);
	flow_add(new, article_span_text(a, (struct span){from, start - before}), STYLE_DIM);
	add_compared(old, new, q->before,
		     article_span_text(a, (struct span){start - before, start}), STYLE_DIM);
	for (size_t i = 0; i < look->parts && i < q->n; i++) {
		flow_addz(old, i ? " … " : "", STYLE_DIM);
		flow_addz(new, i ? " … " : "", STYLE_DIM);
		add_compared(old, new, q->parts[i], article_span_text(a, look->spans[i]),
			     STYLE_STRONG);
	}
	last_par.end = last_par.end > end ? last_par.end : end;
	after = last_par.end - end < after ? last_par.end - end : after;
	add_compared(old, new, q->after, article_span_text(a, (struct span){end, end + after}),
		     STYLE_DIM);
	end += after;
	to = last_par.end - end > CONTEXT ? end + CONTEXT : last_par.end;
	flow_add(new, article_span_text(a, (struct span){end, to}), STYLE_DIM);
	flow_addz(new, to < last_par.end ? "…" : "", STYLE_DIM);
}

static void add_old_only(const struct anchor *q, struct flow *old)
{
	flow_add(old, q->before, STYLE_DIM);
	for (uint32_t i = 0; i < q->n; i++) {
		flow_addz(old, i ? " … " : "", STYLE_DIM);
		flow_add(old, q->parts[i], STYLE_STRONG);
	}
	flow_add(old, q->after, STYLE_DIM);
}

static const char *text_label(const struct review_look *look)
{
	return look->guess ? "perhaps " : "text    ";
}

static void add_why(const struct review_look *look, struct flow *f)
{
	flow_addz(f, "The quote ", STYLE_DIM);
	flow_addz(f, look->anchor->why ? look->anchor->why : "", STYLE_DIM);
}

static void put(struct flow *f, struct screen *s, struct rect *r, int indent)
{
	int rows = r->h > 0 ? flow_draw(f, s, *r, indent, 0) : 0;

	r->y += rows;
	r->h -= rows;
	flow_clear(f);
}

/* In two rows: only what was quoted, and what would be. */
static void draw_little(const struct app *app, struct screen *s, struct rect r,
			const struct review_look *look)
{
	struct flow old, new;

	flow_init(&old);
	flow_init(&new);
	for (uint32_t i = 0; i < look->anchor->n; i++) {
		flow_addz(&old, i ? " … " : "", STYLE_DIM);
		flow_addz(&new, i ? " … " : i < look->parts ? "→ " : "?", STYLE_DIM);
		if (i < look->parts)
			add_compared(&old, &new, look->anchor->parts[i],
				     article_span_text(app->article, look->spans[i]), STYLE_STRONG);
		else
			flow_add(&old, look->anchor->parts[i], STYLE_STRONG);
	}
	if (r.h > 1) {
		put(&old, s, &(struct rect){r.x, r.y, r.w, 1}, 0);
		r.y++;
		r.h--;
	}
	put(&new, s, &r, 0);
	flow_release(&old);
	flow_release(&new);
}

enum { LITTLE = 3, ROOMY = 7, NARROW = 40, LABEL = 8 }; /* rows; columns */

static void draw_inside(const struct app *app, struct screen *s, struct rect r,
			const struct review_look *look)
{
	int indent = r.w < NARROW ? 2 : LABEL;
	struct flow old, new;

	flow_init(&old);
	flow_init(&new);
	if (r.h >= ROOMY) {
		add_why(look, &old);
		put(&old, s, &r, 2);
	}
	flow_addz(&old, "file    ", STYLE_HEADING);
	flow_addz(&new, text_label(look), STYLE_HEADING);
	if (look->parts) {
		add_words(app->article, look, &old, &new);
	} else {
		add_old_only(look->anchor, &old);
		flow_addz(&new, "no place is likely enough: v selects one in the text", STYLE_DIM);
	}
	put(&old, s, &r, indent);
	put(&new, s, &r, indent);
	flow_release(&old);
	flow_release(&new);
}

/* What is asked about, in a line. */
static void add_title(const struct app *app, const struct review_look *look, struct str *out)
{
	const struct fact *f = look->fact;

	str_printf(out, " %zu/%zu %s ", look->number, look->total,
		   anchor_state_name(look->anchor->state));
	if (look->mention)
		str_printf(out, "mention of %s ",
			   app->corpus->entities.list.v[look->mention->entity].name);
	else
		str_printf(out, "%s of “%s” ", look->kind == REVIEW_CUE ? "cue" : "evidence",
			   f->claim ? f->claim : f->id);
}

static struct rect draw_frame(struct screen *s, struct rect r, const char *title)
{
	screen_fill(s, r, STYLE_TEXT);
	screen_hline(s, r.x, r.y, r.w, STYLE_BORDER_FOCUS);
	screen_ellipsis(s, r, r.x + 1, r.y, r.w - 2, slice_of(title), STYLE_BORDER_FOCUS);
	return (struct rect){r.x + 1, r.y + 1, r.w - 2, r.h - 1};
}

void overlay_review(const struct app *app, struct screen *s)
{
	struct str title = STR_INIT;
	int rows = review_rows(app);
	struct review_look look;
	struct rect r = {0, app->layout.status.y - rows, app->layout.cols, rows};

	if (!review_look(app, &look))
		return;
	highlight_spans(app, s, look.spans, look.parts, STYLE_SEARCH_CURRENT);
	add_title(app, &look, &title);
	r = draw_frame(s, r, title.s);
	if (r.h < LITTLE)
		draw_little(app, s, r, &look);
	else
		draw_inside(app, s, r, &look);
	str_release(&title);
}
