/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <string.h>

static void check_folded(const char *s, unsigned flags, const char *want)
{
	struct str out = STR_INIT;
	struct fold f = {0};

	fold_add(&out, slice_of(s), flags);
	test_row("%s with %u", s, flags);
	CHECK_STR(out.s, want);
	fold_build(&f, slice_of(s), flags);
	CHECK_STR(f.text.s, want);
	str_release(&out);
	fold_release(&f);
}

TEST(fold_forms)
{
	static const struct {
		const char *s;
		unsigned flags;
		const char *want;
	} rows[] = {
	    {"", FOLD_ALL, ""},
	    {"Élan VITAL", FOLD_ALL, "elan vital"},
	    {"Élan", FOLD_CASE, "e\xcc\x81lan"},
	    {"Élan", FOLD_ACCENTS, "Elan"},
	    {"Élan", 0, "E\xcc\x81lan"},
	    {"E\xcc\x81lan", FOLD_ALL, "elan"},
	    {"Œuvre, cœur, Æ æ", FOLD_ALL, "oeuvre, coeur, ae ae"},
	    {"Œuvre", 0, "OEuvre"},
	    {"ǽ", FOLD_ALL, "ae"},
	    {"Straße STRAẞE", FOLD_ALL, "strasse strasse"},
	    {"ß", 0, "ss"},
	    {"l’été ‘x’", FOLD_ALL, "l'ete 'x'"},
	    {"«\xc2\xa0x\xe2\x80\xaf»\t", FOLD_ALL, "« x » "},
	    {"co\xc2\xadop\xe2\x80\x8b"
	     "é\xef\xbb\xbf",
	     FOLD_ALL, "coope"},
	    {"ﬁn m² ½ Ａ", FOLD_ALL, "fin m2 1/2 a"},
	    {"a–b—c‑d", FOLD_ALL, "a-b-c-d"},
	    {"Øre Łódź Đ ı", FOLD_ALL, "ore lodz d i"},
	    {"Ø", FOLD_CASE, "ø"},
	    {"ΣΑΣ σας", FOLD_ALL, "σασ σασ"},
	    {"МОСКВА", FOLD_ALL, "москва"},
	    {"日本", FOLD_ALL, "日本"},
	    {"\xff"
	     "A\xe2\x82",
	     FOLD_ALL,
	     "\xff"
	     "a\xe2\x82"},
	    {"¨", FOLD_ALL, "¨"},
	    {"a\nB", FOLD_ALL, "a\nb"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_folded(rows[i].s, rows[i].flags, rows[i].want);
}

/* The source of the folded bytes [from, to). */
static void check_map(const char *s, size_t from, size_t to, const char *want)
{
	struct fold f = {0};
	size_t start, end;

	fold_build(&f, slice_of(s), FOLD_ALL);
	start = fold_start(&f, from);
	end = fold_end(&f, to);
	test_row("%s %zu-%zu", s, from, to);
	CHECK(slice_is((struct slice){s + start, end - start}, want));
	fold_release(&f);
}

TEST(fold_maps_back)
{
	check_map("Un été là", 3, 6, "été");
	check_map("e\xcc\x81t", 0, 1, "e\xcc\x81");
	check_map("e\xcc\x81t", 1, 2, "t");
	check_map("xe\xcc\x81", 1, 2, "e\xcc\x81");
	check_map("cœur", 1, 2, "œ");
	check_map("cœur", 2, 3, "œ");
	check_map("cœur", 3, 5, "ur");
	check_map("cœur", 0, 5, "cœur");
	check_map("co\xc2\xadop", 0, 4, "co\xc2\xadop");
	check_map("co\xc2\xadop", 2, 4, "op");
	check_map("co\xc2\xadop", 0, 2, "co\xc2\xad");
	check_map("\xc2\xad"
		  "op",
		  0, 2, "op");
	check_map("op\xc2\xad", 1, 2, "p\xc2\xad");
	check_map("l’été", 0, 2, "l’");
	check_map("МОСКВА", 2, 6, "ОС");
	check_map("é\xcc\xa3 x", 0, 1, "é\xcc\xa3");
	check_map("a\xff"
		  "b",
		  2, 3, "b");
}

TEST(fold_of_nothing)
{
	struct fold f = {0};

	fold_build(&f, (struct slice){NULL, 0}, FOLD_ALL);
	CHECK_INT(fold_start(&f, 0), 0);
	CHECK_INT(fold_end(&f, 0), 0);
	CHECK_INT(fold_from_source(&f, 0), 0);
	fold_build(&f, SLICE("\xc2\xad\xc2\xad"), FOLD_ALL);
	CHECK_INT(f.text.len, 0);
	CHECK_INT(fold_start(&f, 0), 4);
	CHECK_INT(fold_end(&f, 1), 0);
	fold_release(&f);
	fold_release(&f);
}

/* At every folded character: starts grow, ends do not lie before starts, and
 * asking back from the start gives the first byte of the same character. */
static void check_consistent(const struct fold *f)
{
	size_t last = 0;

	for (size_t i = 0; i < f->text.len; i++) {
		size_t start = fold_start(f, i), end = fold_end(f, i + 1);

		if (((unsigned char)f->text.s[i] & 0xc0) == 0x80)
			continue;
		CHECK(start >= last && start < f->source.len);
		CHECK(end >= start && end <= f->source.len);
		CHECK(fold_from_source(f, start) <= i);
		CHECK_INT(fold_start(f, fold_from_source(f, start)), start);
		last = start;
	}
	CHECK_INT(fold_from_source(f, f->source.len), f->text.len);
}

TEST(fold_map_is_consistent)
{
	static const char *const parts[] = {"a",        "E",        "é", "É",           "œ",  "ß",
					    "\xcc\x81", "\xc2\xad", "’", "ж",           "日", "한",
					    "ﬁ",        "\xc2\xa0", "½", "\xe2\x80\x8b"};
	struct fold f = {0};
	unsigned seed = 11;

	for (int round = 0; round < 5000; round++) {
		struct str s = STR_INIT;

		for (int i = 0; i < 10; i++) {
			seed = seed * 1103515245 + 12345;
			str_addz(&s, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
		}
		test_row("%s", s.s);
		fold_build(&f, (struct slice){s.s, s.len}, (unsigned)round & FOLD_ALL);
		check_consistent(&f);
		str_release(&s);
	}
	fold_release(&f);
}

/* ---- the map, byte by byte */

enum { ORACLE = 600 };

/* What the map should say, from folding every character alone. */
struct oracle {
	struct str text;      /* folded */
	size_t start[ORACLE]; /* of the character that a folded byte came from */
	size_t end[ORACLE];   /* likewise, with the marks behind it that were left out */
	size_t from[ORACLE];  /* of a source byte where a character starts, else SIZE_MAX */
};

static void add_character(struct oracle *o, struct slice s, size_t at, size_t n, unsigned flags)
{
	size_t before = o->text.len, i = before;

	fold_add(&o->text, (struct slice){s.s + at, n}, flags);
	o->from[at] = before;
	for (; i < o->text.len; i++) {
		o->start[i] = at;
		o->end[i] = at + n;
	}
	if (o->text.len > before || !before)
		return;
	for (i = before; i > 0 && o->start[i - 1] == o->start[before - 1]; i--)
		o->end[i - 1] = at + n;
}

/* Ill-formed bytes are characters each. */
static void make_oracle(struct oracle *o, struct slice s, unsigned flags)
{
	uint32_t cp;

	memset(o, 0xff, sizeof *o);
	str_init(&o->text);
	for (size_t i = 0, n; i < s.len; i += n) {
		n = utf8_decode(s.s + i, s.len - i, &cp);
		n = cp == UTF8_BAD ? 1 : n;
		add_character(o, s, i, n, flags);
	}
	o->from[s.len] = o->text.len;
}

static void check_exact(const struct fold *f, struct slice s, unsigned flags)
{
	struct oracle o;

	make_oracle(&o, s, flags);
	CHECK_INT(f->text.len, o.text.len);
	CHECK(f->text.len == o.text.len && memcmp(f->text.s, o.text.s, o.text.len) == 0);
	for (size_t i = 0; i < f->text.len && i < o.text.len; i++) {
		CHECK_INT(fold_start(f, i), o.start[i]);
		CHECK_INT(fold_end(f, i + 1), o.end[i]);
	}
	for (size_t i = 0; i <= s.len; i++)
		if (o.from[i] != SIZE_MAX)
			CHECK_INT(fold_from_source(f, i), o.from[i]);
	CHECK_INT(fold_start(f, f->text.len), s.len);
	CHECK_INT(fold_end(f, f->text.len + 1), f->text.len ? s.len : 0);
	str_release(&o.text);
}

/* Folding is of characters, not of their neighbours, and the map is exact. */
TEST(fold_map_is_exact_for_every_byte)
{
	static const char *const torture[] = {
	    "Straße ﬃ ﷺ ½ ǆ İı ŉ ΐ և ẞ",
	    "ж日ж ж\xcc\x81ж\xc2\xadж\xe2\x80\x8b",
	    "\xc2\xad\xc2\xad"
	    "a\xc2\xad\xc2\xad",
	    "한글 \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab",
	    "\xe2\x82\xcc\x81\xff\xcc\x81 \x80\x80\xc2\xad",
	    "l’été — « œuvre »\xe2\x80\xaf; 25\xc2\xa0"
	    "000 m²\t!",
	    "👍🏽👨‍👩‍👧🇫🇷 e\xcc\x81\xcc\x82\xcc\x83",
	};
	struct dice d = {61};
	struct fold f = {0};

	for (int round = 0; round < 3000; round++) {
		size_t k = (size_t)round / 4;
		unsigned flags = (unsigned)round & FOLD_ALL;
		struct str s = STR_INIT;

		if (k < sizeof torture / sizeof *torture)
			str_addz(&s, torture[k]);
		else
			dice_text(&d, &s, dice_below(&d, 16), DICE_HOSTILE);
		test_row("%s with %u", s.s, flags);
		fold_build(&f, dice_slice(&s), flags);
		check_exact(&f, dice_slice(&s), flags);
		str_release(&s);
	}
	fold_release(&f);
}

/* ---- what is folded already */

/* Folding again changes nothing, so that what was folded may be compared with
 * what is folded now; every point up to the symbols, then samples. */
TEST(fold_of_folded_text_is_the_same)
{
	struct str once = STR_INIT, twice = STR_INIT;
	char bytes[4];

	for (uint32_t cp = 0; cp < 0x110000; cp += cp < 0x3100 ? 1 : 97) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		str_clear(&once);
		str_clear(&twice);
		fold_add(&once, (struct slice){bytes, utf8_put(cp, bytes)}, FOLD_ALL);
		fold_add(&twice, dice_slice(&once), FOLD_ALL);
		test_row("U+%04X", (unsigned)cp);
		CHECK_STR(twice.s, once.s);
	}
	str_release(&once);
	str_release(&twice);
}

/* Signs that are written in many ways are one to search. */
TEST(fold_takes_signs_of_a_kind_for_one)
{
	static const struct {
		const char *signs[14];
		const char *want;
	} rows[] = {
	    {{"'", "’", "‘", "‛", "ʼ", "′", "´"}, "'"},
	    {{"\"", "“", "”", "„"}, "\""},
	    {{"-", "‐", "‑", "‒", "–", "—", "―", "−"}, "-"},
	    {{" ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe3\x80\x80",
	      "\xe2\x80\x83"},
	     " "},
	    {{"/", "⁄"}, "/"},
	    {{"\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8d", "\xef\xbb\xbf", "\xe2\x80\xae",
	      "\xef\xb8\x8f", "\xcd\x8f"},
	     ""},
	    {{"Œ", "œ", "OE", "oe", "Oe"}, "oe"},
	    {{"ß", "ẞ", "ss", "SS", "ſs"}, "ss"},
	    {{"²", "2", "２", "₂", "②"}, "2"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t k = 0; rows[i].signs[k]; k++)
			check_folded(rows[i].signs[k], FOLD_ALL, rows[i].want);
}

/* Without a flag what it ignores stays different. */
TEST(fold_keeps_what_its_flags_do_not_name)
{
	static const char *const pairs[][2] = {{"e", "é"}, {"o", "ø"}, {"l", "ł"}, {"d", "đ"},
					       {"i", "ı"}, {"h", "ħ"}, {"n", "ñ"}};
	struct str a = STR_INIT, b = STR_INIT;

	for (size_t i = 0; i < 4 * sizeof pairs / sizeof *pairs; i++) {
		unsigned flags = (unsigned)i & FOLD_ALL;

		str_clear(&a);
		str_clear(&b);
		fold_add(&a, slice_of(pairs[i / 4][0]), flags);
		fold_add(&b, slice_of(pairs[i / 4][1]), flags);
		test_row("%s %s with %u", pairs[i / 4][0], pairs[i / 4][1], flags);
		CHECK_INT(strcmp(a.s, b.s) == 0, !!(flags & FOLD_ACCENTS));
		str_clear(&b);
		fold_add(&b, SLICE("E"), flags);
		CHECK_INT(strcmp(b.s, "e") == 0, !!(flags & FOLD_CASE));
	}
	str_release(&a);
	str_release(&b);
}
