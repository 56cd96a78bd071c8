/* SPDX-License-Identifier: MIT */
#include "doc/doubt.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/near.h"

#include <stdlib.h>
#include <string.h>

struct doubter {
	struct anchor **mentions;
	size_t n;
	const struct offsets *text;
	struct near *near; /* made when first needed, as are */
	uint32_t *starts;  /* of all that were found exactly, sorted */
	size_t start_count;
	uint32_t *points; /* a line, with a space before and behind */
};

/* What is like the quote in the lines of its neighbours. */
struct rival {
	struct span span;
	uint32_t edits;
	uint32_t second; /* of the next best */
};

/* What is looked at. */
struct look {
	size_t own; /* the mention that is in doubt; SIZE_MAX: none */
	struct span line;
	uint32_t least; /* edits */
	size_t n;       /* points of the line, and the space before */
	uint32_t most;
	uint32_t quote[DOUBT_LONGEST];
	size_t length; /* points of it */
};

static const char copied[] = "stands elsewhere, among other mentions; here it has other letters: "
			     "correct it if this is right";
static const char in_doubt[] =
    "stands far from the mentions around it, where several places are like it: correct it";

static bool is_inner(struct slice text, size_t at)
{
	return at < text.len && ((unsigned char)text.s[at] & 0xc0) == 0x80;
}

/* Of a very long line a piece around the span. */
static struct span line_of(const struct offsets *text, struct span s)
{
	struct slice t = text->text;
	size_t start = offsets_byte(text, s.start), end = offsets_byte(text, s.end);

	for (size_t n = 0; start > 0 && t.s[start - 1] != '\n' && n < DOUBT_WINDOW / 2; n++)
		start--;
	for (size_t n = 0; end < t.len && t.s[end] != '\n' && n < DOUBT_WINDOW / 2; n++)
		end++;
	while (is_inner(t, start))
		start++;
	while (is_inner(t, end))
		end++;
	return (struct span){offsets_point(text, (uint32_t)start),
			     offsets_point(text, (uint32_t)end)};
}

/* The next one from `i` on in a direction that was found exactly; NULL. */
static const struct anchor *neighbour(const struct doubter *d, size_t i, int by)
{
	for (i += (size_t)by; i < d->n; i += (size_t)by)
		if (d->mentions[i]->state == ANCHOR_EXACT)
			return d->mentions[i];
	return NULL;
}

/* Is it another mention's? */
static bool is_taken(const struct doubter *d, size_t own, struct span s)
{
	size_t from = own > DOUBT_NEIGHBOURS ? own - DOUBT_NEIGHBOURS : 0;

	if (own == SIZE_MAX)
		return false;
	for (size_t i = from; i < d->n && i <= own + DOUBT_NEIGHBOURS; i++) {
		struct span hull = anchor_hull(d->mentions[i]);

		if (i != own && d->mentions[i]->state == ANCHOR_EXACT && hull.start < s.end &&
		    s.start < hull.end)
			return true;
	}
	return false;
}

/* ---- what is like it in one line */

static bool is_word(uint32_t point)
{
	enum unicode_kind kind = unicode_kind(point);

	return kind == UNICODE_UPPER || kind == UNICODE_LETTER || kind == UNICODE_NUMBER ||
	       kind == UNICODE_MARK;
}

static size_t decode(uint32_t *points, size_t most, struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < most;)
		i += utf8_decode(s.s + i, s.len - i, &points[n++]);
	return n;
}

/* Whole words that end at `end` and are as many points as the quote, or nearly. */
static bool whole_words(const uint32_t *points, size_t end, size_t length, size_t slack,
			size_t *start)
{
	for (size_t off = 0; off <= 2 * slack; off++) {
		size_t n = off % 2 ? length + (off + 1) / 2 : length - off / 2;

		if (n <= end - 1 && n > 0 && !is_word(points[end - n - 1]) &&
		    points[end - n] != ' ' && !is_word(points[end])) {
			*start = end - n;
			return true;
		}
	}
	return false;
}

