/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "base/utf8.h"

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
