/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

#define BAD UTF8_BAD
#define ROW(bytes, ...)                     \
	{                                   \
		(bytes), sizeof(bytes) - 1, \
		{                           \
			__VA_ARGS__         \
		}                           \
	}

/* What each string decodes to.  The ill-formed ones are those of the Unicode
 * standard, chapter 3, tables 3-8 to 3-11: one error per maximal subpart. */
static const struct {
	const char *bytes;
	size_t len;
	uint32_t want[12]; /* ends with 0 where no NUL is in the string */
} decoded[] = {
    ROW("Az", 'A', 'z'),
    ROW("é’€😀", 0xe9, 0x2019, 0x20ac, 0x1f600),
    ROW("\x7f\xc2\x80\xdf\xbf", 0x7f, 0x80, 0x7ff),
    ROW("\xe0\xa0\x80\xef\xbf\xbf", 0x800, 0xffff),
    ROW("\xed\x9f\xbf\xee\x80\x80", 0xd7ff, 0xe000),
    ROW("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 0x10000, 0x10ffff),
    /* lone and surplus tails */
    ROW("\x80", BAD),
    ROW("\xbf"
	"a",
	BAD, 'a'),
    ROW("é\x80", 0xe9, BAD),
    /* overlong forms, never valid leads */
    ROW("\xc0\x80", BAD, BAD),
    ROW("\xc1\xbf", BAD, BAD),
    ROW("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41", BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, 'A'),
    ROW("\xe0\x9f\xbf", BAD, BAD, BAD),
    ROW("\xf0\x8f\xbf\xbf", BAD, BAD, BAD, BAD),
    /* surrogates */
    ROW("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41", BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, 'A'),
    /* past the end of Unicode */
    ROW("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42", BAD, BAD, BAD, BAD, BAD, 'A', BAD, BAD, 'B'),
    ROW("\xf4\x90\x80\x80", BAD, BAD, BAD, BAD),
    ROW("\xf5\x80\x80\x80", BAD, BAD, BAD, BAD),
    ROW("\xfe\xff", BAD, BAD),
    /* sequences cut short */
    ROW("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", BAD, BAD, BAD, BAD, 'A'),
    ROW("\xc3", BAD),
    ROW("\xe2\x82", BAD),
    ROW("\xf0\x9f\x98", BAD),
    ROW("\xf0\x9f\x98\xc3\xa9", BAD, 0xe9),
    ROW("\xc3\xc3\xa9", BAD, 0xe9),
};

/* A copy of exactly len bytes, so that a sanitizer sees a read past them. */
static char *tight(const char *bytes, size_t len)
{
	char *copy = malloc(len ? len : 1);

	if (!copy)
		abort();
	memcpy(copy, bytes, len);
	return copy;
}

TEST(utf8_decodes_and_rejects)
{
	for (size_t i = 0; i < sizeof decoded / sizeof decoded[0]; i++) {
		char *s = tight(decoded[i].bytes, decoded[i].len);
		size_t at = 0, n = 0;
		bool valid = true;

		test_row("row %zu", i);
		for (; at < decoded[i].len; n++) {
			uint32_t cp = 0;

			at += utf8_decode(s + at, decoded[i].len - at, &cp);
			CHECK_INT(cp, decoded[i].want[n]);
			valid = valid && cp != BAD;
		}
		CHECK_INT(at, decoded[i].len);
		CHECK_INT(decoded[i].want[n], 0);
		CHECK(utf8_valid(s, decoded[i].len) == valid);
		free(s);
	}
}

TEST(utf8_encode_undoes_decode_for_every_scalar)
{
	size_t wrong = 0;

	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		char s[4];
		uint32_t back;
		size_t len;

		if (cp == 0xd800)
			cp = 0xe000;
		len = utf8_put(cp, s);
		wrong += len != (cp < 0x80 ? 1u : cp < 0x800 ? 2u : cp < 0x10000 ? 3u : 4u);
		wrong += utf8_decode(s, len, &back) != len || back != cp;
		wrong += !utf8_valid(s, len) || utf8_count(s, len) != 1;
	}
	CHECK_INT(wrong, 0);
}

/* Every pair of bytes, against the definition of two-byte UTF-8. */
TEST(utf8_valid_knows_every_pair_of_bytes)
{
	size_t wrong = 0;

	for (unsigned a = 0; a < 256; a++)
		for (unsigned b = 0; b < 256; b++) {
			char s[2] = {(char)a, (char)b};
			bool want = (a < 0x80 && b < 0x80) ||
				    (a >= 0xc2 && a <= 0xdf && b >= 0x80 && b <= 0xbf);

			wrong += utf8_valid(s, 2) != want;
		}
	CHECK_INT(wrong, 0);
}

/* Words of eight bytes are taken at once; the fault may be at any place. */
TEST(utf8_valid_finds_a_fault_anywhere)
{
	for (size_t len = 1; len <= 40; len++)
		for (size_t at = 0; at < len; at++) {
			char s[40];

			memset(s, 'x', len);
			test_row("byte %zu of %zu", at, len);
			s[at] = '\xc3';
			CHECK(!utf8_valid(s, len));
			s[at] = '\0';
			CHECK(utf8_valid(s, len));
		}
	CHECK(utf8_valid("", 0));
}

TEST(utf8_counts_at_every_length_and_start)
{
	static const char text[] = "aé’😀Ma\xcc\x88ïga « Wagner » — 25\u202f000 t 日本語 x";
	size_t starts[sizeof text], n = 0;

	for (size_t i = 0; i < sizeof text - 1; i++)
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			starts[n++] = i;
	starts[n] = sizeof text - 1;
	for (size_t from = 0; from < n; from++)
		for (size_t to = from; to <= n; to++) {
			const char *s = text + starts[from];
			size_t len = starts[to] - starts[from];

			test_row("%zu to %zu", from, to);
			CHECK_INT(utf8_count(s, len), to - from);
			CHECK_INT(utf8_offset(text, starts[to], from), starts[from]);
		}
}

TEST(utf8_offset_stops_at_the_end)
{
	static const struct {
		const char *s;
		size_t n, want;
	} rows[] = {
	    {"", 0, 0},   {"", 5, 0},   {"abc", 2, 2}, {"abc", 3, 3}, {"abc", 4, 3},
	    {"aé", 1, 1}, {"aé", 2, 3}, {"éa", 1, 2},  {"😀", 1, 4},   {"😀", (size_t)-1, 4},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *s = tight(rows[i].s, strlen(rows[i].s));

		test_row("%zu", i);
		CHECK_INT(utf8_offset(s, strlen(rows[i].s), rows[i].n), rows[i].want);
		free(s);
	}
}

/* From every byte back to where its character begins, as decoding forward finds
 * it; bytes of no character are their own start. */
TEST(utf8_start_agrees_with_decoding)
{
	struct dice d = {97};

	for (int round = 0; round < 2000; round++) {
		struct str text = STR_INIT;
		char *s;

		dice_text(&d, &text, dice_below(&d, 12), DICE_HOSTILE);
		s = tight(text.s, text.len);
		test_row("%s", text.s);
		for (size_t i = 0, n; i < text.len; i += n) {
			uint32_t cp;

			n = utf8_decode(s + i, text.len - i, &cp);
			for (size_t k = i; k < i + n; k++)
				CHECK_INT(utf8_start(s, text.len, k), cp == UTF8_BAD ? k : i);
		}
		free(s);
		str_release(&text);
	}
}
