/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include "base/str.h"
#include "base/utf8.h"

#include "test.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TEST(unicode_kinds)
{
	static const struct {
		uint32_t cp;
		enum unicode_kind kind;
	} rows[] = {
	    {'A', UNICODE_UPPER},         {0x01c5, UNICODE_UPPER},
	    {'a', UNICODE_LETTER},        {0x05d0, UNICODE_LETTER},
	    {0x0301, UNICODE_MARK},       {0x0903, UNICODE_MARK},
	    {'7', UNICODE_NUMBER},        {0x00bd, UNICODE_NUMBER},
	    {'-', UNICODE_PUNCTUATION},   {0x00ab, UNICODE_PUNCTUATION},
	    {'+', UNICODE_SYMBOL},        {0x20ac, UNICODE_SYMBOL},
	    {0x202f, UNICODE_SPACE},      {0x2028, UNICODE_LINE},
	    {0x85, UNICODE_CONTROL},      {0x200b, UNICODE_FORMAT},
	    {0xe000, UNICODE_PRIVATE},    {0xd800, UNICODE_PRIVATE},
	    {0xffff, UNICODE_UNASSIGNED}, {UTF8_BAD, UNICODE_UNASSIGNED},
	    {0x0378, UNICODE_UNASSIGNED}, {0x110000, UNICODE_UNASSIGNED},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("U+%04X", (unsigned)rows[i].cp);
		CHECK_INT(unicode_kind(rows[i].cp), rows[i].kind);
	}
}

TEST(unicode_questions)
{
	CHECK(unicode_is_letter('A') && unicode_is_letter(0xe9) && !unicode_is_letter('1'));
	CHECK(unicode_is_accent(0x0301) && unicode_is_accent(0x05b0));
	CHECK(!unicode_is_accent(0x094d) && !unicode_is_accent(0x3099) && !unicode_is_accent('e'));
	CHECK(unicode_is_ignorable(0xad) && unicode_is_ignorable(0xe0001));
	CHECK(!unicode_is_ignorable(' ') && !unicode_is_ignorable(UTF8_BAD));
	CHECK(unicode_is_pictograph(0x1f600) && !unicode_is_pictograph('a'));
}

TEST(unicode_widths)
{
	static const struct {
		uint32_t cp;
		int width;
	} rows[] = {
	    {'a', 1},       {0xe9, 1},      {0x4e00, 2}, {0x0301, 0}, {0x1f600, 2},
	    {0, -1},        {0x1b, -1},     {0x7f, -1},  {0x9b, -1},  {0xd800, -1},
	    {0x110000, -1}, {UTF8_BAD, -1}, {0xac00, 2}, {0x20ac, 1}, {0xa0, 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("U+%04X", (unsigned)rows[i].cp);
		CHECK_INT(unicode_width(rows[i].cp), rows[i].width);
	}
}

/* The pages asked here were not asked before. */
TEST(unicode_widths_do_not_depend_on_the_locale)
{
	char *old = strdup(setlocale(LC_CTYPE, NULL));

	setlocale(LC_CTYPE, "C");
	CHECK_INT(unicode_width(0x3042), 2);
	CHECK_INT(unicode_width(0x0411), 1);
	setlocale(LC_CTYPE, old);
	free(old);
}

static void check_decomposition(uint32_t cp, unsigned form, const char *want)
{
	uint32_t points[UNICODE_DECOMPOSED];
	size_t n = unicode_decompose(cp, form, points);
	char got[UNICODE_DECOMPOSED * 4 + 1], *end = got;

	for (size_t i = 0; i < n; i++)
		end += utf8_put(points[i], end);
	*end = '\0';
	test_row("U+%04X form %u", (unsigned)cp, form);
	CHECK_STR(got, want);
}

TEST(unicode_decompositions)
{
	check_decomposition(0xc9, 0, "E\xcc\x81");
	check_decomposition(0xc9, UNICODE_CASE, "e\xcc\x81");
	check_decomposition(0xc9, UNICODE_ACCENT, "E");
	check_decomposition(0xc9, UNICODE_CASE | UNICODE_ACCENT, "e");
	check_decomposition(0xdf, UNICODE_CASE, "ss");
	check_decomposition(0xdf, 0, "ß");
	check_decomposition(0xfb01, UNICODE_COMPAT, "fi");
	check_decomposition(0xfb01, 0, "ﬁ");
	check_decomposition(0x0301, UNICODE_ACCENT, "");
	check_decomposition(0x1ed6, UNICODE_CASE | UNICODE_ACCENT, "o");
	check_decomposition('a', 7, "a");
}

/* Every code point keeps within the bound. */
TEST(unicode_decompositions_are_bounded)
{
	uint32_t points[UNICODE_DECOMPOSED];

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		size_t n = unicode_decompose(cp, UNICODE_CASE | UNICODE_COMPAT, points);

		if (n < 1 || n > UNICODE_DECOMPOSED)
			CHECK_INT(cp, -1);
	}
	CHECK_INT(unicode_decompose(0xfdfa, UNICODE_COMPAT, points), 18);
	CHECK_INT(unicode_decompose(UTF8_BAD, 0, points), 1);
}

