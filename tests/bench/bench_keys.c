/* What a key costs: time, bytes, cells; and what happens when nobody types.
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

/* What one key did, many times over. */
struct key_samples {
	struct samples latency, cpu, bytes, painted, needed;
	size_t silent; /* times that no byte came */
};

static void press(struct pty *p, const char *keys, struct key_samples *s)
{
	struct pty_answer a = pty_press(p, keys);

	s->silent += a.bytes == 0;
	samples_add(&s->latency, a.latency);
	samples_add(&s->cpu, a.cpu);
	samples_add(&s->bytes, (double)a.bytes);
	samples_add(&s->painted, (double)a.painted);
	samples_add(&s->needed, (double)a.needed);
}

static void note_key(const char *name, const struct key_samples *s)
{
	figure_note("%-14s latency %.2f ms, worst %.2f; CPU %.0f us; %.0f bytes; %.0f cells "
		    "painted, %.0f needed%s",
		    name, 1e3 * samples_median(&s->latency), 1e3 * samples_worst(&s->latency),
		    1e6 * samples_median(&s->cpu), samples_median(&s->bytes),
		    samples_median(&s->painted), samples_median(&s->needed),
		    s->silent ? "; some without an answer" : "");
}

/* ---- latency on a text of many pages, in turn with the pager's `j` */

enum { LONG = 60000, LONG_MENTIONS = 600, REPEATS = 25 };

static const struct {
	const char *name, *keys;
} measured[] = {{"]]", "]]"}, {"j", "j"}, {"Space", " "}};
enum { MEASURED = sizeof measured / sizeof *measured };

static void tell_latency(const struct key_samples *keys, const struct key_samples *pager)
{
	note_key("less j", pager);
	for (size_t k = 0; k < MEASURED; k++) {
		char what[60];

		note_key(measured[k].name, &keys[k]);
		snprintf(what, sizeof what, "%s: latency over that of less j", measured[k].name);
		if (keys[k].silent > REPEATS / 2)
			figure_failed(what, "no answer");
		else
			figure_goal(what,
				    1e3 * (samples_median(&keys[k].latency) -
					   samples_median(&pager->latency)),
				    "ms", 1.0);
	}
}

static void press_in_turn(const struct runner *postil, const struct runner *less)
{
	struct key_samples keys[MEASURED] = {0}, pager = {0};
	struct pty p, q;

	if (!runner_start(postil, &p))
		return;
	if (runner_start(less, &q)) {
		for (int i = 0; i < REPEATS; i++) {
			for (size_t k = 0; k < MEASURED; k++)
				press(&p, measured[k].keys, &keys[k]);
			press(&q, "j", &pager);
		}
		tell_latency(keys, &pager);
		runner_quit(less, &q);
	}
	runner_quit(postil, &p);
}

static void bench_latency(const struct bench *b)
{
	char *corpus = file_join(b->folder, "long"), *text = file_join(b->folder, "long.txt");
	struct runner postil = {.name = "postil", .argv = {b->program, corpus}, .quit = "q"};
	struct runner less = {.name = "less", .argv = {"less", text}, .quit = "q"};
	struct str yaml = STR_INIT;
	struct prose p;

	prose_init(&p, 3, LONG, LONG_MENTIONS);
	prose_yaml(&p, 60, &yaml);
	if (!generate_corpus(corpus, 0, 0) || !generate_file(corpus, "long.yaml", &yaml) ||
	    !generate_file(b->folder, "long.txt", &p.text))
		figure_failed("latency of keys", "not written");
	else if (runner_exists("less"))
		press_in_turn(&postil, &less);
	prose_release(&p);
	str_release(&yaml);
	free(corpus);
	free(text);
}

/* ---- bytes and cells on content/ */

static void note_cells(const char *name, const struct key_samples *s, double *painted,
		       double *needed)
{
	double p = 0, n = 0;

	for (size_t i = 0; i < s->painted.n; i++) {
		p += s->painted.v[i];
		n += s->needed.v[i];
	}
	figure_note("%-10s %5.0f cells painted, %5.0f needed: %.2f", name, p, n, n > 0 ? p / n : 0);
	*painted += p;
	*needed += n;
}

static void bench_cells(struct pty *p)
{
	static const struct {
		const char *name, *keys;
		int times;
	} script[] = {{"]e", "]e", 6},  {"]]", "]]", 6},   {"[[", "[[", 4}, {"j", "j", 10},
		      {"k", "k", 5},    {"Space", " ", 2}, {"b", "b", 2},   {"]f", "]f", 4},
		      {"Tab", "\t", 4}, {"G", "G", 1},     {"gg", "gg", 1}};
	double painted = 0, needed = 0;

	for (size_t i = 0; i < sizeof script / sizeof *script; i++) {
		struct key_samples s = {0};

		for (int n = 0; n < script[i].times; n++)
			press(p, script[i].keys, &s);
		note_cells(script[i].name, &s, &painted, &needed);
	}
	figure_goal("content: cells painted / cells that needed it",
		    needed > 0 ? painted / needed : 0, "x", 1.3);
}

/* To and fro between mentions of one entity on the first page.  A jump to another
 * entity draws its lists too; that is told beside it. */
static void bench_bytes(struct pty *p)
{
	struct key_samples jumps = {0}, others = {0};

	for (int i = 0; i < 6; i++)
		press(p, "]e", &others);
	pty_press(p, "gg");
	pty_press(p, "]e");
	for (int i = 0; i < 8; i++)
		press(p, i % 2 ? "[[" : "]]", &jumps);
	note_key("]] and [[", &jumps);
	note_key("]e", &others);
	if (jumps.silent > 4)
		figure_failed("content: bytes of a jump inside the page", "no answer");
	else
		figure_goal("content: bytes of a jump inside the page",
			    samples_median(&jumps.bytes), "bytes", 400);
	pty_press(p, "gg");
}

static void bench_idle(struct pty *p)
{
	pty_read(p, 1); /* what a key may still do */
	size_t bytes = p->log.len;
	long wakeups = usage_wakeups(p->pid);
	for (double end = usage_now() + 3; usage_now() < end;)
		pty_read(p, end - usage_now());
	figure_goal("idle 3 s: wake-ups", (double)(usage_wakeups(p->pid) - wakeups), "", 0);
	figure_goal("idle 3 s: bytes", (double)(p->log.len - bytes), "", 0);
}

void bench_keys(const struct bench *b)
{
	struct runner postil = {
	    .name = "postil", .argv = {b->program, "content"}, .quit = "q", .home = b->home};
	struct pty p;

	bench_latency(b);
	if (!runner_start(&postil, &p)) {
		figure_failed("content: keys", "not run");
		return;
	}
	bench_bytes(&p);
	bench_cells(&p);
	bench_idle(&p);
	runner_quit(&postil, &p);
}
