/* The harness itself: what it counts and tells must be true before it judges others.
 * SPDX-License-Identifier: MIT
 */
#include "pty.h"
#include "test.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NEEDS_EMULATOR()        \
	if (emulator_missing()) \
	SKIP("built without libvterm")

static bool start_shell(struct pty *p, const char *script, const struct pty_options *options)
{
	const char *const argv[] = {"sh", "-c", script, NULL};
	struct error err = {0};
	bool ok = pty_start(p, argv, options, &err);

	if (!ok)
		CHECK_STR(err.msg, "no error");
	error_release(&err);
	return ok;
}

static void run_shell(struct pty *p, const char *script)
{
	if (start_shell(p, script, &(struct pty_options){.rows = 6, .columns = 20, .first = true}))
		CHECK(pty_wait_end(p, 10));
	pty_screen(p);
}

static void check_row(struct pty *p, int row, const char *want)
{
	struct str line = STR_INIT;

	emulator_row(p->emulator, row, &line);
	CHECK_STR(line.s, want);
	str_release(&line);
}

TEST(emulator_places_text_and_counts_cells)
{
	static const struct {
		const char *bytes;
		const char *first_row;
		size_t painted, changed;
	} cases[] = {
	    {"abc", "abc", 3, 3},
	    {"abc\rabc", "abc", 6, 3},
	    {"abc\x1b[2J", "", 6, 0},
	    {"ab\x1b[1;5Hcd", "ab  cd", 4, 4},
	    {"a\x1b[4b", "aaaaa", 5, 5},
	    {"\x1b[31ma\x1b[m", "a", 1, 1},
	    {"\xe4\xb8\xad!", "\xe4\xb8\xad!", 3, 3},
	    {"e\xcc\x81x", "e\xcc\x81x", 2, 2},
	    {"abc\x1b[1;1H\x1b[2P", "c", 3, 1},
	    {"\x1b[7m \x1b[m", "", 1, 1},
	    {"\x1b[31m \x1b[m", "", 1, 0},
	};

	NEEDS_EMULATOR();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct emulator *e = emulator_new(3, 10), *empty = emulator_new(3, 10);
		struct str line = STR_INIT;

		for (const char *b = cases[i].bytes; *b; b++)
			emulator_feed(e, b, 1);
		emulator_row(e, 0, &line);
		CHECK_STR(line.s, cases[i].first_row);
		CHECK_INT(e->painted, cases[i].painted);
		CHECK_INT(cells_changed(e->cells, empty->cells, 30), cases[i].changed);
		CHECK_INT(e->outside, 0);
		str_release(&line);
		emulator_free(e);
		emulator_free(empty);
	}
}

/* Scrolling by one and writing the new line needs that line; scrolling to and fro
 * needs nothing, and what is painted for it was for nothing. */
TEST(emulator_tells_what_needed_painting)
{
	static const struct {
		const char *bytes;
		size_t painted, changed, needed;
	} cases[] = {
	    {"\x1b[3;1H\nggg", 3, 9, 3},
	    {"\x1b[3;1H\n\x1b[1;1HAAA\r\nBBB\r\nCCC", 9, 0, 0},
	    {"\x1b[1;1HAAA", 3, 0, 0},
	    {"\x1b[2JAAA", 12, 12, 12},
	};

	NEEDS_EMULATOR();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct emulator *e = emulator_new(3, 10);

		emulator_feed(e, "AAA\r\nBBB\r\nCCC", 13);
		emulator_mark(e);
		size_t painted = e->painted;
		emulator_feed(e, cases[i].bytes, strlen(cases[i].bytes));
		CHECK_INT(e->painted - painted, cases[i].painted);
		CHECK_INT(emulator_changed(e), cases[i].changed);
		CHECK_INT(emulator_needed(e), cases[i].needed);
		emulator_free(e);
	}
}

