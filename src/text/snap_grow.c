/* SPDX-License-Identifier: MIT */
#include "snap_int.h"

#include "base/unicode.h"
#include "text/sentence.h"
#include "text/words.h"

enum { MOST_NAME = 16 }; /* words of a name, at most, to each side */

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

	if (!is_word_point(snap_point(b, b->start, &n)) ||
	    !is_word_point(snap_before(b, b->end, &n)))
		return;
	while (b->start > 0 && is_word_point(snap_before(b, b->start, &n)))
		b->start -= n;
	while (b->end < b->len && is_word_point(snap_point(b, b->end, &n)))
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
    "de", "du",  "des", "d’",  "d'",  "of",  "the", "la", "le", "les", "l’",
    "l'", "von", "van", "bin", "ibn", "ben", "al",  "el", "da", "di",
};

/* These stand in a name, or between two. */
static const char *const joiners[] = {"et", "and", "y"};

static bool is_particle(const struct bytes *b, struct word w, bool joined)
{
	struct slice word = {b->s + w.start, w.end - w.start};

	for (size_t i = 0; joined && i < sizeof joiners / sizeof *joiners; i++)
		if (slice_is(word, joiners[i]))
			return true;

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

	return unicode_is_upper(snap_point(b, w.start, &n)) && !sentence_opens(word);
}

/* Between two words of one name stands at most one blank. */
static bool is_joined(const struct bytes *b, size_t end, size_t start)
{
	size_t n;

	return start == end ||
	       (snap_is_blank(snap_point(b, end, &n)) && b->s[end] != '\n' && start == end + n);
}

static void grow_name_right(struct bytes *b, bool joined)
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
		else if (!is_particle(b, w, joined))
			return;
	}
}

static void grow_name_left(struct bytes *b, bool joined)
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
		else if (!is_particle(b, w, joined))
			return;
	}
}

static void grow_run(struct bytes *b, bool joined)
{
	struct word first, last;

	grow_word(b);
	if (!words_at(b->s, b->len, b->start, &first) || !words_at(b->s, b->len, b->end - 1, &last))
		return;
	if (is_name_word(b, last))
		grow_name_right(b, joined);
	if (is_name_word(b, first))
		grow_name_left(b, joined);
}

static void grow_name(struct bytes *b)
{
	grow_run(b, false);
}

static void grow_names(struct bytes *b)
{
	grow_run(b, true);
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

	if (!snap_is_quote(cp) && cp != 0x2013 && cp != 0x2014 && !snap_is_one_of(cp, ",;:"))
		return false;
	return !words_at(b->s, b->len, at, &w);
}

static void grow_clause(struct bytes *b)
{
	struct bytes whole = *b;
	size_t n;

	grow_sentence(&whole);
	while (b->start > whole.start) {
		uint32_t cp = snap_before(b, b->start, &n);

		if (parts_clauses(b, b->start - n, cp))
			break;
		b->start -= n;
	}
	while (b->end < whole.end) {
		uint32_t cp = snap_point(b, b->end, &n);

		if (parts_clauses(b, b->end, cp))
			break;
		b->end += n;
	}
	snap_trim(b, SNAP_CLAUSE);
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
	    grow_letters, grow_word,   grow_elision,  grow_name,
	    grow_names,   grow_clause, grow_sentence, grow_paragraph,
	};
	struct bytes from = snap_bytes(o, now);

	if (from.len == 0)
		return (struct range){0, 0};
	snap_clusters(&from);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct bytes b = from;

		units[i](&b);
		if (b.start <= from.start && b.end >= from.end &&
		    b.end - b.start > from.end - from.start)
			return snap_points(o, &b);
	}
	return snap_points(o, &from);
}
