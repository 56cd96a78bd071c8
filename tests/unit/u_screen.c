/* SPDX-License-Identifier: MIT */
#include "ui/screen.h"

#include "test.h"

#include <string.h>

static void check_dump(const struct screen *s, const char *want)
{
	struct str out = STR_INIT;

	screen_dump(s, &out);
	CHECK_STR(out.s, want);
	str_release(&out);
}

/* The first row without its styles. */
static void check_row(const struct screen *s, const char *want)
{
	struct str out = STR_INIT;

	screen_dump(s, &out);
	str_cut(&out, strcspn(out.s, "\n"));
	CHECK_STR(out.s, want);
	str_release(&out);
}

/* No half of a wide character stands alone. */
static void check_halves(const struct screen *s)
{
	for (int y = 0; y < s->rows; y++) {
		for (int x = 0; x < s->cols; x++) {
			const struct cell *c = screen_at(s, x, y), *right = screen_at(s, x + 1, y);

			CHECK((c->width == 2) == (right && right->width == 0));
			CHECK((c->points[0] == 0) == (c->width == 0));
		}
	}
}

TEST(screen_starts_blank_with_a_hidden_cursor)
{
	struct screen s;

	screen_init(&s);
	CHECK(screen_at(&s, 0, 0) == NULL);
	screen_resize(&s, 3, 2);
	check_dump(&s, "\n\n---\n\n\n");
	CHECK_INT(s.cursor_x, -1);
	screen_put(&s, (struct rect){0, 0, 3, 2}, 0, 0, SLICE("abc"), STYLE_DIM);
	s.cursor_x = 1;
	screen_resize(&s, 3, 2);
	check_dump(&s, "\n\n---\n\n\n");
	CHECK_INT(s.cursor_x, -1);
	screen_release(&s);
	screen_release(&s);
	CHECK(s.cells == NULL);
}

TEST(screen_at_knows_its_edges)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 4, 3);
	CHECK(screen_at(&s, 3, 2) == &s.cells[11]);
	CHECK(screen_at(&s, 4, 2) == NULL);
	CHECK(screen_at(&s, 3, 3) == NULL);
	CHECK(screen_at(&s, -1, 0) == NULL);
	CHECK(screen_at(&s, 0, -1) == NULL);
	screen_resize(&s, 0, 5);
	CHECK(screen_at(&s, 0, 0) == NULL);
	screen_resize(&s, -1, -1);
	CHECK_INT(s.cols, 0);
	screen_release(&s);
}

TEST(screen_put_clips_on_both_sides)
{
	static const struct {
		int clip_x, clip_w, x;
		const char *text, *row;
		int after;
	} cases[] = {
	    {0, 8, 0, "abc", "abc", 3},
	    {0, 8, 6, "abc", "      ab", 8},
	    {0, 8, -1, "abc", "bc", 2},
	    {2, 3, 0, "abcdefgh", "  cde", 5},
	    {2, 3, 7, "abc", "", 7},
	    {0, 100, 5, "abcdef", "     abc", 8},
	    {-5, 7, 0, "abcdef", "ab", 2},
	    {0, 8, 0, "e\xcc\x81!", "e\xcc\x81!", 2},
	    {1, 7, 0, "e\xcc\x81!", " !", 2}, /* a mark goes with its base */
	    {0, 1, 0, "ae\xcc\x81", "a", 1},
	    {0, 1, 0, "e\xcc\x81!", "e\xcc\x81", 1},
	    {0, 8, 0, "中文!", "中文!", 5},
	    {0, 3, 0, "中文!", "中", 4}, /* half of 文 is a space */
	    {1, 7, 0, "中文!", "  文!", 5},
	    {0, 8, 0, "", "", 0},
	    {0, 0, 0, "abc", "", 0},
	    {0, -3, 0, "abc", "", 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rect clip = {cases[i].clip_x, 0, cases[i].clip_w, 1};
		struct screen s;
		int after;

		screen_init(&s);
		screen_resize(&s, 8, 1);
		after = screen_put(&s, clip, cases[i].x, 0, slice_of(cases[i].text), STYLE_STRONG);
		check_row(&s, cases[i].row);
		CHECK_INT(after, cases[i].after);
		check_halves(&s);
		screen_release(&s);
	}
}

TEST(screen_put_above_and_below_the_clip_draws_nothing)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 4, 4);
	for (int y = -2; y < 6; y++)
		screen_put(&s, (struct rect){0, 1, 4, 2}, 0, y, SLICE("x"), STYLE_DIM);
	check_dump(&s, "\nx\nx\n\n---\n\nd\nd\n\n");
	screen_release(&s);
}

