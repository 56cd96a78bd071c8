/* SPDX-License-Identifier: MIT */
#include "app/help.h"

#include "reading.h"

static bool begin(struct reading *r, const char *keys)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	reading_keys(r, keys);
	return true;
}

TEST(help_lists_only_what_works_in_the_pane)
{
	static const char *const places[] = {"gl?", "ga?", "ge?", "gf<F1>"};

	for (size_t p = 0; p < PANE_COUNT; p++) {
		struct reading r;
		size_t n = 0, want = 0;

		if (!begin(&r, places[p]))
			return;
		test_row("%s", places[p]);
		for (size_t i = 0; i < r.app->help.rows.n; i++) {
			const struct help_row *row = &r.app->help.rows.v[i];

			CHECK((row->heading != NULL) == (row->command == NULL));
			CHECK(!row->heading || i + 1 < r.app->help.rows.n);
			if (row->heading)
				continue;
			CHECK((row->command->where & 1u << p) != 0);
			n++;
		}
		for (size_t t = 0; t < command_topic_count; t++)
			for (size_t i = 0; i < command_topics[t]->n; i++)
				want += (command_topics[t]->commands[i].where & 1u << p) != 0;
		CHECK_INT(n, want);
		reading_close(&r);
	}
}

TEST(help_moves_from_command_to_command)
{
	static const char *const moves[] = {"j",    "k",    "<Space>",      "b",
					    "G",    "gg",   "3j",           "2k",
					    "<^D>", "<^U>", "99999999999j", "99999999999<Space>"};
	struct reading r;

	if (!begin(&r, "?"))
		return;
	for (size_t i = 0; i < 12; i++) {
		const struct help *h = &r.app->help;

		test_row("%s", moves[i]);
		reading_keys(&r, moves[i]);
		CHECK(h->list.cursor < h->rows.n && h->rows.v[h->list.cursor].command != NULL);
		CHECK(h->list.cursor >= h->list.top);
		CHECK(h->list.cursor < h->list.top + (size_t)help_lines(r.app));
		CHECK(reading_shows(&r, h->rows.v[h->list.cursor].command->help));
	}
	reading_keys(&r, "gg");
	for (int i = 0; i < 60; i++) /* up over each heading too */
		reading_keys(&r, "j");
	for (int i = 0; i < 60; i++) {
		reading_keys(&r, "k");
		CHECK(r.app->help.rows.v[r.app->help.list.cursor].command != NULL);
	}
	CHECK_INT(r.app->help.list.cursor, 1);
	CHECK_INT(r.app->help.list.top, 0); /* the heading above it is seen */
	reading_close(&r);
}

TEST(help_is_searched_and_enter_runs_the_item)
{
	struct reading r;

	if (!begin(&r, "?/next art"))
		return;
	CHECK_INT(r.app->mode, MODE_FILTER);
	CHECK_INT(r.app->help.rows.n, 2); /* the one that holds the words, under its heading */
	reading_keys(&r, "<Enter>G<Enter>");
	CHECK(!r.app->help.open);
	CHECK_STR(r.app->article->id, ACCORD_2022);
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_keys(&r, "?");
	CHECK(r.app->help.filter == NULL);
	reading_keys(&r, "/zzz");
	CHECK_INT(r.app->help.rows.n, 0);
	CHECK(reading_shows(&r, "no command has these words; Esc shows all"));
	reading_keys(&r, "<Enter><Enter>"); /* nothing to run */
	CHECK(!r.app->help.open);
	reading_close(&r);
}

TEST(help_esc_shows_all_then_closes)
{
	struct reading r;
	size_t all;

	if (!begin(&r, "?"))
		return;
	all = r.app->help.rows.n;
	reading_keys(&r, "/page<Enter>");
	CHECK(r.app->help.rows.n < all);
	reading_keys(&r, "<Esc>");
	CHECK(r.app->help.open && r.app->help.rows.n == all);
	reading_keys(&r, "<Esc>");
	CHECK(!r.app->help.open);
	reading_close(&r);
}

TEST(help_closes_and_hides_the_cursor_of_the_text)
{
	static const char *const closers[] = {"q", "?", "<Esc>", "<F1>"};

	for (size_t i = 0; i < 4; i++) {
		struct reading r;

		if (!begin(&r, "5l?"))
			return;
		test_row("%s", closers[i]);
		CHECK_INT(r.screen.cursor_x, -1);
		reading_keys(&r, "JJ]]"); /* these do not work here */
		CHECK(r.app->help.open);
		CHECK_STR(r.app->article->id, ACCORD_2024);
		reading_keys(&r, closers[i]);
		CHECK(!r.app->help.open && !r.session.quit);
		CHECK_INT(r.app->view.cursor, 5);
		CHECK(r.screen.cursor_x >= 0);
		reading_close(&r);
	}
}

TEST(help_fits_every_size)
{
	struct reading r;

	if (!begin(&r, "?G"))
		return;
	for (int cols = 1; cols < 130; cols += 7) {
		for (int rows = 1; rows < 40; rows += 3) {
			test_row("%dx%d", cols, rows);
			reading_size(&r, cols, rows);
			CHECK_INT(r.screen.rows, rows);
			CHECK(r.app->help.rows.v[r.app->help.list.cursor].command != NULL);
		}
	}
	reading_close(&r);
}
