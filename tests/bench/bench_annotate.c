/* Annotating: a label on the screen, saved; many at once.
 *
 * slate, the terminal annotator, takes 7.1 ms and 5,248 bytes for a label on a text of
 * 3 kB, and 9.9 ms on one of 1 MB, on the machine these goals were made for.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "generate.h"
#include "race.h"
#include "run/session.h"
#include "store/folder.h"
#include "terminal/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BYTES = 1000000, MENTIONS = 10000, FACTS = 1000, TIMES = 15 };

/* ---- on a terminal */

/* Selects the word after the cursor and marks it; what is measured is the mark. */
static void measure_label(struct pty *p, const char *what, double most)
{
	struct samples latency = {0}, bytes = {0};
	char name[80];

	for (int i = 0; i < TIMES; i++) {
		pty_press(p, "gg");
		pty_press(p, "]e");
		pty_press(p, "30w");
		for (int skip = 0; skip < i; skip++)
			pty_press(p, "w");
		pty_press(p, "v");
		struct pty_answer a = pty_press(p, "m");

		samples_add(&latency, a.latency);
		samples_add(&bytes, (double)a.bytes);
	}
	snprintf(name, sizeof name, "%s: a label, saved (worst %.2f)", what,
		 1e3 * samples_worst(&latency));
	figure_goal(name, 1e3 * samples_median(&latency), "ms", most);
	snprintf(name, sizeof name, "%s: bytes of it", what);
	figure_goal(name, samples_median(&bytes), "B", 525);
}

static void label(const struct bench *b, const char *corpus, const char *what, double most)
{
	struct runner postil = {
	    .name = "postil", .argv = {b->program, corpus}, .quit = "q", .home = b->home};
	struct pty p;

	if (!runner_start(&postil, &p)) {
		figure_failed(what, "not started");
		return;
	}
	measure_label(&p, what, most);
	runner_quit(&postil, &p);
}

/* ---- in this process */

struct desk {
	struct corpus corpus;
	struct keeper keeper;
	struct session session;
};

static bool desk_open(struct desk *d, const char *folder)
{
	struct error err = {0};
	bool ok;

	corpus_init(&d->corpus);
	ok = folder_open(&d->corpus, folder, &err);
	error_release(&err);
	if (!ok)
		return false;
	keeper_open(&d->keeper, &d->corpus, KEEPER_FILES);
	session_init(&d->session, &d->corpus, &d->keeper, RACE_COLUMNS, RACE_ROWS, 0);
	return true;
}

static void desk_close(struct desk *d)
{
	keeper_close(&d->keeper, &d->session.app);
	session_release(&d->session);
	corpus_release(&d->corpus);
}

static void desk_keys(struct desk *d, const char *keys)
{
	for (; *keys; keys++)
		session_event(&d->session,
			      &(struct event){.kind = EVENT_KEY, .key = (unsigned char)*keys});
}

/* The next word of the text that nobody marked. */
static void mark_a_word(struct desk *d)
{
	const struct app *app = &d->session.app;

	desk_keys(d, "w");
	for (int i = 0; i < 100 && app->mention != NO_INDEX; i++)
		desk_keys(d, "ww");
	desk_keys(d, "vm");
}

/* Seconds of `cp file copy && sync copy`. */
static double copy_and_sync(const char *path)
{
	static const char script[] = "cp \"$1\" \"$1.copy\" && sync \"$1.copy\"";
	double start = usage_now();
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		execlp("sh", "sh", "-c", script, "sh", path, (char *)NULL);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 ? usage_now() - start : 0;
}

static void measure_saves(struct desk *d)
{
	const char *path = d->corpus.articles.v[0].path;
	struct samples ratios = {0}, saves = {0};

	for (int i = 0; i < TIMES; i++) {
		double start, save, copy = copy_and_sync(path);

		mark_a_word(d);
		if (d->session.app.keeping.unsaved == 0)
			continue;
		start = usage_now();
		session_keep(&d->session);
		save = usage_now() - start;
		if (copy > 0 && d->session.app.keeping.unsaved == 0) {
			samples_add(&ratios, save / copy);
			samples_add(&saves, save);
		}
	}
	if (ratios.n == 0)
		figure_failed("1 MB: a save / cp + sync", "not saved");
	else
		figure_goal("1 MB: a save / cp + sync", samples_median(&ratios), "x", 3);
	figure_note("a save %.2f ms, worst %.2f", 1e3 * samples_median(&saves),
		    1e3 * samples_worst(&saves));
}

