/* SPDX-License-Identifier: MIT */
#include "store/plain.h"
#include "test.h"

static const char *type(const char *word)
{
	const char *t = plain_type(slice_of(word));

	return t ? t : "-";
}

TEST(plain_numbers_of_either_version)
{
	static const char *const numbers[] = {
	    "0",     "42",    "-1",   "+33612345678", "1_000",    "017",     "0o17",    "08",
	    "0x1F",  "0b101", "1.5",  ".5",           "5.",       "1e3",     "1.5e-3",  "1E+9",
	    "-.inf", ".INF",  ".nan", "12:30",        "12:30:45", "-190:20", "1:2:3.5", "685.2_3",
	};
	static const char *const words[] = {
	    "-",   "+",      ".",     "..",   "1.2.3", "1e",        "e3",    "0x",      "0xZZ",
	    "12:", "12:345", "1-2",   "_1",   "1 000", "25 000",    "12,5",  "2024-07", "1a",
	    "7k2", "+a",     ".infx", "201X", "2024~", "2020/2021", "-0x1g", "+.e3",
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		CHECK_STR(type(numbers[i]), "a number");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		CHECK_STR(type(words[i]), "-");
}

TEST(plain_dates)
{
	CHECK_STR(type("2024-07-04"), "a date");
	CHECK_STR(type("2024-7-4"), "a date");
	CHECK_STR(type("2024-07-04T12:30:00Z"), "a date");
	CHECK_STR(type("2024-07-04 12:30:00 +02:00"), "a date");
	CHECK_STR(type("2024-07-04 was a Thursday"), "-");
	CHECK_STR(type("2024-07-"), "-");
	CHECK_STR(type("2024-07-045"), "-");
	CHECK_STR(type("24-07-04"), "-");
}

TEST(plain_bools_nulls_and_merge_keys)
{
	static const char *const bools[] = {"y", "N", "yes", "No", "TRUE", "false", "on", "Off"};

	for (size_t i = 0; i < sizeof bools / sizeof *bools; i++)
		CHECK_STR(type(bools[i]), "true or false");
	CHECK_STR(type("~"), "nothing");
	CHECK_STR(type("null"), "nothing");
	CHECK_STR(type(""), "nothing");
	CHECK_STR(type("<<"), "a merge key");
	CHECK_STR(type("="), "a merge key");
}

TEST(plain_words_are_words)
{
	static const char *const words[] = {"Mali", "yES", "nope", "onset", "nul", "Norvège", "<",
					    "==",   "tru", "\xff", "Oui",   "fr",  "f-7k2qd9"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		CHECK_STR(type(words[i]), "-");
	CHECK(plain_type((struct slice){"no\0", 3}) == NULL);
	CHECK(plain_type((struct slice){"1\0", 2}) == NULL);
	CHECK(plain_type((struct slice){"\0", 1}) == NULL);
}
