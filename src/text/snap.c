/* SPDX-License-Identifier: MIT */
#include "snap_int.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/french.h"
#include "text/sentence.h"
#include "text/words.h"

#include <string.h>

enum {
	MOST_BACK = 256, /* bytes of a cluster that are looked at */
	MOST_PAIRS = 8,  /* pairs around everything that are taken away */
};

uint32_t snap_point(const struct bytes *b, size_t at, size_t *n)
{
	uint32_t cp = UTF8_BAD;

	*n = at < b->len ? utf8_decode(b->s + at, b->len - at, &cp) : 0;
	return cp;
}

uint32_t snap_before(const struct bytes *b, size_t at, size_t *n)
{
	size_t start = at > 0 ? utf8_start(b->s, b->len, at - 1) : 0;

	*n = at - start;
	return at > 0 ? snap_point(b, start, n) : UTF8_BAD;
}

bool snap_is_blank(uint32_t cp)
{
	enum unicode_kind kind;

	if (cp < 0x80)
		return cp <= ' ' || cp == 0x7f;
	kind = unicode_kind(cp);
	return kind == UNICODE_SPACE || kind == UNICODE_LINE || kind == UNICODE_CONTROL ||
	       (cp != UTF8_BAD && unicode_is_ignorable(cp));
}

/* ---- clusters */

/* A place at or before `at` where a cluster begins for certain: ASCII. */
static size_t safe_start(const struct bytes *b, size_t at)
{
	size_t least = at > MOST_BACK ? at - MOST_BACK : 0, i = at;

	if (i >= b->len)
		i = b->len ? b->len - 1 : 0;
	while (i > least && ((unsigned char)b->s[i] >= 0x80 || b->s[i] == '\n' || b->s[i] == '\r'))
		i--;
	return i == least && i > 0 ? utf8_start(b->s, b->len, i) : i;
}

void snap_clusters(struct bytes *b)
{
	size_t at = safe_start(b, b->start), next = at;

	while (next <= b->start && next < b->len) {
		at = next;
		next = at + unicode_cluster(b->s + at, b->len - at);
	}
	if (b->start < b->len)
		b->start = at;
	if (b->end <= b->start)
		b->end = b->start + 1;
	at = safe_start(b, b->end - 1);
	while (at < b->end && at < b->len)
		at += unicode_cluster(b->s + at, b->len - at);
	b->end = at;
}

/* ---- pairs of quotes and brackets */

