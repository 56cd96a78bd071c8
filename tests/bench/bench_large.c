/* An article of 1 MB with 10,000 mentions and 1,000 facts.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "generate.h"
#include "race.h"
#include "terminal/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES = 1000000, MENTIONS = 10000, FACTS = 1000, TIMES = 5 };

/* A key; what is typed before and after each time is not measured. */
static const struct {
	const char *name, *before, *keys, *after;
} script[] = {
    {"j", "", "j", ""},
    {"Space", "", " ", ""},
    {"]]", "", "]]", ""},
    {"]e", "", "]e", ""},
    {"]f", "", "]f", ""},
    {"G", "", "G", "gg"},
    {"gg", "G", "gg", ""},
    {"/word Enter", "gg", "/" GENERATED_RARE "\r", ""},
    {"/word Enter, frequent", "gg", "/conseil\r", ""},
    {"n", "", "n", ""},
    {"f", "\x1b", "f", "\x1b"},
};

static void press(struct pty *p, const char *keys)
{
	if (!*keys)
		return;
	pty_press(p, keys);
	if (strchr(keys, '\x1b'))
		pty_read(p, 0.1); /* Esc alone is known only after a while */
}

static void tell(const char *name, const struct samples *latency, int silent)
{
	char what[60];

	snprintf(what, sizeof what, "1 MB: %s (worst %.2f)", name, 1e3 * samples_worst(latency));
	if (silent == TIMES)
		figure_failed(what, "no answer");
	else
		figure_goal(what, 1e3 * samples_median(latency), "ms", 16);
}

static void measure_keys(struct pty *p)
{
	for (size_t i = 0; i < sizeof script / sizeof *script; i++) {
		struct samples latency = {0};
		int silent = 0;

		for (int n = 0; n < TIMES; n++) {
			press(p, script[i].before);
			struct pty_answer a = pty_press(p, script[i].keys);

			samples_add(&latency, a.latency);
			silent += a.bytes == 0;
			press(p, script[i].after);
		}
		tell(script[i].name, &latency, silent);
	}
}

/* From the middle of the text, where wrapping again costs most. */
static void measure_resize(struct pty *p)
{
	struct samples latency = {0};
	int silent = 0;

	press(p, "50%");
	for (int n = 0; n < TIMES; n++) {
		double start = usage_now();

		pty_resize(p, RACE_ROWS + n % 2, RACE_COLUMNS - 7 * (1 + n % 2));
		double last = pty_settle(p, start);
		samples_add(&latency, last > 0 ? last - start : 0);
		silent += last <= 0;
	}
	tell("resize", &latency, silent);
}

static void race_vim(const struct runner *postil, const struct runner *vim)
{
	struct race race;

	if (!race_run(&race, postil, vim, 9)) {
		figure_failed("1 MB: settled first frame / vim", "not run");
		return;
	}
	race_note(&race, postil, vim);
	figure_goal("1 MB: settled first frame / vim", samples_median(&race.settled), "x", 2.0);
	figure_note("CPU / vim %.2f x; peak memory / vim %.2f x", samples_median(&race.cpu),
		    samples_median(&race.memory));
}

void bench_large(const struct bench *b)
{
	char *corpus = file_join(b->folder, "large"), *text = file_join(b->folder, "large.txt");
	struct runner postil = {
	    .name = "postil", .argv = {b->program, corpus}, .quit = "q", .home = b->home};
	struct runner vim = {
	    .name = "vim", .argv = {"vim", "--clean", "-n", text}, .quit = "\x1b:q!\r"};
	struct str yaml = STR_INIT;
	struct prose prose;
	struct pty p;

	prose_init(&prose, 5, BYTES, MENTIONS);
	prose_yaml(&prose, FACTS, &yaml);
	if (!generate_corpus(corpus, 0, 0) || !generate_file(corpus, "large.yaml", &yaml) ||
	    !generate_file(b->folder, "large.txt", &prose.text)) {
		figure_failed("1 MB: settled first frame / vim", "not written");
	} else {
		if (runner_exists("vim"))
			race_vim(&postil, &vim);
		if (runner_start(&postil, &p)) {
			measure_keys(&p);
			measure_resize(&p);
			runner_quit(&postil, &p);
		}
	}
	prose_release(&prose);
	str_release(&yaml);
	free(corpus);
	free(text);
}
