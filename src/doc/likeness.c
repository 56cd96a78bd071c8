/* SPDX-License-Identifier: MIT */
#include "doc/likeness.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "doc/near.h"

#include <stdlib.h>

enum {
	PATTERN_MOST = LIKENESS_LONGEST + 2 * LIKENESS_CONTEXT,
	MARGIN = 2,
	BUDGET = 40 << 20,
};

struct pattern {
	uint32_t points[PATTERN_MOST];
	size_t n;
	size_t quote; /* index of the quote's first point */
	size_t after; /* index of the first point behind the quote */
};

struct aligned {
	struct span quote;
	uint32_t edits;
	uint32_t in_before; /* edits there */
	uint32_t in_quote;
	uint32_t in_after;
	bool digits_changed; /* in the quote */
	bool far_changed;    /* the first point of before or the last of after */
};

void likeness_init(struct likeness *l, struct slice text)
{
	*l = (struct likeness){.text = text, .budget = BUDGET};
}

void likeness_release(struct likeness *l)
{
	free(l->points);
	*l = (struct likeness){0};
}

static void decode_text(struct likeness *l)
{
	if (l->points)
		return;
	l->points = mem_alloc((l->text.len + 1) * sizeof *l->points);
	for (size_t i = 0; i < l->text.len; l->n++)
		i += utf8_decode(l->text.s + i, l->text.len - i, &l->points[l->n]);
}

/* ---- the pattern */

/* Drops all but the last `most` points. */
static struct slice last_points(struct slice s, size_t most)
{
	size_t i = s.len;

	if (i <= most)
		return s; /* and s.s may be NULL */
	for (; i > 0 && most > 0; most--)
		for (i--; i > 0 && ((unsigned char)s.s[i] & 0xc0) == 0x80; i--)
			;
	return (struct slice){s.s + i, s.len - i};
}

static void add_points(struct pattern *p, struct slice s, size_t most)
{
	for (size_t i = 0; i < s.len && most > 0 && p->n < PATTERN_MOST; most--)
		i += utf8_decode(s.s + i, s.len - i, &p->points[p->n++]);
}

static bool make_pattern(struct pattern *p, struct slice before, struct slice quote,
			 struct slice after)
{
	if (quote.len > 4 * LIKENESS_LONGEST || utf8_count(quote.s, quote.len) > LIKENESS_LONGEST)
		return false;
	p->n = 0;
	add_points(p, last_points(before, LIKENESS_CONTEXT), LIKENESS_CONTEXT);
	p->quote = p->n;
	add_points(p, quote, LIKENESS_LONGEST);
	p->after = p->n;
	add_points(p, after, LIKENESS_CONTEXT);
	return true;
}

static uint32_t most_edits(const struct pattern *p)
{
	return p->n < LIKENESS_SHORTEST ? 0 : p->n < 12 ? 1 : (uint32_t)p->n / 6;
}

static uint32_t margin_of(const struct pattern *p)
{
	return MARGIN + (uint32_t)p->n / 32;
}

/* ---- aligning: where it begins, and what differs */

/* The usual table of distances between the ends of the pattern and of the text
 * before `end`, both read backwards; a band of it, as wide as the edits ask. */
struct table {
	uint16_t *v;
	size_t width; /* of a row: 2 edits + 1 */
	size_t edits;
	const uint32_t *pattern; /* its end */
	const uint32_t *text;    /* the place's end */
	size_t n;                /* points of the text before it */
	size_t m;
};

#define FAR UINT16_MAX

/* The distance of i points of the pattern to j of the text. */
static uint16_t cell(const struct table *t, size_t i, size_t j)
{
	if (j + t->edits < i || j > i + t->edits || j > t->n)
		return FAR;
	return t->v[i * t->width + (j + t->edits - i)];
}

static bool same_point(const struct table *t, size_t i, size_t j)
{
	return t->pattern[-(ptrdiff_t)i] == t->text[-(ptrdiff_t)j];
}

