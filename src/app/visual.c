/* SPDX-License-Identifier: MIT */
#include "app/visual.h"

#include "app/app.h"
#include "app/select.h"
#include "text/words.h"

/* ---- places in the text */

static const struct offsets *text_of(const struct app *app)
{
	return &app->article->offsets;
}

/* The cluster at a point; empty in an empty paragraph and past the end. */
static struct span cluster_at(const struct app *app, uint32_t point)
{
	size_t par = offsets_paragraph(text_of(app), point);
	struct span p = view_paragraph_span(&app->view, par);
	const struct display *d = &view_wrap(&app->view, par)->display;
	uint32_t c;

	if (point >= p.end || d->n == 0)
		return (struct span){p.end, p.end};
	c = display_at_point(d, point - p.start);
	return (struct span){p.start + d->v[c].point, p.start + d->v[c + 1].point};
}

static bool word_at(const struct app *app, uint32_t point, struct span *out)
{
	const struct offsets *o = text_of(app);
	struct word w;

	if (point >= o->points || !words_at(o->text.s, o->text.len, offsets_byte(o, point), &w))
		return false;
	*out =
	    (struct span){offsets_point(o, (uint32_t)w.start), offsets_point(o, (uint32_t)w.end)};
	return true;
}

/* The word at a point, or the next one of its paragraph. */
static bool word_from(const struct app *app, uint32_t point, struct span *out)
{
	const struct offsets *o = text_of(app);
	uint32_t par = offsets_paragraph(o, point);
	size_t next;

	if (word_at(app, point, out))
		return true;
	next = words_next(o->text.s, o->text.len, offsets_byte(o, point));
	if (next >= o->text.len)
		return false;
	point = offsets_point(o, (uint32_t)next);
	return offsets_paragraph(o, point) == par && word_at(app, point, out);
}

/* ---- what is selected */

static bool is_between(const struct app *app)
{
	return app->visual.anchor == VISUAL_BETWEEN;
}

static uint32_t clamp(const struct app *app, uint32_t point)
{
	return point < text_of(app)->points ? point : text_of(app)->points;
}

/* From the first cluster to the last, both included. */
static struct span raw_span(const struct app *app)
{
	uint32_t a = clamp(app, app->visual.anchor), b = clamp(app, app->view.cursor);

	return (struct span){cluster_at(app, a < b ? a : b).start,
			     cluster_at(app, a < b ? b : a).end};
}

static struct span whole_words(const struct app *app, struct span s)
{
	struct span w;

	if (word_at(app, s.start, &w) && w.start < s.start)
		s.start = w.start;
	if (s.end > s.start && word_at(app, s.end - 1, &w) && w.end > s.end)
		s.end = w.end;
	return s;
}

static struct span snapped(const struct app *app, struct span s, enum snap_kind kind)
{
	struct range r;

	if (app->visual.exact || s.start >= s.end)
		return s;
	s = whole_words(app, s);
	r = snap_range(text_of(app), (struct range){s.start, s.end}, kind);
	return (struct span){r.start, r.end};
}

size_t visual_count(const struct app *app)
{
	if (!app->visual.on || !app->article)
		return 0;
	return app->visual.parts.n + !is_between(app);
}

struct span visual_part(const struct app *app, size_t i, enum snap_kind kind)
{
	const struct visual *v = &app->visual;
	struct span s;

	if (i >= v->parts.n)
		return snapped(app, raw_span(app), kind);
	s = v->parts.v[i]; /* the text may be another one now */
	return (struct span){clamp(app, s.start), clamp(app, s.end)};
}

/* Puts a part where it belongs; what it meets becomes one with it. */
static size_t insert(struct span *list, size_t n, struct span s)
{
	size_t first = 0, end;

	while (first < n && list[first].end < s.start)
		first++;
	for (end = first; end < n && list[end].start <= s.end; end++) {
		s.start = list[end].start < s.start ? list[end].start : s.start;
		s.end = list[end].end > s.end ? list[end].end : s.end;
	}
	if (end == first)
		for (size_t i = n; i > first; i--)
			list[i] = list[i - 1];
	list[first] = s;
	if (end == first)
		return n + 1;
	for (size_t i = end; i < n; i++)
		list[first + 1 + i - end] = list[i];
	return n - (end - first) + 1;
}

static const struct span *spans_of(struct app *app, enum snap_kind kind, size_t *n)
{
	size_t count = visual_count(app);
	struct span *list = arena_zalloc(&app->scratch, count + 1, sizeof *list);

	*n = 0;
	for (size_t i = 0; i < count; i++) {
		struct span s = visual_part(app, i, kind);

		if (s.start < s.end)
			*n = insert(list, *n, s);
	}
	return *n ? list : NULL;
}

const struct span *visual_spans(struct app *app, size_t *n)
{
	return spans_of(app, SNAP_NAME, n);
}

const struct span *visual_clauses(struct app *app, size_t *n)
{
	return spans_of(app, SNAP_CLAUSE, n);
}

struct slice visual_words(struct app *app)
{
	struct str words = STR_INIT;
	const struct span *spans;
	struct slice out;
	size_t n;

	spans = visual_spans(app, &n);
	for (size_t i = 0; i < n; i++) {
		struct slice s = article_span_text(app->article, spans[i]);

		str_addz(&words, i ? " … " : "");
		str_add(&words, s.s, s.len);
	}
	out = arena_slice(&app->scratch, (struct slice){words.s, words.len});
	str_release(&words);
	return out;
}

