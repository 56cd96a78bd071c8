/* SPDX-License-Identifier: MIT */
#include "app/layout.h"

#include "test.h"

#include <string.h>

static bool inside(struct rect in, struct rect out)
{
	return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w &&
	       in.y + in.h <= out.y + out.h;
}

static bool apart(struct rect a, struct rect b)
{
	return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

/* With its border. */
static struct rect framed(struct rect r, bool borders)
{
	int d = borders ? 1 : 0;

	return (struct rect){r.x - d, r.y - d, r.w + 2 * d, r.h + 2 * d};
}

static void check_panes(const struct layout *l, struct rect body)
{
	for (int p = 0; p < PANE_COUNT; p++) {
		if (!layout_shows(l, (enum pane)p))
			continue;
		CHECK(inside(framed(l->panes[p], l->borders), body));
		for (int q = 0; q < p; q++)
			if (layout_shows(l, (enum pane)q))
				CHECK(apart(framed(l->panes[p], l->borders), l->panes[q]));
	}
}

static void check_layout(const struct layout *l, enum pane focus)
{
	struct rect all = {0, 0, l->cols, l->rows}, body;

	if (l->kind == LAYOUT_TINY) {
		CHECK(l->cols < LAYOUT_MIN_COLS || l->rows < LAYOUT_MIN_ROWS);
		for (int p = 0; p < PANE_COUNT; p++)
			CHECK(!layout_shows(l, (enum pane)p));
		return;
	}
	CHECK(layout_shows(l, focus));
	CHECK(l->status.h == 1 && l->status.w == l->cols && l->status.y == l->rows - 1);
	CHECK(inside(l->title, all) && l->title.h <= 1);
	body = (struct rect){0, l->title.h, l->cols, l->rows - 1 - l->title.h};
	check_panes(l, body);
	if (layout_shows(l, PANE_TEXT)) {
		CHECK(inside(l->measure, l->panes[PANE_TEXT]));
		CHECK(l->measure.w >= (l->borders ? 20 : 10) &&
		      l->measure.h == l->panes[PANE_TEXT].h);
	}
	if (l->kind == LAYOUT_SINGLE)
		CHECK(!l->borders);
	else
		CHECK(l->borders && layout_shows(l, PANE_FACTS));
}

static struct settings with(const char *lines)
{
	struct error err = {0};
	struct settings s;

	settings_init(&s);
	for (; *lines; lines += strspn(lines, ";")) {
		struct slice name = {lines, strcspn(lines, " ")},
			     value = {name.s + name.len + 1, 0};

		value.len = strcspn(value.s, ";");
		CHECK(settings_set(&s, name, value, &err));
		lines = value.s + value.len;
	}
	return s;
}

static void check_size(int cols, int rows)
{
	static const char *const wishes[] = {
	    "",
	    "measure 20;articles no",
	    "measure 240;articles-width 16;side-width 16;facts-height 3",
	    "articles-width 100;side-width 100;facts-height 100",
	    "articles no;side-width 100;facts-height 100",
	};

	for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++) {
		struct settings s = with(wishes[w]);

		for (int focus = 0; focus < 2 * PANE_COUNT; focus++) {
			enum pane pane = (enum pane)(focus % PANE_COUNT);
			struct layout l = layout_compute(cols, rows, pane, focus >= PANE_COUNT, &s);

			test_row("%dx%d focus %d %s", cols, rows, focus, wishes[w]);
			CHECK(l.cols == cols && l.rows == rows);
			check_layout(&l, pane);
		}
	}
}

TEST(layout_keeps_panes_apart_at_every_size)
{
	static const int cols[] = {60, 61, 79, 80, 100, 119, 120, 121, 160, 200, 333, 500};
	static const int rows[] = {5, 6, 11, 12, 13, 24, 25, 40, 60, 100, 200};

	for (int c = 1; c <= 60; c++)
		for (int r = 1; r <= 20; r++)
			check_size(c, r);
	for (int c = 0; c < 12; c++)
		for (int r = 0; r < 11; r++)
			check_size(cols[c], rows[r]);
}