static unsigned distance_at(const struct table *t, size_t i, size_t j)
{
	unsigned best = FAR;

	if (i == 0 || j == 0)
		return (unsigned)(i + j);
	best = cell(t, i - 1, j - 1) + !same_point(t, i, j);
	if (cell(t, i - 1, j) + 1u < best)
		best = cell(t, i - 1, j) + 1u;
	if (cell(t, i, j - 1) + 1u < best)
		best = cell(t, i, j - 1) + 1u;
	return best < FAR ? best : FAR;
}

static void fill(struct table *t)
{
	for (size_t i = 0; i <= t->m; i++) {
		size_t from = i > t->edits ? i - t->edits : 0;
		size_t to = i + t->edits < t->n ? i + t->edits : t->n;

		for (size_t j = from; j <= to; j++)
			t->v[i * t->width + (j + t->edits - i)] = (uint16_t)distance_at(t, i, j);
	}
}

/* The length of the place: the nearest to the pattern's among the best. */
static size_t best_length(const struct table *t)
{
	size_t best = t->m < t->n ? t->m : t->n;

	for (size_t d = 0; d <= t->edits; d++) {
		if (d <= t->m && cell(t, t->m, t->m - d) < cell(t, t->m, best))
			best = t->m - d;
		if (cell(t, t->m, t->m + d) < cell(t, t->m, best))
			best = t->m + d;
	}
	return best;
}

static bool is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

/* Walks from the beginning of the place to its end (the table runs backwards)
 * and notes where the quote lies and what was changed. */
struct walk {
	const struct table *t;
	const struct pattern *p;
	struct aligned *out;
	size_t i, j; /* points that are left of the pattern, of the text */
	size_t end;  /* of the place in the text */
};

static void note_edit(struct walk *w, bool takes_pattern, bool takes_text)
{
	const struct pattern *p = w->p;
	size_t at = p->n - w->i; /* index in the pattern */
	bool digit = (takes_pattern && is_digit(w->t->pattern[-(ptrdiff_t)w->i])) ||
		     (takes_text && is_digit(w->t->text[-(ptrdiff_t)w->j]));

	if (at < p->quote || (at == p->quote && !takes_pattern)) {
		w->out->in_before++;
	} else if (at < p->after) {
		w->out->in_quote++;
		w->out->digits_changed |= digit;
	} else {
		w->out->in_after++;
	}
	if (takes_pattern && ((at == 0 && p->quote > 0) || (at + 1 == p->n && p->after < p->n)))
		w->out->far_changed = true;
}

static void take_one(struct walk *w)
{
	uint16_t here = cell(w->t, w->i, w->j);
	bool both = w->i && w->j, same = both && same_point(w->t, w->i, w->j);
	bool takes_pattern, takes_text;

	if (both && cell(w->t, w->i - 1, w->j - 1) + !same == here) {
		takes_pattern = takes_text = true;
	} else {
		takes_pattern = w->i && cell(w->t, w->i - 1, w->j) + 1 == here;
		takes_text = !takes_pattern;
	}
	if (!(takes_pattern && takes_text && same))
		note_edit(w, takes_pattern, takes_text);
	w->i -= takes_pattern;
	w->j -= takes_text;
}

static void walk(struct walk *w)
{
	size_t m = w->p->n;

	w->out->quote = (struct span){(uint32_t)(w->end - w->j), UINT32_MAX};
	while (w->i > 0 || w->j > 0) {
		take_one(w);
		if (w->i >= m - w->p->quote)
			w->out->quote.start = (uint32_t)(w->end - w->j);
		if (w->i <= m - w->p->after && w->out->quote.end == UINT32_MAX)
			w->out->quote.end = (uint32_t)(w->end - w->j);
	}
}

static struct aligned align_at(const struct likeness *l, const struct pattern *p, struct table *t,
			       size_t end)
{
	struct aligned out = {.edits = (uint32_t)t->edits};
	struct walk w = {t, p, &out, p->n, 0, end};

	t->m = p->n;
	t->n = end;
	t->width = 2 * t->edits + 1;
	t->pattern = p->points + p->n;
	t->text = l->points + end;
	fill(t);
	w.j = best_length(t);
	walk(&w);
	return out;
}

