/* The panes and what lies between them, as they are seen. */
/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

#include "reading.h"

/* A point of a row, counted in cells. */
static uint32_t point_at(const struct reading *r, int x, int y)
{
	return screen_at(&r->screen, x, y)->points[0];
}

/* Rows of the measure, read cell by cell. */
static void check_french(struct reading *r)
{
	struct rect m = r->app->layout.measure;

	for (int y = m.y; y < m.y + m.h; y++) {
		uint32_t first = point_at(r, m.x, y), last = ' ';

		for (int x = m.x; x < m.x + m.w; x++)
			if (point_at(r, x, y) != ' ' && point_at(r, x, y) != 0)
				last = point_at(r, x, y);
		CHECK(last != 0xab && last != '(');
		CHECK(first != 0xbb && !(first < 128 && first && strchr(",;:!?.)", (int)first)));
	}
}

TEST(pane_text_breaks_rows_as_french_does)
{
	static const struct {
		const char *folder, *article;
	} rows[] = {{"content", ACCORD_2024}, {"content", ACCORD_2022}, {ODD, "2024-06-01-nested"}};

	for (size_t i = 0; i < 3; i++) {
		struct reading r;

		if (!reading_open(&r, rows[i].folder, rows[i].article, 80, 200))
			return;
		reading_keys(&r, "zf");
		for (int cols = 20; cols <= 130; cols++) {
			test_row("%s at %d", rows[i].article, cols);
			reading_size(&r, cols, 200);
			check_french(&r);
			CHECK(i == 1 || reading_shows(&r, "25 000")); /* never split */
			CHECK(i != 0 || reading_shows(&r, "17 000"));
		}
		reading_close(&r);
	}
}

/* What the screen shows of the text is the text: no word is lost or doubled. */
TEST(pane_text_shows_all_words)
{
	static const int widths[] = {20, 33, 59, 80, 120};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2022, 80, 200))
		return;
	reading_keys(&r, "zf");
	for (size_t i = 0; i < 5; i++) {
		struct str seen = STR_INIT, want = STR_INIT;
		struct rect m;

		test_row("%d columns", widths[i]);
		reading_size(&r, widths[i], 300);
		m = r.app->layout.measure;
		for (int y = m.y; y < m.y + m.h; y++)
			for (int x = m.x; x < m.x + m.w; x++)
				if (point_at(&r, x, y) > ' ' && point_at(&r, x, y) < 0x80)
					str_addc(&seen, (char)point_at(&r, x, y));
		for (size_t k = 0; k < r.app->article->text.len; k++)
			if (r.app->article->text.s[k] > ' ')
				str_addc(&want, r.app->article->text.s[k]);
		CHECK_STR(seen.s, want.s);
		str_release(&seen);
		str_release(&want);
	}
	reading_close(&r);
}

/* The cell under the cursor is the character that the cursor is on. */
TEST(pane_text_puts_the_cursor_on_its_character)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 60, 20))
		return;
	for (int i = 0; i < 300; i++) {
		struct slice s;

		reading_keys(&r, i % 7 ? "l" : i % 2 ? "j" : "3l");
		s = offsets_text(&r.app->article->offsets, r.app->view.cursor,
				 r.app->view.cursor + 1);
		test_row("step %d", i);
		if (s.s[0] == ' ')
			continue; /* a space that hangs stands at the edge */
		if ((unsigned char)s.s[0] >= ' ' && (unsigned char)s.s[0] < 0x80)
			CHECK_INT(point_at(&r, r.screen.cursor_x, r.screen.cursor_y), s.s[0]);
	}
	reading_close(&r);
}

TEST(pane_titles_hold_names_and_counts)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	for (int p = 0; p < PANE_COUNT; p++) {
		struct str name = STR_INIT, count = STR_INIT;

		panes[p]->title(r.app, &name, &count);
		CHECK(name.len > 0);
		CHECK(p == PANE_TEXT || count.len > 0);
		CHECK(reading_shows(&r, name.s));
		str_release(&name);
		str_release(&count);
	}
	reading_close(&r);
}

TEST(pane_selection_is_strong_only_with_the_focus)
{
	static const struct {
		const char *keys;
		bool strong;
	} rows[] = {{"]e", false}, {"]ege", true}, {"]egf", true}, {"]egl", true}, {"]ege?", true}};

	for (size_t i = 0; i < 5; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_INT(reading_styled(&r, STYLE_SELECTED) > 0, rows[i].strong);
		CHECK((reading_styled(&r, STYLE_SELECTED_IDLE) > 0) != r.app->help.open);
		reading_close(&r);
	}
}

