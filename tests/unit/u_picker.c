/* SPDX-License-Identifier: MIT */
#include "app/picker.h"

#include "reading.h"

#include <time.h>

static uint32_t chosen;
static char created[100];
static int calls;

static void done(struct app *app, uint32_t entity, const char *new_name)
{
	CHECK_INT(app->mode, MODE_NORMAL);
	chosen = entity;
	snprintf(created, sizeof created, "%s", new_name ? new_name : "");
	calls++;
}

static bool begin(struct reading *r, const char *start, bool may_create, int cols, int rows)
{
	calls = 0;
	chosen = ENTITY_NONE;
	created[0] = '\0';
	if (!reading_open(r, "content", ACCORD_2024, cols, rows))
		return false;
	picker_open(r->app, "who:", slice_of(start), may_create, done);
	reading_draw(r);
	return true;
}

static const char *chosen_id(const struct reading *r)
{
	if (calls == 0)
		return "(nobody)";
	return chosen == ENTITY_NONE ? "(new)" : r->corpus.entities.list.v[chosen].id;
}

TEST(picker_finds_by_keys)
{
	static const struct {
		const char *start, *keys, *id, *name;
	} rows[] = {
	    {"", "cnt<Enter>", "cnt", ""},
	    {"", "CNT<Enter>", "cnt", ""},
	    {"", "cons tran<Enter>", "cnt", ""},
	    {"Conseil national de transition", "<Enter>", "cnt", ""},
	    {"", "maig<Enter>", "maiga", ""}, /* without its accent */
	    {"", "daech<Enter>", "etat-islamique", ""},
	    {"", "<Enter>", "mali", ""}, /* most mentioned here */
	    {"", "<Down><Enter>", "russie", ""},
	    {"", "<Down><Down><Up><Enter>", "russie", ""},
	    {"", "<^N><^P><^N><Enter>", "russie", ""},
	    {"", "<Tab><Shift-Tab><Enter>", "mali", ""},
	    {"Zoé Quix", "<Enter>", "(new)", "Zoé Quix"},
	    {"", "Bla bla<Enter>", "(new)", "Bla bla"}, /* its letters are in Abdoulaye */
	    {"", "Bla bla<Down><Enter>", "diop", ""},
	    {"  Zoé  ", "<End>x <Enter>", "(new)", "Zoé  x"},
	    {"", "mali<Up><Enter>", "(new)", "mali"}, /* round: the new one is the last */
	    {"", "mali<Up><Down><Enter>", "mali", ""},
	    {"", "xqz<^U>bamako<Enter>", "bamako", ""},
	    {"CNT", "<Esc>", "(nobody)", ""},
	    {"", "<Backspace>", "(nobody)", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!begin(&r, rows[i].start, true, 80, 24))
			return;
		test_row("%s %s", rows[i].start, rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(chosen_id(&r), rows[i].id);
		CHECK_STR(created, rows[i].name);
		CHECK_INT(r.app->mode, MODE_NORMAL);
		reading_close(&r);
	}
}

/* The words it begins with go when others are typed, and stay when they are edited. */
TEST(picker_begins_with_words_that_typing_replaces)
{
	static const char *const rows[][3] = {
	    {"Zoé", "x", "x"},
	    {"Zoé", "xy", "xy"},
	    {"Zoé", " ", " "},
	    {"Zoé", "<Left>x", "Zoxé"},
	    {"Zoé", "<End>x", "Zoéx"},
	    {"Zoé", "<Home>x", "xZoé"},
	    {"Zoé", "<Right>x", "Zoéx"},
	    {"Zoé", "<Backspace>x", "Zox"},
	    {"Zoé Ix", "<^W>x", "Zoé x"},
	    {"Zoé", "<Del>x", "Zoéx"},
	    {"Zoé", "<^U>x", "x"},
	    {"Zoé", "<Down>x", "x"},
	    {"", "xy", "xy"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		struct slice text;

		if (!begin(&r, rows[i][0], true, 80, 24))
			return;
		test_row("%s %s", rows[i][0], rows[i][1]);
		reading_keys(&r, rows[i][1]);
		text = prompt_text(&r.app->prompt);
		CHECK(slice_is(text, rows[i][2]));
		reading_close(&r);
	}
}

static int selected_in_status(const struct reading *r)
{
	int cols = r->screen.cols, n = 0;

	for (int x = 0; x < cols; x++)
		n += r->screen.cells[(r->screen.rows - 1) * cols + x].style[0] == STYLE_SELECTED;
	return n;
}

TEST(picker_shows_what_typing_replaces)
{
	struct reading r;

	if (!begin(&r, "Zoé", true, 80, 24))
		return;
	CHECK(reading_shows(&r, "type to search"));
	CHECK_INT(selected_in_status(&r), 3);
	reading_keys(&r, "<End>");
	CHECK_INT(selected_in_status(&r), 0);
	CHECK(!reading_shows(&r, "type to search"));
	reading_close(&r);
	if (!begin(&r, "Zoé", true, 80, 24))
		return;
	reading_keys(&r, "c");
	CHECK_INT(selected_in_status(&r), 0);
	CHECK(reading_says(&r, "who: c"));
	reading_close(&r);
}

TEST(picker_without_new_ones)
{
	struct reading r;

	if (!begin(&r, "xqz", false, 80, 24))
		return;
	CHECK(!picker_offers_new(r.app));
	CHECK(reading_shows(&r, "nobody is called that"));
	CHECK(!reading_shows(&r, "+ new"));
	reading_keys(&r, "<Enter><Down><Up><PgDn>");
	CHECK_INT(calls, 0);
	CHECK_INT(r.app->mode, MODE_PICKER);
	reading_close(&r);
}

TEST(picker_shows_what_matched)
{
	struct reading r;

	if (!begin(&r, "cnt", true, 100, 30))
		return;
	CHECK(reading_says(&r, "who: cnt"));
	CHECK(reading_shows(&r, " O Conseil national de transition = CNT"));
	CHECK(reading_shows(&r, "4 of 4"));
	CHECK(reading_shows(&r, " + new: cnt"));
	CHECK(reading_styled(&r, STYLE_SEARCH) >= 3);
	reading_keys(&r, "<^U>");
	CHECK_INT(reading_styled(&r, STYLE_SEARCH), 0);
	CHECK(!reading_shows(&r, "+ new"));
	reading_close(&r);
}

/* At any size the best match and the new one are there, and what is drawn stays
 * on the screen. */
TEST(picker_at_sizes)
{
	static const int sizes[][2] = {{20, 5},   {20, 6},   {40, 12}, {59, 9}, {80, 24},
				       {120, 40}, {200, 60}, {21, 60}, {200, 5}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct reading r;
		bool titled;

		if (!begin(&r, "mal", true, sizes[i][0], sizes[i][1]))
			return;
		test_row("%dx%d", sizes[i][0], sizes[i][1]);
		CHECK(picker_lines(r.app, &titled) >= 1);
		CHECK(picker_lines(r.app, &titled) + titled < sizes[i][1]);
		CHECK(reading_shows(&r, "Mali"));
		CHECK(reading_shows(&r, "+ new: mal"));
		reading_keys(&r, "<PgDn><PgDn><Down><Down><Up><PgUp>");
		reading_size(&r, 30, 8);
		reading_keys(&r, "<Down><Enter>");
		CHECK_INT(calls, 1);
		reading_close(&r);
	}
}

/* The text under the cursor stays in sight. */
TEST(picker_leaves_the_cursor_in_sight)
{
	struct reading r;

	if (!begin(&r, "", true, 80, 24))
		return;
	CHECK(strncmp(reading_row(&r, 22), " O", 2) == 0 ||
	      strncmp(reading_row(&r, 22), " L", 2) == 0);
	reading_keys(&r, "<Esc>25jzb");
	picker_open(r.app, "who:", slice_of(""), true, done);
	reading_draw(&r);
	CHECK(strncmp(reading_row(&r, 1), " L Mali", 7) == 0);
	reading_close(&r);
}

enum { MANY = 10000 };

TEST(picker_among_many)
{
	struct str list = STR_INIT;
	char *folder = reading_folder();
	struct timespec from, to;
	struct reading r;

	str_addz(&list, "postil: 1\nentities:\n");
	for (int i = 0; i < MANY; i++)
		str_printf(&list,
			   "- id: e%05d\n  type: person\n  name: Personne Numéro %05d\n"
			   "  aliases: [Alias %d]\n",
			   i, i, i);
	reading_put(folder, "entities.yaml", list.s);
	reading_put(folder, "a.yaml", "postil: 1\ntext: |\n  Alpha.\n");
	if (!reading_open(&r, folder, NULL, 80, 24))
		return;
	picker_open(r.app, "who:", slice_of(""), true, done);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	reading_keys(&r, "pers num 07");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	if (getenv("FIGURES"))
		printf("# %.2f ms a key\n", (double)(to.tv_sec - from.tv_sec) * 1e3 / 11 +
						(double)(to.tv_nsec - from.tv_nsec) / 1e6 / 11);
	CHECK(r.app->picker.rows.matched > 1000);
	CHECK_INT(r.app->picker.rows.n, BEST_ROWS + 1);
	for (size_t i = 1; i < BEST_ROWS; i++)
		CHECK(r.app->picker.rows.v[i - 1].score >= r.app->picker.rows.v[i].score);
	reading_keys(&r, "<^U>personne numero 09999<Enter>");
	CHECK_STR(chosen_id(&r), "e09999");
	reading_drop(&r, folder);
	reading_close(&r);
	str_release(&list);
}