/* ---- changing it */

static bool same(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/* Selects just this; the cursor stands on its last cluster. */
static void take(struct app *app, struct span s)
{
	uint32_t last = s.end > s.start ? cluster_at(app, s.end - 1).start : s.start;

	app->visual.anchor = s.start;
	view_to(&app->view, last);
	view_reveal(&app->view, REVEAL_NEAR);
}

/* The part under the cursor is what is changed, the others are kept. */
static bool take_mention(struct app *app)
{
	const struct anchor *a;
	uint32_t at = 0;

	if (app->mention == NO_INDEX)
		return false;
	a = &app->article->mentions[app->mention].anchor;
	if (a->state == ANCHOR_ORPHAN)
		return false;
	while (at + 1 < a->n && !span_holds(a->spans[at], app->view.cursor))
		at++;
	for (uint32_t i = 0; i < a->n; i++)
		if (i != at)
			*vec_push(&app->visual.parts) = a->spans[i];
	take(app, a->spans[at]);
	app->visual.exact = !same(snapped(app, a->spans[at], SNAP_NAME), a->spans[at]);
	return true;
}

void visual_start(struct app *app, bool exact)
{
	struct visual *v = &app->visual;
	bool more = v->on && is_between(app);
	struct span word;

	if (!app->article || app->focus != PANE_TEXT || text_of(app)->points == 0)
		return;
	if (!more)
		visual_end(app);
	vec_clear(&v->grown);
	v->on = true;
	v->exact = exact;
	v->anchor = app->view.cursor;
	if (exact || (!more && take_mention(app)))
		;
	else if (word_from(app, app->view.cursor, &word))
		take(app, word);
	select_follow(app);
}

void visual_between(struct app *app, uint32_t from, uint32_t to, bool exact)
{
	if (!app->article || app->focus != PANE_TEXT || text_of(app)->points == 0)
		return;
	visual_end(app);
	app->visual.on = true;
	app->visual.exact = exact;
	app->visual.anchor = from;
	view_to(&app->view, to);
	view_reveal(&app->view, REVEAL_NEAR);
	select_follow(app);
}

void visual_wait(struct app *app)
{
	visual_end(app);
	if (!app->article || app->focus != PANE_TEXT || text_of(app)->points == 0)
		return;
	app->visual.on = true;
	app->visual.anchor = VISUAL_BETWEEN;
}

void visual_end(struct app *app)
{
	app->visual.on = false;
	app->visual.exact = false;
	vec_clear(&app->visual.parts);
	vec_clear(&app->visual.grown);
}

void visual_release(struct visual *v)
{
	vec_release(&v->parts);
	vec_release(&v->grown);
}

/* The next larger one that looks larger too. */
static bool larger(const struct app *app, struct span raw, struct span *out)
{
	struct span shown = snapped(app, raw, SNAP_NAME);
	struct range now = {raw.start < shown.start ? raw.start : shown.start,
			    raw.end > shown.end ? raw.end : shown.end};

	for (;;) {
		struct range next = snap_grow(text_of(app), now);

		if (next.start == now.start && next.end == now.end)
			return false;
		now = next;
		*out = (struct span){now.start, now.end};
		if (!same(snapped(app, *out, SNAP_NAME), shown))
			return true;
	}
}

bool visual_grow(struct app *app)
{
	struct span raw, next;

	if (!visual_count(app) || is_between(app))
		return false;
	raw = raw_span(app);
	if (!larger(app, raw, &next))
		return false;
	*vec_push(&app->visual.grown) = raw;
	take(app, next);
	return true;
}

static bool is_inside(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end && !same(inner, outer);
}

/* What it grew from; else the word under the cursor; between two parts, the last
 * one as it was. */
bool visual_shrink(struct app *app)
{
	struct visual *v = &app->visual;
	struct span raw, word;

	if (!v->on || !app->article)
		return false;
	if (is_between(app) && !v->parts.n)
		return false;
	if (is_between(app)) {
		take(app, v->parts.v[--v->parts.n]);
		return true;
	}
	raw = raw_span(app);
	while (v->grown.n) {
		struct span s = v->grown.v[--v->grown.n];

		if (!is_inside(s, raw))
			continue;
		take(app, s);
		return true;
	}
	if (!word_at(app, app->view.cursor, &word) || !is_inside(word, raw))
		return false;
	take(app, word);
	return true;
}

void visual_swap(struct app *app)
{
	struct visual *v = &app->visual;
	uint32_t cursor = app->view.cursor;

	if (!v->on || !app->article || is_between(app))
		return;
	view_to(&app->view, clamp(app, v->anchor));
	v->anchor = cursor;
	view_reveal(&app->view, REVEAL_NEAR);
}

void visual_exact(struct app *app, bool exact)
{
	if (app->visual.on)
		app->visual.exact = exact;
}

bool visual_keep(struct app *app)
{
	struct visual *v = &app->visual;

	if (!visual_count(app) || is_between(app))
		return false;
	*vec_push(&v->parts) = snapped(app, raw_span(app), SNAP_NAME);
	v->anchor = VISUAL_BETWEEN;
	vec_clear(&v->grown);
	return true;
}
