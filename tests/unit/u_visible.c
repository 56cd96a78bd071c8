/* SPDX-License-Identifier: MIT */
#include "base/visible.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include "test.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static void check_add(struct slice in, unsigned flags, const char *want)
{
	struct str out = STR_INIT;

	visible_add(&out, in.s, in.len, flags);
	CHECK_STR(out.s, want);
	CHECK_INT(out.len, strlen(out.s));
	str_release(&out);
}

struct row {
	struct slice in;
	const char *want;
};

#define ROW(in, want)                      \
	{                                  \
		{in, sizeof(in) - 1}, want \
	}

static void check_rows(const struct row *rows, size_t n, unsigned flags)
{
	for (size_t i = 0; i < n; i++) {
		test_row("%s", rows[i].want);
		check_add(rows[i].in, flags, rows[i].want);
	}
}

#define CHECK_ROWS(rows, flags) check_rows(rows, sizeof(rows) / sizeof *(rows), flags)

TEST(visible_text_stays)
{
	static const struct row rows[] = {
	    ROW("", ""),
	    ROW("plain", "plain"),
	    ROW("À l’œuvre, été", "À l’œuvre, été"),
	    ROW("e\xcc\x81t", "e\xcc\x81t"),
	    ROW("日本語", "日本語"),
	    ROW("क्षि", "क्षि"),
	    ROW("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"),
	    ROW("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"),
	    ROW("<RLO>", "<RLO>"),
	};

	CHECK_ROWS(rows, 0);
}

TEST(visible_controls)
{
	static const struct row rows[] = {
	    ROW("\x1b[31m", "^[[31m"),
	    ROW("a\0b", "a^@b"),
	    ROW("\a\b\x7f", "^G^H^?"),
	    ROW("a\tb", "a b"),
	    ROW("a\nb\r\nc\r", "a^Jb^M^Jc^M"),
	    ROW("\xc2\x9b"
		"2J",
		"<9B>2J"),
	    ROW("\x9b"
		"2J",
		"<9B>2J"),
	    ROW("\xc2\x85", "<85>"),
	    ROW("\xc0\xaf", "<C0><AF>"),
	    ROW("\xed\xa0\x80", "<ED><A0><80>"),
	    ROW("\xf4\x90\x80\x80", "<F4><90><80><80>"),
	    ROW("\xe2\x82", "<E2><82>"),
	    ROW("x\xff", "x<FF>"),
	};

	CHECK_ROWS(rows, 0);
	test_row("lines");
	check_add(SLICE("a\nb\r\nc\rd"), VISIBLE_LINES, "a\nb\nc^Md");
}

TEST(visible_names_what_is_hidden)
{
	static const struct row rows[] = {
	    ROW("\xe2\x80\xae"
		"x\xe2\x80\xac",
		"<RLO>x<PDF>"),
	    ROW("\xd8\x9c\xe2\x80\x8e\xe2\x80\x8f", "<ALM><LRM><RLM>"),
	    ROW("\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", "<LRI><RLI><FSI><PDI>"),
	    ROW("a\xe2\x80\x8b"
		"b",
		"a<ZWSP>b"),
	    ROW("a\xe2\x80\x8c"
		"b\xe2\x80\x8d"
		"c",
		"a<ZWNJ>b<ZWJ>c"),
	    ROW("\xe2\x80\xa8\xe2\x80\xa9", "<LS><PS>"),
	    ROW("\xef\xbb\xbf", "<BOM>"),
	    ROW("\xcd\x8f\xe1\x85\x9f\xe3\x85\xa4", "<CGJ><HCF><HF>"),
	    ROW("\xe2\x81\xa5", "<U+2065>"),
	    ROW("a\xef\xb8\x8f\xf3\xa0\x84\x80", "a<VS16><VS17>"),
	    ROW("\xf3\xa0\x81\xa1\xf3\xa0\x80\x81\xf3\xa0\x81\xbf", "<TAG a><U+E0001><TAG END>"),
	    ROW("\xee\x80\x80\xf4\x8f\xbf\xbf", "<U+E000><U+10FFFF>"),
	    ROW("\xef\xbf\xbe\xcd\xb8", "<U+FFFE><U+0378>"),
	    ROW("\xef\xbf\xb9", "<U+FFF9>"),
	};

	CHECK_ROWS(rows, 0);
}

TEST(visible_marks)
{
	static const struct row rows[] = {
	    ROW("a\xcc\x81\xcc\x82\xcc\x83\xcc\x84", "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84"),
	    ROW("a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x82",
		"a\xcc\x81\xcc\x81\xcc\x81\xcc\x81<U+0302>"),
	    ROW("a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x82\xcc\x82\xcc\x82",
		"a\xcc\x81\xcc\x81\xcc\x81\xcc\x81<+3>"),
	    ROW("\xcc\x81", "<U+0301>"),
	    ROW(" \xcc\x81\xcc\x81", " <+2>"),
	    ROW("\n\xcc\x81", "^J<U+0301>"),
	};

	CHECK_ROWS(rows, 0);
}

