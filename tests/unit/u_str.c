/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

TEST(str_is_a_string_before_the_first_append)
{
	struct str s = STR_INIT;

	CHECK_STR(s.s, "");
	CHECK_INT(s.len, 0);
	str_clear(&s);
	str_cut(&s, 0);
	str_add(&s, "x", 0);
	str_addz(&s, "");
	CHECK_STR(s.s, "");
	CHECK_INT(s.cap, 0);
	str_release(&s);
}

TEST(str_keeps_nul_bytes_and_ends_in_one)
{
	struct str s = STR_INIT;

	str_add(&s, "a\0b", 3);
	str_addc(&s, '\0');
	str_addz(&s, "c");
	CHECK_INT(s.len, 5);
	CHECK(memcmp(s.s, "a\0b\0c", 6) == 0);
	str_release(&s);
	CHECK_STR(s.s, "");
}

/* Every capacity on the way must hold the bytes and the NUL. */
TEST(str_grows_by_one_byte_at_a_time)
{
	struct str s = STR_INIT;
	size_t wrong = 0, lost = 0;

	for (size_t i = 0; i < 3000; i++) {
		str_addc(&s, (char)('a' + i % 26));
		wrong += s.len != i + 1 || s.cap <= s.len || s.s[s.len] != '\0';
	}
	for (size_t i = 0; i < s.len; i++)
		lost += s.s[i] != (char)('a' + i % 26);
	CHECK_INT(wrong, 0);
	CHECK_INT(lost, 0);
	str_release(&s);
}

TEST(str_reserve_makes_room_that_appends_use)
{
	struct str s = STR_INIT;
	char *before;

	str_reserve(&s, 1000);
	CHECK(s.cap > 1000);
	CHECK_STR(s.s, "");
	before = s.s;
	for (int i = 0; i < 100; i++)
		str_add(&s, "0123456789", 10);
	CHECK(s.s == before);
	CHECK_INT(s.len, 1000);
	str_release(&s);
}

TEST(str_clear_keeps_the_memory)
{
	struct str s = STR_INIT;
	size_t cap;

	str_addz(&s, "something");
	cap = s.cap;
	str_clear(&s);
	CHECK_STR(s.s, "");
	CHECK_INT(s.len, 0);
	CHECK_INT(s.cap, cap);
	str_release(&s);
}

TEST(str_printf_appends)
{
	struct str s = STR_INIT;
	char wide[600];

	memset(wide, 'w', sizeof wide - 1);
	wide[sizeof wide - 1] = '\0';
	str_printf(&s, "%d-%s", 7, "x");
	str_printf(&s, "%s", "");
	str_printf(&s, "%c%c", '\0', 'y');
	CHECK_INT(s.len, 5);
	CHECK(memcmp(s.s, "7-x\0y", 6) == 0);
	str_clear(&s);
	str_printf(&s, "<%s>", wide);
	CHECK_INT(s.len, 601);
	CHECK(s.s[0] == '<' && s.s[600] == '>');
	str_release(&s);
}

TEST(str_cut_only_shortens)
{
	static const struct {
		size_t len;
		const char *want;
	} rows[] = {{9, "abcdef"}, {6, "abcdef"}, {5, "abcde"}, {1, "a"}, {0, ""}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		test_row("cut to %zu", rows[i].len);
		str_addz(&s, "abcdef");
		str_cut(&s, rows[i].len);
		CHECK_STR(s.s, rows[i].want);
		CHECK_INT(s.len, strlen(rows[i].want));
		str_release(&s);
	}
}

TEST(str_take_gives_bytes_that_can_be_freed)
{
	struct str s = STR_INIT;
	char *empty = str_take(&s), *full;

	str_addz(&s, "mine");
	full = str_take(&s);
	CHECK_STR(empty, "");
	CHECK_STR(full, "mine");
	CHECK_STR(s.s, "");
	CHECK_INT(s.cap, 0);
	free(empty);
	free(full);
	str_addz(&s, "again");
	CHECK_STR(s.s, "again");
	str_release(&s);
}

TEST(str_init_needs_no_earlier_value)
{
	struct str s;

	memset(&s, 0xff, sizeof s);
	str_init(&s);
	CHECK_STR(s.s, "");
	str_release(&s);
}

TEST(slice_compares_bytes)
{
	static const struct {
		struct slice a, b;
		bool equal;
	} rows[] = {
	    {{"", 0}, {NULL, 0}, true},          {{"abc", 3}, {"abcd", 3}, true},
	    {{"abc", 3}, {"abc", 2}, false},     {{"a\0b", 3}, {"a\0b", 3}, true},
	    {{"a\0b", 3}, {"a\0c", 3}, false},   {{"a", 1}, {"A", 1}, false},
	    {{"é", 2}, {"e\xcc\x81", 3}, false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%zu", i);
		CHECK(slice_equal(rows[i].a, rows[i].b) == rows[i].equal);
		CHECK(slice_equal(rows[i].b, rows[i].a) == rows[i].equal);
	}
	CHECK(slice_is(SLICE("cnt"), "cnt"));
	CHECK(!slice_is(SLICE("cnt\0x"), "cnt"));
	CHECK_INT(slice_of("abc").len, 3);
	CHECK_INT(SLICE("a\0b").len, 3);
}

TEST(slice_trim_takes_spaces_off_both_ends)
{
	CHECK(slice_is(slice_trim(SLICE("  a b ")), "a b"));
	CHECK(slice_is(slice_trim(SLICE("\ta")), "\ta"));
	CHECK_INT(slice_trim(SLICE("   ")).len, 0);
	CHECK_INT(slice_trim(SLICE("")).len, 0);
}

TEST(hex_digits_have_values)
{
	static const char digits[] = "0123456789abcdefABCDEF";

	for (int c = 0; c < 256; c++) {
		const char *at = c ? strchr(digits, c) : NULL;
		int value = at ? (int)(at - digits) : -1;

		test_row("byte %d", c);
		CHECK_INT(hex_digit((char)c), value > 15 ? value - 6 : value);
	}
}
