/* SPDX-License-Identifier: MIT */
#include "app/view.h"

#include "store/article_read.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct scene {
	struct entities entities;
	struct article *article;
	struct view view;
};

/* The text as a YAML block. */
static void begin(struct scene *s, const char *const *paragraphs, size_t n, int width, int height)
{
	struct str yaml = STR_INIT;

	*s = (struct scene){0};
	str_addz(&yaml, "postil: 1\ntitle: t\ntext: |-\n");
	for (size_t i = 0; i < n; i++)
		str_printf(&yaml, "  %s\n", paragraphs[i]);
	s->article = article_read("a", "a.yaml", (struct slice){yaml.s, yaml.len}, &s->entities);
	article_index(s->article);
	view_set(&s->view, s->article, 0);
	view_resize(&s->view, width, height);
	str_release(&yaml);
}

static void end(struct scene *s)
{
	view_release(&s->view);
	article_free(s->article);
	entities_release(&s->entities);
}

static const char *const mixed[] = {
    "Le Conseil national de transition (CNT) a approuvé : « 25 000 tonnes », dit-on ; oui !",
    "",
    "東京都は日本の首都である。東京は大きい。",
    "e\xcc\x81te\xcc\x81 👨‍👩‍👧 family",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "x",
    "The last paragraph of this text, with some words in it to fill a few rows of the screen.",
};
enum { MIXED = sizeof mixed / sizeof mixed[0] };

TEST(view_locate_and_point_are_inverse)
{
	struct scene s;

	begin(&s, mixed, MIXED, 40, 10);
	for (int width = 2; width <= 120; width += width < 30 ? 1 : 13) {
		view_resize(&s.view, width, 10);
		for (uint32_t p = 0; p <= s.article->offsets.points; p++) {
			int column, again;
			struct view_row row = view_locate(&s.view, p, &column), back;
			uint32_t q = view_point(&s.view, row, column);

			if (p == view_paragraph_span(&s.view, row.par).end)
				continue; /* behind the last character, which is given back */
			test_row("width %d point %u", width, p);
			CHECK(q <= p); /* p may be inside a cluster */
			back = view_locate(&s.view, q, &again);
			CHECK(back.par == row.par && back.row == row.row && again == column);
		}
	}
	end(&s);
}

TEST(view_step_up_undoes_step_down)
{
	static const int widths[] = {1, 2, 7, 20, 72, 120};
	struct scene s;

	begin(&s, mixed, MIXED, 40, 10);
	for (size_t w = 0; w < 6; w++) {
		struct view_row row = {0, 0}, before = row;
		int n = 1;

		test_row("width %d", widths[w]);
		view_resize(&s.view, widths[w], 10);
		CHECK(!view_step(&s.view, &row, -1));
		while (view_step(&s.view, &row, 1)) {
			struct view_row up = row;

			CHECK(view_step(&s.view, &up, -1));
			CHECK(up.par == before.par && up.row == before.row);
			before = row;
			n++;
		}
		CHECK_INT(row.par, MIXED - 1);
		for (; n > 1; n--)
			CHECK(view_step(&s.view, &row, -1));
		CHECK(row.par == 0 && row.row == 0);
	}
	end(&s);
}

static struct view_row first_row(struct view *v)
{
	return v->top;
}

TEST(view_page_down_then_up_returns)
{
	const char *text[40];
	struct scene s;

	for (size_t i = 0; i < 40; i++)
		text[i] = mixed[i % MIXED];
	begin(&s, text, 40, 30, 12);
	view_to(&s.view, 3);
	for (int page = 1; page <= 10; page++) {
		struct view_row top = first_row(&s.view), row;
		uint32_t cursor = s.view.cursor;
		int column;

		test_row("page of %d", page);
		view_page(&s.view, page);
		CHECK(view_line(&s.view, s.view.cursor) >= 0);
		view_page(&s.view, -page);
		row = first_row(&s.view);
		CHECK(top.par == row.par && top.row == row.row);
		row = view_locate(&s.view, cursor, &column);
		top = view_locate(&s.view, s.view.cursor, NULL);
		CHECK(row.par == top.par);
	}
	end(&s);
}