TEST(emulator_tells_modes_title_and_cursor)
{
	static const char bytes[] = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b]0;news\a\x1b[2;4H";

	NEEDS_EMULATOR();
	struct emulator *e = emulator_new(3, 10);
	emulator_feed(e, bytes, sizeof bytes - 1);
	CHECK(e->alternate);
	CHECK(!e->cursor_visible);
	CHECK(emulator_has_mode(e, 2004));
	CHECK(!emulator_has_mode(e, 25));
	CHECK_STR(e->title.s, "news");
	CHECK_INT(e->row, 1);
	CHECK_INT(e->column, 3);
	emulator_feed(e, "\x1b[?1049l\x1b[?2004l", 16);
	CHECK(!e->alternate);
	CHECK(!emulator_has_mode(e, 2004));
	emulator_free(e);
}

TEST(emulator_finds_the_column_behind_wide_characters)
{
	static const char bytes[] = "\r\n\xe4\xb8\xad\xe4\xb8\xad"
				    "e\xcc\x81 word";
	int row = 0, column = 0;

	NEEDS_EMULATOR();
	struct emulator *e = emulator_new(3, 20);
	emulator_feed(e, bytes, sizeof bytes - 1);
	CHECK(emulator_find(e, "word", &row, &column));
	CHECK_INT(row, 1);
	CHECK_INT(column, 6);
	CHECK(!emulator_find(e, "absent", NULL, NULL));
	emulator_free(e);
}

static void note_token(const struct token *t, void *user)
{
	str_printf(user, "%d:%zu ", (int)t->kind, t->bytes.len);
}

TEST(sequences_are_the_same_in_any_pieces)
{
	static const char bytes[] =
	    "a\xc3\xa9\n\x1b[1;2H\x1b]0;t\x1b\\\x1b(B\x1bP+q\x1b\\x\x1b=\x7f";
	struct str got = STR_INIT;
	struct sequences s;

	sequences_init(&s, note_token, &got);
	sequences_feed(&s, bytes, sizeof bytes - 1);
	CHECK_STR(got.s, "0:3 1:1 3:6 4:7 2:3 4:6 0:1 2:2 1:1 ");
	str_clear(&got);
	for (size_t i = 0; i < sizeof bytes - 1; i++)
		sequences_feed(&s, bytes + i, 1);
	CHECK_STR(got.s, "0:1 0:2 1:1 3:6 4:7 2:3 4:6 0:1 2:2 1:1 ");
	CHECK(!sequences_open(&s));
	sequences_feed(&s, "\x1b[1", 3);
	CHECK(sequences_open(&s));
	sequences_release(&s);
	str_release(&got);
}

TEST(pty_shows_output_and_status)
{
	struct pty p;

	NEEDS_EMULATOR();
	run_shell(&p, "stty size; printf '\\033[3;2Hthere'; exit 3");
	check_row(&p, 0, "6 20");
	check_row(&p, 2, " there");
	CHECK_STR(pty_status(&p), "exit status 3");
	pty_end(&p);
	run_shell(&p, "kill -TERM $$");
	CHECK_STR(pty_status(&p), "signal 15");
	pty_end(&p);
}

TEST(pty_gives_an_environment_of_its_own)
{
	static const char *const set[] = {"NO_COLOR=1", NULL};
	struct pty p;

	NEEDS_EMULATOR();
	run_shell(&p, "echo $TERM $LC_ALL; ls -a $HOME | wc -l");
	check_row(&p, 0, "xterm-256color C.UTF");
	check_row(&p, 2, "2");
	CHECK(access(p.home, F_OK) == 0);
	pty_end(&p);
	if (!start_shell(&p, "echo \"<$TERM><$NO_COLOR>\"",
			 &(struct pty_options){.term = "", .set = set}))
		return;
	CHECK(pty_wait_text(&p, "<><1>") > 0);
	pty_end(&p);
}

