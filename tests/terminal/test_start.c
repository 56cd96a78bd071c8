/* The first frame, at every size.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "usage.h"

#include <stdlib.h>
#include <string.h>

TEST(start_shows_the_title_and_the_status_line)
{
	struct str last = STR_INIT;
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	CHECK(program_shows_title(&p));
	emulator_row(pty_screen(&p), p.rows - 1, &last);
	CHECK(last.len > 0);
	CHECK(strstr(last.s, "%") || strstr(last.s, "help"));
	CHECK(!p.late);
	str_release(&last);
	pty_end(&p);
}

static bool is_drawn(const struct emulator *e, int row, int column)
{
	return emulator_cell(e, row, column)->chars[0] != ' ';
}

/* Characters beyond the size that the terminal told, and inside it. */
static void count_drawn(struct pty *p, size_t *beyond, size_t *within)
{
	struct emulator *e = pty_screen(p);

	*beyond = e->outside;
	*within = 0;
	for (int row = 0; row < e->rows; row++)
		for (int column = 0; column < e->columns; column++)
			if (is_drawn(e, row, column))
				++*(row >= p->rows || column >= p->columns ? beyond : within);
}

static void check_size(int columns, int rows)
{
	size_t beyond = 0, within = 0;
	struct pty p;

	if (!program_start(&p, NULL,
			   &(struct pty_options){.rows = rows, .columns = columns, .margin = 3}))
		return;
	count_drawn(&p, &beyond, &within);
	CHECK_INT(beyond, 0);
	CHECK(within > 0 || columns * rows < 40);
	if (columns >= 20 && rows >= 5)
		CHECK(program_shows_text(&p));
	if (columns >= 60 && rows >= 20)
		CHECK(program_shows_title(&p));
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 0");
	pty_end(&p);
}

TEST(start_fits_every_size)
{
	static const int sizes[][2] = {{20, 5},   {40, 12},   {60, 20}, {80, 24}, {120, 40},
				       {200, 60}, {500, 200}, {12, 4},  {1, 1},   {1, 30},
				       {100, 1},  {19, 5},    {20, 4},  {59, 24}, {119, 30}};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		check_size(sizes[i][0], sizes[i][1]);
}

/* Keys of every pane on a screen that is too small for most of it. */
TEST(keys_do_no_harm_at_any_size)
{
	static const int sizes[][2] = {{1, 1}, {20, 5}, {59, 9}, {60, 8}, {133, 3}};
	static const char *const keys[] = {"j",    "]]", "]e", "]f", "\t", " ",
					   "G",    "?",  "q",  "gg", "f",  "\x1b",
					   "/e\r", "n",  "ge", "gf", "gl", "\r"};

	/* Esc and / at once are another key, and e opens the editor */
	static const char *const editor[] = {"VISUAL=true", NULL};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pty_options o = {
		    .rows = sizes[i][1], .columns = sizes[i][0], .margin = 3, .set = editor};
		size_t beyond = 0, within = 0;
		struct pty p;

		if (!program_start(&p, NULL, &o))
			continue;
		for (size_t k = 0; k < sizeof keys / sizeof *keys && !p.ended; k++)
			pty_press(&p, keys[k]);
		CHECK_STR(pty_status(&p), "still running");
		count_drawn(&p, &beyond, &within);
		CHECK_INT(beyond, 0);
		pty_end(&p);
	}
}

TEST(colours_are_used_unless_no_color_is_set)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};

	NEEDS_PROGRAM();
	for (int plain = 0; plain < 2; plain++) {
		struct pty_options o = {.rows = 30, .columns = 100, .set = plain ? no_color : NULL};
		size_t colored = 0;
		struct pty p;

		if (!program_start(&p, NULL, &o))
			return;
		pty_press(&p, "]]");
		struct emulator *e = pty_screen(&p);
		for (size_t i = 0; i < emulator_area(e); i++)
			colored += e->cells[i].foreground || e->cells[i].background;
		CHECK(plain ? colored == 0 : colored > 20);
		pty_end(&p);
	}
}

/* Nothing wakes up and nothing is sent while nobody types. */
TEST(idle_is_idle)
{
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pty_press(&p, "]]");
	pty_read(&p, 1); /* what a prefix key or a message may still do */
	size_t bytes = p.log.len;
	long wakeups = usage_wakeups(p.pid);
	for (double end = usage_now() + 2; usage_now() < end;)
		pty_read(&p, end - usage_now());
	CHECK_INT(p.log.len - bytes, 0);
	if (program_is_plain())
		CHECK_INT(usage_wakeups(p.pid) - wakeups, 0);
	CHECK_STR(pty_status(&p), "still running");
	pty_end(&p);
}

/* It says which keys to begin with, once. */
TEST(the_first_start_is_welcomed)
{
	struct pty p, again;
	char *screen;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){.first = true}))
		return;
	CHECK(pty_wait_text(&p, "Welcome. ]] next mention, ? every key, : any command") > 0);
	pty_press(&p, "j");
	screen = program_screen(&p);
	CHECK(!strstr(screen, "Welcome"));
	free(screen);
	if (program_start(&again, NULL, &(struct pty_options){.home = p.home})) {
		screen = program_screen(&again);
		CHECK(!strstr(screen, "Welcome"));
		free(screen);
		pty_end(&again);
	}
	pty_end(&p);
}

static bool lists_what_follows(struct pty *p)
{
	char *screen = program_screen(p);
	bool lists = strstr(screen, "Go to the list of articles") != NULL;

	free(screen);
	return lists;
}

/* The keys that may follow are listed when nobody types, and nothing wakes up then. */
TEST(what_may_follow_a_key_is_listed_after_a_while)
{
	struct pty p;
	double pressed, end;
	long wakeups;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pressed = usage_now();
	CHECK(pty_send(&p, "g", 1));
	pty_read(&p, 0.1);
	if (usage_now() - pressed < 0.3)
		CHECK(!lists_what_follows(&p));
	for (end = pressed + 10; usage_now() < end && !lists_what_follows(&p);)
		pty_read(&p, 0.1);
	CHECK(lists_what_follows(&p) && usage_now() - pressed >= 0.4);
	pty_read(&p, 0.3);
	wakeups = usage_wakeups(p.pid);
	for (end = usage_now() + 1; usage_now() < end;)
		pty_read(&p, end - usage_now());
	if (program_is_plain())
		CHECK_INT(usage_wakeups(p.pid) - wakeups, 0);
	pty_press(&p, "e");
	CHECK(!lists_what_follows(&p));
	pty_end(&p);
}
