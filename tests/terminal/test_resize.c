/* The window changes its size while the reader is open.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "usage.h"

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