/* ---- clusters */

static void check_clusters(const char *s, size_t len, const bool *starts)
{
	for (size_t i = 0; i < len;) {
		size_t end = i + 1;

		while (end < len && !starts[end])
			end++;
		CHECK_INT(unicode_cluster(s + i, len - i), end - i);
		i = end;
	}
}

/* One line of GraphemeBreakTest: ÷ 0020 × 0308 ÷ */
static bool check_line(const char *line)
{
	char text[256];
	bool starts[256] = {false}, starts_here = false;
	size_t n = 0;

	while (*line && *line != '#') {
		char *end;
		unsigned long cp;

		if (strncmp(line, "÷", 2) == 0 || strncmp(line, "×", 2) == 0) {
			starts_here = strncmp(line, "÷", 2) == 0;
			line += 2;
			continue;
		}
		cp = strtoul(line, &end, 16);
		if (end == line) {
			line++;
			continue;
		}
		if (cp >= 0xd800 && cp <= 0xdfff)
			return false;
		starts[n] = starts_here;
		n += utf8_put((uint32_t)cp, text + n);
		line = end;
	}
	if (n)
		check_clusters(text, n, starts);
	return n > 0;
}

TEST(unicode_passes_GraphemeBreakTest)
{
	FILE *f = fopen("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt", "r");
	char line[1024];
	int n = 0, at = 0;

	if (!f)
		SKIP("no /usr/share/unicode");
	while (fgets(line, sizeof line, f)) {
		at++;
		test_row("line %d", at);
		n += check_line(line);
	}
	fclose(f);
	CHECK(n >= 600);
}

TEST(unicode_clusters_of_any_bytes)
{
	static const struct {
		const char *s;
		bool starts[16];
	} rows[] = {
	    {"ab", {1, 1}},
	    {"\xff\xfe", {1, 1}},
	    {"e\xcc\x81\xcc", {1, 0, 0, 1}},
	    {"\xe2\x82"
	     "a",
	     {1, 0, 1}},
	    {"\r\n\n", {1, 0, 1}},
	    {"\xff\xcc\x81", {1, 1, 0}},
	    {"\x80\x80", {1, 1}},
	    {"\xf0\x9f\x87\xba\xf0\x9f\x87\xa6", {1}},
	    {"\xf0\x9f\x87", {1, 0, 0}},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("row %zu", i);
		check_clusters(rows[i].s, strlen(rows[i].s), rows[i].starts);
	}
}

/* Five flags are five clusters. */
TEST(unicode_clusters_of_flags)
{
	struct str s = STR_INIT;
	bool starts[40] = {false};

	for (size_t i = 0; i < 5; i++) {
		starts[s.len] = true;
		str_addz(&s, "🇺🇦");
	}
	check_clusters(s.s, s.len, starts);
	str_release(&s);
}

TEST(unicode_composes)
{
	static const struct {
		const char *from, *to;
		size_t changed;
	} rows[] = {
	    {"", "", 0},
	    {"plain", "plain", 0},
	    {"été", "été", 0},
	    {"e\xcc\x81te\xcc\x81", "été", 2},
	    {"a\xcc\xa3\xcc\x82", "ậ", 1},
	    {"a\xcc\x82\xcc\xa3", "ậ", 1}, /* marks are sorted first */
	    {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한", 1},
	    {"l’e\xcc\x80re", "l’ère", 1},
	    {"\xe2\x84\xab", "Å", 1},            /* the sign for the unit */
	    {"\xef\xac\x81", "\xef\xac\x81", 0}, /* a ligature is no composition */
	    {"\xcc\x81", "\xcc\x81", 0},
	    {"क\xe0\xa4\xbc", "क\xe0\xa4\xbc", 0}, /* excluded from composition */
	};
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%zu", i);
		str_clear(&out);
		CHECK_INT(unicode_compose(&out, rows[i].from, strlen(rows[i].from)),
			  rows[i].changed);
		CHECK_STR(out.s, rows[i].to);
	}
	str_release(&out);
}