/* One line between neighbours, and it is closed: each cell of it has lines where
 * its neighbours have them. */
TEST(pane_borders_meet)
{
	static const uint32_t box[] = {0x2500, 0x2502, 0x250c, 0x2510, 0x2514, 0x2518,
				       0x251c, 0x2524, 0x252c, 0x2534, 0x253c};
	static const int sizes[][2] = {{60, 16},  {80, 24},  {119, 30},
				       {120, 16}, {120, 40}, {200, 60}};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (size_t i = 0; i < 6; i++) {
		for (int p = 0; p < PANE_COUNT; p++) {
			const struct layout *l = &r.app->layout;

			reading_keys(&r, p == 0 ? "gl" : p == 1 ? "ga" : p == 2 ? "ge" : "gf");
			reading_size(&r, sizes[i][0], sizes[i][1]);
			test_row("%dx%d pane %d", sizes[i][0], sizes[i][1], p);
			for (int q = 0; q < PANE_COUNT; q++) {
				struct rect o = l->panes[q];
				const int corners[4][2] = {{o.x - 1, o.y - 1},
							   {o.x + o.w, o.y - 1},
							   {o.x - 1, o.y + o.h},
							   {o.x + o.w, o.y + o.h}};

				for (int c = 0; layout_shows(l, (enum pane)q) && c < 4; c++) {
					uint32_t at = point_at(&r, corners[c][0], corners[c][1]);
					bool known = false;

					for (size_t b = 2; b < 11; b++)
						known |= box[b] == at;
					CHECK(known);
				}
			}
		}
	}
	reading_close(&r);
}

/* Every pane with the focus, at every size: drawing leaves no trace outside. */
TEST(pane_drawing_is_the_same_twice_at_every_size)
{
	static const char *const places[] = {"gl", "ga", "ge", "gf", "?"};
	struct reading r;

	if (!reading_open(&r, ODD, "2024-04-01-hostile", 80, 24))
		return;
	reading_keys(&r, "]e");
	for (size_t p = 0; p < 5; p++) {
		reading_keys(&r, places[p]);
		for (int cols = 1; cols <= 130; cols += cols < 64 ? 3 : 11) {
			for (int rows = 1; rows <= 40; rows += rows < 14 ? 1 : 6) {
				struct str one = STR_INIT, two = STR_INIT;

				test_row("%s %dx%d", places[p], cols, rows);
				reading_size(&r, cols, rows);
				screen_dump(&r.screen, &one);
				reading_draw(&r);
				screen_dump(&r.screen, &two);
				CHECK_STR(two.s, one.s);
				CHECK(strchr(one.s, '\033') == NULL);
				CHECK(r.screen.cursor_x < cols && r.screen.cursor_y < rows);
				str_release(&one);
				str_release(&two);
			}
		}
	}
	reading_close(&r);
}

/* Nested mentions: both kinds are in the cell, and the marks of the program win. */
TEST(pane_text_layers_nested_mentions)
{
	struct reading r;
	struct rect m;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	reading_keys(&r, "G");
	m = r.app->layout.measure;
	CHECK_INT(screen_at(&r.screen, m.x, m.y)->style[0], STYLE_ORGANIZATION);
	CHECK_INT(screen_at(&r.screen, m.x, m.y)->style[1], STYLE_PLACE);
	CHECK_INT(screen_at(&r.screen, m.x + 7, m.y)->style[0], STYLE_ORGANIZATION);
	CHECK_INT(screen_at(&r.screen, m.x + 7, m.y)->style[1], STYLE_TEXT);
	reading_keys(&r, "zh");
	CHECK_INT(screen_at(&r.screen, m.x, m.y)->style[0], STYLE_TEXT);
	reading_close(&r);
}

TEST(pane_facts_tell_verdict_stance_and_links)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 60))
		return;
	reading_keys(&r, "]e");
	CHECK(reading_shows(&r, "! Bruno Brown alleges"));
	CHECK(reading_shows(&r, "✗ North Fleet denies"));
	CHECK(reading_shows(&r, "~ a voice doubts"));
	CHECK(reading_shows(&r, "1 contradicts The fleet"));
	CHECK(reading_shows(&r, "2 updates 2024-06-09-gone"));
	CHECK(reading_shows(&r, "! disputed"));
	reading_keys(&r, "gx3Ggf&gone<Enter>j");
	CHECK(reading_shows(&r, "evidence not found"));
	reading_keys(&r, "<Esc>gf&Nothing<Enter>j");
	CHECK(reading_shows(&r, "× deprecated: there was"));
	reading_close(&r);
}
