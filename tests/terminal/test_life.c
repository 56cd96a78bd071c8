/* Ways out, and back in: quit, signals, ^Z, a terminal that goes away.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

TEST(quit_gives_the_terminal_back)
{
	static const char *const keys[] = {"q", "]]q", "?qq", "/abc\x1bq", "\x1aq"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){0}))
			return;
		for (const char *k = keys[i]; *k; k++) {
			pty_send(&p, k, 1);
			if (*k == '\x1a' && pty_wait_stop(&p, 5))
				pty_signal(&p, SIGCONT);
			pty_settle(&p, usage_now());
			/* Esc alone is known only after a while. */
			if (*k == '\x1b')
				pty_read(&p, 0.1);
		}
		CHECK(pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		program_check_restored(&p);
		pty_end(&p);
	}
}

TEST(signals_give_the_terminal_back_and_are_the_status)
{
	static const int numbers[] = {SIGTERM, SIGHUP,  SIGINT, SIGQUIT,
				      SIGSEGV, SIGABRT, SIGBUS, SIGFPE};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){0}))
			return;
		pty_signal(&p, numbers[i]);
		CHECK(pty_wait_end(&p, 10));
		if (WIFSIGNALED(p.status) || program_is_plain())
			CHECK_INT(WIFSIGNALED(p.status) ? WTERMSIG(p.status) : 0, numbers[i]);
		program_check_restored(&p);
		pty_end(&p);
	}
}

TEST(stop_leaves_the_screen_and_continue_draws_it_again)
{
	struct termios now;
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pty_press(&p, "]]");
	struct cell *before = emulator_copy(pty_screen(&p));
	pty_send(&p, "\x1a", 1);
	CHECK(pty_wait_stop(&p, 10));
	program_check_restored(&p);
	pty_signal(&p, SIGCONT);
	pty_settle(&p, usage_now());
	CHECK(pty_screen(&p)->alternate);
	CHECK(pty_settings(&p, &now) && !(now.c_lflag & ICANON) && !(now.c_lflag & ECHO));
	CHECK_INT(cells_changed(before, pty_screen(&p)->cells, emulator_area(p.emulator)), 0);
	free(before);
	pty_end(&p);
}

TEST(continue_draws_at_the_size_that_the_terminal_has_then)
{
	struct pty p, fresh;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pty_send(&p, "\x1a", 1);
	CHECK(pty_wait_stop(&p, 10));
	pty_resize(&p, 40, 120);
	pty_signal(&p, SIGCONT);
	pty_wait_text(&p, "%");
	pty_settle(&p, usage_now());
	if (!program_start(&fresh, NULL, &(struct pty_options){.rows = 40, .columns = 120})) {
		pty_end(&p);
		return;
	}
	char *got = program_screen(&p), *want = program_screen(&fresh);
	CHECK_STR(got, want);
	free(got);
	free(want);
	pty_end(&fresh);
	pty_end(&p);
}

static double cpu_at_end(const struct pty *p)
{
	return (double)(p->used.ru_utime.tv_sec + p->used.ru_stime.tv_sec) +
	       (double)(p->used.ru_utime.tv_usec + p->used.ru_stime.tv_usec) / 1e6;
}

/* With the signal that a shell sends, and without, when only reading fails. */
TEST(a_lost_terminal_ends_it_soon)
{
	NEEDS_PROGRAM();
	for (int with_signal = 0; with_signal < 2; with_signal++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){0}))
			return;
		double cpu = usage_cpu(p.pid), start = usage_now();
		pty_hang_up(&p);
		if (with_signal)
			pty_signal(&p, SIGHUP);
		CHECK(pty_wait_end(&p, program_is_plain() ? 1 : 10));
		if (program_is_plain()) {
			CHECK(usage_now() - start < 1);
			CHECK(cpu_at_end(&p) - cpu < 0.05);
		}
		pty_end(&p);
	}
}