TEST(layout_kinds_follow_the_size)
{
	static const struct {
		int cols, rows;
		enum layout_kind kind;
		bool title;
	} rows[] = {
	    {19, 24, LAYOUT_TINY, false},   {80, 4, LAYOUT_TINY, false},
	    {20, 5, LAYOUT_SINGLE, false},  {20, 6, LAYOUT_SINGLE, true},
	    {59, 24, LAYOUT_SINGLE, true},  {60, 15, LAYOUT_SINGLE, true},
	    {60, 16, LAYOUT_MEDIUM, true},  {119, 40, LAYOUT_MEDIUM, true},
	    {120, 16, LAYOUT_WIDE, true},   {500, 200, LAYOUT_WIDE, true},
	    {120, 15, LAYOUT_SINGLE, true}, {0, 0, LAYOUT_TINY, false},
	};

	struct settings s = with("");

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct layout l = layout_compute(rows[i].cols, rows[i].rows, PANE_TEXT, false, &s);

		test_row("%dx%d", rows[i].cols, rows[i].rows);
		CHECK_INT(l.kind, rows[i].kind);
		CHECK_INT(l.title.h > 0, rows[i].title);
	}
}

TEST(layout_shows_the_list_of_articles_while_it_has_the_focus)
{
	struct settings s = with("");
	struct layout wide = layout_compute(120, 40, PANE_TEXT, false, &s);
	struct layout text = layout_compute(80, 24, PANE_TEXT, false, &s);
	struct layout list = layout_compute(80, 24, PANE_ARTICLES, false, &s);

	for (int p = 0; p < PANE_COUNT; p++)
		CHECK(layout_shows(&wide, (enum pane)p));
	CHECK(!layout_shows(&text, PANE_ARTICLES) && layout_shows(&text, PANE_ENTITIES));
	CHECK(layout_shows(&list, PANE_ARTICLES) && !layout_shows(&list, PANE_TEXT));
	CHECK(layout_shows(&list, PANE_FACTS));
}

TEST(layout_of_focus_mode_is_the_text_alone)
{
	struct settings s = with("");
	struct layout l = layout_compute(120, 40, PANE_TEXT, true, &s);

	CHECK_INT(l.kind, LAYOUT_SINGLE);
	CHECK_INT(l.measure.w, 72);
	CHECK_INT(l.measure.x, 24);
	CHECK_INT(l.measure.h, 39);
	l = layout_compute(120, 40, PANE_FACTS, true, &s);
	CHECK_INT(l.kind, LAYOUT_WIDE);
}

TEST(layout_takes_the_sizes_that_are_set)
{
	struct settings s = with("articles-width 30;side-width 40;facts-height 7");
	struct layout wide = layout_compute(160, 40, PANE_TEXT, false, &s);
	struct layout medium = layout_compute(90, 30, PANE_TEXT, false, &s);

	CHECK_INT(wide.panes[PANE_ARTICLES].w, 30);
	CHECK_INT(wide.panes[PANE_ENTITIES].w, 40);
	CHECK_INT(wide.panes[PANE_FACTS].h, 7);
	CHECK_INT(medium.panes[PANE_ENTITIES].w, 40);
	CHECK_INT(medium.panes[PANE_FACTS].h, 7);
}

TEST(layout_without_the_list_gives_its_place_to_the_text)
{
	struct settings s = with("articles no");
	struct layout text = layout_compute(120, 40, PANE_TEXT, false, &s);
	struct layout list = layout_compute(120, 40, PANE_ARTICLES, false, &s);

	CHECK(!layout_shows(&text, PANE_ARTICLES) && text.panes[PANE_TEXT].x == 1);
	CHECK(layout_shows(&list, PANE_ARTICLES) && !layout_shows(&list, PANE_TEXT));
	CHECK_INT(list.panes[PANE_ARTICLES].w, text.panes[PANE_TEXT].w);
	CHECK(layout_shows(&list, PANE_FACTS));
}
