/* The window changes its size while the reader is open.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The same sizes on every run: a linear congruential generator. */
static int next_number(unsigned *seed, int from, int to)
{
	*seed = *seed * 1103515245U + 12345U;
	return from + (int)((*seed >> 16) % (unsigned)(to - from + 1));
}

static void storm(struct pty *p, int times, unsigned seed)
{
	for (int i = 0; i < times && !p->ended; i++) {
		int rows = next_number(&seed, 1, 70), columns = next_number(&seed, 1, 220);

		pty_resize(p, rows, columns);
		if (i % 8 == 0)
			pty_settle(p, usage_now());
		else if (i % 3 == 0)
			pty_read(p, 0.003);
	}
}

TEST(resize_storm_ends_in_the_frame_of_a_fresh_start)
{
	static const int sizes[][2] = {{80, 24}, {120, 40}, {40, 12}};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int columns = sizes[i][0], rows = sizes[i][1];
		struct pty p, fresh;

		if (!program_start(&p, NULL, &(struct pty_options){0}))
			return;
		storm(&p, 200, 7 + (unsigned)i);
		pty_resize(&p, rows, columns);
		pty_settle(&p, usage_now());
		CHECK_STR(pty_status(&p), "still running");
		if (program_start(&fresh, NULL,
				  &(struct pty_options){.rows = rows, .columns = columns})) {
			char *got = program_screen(&p), *want = program_screen(&fresh);

			CHECK_STR(got, want);
			CHECK_INT(cells_changed(p.emulator->cells, fresh.emulator->cells,
						emulator_area(p.emulator)),
				  0);
			free(got);
			free(want);
			pty_end(&fresh);
		}
		pty_end(&p);
	}
}

/* A terminal forgets what it cut off, also when the program never saw that size. */
TEST(a_short_shrink_is_drawn_again)
{
	struct pty p;

	NEEDS_PROGRAM();
	for (int i = 0; i < 5; i++) {
		if (!program_start(&p, NULL, &(struct pty_options){0}))
			return;
		struct cell *before = emulator_copy(pty_screen(&p));
		pty_resize(&p, 10 + i, 30 + 9 * i);
		pty_resize(&p, 24, 80);
		pty_settle(&p, usage_now());
		CHECK_INT(cells_changed(before, pty_screen(&p)->cells, emulator_area(p.emulator)),
			  0);
		free(before);
		pty_end(&p);
	}
}

/* The text under the cursor after a jump is still there, whatever happened between. */
TEST(resize_keeps_the_place_in_the_text)
{
	struct str before = STR_INIT, after = STR_INIT;
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	for (int i = 0; i < 12; i++)
		pty_press(&p, "]e");
	emulator_row(pty_screen(&p), p.rows - 1, &before);
	storm(&p, 60, 3);
	pty_resize(&p, 24, 80);
	pty_settle(&p, usage_now());
	emulator_row(pty_screen(&p), p.rows - 1, &after);
	CHECK(before.len > 0);
	CHECK_STR(after.s, before.s);
	pty_press(&p, "[e");
	pty_press(&p, "]e");
	str_clear(&after);
	emulator_row(pty_screen(&p), p.rows - 1, &after);
	CHECK_STR(after.s, before.s);
	str_release(&before);
	str_release(&after);
	pty_end(&p);
}

TEST(keys_typed_while_the_size_changes_are_not_lost)
{
	struct pty p, calm;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	for (int i = 0; i < 10; i++) {
		pty_resize(&p, 20 + i, 70 + i);
		pty_send(&p, "]e", 2);
	}
	pty_resize(&p, 24, 80);
	pty_settle(&p, usage_now());
	if (program_start(&calm, NULL, &(struct pty_options){0})) {
		struct str got = STR_INIT, want = STR_INIT;

		for (int i = 0; i < 10; i++)
			pty_press(&calm, "]e");
		emulator_row(pty_screen(&p), p.rows - 1, &got);
		emulator_row(pty_screen(&calm), p.rows - 1, &want);
		CHECK_STR(got.s, want.s);
		str_release(&got);
		str_release(&want);
		pty_end(&calm);
	}
	pty_end(&p);
}

/* ---- a storm while somebody works */

/* The claim, letter by letter; each follows from its place. */
static char letter(size_t i)
{
	return "abcdefghijklmnopqrstuvwxyz "[i * 7 % 27];
}

/* So many sizes, and letters in between; a line takes a thousand of them. */
static size_t storm_and_type(struct pty *p, size_t times, unsigned *seed, size_t typed)
{
	for (size_t i = 0; i < times && !p->ended; i++) {
		pty_resize(p, next_number(seed, 1, 60), next_number(seed, 1, 160));
		if (i % (16 + times / 600) == 0) {
			char c = letter(typed++);

			pty_send(p, &c, 1);
		}
		if (i % 64 == 0)
			pty_read(p, 0.002);
	}
	return typed;
}

/* Seconds until the last size is drawn, at best: others use this machine too. */
static double drawn_after(struct pty *p, unsigned *seed)
{
	double best = 1e9;

	for (int i = 0; i < 5; i++) {
		storm_and_type(p, 15, seed, 0); /* a letter too; it is taken out below */
		pty_settle(p, usage_now());
		double start = usage_now(), last;
		pty_resize(p, 24, 80);
		last = pty_settle(p, start);
		if (last > 0 && last - start < best)
			best = last - start;
	}
	return best;
}

TEST(storm_while_a_fact_is_typed_and_saved)
{
	size_t times = test_count(600, 20000), typed, backs = 5;
	unsigned seed = 11;
	struct str claim = STR_INIT;
	struct story s;
	double best;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){0})) {
		story_keys(&s, "1gga");
		typed = storm_and_type(&s.pty, times, &seed, 0);
		best = drawn_after(&s.pty, &seed);
		for (size_t i = 0; i < backs; i++)
			pty_send(&s.pty, "\177", 1);
		pty_send(&s.pty, ".\r", 2);
		storm(&s.pty, 20, seed); /* while it is saved */
		pty_resize(&s.pty, 24, 110);
		pty_settle(&s.pty, usage_now());
		for (size_t i = 0; i < typed; i++)
			str_addc(&claim, letter(i));
		str_addz(&claim, ".\n");
		pty_send(&s.pty, "zz", 2);
		pty_settle(&s.pty, usage_now());
		if (!story_has(&s, "a.yaml", claim.s)) {
			char *file = story_read(&s, "a.yaml");

			CHECK_STR(file, claim.s);
			free(file);
		}
		if (program_is_plain())
			CHECK(best < 0.1);
		printf("# %zu sizes, %zu letters; the last size drawn after %.1f ms\n", times,
		       typed, best * 1000);
		story_quit(&s);
		story_check_clean(&s);
	}
	str_release(&claim);
	story_release(&s);
}