/* Of the ends that are equally like, the one that leaves the quote its length. */
static struct aligned align(const struct likeness *l, const struct pattern *p, struct table *t,
			    const struct near_place *at)
{
	uint32_t length = (uint32_t)(p->after - p->quote), nearest = UINT32_MAX;
	struct aligned best = {0};

	t->edits = at->edits;
	for (size_t end = at->first; end <= at->last && end - at->first <= at->edits; end++) {
		struct aligned one = align_at(l, p, t, end);
		uint32_t n = one.quote.end - one.quote.start;
		uint32_t off = n > length ? n - length : length - n;

		if (off < nearest) {
			nearest = off;
			best = one;
		}
	}
	return best;
}

/* ---- the choice */

static bool context_stands(const struct pattern *p, const struct aligned *a)
{
	return !a->far_changed && a->in_before <= p->quote / LIKENESS_SHORTEST &&
	       a->in_after <= (p->n - p->after) / LIKENESS_SHORTEST;
}

static bool is_good_enough(const struct pattern *p, const struct aligned *a)
{
	size_t length = p->after - p->quote;

	return context_stands(p, a) && !a->digits_changed && a->edits <= most_edits(p) &&
	       a->in_quote <= (length < LIKENESS_SHORTEST ? 0 : length / 4);
}

static uint32_t cost_of(const struct pattern *p, const struct aligned *a)
{
	return a->edits + (context_stands(p, a) ? 0 : LIKENESS_OUTER);
}

/* Do the two share more than half of one? */
static bool is_same_place(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;

	return start < end && 2 * (end - start) > a.end - a.start;
}

static bool is_rival(const struct pattern *p, const struct aligned *best,
		     const struct aligned *other)
{
	uint32_t cost = cost_of(p, best), others = cost_of(p, other);

	if (is_same_place(best->quote, other->quote))
		return others <= cost;
	return others < cost + margin_of(p);
}

static enum likeness_result choose(const struct pattern *p, const struct aligned *list, size_t n,
				   struct likeness_match *out)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++)
		if (cost_of(p, &list[i]) < cost_of(p, &list[best]))
			best = i;
	if (n == 0 || !is_good_enough(p, &list[best]))
		return LIKENESS_NOTHING;
	for (size_t i = 0; i < n; i++)
		if (i != best && is_rival(p, &list[best], &list[i]))
			return LIKENESS_SEVERAL;
	out->quote = list[best].quote;
	out->edits = list[best].edits;
	out->quote_edits = list[best].in_quote;
	return LIKENESS_FOUND;
}

static bool spend(struct likeness *l, size_t steps)
{
	if (steps > l->budget)
		return false;
	l->budget -= steps;
	return true;
}

static enum likeness_result compare(struct likeness *l, const struct pattern *p,
				    const struct near *near, struct likeness_match *out)
{
	struct aligned list[NEAR_PLACES];
	struct table t = {0};
	size_t n = 0;
	bool tired = false;

	t.v = mem_alloc((p->n + 1) * (2 * (size_t)near->most + 1) * sizeof *t.v);
	for (size_t i = 0; i < near->n && !tired; i++) {
		const struct near_place *at = &near->places[i];
		size_t ends = at->last - at->first + 1;

		if (at->edits > near->most)
			continue;
		ends = ends < at->edits + 1u ? ends : at->edits + 1u;
		tired = !spend(l, p->n * ends * (2 * (size_t)at->edits + 1));
		if (!tired)
			list[n++] = align(l, p, &t, at);
	}
	free(t.v);
	return tired ? LIKENESS_TIRED : choose(p, list, n, out);
}

enum likeness_result likeness_find(struct likeness *l, struct slice before, struct slice quote,
				   struct slice after, struct likeness_match *out)
{
	struct pattern p;
	struct near near = {0};

	if (!make_pattern(&p, before, quote, after))
		return LIKENESS_TOO_LONG;
	if (p.n < LIKENESS_SHORTEST || l->text.len == 0)
		return LIKENESS_NOTHING;
	if (!spend(l, near_steps(l->text.len, p.n)))
		return LIKENESS_TIRED;
	decode_text(l);
	near.slack = margin_of(&p) + LIKENESS_OUTER;
	near.most = most_edits(&p) + near.slack;
	near_search(&near, l->points, l->n, p.points, p.n);
	return compare(l, &p, &near, out);
}
