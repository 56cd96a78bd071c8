/* SPDX-License-Identifier: MIT */
#include "app/chronicle.h"

#include "steps.h"

static const char *const articles[] = {"a.yaml", "postil: 1\ntext: |\n  Bamako.\n", NULL};

static size_t facts(const struct reading *r)
{
	return r->app->article->fact_count;
}

static char *three(struct reading *r)
{
	char *folder = steps_open(r, articles, 80, 24);

	steps_add(r, "f-111111", "first");
	steps_add(r, "f-222222", "second");
	steps_add(r, "f-333333", "third");
	return folder;
}

TEST(chronicle_lists_newest_first)
{
	struct reading r;
	char *folder = three(&r);

	CHECK_INT(facts(&r), 3);
	reading_keys(&r, "U");
	CHECK(r.app->mode == MODE_CHRONICLE);
	CHECK(reading_shows(&r, "Chronicle · 3"));
	CHECK(strstr(reading_row(&r, 2), "third") != NULL);
	CHECK(strstr(reading_row(&r, 4), "first") != NULL);
	reading_keys(&r, "q");
	CHECK(r.app->mode == MODE_NORMAL);
	steps_close(&r, folder);
}

TEST(chronicle_reverses_one_step_alone)
{
	struct reading r;
	char *folder = three(&r);

	reading_keys(&r, "Uj<Enter>");
	CHECK_INT(facts(&r), 2);
	CHECK(article_find_fact(r.app->article, "f-222222") == SIZE_MAX);
	CHECK_INT(r.app->history.steps.n, 4);
	reading_keys(&r, "g");
	CHECK(strstr(reading_row(&r, 2), "reverse: add fact: second") != NULL);
	reading_keys(&r, "<Enter>");
	CHECK_INT(facts(&r), 3);
	steps_close(&r, folder);
}

TEST(chronicle_goes_back_to_before_a_step_and_forward_again)
{
	struct reading r;
	char *folder = three(&r);

	reading_keys(&r, "Uju");
	CHECK_INT(facts(&r), 1);
	CHECK_INT(r.app->history.undone.n, 2);
	reading_keys(&r, "j");
	CHECK(reading_shows(&r, "undone: add fact: second"));
	CHECK(reading_shows(&r, "Chronicle · 3, 2 undone"));
	reading_keys(&r, "ku");
	CHECK(reading_says(&r, "this step is undone already"));
	reading_keys(&r, "<Enter>");
	CHECK(reading_says(&r, "this step is undone already"));
	CHECK_INT(facts(&r), 1);
	reading_keys(&r, "<^R>");
	CHECK_INT(facts(&r), 2);
	reading_keys(&r, "g<^R>");
	CHECK_INT(facts(&r), 3);
	reading_keys(&r, "<^R>");
	CHECK(reading_says(&r, "this step is done"));
	steps_close(&r, folder);
}

TEST(chronicle_filters_by_words)
{
	struct reading r;
	char *folder = three(&r);

	reading_keys(&r, "U/seco");
	CHECK(reading_shows(&r, "& seco: 1 of 3"));
	CHECK(reading_says(&r, "/ seco"));
	CHECK(strstr(reading_row(&r, 2), "second") != NULL);
	reading_keys(&r, "xyz");
	CHECK(reading_shows(&r, "no step has these words"));
	reading_keys(&r, "<Enter><Enter>u");
	CHECK_INT(facts(&r), 3);
	reading_keys(&r, "<Esc>");
	CHECK(r.app->mode == MODE_CHRONICLE);
	CHECK(reading_shows(&r, "Chronicle · 3"));
	reading_keys(&r, "<Esc>");
	CHECK(r.app->mode == MODE_NORMAL);
	steps_close(&r, folder);
}

TEST(chronicle_of_nothing_says_so)
{
	struct reading r;
	char *folder = steps_open(&r, articles, 80, 24);

	reading_keys(&r, "U");
	CHECK(reading_shows(&r, "nothing was changed yet"));
	reading_keys(&r, "<Enter>u<^R>jkG/<Esc>q");
	CHECK(r.app->mode == MODE_NORMAL);
	steps_close(&r, folder);
}

TEST(chronicle_scrolls_through_thousands)
{
	struct reading r;
	char *folder = steps_open(&r, articles, 80, 24);

	for (int i = 0; i < 5000; i++)
		history_push(&r.app->history, step_new("step number %d", i));
	reading_keys(&r, "UG");
	CHECK(reading_shows(&r, "step number 0\n") || reading_shows(&r, "step number 0 "));
	reading_keys(&r, "kb");
	CHECK_INT(r.app->chronicle.list.cursor, 4998 - (size_t)chronicle_lines(r.app));
	reading_keys(&r, "g<Space>");
	CHECK_INT(r.app->chronicle.list.cursor, (size_t)chronicle_lines(r.app));
	for (int rows = 4; rows < 8; rows++) {
		reading_size(&r, 20, rows);
		reading_keys(&r, "G");
	}
	CHECK(reading_shows(&r, "step "));
	steps_close(&r, folder);
}

TEST(chronicle_where_one_only_reads_changes_nothing)
{
	struct reading r;
	char *folder = three(&r);

	r.app->keeping.along = "anna";
	reading_keys(&r, "U<Enter>");
	CHECK(reading_says(&r, "you read along: anna writes"));
	reading_keys(&r, "u");
	CHECK_INT(facts(&r), 3);
	r.app->keeping.along = NULL;
	steps_close(&r, folder);
}
