/* SPDX-License-Identifier: MIT */
#include "race.h"

#include "terminal/environment.h"
#include "terminal/usage.h"

#include <stdlib.h>
#include <string.h>

static const struct pty_options size = {.rows = RACE_ROWS, .columns = RACE_COLUMNS};

bool runner_exists(const char *program)
{
	char *path = environment_find(program);

	if (!path)
		figure_note("%s is not installed: left out", program);
	free(path);
	return path != NULL;
}

static bool shows(struct pty *p, const char *text)
{
	return !text || emulator_find(pty_screen(p), text, NULL, NULL);
}

bool runner_start(const struct runner *r, struct pty *p)
{
	struct pty_options o = size;
	struct error err = {0};

	o.home = r->home;
	if (!pty_start(p, r->argv, &o, &err)) {
		figure_note("%s: %s", r->name, err.msg);
		error_release(&err);
		return false;
	}
	/* A program may be quiet before its first byte. */
	while (!p->marks.n && !p->ended && usage_now() - p->started < PTY_LIMIT)
		pty_read(p, 0.1);
	pty_settle(p, p->started);
	/* Waiting for the text says that it is the frame that settled. */
	for (int i = 0; i < 100 && !p->ended && !shows(p, r->expect); i++)
		pty_read(p, 0.1);
	if (!p->ended && shows(p, r->expect))
		return true;
	figure_note("%s: no first frame (%s)", r->name, pty_status(p));
	pty_end(p);
	return false;
}

void runner_quit(const struct runner *r, struct pty *p)
{
	pty_send(p, r->quit, strlen(r->quit));
	pty_wait_end(p, 1);
	pty_end(p);
}

bool runner_measure(const struct runner *r, struct start *s)
{
	struct pty p;

	if (!runner_start(r, &p))
		return false;
	s->settled = vec_last(&p.marks)->time - p.started;
	s->cpu = usage_cpu(p.pid);
	s->memory = (double)usage_memory(p.pid);
	s->bytes = (double)p.log.len;
	runner_quit(r, &p);
	return true;
}

static void add_ratio(struct samples *s, double a, double b)
{
	if (b > 0)
		samples_add(s, a / b);
}

static void add_round(struct race *race, const struct start *a, const struct start *b)
{
	add_ratio(&race->settled, a->settled, b->settled);
	add_ratio(&race->cpu, a->cpu, b->cpu);
	add_ratio(&race->memory, a->memory, b->memory);
	add_ratio(&race->bytes, a->bytes, b->bytes);
	samples_add(&race->a_settled, a->settled);
	samples_add(&race->b_settled, b->settled);
	samples_add(&race->a_cpu, a->cpu);
	samples_add(&race->b_cpu, b->cpu);
	samples_add(&race->a_memory, a->memory);
	samples_add(&race->b_memory, b->memory);
}

bool race_run(struct race *race, const struct runner *a, const struct runner *b, int rounds)
{
	memset(race, 0, sizeof *race);
	for (int i = -1; i < rounds; i++) {
		struct start of_a, of_b;

		if (!runner_measure(a, &of_a) || !runner_measure(b, &of_b))
			return false;
		if (i >= 0)
			add_round(race, &of_a, &of_b);
	}
	return true;
}

static void note(const char *name, const struct samples *settled, const struct samples *cpu,
		 const struct samples *memory)
{
	figure_note("%-10s settled %.2f ms, worst %.2f; CPU %.2f ms; peak %.1f MB", name,
		    1e3 * samples_median(settled), 1e3 * samples_worst(settled),
		    1e3 * samples_median(cpu), samples_median(memory) / 1024);
}

void race_note(const struct race *race, const struct runner *a, const struct runner *b)
{
	note(a->name, &race->a_settled, &race->a_cpu, &race->a_memory);
	note(b->name, &race->b_settled, &race->b_cpu, &race->b_memory);
}
