/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/french.h"

#include <stdint.h>
#include <string.h>

/* Words are scanned from a place where one certainly begins; a run of word
 * characters longer than this is looked at from its middle. */
enum { MOST_BACK = 4096 };

enum kind {
	KIND_NONE,      /* between words */
	KIND_LETTER,    /* and digits */
	KIND_MARK,      /* goes on with a word; begins none, being part of what is before */
	KIND_IDEOGRAPH, /* a word by itself */
	KIND_HYPHEN,    /* holds letters together */
	KIND_APOSTROPHE,
	KIND_DOT, /* holds letters or digits together */
	KIND_COMMA,
	KIND_IGNORED, /* soft hyphens and the like: part of what is before */
};

static bool is_ideograph(uint32_t cp)
{
	return (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x3400 && cp <= 0x4dbf) ||
	       (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0x20000 && cp <= 0x3fffd);
}

static enum kind kind_of_sign(uint32_t cp)
{
	switch (cp) {
	case '-':
	case 0x2010:
	case 0x2011:
		return KIND_HYPHEN;
	case '\'':
	case 0x2019:
		return KIND_APOSTROPHE;
	case '.':
		return KIND_DOT;
	case ',':
		return KIND_COMMA;
	default:
		return unicode_is_ignorable(cp) && cp != 0x200b ? KIND_IGNORED : KIND_NONE;
	}
}

static enum kind kind_of(uint32_t cp)
{
	if (cp < 0x80) {
		uint32_t lower = cp | 32;

		if ((lower >= 'a' && lower <= 'z') || (cp >= '0' && cp <= '9') || cp == '_')
			return KIND_LETTER;
		return kind_of_sign(cp);
	}
	if (is_ideograph(cp))
		return KIND_IDEOGRAPH;
	switch (unicode_kind(cp)) {
	case UNICODE_LETTER:
	case UNICODE_UPPER:
	case UNICODE_NUMBER:
		return unicode_is_ignorable(cp) ? KIND_IGNORED : KIND_LETTER;
	case UNICODE_MARK:
		return unicode_is_ignorable(cp) ? KIND_IGNORED : KIND_MARK;
	default:
		return kind_of_sign(cp);
	}
}

static enum kind kind_at(const char *s, size_t len, size_t at, size_t *n)
{
	uint32_t cp;

	*n = 0;
	if (at >= len)
		return KIND_NONE;
	*n = utf8_decode(s + at, len - at, &cp);
	return cp == UTF8_BAD ? KIND_NONE : kind_of(cp);
}

static bool is_digit(const char *s, size_t len, size_t at)
{
	return at < len && s[at] >= '0' && s[at] <= '9';
}

static bool letter_follows(const char *s, size_t len, size_t at)
{
	size_t n;

	return kind_at(s, len, at, &n) == KIND_LETTER;
}

/* ---- forward */

/* Whether the sign of n bytes at `at`, behind a letter, stays inside the word. */
static bool holds(const char *s, size_t len, size_t at, size_t n, enum kind kind)
{
	if (kind == KIND_COMMA)
		return is_digit(s, len, at - 1) && is_digit(s, len, at + n);
	return letter_follows(s, len, at + n);
}

/* The end of the word that begins at `start`, or `start` when none does. */
static size_t word_end(const char *s, size_t len, size_t start)
{
	size_t n, at = start, elided = french_elision(s, len, start);
	enum kind kind = kind_at(s, len, at, &n);

	if (elided)
		return start + elided;
	if (kind == KIND_IDEOGRAPH)
		return start + unicode_cluster(s + start, len - start);
	if (kind != KIND_LETTER)
		return start;
	for (;;) {
		size_t space;

		at += n;
		kind = kind_at(s, len, at, &n);
		if (kind == KIND_LETTER || kind == KIND_MARK || kind == KIND_IGNORED)
			continue;
		space = is_digit(s, len, at - 1) ? french_group(s, len, at) : 0;
		if (space)
			n = space;
		else if (kind < KIND_HYPHEN || !holds(s, len, at, n, kind))
			return at;
	}
}

/* The first word that begins in [at, limit); its start is len for none. */
static struct word word_from(const char *s, size_t len, size_t at, size_t limit)
{
	while (at < limit) {
		size_t end = word_end(s, len, at), n;

		if (end > at)
			return (struct word){at, end};
		kind_at(s, len, at, &n);
		at += n;
	}
	return (struct word){len, len};
}

/* ---- backward: to a place that lies in no word, then forward again */

/* A start at or before `at` from which scanning meets the words that are there:
 * before an ideograph, or behind a space or sign that no number can span. */
static size_t scan_start(const char *s, size_t len, size_t at)
{
	size_t least = at > MOST_BACK ? at - MOST_BACK : 0;

	while (at > least) {
		size_t before = utf8_start(s, len, at - 1), n;
		enum kind kind = kind_at(s, len, before, &n);

		if (kind == KIND_IDEOGRAPH)
			return before;
		if (kind == KIND_NONE && (before == 0 || !is_digit(s, len, before - 1)))
			return at;
		at = before;
	}
	return at;
}

bool words_at(const char *s, size_t len, size_t at, struct word *w)
{
	struct word next;

	if (at >= len)
		return false;
	next = word_from(s, len, scan_start(s, len, utf8_start(s, len, at)), at + 1);
	while (next.end <= at)
		next = word_from(s, len, next.end, at + 1);
	if (next.start == len)
		return false;
	*w = next;
	return true;
}

size_t words_next(const char *s, size_t len, size_t at)
{
	struct word w;

	if (at >= len)
		return len;
	if (words_at(s, len, at, &w))
		return word_from(s, len, w.end, len).start;
	return word_from(s, len, utf8_start(s, len, at), len).start;
}

/* The last word that begins in [start, before); its start is SIZE_MAX for none. */
static size_t last_start(const char *s, size_t len, size_t start, size_t before)
{
	size_t last = SIZE_MAX;

	for (struct word w = word_from(s, len, start, before); w.start < before;
	     w = word_from(s, len, w.end, before))
		last = w.start;
	return last;
}

size_t words_previous(const char *s, size_t len, size_t at)
{
	size_t before = at < len ? at : len;

	while (before > 0) {
		size_t start = scan_start(s, len, utf8_start(s, len, before - 1));
		size_t last = last_start(s, len, start, before);

		if (last != SIZE_MAX)
			return last;
		before = start;
	}
	return 0;
}
