/* race: programs side by side in one run.
 *
 * The machine's speed drifts, so programs are started in turn, A B A B, and
 * what counts is the median of the ratios within each round.
 *
 *     struct race r;
 *     race_run(&r, &postil, &less, 11);
 *     figure_goal("settled", samples_median(&r.settled), "x", 2.0);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BENCH_RACE_H
#define BENCH_RACE_H

#include "figure.h"
#include "terminal/pty.h"

enum { RACE_ROWS = 30, RACE_COLUMNS = 100 };

struct runner {
	const char *name;
	const char *argv[8]; /* up to a NULL */
	const char *quit;    /* keys that end it */
	const char *home;    /* NULL: a new one each time */
	const char *expect;  /* text on its first frame; NULL: any */
};

/* What one start took. */
struct start {
	double settled; /* seconds from starting to the last byte of the frame */
	double cpu;     /* seconds */
	double memory;  /* kB, the peak */
	double bytes;
};

struct race {
	struct samples settled, cpu, memory, bytes; /* ratios of a to b */
	struct samples a_settled, a_cpu, a_memory;  /* seconds, kB */
	struct samples b_settled, b_cpu, b_memory;
};

/* Starts a program and waits for its frame; false, told, when there is none. */
bool runner_start(const struct runner *r, struct pty *p);
void runner_quit(const struct runner *r, struct pty *p);

/* One start and its end. */
bool runner_measure(const struct runner *r, struct start *s);

/* One start of each that is not counted, then `rounds` that are. */
bool race_run(struct race *race, const struct runner *a, const struct runner *b, int rounds);

/* Lines of information: both programs' medians. */
void race_note(const struct race *race, const struct runner *a, const struct runner *b);

bool runner_exists(const char *program); /* in PATH; else it is told */

#endif
