/* SPDX-License-Identifier: MIT */
#include "ui/flow.h"

#include "test.h"

#include <string.h>

struct page {
	struct flow flow;
	struct screen screen;
};

static void begin(struct page *p, int cols, int rows)
{
	flow_init(&p->flow);
	screen_init(&p->screen);
	screen_resize(&p->screen, cols, rows);
}

static void end(struct page *p, const char *want)
{
	struct str s = STR_INIT;

	if (want) {
		screen_dump(&p->screen, &s);
		CHECK_STR(s.s, want);
	}
	str_release(&s);
	screen_release(&p->screen);
	flow_release(&p->flow);
}

TEST(flow_wraps_words_in_their_styles)
{
	struct page p;

	begin(&p, 12, 3);
	flow_addz(&p.flow, "alleges ", STYLE_ALLEGES);
	flow_addz(&p.flow, "North Fleet", STYLE_STRONG);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 0, 12, 3}, 0, 0), 2);
	end(&p, "alleges\nNorth Fleet\n\n---\n33333333\nbbbbbbbbbbb\n\n");
}

TEST(flow_indents_all_rows_but_the_first)
{
	struct page p;

	begin(&p, 10, 4);
	flow_addz(&p.flow, "one two three four", STYLE_DIM);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 1, 9, 3}, 3, 0), 3);
	end(&p, "\none\n   two\n   three…\n---\n\ndddd\n   dddd\n   dddddd\n");
}

TEST(flow_says_that_it_was_cut)
{
	struct page p;

	begin(&p, 8, 3);
	flow_addz(&p.flow, "one two three four five six", STYLE_STRONG);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 0, 8, 2}, 0, 0), 2);
	end(&p, "one two\nthree…\n\n---\nbbbbbbbb\nbbbbbd\n\n");
}

TEST(flow_of_nothing_takes_no_rows)
{
	static const struct rect none[] = {{0, 0, 0, 3}, {0, 0, 8, 0}, {0, 0, -2, 3}, {0, 0, 2, 3}};
	struct page p;

	begin(&p, 8, 3);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 0, 8, 3}, 0, 0), 0);
	flow_addz(&p.flow, "words", STYLE_TEXT);
	for (size_t i = 0; i < 4; i++)
		CHECK_INT(flow_draw(&p.flow, &p.screen, none[i], 2, 0), 0);
	flow_clear(&p.flow);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 0, 8, 3}, 0, 0), 0);
	end(&p, "\n\n\n---\n\n\n\n");
}

TEST(flow_makes_hostile_bytes_visible)
{
	struct page p;

	begin(&p, 12, 1);
	flow_add(&p.flow, (struct slice){"a\033b\0c", 5}, STYLE_STRONG);
	CHECK_INT(flow_draw(&p.flow, &p.screen, (struct rect){0, 0, 12, 1}, 0, 0), 1);
	end(&p, "a^[b^@c\n---\nb!!b!!b\n");
}

/* Whatever the width, nothing leaves the rectangle and no word is lost before the end. */
TEST(flow_stays_in_its_rectangle)
{
	for (int w = 1; w < 30; w++) {
		for (int indent = 0; indent < 4; indent++) {
			struct rect r = {3, 2, w, 5};
			struct page p;
			int rows;

			begin(&p, 40, 10);
			flow_addz(&p.flow, "東京都は日本 « trop cher » e\xcc\x81t Donaudampf",
				  STYLE_DIM);
			flow_addz(&p.flow, "schiff 👩‍👩‍👧 25 000 francs", STYLE_STRONG);
			rows = flow_draw(&p.flow, &p.screen, r, indent, 0);
			test_row("width %d indent %d", w, indent);
			CHECK(rows >= 0 && rows <= r.h && (rows > 0) == (w > indent));
			for (int i = 0; i < 400; i++) {
				const struct cell *c = &p.screen.cells[i];
				int x = i % 40, y = i / 40;
				bool in = x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + rows;

				CHECK(in || (c->points[0] == ' ' && c->width == 1));
			}
			end(&p, NULL);
		}
	}
}
