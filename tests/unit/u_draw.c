/* SPDX-License-Identifier: MIT */
#include "ui/draw.h"

#include "reading.h"

TEST(draw_resizes_the_screen)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	for (int i = 0; i < 20; i++) {
		reading_size(&r, 1 + i * 37 % 150, 1 + i * 17 % 50);
		CHECK_INT(r.screen.cols, 1 + i * 37 % 150);
		CHECK_INT(r.screen.rows, 1 + i * 17 % 50);
	}
	reading_close(&r);
}

TEST(draw_says_when_nothing_fits)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 19, 4))
		return;
	CHECK_STR(reading_row(&r, 0), "postil needs 20x5");
	CHECK_INT(r.screen.cursor_x, -1);
	reading_size(&r, 8, 3);
	CHECK_STR(reading_row(&r, 0), "postil");
	CHECK_STR(reading_row(&r, 1), "needs");
	reading_size(&r, 1, 1);
	reading_size(&r, 0, 0);
	CHECK_INT(r.screen.rows, 0);
	reading_keys(&r, "]]j/cnt<Enter>?q"); /* keys work all the same */
	reading_size(&r, 80, 24);
	CHECK(r.app->view.cursor > 0 && view_line(&r.app->view, r.app->view.cursor) >= 0);
	reading_close(&r);
}

/* A place is kept through every size and back. */
TEST(draw_keeps_the_place_through_sizes)
{
	struct reading r;
	struct str before = STR_INIT;
	uint32_t cursor;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "3G]]zt");
	cursor = r.app->view.cursor;
	str_addz(&before, reading_text(&r));
	for (int i = 1; i < 60; i++) {
		reading_size(&r, 1 + i * 29 % 200, 1 + i * 13 % 60);
		CHECK_INT(r.app->view.cursor, cursor);
	}
	reading_size(&r, 80, 24);
	CHECK(view_line(&r.app->view, cursor) >= 0);
	str_release(&before);
	reading_close(&r);
}

TEST(draw_shows_the_help_over_all_panes)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 120, 40))
		return;
	reading_keys(&r, "?");
	CHECK(!reading_shows(&r, "│") && reading_shows(&r, "Enter runs the one under the cursor"));
	reading_keys(&r, "?");
	CHECK(reading_shows(&r, "│"));
	reading_close(&r);
}
