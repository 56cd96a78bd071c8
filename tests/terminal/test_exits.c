/* Every signal at any moment, terminals that go away, and hundreds of stops: the terminal
 * is as it was, and nothing is lost.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The same numbers on every run. */
static unsigned long chance(unsigned long *random, unsigned long below)
{
	*random = *random * 6364136223846793005u + 1442695040888963407u;
	return (*random >> 33) % below;
}

static void wait_for(struct pty *p, double seconds)
{
	double end = usage_now() + seconds;

	while (!p->ended && usage_now() < end)
		pty_read(p, end - usage_now() > 0.001 ? 0.001 : 0);
}

static bool start(struct pty *p, const char *const *argv)
{
	struct error err = {0};
	bool ok = pty_start(p, argv, &(struct pty_options){0}, &err);

	CHECK(ok);
	error_release(&err);
	return ok;
}

static bool start_on_content(struct pty *p)
{
	return start(p, (const char *const[]){getenv("POSTIL"), "content", NULL});
}

/* ---- signals */

enum outcome { ENDS, GOES_ON, STOPS };

static const struct {
	int number;
	enum outcome outcome;
} signals[] = {
    {SIGHUP, ENDS},      {SIGTERM, ENDS},    {SIGINT, ENDS},     {SIGQUIT, ENDS},
    {SIGUSR1, ENDS},     {SIGUSR2, ENDS},    {SIGXCPU, ENDS},    {SIGSEGV, ENDS},
    {SIGABRT, ENDS},     {SIGBUS, ENDS},     {SIGFPE, ENDS},     {SIGILL, ENDS},
    {SIGSYS, ENDS},      {SIGTRAP, ENDS},    {SIGTSTP, STOPS},   {SIGCONT, GOES_ON},
    {SIGWINCH, GOES_ON}, {SIGPIPE, GOES_ON}, {SIGXFSZ, GOES_ON},
};

enum { SIGNALS = sizeof signals / sizeof *signals };

static void quit(struct pty *p)
{
	for (int i = 0; i < 3 && !p->ended; i++) {
		pty_send(p, "\033", 1); /* known after a while only */
		wait_for(p, 0.1);
	}
	pty_send(p, "Q", 1);
}

static void check_status(struct pty *p, int number, bool early)
{
	bool killed = WIFSIGNALED(p->status) && WTERMSIG(p->status) == number;

	if (!killed && (program_is_plain() || !WIFEXITED(p->status)))
		CHECK_STR(pty_status(p),
			  early ? "killed by the signal, early" : "killed by the signal");
}

/* Early: before there was a frame, when handlers may not be there yet. */
static void send_signal(struct pty *p, size_t which)
{
	bool early = !pty_screen(p)->alternate;

	pty_signal(p, signals[which].number);
	if (signals[which].outcome == STOPS && pty_wait_stop(p, 10)) {
		program_check_restored(p);
		pty_signal(p, SIGCONT);
	}
	if (signals[which].outcome != ENDS)
		quit(p);
	CHECK(pty_wait_end(p, 10));
	if (signals[which].outcome == ENDS)
		check_status(p, signals[which].number, early);
	else if (!(early && WIFSIGNALED(p->status)))
		CHECK_STR(pty_status(p), "exit status 0");
	program_check_restored(p);
}

/* Before it is the program it ignores what its leader ignores. */
static void wait_until_run(const struct pty *p)
{
	double limit = usage_now() + 0.5;
	char link[64], path[512];
	ssize_t n;

	snprintf(link, sizeof link, "/proc/%d/exe", (int)p->pid);
	while ((n = readlink(link, path, sizeof path - 1)) > 0 && usage_now() < limit) {
		path[n] = '\0';
		if (strcmp(strrchr(path, '/'), "/postil") == 0)
			return;
	}
}

TEST(exits_by_every_signal_at_any_moment)
{
	static const char *const keys[] = {"",   "/mali", "ge",  "?",    "f",
					   "]]", "v",     "gl/", "gxgf", "zf"};
	size_t times = test_count(2 * SIGNALS, 400 + 2 * SIGNALS);
	unsigned long random = 77;

	NEEDS_PROGRAM();
	for (size_t i = 0; i < times; i++) {
		const char *typed = keys[chance(&random, 10)];
		struct pty p;

		if (!start_on_content(&p))
			return;
		test_row("signal %d after %s, time %zu", signals[i % SIGNALS].number, typed, i);
		wait_until_run(&p);
		if (i % 3 == 0) {
			wait_for(&p, (double)chance(&random, 40000) / 1e6);
		} else {
			pty_wait_text(&p, "Le CNT");
			pty_send(&p, typed, strlen(typed));
			wait_for(&p, (double)chance(&random, 20000) / 1e6);
		}
		send_signal(&p, i % SIGNALS);
		pty_end(&p);
	}
	printf("# %zu exits by %d signals\n", times, SIGNALS);
}

/* ---- the terminal goes away */

