/* SPDX-License-Identifier: MIT */
#include "app/seen.h"

#include "reading.h"

TEST(seen_counts_what_waits)
{
	struct seen s;

	seen_init(&s, 3);
	CHECK_INT(seen_waiting(&s), 3);
	seen_set(&s, 1, true);
	seen_set(&s, 1, true);
	CHECK_INT(seen_waiting(&s), 2);
	CHECK(seen_is_read(&s, 1) && !seen_is_read(&s, 0));
	CHECK_INT(s.changed.n, 1);
	seen_set(&s, 1, false);
	CHECK_INT(seen_waiting(&s), 3);
	CHECK_INT(s.changed.n, 2);
	seen_release(&s);
}

TEST(seen_goes_round)
{
	static const bool read[] = {true, false, true, false, true};
	struct seen s;

	seen_init(&s, 5);
	for (size_t i = 0; i < 5; i++)
		seen_set(&s, i, read[i]);
	CHECK_INT(seen_next(&s, 0, 1), 1);
	CHECK_INT(seen_next(&s, 1, 1), 3);
	CHECK_INT(seen_next(&s, 3, 1), 1);
	CHECK_INT(seen_next(&s, 0, -1), 3);
	CHECK_INT(seen_next(&s, 2, -1), 1);
	seen_set(&s, 1, true);
	CHECK(seen_next(&s, 3, 1) == SIZE_MAX); /* only itself */
	seen_set(&s, 3, true);
	CHECK(seen_next(&s, 0, -1) == SIZE_MAX);
	seen_release(&s);
	seen_init(&s, 0);
	CHECK_INT(seen_waiting(&s), 0);
	seen_release(&s);
}

/* ODD holds more articles than the one that opens. */
TEST(seen_follows_what_is_open)
{
	struct reading r;
	size_t first, waiting;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	first = r.app->current;
	waiting = seen_waiting(&r.app->seen);
	CHECK_INT(waiting, r.corpus.articles.n - 1);
	reading_keys(&r, "zu"); /* the open one is unread again, and stays so */
	CHECK_INT(seen_waiting(&r.app->seen), waiting + 1);
	reading_keys(&r, "]u");
	CHECK(r.app->current != first && seen_is_read(&r.app->seen, r.app->current));
	CHECK_INT(seen_waiting(&r.app->seen), waiting);
	reading_keys(&r, "[u");
	CHECK_INT(r.app->current, first);
	CHECK_INT(seen_waiting(&r.app->seen), waiting - 1);
	for (size_t i = 0; i <= waiting; i++)
		reading_keys(&r, "]u");
	CHECK_INT(seen_waiting(&r.app->seen), 0);
	CHECK(reading_shows(&r, "no other article is unread"));
	reading_keys(&r, "glzu"); /* the one under the cursor of the list */
	CHECK_INT(seen_waiting(&r.app->seen), 1);
	CHECK(reading_shows(&r, "•1 / "));
	reading_close(&r);
}

TEST(seen_all_at_once_only_after_a_yes)
{
	struct reading r;
	const struct command *c = command_named("mark-all-read");

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	c->run(r.app, 0);
	reading_keys(&r, "n");
	CHECK(seen_waiting(&r.app->seen) > 0);
	c->run(r.app, 0);
	reading_keys(&r, "y");
	CHECK_INT(seen_waiting(&r.app->seen), 0);
	c->run(r.app, 0);
	CHECK(r.app->mode == MODE_NORMAL);
	reading_close(&r);
}
