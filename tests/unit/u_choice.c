/* SPDX-License-Identifier: MIT */
#include "app/choice.h"

#include "reading.h"

static char *copy(const char *words)
{
	return words ? mem_dup(words, strlen(words)) : NULL;
}

static void add(struct reading *r, const char *what, const char *mine, const char *theirs)
{
	*vec_push(&r->app->choice.rows) =
	    (struct choice_row){.what = copy(what), .mine = copy(mine), .theirs = copy(theirs)};
}

static bool begin(struct reading *r, int cols, int rows)
{
	if (!reading_open(r, "content", NULL, cols, rows))
		return false;
	add(r, "fact f-111111 in " ACCORD_2024, "The CNT approves the accord.",
	    "The CNT rejects the accord.");
	add(r, "fact f-222222 in " ACCORD_2024, "verdict: verified", "(removed)");
	add(r, "the entity cnt", "type: law", "type: event");
	reading_event(r, EVENT_CHOICE, 0);
	return true;
}

static void end(struct reading *r)
{
	reading_close(r);
}

TEST(choice_shows_both_sides_and_what_is_left)
{
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	CHECK(r.app->mode == MODE_CHOICE);
	CHECK(reading_shows(&r, "fact f-111111"));
	CHECK(reading_shows(&r, "[ ] mine: The CNT approves"));
	CHECK(reading_shows(&r, "[ ] theirs: The CNT rejects"));
	CHECK(reading_shows(&r, "theirs: (removed)"));
	CHECK(reading_says(&r, "3 of 3 to decide"));
	end(&r);
}

/* What waits is not saved, and its keys are in sight from the start. */
TEST(choice_is_undecided_until_it_is_made)
{
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	app_complain(r.app, "something was refused");
	reading_event(&r, EVENT_CHOICE, 0);
	CHECK(reading_shows(&r, "m mine  t theirs"));
	reading_keys(&r, "<Esc>j");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(reading_shows(&r, "undecided"));
	CHECK(!reading_shows(&r, "saved"));
	end(&r);
}

TEST(choice_goes_on_to_what_is_open)
{
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	reading_keys(&r, "m");
	CHECK(r.app->choice.rows.v[0].decided && r.app->choice.rows.v[0].keep_mine);
	CHECK_INT(r.app->choice.cursor, 1);
	CHECK(reading_shows(&r, "[x] mine: The CNT approves"));
	reading_keys(&r, "jt");
	CHECK(r.app->choice.rows.v[2].decided && !r.app->choice.rows.v[2].keep_mine);
	CHECK_INT(r.app->choice.cursor, 1);
	CHECK(reading_says(&r, "1 of 3 to decide"));
	reading_keys(&r, "kkk");
	CHECK_INT(r.app->choice.cursor, 0);
	reading_keys(&r, "jjjjj");
	CHECK_INT(r.app->choice.cursor, 2);
	end(&r);
}

static bool wants(const struct app *app, enum effect_kind kind)
{
	for (size_t i = 0; i < app->effects.list.n; i++)
		if (app->effects.list.v[i].kind == kind)
			return true;
	return false;
}

TEST(choice_is_asked_for_only_when_all_are_decided)
{
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	reading_keys(&r, "m<Enter>");
	CHECK(r.app->mode == MODE_CHOICE);
	CHECK(reading_says(&r, "2 of 3 not decided yet"));
	reading_keys(&r, "T");
	CHECK(!r.app->choice.rows.v[0].keep_mine);
	reading_keys(&r, "M");
	CHECK(r.app->choice.rows.v[0].keep_mine);
	CHECK_INT(choice_left(&r.app->choice), 0);
	choice_key(r.app, KEYS_ENTER);
	CHECK(wants(r.app, EFFECT_DECIDE));
	CHECK(r.app->mode == MODE_NORMAL);
	vec_clear(&r.app->effects.list);
	end(&r);
}