static double cpu_at_end(const struct pty *p)
{
	return (double)(p->used.ru_utime.tv_sec + p->used.ru_stime.tv_sec) +
	       (double)(p->used.ru_utime.tv_usec + p->used.ru_stime.tv_usec) / 1e6;
}

/* Gone within a second and without work, unless something checks its memory. */
static void check_gone(struct pty *p, double cpu, double since)
{
	CHECK(pty_wait_end(p, program_is_plain() ? 1.5 : 10));
	if (!program_is_plain())
		return;
	CHECK(usage_now() - since < 1);
	CHECK(cpu_at_end(p) - cpu < 0.05);
}

static void hang_up(bool ignored, bool with_signal, const char *keys)
{
	const char *const usual[] = {getenv("POSTIL"), "content", NULL};
	const char *const deaf[] = {
	    "sh", "-c", "trap '' HUP; exec \"$0\" \"$1\"", getenv("POSTIL"), "content", NULL};
	struct pty p;

	if (!start(&p, ignored ? deaf : usual))
		return;
	pty_wait_text(&p, "Le CNT");
	pty_send(&p, keys, strlen(keys));
	pty_settle(&p, usage_now());
	double cpu = usage_cpu(p.pid), since = usage_now();
	pty_hang_up(&p);
	if (with_signal)
		pty_signal(&p, SIGHUP);
	check_gone(&p, cpu, since);
	pty_end(&p);
}

TEST(exits_when_the_terminal_goes_away)
{
	static const char *const keys[] = {"",         "/mali", "]]", "?",   "f",
					   "aA claim", "ge",    "v",  "gl&x"};
	size_t times = test_count(8, 60);

	NEEDS_PROGRAM();
	for (size_t i = 0; i < times; i++) {
		test_row("hang-up %zu", i);
		hang_up(i & 1, i & 2, keys[i % 9]);
	}
	printf("# %zu hang-ups\n", times);
}

/* Nobody reads what a command prints. */
TEST(exits_when_its_output_has_no_reader)
{
	static const char *const commands[] = {"", "--plain", "list", "facts", "mentions", "show"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		const char *const argv[] = {
		    "sh",
		    "-c",
		    "yes content | head -n 400 | xargs \"$0\" $1 | head -c 1 >/dev/null",
		    getenv("POSTIL"),
		    commands[i],
		    NULL};
		struct pty p;

		test_row("%s", commands[i]);
		if (!start(&p, argv))
			continue;
		double since = usage_now();
		CHECK(pty_wait_end(&p, 10));
		if (program_is_plain())
			CHECK(usage_now() - since < 5);
		pty_end(&p);
	}
}

/* ---- stop and continue */

/* One edit or its opposite, a stop in the middle of its saving, and another size. */
static void stop_once(struct story *s, unsigned long *random, size_t i)
{
	const char *act = i % 2 == 0 ? "1ggwwve\r" : "u";
	struct pty *p = &s->pty;

	pty_send(p, act, strlen(act));
	wait_for(p, (double)chance(random, 8000) / 1e6);
	if (chance(random, 2))
		pty_send(p, "\x1a", 1);
	else
		pty_signal(p, SIGTSTP);
	CHECK(pty_wait_stop(p, 10));
	if (i % 16 == 0)
		program_check_restored(p);
	pty_resize(p, 6 + (int)chance(random, 40), 30 + (int)chance(random, 120));
	pty_signal(p, SIGCONT);
	p->stopped = false;
	wait_for(p, (double)chance(random, 8000) / 1e6);
}

/* What a fresh start shows at this size. */
static void check_like_fresh(struct story *s)
{
	struct story fresh = *s;
	char *got, *want;

	story_keys(s, "gg");
	pty_resize(&s->pty, 24, 80);
	pty_settle(&s->pty, usage_now());
	CHECK(pty_screen(&s->pty)->alternate);
	got = program_screen(&s->pty);
	story_quit(s);
	if (story_open(&fresh, &(struct pty_options){0})) {
		story_keys(&fresh, "gg");
		want = program_screen(&fresh.pty);
		CHECK(strstr(got, "Anna met Bruno") && strstr(want, "Anna met Bruno"));
		free(want);
		story_quit(&fresh);
	}
	free(got);
}

TEST(stops_and_continues_in_the_middle_of_everything)
{
	size_t times = test_count(12, 500), i;
	unsigned long random = 5;
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		for (i = 0; i < times && !s.pty.ended; i++) {
			test_row("stop %zu", i);
			stop_once(&s, &random, i);
		}
		pty_resize(&s.pty, 24, 110);
		pty_settle(&s.pty, usage_now());
		story_keys(&s, "zz");
		CHECK(!story_has(&s, "a.yaml", "{entity: bruno"));
		story_keys(&s, "1ggwwve\r");
		story_check_shows(&s, "mark Bruno");
		story_keys(&s, "zz");
		CHECK(story_has(&s, "a.yaml", "{entity: bruno"));
		check_like_fresh(&s);
		story_check_clean(&s);
		printf("# %zu stops\n", i);
	}
	story_release(&s);
}