TEST(pty_stops_and_continues_like_a_job_of_a_shell)
{
	struct pty p;

	NEEDS_EMULATOR();
	if (!start_shell(&p, "kill -TSTP $$; echo back; sleep 30", &(struct pty_options){0}))
		return;
	CHECK(pty_wait_stop(&p, 10));
	pty_signal(&p, SIGCONT);
	CHECK(pty_wait_text(&p, "back") > 0);
	pty_settle(&p, usage_now());
	CHECK(!p.stopped);
	CHECK(!p.ended);
	pty_end(&p);
}

TEST(pty_keeps_the_settings_after_the_end)
{
	struct termios now;
	struct pty p;

	NEEDS_EMULATOR();
	run_shell(&p, "true");
	CHECK(pty_settings(&p, &now) && now.c_lflag == p.before.c_lflag);
	pty_end(&p);
	run_shell(&p, "stty -echo raw");
	CHECK(pty_settings(&p, &now) && now.c_lflag != p.before.c_lflag);
	pty_end(&p);
}

TEST(pty_answers_what_a_terminal_answers)
{
	static const char script[] =
	    "stty raw -echo; printf 'xyz\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c;"
	    "printf '\\033[c'; dd bs=1 count=5 2>/dev/null | od -An -c";
	struct pty p;

	NEEDS_EMULATOR();
	if (!start_shell(&p, script, &(struct pty_options){0}))
		return;
	CHECK(pty_wait_text(&p, "[   1   ;   4   R") > 0);
	CHECK(pty_wait_text(&p, "[   ?   6   4") > 0);
	pty_end(&p);
}

TEST(pty_resizes_the_terminal)
{
	static const char script[] =
	    "trap 'stty size' WINCH; echo go; while :; do sleep 0.05; done";
	struct pty p;

	NEEDS_EMULATOR();
	if (!start_shell(&p, script, &(struct pty_options){0}))
		return;
	CHECK(pty_wait_text(&p, "go") > 0);
	pty_resize(&p, 11, 33);
	CHECK(pty_wait_text(&p, "11 33") > 0);
	pty_end(&p);
}

TEST(pty_sees_work_and_idleness)
{
	struct pty p;

	NEEDS_EMULATOR();
	if (!start_shell(
		&p, "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done; exec sleep 30",
		&(struct pty_options){0}))
		return;
	double last = pty_settle(&p, p.started);
	CHECK(last > p.started && !p.late);
	CHECK(emulator_find(pty_screen(&p), "done", NULL, NULL));
#ifdef __linux__
	CHECK(usage_cpu(p.pid) > 0.01);
	CHECK(usage_memory(p.pid) > 100);
	long before = usage_wakeups(p.pid);
	pty_read(&p, 0.3);
	CHECK_INT(usage_wakeups(p.pid) - before, 0);
#endif
	double start = usage_now();
	pty_end(&p);
	CHECK(usage_now() - start < 5);
}

TEST(pty_tells_a_press_in_figures)
{
	struct pty p;

	NEEDS_EMULATOR();
	if (!start_shell(&p, "stty -echo; echo go; read x; printf 'abc\\rab'; read x",
			 &(struct pty_options){0}))
		return;
	pty_wait_text(&p, "go");
	pty_settle(&p, usage_now());
	struct pty_answer a = pty_press(&p, "\n");
	CHECK_INT(a.painted, 5);
	CHECK_INT(a.changed, 3);
	CHECK_INT(a.bytes, 6);
	CHECK(a.latency > 0 && a.latency < 5 && !a.late);
	pty_end(&p);
}

TEST(pty_says_what_it_cannot_start)
{
	const char *const argv[] = {"no-such-program-anywhere", NULL};
	struct error err = {0};
	struct pty p;

	CHECK(!pty_start(&p, argv, &(struct pty_options){0}, &err));
	CHECK_STR(err.msg, "there is no program no-such-program-anywhere");
	error_release(&err);
}

TEST(pty_end_leaves_nobody_behind)
{
	struct pty p;

	if (!start_shell(&p, "trap '' HUP TERM INT; while :; do sleep 1; done",
			 &(struct pty_options){0}))
		return;
	pid_t pid = p.pid;
	pty_end(&p);
	CHECK(kill(pid, 0) < 0);
}
