/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <string.h>

#define ONES 0x0101010101010101u
#define HIGH_BITS (ONES * 0x80)

/* What libyaml's reader lets pass (YAML 1.1, 5.1). */
static bool is_allowed(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7e) || c == 0x85 ||
	       (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
	       (c >= 0x10000 && c <= 0x10ffff);
}

/* How many of the eight bytes come before the first that is not in ' ' to '~'. */
static size_t count_plain(const char *s)
{
	uint64_t w;

	memcpy(&w, s, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	/* a borrow or a carry spoils only what is behind such a byte */
	w = (w | (w - ONES * 0x20) | (w + ONES)) & HIGH_BITS;
	return w ? (size_t)__builtin_ctzll(w) / 8 : 8;
}

static bool is_wide_break(uint32_t c)
{
	return c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The bytes of one character, or 0 if it must not stand there.  Line ends,
 * letters of two bytes, dashes and quotes are most of them. */
static size_t step(const char *s, size_t len, bool breaks)
{
	unsigned char a = (unsigned char)s[0];
	uint32_t c;
	size_t n;

	if (a == '\n')
		return 1;
	if (a >= 0xc3 && a < 0xe0 && len > 1 && is_tail(s[1]))
		return 2;
	if (a == 0xe2 && len > 2 && is_tail(s[1]) && is_tail(s[2]) &&
	    ((unsigned char)s[1] > 0x81 || ((unsigned char)s[2] & 0x30) == 0x10))
		return 3;
	n = utf8_decode(s, len, &c);
	if (!is_allowed(c))
		return 0;
	if (breaks && (is_wide_break(c) || (c == '\r' && (len < 2 || s[1] != '\n'))))
		return 0;
	return n;
}

size_t yaml_find_bad(const char *s, size_t len, size_t at, bool breaks)
{
	while (at < len) {
		size_t n = len - at >= 8 ? count_plain(s + at) : 0;

		at += n;
		if (n == 8)
			continue;
		n = step(s + at, len - at, breaks);
		if (!n)
			break;
		at += n;
	}
	return at;
}

size_t yaml_wide_break(const char *s, size_t from, size_t to)
{
	uint32_t c;

	while (from < to) {
		size_t n = utf8_decode(s + from, to - from, &c);

		if (is_wide_break(c))
			return from;
		from += n;
	}
	return SIZE_MAX;
}

static const char *name_of(uint32_t c)
{
	static const char *const names[] = {
	    "NUL", "SOH",       "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "backspace", "TAB", "LF",
	    "VT",  "form feed", "CR",  "SO",  "SI",  "DLE", "DC1", "DC2", "DC3",       "DC4", "NAK",
	    "SYN", "ETB",       "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",        "US"};

	return c < 0x20 ? names[c] : c == 0x7f ? "DEL" : c < 0xa0 ? "C1" : "no character";
}

static void report_bad(struct yaml_reader *r, size_t at, uint32_t c)
{
	if (c == UTF8_BAD)
		yaml_report(r, DIAG_UTF8, at,
			    "the byte 0x%02X is not UTF-8; save the file in the encoding UTF-8",
			    (unsigned char)r->bytes[at]);
	else
		yaml_report(r, DIAG_SYNTAX, at,
			    "the control character U+%04X (%s) is not allowed; remove it, or "
			    "write \\%c%0*x between double quotes",
			    (unsigned)c, name_of(c), c < 0x100 ? 'x' : 'u', c < 0x100 ? 2 : 4,
			    (unsigned)c);
}

enum { REPORTS_MOST = 100 };

/* A run of bad characters is one fault. */
void yaml_mask(struct yaml_reader *r, size_t at)
{
	size_t len = r->scan.len, last = SIZE_MAX, faults = 0;
	char *copy = arena_copy(&r->y->values, r->bytes, len);

	for (; (at = yaml_find_bad(r->bytes, len, at, false)) < len; last = at) {
		uint32_t c;
		size_t n = utf8_decode(r->bytes + at, len - at, &c);

		if (at != last && faults++ < REPORTS_MOST)
			report_bad(r, at, c);
		memset(copy + at, '?', n);
		at += n;
	}
	if (faults > REPORTS_MOST)
		yaml_report(r, DIAG_UTF8, 0, "and %zu more places with characters like these",
			    faults - REPORTS_MOST);
	r->bytes = r->scan.bytes = copy;
}