TEST(visible_spaces)
{
	static const struct row drawn[] = {
	    ROW("«\xc2\xa0x\xe2\x80\xaf»", "« x »"),
	    ROW("\xe3\x80\x80\xe2\x80\x8a\xe1\x9a\x80.", "    ."),
	};
	static const struct row kept[] = {
	    ROW("«\xc2\xa0x\xe2\x80\xaf»", "«\xc2\xa0x\xe2\x80\xaf»"),
	};
	static const struct row raw[] = {
	    ROW("«\xc2\xa0x\xe2\x80\xaf»", "«<NBSP>x<NNBSP>»"),
	    ROW("a\xe2\x80\x83"
		"b\xc2\xad",
		"a<U+2003>b<SHY>"),
	};

	CHECK_ROWS(drawn, 0);
	CHECK_ROWS(kept, VISIBLE_SPACES);
	CHECK_ROWS(raw, VISIBLE_RAW);
	test_row("soft hyphen");
	check_add(SLICE("co\xc2\xadop"), 0, "coop");
}

TEST(visible_emoji)
{
	static const struct row simple[] = {
	    ROW("👍🏽!", "👍!"),
	    ROW("👨‍👩‍👧‍👦!", "👨!"),
	    ROW("❤️!", "❤!"),
	    ROW("🇺🇦🇫🇷", "UAFR"),
	    ROW("🇺x", "<RI U>x"),
	    ROW("1️⃣2", "12"),
	    ROW("1\xef\xb8\x8f", "1<VS16>"),
	    ROW("👨\xe2\x80\x8d", "👨<ZWJ>"),
	    ROW("🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xbf!", "🏴!"),
	    ROW("🏴\xf3\xa0\x81\xa7", "🏴<TAG g>"),
	};
	static const struct row whole[] = {
	    ROW("👍🏽👨‍👩‍👧‍👦❤️🇺🇦1️⃣",
		"👍🏽👨‍👩‍👧‍👦❤️🇺🇦1️⃣"),
	    ROW("👨\xe2\x80\x8d", "👨<ZWJ>"),
	};

	CHECK_ROWS(simple, 0);
	CHECK_ROWS(whole, VISIBLE_EMOJI);
}

/* A chain of a thousand joined emoji is cut, within the bounds of a piece. */
TEST(visible_emoji_chains_are_bounded)
{
	struct str s = STR_INIT;
	struct visible v;

	for (int i = 0; i < 1000; i++)
		str_addz(&s,
			 i ? "\xe2\x80\x8d🏴\xef\xb8\x8f\xf3\xa0\x81\xa7\xf3\xa0\x81\xbf" : "👨");
	for (size_t i = 0; i < s.len; i += v.len) {
		visible_next(s.s + i, s.len - i, VISIBLE_EMOJI, &v);
		CHECK(v.out_len <= VISIBLE_BYTES);
		CHECK(v.len <= 400);
	}
	str_release(&s);
}

TEST(visible_in_ascii)
{
	static const struct row rows[] = {
	    ROW("L’œuvre « d’été » : 5 €…", "L'oeuvre << d'ete >> : 5 EUR..."),
	    ROW("e\xcc\x81", "e"),
	    ROW("日本", "??"),
	    ROW("½ ﬁ", "1/2 fi"),
	    ROW("👨‍👩‍👧 🇺🇦 1️⃣", "? UA 1"),
	    ROW("\xe2\x80\xae\x1b", "<RLO>^["),
	};

	CHECK_ROWS(rows, VISIBLE_ASCII);
	CHECK_ROWS(rows, VISIBLE_ASCII | VISIBLE_EMOJI | VISIBLE_SPACES);
}

/* ---- every point, alone and among others */

static bool is_forbidden(uint32_t cp, bool may_join)
{
	if (cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == UTF8_BAD)
		return true;
	if (cp == 0x200c || cp == 0x200d)
		return !may_join;
	if (cp == 0x061c || (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x2028 && cp <= 0x202e))
		return true;
	return (cp >= 0x2060 && cp <= 0x206f) || cp == 0xad || cp == 0xfeff ||
	       unicode_is_ignorable(cp) || unicode_width(cp) < 0 ||
	       unicode_kind(cp) == UNICODE_PRIVATE || unicode_kind(cp) == UNICODE_UNASSIGNED;
}

/* The piece draws what it may, in the columns it says. */
static bool piece_is_sound(const struct visible *v, unsigned flags)
{
	int columns = 0;
	uint32_t cp;

	if (v->kind == VISIBLE_NEWLINE)
		return (flags & VISIBLE_LINES) && v->out_len == 1 && v->out[0] == '\n';
	for (size_t i = 0; i < v->out_len;) {
		i += utf8_decode(v->out + i, v->out_len - i, &cp);
		if (v->emoji && (flags & VISIBLE_EMOJI))
			continue;
		if (is_forbidden(cp, i > 0))
			return false;
		if (cp >= 0x80 && ((flags & VISIBLE_ASCII) || v->kind == VISIBLE_MARK))
			return false;
		columns += unicode_width(cp) > 0 ? unicode_width(cp) : 0;
	}
	return (v->emoji && (flags & VISIBLE_EMOJI)) || columns == v->columns;
}

