/* What survives the ways out: the next start is where the last one ended.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"
#include "usage.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* Another article, the third paragraph of it, the entities with the focus. */
static bool begin(struct story *s)
{
	char *article;

	if (!story_init_small(s))
		return false;
	article = story_read(s, "a.yaml");
	story_write(s, "b.yaml", article);
	free(article);
	if (!story_open(s, &(struct pty_options){0}))
		return false;
	story_keys(s, "J]p]pllge");
	return true;
}

/* Starts it again; the screen is as it was left. */
static void check_again(struct story *s, const char *left)
{
	char *now;

	if (!story_open(s, &(struct pty_options){0}))
		return;
	now = program_screen(&s->pty);
	CHECK_STR(now, left);
	free(now);
}

TEST(memory_comes_back_after_each_way_out)
{
	static const int ways[] = {0, SIGTERM, SIGHUP, SIGINT, -1};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct story s;
		char *left;

		if (!begin(&s))
			return;
		left = program_screen(&s.pty);
		CHECK(strstr(left, "2/2") != NULL);
		if (ways[i] > 0)
			pty_signal(&s.pty, ways[i]);
		else if (ways[i] < 0)
			pty_hang_up(&s.pty);
		else
			pty_send(&s.pty, "Q", 1);
		CHECK(pty_wait_end(&s.pty, program_is_plain() ? 1 : 10));
		pty_end(&s.pty);
		check_again(&s, left);
		story_quit(&s);
		free(left);
		story_release(&s);
	}
}

/* While it is stopped somebody kills it, and nothing can be written any more. */
TEST(memory_is_kept_before_a_stop)
{
	struct story s;
	char *left;

	NEEDS_PROGRAM();
	if (!begin(&s))
		return;
	left = program_screen(&s.pty);
	pty_send(&s.pty, "\x1a", 1);
	CHECK(pty_wait_stop(&s.pty, 10));
	pty_signal(&s.pty, SIGKILL);
	CHECK(pty_wait_end(&s.pty, 10));
	pty_end(&s.pty);
	check_again(&s, left);
	story_quit(&s);
	free(left);
	story_release(&s);
}

TEST(memory_of_two_at_once_is_of_both)
{
	struct story s, other;

	NEEDS_PROGRAM();
	if (!begin(&s))
		return;
	other = s;
	if (!story_open(&other, &(struct pty_options){0}))
		return;
	story_keys(&s, "maG");
	story_keys(&other, "]pmbG");
	story_quit(&s);
	story_quit(&other);
	if (story_open(&s, &(struct pty_options){0})) {
		story_keys(&s, "'");
		story_check_shows(&s, "a A meeting");
		story_check_shows(&s, "b A meeting");
		story_keys(&s, "a");
		story_quit(&s);
	}
	story_release(&s);
}
