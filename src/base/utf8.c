/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char b)
{
	return (b & 0xc0) == 0x80;
}

/* The bounds of the second byte rule out overlong forms, surrogates and points
 * past U+10FFFF (Unicode 15, table 3-7). */
static size_t decode_long(const unsigned char *s, size_t len, uint32_t *cp)
{
	size_t need = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
	unsigned char low = 0x80, high = 0xbf;
	uint32_t c = s[0] & (0x7f >> need);

	*cp = UTF8_BAD;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 1;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	for (size_t i = 1; i < need; i++) {
		if (i >= len || s[i] < low || s[i] > high)
			return i;
		c = c << 6 | (s[i] & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	*cp = c;
	return need;
}

size_t utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	return decode_long(u, len, cp);
}

size_t utf8_put(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t utf8_start(const char *s, size_t len, size_t at)
{
	size_t start = at;
	uint32_t cp;

	while (start > 0 && at - start < 3 && is_tail((unsigned char)s[start]))
		start--;
	return start + utf8_decode(s + start, len - start, &cp) > at && cp != UTF8_BAD ? start : at;
}

bool utf8_valid(const char *s, size_t len)
{
	uint32_t cp;

	for (size_t i = 0; i < len;) {
		uint64_t word;

		if (len - i >= sizeof word) {
			memcpy(&word, s + i, sizeof word);
			if (!(word & 0x8080808080808080u)) {
				i += sizeof word;
				continue;
			}
		}
		i += utf8_decode(s + i, len - i, &cp);
		if (cp == UTF8_BAD)
			return false;
	}
	return true;
}

size_t utf8_count(const char *s, size_t len)
{
	size_t tails = 0, i = 0;

	for (; len - i >= 8; i += 8) {
		uint64_t w;

		memcpy(&w, s + i, 8);
		/* one bit for each byte 10xxxxxx */
		w = (w >> 7) & (~w >> 6) & 0x0101010101010101u;
		tails += (w * 0x0101010101010101u) >> 56;
	}
	for (; i < len; i++)
		tails += is_tail((unsigned char)s[i]);
	return len - tails;
}

size_t utf8_offset(const char *s, size_t len, size_t n)
{
	size_t i = 0;

	for (; n > 0 && i < len; n--)
		for (i++; i < len && is_tail((unsigned char)s[i]); i++)
			;
	return i;
}