static void check_sound(const char *s, size_t len, unsigned flags)
{
	struct visible v;

	for (size_t i = 0; i < len; i += v.len) {
		visible_next(s + i, len - i, flags, &v);
		if (v.len < 1 || v.len > len - i || v.points < 1 || !piece_is_sound(&v, flags)) {
			CHECK_STR("unsound piece", s);
			return;
		}
	}
}

TEST(visible_every_point_is_sound)
{
	for (unsigned flags = 0; flags < 32; flags += flags < 8 ? 4 : 8)
		for (uint32_t cp = 0; cp < 0x110000; cp++) {
			char s[16] = "a";
			size_t n = 1 + utf8_put(cp, s + 1);

			memcpy(s + n, "b\xcc\x81", 3);
			check_sound(s + 1, n + 2, flags);
			check_sound(s, n + 3, flags);
		}
}

/* Random bytes and points that matter; what came out once stays as it is. */
TEST(visible_random_bytes_are_sound)
{
	static const char *const parts[] = {
	    "a",
	    "\x1b",
	    "\xcc\x81",
	    "\xe2\x80\x8d",
	    "👨",
	    "🏽",
	    "\xef\xb8\x8f",
	    "🇺",
	    "\xff",
	    "\xe2\x80\xae",
	    "1",
	    "\xe2\x83\xa3",
	    "\xf3\xa0\x81\xa7",
	    "\xf3\xa0\x81\xbf",
	    "🏴",
	    "क",
	    "ि",
	    "्",
	    "\n",
	    "\r",
	    "\t",
	    "\xc2\xa0",
	    "\xe3\x80\x80",
	    "\xc2",
	    "\x9b",
	    "語",
	};
	struct str s = STR_INIT, out = STR_INIT;
	unsigned seed = 7;

	for (int round = 0; round < 20000; round++) {
		str_clear(&s);
		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245 + 12345;
			if (seed >> 29 == 0)
				str_addc(&s, (char)(seed >> 16));
			else
				str_addz(&s, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
		}
		check_sound(s.s, s.len, (seed >> 8) & 31);
		str_clear(&out);
		visible_add(&out, s.s, s.len, 0);
		check_add((struct slice){out.s, out.len}, 0, out.s);
	}
	str_release(&s);
	str_release(&out);
}

TEST(visible_pieces_tell_their_source)
{
	struct visible v;

	visible_next("e\xcc\x81x", 4, 0, &v);
	CHECK_INT(v.len, 3);
	CHECK_INT(v.points, 2);
	CHECK_INT(v.columns, 1);
	CHECK_INT(v.kind, VISIBLE_TEXT);
	visible_next("\xe2\x80\xae", 3, 0, &v);
	CHECK_INT(v.kind, VISIBLE_MARK);
	CHECK_INT(v.columns, 5);
	CHECK_INT(v.points, 1);
	visible_next("\xe3\x80\x80", 3, 0, &v);
	CHECK_INT(v.kind, VISIBLE_SPACE);
	CHECK_INT(v.columns, 2);
	visible_next("\xc2\xad", 2, 0, &v);
	CHECK_INT(v.kind, VISIBLE_NOTHING);
	CHECK_INT(v.columns, 0);
	visible_next("日", 3, 0, &v);
	CHECK_INT(v.columns, 2);
}

TEST(visible_plain_leaves_out_what_may_carry_a_mark)
{
	CHECK_INT(visible_plain("abc", 3), 3);
	CHECK_INT(visible_plain("abc\xcc\x81", 5), 2);
	CHECK_INT(visible_plain("abc\n", 4), 3);
	CHECK_INT(visible_plain("\x1b", 1), 0);
	CHECK_INT(visible_plain("é", 2), 0);
	CHECK_INT(visible_plain("", 0), 0);
}

TEST(visible_columns_are_those_of_a_line)
{
	CHECK_INT(visible_columns("été 日本", strlen("été 日本"), 0), 8);
	CHECK_INT(visible_columns("\x1b\n", 2, VISIBLE_LINES), 4);
}

TEST(visible_locale_follows_the_codeset)
{
	char *old = strdup(setlocale(LC_CTYPE, NULL));

	CHECK(setlocale(LC_CTYPE, "C") != NULL);
	CHECK_INT(visible_locale(), VISIBLE_ASCII);
	if (setlocale(LC_CTYPE, "C.UTF-8"))
		CHECK_INT(visible_locale(), 0);
	setlocale(LC_CTYPE, old);
	free(old);
}
