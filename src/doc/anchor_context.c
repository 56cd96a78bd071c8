/* SPDX-License-Identifier: MIT */
#include "anchor_int.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

/* ---- the text beside a place */

/* Bytes behind `at` that may be context: to the end of the line, so many points. */
size_t anchor_room_after(struct slice text, size_t at)
{
	size_t end = at;

	for (int n = 0; end < text.len && text.s[end] != '\n'; end++)
		if (((unsigned char)text.s[end] & 0xc0) != 0x80 && n++ == ANCHOR_CONTEXT)
			break;
	return end - at;
}

size_t anchor_room_before(struct slice text, size_t at)
{
	size_t start = at;

	for (int n = 0; start > 0 && text.s[start - 1] != '\n' && n < ANCHOR_CONTEXT; start--)
		n += ((unsigned char)text.s[start - 1] & 0xc0) != 0x80;
	return at - start;
}

size_t anchor_shared_after(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t most = a_len < b_len ? a_len : b_len, n = 0;

	while (n < most && a[n] == b[n])
		n++;
	return n;
}

/* The same, backwards from a and b. */
size_t anchor_shared_before(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t most = a_len < b_len ? a_len : b_len, n = 0;

	while (n < most && a[-1 - (ptrdiff_t)n] == b[-1 - (ptrdiff_t)n])
		n++;
	return n;
}

enum kind { KIND_SIGN, KIND_SPACE, KIND_WORD, KIND_MARK };

/* An ideograph is a word by itself, so it holds on to nothing. */
static enum kind kind_of(uint32_t cp)
{
	if (cp < 0x80) {
		if ((cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z'))
			return KIND_WORD;
		return cp == ' ' || cp == '\t' || cp == '\n' ? KIND_SPACE : KIND_SIGN;
	}
	switch (unicode_kind(cp)) {
	case UNICODE_UPPER:
	case UNICODE_LETTER:
	case UNICODE_NUMBER:
		return cp >= 0x2e80 && cp < 0xa000 ? KIND_SIGN : KIND_WORD;
	case UNICODE_MARK:
		return KIND_MARK;
	case UNICODE_SPACE:
		return KIND_SPACE;
	default:
		return unicode_is_ignorable(cp) ? KIND_MARK : KIND_SIGN;
	}
}

static enum kind kind_at(struct slice text, size_t at)
{
	uint32_t cp;

	if (at >= text.len)
		return KIND_SPACE;
	utf8_decode(text.s + at, text.len - at, &cp);
	return kind_of(cp);
}

static enum kind kind_before(struct slice text, size_t at)
{
	return at ? kind_at(text, utf8_start(text.s, text.len, at - 1)) : KIND_SPACE;
}

/* May a context end, or begin, here?  Not within a word. */
static bool is_boundary(enum kind before, enum kind behind)
{
	return behind != KIND_MARK &&
	       !((before == KIND_WORD || before == KIND_MARK) && behind == KIND_WORD);
}

void anchor_look_after(struct slice text, size_t at, struct anchor_side *side)
{
	size_t end = at + anchor_room_after(text, at), i = at;
	enum kind before = kind_before(text, at), behind;

	side->n = 0;
	while (i < end) {
		before = kind_at(text, i);
		do
			i++;
		while (i < end && ((unsigned char)text.s[i] & 0xc0) == 0x80);
		behind = kind_at(text, i);
		if (before != KIND_SPACE && is_boundary(before, behind))
			side->lengths[side->n++] = i - at;
	}
}

void anchor_look_before(struct slice text, size_t at, struct anchor_side *side)
{
	size_t start = at - anchor_room_before(text, at), i = at;

	side->n = 0;
	while (i > start) {
		enum kind behind;

		i = utf8_start(text.s, text.len, i - 1);
		behind = kind_at(text, i);
		if (behind != KIND_SPACE && is_boundary(kind_before(text, i), behind))
			side->lengths[side->n++] = at - i;
	}
}

/* The first length that is more than what is shared; 0 for none. */
size_t anchor_more_than(const struct anchor_side *side, size_t shared)
{
	for (size_t i = 0; i < side->n; i++)
		if (side->lengths[i] > shared)
			return side->lengths[i];
	return 0;
}

/* ---- places of words */

size_t anchor_rarest(struct slice words, const size_t counts[256])
{
	size_t best = 0;

	for (size_t i = 1; i < words.len; i++)
		if (counts[(unsigned char)words.s[i]] < counts[(unsigned char)words.s[best]])
			best = i;
	return best;
}

size_t anchor_next_place(struct slice text, struct slice words, size_t rare, size_t from)
{
	while (from + words.len <= text.len) {
		const char *hit =
		    memchr(text.s + from + rare, words.s[rare], text.len - from - words.len + 1);

		if (!hit)
			break;
		from = (size_t)(hit - text.s) - rare;
		if (memcmp(text.s + from, words.s, words.len) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}