static bool is_none(const struct rival *r)
{
	return r->span.start == r->span.end;
}

static void weigh(struct rival *best, struct span s, uint32_t edits)
{
	if (!is_none(best) && best->span.start == s.start) {
		best->edits = edits < best->edits ? edits : best->edits;
	} else if (is_none(best) || edits < best->edits) {
		best->second = is_none(best) ? UINT32_MAX : best->edits;
		best->edits = edits;
		best->span = s;
	} else if (edits < best->second) {
		best->second = edits;
	}
}

static bool has_rival(const struct rival *best)
{
	return best->second <= best->edits + 1;
}

/* Between the quote and some words of about its length. */
static uint32_t distance(const struct look *l, const uint32_t *words, size_t n)
{
	uint32_t row[2 * DOUBT_LONGEST];

	if (n >= 2 * DOUBT_LONGEST)
		return UINT32_MAX;
	for (size_t j = 0; j <= n; j++)
		row[j] = (uint32_t)j;
	for (size_t i = 1; i <= l->length; i++) {
		uint32_t corner = row[0], least;

		row[0] = (uint32_t)i;
		for (size_t j = 1; j <= n; j++) {
			least = corner + (l->quote[i - 1] != words[j - 1]);
			corner = row[j];
			least = least < row[j] + 1 ? least : row[j] + 1;
			row[j] = least < row[j - 1] + 1 ? least : row[j - 1] + 1;
		}
	}
	return row[n];
}

/* The ends of one place of `near`, moved to where a word ends. */
static void weigh_ends(struct doubter *d, const struct near_place *p, const struct look *l,
		       struct rival *best)
{
	for (size_t end = p->first; end <= p->last && end <= l->n; end++) {
		size_t to = end, start;
		struct span s;
		uint32_t edits;

		while (to < l->n && to < end + 2 && is_word(d->points[to]))
			to++;
		if (to == 0 || !whole_words(d->points, to, l->length, p->edits + 1, &start))
			continue;
		s = (struct span){l->line.start + (uint32_t)start - 1,
				  l->line.start + (uint32_t)to - 1};
		edits = distance(l, d->points + start, to - start);
		if (edits >= l->least && edits <= l->most && !is_taken(d, l->own, s))
			weigh(best, s, edits);
	}
}

/* How many edits are of interest; 0: none.  Short words are like others, unless they are
 * names. */
static uint32_t most_edits(const uint32_t *quote, size_t n)
{
	if (n >= 6)
		return 2 + (uint32_t)n / 12;
	for (size_t i = 0; i < n; i++)
		if (unicode_is_upper(quote[i]))
			return 1;
	return 0;
}

/* Places in a line that are a few edits from the words, at least `least`. */
static void look_in(struct doubter *d, struct look *l, struct slice words, struct rival *best)
{
	if (!d->near) {
		d->near = mem_alloc(sizeof *d->near);
		d->points = mem_alloc((DOUBT_WINDOW + 2) * sizeof *d->points);
	}
	l->length = decode(l->quote, DOUBT_LONGEST, words);
	l->most = most_edits(l->quote, l->length);
	d->points[0] = ' ';
	l->n = 1 + decode(d->points + 1, DOUBT_WINDOW,
			  offsets_text(d->text, l->line.start, l->line.end));
	d->points[l->n] = ' ';
	*d->near = (struct near){.most = l->most, .slack = DOUBT_WINDOW};
	near_search(d->near, d->points, l->n, l->quote, l->length);
	for (size_t i = 0; i < d->near->n; i++)
		weigh_ends(d, &d->near->places[i], l, best);
}

static void release(struct doubter *d)
{
	free(d->near);
	free(d->points);
	free(d->starts);
}

/* ---- which are in doubt */

static bool is_lookable(struct span s)
{
	return s.end - s.start >= DOUBT_SHORTEST && s.end - s.start <= DOUBT_LONGEST;
}

