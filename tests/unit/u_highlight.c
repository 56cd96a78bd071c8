/* SPDX-License-Identifier: MIT */
#include "ui/highlight.h"

#include "steps.h"

static const char *const articles[] = {
    "a.yaml", "postil: 1\ntext: |\n  Un mot 漢字 et d'autres.\n  La fin\n", NULL};

static int styled(struct reading *r, const struct span *spans, size_t n)
{
	draw_app(r->app, &r->screen);
	highlight_spans(r->app, &r->screen, spans, n, STYLE_SEARCH_CURRENT);
	return reading_styled(r, STYLE_SEARCH_CURRENT);
}

TEST(highlight_covers_what_the_text_shows)
{
	static const struct {
		struct span span;
		int columns;
	} rows[] = {
	    {{3, 6}, 3},   {{7, 9}, 4},   {{8, 9}, 2},     {{0, 22}, 24},
	    {{5, 5}, 0},   {{9, 4}, 0},   {{23, 29}, 6},   {{20, 26}, 5},
	    {{28, 99}, 1}, {{90, 99}, 0}, {{0, 1000}, 30}, {{UINT32_MAX - 1, UINT32_MAX}, 0},
	};
	struct reading r;
	char *folder = steps_open(&r, articles, 80, 24);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%u-%u", rows[i].span.start, rows[i].span.end);
		CHECK_INT(styled(&r, &rows[i].span, 1), rows[i].columns);
	}
	steps_close(&r, folder);
}

TEST(highlight_of_several_and_where_no_text_is_shown)
{
	static const struct span two[] = {{0, 2}, {3, 6}};
	struct reading r;
	char *folder = steps_open(&r, articles, 40, 12);

	CHECK_INT(styled(&r, two, 2), 5);
	CHECK_INT(styled(&r, NULL, 0), 0);
	reading_keys(&r, "gf");
	CHECK_INT(styled(&r, two, 2), 0);
	reading_size(&r, 10, 3);
	CHECK_INT(styled(&r, two, 2), 0);
	steps_close(&r, folder);
}

TEST(highlight_status_tells_what_is_kept)
{
	struct reading r;
	char *folder = steps_open(&r, articles, 80, 24);

	CHECK(!reading_shows(&r, "saved"));
	steps_add(&r, "f-111111", "first");
	CHECK(reading_shows(&r, " saved  "));
	r.app->keeping.unsaved = 1;
	reading_draw(&r);
	CHECK(reading_shows(&r, " unsaved  "));
	CHECK_INT(reading_styled(&r, STYLE_STATUS_ERROR), 0);
	r.app->keeping.trouble = true;
	reading_draw(&r);
	CHECK_INT(reading_styled(&r, STYLE_STATUS_ERROR), 7);
	r.app->keeping.along = "anna";
	reading_draw(&r);
	CHECK(reading_shows(&r, " reading along  "));
	r.app->keeping = (struct keeping){.locked = true};
	reading_draw(&r);
	CHECK(!reading_shows(&r, "saved"));
	steps_close(&r, folder);
}
