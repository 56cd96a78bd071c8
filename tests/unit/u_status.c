/* SPDX-License-Identifier: MIT */
#include "ui/status.h"

#include "place.h"
#include "reading.h"
#include "steps.h"

TEST(status_title_gives_way_to_the_place)
{
	static const struct {
		int cols;
		const char *title;
	} rows[] = {
	    {80, " postil  content                                          1/2  fr  APA  2024-07"},
	    {40, " postil  content  1/2  fr  APA  2024-07"},
	    {38, " 1/2  fr  APA  2024-07"},
	    {30, " 1/2  fr  APA  2024-07"},
	    {20, " 1/2  fr  APA  202…"},
	};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%d columns", rows[i].cols);
		reading_size(&r, rows[i].cols, 24);
		CHECK_STR(reading_row(&r, 0), rows[i].title);
	}
	reading_close(&r);
}

/* The help is told as long as there is room for anything. */
TEST(status_tells_the_help_and_never_half_a_hint)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (int cols = 40; cols <= 200; cols++) {
		const char *line;

		test_row("%d columns", cols);
		reading_size(&r, cols, 24);
		line = reading_status(&r);
		CHECK(strstr(line, "? help") != NULL && strstr(line, " 0 %") != NULL);
		CHECK(strncmp(line, " 435 words", 10) == 0);
		CHECK(!strstr(line, "f hints") || strstr(line, "f hints  "));
	}
	reading_close(&r);
}

TEST(status_says_what_deserves_suspicion)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	reading_keys(&r, "l");
	CHECK(strstr(reading_status(&r), "1 fuzzy 2 orphan") != NULL);
	reading_close(&r);
	if (!reading_open(&r, ODD, "2024-04-01-hostile", 120, 40))
		return;
	reading_keys(&r, "l");
	CHECK(strstr(reading_status(&r), "22 hidden") != NULL);
	reading_close(&r);
}

TEST(status_counts_faults_of_the_file)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-03-01-partly", 120, 40))
		return;
	CHECK(strstr(reading_status(&r), "2 errors: postil check " ODD "/2024-03-01-partly.yaml"));
	reading_close(&r);
}

/* Who types what is advised reaches the file, or its folder. */
TEST(status_advises_a_command_that_works)
{
	static const char *const rows[][2] = {
	    {"plain.yaml", "/plain.yaml"},
	    {"un mot.yaml", "/un mot.yaml'"},
	    {"latin\xe9.yaml", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *folder = place_new();
		struct str want = STR_INIT;
		struct reading r;

		place_add(folder, rows[i][0], "postil: 1\ntext: x\nmentions: [{quote: x}]\n");
		str_printf(&want, "1 error: postil check %s%s%s", i == 1 ? "'" : "", folder,
			   rows[i][1]);
		test_row("%s", want.s);
		if (reading_open(&r, folder, NULL, 120, 40)) {
			const char *at = strstr(reading_status(&r), want.s);

			CHECK(at && (!at[want.len] || at[want.len] == ' '));
			reading_close(&r);
		}
		str_release(&want);
		place_drop(folder);
	}
}

/* Whatever stands in it, the line is one line of cells. */
TEST(status_of_hostile_words_is_harmless)
{
	static const uint32_t words[] = {0x9b,    0x202e, 0x200b,  'a',   0x301,
					 0x1f468, 0x200d, 0x1f469, 0xe000};
	struct reading r;

	if (!reading_open(&r, ODD, "2024-04-01-hostile", 60, 12))
		return;
	reading_keys(&r, "/");
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		reading_key(&r, words[i]);
		CHECK(!strchr(reading_text(&r), '\033'));
		CHECK(!strstr(reading_text(&r), "\xe2\x80\xae"));
		CHECK(r.screen.cursor_x < 60 && r.screen.cursor_y == 11);
	}
	reading_keys(&r, "<Enter>");
	CHECK(strstr(reading_status(&r), "<9B><RLO>") != NULL);
	reading_close(&r);
}

/* In a text of one's own there is nothing to go to yet, but something to begin. */
TEST(status_hints_what_a_new_text_can_do)
{
	static const char *const files[] = {
	    "one.yaml", "postil: 1\ntext: |\n  Anna Holt met Carl Dahl.\n", NULL};
	static const char *const idle[] = {"]] next", "f hints", "]f fact", "gd link"};
	struct reading r;
	char *folder = steps_open(&r, files, 80, 24);

	CHECK(strstr(reading_status(&r), "v select  a new fact") != NULL);
	for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
		CHECK(strstr(reading_status(&r), idle[i]) == NULL);
	reading_keys(&r, "vve<Enter>pj");
	CHECK(strstr(reading_status(&r), "]] next  f hints") != NULL);
	CHECK(strstr(reading_status(&r), "]f fact") == NULL);
	steps_close(&r, folder);
}

TEST(status_counts_only_what_there_is_to_review)
{
	static const char *const files[] = {"one.yaml",
					    "postil: 1\ntext: |\n  Anna Holt met Carl Dahl.\n"
					    "mentions:\n- {entity: cnt, quote: Bergwerk}\n",
					    NULL};
	struct reading r;
	char *folder = steps_open(&r, files, 80, 24);

	reading_keys(&r, "l");
	CHECK(strstr(reading_status(&r), "1 orphan") != NULL);
	CHECK(strstr(reading_status(&r), "fuzzy") == NULL);
	steps_close(&r, folder);
}

/* A link is told only where the selected fact has one, and then always. */
TEST(status_hints_a_link_where_there_is_one)
{
	struct reading r;
	size_t links = 0;
	bool linked;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (size_t i = 0; i < r.app->article->fact_count; i++) {
		reading_keys(&r, "]f");
		test_row("%s", r.app->article->facts[r.app->fact].claim);
		linked = r.app->article->facts[r.app->fact].link_count > 0;
		links += linked;
		CHECK((strstr(reading_status(&r), "  gd link  ") != NULL) == linked);
	}
	CHECK(links > 0 && links < r.app->article->fact_count);
	reading_close(&r);
}

/* Also where a search and a long name leave little room. */
TEST(status_hints_a_link_in_little_room)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "/Wagner<Enter>");
	CHECK(strstr(reading_status(&r), "/Wagner 1 of 1   ]] next  gd link  ? help"));
	reading_size(&r, 40, 12);
	CHECK(strstr(reading_status(&r), "]] next") == NULL);
	reading_close(&r);
}

TEST(status_hints_behind_a_message)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "v<Esc>u");
	CHECK(reading_says(&r, "nothing to undo   : command  ? help"));
	reading_size(&r, 40, 12);
	reading_keys(&r, "u");
	CHECK(reading_says(&r, "nothing to undo"));
	CHECK(strstr(reading_status(&r), "command") == NULL);
	reading_close(&r);
}
