/* SPDX-License-Identifier: MIT */
#include "doc/spot.h"

#include "doc/likeness.h"

#include <string.h>

enum { LEAST = 12 }; /* bytes of one side that say enough alone */

struct slice spot_before(const struct spot *s)
{
	return (struct slice){s->words, s->before};
}

struct slice spot_after(const struct spot *s)
{
	return (struct slice){s->words + s->before, s->after};
}

static struct slice whole(const struct spot *s)
{
	return (struct slice){s->words, (size_t)s->before + s->after};
}

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The last, or first, bytes that fit, in whole characters. */
static struct slice end_of(struct slice s, size_t most)
{
	size_t from = s.len > most ? s.len - most : 0;

	while (from < s.len && continues(s.s[from]))
		from++;
	return (struct slice){s.s + from, s.len - from};
}

static struct slice start_of(struct slice s, size_t most)
{
	size_t len = s.len;

	if (len > most)
		for (len = most; len && continues(s.s[len]); len--)
			;
	return (struct slice){s.s, len};
}

struct spot spot_of(uint32_t point, struct slice before, struct slice after)
{
	struct spot s = {.point = point};

	before = end_of(before, SPOT_BEFORE);
	after = start_of(after, SPOT_AFTER);
	s.before = (uint8_t)before.len;
	s.after = (uint8_t)after.len;
	if (before.len)
		memcpy(s.words, before.s, before.len);
	if (after.len)
		memcpy(s.words + before.len, after.s, after.len);
	return s;
}

struct spot spot_take(const struct article *a, uint32_t point)
{
	uint32_t at = offsets_byte(&a->offsets, point);

	return spot_of(point, (struct slice){a->text.s, at},
		       (struct slice){a->text.s + at, a->text.len - at});
}

/* ---- finding */

static bool stands_at(struct slice text, size_t at, struct slice words)
{
	return at <= text.len && words.len <= text.len - at &&
	       memcmp(text.s + at, words.s, words.len) == 0;
}

static size_t distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Where the words stand nearest to a byte; SIZE_MAX: nowhere. */
static size_t nearest(struct slice text, struct slice words, size_t near)
{
	size_t best = SIZE_MAX;
	const char *p = text.s;

	while (words.len && words.len <= text.len - (size_t)(p - text.s)) {
		size_t at;

		p = memchr(p, words.s[0], text.len - words.len + 1 - (size_t)(p - text.s));
		if (!p)
			break;
		at = (size_t)(p++ - text.s);
		if (best != SIZE_MAX && at > near && distance(at, near) >= distance(best, near))
			break;
		if (stands_at(text, at, words) &&
		    (best == SIZE_MAX || distance(at, near) < distance(best, near)))
			best = at;
	}
	return best;
}

/* By words that are nearly the same. */
static bool alike(const struct spot *s, const struct article *a, uint32_t *point)
{
	struct likeness l;
	struct likeness_match m;
	bool found;

	likeness_init(&l, a->text);
	found = likeness_find(&l, spot_before(s), spot_after(s), (struct slice){"", 0}, &m) ==
		LIKENESS_FOUND;
	likeness_release(&l);
	if (found)
		*point = m.quote.start;
	return found;
}

/* The byte of the place where one side of it stands, or a part of that next to it;
 * SIZE_MAX: nowhere. */
static size_t by_side(const struct spot *s, struct slice text, size_t near, size_t part)
{
	struct slice after = start_of(spot_after(s), s->after / part);
	struct slice before = end_of(spot_before(s), s->before / part);
	size_t at = SIZE_MAX;

	if (after.len >= LEAST)
		at = nearest(text, after, near);
	if (at != SIZE_MAX || before.len < LEAST)
		return at;
	at = nearest(text, before, near > before.len ? near - before.len : 0);
	return at == SIZE_MAX ? at : at + before.len;
}

static uint32_t search(const struct spot *s, const struct article *a, uint32_t point)
{
	size_t near = offsets_byte(&a->offsets, point);
	size_t at = nearest(a->text, whole(s), near > s->before ? near - s->before : 0);

	if (at != SIZE_MAX)
		at += s->before;
	else
		at = by_side(s, a->text, near, 1);
	if (at == SIZE_MAX && alike(s, a, &point))
		return point;
	if (at == SIZE_MAX)
		at = by_side(s, a->text, near, 2);
	return at == SIZE_MAX ? point : offsets_point(&a->offsets, (uint32_t)at);
}

uint32_t spot_find(const struct spot *s, const struct article *a)
{
	uint32_t point = s->point < a->offsets.points ? s->point : a->offsets.points;
	size_t at = offsets_byte(&a->offsets, point);

	if (at >= s->before && stands_at(a->text, at - s->before, whole(s)))
		return point;
	return search(s, a, point);
}
