/* Start and keys beside another build of this program: $BEFORE is its path.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "generate.h"
#include "race.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { STARTS = 101, ROUNDS = 12, TEXT = 60000, MENTIONS = 600 };

static void compare_starts(const char *what, const struct runner *now, const struct runner *before)
{
	struct race race;
	char line[80];

	snprintf(line, sizeof line, "%s: CPU of a start / before", what);
	if (!race_run(&race, now, before, STARTS)) {
		figure_failed(line, "not run");
		return;
	}
	race_note(&race, now, before);
	figure_goal(line, samples_median(&race.cpu), "x", 1.05);
	figure_note("settled %.3f x, memory %.3f x, bytes %.3f x", samples_median(&race.settled),
		    samples_median(&race.memory), samples_median(&race.bytes));
}

/* Every key of a small tour; CPU of one round in seconds. */
static double tour(struct pty *p)
{
	static const char *const keys[] = {"]]", "]]", "[[", "]e", "j",  "j",  "k", " ", "b", "]f",
					   "\t", "j",  "k",  "ga", "/a", "\r", "n", "?", "?", "gg"};
	double cpu = 0;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		cpu += pty_press(p, keys[i]).cpu;
	return cpu;
}

static void compare_keys(const char *what, const struct runner *now, const struct runner *before)
{
	struct samples ratios = {0};
	struct pty p, q;
	char line[80];

	snprintf(line, sizeof line, "%s: CPU of keys / before", what);
	if (!runner_start(now, &p))
		return;
	if (runner_start(before, &q)) {
		tour(&p);
		tour(&q);
		for (int i = 0; i < ROUNDS; i++) {
			double ours = tour(&p), theirs = tour(&q);

			if (theirs > 0)
				samples_add(&ratios, ours / theirs);
		}
		if (ratios.n == ROUNDS && !p.ended && !q.ended)
			figure_goal(line, samples_median(&ratios), "x", 1.05);
		else
			figure_failed(line, "one of them ended");
		runner_quit(before, &q);
	}
	runner_quit(now, &p);
}

/* Each has a home of its own, where it finds what it left there. */
static void compare(const struct bench *b, const char *before, const char *what, const char *corpus)
{
	char *home = file_join(b->folder, "home-of-before");
	struct runner ours = {
	    .name = "postil", .argv = {b->program, corpus}, .quit = "Q", .home = b->home};
	struct runner theirs = {
	    .name = "before", .argv = {before, corpus}, .quit = "Q", .home = home};

	mkdir(home, 0700);
	compare_starts(what, &ours, &theirs);
	compare_keys(what, &ours, &theirs);
	free(home);
}

void bench_before(const struct bench *b)
{
	const char *before = getenv("BEFORE");
	char *corpus = file_join(b->folder, "before");
	struct str yaml = STR_INIT;
	struct prose p;

	if (!before) {
		figure_note("BEFORE=PATH names another build to compare with: left out");
		free(corpus);
		return;
	}
	prose_init(&p, 5, TEXT, MENTIONS);
	prose_yaml(&p, 60, &yaml);
	compare(b, before, "content", "content");
	if (generate_corpus(corpus, 0, 0) && generate_file(corpus, "long.yaml", &yaml))
		compare(b, before, "60 kB", corpus);
	prose_release(&p);
	str_release(&yaml);
	free(corpus);
}
