/* SPDX-License-Identifier: MIT */
#include "term/answer.h"

#include "test.h"

static const char *color(const char *words)
{
	bool light = false;

	test_row("%s", words);
	return !answer_color(words, &light) ? "nothing" : light ? "light" : "dark";
}

TEST(answer_of_a_colour)
{
	CHECK_STR(color("]11;rgb:ffff/ffff/ffff"), "light");
	CHECK_STR(color("]11;rgb:0000/0000/0000"), "dark");
	CHECK_STR(color("]11;rgb:fd/F6/e3"), "light");
	CHECK_STR(color("]11;rgb:f/f/f"), "light");
	CHECK_STR(color("]11;rgb:002/02b/036"), "dark");
	CHECK_STR(color("]11;rgb:7000/7000/7000"), "dark");
	CHECK_STR(color("]11;rgb:8000/8000/8000"), "light");
	CHECK_STR(color("]11;rgb:ffff/ffff"), "nothing");
	CHECK_STR(color("]11;rgb:fffff/ffff/ffff"), "nothing");
	CHECK_STR(color("]11;rgb:ffff/ffff/ffff "), "nothing");
	CHECK_STR(color("]11;rgb://"), "nothing");
	CHECK_STR(color("]11;rgb:"), "nothing");
	CHECK_STR(color("]10;rgb:ffff/ffff/ffff"), "nothing");
	CHECK_STR(color(""), "nothing");
}

TEST(answer_of_a_report)
{
	bool light;

	CHECK(answer_report("?997;2", &light) && light);
	CHECK(answer_report("?997;1", &light) && !light);
	CHECK(!answer_report("?997;3", &light) && answer_is_report("?997;3"));
	CHECK(!answer_report("?997;12", &light));
	CHECK(!answer_is_report("?996;1") && !answer_is_report("997;1"));
}
