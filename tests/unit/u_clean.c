/* SPDX-License-Identifier: MIT */
#include "text/clean.h"

#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <string.h>

/* The words of the report, or of the refusal; the text goes to *out. */
static void clean(struct slice bytes, unsigned flags, struct str *out, struct str *said)
{
	struct error err = {0};
	struct clean report;

	str_clear(said);
	if (clean_text(bytes, flags, out, &report, &err))
		clean_describe(&report, said);
	else
		str_printf(said, "! %s", err.msg);
	error_release(&err);
}

static const struct {
	struct slice bytes;
	unsigned flags;
	const char *text;
	const char *said;
} rows[] = {
    {SLICE("Un.\nDeux."), 0, "Un.\nDeux.", ""},
    {SLICE("Un.\nDeux.\n"), 0, "Un.\nDeux.", ""},
    {SLICE("Un.\r\nDeux.\r\n"), 0, "Un.\nDeux.", "2 CRLF line ends"},
    {SLICE("Un.\rDeux.\r"), 0, "Un.\nDeux.", "2 CR line ends"},
    {SLICE("\xef\xbb\xbfUn."), 0, "Un.", "1 byte order mark removed"},
    {SLICE("U\xef\xbb\xbfn."), 0, "Un.", "1 byte order mark removed"},
    {SLICE("\xff\xfeU\0n\0"), 0, "Un", "read as UTF-16LE; 1 byte order mark removed"},
    {SLICE("\xe9t\xe9"), 0, "été", "read as Windows-1252"},
    {SLICE("e\xcc\x81te\xcc\x81 o\xcc\x82"), 0, "été ô", "3 letters composed (NFD to NFC)"},
    {SLICE("a\xc2\x85"
	   "b\xe2\x80\xa8"
	   "c\xe2\x80\xa9"
	   "d\fe"),
     0, "a\nb\nc\nd\ne", "4 Unicode line separators made line ends"},
    {SLICE("a\tb\033[1mc\177\0d\xc2\x9b"), 0, "a b[1mcd",
     "4 control characters removed; 1 tab made a space"},
    {SLICE("a\xef\xbf\xbf"
	   "b"),
     0, "ab", "1 control character removed"},
    {SLICE("a  \n  b"), 0, "a\nb", "1 line without the spaces at its end; 1 indent removed"},
    {SLICE("«\xc2\xa0oui\xe2\x80\xaf!\xc2\xa0\n\xc2\xa0"
	   "b"),
     0,
     "«\xc2\xa0oui\xe2\x80\xaf!\xc2\xa0\n\xc2\xa0"
     "b",
     ""},
    {SLICE("\n\nUn.\n\n\xc2\xa0\nDeux.\n\n"), 0, "Un.\nDeux.", "5 blank lines dropped"},
    /* wrapped by hand */
    {SLICE("Un premier paragraphe qui tient\nsur deux lignes.\n\nUn second, lui aussi un peu\n"
	   "long."),
     0, "Un premier paragraphe qui tient sur deux lignes.\nUn second, lui aussi un peu long.",
     "2 lines joined to their paragraphs; 1 blank line dropped"},
    {SLICE("Un premier paragraphe qui tient\nsur deux lignes.\n\nUn second."), CLEAN_KEEP_LINES,
     "Un premier paragraphe qui tient\nsur deux lignes.\n\nUn second.", ""},
    {SLICE("\n  un\n\n   deux  \n\n"), CLEAN_KEEP_LINES, "  un\n\n   deux",
     "1 line without the spaces at its end; 2 blank lines dropped"},
    /* no blank line parts anything: a paragraph a line */
    {SLICE("Un premier paragraphe qui tient\nsur deux lignes."), 0,
     "Un premier paragraphe qui tient\nsur deux lignes.", ""},
    /* verse: the next word would have had room */
    {SLICE("Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu'il m'en souvienne\n"
	   "La joie venait toujours\n\nVienne la nuit"),
     0,
     "Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu'il m'en souvienne\n"
     "La joie venait toujours\nVienne la nuit",
     "1 blank line dropped"},
    /* items stay apart */
    {SLICE("Trois points, et pas un seul de plus :\n- le premier point de toute cette liste,\n"
	   "qui est long ;\n- le second, qui est encore un peu plus\nlong.\n\nFin."),
     0,
     "Trois points, et pas un seul de plus :\n- le premier point de toute cette liste, qui est "
     "long ;\n- le second, qui est encore un peu plus long.\nFin.",
     "2 lines joined to their paragraphs; 1 blank line dropped"},
    {SLICE("Le ministre dit que c'est peut-\nêtre vrai, mais que cela reste à\nvoir -\nou non."
	   "\n\nFin."),
     0, "Le ministre dit que c'est peut-être vrai, mais que cela reste à voir - ou non.\nFin.",
     "3 lines joined to their paragraphs; 1 hyphen at a line's end kept: look at it; 1 blank "
     "line dropped"},
    {SLICE("日本語の文章\n続き。\n\n次。"), 0, "日本語の文章続き。\n次。",
     "1 line joined to its paragraph; 1 blank line dropped"},
    /* no text */
    {SLICE(""), 0, "", "! there is no text in it"},
    {SLICE("\xef\xbb\xbf"), 0, "", "! there is no text in it"},
    {SLICE("\xff\xfe"), 0, "", "! there is no text in it"},
    {SLICE(" \n\t\r\n\xc2\xa0"), 0, "", "! there is no text in it"},
    {SLICE(" \n "), CLEAN_KEEP_LINES, "", "! there is no text in it"},
    {SLICE("%PDF-1.4\n"), 0, "", "! this is a PDF; save it as plain text first"},
    {SLICE("PK\003\004xyz"), 0, "",
     "! this is an archive, or a word processor's file; save it as plain text first"},
    {SLICE("\n <!DOCTYPE HTML>"), 0, "", "! this is HTML; save it as plain text first"},
    {SLICE("a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0"), 0, "",
     "! this is no plain text: it has 10 control characters; in UTF-16 a byte order mark must "
     "come first"},
};

