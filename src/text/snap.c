/* SPDX-License-Identifier: MIT */
#include "text/snap.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/french.h"
#include "text/sentence.h"
#include "text/words.h"

#include <string.h>

enum {
	MOST_BACK = 256, /* bytes of a cluster that are looked at */
	MOST_PAIRS = 8,  /* pairs around everything that are taken away */
	MOST_NAME = 16,  /* words of a name, at most, to each side */
};

/* A range in bytes of one text. */
struct bytes {
	const char *s;
	size_t len;
	size_t start;
	size_t end;
};

static uint32_t point_at(const struct bytes *b, size_t at, size_t *n)
{
	uint32_t cp = UTF8_BAD;

	*n = at < b->len ? utf8_decode(b->s + at, b->len - at, &cp) : 0;
	return cp;
}

static uint32_t point_before(const struct bytes *b, size_t at, size_t *n)
{
	size_t start = at > 0 ? utf8_start(b->s, b->len, at - 1) : 0;

	*n = at - start;
	return at > 0 ? point_at(b, start, n) : UTF8_BAD;
}

static bool is_blank(uint32_t cp)
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

static void whole_clusters(struct bytes *b)
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
		uint32_t cp = point_at(b, at, &n);

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
		uint32_t cp = point_at(b, at, &n);

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
	uint32_t cp = point_at(b, b->start, &first);

	point_before(b, b->end, &last);
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

static bool is_one_of(uint32_t cp, const char *list)
{
	return cp && cp < 0x80 && strchr(list, (int)cp);
}

static bool is_quote(uint32_t cp)
{
	for (size_t i = 0; i < PAIRS; i++)
		if (cp == pairs[i][0] || cp == pairs[i][1])
			return true;
	return false;
}

static bool is_sign(uint32_t cp)
{
	return cp != UTF8_BAD && !is_quote(cp) && unicode_kind(cp) == UNICODE_PUNCTUATION;
}

static bool is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

/* Does the sign at the start not belong? */
static bool trims_first(const struct bytes *b, uint32_t cp, size_t n, enum snap_kind kind)
{
	size_t next;
	uint32_t after = point_at(b, b->start + n, &next);

	if (is_dash(cp))
		return after < '0' || after > '9';
	if (kind == SNAP_CLAUSE)
		return is_one_of(cp, ",;:.)]}") || cp == 0x2022;
	return is_sign(cp) && !is_one_of(cp, "#@&%") && cp != 0xa7;
}

static bool trims_last(const struct bytes *b, uint32_t cp, enum snap_kind kind)
{
	if (cp == '.' && sentence_abbreviates(b->s, b->len, b->end - 1))
		return false;
	if (kind == SNAP_CLAUSE)
		return is_one_of(cp, ",;:.") || is_dash(cp);
	return is_sign(cp) && cp != '%' && cp != 0x2030;
}

static bool trim_first(struct bytes *b, struct halves *h, enum snap_kind kind)
{
	size_t n;
	uint32_t cp = point_at(b, b->start, &n);

	if (b->start >= b->end ||
	    !(is_blank(cp) || trims_first(b, cp, n, kind) || is_lonely(h, cp, true)))
		return false;
	b->start += n;
	return true;
}

static bool trim_last(struct bytes *b, struct halves *h, enum snap_kind kind)
{
	size_t n;
	uint32_t cp = point_before(b, b->end, &n);

	if (b->start >= b->end ||
	    !(is_blank(cp) || trims_last(b, cp, kind) || is_lonely(h, cp, false)))
		return false;
	b->end -= n;
	return true;
}

static void trim(struct bytes *b, enum snap_kind kind)
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

static struct bytes to_bytes(const struct offsets *o, struct range r)
{
	struct bytes b = {o->text.s, o->text.len, offsets_byte(o, r.start), offsets_byte(o, r.end)};

	if (b.start >= b.len && b.len > 0)
		b.start = utf8_start(b.s, b.len, b.len - 1);
	if (b.end > b.start || b.len == 0)
		return b;
	b.end = b.start + 1;
	return b;
}

static struct range to_range(const struct offsets *o, const struct bytes *b)
{
	uint32_t end = b->end < b->len ? offsets_point(o, (uint32_t)b->end) : o->points;

	return (struct range){offsets_point(o, (uint32_t)b->start), end};
}

struct range snap_range(const struct offsets *o, struct range raw, enum snap_kind kind)
{
	struct bytes b = to_bytes(o, raw), whole;

	if (b.len == 0)
		return (struct range){0, 0};
	whole_clusters(&b);
	whole = b;
	trim(&b, kind);
	if (kind == SNAP_NAME && b.start < b.end) {
		leave_article(&b);
		take_stop(&b);
	}
	return to_range(o, b.start < b.end ? &b : &whole);
}

/* ---- growing: each finds the unit around the range, in place */

static bool is_word_point(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	return kind == UNICODE_LETTER || kind == UNICODE_UPPER || kind == UNICODE_NUMBER ||
	       kind == UNICODE_MARK;
}

static void grow_letters(struct bytes *b)
{
	size_t n;

	if (!is_word_point(point_at(b, b->start, &n)) ||
	    !is_word_point(point_before(b, b->end, &n)))
		return;
	while (b->start > 0 && is_word_point(point_before(b, b->start, &n)))
		b->start -= n;
	while (b->end < b->len && is_word_point(point_at(b, b->end, &n)))
		b->end += n;
}