/* Clipped halves still carry the style: the bar of a selected row has no hole. */
TEST(screen_put_styles_half_a_wide_character)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 4, 1);
	screen_put(&s, (struct rect){1, 0, 2, 1}, 0, 0, SLICE("中文"), STYLE_DIM);
	check_dump(&s, "\n---\n dd\n");
	screen_release(&s);
}

TEST(screen_put_leaves_no_half_behind)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 6, 1);
	for (int x = -1; x < 6; x++) {
		static const char *const over[] = {"x", "中", "xy", "é"};

		for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
			screen_put(&s, (struct rect){0, 0, 6, 1}, 0, 0, SLICE("中文字"),
				   STYLE_TEXT);
			screen_put(&s, (struct rect){0, 0, 6, 1}, x, 0, slice_of(over[i]),
				   STYLE_TEXT);
			check_halves(&s);
		}
		screen_put(&s, (struct rect){0, 0, 6, 1}, 0, 0, SLICE("中文字"), STYLE_TEXT);
		screen_fill(&s, (struct rect){x, 0, 3, 1}, STYLE_TEXT);
		check_halves(&s);
	}
	screen_clear(&s);
	screen_put(&s, (struct rect){0, 0, 6, 1}, 0, 0, SLICE("中文字"), STYLE_TEXT);
	screen_put(&s, (struct rect){0, 0, 6, 1}, 1, 0, SLICE("x"), STYLE_TEXT);
	check_row(&s, " x文字");
	screen_release(&s);
}

TEST(screen_put_keeps_four_marks)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 4, 1);
	screen_put(&s, (struct rect){0, 0, 4, 1}, 0, 0,
		   SLICE("a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84"
			 "b"),
		   STYLE_TEXT);
	check_row(&s, "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83"
		      "b");
	screen_put(&s, (struct rect){0, 0, 4, 1}, 0, 0, SLICE("\xcc\x80!"), STYLE_TEXT);
	check_row(&s, "!b");
	screen_release(&s);
}

/* Whatever comes, no cell holds a control or an ill-formed point. */
TEST(screen_text_shows_hostile_bytes)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *row, *styles;
	} cases[] = {
	    {"a\033[2Jb", 6, "a^[[2Jb", "b!!bbbb"},
	    {"a\0b", 3, "a^@b", "b!!b"},
	    {"x\xff", 2, "x<FF>", "b!!!!"},
	    {"\xc2\x9b", 2, "<9B>", "!!!!"},
	    {"a\tb\n", 4, "a b", NULL},
	    {"\xe2\x80\xae!", 4, "<RLO>!", "!!!!!b"},
	    {"<RLO>", 5, "<RLO>", "bbbbb"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen s;
		struct str out = STR_INIT;

		screen_init(&s);
		screen_resize(&s, 12, 1);
		screen_text(&s, (struct rect){0, 0, 12, 1}, 0, 0,
			    (struct slice){cases[i].bytes, cases[i].len}, STYLE_STRONG);
		screen_dump(&s, &out);
		CHECK(strncmp(out.s, cases[i].row, strlen(cases[i].row)) == 0);
		str_clear(&out);
		screen_dump(&s, &out);
		if (cases[i].styles)
			CHECK(strstr(out.s, cases[i].styles) != NULL);
		for (int x = 0; x < 12; x++)
			CHECK(screen_at(&s, x, 0)->points[0] >= ' ');
		str_release(&out);
		screen_release(&s);
	}
}

TEST(screen_text_and_put_agree_on_text)
{
	static const char text[] = "Accord — l’été, 中文 e\xcc\x81 fin";

	for (int x = -12; x < 12; x++) {
		for (int w = 0; w < 12; w++) {
			struct screen a, b;
			struct rect clip = {2, 0, w, 1};
			int after_a, after_b;

			screen_init(&a);
			screen_init(&b);
			screen_resize(&a, 12, 1);
			screen_resize(&b, 12, 1);
			after_a = screen_put(&a, clip, x, 0, slice_of(text), STYLE_DIM);
			after_b = screen_text(&b, clip, x, 0, slice_of(text), STYLE_DIM);
			CHECK_INT(after_a, after_b);
			CHECK(memcmp(a.cells, b.cells, 12 * sizeof *a.cells) == 0);
			check_halves(&a);
			screen_release(&a);
			screen_release(&b);
		}
	}
}

