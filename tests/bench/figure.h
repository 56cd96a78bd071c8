/* figure: the table of results.
 *
 * One line for each figure: what, the value, the goal, ok or MISSED.  Lines
 * without a goal are for information.  Nothing here fails: a missed goal is a
 * result.
 *
 *     figure_heading("start");
 *     figure_goal("settled frame, postil / less", samples_median(&ratios), "x", 2.0);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BENCH_FIGURE_H
#define BENCH_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

enum { SAMPLES_MOST = 256 };

struct samples {
	double v[SAMPLES_MOST];
	size_t n;
};

void samples_add(struct samples *s, double value); /* past SAMPLES_MOST it is dropped */
double samples_median(const struct samples *s);    /* 0 of none */
double samples_worst(const struct samples *s);     /* the largest */

void figure_heading(const char *name);

/* Smaller is better: ok up to the goal. */
void figure_goal(const char *what, double value, const char *unit, double goal);

/* Larger is better. */
void figure_floor(const char *what, double value, const char *unit, double goal);

/* A goal that could not be measured; counted as missed. */
void figure_failed(const char *what, const char *why);

void figure_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The last line: N of M goals met. */
void figure_sum(void);

#endif