static void measure_save(const char *folder)
{
	struct desk d;

	if (!desk_open(&d, folder)) {
		figure_failed("1 MB: a save / cp + sync", "not opened");
		return;
	}
	desk_keys(&d, "]e30w");
	measure_saves(&d);
	desk_close(&d);
}

/* The one name of the register that stands a thousand times and more in the text. */
static void measure_propagation(const char *folder)
{
	struct desk d;
	double start, took;
	size_t before;

	if (!desk_open(&d, folder)) {
		figure_failed("1 MB: propagating 1,000 mentions", "not opened");
		return;
	}
	desk_keys(&d, "]e");
	before = d.session.app.article->mention_count;
	start = usage_now();
	desk_keys(&d, "p!");
	took = usage_now() - start;
	figure_note("%zu mentions marked at once, %zu step of history",
		    d.session.app.article->mention_count - before, d.session.app.history.done.n);
	if (d.session.app.article->mention_count - before < 1000)
		figure_failed("1 MB: propagating 1,000 mentions", "fewer were marked");
	else
		figure_goal("1 MB: propagating 1,000 mentions", 1e3 * took, "ms", 100);
	desk_close(&d);
}

/* A text in which one name stands 1,200 times and is marked once. */
static void write_propagation(const char *folder)
{
	struct str yaml = STR_INIT, reg = STR_INIT;

	str_addz(&reg, "postil: 1\nentities:\n- {id: cnt, type: organization, name: Conseil "
		       "national}\n");
	str_addz(&yaml, "postil: 1\ntitle: Many\ntext: |\n");
	for (int i = 0; i < 1200; i++)
		str_printf(
		    &yaml, "  Au jour %d, le Conseil national a parlé. %s\n", i,
		    "Une longue phrase suit, qui ne nomme personne, et puis une autre encore, "
		    "pour que le texte soit long ; elle parle de la pluie, du beau temps, des "
		    "récoltes, du prix du riz et de la route qui mène au fleuve, où les "
		    "pêcheurs attendent le matin. Rien de tout cela ne compte ici. Mais un "
		    "texte d'un million de lettres est fait de telles phrases, les unes après "
		    "les autres, sans fin ni commencement, comme le fleuve lui-même. Et quand "
		    "elles sont dites, il en reste toujours une à dire, et puis une autre, et "
		    "la nuit tombe sur la ville avant que tout ne soit écrit par quelqu'un.");
	str_addz(&yaml, "mentions:\n- {entity: cnt, before: \"Au jour 0, le \", quote: Conseil "
			"national}\n");
	generate_corpus(folder, 0, 0);
	generate_file(folder, "entities.yaml", &reg);
	generate_file(folder, "many.yaml", &yaml);
	str_release(&yaml);
	str_release(&reg);
}

void bench_annotate(const struct bench *b)
{
	char *large = file_join(b->folder, "annotate-large"),
	     *small = file_join(b->folder, "annotate-small"),
	     *many = file_join(b->folder, "annotate-many");
	struct str yaml = STR_INIT, little = STR_INIT;
	struct prose prose, few;

	setenv("XDG_STATE_HOME", b->folder, 1);
	prose_init(&prose, 5, BYTES, MENTIONS);
	prose_yaml(&prose, FACTS, &yaml);
	prose_init(&few, 6, 3000, 20);
	prose_yaml(&few, 5, &little);
	write_propagation(many);
	if (!generate_corpus(large, 0, 0) || !generate_file(large, "large.yaml", &yaml) ||
	    !generate_corpus(small, 0, 0) || !generate_file(small, "small.yaml", &little)) {
		figure_failed("annotating", "nothing to annotate was written");
	} else {
		if (!emulator_missing() && file_exists(b->program)) {
			label(b, small, "3 kB", 1.4);
			label(b, large, "1 MB", 16);
		}
		measure_save(large);
		measure_propagation(many);
	}
	prose_release(&prose);
	prose_release(&few);
	str_release(&yaml);
	str_release(&little);
	free(large);
	free(small);
	free(many);
}