TEST(clean_of_each_kind)
{
	struct str out = STR_INIT, said = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%zu", i);
		clean(rows[i].bytes, rows[i].flags, &out, &said);
		CHECK_STR(out.s, rows[i].text);
		CHECK_INT(out.len, strlen(rows[i].text));
		CHECK_STR(said.s, rows[i].said);
	}
	str_release(&out);
	str_release(&said);
}

static bool is_clean(const struct str *s)
{
	if (!utf8_valid(s->s, s->len) || strpbrk(s->s, "\t\r\v\f\033\177") || strstr(s->s, "\n\n"))
		return false;
	return !strstr(s->s, " \n") && s->s[0] != '\n' && s->s[0] != ' ' &&
	       s->s[s->len - 1] != '\n' && s->s[s->len - 1] != ' ';
}

static void check_again(const struct str *text, unsigned flags)
{
	struct str twice = STR_INIT, said = STR_INIT;

	clean(dice_slice(text), flags, &twice, &said);
	CHECK_STR(twice.s, text->s);
	CHECK_STR(said.s, "");
	str_release(&twice);
	str_release(&said);
}

/* What was cleaned is clean, and stays as it is. */
TEST(clean_twice_is_clean_once)
{
	static const char *const more[] = {"\n", "\n\n", "\r\n", " ", "mot", "- ", "un mot long-"};
	struct dice_parts ends = {more, sizeof more / sizeof *more};
	struct str bytes = STR_INIT, out = STR_INIT;
	struct dice d = {17};
	size_t kept = 0;

	for (int round = 0; round < 4000; round++) {
		unsigned flags = dice_below(&d, 4) ? 0 : CLEAN_KEEP_LINES;
		struct error err = {0};
		struct clean report;

		str_clear(&bytes);
		for (uint32_t n = 1 + dice_below(&d, 12); n > 0; n--)
			dice_text(&d, &bytes, 1 + dice_below(&d, 4),
				  dice_below(&d, 2) ? ends : DICE_HOSTILE);
		if (clean_text(dice_slice(&bytes), flags, &out, &report, &err)) {
			kept++;
			CHECK(flags || is_clean(&out));
			check_again(&out, flags);
		}
		error_release(&err);
	}
	CHECK(kept > 2000);
	str_release(&bytes);
	str_release(&out);
}

TEST(clean_large_and_hostile)
{
	struct str bytes = STR_INIT, out = STR_INIT, said = STR_INIT;

	for (int i = 0; i < 200000; i++)
		str_addz(&bytes, i % 2 ? "\xcc\x81" : "\xcc\xa3"); /* would sort for ever */
	clean(dice_slice(&bytes), 0, &out, &said);
	CHECK_INT(out.len, bytes.len);
	CHECK_STR(said.s, "");
	str_clear(&bytes);
	for (int i = 0; i < 300000; i++)
		str_addz(&bytes, "\n");
	str_addz(&bytes, "x");
	clean(dice_slice(&bytes), 0, &out, &said);
	CHECK_STR(out.s, "x");
	CHECK_STR(said.s, "300000 blank lines dropped");
	str_release(&bytes);
	str_release(&out);
	str_release(&said);
}

TEST(clean_words_are_one_line)
{
	static const struct {
		struct slice bytes;
		const char *words;
	} lines[] = {
	    {SLICE("Un titre"), "Un titre"},
	    {SLICE("  Un\r\n\ttitre \033"), "Un titre"},
	    {SLICE("\xe9t\xe9"), "été"},
	    {SLICE(""), ""},
	    {SLICE(" \n"), ""},
	};
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		test_row("%zu", i);
		clean_words(lines[i].bytes, &out);
		CHECK_STR(out.s, lines[i].words);
	}
	str_release(&out);
	CHECK_STR(clean_key(CLEAN_CRLF), "crlf");
	CHECK_STR(clean_key(CLEAN_BLANK), "blank");
}
