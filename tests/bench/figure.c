/* SPDX-License-Identifier: MIT */
#include "figure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int goals, met;

void samples_add(struct samples *s, double value)
{
	if (s->n < SAMPLES_MOST)
		s->v[s->n++] = value;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

double samples_median(const struct samples *s)
{
	struct samples sorted = *s;

	if (s->n == 0)
		return 0;
	qsort(sorted.v, sorted.n, sizeof *sorted.v, compare);
	return (sorted.v[(s->n - 1) / 2] + sorted.v[s->n / 2]) / 2;
}

double samples_worst(const struct samples *s)
{
	double worst = 0;

	for (size_t i = 0; i < s->n; i++)
		worst = s->v[i] > worst ? s->v[i] : worst;
	return worst;
}

void figure_heading(const char *name)
{
	printf("%s\n", name);
	fflush(stdout);
}

static void line(const char *what, const char *value, const char *goal, bool ok)
{
	goals++;
	met += ok;
	printf("  %-52s %12s   goal %-10s %s\n", what, value, goal, ok ? "ok" : "MISSED");
	fflush(stdout);
}

static void compare_with(const char *what, double value, const char *unit, double goal, bool floor)
{
	char got[40], wanted[40];
	bool ok = floor ? value >= goal : value <= goal;
	int digits = value < 100 && value != (double)(long)value ? 2 : 0;

	snprintf(got, sizeof got, "%.*f %s", digits, value, unit);
	snprintf(wanted, sizeof wanted, "%s %g", floor ? ">=" : "<=", goal);
	line(what, got, wanted, ok);
}

void figure_goal(const char *what, double value, const char *unit, double goal)
{
	compare_with(what, value, unit, goal, false);
}

void figure_floor(const char *what, double value, const char *unit, double goal)
{
	compare_with(what, value, unit, goal, true);
}

void figure_failed(const char *what, const char *why)
{
	line(what, "-", why, false);
}

void figure_note(const char *fmt, ...)
{
	va_list ap;

	printf("  ");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
	fflush(stdout);
}

void figure_sum(void)
{
	printf("%d of %d goals met\n", met, goals);
}