TEST(screen_ellipsis_cuts_between_clusters)
{
	static const struct {
		const char *text;
		int columns;
		const char *row;
		int after;
	} cases[] = {
	    {"abcdef", 6, "abcdef", 6},
	    {"abcdef", 5, "abcd…", 5},
	    {"abcdef", 1, "…", 1},
	    {"abcdef", 0, "", 0},
	    {"abcdef", -1, "", 0},
	    {"", 3, "", 0},
	    {"中文字", 6, "中文字", 6},
	    {"中文字", 5, "中文…", 5},
	    {"中文字", 4, "中…", 3},
	    {"e\xcc\x81x", 2, "e\xcc\x81x", 2},
	    {"e\xcc\x81xy", 2, "e\xcc\x81…", 2},
	    {"ab\033c", 4, "ab…", 3}, /* a mark is not torn */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen s;
		int after;

		screen_init(&s);
		screen_resize(&s, 8, 1);
		after = screen_ellipsis(&s, (struct rect){0, 0, 8, 1}, 0, 0, cases[i].columns,
					slice_of(cases[i].text), STYLE_TEXT);
		check_row(&s, cases[i].row);
		CHECK_INT(after, cases[i].after);
		screen_release(&s);
	}
}

TEST(screen_width_is_what_text_takes)
{
	static const char *const texts[] = {"",     "abc",       "中文",         "e\xcc\x81",
					    "\033", "a\xff\xfe", "\xe2\x80\xae", "a\tb"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct screen s;

		screen_init(&s);
		screen_resize(&s, 40, 1);
		CHECK_INT(screen_text(&s, (struct rect){0, 0, 40, 1}, 0, 0, slice_of(texts[i]),
				      STYLE_TEXT),
			  screen_width(slice_of(texts[i])));
		screen_release(&s);
	}
}

TEST(screen_overlay_lies_over_whole_characters)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 6, 2);
	screen_put(&s, (struct rect){0, 0, 6, 2}, 0, 0, SLICE("中文ab"), STYLE_PERSON);
	screen_overlay(&s, (struct rect){1, 0, 2, 1}, 1, STYLE_EVIDENCE);
	check_dump(&s, "中文ab\n\n---\n____PP\n\n");
	screen_overlay(&s, (struct rect){0, 0, 2, 5}, 2, STYLE_CURRENT);
	check_dump(&s, "中文ab\n\n---\n@@__PP\n@@\n");
	screen_overlay(&s, (struct rect){0, 0, 6, 2}, 2, STYLE_TEXT);
	screen_overlay(&s, (struct rect){0, 0, 6, 2}, 3, STYLE_HINT);
	screen_overlay(&s, (struct rect){0, 0, 6, 2}, 0, STYLE_HINT);
	check_dump(&s, "中文ab\n\n---\n____PP\n\n");
	/* drawing again takes the layers away */
	screen_put(&s, (struct rect){0, 0, 6, 2}, 0, 0, SLICE("x"), STYLE_TEXT);
	check_dump(&s, "x 文ab\n\n---\n ___PP\n\n");
	screen_release(&s);
}

TEST(screen_fill_and_lines_stay_inside)
{
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 4, 3);
	screen_fill(&s, (struct rect){-2, -2, 100, 3}, STYLE_STATUS);
	screen_fill(&s, (struct rect){2, 1, -1, 5}, STYLE_HINT);
	screen_fill(&s, (struct rect){9, 9, 2, 2}, STYLE_HINT);
	screen_hline(&s, 2, 1, 50, STYLE_BORDER);
	screen_hline(&s, -3, 7, 50, STYLE_HINT);
	screen_vline(&s, 0, 1, 50, STYLE_BORDER);
	screen_vline(&s, 9, 0, 50, STYLE_HINT);
	screen_point(&s, 1, 2, 0x253C, STYLE_BORDER);
	screen_point(&s, 4, 2, 0x253C, STYLE_HINT);
	screen_point(&s, 0, -1, 0x253C, STYLE_HINT);
	screen_point(&s, 3, 2, 0x4E2D, STYLE_HINT);
	check_dump(&s, "\n│ ──\n│┼\n---\nssss\n- --\n-- f\n");
	screen_release(&s);
}
