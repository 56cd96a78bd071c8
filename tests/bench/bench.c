/* bench [FIGURE …]: measures, prints a table, and says how many goals were met.
 *
 * $POSTIL is the program, build/postil without it; the current folder is the
 * project's.  The status is 0 also when goals are missed.
 * SPDX-License-Identifier: MIT
 */
#include "bench.h"

#include "base/file.h"
#include "figure.h"
#include "terminal/pty.h"
#include "terminal/usage.h"

#include <locale.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
	const char *name;
	void (*run)(const struct bench *b);
	bool terminal; /* needs the program and the emulator */
} figures[] = {
    {"start", bench_start, true},   {"keys", bench_keys, true},
    {"large", bench_large, true},   {"corpus", bench_corpus, true},
    {"yaml", bench_yaml, false},    {"annotate", bench_annotate, false},
    {"before", bench_before, true},
};

/* On a loaded machine this takes the load out of the figures. */
static bool take_priority(void)
{
#ifdef __linux__
	struct sched_param priority = {.sched_priority = 1};

	return sched_setscheduler(0, SCHED_RR, &priority) == 0;
#else
	return false;
#endif
}

/* How steady is the machine now?  The median and the worst of a fixed loop. */
static void note_noise(void)
{
	struct samples times = {0};

	for (int i = 0; i < 50; i++) {
		double start = usage_now();

		for (volatile int k = 0; k < 1000000; k++)
			;
		samples_add(&times, usage_now() - start);
	}
	figure_note("a fixed loop: median %.2f ms, worst %.2f", 1e3 * samples_median(&times),
		    1e3 * samples_worst(&times));
}

static bool wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return true;
	return argc < 2;
}

static void run_all(const struct bench *b, int argc, char **argv)
{
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		if (!wanted(figures[i].name, argc, argv))
			continue;
		figure_heading(figures[i].name);
		if (figures[i].terminal && emulator_missing())
			figure_note("built without libvterm: left out");
		else if (figures[i].terminal && !file_exists(b->program))
			figure_note("there is no %s: left out", b->program);
		else
			figures[i].run(b);
	}
}

int main(int argc, char **argv)
{
	const char *program = getenv("POSTIL");
	char *folder = pty_new_folder();
	struct bench b = {.program = program ? program : "build/postil", .folder = folder};

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!folder) {
		fprintf(stderr, "bench: cannot make a folder under TMPDIR\n");
		return 2;
	}
	char *home = file_join(folder, "home");
	mkdir(home, 0700);
	b.home = home;
	figure_heading("machine");
	figure_note("%s",
		    take_priority() ? "SCHED_RR" : "no SCHED_RR: other load shows in the figures");
	note_noise();
	run_all(&b, argc, argv);
	figure_sum();
	pty_remove_folder(folder);
	free(home);
	free(folder);
	return 0;
}
