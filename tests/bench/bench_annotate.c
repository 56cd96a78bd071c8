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

/* ---- in this process */

struct desk {
	struct corpus corpus;
	struct keeper keeper;
	struct session session;
};

static bool desk_open(struct desk *d, const char *folder, enum keeper_mode mode)
{
	struct error err = {0};
	bool ok;

	corpus_init(&d->corpus);
	ok = folder_open(&d->corpus, folder, &err);
	error_release(&err);
	if (!ok)
		return false;
	keeper_open(&d->keeper, &d->corpus, mode);
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

/* ---- on a terminal: words that nobody has marked are marked */

enum { WORD_FIRST = 30, WORD_STEP = 9, WORDS_MOST = 400 };

struct plan {
	int words[TIMES]; /* how many words from the start each of them stands */
	size_t n;
	size_t mentions; /* that there are in the end */
};

static void go_to_word(struct str *keys, int word)
{
	str_clear(keys);
	str_printf(keys, "gg]e%dw", word);
}

/* Tries words in memory, on a screen of the same size: those count that become a
 * mention with two keys. */
static bool make_plan(const char *folder, struct plan *plan)
{
	struct str keys = STR_INIT;
	const struct article *a;
	struct desk d;

	*plan = (struct plan){0};
	if (!desk_open(&d, folder, KEEPER_MEMORY))
		return false;
	for (int word = WORD_FIRST; plan->n < TIMES && word < WORDS_MOST; word += WORD_STEP) {
		size_t before;

		go_to_word(&keys, word);
		desk_keys(&d, keys.s);
		a = d.session.app.article;
		before = a->mention_count;
		if (d.session.app.mention != NO_INDEX)
			continue;
		desk_keys(&d, "v");
		desk_keys(&d, "m");
		if (d.session.app.mode != MODE_NORMAL || a->mention_count != before + 1)
			break;
		plan->words[plan->n++] = word;
	}
	plan->mentions = d.session.app.article->mention_count;
	desk_close(&d);
	str_release(&keys);
	return plan->n == TIMES;
}

struct label {
	double first_byte, last_byte; /* seconds after the key */
	double bytes;
};

static struct label press(struct pty *p, const char *key)
{
	size_t first = p->marks.n;
	double start = usage_now();
	struct pty_answer a = pty_press(p, key);
	struct label out = {.last_byte = a.latency, .bytes = (double)a.bytes};

	if (p->marks.n > first)
		out.first_byte = p->marks.v[first].time - start;
	return out;
}

static struct label press_label(struct pty *p, int word)
{
	struct str keys = STR_INIT;

	go_to_word(&keys, word);
	pty_press(p, keys.s);
	pty_press(p, "v");
	str_release(&keys);
	return press(p, "m");
}

/* Selected and marked before anything could be read ahead, and the next key while it
 * is saved.  The last byte then tells of the save. */
static struct label press_at_once(struct pty *p, int word)
{
	struct str keys = STR_INIT;

	go_to_word(&keys, word);
	pty_press(p, keys.s);
	str_release(&keys);
	pty_send(p, "vm", 2);
	pty_read(p, 1);
	while (pty_read(p, 0.001))
		;
	return press(p, "j");
}

static void measure_label(struct pty *p, const struct plan *plan, const char *what, double most)
{
	struct samples first_byte = {0}, last_byte = {0}, bytes = {0};
	struct label first = press_label(p, plan->words[0]);
	char name[80];

	for (size_t i = 1; i < plan->n; i++) {
		struct label l = press_label(p, plan->words[i]);

		samples_add(&first_byte, l.first_byte);
		samples_add(&last_byte, l.last_byte);
		samples_add(&bytes, l.bytes);
	}
	snprintf(name, sizeof name, "%s: the first label", what);
	figure_goal(name, 1e3 * first.last_byte, "ms", 16);
	snprintf(name, sizeof name, "%s: a label", what);
	figure_goal(name, 1e3 * samples_median(&last_byte), "ms", most);
	figure_note("to the first byte %.2f ms, at first %.2f; the last byte at worst %.2f",
		    1e3 * samples_median(&first_byte), 1e3 * first.first_byte,
		    1e3 * samples_worst(&last_byte));
	snprintf(name, sizeof name, "%s: bytes of it", what);
	figure_goal(name, samples_median(&bytes), "B", 525);
}

/* Are they in the file? */
static size_t mentions_of(const char *folder)
{
	struct desk d;
	size_t n = 0;

	if (desk_open(&d, folder, KEEPER_LOCKED)) {
		n = d.session.app.article->mention_count;
		desk_close(&d);
	}
	return n;
}

static bool start(const struct bench *b, const char *folder, struct runner *r, struct pty *p)
{
	*r = (struct runner){
	    .name = "postil", .argv = {b->program, folder}, .quit = "q", .home = b->home};
	return runner_start(r, p);
}

static void label(const struct bench *b, const char *folder, const char *what, double most)
{
	struct runner postil;
	struct label key;
	struct plan plan;
	struct pty p;
	char name[80];

	if (!make_plan(folder, &plan)) {
		figure_failed(what, "too few words to mark");
		return;
	}
	if (!start(b, folder, &postil, &p)) {
		figure_failed(what, "not started");
		return;
	}
	measure_label(&p, &plan, what, most);
	runner_quit(&postil, &p);
	if (mentions_of(folder) != plan.mentions)
		figure_failed(what, "not all labels are in the file");
	if (!make_plan(folder, &plan) || !start(b, folder, &postil, &p))
		return;
	key = press_at_once(&p, plan.words[0]);
	snprintf(name, sizeof name, "%s: a key during the first save", what);
	figure_goal(name, 1e3 * key.first_byte, "ms", 16);
	figure_note("and all of it saved %.2f ms after the key", 1e3 * key.last_byte);
	runner_quit(&postil, &p);
}

/* ---- saving */

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

	if (!desk_open(&d, folder, KEEPER_FILES)) {
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

	if (!desk_open(&d, folder, KEEPER_FILES)) {
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