TEST(choice_waits_and_any_change_comes_back_to_it)
{
	static const char *const changes[] = {"u", "<^R>", "p", "."};
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	r.app->entity = 0;
	r.app->again.run = NULL;
	for (size_t i = 0; i < 3; i++) {
		test_row("%s", changes[i]);
		reading_keys(&r, "<Esc>");
		CHECK(r.app->mode == MODE_NORMAL);
		CHECK(reading_says(&r, "nothing is lost"));
		CHECK_INT(r.app->choice.rows.n, 3);
		reading_keys(&r, changes[i]);
		CHECK(r.app->mode == MODE_CHOICE);
	}
	end(&r);
}

TEST(choice_without_rows_is_none)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_event(&r, EVENT_CHOICE, 0);
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(app_may_write(r.app));
	end(&r);
}

TEST(choice_shows_both_sides_in_two_rows)
{
	struct reading r;

	if (!begin(&r, 20, 5))
		return;
	CHECK(reading_shows(&r, "▸"));
	CHECK(reading_shows(&r, "[ ]m The…"));
	CHECK(reading_shows(&r, "[ ]t The…"));
	end(&r);
}

/* The words that only one side has stand out. */
TEST(choice_shows_which_words_differ)
{
	static const struct {
		const char *mine, *theirs;
		int strong; /* cells of mine and theirs */
	} rows[] = {
	    {"The CNT approves the accord.", "The CNT rejects the accord.", 8 + 7},
	    {"type: law", "type: event", 3 + 5},
	    {"one two three", "one three", 3},
	    {"one three", "one two three", 3},
	    {"the same", "the same", 0},
	    {"a b c d", "c d a b", 2 + 2},
	    {"été à Kidal", "été à Gao", 5 + 3},
	    {"verdict: verified", "(removed)", 0}, /* all of it differs: nothing stands out */
	    {"", "some words", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;
		int without;

		if (!reading_open(&r, "content", NULL, 80, 24))
			return;
		add(&r, "the same", "x", "x");
		add(&r, "the entity cnt", "x", "x");
		reading_event(&r, EVENT_CHOICE, 0);
		without = reading_styled(&r, STYLE_STRONG);
		free(r.app->choice.rows.v[1].mine);
		free(r.app->choice.rows.v[1].theirs);
		r.app->choice.rows.v[1].mine = copy(rows[i].mine);
		r.app->choice.rows.v[1].theirs = copy(rows[i].theirs);
		reading_event(&r, EVENT_CHOICE, 0);
		test_row("%s | %s", rows[i].mine, rows[i].theirs);
		CHECK_INT(reading_styled(&r, STYLE_STRONG) - without, rows[i].strong);
		end(&r);
	}
}

TEST(choice_compares_long_words_at_once)
{
	struct str mine = STR_INIT, theirs = STR_INIT;
	struct reading r;

	for (int i = 0; i < 20000; i++) {
		str_printf(&mine, "word%d ", i);
		str_printf(&theirs, "other%d ", i);
	}
	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	add(&r, "long", mine.s, theirs.s);
	reading_event(&r, EVENT_CHOICE, 0);
	CHECK(reading_shows(&r, "mine: word0"));
	str_release(&mine);
	str_release(&theirs);
	end(&r);
}

TEST(choice_shows_its_cursor_at_any_size)
{
	static const int sizes[][2] = {{80, 24}, {40, 12}, {20, 8}, {30, 9}, {200, 60}};
	struct reading r;

	if (!begin(&r, 80, 24))
		return;
	for (int i = 0; i < 40; i++)
		add(&r, "another", "some of my words \x1b[31m that go on for a while", "theirs");
	add(&r, "the last one", "mine", "theirs");
	reading_keys(&r, "j");
	for (int i = 0; i < 50; i++)
		choice_key(r.app, 'j');
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		test_row("%dx%d", sizes[i][0], sizes[i][1]);
		reading_size(&r, sizes[i][0], sizes[i][1]);
		CHECK(reading_shows(&r, "▸ the last one"));
	}
	end(&r);
}