static const uint32_t pairs[][2] = {
    {'(', ')'},       {'[', ']'},       {'{', '}'},       {0xab, 0xbb},     {0x201c, 0x201d},
    {0x2018, 0x2019}, {0x2039, 0x203a}, {0x201e, 0x201c}, {0x300c, 0x300d}, {'"', '"'},
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

/* How many of each half stand in the range. */
struct halves {
	uint32_t n[PAIRS][2];
};

static void count_halves(const struct bytes *b, struct halves *h)
{
	size_t n;

	*h = (struct halves){0};
	for (size_t at = b->start; at < b->end; at += n) {
		uint32_t cp = snap_point(b, at, &n);

		if (cp < 0x80 && (cp | 32) >= 'a' && (cp | 32) <= 'z')
			continue;
		for (size_t i = 0; i < PAIRS; i++) {
			h->n[i][0] += cp == pairs[i][0];
			h->n[i][1] += cp == pairs[i][1];
		}
	}
}

/* Is it a quote or bracket whose other half is missing?  At the first place a
 * closing one is, at the last an opening one. */
static bool is_lonely(struct halves *h, uint32_t cp, bool first)
{
	for (size_t i = 0; i < PAIRS; i++) {
		uint32_t *open = &h->n[i][0], *close = &h->n[i][1];

		if (cp != pairs[i][0] && cp != pairs[i][1])
			continue;
		if (pairs[i][0] == pairs[i][1])
			return *open % 2 && ((*open)--, true);
		if (cp == pairs[i][0] && (!first || *open > *close))
			return (*open)--, true;
		if (cp == pairs[i][1] && (first || *close > *open))
			return (*close)--, true;
	}
	return false;
}

/* Does the pair that opens at the start close at the end, and not before? */
static bool is_wrapped(const struct bytes *b, const uint32_t pair[2])
{
	size_t n, depth = 0;

	for (size_t at = b->start; at < b->end; at += n) {
		uint32_t cp = snap_point(b, at, &n);

		if (cp == pair[1] && (pair[0] != pair[1] || depth))
			depth -= depth > 0;
		else if (cp == pair[0])
			depth++;
		if (depth == 0)
			return at + n >= b->end && cp == pair[1];
	}
	return false;
}

static bool unwrap(struct bytes *b, struct halves *h)
{
	size_t first, last;
	uint32_t cp = snap_point(b, b->start, &first);

	snap_before(b, b->end, &last);
	if (b->end - b->start <= first + last)
		return false;
	for (size_t i = 0; i < PAIRS; i++) {
		if (cp != pairs[i][0] || !is_wrapped(b, pairs[i]))
			continue;
		b->start += first;
		b->end -= last;
		h->n[i][0]--;
		h->n[i][1]--;
		return true;
	}
	return false;
}

/* ---- trimming */

bool snap_is_one_of(uint32_t cp, const char *list)
{
	return cp && cp < 0x80 && strchr(list, (int)cp);
}

bool snap_is_quote(uint32_t cp)
{
	for (size_t i = 0; i < PAIRS; i++)
		if (cp == pairs[i][0] || cp == pairs[i][1])
			return true;
	return false;
}

static bool is_sign(uint32_t cp)
{
	return cp != UTF8_BAD && !snap_is_quote(cp) && unicode_kind(cp) == UNICODE_PUNCTUATION;
}

static bool is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

/* Does the sign at the start not belong? */
static bool trims_first(const struct bytes *b, uint32_t cp, size_t n, enum snap_kind kind)
{
	size_t next;
	uint32_t after = snap_point(b, b->start + n, &next);

	if (is_dash(cp))
		return after < '0' || after > '9';
	if (kind == SNAP_CLAUSE)
		return snap_is_one_of(cp, ",;:.)]}") || cp == 0x2022;
	return is_sign(cp) && !snap_is_one_of(cp, "#@&%") && cp != 0xa7;
}

static bool trims_last(const struct bytes *b, uint32_t cp, enum snap_kind kind)
{
	if (cp == '.' && sentence_abbreviates(b->s, b->len, b->end - 1))
		return false;
	if (kind == SNAP_CLAUSE)
		return snap_is_one_of(cp, ",;:.") || is_dash(cp);
	return is_sign(cp) && cp != '%' && cp != 0x2030;
}

static bool trim_first(struct bytes *b, struct halves *h, enum snap_kind kind)
{
	size_t n;
	uint32_t cp = snap_point(b, b->start, &n);

	if (b->start >= b->end ||
	    !(snap_is_blank(cp) || trims_first(b, cp, n, kind) || is_lonely(h, cp, true)))
		return false;
	b->start += n;
	return true;
}

static bool trim_last(struct bytes *b, struct halves *h, enum snap_kind kind)
{
	size_t n;
	uint32_t cp = snap_before(b, b->end, &n);

	if (b->start >= b->end ||
	    !(snap_is_blank(cp) || trims_last(b, cp, kind) || is_lonely(h, cp, false)))
		return false;
	b->end -= n;
	return true;
}

void snap_trim(struct bytes *b, enum snap_kind kind)
{
	struct halves h;
	int left = MOST_PAIRS;

	count_halves(b, &h);
	do {
		while (trim_first(b, &h, kind))
			;
		while (trim_last(b, &h, kind))
			;
	} while (b->start < b->end && left-- > 0 && unwrap(b, &h));
}

/* ---- what a name has besides */

static bool begins_word(const struct bytes *b, size_t at)
{
	struct word w;

	return words_at(b->s, b->len, at, &w) && w.start == at;
}

static void leave_article(struct bytes *b)
{
	size_t n = begins_word(b, b->start) ? french_elision(b->s, b->len, b->start) : 0;

	if (n && b->start + n < b->end)
		b->start += n;
}

/* The last full stop of U.E. or O.N.U. */
static void take_stop(struct bytes *b)
{
	if (b->end < b->len && b->s[b->end] == '.' && b->end - b->start > 2 &&
	    b->s[b->end - 2] == '.' && sentence_abbreviates(b->s, b->len, b->end))
		b->end++;
}

/* ---- between points and bytes */

struct bytes snap_bytes(const struct offsets *o, struct range r)
{
	struct bytes b = {o->text.s, o->text.len, offsets_byte(o, r.start), offsets_byte(o, r.end)};

	if (b.start >= b.len && b.len > 0)
		b.start = utf8_start(b.s, b.len, b.len - 1);
	if (b.end > b.start || b.len == 0)
		return b;
	b.end = b.start + 1;
	return b;
}

struct range snap_points(const struct offsets *o, const struct bytes *b)
{
	uint32_t end = b->end < b->len ? offsets_point(o, (uint32_t)b->end) : o->points;

	return (struct range){offsets_point(o, (uint32_t)b->start), end};
}

struct range snap_range(const struct offsets *o, struct range raw, enum snap_kind kind)
{
	struct bytes b = snap_bytes(o, raw), whole;

	if (b.len == 0)
		return (struct range){0, 0};
	snap_clusters(&b);
	whole = b;
	snap_trim(&b, kind);
	if (kind == SNAP_NAME && b.start < b.end) {
		leave_article(&b);
		take_stop(&b);
	}
	return snap_points(o, b.start < b.end ? &b : &whole);
}
