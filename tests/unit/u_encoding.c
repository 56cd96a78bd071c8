/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#define BYTES(literal) SLICE(literal)

static const struct {
	struct slice bytes;
	const char *text;
	enum encoding encoding;
	bool mark;
	size_t mended, broken;
} rows[] = {
    {BYTES(""), "", ENCODING_UTF8, false, 0, 0},
    {BYTES("caf\xc3\xa9"), "café", ENCODING_UTF8, false, 0, 0},
    {BYTES("\xef\xbb\xbf"), "", ENCODING_UTF8, true, 0, 0},
    {BYTES("\xef\xbb\xbf"
	   "caf\xc3\xa9"),
     "café", ENCODING_UTF8, true, 0, 0},
    {BYTES("\xff\xfe"), "", ENCODING_UTF16LE, true, 0, 0},
    {BYTES("\xff\xfe\xe9\0a\0"), "éa", ENCODING_UTF16LE, true, 0, 0},
    {BYTES("\xfe\xff\0\xe9\0a"), "éa", ENCODING_UTF16BE, true, 0, 0},
    {BYTES("\xff\xfe\x3d\xd8\x00\xde"), "\xf0\x9f\x98\x80", ENCODING_UTF16LE, true, 0, 0},
    {BYTES("\xfe\xff\xd8\x3d\xde\x00"), "\xf0\x9f\x98\x80", ENCODING_UTF16BE, true, 0, 0},
    {BYTES("\xff\xfe\x3d\xd8"), "\xef\xbf\xbd", ENCODING_UTF16LE, true, 0, 1},
    {BYTES("\xff\xfe\x3d\xd8"
	   "a\0"),
     "\xef\xbf\xbd"
     "a",
     ENCODING_UTF16LE, true, 0, 1},
    {BYTES("\xff\xfe\x00\xde"), "\xef\xbf\xbd", ENCODING_UTF16LE, true, 0, 1},
    {BYTES("\xff\xfe"
	   "a\0b"),
     "a\xef\xbf\xbd", ENCODING_UTF16LE, true, 0, 1},
    {BYTES("\xe9t\xe9"), "été", ENCODING_WINDOWS, false, 0, 0},
    {BYTES("\x93\x80\x94 l\x92\x9c"
	   "uvre"),
     "“€” l’œuvre", ENCODING_WINDOWS, false, 0, 0},
    {BYTES("\x81"), "\xc2\x81", ENCODING_WINDOWS, false, 0, 0},
    {BYTES("caf\xc3\xa9, th\xc3\xa9, \xe9t\xe9, No\xc3\xabl"), "café, thé, été, Noël",
     ENCODING_UTF8, false, 2, 0},
    {BYTES("\xef\xbb\xbf\xe9"), "é", ENCODING_UTF8, true, 1, 0},
    {BYTES("\xc3\xa9\xc3\xa9\xc3\xa9\xe2\x82"), "éééâ‚", ENCODING_UTF8, false, 2, 0},
};

TEST(encoding_of_each_kind)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decoded how;

		test_row("%zu", i);
		encoding_decode(rows[i].bytes, &out, &how);
		CHECK_STR(out.s, rows[i].text);
		CHECK_INT(how.encoding, rows[i].encoding);
		CHECK_INT(how.mark, rows[i].mark);
		CHECK_INT(how.mended, rows[i].mended);
		CHECK_INT(how.broken, rows[i].broken);
	}
	str_release(&out);
}

TEST(encoding_gives_valid_text_for_any_bytes)
{
	struct str bytes = STR_INIT, out = STR_INIT;
	struct dice d = {91};

	for (int round = 0; round < 2000; round++) {
		struct decoded how;

		str_clear(&bytes);
		if (dice_below(&d, 3) == 0)
			str_addz(&bytes, dice_below(&d, 2) ? "\xff\xfe" : "\xfe\xff");
		for (uint32_t n = dice_below(&d, 40); n > 0; n--)
			str_addc(&bytes, (char)dice_below(&d, 256));
		encoding_decode(dice_slice(&bytes), &out, &how);
		CHECK(utf8_valid(out.s, out.len));
	}
	str_release(&bytes);
	str_release(&out);
}

TEST(encoding_words)
{
	CHECK_STR(encoding_word(ENCODING_UTF16BE), "UTF-16BE");
	CHECK_STR(encoding_word(ENCODING_WINDOWS), "Windows-1252");
}