static void grow_word(struct bytes *b)
{
	struct word w;

	if (words_at(b->s, b->len, b->start, &w))
		b->start = w.start;
	if (words_at(b->s, b->len, b->end - 1, &w))
		b->end = w.end;
}

/* l’ before a word, and the word behind l’. */
static void grow_elision(struct bytes *b)
{
	struct word w;

	grow_word(b);
	if (b->start > 0 && words_at(b->s, b->len, b->start - 1, &w) && w.end == b->start)
		b->start = w.start;
	if (words_at(b->s, b->len, b->end, &w) && w.start == b->end)
		b->end = w.end;
}

static const char *const particles[] = {
    "de", "du",  "des", "d’",  "d'",  "of",  "the", "la", "le", "les", "l’", "l'",
    "et", "and", "von", "van", "bin", "ibn", "ben", "al", "el", "da",  "di", "y",
};

static bool is_particle(const struct bytes *b, struct word w)
{
	struct slice word = {b->s + w.start, w.end - w.start};

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (slice_is(word, particles[i]))
			return true;
	return false;
}

/* A capital, and not only because a sentence begins here. */
static bool is_name_word(const struct bytes *b, struct word w)
{
	struct slice word = {b->s + w.start, w.end - w.start};
	size_t n;

	return unicode_is_upper(point_at(b, w.start, &n)) && !sentence_opens(word);
}

/* Between two words of one name stands at most one blank. */
static bool is_joined(const struct bytes *b, size_t end, size_t start)
{
	size_t n;

	return start == end ||
	       (is_blank(point_at(b, end, &n)) && b->s[end] != '\n' && start == end + n);
}

static void grow_name_right(struct bytes *b)
{
	size_t end = b->end;

	for (int i = 0; i < MOST_NAME; i++) {
		struct word w = {words_next(b->s, b->len, end - 1), 0};

		if (w.start >= b->len || !is_joined(b, end, w.start) ||
		    !words_at(b->s, b->len, w.start, &w))
			return;
		end = w.end;
		if (is_name_word(b, w))
			b->end = end;
		else if (!is_particle(b, w))
			return;
	}
}

static void grow_name_left(struct bytes *b)
{
	size_t start = b->start;

	for (int i = 0; i < MOST_NAME && start > 0; i++) {
		struct word w;
		size_t previous = words_previous(b->s, b->len, start);

		if (!words_at(b->s, b->len, previous, &w) || w.end > start ||
		    !is_joined(b, w.end, start))
			return;
		start = w.start;
		if (is_name_word(b, w))
			b->start = start;
		else if (!is_particle(b, w))
			return;
	}
}

static void grow_name(struct bytes *b)
{
	struct word first, last;

	grow_word(b);
	if (!words_at(b->s, b->len, b->start, &first) || !words_at(b->s, b->len, b->end - 1, &last))
		return;
	if (is_name_word(b, last))
		grow_name_right(b);
	if (is_name_word(b, first))
		grow_name_left(b);
}

static void grow_sentence(struct bytes *b)
{
	struct sentence now;

	if (sentence_at(b->s, b->len, b->start, &now) && now.start < b->start)
		b->start = now.start;
	if (sentence_at(b->s, b->len, b->end - 1, &now) && now.end > b->end)
		b->end = now.end;
}

/* , ; : – and quotes part clauses, but not inside a word: 1,5 and l’un. */
static bool parts_clauses(const struct bytes *b, size_t at, uint32_t cp)
{
	struct word w;

	if (!is_quote(cp) && cp != 0x2013 && cp != 0x2014 && !is_one_of(cp, ",;:"))
		return false;
	return !words_at(b->s, b->len, at, &w);
}

static void grow_clause(struct bytes *b)
{
	struct bytes whole = *b;
	size_t n;

	grow_sentence(&whole);
	while (b->start > whole.start) {
		uint32_t cp = point_before(b, b->start, &n);

		if (parts_clauses(b, b->start - n, cp))
			break;
		b->start -= n;
	}
	while (b->end < whole.end) {
		uint32_t cp = point_at(b, b->end, &n);

		if (parts_clauses(b, b->end, cp))
			break;
		b->end += n;
	}
	trim(b, SNAP_CLAUSE);
}

static void grow_paragraph(struct bytes *b)
{
	while (b->start > 0 && b->s[b->start - 1] != '\n')
		b->start--;
	while (b->end < b->len && b->s[b->end] != '\n')
		b->end++;
}

struct range snap_grow(const struct offsets *o, struct range now)
{
	static void (*const units[])(struct bytes *) = {
	    grow_letters, grow_word,     grow_elision,   grow_name,
	    grow_clause,  grow_sentence, grow_paragraph,
	};
	struct bytes from = to_bytes(o, now);

	if (from.len == 0)
		return (struct range){0, 0};
	whole_clusters(&from);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct bytes b = from;

		units[i](&b);
		if (b.start <= from.start && b.end >= from.end &&
		    b.end - b.start > from.end - from.start)
			return to_range(o, &b);
	}
	return to_range(o, &from);
}
