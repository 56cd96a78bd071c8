/* SPDX-License-Identifier: MIT */
#include "text/regex.h"

#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <string.h>
#include <time.h>

static struct regex *compile(const char *pattern)
{
	struct error err = {0};
	struct regex *r = regex_new(slice_of(pattern), false, &err);

	test_row("%s", pattern);
	CHECK_STR(err.msg ? err.msg : "", "");
	error_release(&err);
	return r;
}

/* All matches from `from` on: "0-2 5-7", and "!" where it gave up. */
static const char *matches(struct regex *r, struct slice text, size_t from)
{
	static struct str out = STR_INIT;
	struct error err = {0};
	size_t start, end;

	str_clear(&out);
	regex_text(r, text);
	regex_start(r);
	while (regex_next(r, from, &start, &end, &err)) {
		str_printf(&out, "%s%zu-%zu", out.len ? " " : "", start, end);
		from = end;
	}
	if (err.msg)
		str_addc(&out, '!');
	error_release(&err);
	return out.s;
}

TEST(regex_matches_in_order)
{
	static const struct {
		const char *pattern, *text, *want;
	} rows[] = {
	    {"a", "banana", "1-2 3-4 5-6"},
	    {"an", "banana", "1-3 3-5"},
	    {"ana", "banana", "1-4"},
	    {"^a", "a\nba\na", "0-1 5-6"},
	    {"a$", "a\nba\na", "0-1 3-4 5-6"},
	    {".", "é日x", "0-2 2-5 5-6"},
	    {"[^x]", "é日x", "0-2 2-5"},
	    {"\\w+", "l’été, 25", "0-1 4-9 11-13"},
	    {"\\s",
	     "a\xc2\xa0"
	     "b\xe2\x80\xaf",
	     "1-3 4-7"},
	    {"\\d", "٣4", "0-2 2-3"},
	    {"\\X", "e\xcc\x81x", "0-3 3-4"},
	    {"a|ab", "ab", "0-1"},
	    {"(?i)É", "éÉ", "0-2 2-4"},
	    {"(a)(b)?", "aab", "0-1 1-3"},
	    {"a\\nb", "a\nb", "0-3"},
	    {"a.b", "a\nb a\rb", "4-7"},
	    {"(?s)a.b", "a\nb", "0-3"},
	    {"\\Aa|b\\z", "ab ab", "0-1 4-5"},
	    {"(?<=\\n)b", "b\nb", "2-3"},
	    {"(?<!\\w)b", "ab b", "3-4"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct regex *r = compile(rows[i].pattern);

		CHECK_STR(matches(r, slice_of(rows[i].text), 0), rows[i].want);
		regex_free(r);
	}
}

/* What can match nothing matches something or is passed over. */
TEST(regex_matches_are_never_empty)
{
	static const struct {
		const char *pattern, *want;
	} rows[] = {
	    {"x*", "2-4"}, {"^", ""},         {"$", ""},           {"\\b", ""},
	    {"(?=a)", ""}, {"(?:)", ""},      {"a?", "0-1 4-5"},   {"|a", "0-1 4-5"},
	    {"a\\K", ""},  {"(?<=a)x*", ""},  {"(x|)", "2-3 3-4"}, {"\\Gx*", ""},
	    {"x*$", ""},   {"b\\Kx*", "2-4"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct regex *r = compile(rows[i].pattern);

		CHECK_STR(matches(r, SLICE("abxxa"), 0), rows[i].want);
		regex_free(r);
	}
}

/* From any byte, also inside of a character, and in any bytes: whole characters. */
TEST(regex_matches_whole_characters)
{
	static const char *const patterns[] = {".", "\\W", "[^a]", "(?s).+?", "\\P{L}", "\\x7f"};
	struct dice d = {71};
	struct str s = STR_INIT;

	for (int round = 0; round < 600; round++) {
		struct regex *r = compile(patterns[round % 6]);
		struct error err = {0};

		str_clear(&s);
		dice_text(&d, &s, 8, DICE_HOSTILE);
		test_row("%s in %s", patterns[round % 6], s.s);
		regex_text(r, dice_slice(&s));
		for (size_t from = 0, start, end; from <= s.len; from++) {
			uint32_t cp;

			regex_start(r);
			if (!regex_next(r, from, &start, &end, &err))
				continue;
			CHECK(start >= from && end > start && end <= s.len);
			if (utf8_decode(s.s + start, s.len - start, &cp) && cp != UTF8_BAD)
				CHECK(utf8_valid(s.s + start, end - start) ||
				      patterns[round % 6][0] == '(');
		}
		CHECK(err.msg == NULL);
		regex_free(r);
	}
	str_release(&s);
}

/* Starts are tried in batches: what lies over their edges is found all the same. */
TEST(regex_over_the_edges_of_batches)
{
	static const char *const patterns[] = {"b+", "(?<=a)b+", "^bb$", "é?b+", "b[^b]*b"};
	struct str s = STR_INIT, want = STR_INIT;

	for (size_t edge = 65530; edge < 65542; edge++) {
		str_clear(&s);
		str_clear(&want);
		str_reserve(&s, 3 * edge);
		while (s.len < edge)
			str_addc(&s, 'a');
		str_addz(&s, "\nbb\n");
		while (s.len < 2 * edge)
			str_addz(&s, "é");
		str_printf(&want, "%zu-%zu", edge + 1, edge + 3);
		for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
			struct regex *r = compile(patterns[i]);

			CHECK_STR(matches(r, dice_slice(&s), 0), i == 1 ? "" : want.s);
			regex_free(r);
		}
	}
	str_release(&s);
	str_release(&want);
}

TEST(regex_says_what_is_wrong_and_where)
{
	static const char *const rows[][2] = {
	    {"", "there is nothing to search for"},
	    {"(", "after 1 byte: missing closing parenthesis"},
	    {")", "after 0 bytes: unmatched closing parenthesis"},
	    {"[a", "after 2 bytes: missing terminating ] for character class"},
	    {"*", "after 0 bytes: quantifier does not follow a repeatable item"},
	    {"a{2,1}", "after 5 bytes: numbers out of order in {} quantifier"},
	    {"é[z-a]", "after 5 bytes: range out of order in character class"},
	    {"\\", "after 1 byte: \\ at end of pattern"},
	    {"\\p{Nope}", "after 8 bytes: unknown property"},
	    {"(?<n>a)(?<n>b)", "after 12 bytes: two named subpatterns have the same name"},
	    {"\\1", "reference to non-existent subpattern"},
	    {"(?<=a+)b", "after 0 bytes: lookbehind assertion is not fixed length"},
	    {"\\C", "using \\C is disabled"},
	    {"\xff", "UTF-8 error"},
	    {"a\xc3", "UTF-8 error"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct regex *r = regex_new(slice_of(rows[i][0]), false, &err);

		test_row("%s", rows[i][0]);
		CHECK(r == NULL);
		if (!err.msg || !strstr(err.msg, rows[i][1]))
			CHECK_STR(err.msg, rows[i][1]);
		regex_free(r);
		error_release(&err);
	}
}

/* 100 levels of parentheses, and not one more. */
TEST(regex_nests_to_a_limit)
{
	for (int levels = 99; levels <= 102; levels++) {
		struct error err = {0};
		struct str s = STR_INIT;
		struct regex *r;

		for (int i = 0; i < levels; i++)
			str_addc(&s, '(');
		str_addc(&s, 'a');
		for (int i = 0; i < levels; i++)
			str_addc(&s, ')');
		r = regex_new(dice_slice(&s), false, &err);
		test_row("%d levels", levels);
		CHECK_INT(r != NULL, levels <= 100);
		CHECK_INT(err.msg != NULL, levels > 100);
		regex_free(r);
		error_release(&err);
		str_release(&s);
	}
}

/* A NUL is a character like others, in pattern and text. */
TEST(regex_takes_a_nul)
{
	struct error err = {0};
	struct regex *r = regex_new(SLICE("a\0+b"), false, &err);

	CHECK(r != NULL);
	CHECK_STR(matches(r, SLICE("ab a\0\0b\0"), 0), "3-7");
	regex_free(r);
	regex_free(NULL);
}

TEST(regex_caseless_goes_beyond_ascii)
{
	static const char *const rows[][2] = {
	    {"é", "É"}, {"ж", "Ж"}, {"ß", "ẞ"}, {"k", "\xe2\x84\xaa"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct regex *r = regex_new(slice_of(rows[i][0]), true, &err);
		struct regex *exact = compile(rows[i][0]);
		size_t start, end;

		regex_text(r, slice_of(rows[i][1]));
		regex_start(r);
		CHECK(regex_next(r, 0, &start, &end, &err));
		CHECK_INT(end, strlen(rows[i][1]));
		CHECK_STR(matches(exact, slice_of(rows[i][1]), 0), "");
		regex_free(r);
		regex_free(exact);
	}
}

/* The second that regex_start grants is for all calls that follow, not for each. */
TEST(regex_work_has_one_limit_over_all_calls)
{
	struct regex *r = compile("(?:a?){22}a{22}b|c");
	struct error err = {0};
	struct str s = STR_INIT;
	size_t at = 0, start, end, found = 0;
	clock_t began = clock();

	for (int i = 0; i < 4000; i++)
		str_addz(&s, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");
	regex_text(r, dice_slice(&s));
	regex_start(r);
	for (; regex_next(r, at, &start, &end, &err); at = end)
		found++;
	CHECK(found < 4000);
	CHECK_STR(err.msg, "the pattern needs too much work on this text");
	CHECK((clock() - began) / CLOCKS_PER_SEC < 20);
	error_release(&err);
	regex_free(r);
	str_release(&s);
}

TEST(regex_knows_its_library)
{
	CHECK(strchr(regex_library_version(), '.') != NULL);
	CHECK(regex_library_version() == regex_library_version());
}