TEST(view_move_keeps_its_column_and_passes_over_gaps)
{
	static const char *const text[] = {"abcdefghij", "kl", "mnopqrstuv"};
	struct scene s;

	begin(&s, text, 3, 20, 10);
	view_to(&s.view, 7);
	view_move(&s.view, 1);
	CHECK_INT(s.view.cursor, 12); /* l, the last of its row */
	view_move(&s.view, 1);
	CHECK_INT(s.view.cursor, 14 + 7);
	view_move(&s.view, 1);
	CHECK_INT(s.view.cursor, 14 + 7);
	view_move(&s.view, -2);
	CHECK_INT(s.view.cursor, 7);
	view_move(&s.view, -5);
	CHECK_INT(s.view.cursor, 7);
	end(&s);
}

/* The text at the top stays, and the cursor on the screen, at every width. */
TEST(view_resize_keeps_the_place)
{
	const char *text[30];
	struct scene s;

	for (size_t i = 0; i < 30; i++)
		text[i] = mixed[i % MIXED];
	begin(&s, text, 30, 60, 12);
	view_to(&s.view, s.article->offsets.points / 2);
	view_reveal(&s.view, REVEAL_MIDDLE);
	for (int width = 1; width <= 120; width++) {
		uint32_t cursor = s.view.cursor;
		struct span seen;

		test_row("width %d", width);
		view_resize(&s.view, width, 3 + width % 20);
		CHECK_INT(s.view.cursor, cursor);
		CHECK(view_line(&s.view, cursor) >= 0);
		seen = view_visible(&s.view);
		CHECK(seen.start <= cursor && cursor <= seen.end);
		view_resize(&s.view, 60, 12);
	}
	end(&s);
}

TEST(view_visible_is_what_the_screen_shows)
{
	static const char *const text[] = {"one two three four five six", "seven eight"};
	struct scene s;

	begin(&s, text, 2, 10, 2); /* "one two" "three four" "five six" "" "seven" … */
	CHECK_INT(view_visible(&s.view).start, 0);
	CHECK_INT(view_visible(&s.view).end, 19);
	view_resize(&s.view, 10, 1);
	CHECK_INT(view_visible(&s.view).end, 8);
	view_resize(&s.view, 10, 20);
	CHECK_INT(view_visible(&s.view).end, s.article->offsets.points);
	view_resize(&s.view, 80, 2);
	CHECK_INT(view_visible(&s.view).end, 27);
	end(&s);
}

TEST(view_marks_counts_hidden_characters_once_a_paragraph)
{
	static const char *const text[] = {("a\xe2\x80\xae"
					    "b c d e f g"),
					   "x", "\xe2\x80\x8b\xe2\x80\x8b"};
	struct scene s;

	begin(&s, text, 3, 6, 20);
	CHECK_INT(view_marks(&s.view), 3);
	view_resize(&s.view, 6, 1);
	CHECK_INT(view_marks(&s.view), 1);
	view_set(&s.view, NULL, 0);
	CHECK_INT(view_marks(&s.view), 0);
	end(&s);
}

static bool has_letter(const void *ctx, struct slice text)
{
	return memchr(text.s, *(const char *)ctx, text.len) != NULL;
}

static void begin_many(struct scene *s, char lines[][8], const char **text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		snprintf(lines[i], 8, i % 50 ? "x %03zu" : "keep %zu", i);
		text[i] = lines[i];
	}
	begin(s, text, n, 20, 6);
}

