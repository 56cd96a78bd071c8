/* SPDX-License-Identifier: MIT */
#include "app/open.h"

#include "reading.h"

#include <string.h>

static void run_with(struct reading *r, const char *name, const char *words)
{
	command_named(name)->run_with(r->app, words);
	reading_draw(r);
}

TEST(marks_lead_back)
{
	struct reading r;
	size_t article;
	uint32_t point;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
		return;
	reading_keys(&r, "''");
	CHECK(reading_shows(&r, "no jump was made yet"));
	reading_keys(&r, "Gma");
	CHECK(reading_shows(&r, "mark a stands here"));
	article = r.app->current;
	point = r.app->view.cursor;
	reading_keys(&r, "JK");
	reading_keys(&r, "gg'a");
	CHECK_INT(r.app->view.cursor, point);
	reading_keys(&r, "J");
	CHECK(r.app->current != article);
	reading_keys(&r, "'a");
	CHECK_INT(r.app->current, article);
	CHECK_INT(r.app->view.cursor, point);
	reading_keys(&r, "''"); /* and to and fro */
	CHECK(r.app->current != article);
	reading_keys(&r, "''");
	CHECK_INT(r.app->current, article);
	CHECK_INT(r.app->view.cursor, point);
	reading_keys(&r, "ggma");
	CHECK(reading_shows(&r, "mark a stands here now"));
	reading_keys(&r, "G'a");
	CHECK_INT(r.app->view.cursor, 0);
	reading_close(&r);
}

TEST(marks_ask_for_letters_only)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
		return;
	reading_keys(&r, "mA");
	CHECK(strstr(r.app->message.s, "one of the letters answers") != NULL);
	reading_keys(&r, "<Esc>");
	CHECK(r.app->mode == MODE_NORMAL && r.app->memory.marks.all.n == 0);
	reading_keys(&r, "'a");
	CHECK(strstr(r.app->message.s, "one of the letters answers") != NULL);
	reading_keys(&r, "<Esc>");
	run_with(&r, "go-mark", "a");
	CHECK(reading_shows(&r, "there is no mark a; m and a makes one"));
	run_with(&r, "mark", "ab");
	CHECK(reading_shows(&r, "a mark is one letter from a to z, not ab"));
	run_with(&r, "mark", "");
	CHECK(reading_shows(&r, "not nothing"));
	run_with(&r, "mark", "k");
	CHECK(memory_marked(&r.app->memory, 'k') != NULL);
	memory_mark(&r.app->memory, 'z', "gone", (struct spot){0});
	run_with(&r, "go-mark", "z");
	CHECK(reading_shows(&r, "mark z is in the article gone, which is not here"));
	reading_close(&r);
}

TEST(marks_are_proposed_on_the_command_line)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "mkJmz:go-mark<Space>");
	CHECK(reading_shows(&r, " k                   Le CNT ratifie"));
	CHECK(reading_shows(&r, " z                   Le Mali signe"));
	reading_keys(&r, "k<Enter>");
	CHECK_INT(r.app->current, 0);
	reading_close(&r);
}

/* While something is selected m marks the mention. */
TEST(marks_leave_the_selection_alone)
{
	struct reading r;
	size_t mentions;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
		return;
	mentions = r.app->article->mention_count;
	reading_keys(&r, "3Gvm");
	CHECK(r.app->mode != MODE_ASK);
	CHECK_INT(r.app->memory.marks.all.n, 0);
	CHECK_INT(r.app->article->mention_count, mentions + 1);
	reading_close(&r);
}
