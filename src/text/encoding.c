/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xfffd };

const char *encoding_word(enum encoding e)
{
	static const char *const words[] = {
#define X(name, word) word,
	    ENCODINGS(X)
#undef X
	};

	return words[e];
}

static void put(struct str *out, uint32_t cp)
{
	char bytes[4];

	str_add(out, bytes, utf8_put(cp, bytes));
}

/* ---- Windows-1252 */

/* 80 to 9F; those that mean nothing are controls, as in Latin-1. */
static const uint16_t high[32] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static void put_byte(struct str *out, char byte)
{
	unsigned char c = (unsigned char)byte;

	put(out, c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c);
}

static void decode_windows(struct slice bytes, struct str *out)
{
	for (size_t i = 0; i < bytes.len; i++)
		put_byte(out, bytes.s[i]);
}

/* ---- UTF-8 with damage */

static bool is_mostly_utf8(struct slice bytes)
{
	size_t good = 0, bad = 0;
	uint32_t cp;

	for (size_t i = 0, n; i < bytes.len; i += n) {
		n = utf8_decode(bytes.s + i, bytes.len - i, &cp);
		good += n > 1 && cp != UTF8_BAD;
		bad += cp == UTF8_BAD ? n : 0;
	}
	return good > bad;
}

static size_t mend(struct slice bytes, struct str *out)
{
	size_t mended = 0;
	uint32_t cp;

	for (size_t i = 0, n; i < bytes.len; i += n) {
		n = utf8_decode(bytes.s + i, bytes.len - i, &cp);
		if (cp != UTF8_BAD) {
			str_add(out, bytes.s + i, n);
			continue;
		}
		decode_windows((struct slice){bytes.s + i, n}, out);
		mended += n;
	}
	return mended;
}

/* ---- UTF-16 */

static uint32_t unit(struct slice bytes, size_t at, bool big)
{
	unsigned char a = (unsigned char)bytes.s[at], b = (unsigned char)bytes.s[at + 1];

	return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static bool is_surrogate(uint32_t cp, uint32_t first)
{
	return cp >= first && cp < first + 0x400;
}

/* Returns the halves that had no other half. */
static size_t decode_utf16(struct slice bytes, bool big, struct str *out)
{
	size_t broken = bytes.len % 2, i = 0;

	while (i + 1 < bytes.len) {
		uint32_t cp = unit(bytes, i, big), low;

		i += 2;
		low = i + 1 < bytes.len ? unit(bytes, i, big) : 0;
		if (is_surrogate(cp, 0xd800) && is_surrogate(low, 0xdc00)) {
			cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
			i += 2;
		} else if (is_surrogate(cp, 0xd800) || is_surrogate(cp, 0xdc00)) {
			cp = REPLACEMENT;
			broken++;
		}
		put(out, cp);
	}
	if (bytes.len % 2)
		put(out, REPLACEMENT);
	return broken;
}

/* ---- which one */

static bool starts_with(struct slice bytes, const char *mark, size_t len)
{
	return bytes.len >= len && memcmp(bytes.s, mark, len) == 0;
}

static struct slice skip(struct slice bytes, size_t n)
{
	return (struct slice){bytes.s + n, bytes.len - n};
}

void encoding_decode(struct slice bytes, struct str *out, struct decoded *how)
{
	*how = (struct decoded){.mark = true};
	str_clear(out);
	if (starts_with(bytes, "\xff\xfe", 2) || starts_with(bytes, "\xfe\xff", 2)) {
		bool big = bytes.s[0] == '\xfe';

		how->encoding = big ? ENCODING_UTF16BE : ENCODING_UTF16LE;
		how->broken = decode_utf16(skip(bytes, 2), big, out);
		return;
	}
	how->mark = starts_with(bytes, "\xef\xbb\xbf", 3);
	if (how->mark)
		bytes = skip(bytes, 3);
	if (utf8_valid(bytes.s, bytes.len)) {
		str_add(out, bytes.s, bytes.len);
	} else if (how->mark || is_mostly_utf8(bytes)) {
		how->mended = mend(bytes, out);
	} else {
		how->encoding = ENCODING_WINDOWS;
		decode_windows(bytes, out);
	}
}
