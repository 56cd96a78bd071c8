/* SPDX-License-Identifier: MIT */
#include "term/report.h"

#include "test.h"

TEST(report_takes_three_small_numbers)
{
	static const struct {
		const char *numbers;
		bool up, ok;
		enum mouse_act act;
		int x, y;
		bool alt;
	} rows[] = {
	    {"0;1;1", false, true, MOUSE_PRESS, 0, 0, false},
	    {"0;10;5", true, true, MOUSE_RELEASE, 9, 4, false},
	    {"32;9999;9999", false, true, MOUSE_DRAG, 9998, 9998, false},
	    {"40;2;3", false, true, MOUSE_DRAG, 1, 2, true},
	    {"64;2;3", false, true, MOUSE_WHEEL_UP, 1, 2, false},
	    {"81;2;3", false, true, MOUSE_WHEEL_DOWN, 1, 2, false},
	    {"0000;0001;0001", false, true, MOUSE_PRESS, 0, 0, false},
	    /* other buttons, moves without one, the wheel sideways, Shift */
	    {.numbers = "1;1;1"},
	    {.numbers = "2;1;1"},
	    {.numbers = "35;1;1"},
	    {.numbers = "66;1;1"},
	    {.numbers = "4;1;1"},
	    {.numbers = "68;1;1"},
	    {.numbers = "128;1;1"},
	    {.numbers = "64;1;1", .up = true},
	    {.numbers = "32;1;1", .up = true},
	    /* no reports */
	    {.numbers = ""},
	    {.numbers = "0"},
	    {.numbers = "0;1"},
	    {.numbers = "0;1;"},
	    {.numbers = ";;"},
	    {.numbers = "0;0;1"},
	    {.numbers = "0;1;0"},
	    {.numbers = "0;1;1;1"},
	    {.numbers = "-1;1;1"},
	    {.numbers = "0;-1;1"},
	    {.numbers = "0;10000;1"},
	    {.numbers = "00000;1;1"},
	    {.numbers = " 0;1;1"},
	    {.numbers = "0;1;1 "},
	    {.numbers = "0:1:1"},
	    {.numbers = "9999;1;1"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct event ev = {0};

		test_row("%s", rows[i].numbers);
		CHECK_INT(report_mouse(rows[i].numbers, rows[i].up, &ev), rows[i].ok);
		if (!rows[i].ok)
			continue;
		CHECK(ev.kind == EVENT_MOUSE && ev.act == rows[i].act);
		CHECK(ev.x == rows[i].x && ev.y == rows[i].y && ev.alt == rows[i].alt);
	}
}