static bool is_in_order(const struct anchor *a, const struct anchor *before,
			const struct anchor *after)
{
	return (!before || before->spans[0].start <= a->spans[0].start) &&
	       (!after || a->spans[0].start <= after->spans[0].start);
}

static void settle(struct anchor *a, uint32_t part, const struct rival *best)
{
	if (is_none(best))
		return;
	a->state = has_rival(best) ? ANCHOR_ORPHAN : ANCHOR_FUZZY;
	a->why = has_rival(best) ? in_doubt : copied;
	a->spans[part] = best->span;
	if (has_rival(best))
		memset(a->spans, 0, a->n * sizeof *a->spans);
}

static int by_start(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void sort_starts(struct doubter *d)
{
	d->starts = mem_alloc(d->n * sizeof *d->starts);
	for (size_t i = 0; i < d->n; i++)
		if (d->mentions[i]->state == ANCHOR_EXACT)
			d->starts[d->start_count++] = d->mentions[i]->spans[0].start;
	qsort(d->starts, d->start_count, sizeof *d->starts, by_start);
}

/* Is it the only one in its line? */
static bool is_alone(struct doubter *d, const struct anchor *a)
{
	struct span line = line_of(d->text, a->spans[0]);
	size_t low = 0, high;

	if (!d->starts)
		sort_starts(d);
	for (high = d->start_count; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (d->starts[mid] < line.start)
			low = mid + 1;
		else
			high = mid;
	}
	return low + 1 >= d->start_count || d->starts[low + 1] >= line.end;
}

static void compare(struct doubter *d, size_t i, const struct anchor *const around[2])
{
	struct anchor *a = d->mentions[i];
	struct look looks[2] = {{.own = i}, {.own = i}};
	struct rival best = {{0, 0}, 0, UINT32_MAX};

	for (int k = 0; k < 2; k++) {
		if (!around[k])
			continue;
		looks[k].line = line_of(d->text, around[k]->spans[0]);
		looks[k].least = a->before.len || a->after.len ? 0 : 1;
	}
	if (around[0])
		look_in(d, &looks[0], a->parts[0], &best);
	if (around[1] && !(around[0] && looks[1].line.start == looks[0].line.start))
		look_in(d, &looks[1], a->parts[0], &best);
	settle(a, 0, &best);
}

static void consider(struct doubter *d, size_t i)
{
	const struct anchor *around[2] = {neighbour(d, i, -1), neighbour(d, i, 1)};

	if (!is_in_order(d->mentions[i], around[0], around[1]) && is_alone(d, d->mentions[i]))
		compare(d, i, around);
}

void doubt_order(struct anchor **mentions, size_t n, const struct offsets *text)
{
	struct doubter d = {.mentions = mentions, .n = n, .text = text};

	for (size_t i = 0; i < n; i++)
		if (mentions[i]->state == ANCHOR_EXACT && mentions[i]->n == 1 &&
		    is_lookable(mentions[i]->spans[0]))
			consider(&d, i);
	release(&d);
}

/* ---- parts */

static void consider_part(struct doubter *d, struct anchor *a, uint32_t part)
{
	struct span last = a->spans[part - 1];
	struct look look = {.own = SIZE_MAX, .line = line_of(d->text, last), .least = 1};
	struct rival best = {{0, 0}, 0, UINT32_MAX};

	if (a->spans[part].start < look.line.end || !is_lookable(a->spans[part]))
		return;
	look.line.start = last.end;
	if (look.line.start < look.line.end)
		look_in(d, &look, a->parts[part], &best);
	settle(a, part, &best);
}

void doubt_parts(struct anchor **anchors, size_t n, const struct offsets *text)
{
	struct doubter d = {.text = text};

	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 1; k < anchors[i]->n && anchors[i]->state != ANCHOR_ORPHAN; k++)
			consider_part(&d, anchors[i], k);
	release(&d);
}