TEST(view_filter_shows_paragraphs_that_lie_far_apart)
{
	static char lines[200][8];
	static const char *text[200];
	struct scene s;

	begin_many(&s, lines, text, 200);
	view_filter(&s.view, has_letter, "k");
	CHECK_INT(s.view.shown, 4);
	CHECK_INT(view_line(&s.view, 0), 0);
	view_move(&s.view, 1);
	CHECK_INT(view_locate(&s.view, s.view.cursor, NULL).par, 50);
	CHECK_INT(view_line(&s.view, s.view.cursor), 2);
	view_move(&s.view, 1);
	CHECK_INT(view_line(&s.view, s.view.cursor) >= 0, true);
	view_move(&s.view, -9);
	CHECK_INT(s.view.cursor, 0);
	view_filter(&s.view, NULL, NULL);
	CHECK_INT(s.view.shown, 200);
	CHECK(s.view.hidden == NULL);
	end(&s);
}

TEST(view_filter_that_hides_all_survives_a_resize)
{
	static const char *const text[] = {"one two three four five six", "seven eight"};
	struct scene s;

	begin(&s, text, 2, 80, 6);
	view_to(&s.view, 20);
	view_filter(&s.view, has_letter, "Z");
	CHECK_INT(s.view.shown, 0);
	CHECK_INT(view_line(&s.view, 0), -1);
	view_move(&s.view, 1);
	view_page(&s.view, 1);
	view_scroll(&s.view, 1);
	view_reveal(&s.view, REVEAL_TOP);
	view_resize(&s.view, 10, 6);
	view_filter(&s.view, NULL, NULL);
	CHECK_INT(view_wrap(&s.view, 0)->width, 10);
	CHECK_INT(view_wrap(&s.view, 0)->n, 3);
	CHECK(view_line(&s.view, s.view.cursor) >= 0);
	end(&s);
}

TEST(view_scroll_moves_the_cursor_only_to_keep_it_visible)
{
	static char lines[200][8];
	static const char *text[200];
	struct scene s;

	begin_many(&s, lines, text, 60);
	view_move(&s.view, 3);
	for (int i = 0; i < 120; i++) {
		view_scroll(&s.view, 1);
		CHECK(view_line(&s.view, s.view.cursor) >= 0);
	}
	CHECK_INT(view_visible(&s.view).end, s.article->offsets.points);
	for (int i = 0; i < 120; i++) {
		view_scroll(&s.view, -1);
		CHECK(view_line(&s.view, s.view.cursor) >= 0);
	}
	CHECK_INT(s.view.top.par, 0);
	end(&s);
}

TEST(view_reveal_puts_the_cursor_where_it_is_wanted)
{
	static char lines[200][8];
	static const char *text[200];
	static const struct {
		enum view_reveal how;
		int line;
	} rows[] = {{REVEAL_TOP, 0}, {REVEAL_MIDDLE, 3}, {REVEAL_BOTTOM, 5}};
	struct scene s;

	begin_many(&s, lines, text, 60);
	view_to(&s.view, view_paragraph_span(&s.view, 30).start);
	view_reveal(&s.view, REVEAL_JUMP);
	CHECK_INT(view_line(&s.view, s.view.cursor), 2); /* a third */
	for (size_t i = 0; i < 3; i++) {
		test_row("%zu", i);
		view_reveal(&s.view, rows[i].how);
		CHECK_INT(view_line(&s.view, s.view.cursor), rows[i].line);
	}
	end(&s);
}

TEST(view_without_an_article_or_text_is_safe)
{
	static const char *const nothing[] = {""};
	struct view v = {0};
	struct scene s;

	view_set(&v, NULL, 7);
	view_resize(&v, 10, 5);
	view_move(&v, 1);
	view_page(&v, -1);
	view_scroll(&v, 2);
	view_to(&v, 5);
	view_reveal(&v, REVEAL_JUMP);
	view_filter(&v, has_letter, "a");
	CHECK_INT(view_line(&v, 0), -1);
	CHECK_INT(view_visible(&v).end, 0);
	CHECK_INT(view_paragraph_count(&v), 0);
	view_release(&v);
	begin(&s, nothing, 1, 10, 5);
	view_move(&s.view, 1);
	view_page(&s.view, 3);
	CHECK_INT(s.view.cursor, 0);
	CHECK_INT(view_line(&s.view, 0), 0);
	end(&s);
}
