/* What is typed is kept: whatever ends the program, whoever else writes.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARKED "- {entity: bruno, quote: Bruno, after: \" said\"}\n"

static const char mark_bruno[] = "2ggwve\r";

/* ---- ways out right after a change */

static void leave_by_hanging_up(struct pty *p)
{
	pty_hang_up(p);
}

static void leave_by_hanging_up_with_a_signal(struct pty *p)
{
	pty_hang_up(p);
	pty_signal(p, SIGHUP);
}

static void leave_by_term(struct pty *p)
{
	pty_signal(p, SIGTERM);
}

static void leave_by_hup(struct pty *p)
{
	pty_signal(p, SIGHUP);
}

static void leave_by_control_c(struct pty *p)
{
	pty_send(p, "\x03", 1);
}

static void leave_by_q(struct pty *p)
{
	pty_send(p, "q", 1);
}

static void leave_by_quitting(struct pty *p)
{
	pty_send(p, "ZZ", 2);
}

static const struct {
	const char *name;
	void (*leave)(struct pty *p);
} ways[] = {
    {"q", leave_by_q},
    {"ZZ", leave_by_quitting},
    {"^C", leave_by_control_c},
    {"SIGTERM", leave_by_term},
    {"SIGHUP", leave_by_hup},
    {"hang-up", leave_by_hanging_up},
    {"hang-up and SIGHUP", leave_by_hanging_up_with_a_signal},
};

/* The change is in the file already, or comes into it at the next start. */
static void check_kept(struct story *s, bool shown)
{
	bool kept = story_has(s, "a.yaml", MARKED);

	CHECK(kept || !shown);
	if (!story_open(s, &(struct pty_options){.columns = 110}))
		return;
	if (!kept && story_shows(s, "ended before this was saved")) {
		story_keys(s, "y");
		CHECK(story_has(s, "a.yaml", MARKED));
	}
	CHECK_INT(story_leftovers(s), 0);
	story_quit(s);
	story_check_clean(s);
}

static void try_way(size_t i, bool at_once)
{
	struct story s;

	test_row("%s%s", ways[i].name, at_once ? ", at once" : "");
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){0})) {
		if (at_once) {
			pty_send(&s.pty, mark_bruno, strlen(mark_bruno));
		} else {
			story_keys(&s, mark_bruno);
			story_check_shows(&s, "mark Bruno");
		}
		ways[i].leave(&s.pty);
		CHECK(pty_wait_end(&s.pty, 10));
		if (!s.pty.closed || !strstr(ways[i].name, "hang-up"))
			program_check_restored(&s.pty);
		pty_end(&s.pty);
		check_kept(&s, !at_once);
	}
	story_release(&s);
}

TEST(a_change_is_kept_whatever_ends_the_program)
{
	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		try_way(i, false);
		try_way(i, true);
	}
}

/* ---- other people's changes */

static const char by_hand[] = "\n"
			      "facts:   # mine\n"
			      "- id: f-000001\n"
			      "  claim: Anna was late.\n"
			      "  evidence: [{quote: Anna was late again}]\n"
			      "  verdict: open\n";

TEST(a_change_outside_and_one_inside_are_both_there)
{
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		story_keys(&s, "1ggwwve\r");
		story_check_shows(&s, "mark Bruno");
		story_append(&s, "a.yaml", by_hand);
		story_keys(&s, "gx");
		story_check_shows(&s, "Anna was late.");
		story_keys(&s, mark_bruno);
		story_keys(&s, "zz");
		CHECK(story_is_saved(&s));
		CHECK(story_has(&s, "a.yaml", MARKED));
		CHECK(story_has(&s, "a.yaml", by_hand));
		story_keys(&s, "uu");
		story_check_shows(&s, "undone");
		CHECK(!story_has(&s, "a.yaml", "quote: Bruno"));
		CHECK(story_has(&s, "a.yaml", by_hand));
		story_quit(&s);
		story_check_clean(&s);
	}
	story_release(&s);
}

/* While a form is open nothing is read again; the step meets the file when it is done. */
TEST(a_change_outside_while_a_form_is_open_is_kept)
{
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		story_keys(&s, "3gga`Nobody saw her.`");
		story_append(&s, "a.yaml", by_hand);
		story_keys(&s, "\r");
		story_check_shows(&s, "stated");
		story_keys(&s, "zz");
		CHECK(story_is_saved(&s));
		CHECK(story_has(&s, "a.yaml", by_hand + 1));
		CHECK(story_has(&s, "a.yaml", "claim: Nobody saw her.\n"));
		story_quit(&s);
		story_check_clean(&s);
	}
	story_release(&s);
}

#define FACT(claim)                                    \
	"facts:\n- id: f-000001\n  claim: " claim "\n" \
	"  evidence: [{quote: Anna was late again}]\n  verdict: open\n"

static void collide(struct story *s)
{
	char *bytes = story_read(s, "a.yaml");
	char *at = strstr(bytes, "claim: Before");
	struct str changed = STR_INIT;

	CHECK(at);
	if (at) {
		str_add(&changed, bytes, (size_t)(at - bytes));
		str_printf(&changed, "claim: Theirs%s", at + strlen("claim: Before"));
		story_write(s, "a.yaml", changed.s);
	}
	str_release(&changed);
	free(bytes);
}

/* The same claim is changed outside while the form is open. */
static void try_collision(const char *decision, const char *want, const char *lost)
{
	struct story s;

	test_row("%s", want);
	if (!story_init_small(&s))
		return;
	story_append(&s, "a.yaml", FACT("Before"));
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		story_keys(&s, "2gg]f\t\tc\x15`Mine`");
		collide(&s);
		story_keys(&s, "\r");
		story_check_shows(&s, "mine or theirs?");
		story_check_shows(&s, "Mine");
		story_check_shows(&s, "Theirs");
		CHECK(story_has(&s, "a.yaml", FACT("Theirs")));
		story_keys(&s, decision);
		CHECK(story_is_saved(&s));
		CHECK(story_has(&s, "a.yaml", want));
		CHECK(!story_has(&s, "a.yaml", lost));
		story_quit(&s);
		story_check_clean(&s);
	}
	story_release(&s);
}

TEST(a_collision_is_a_choice)
{
	NEEDS_PROGRAM();
	try_collision("m\r", FACT("Mine"), "Theirs");
	try_collision("t\r", FACT("Theirs"), "Mine");
}

TEST(a_second_postil_reads_along_and_takes_over)
{
	struct story first, second;

	NEEDS_PROGRAM();
	if (!story_init_small(&first))
		return;
	second = first;
	if (!story_open(&first, &(struct pty_options){.columns = 110}))
		return;
	story_keys(&first, "1ggwwve\rzz");
	CHECK(story_is_saved(&first));
	if (story_open(&second, &(struct pty_options){.columns = 110})) {
		story_check_shows(&second, "reading along");
		story_keys(&second, "2ggwv");
		story_keys(&second, "m");
		CHECK(!story_has(&second, "a.yaml", MARKED));
		story_keys(&second, "\x1b");
		pty_read(&second.pty, 0.1);
		story_keys(&second, "gw");
		story_check_shows(&second, "writes from now on");
		story_keys(&second, mark_bruno);
		story_check_shows(&second, "mark Bruno");
		CHECK(story_has(&second, "a.yaml", MARKED));
		story_keys(&first, "2gg");
		story_keys(&first, "wwwwvm");
		story_keys(&first, "\x1b");
		pty_read(&first.pty, 0.1);
		story_keys(&first, "zz");
		story_check_shows(&first, "reading along");
		story_quit(&second);
	}
	story_quit(&first);
	story_check_clean(&first);
	story_release(&first);
}

/* ---- nothing to do */

/* With the list of articles on the screen, all of which are read. */
TEST(a_corpus_of_one_article_leaves_the_processor_alone)
{
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.rows = 40, .columns = 160})) {
		CHECK(!s.pty.late);
		story_quit(&s);
	}
	story_release(&s);
}

/* ---- a folder that cannot be written */

/* The rights of root that go beyond those of an owner are given up. */
static const char *const limited[] = {"setpriv", "--bounding-set",
				      "-dac_override,-dac_read_search,-fowner", NULL};

static const char **limited_words(const char *const *words)
{
	static const char *all[8];
	size_t n = 0;

	for (size_t i = 0; geteuid() == 0 && limited[i]; i++)
		all[n++] = limited[i];
	for (size_t i = 0; words[i] && n < 7; i++)
		all[n++] = words[i];
	all[n] = NULL;
	return all;
}

static bool start_limited(struct story *s, const char *const *words, struct error *err)
{
	struct pty_options o = {.columns = 110, .folder = s->folder, .home = s->home};

	return pty_start(&s->pty, limited_words(words), &o, err);
}

static bool is_refused(struct story *s)
{
	const char *const words[] = {"sh", "-c", "test ! -w . && echo refused", NULL};
	struct error err = {0};
	bool refused = start_limited(s, words, &err);

	if (refused) {
		pty_wait_end(&s->pty, 10);
		refused = story_shows(s, "refused");
		pty_end(&s->pty);
	}
	error_release(&err);
	return refused;
}

static void change_in_vain(struct story *s)
{
	const char *const words[] = {getenv("POSTIL"), s->folder, NULL};
	struct error err = {0};

	CHECK(start_limited(s, words, &err));
	error_release(&err);
	if (!s->pty.pid)
		return;
	story_check_shows(s, "Anna met Bruno");
	pty_settle(&s->pty, usage_now());
	story_keys(s, mark_bruno);
	story_check_shows(s, "cannot write in its folder");
	story_quit(s);
}

TEST(a_folder_that_cannot_be_written_is_readable)
{
	struct story s;
	char *before, *after;
	bool refused;

	NEEDS_PROGRAM();
	if (!story_init_small(&s))
		return;
	before = story_read(&s, "a.yaml");
	CHECK(chmod(s.folder, 0555) == 0);
	refused = is_refused(&s);
	if (refused)
		change_in_vain(&s);
	after = story_read(&s, "a.yaml");
	CHECK_STR(after, before);
	CHECK(chmod(s.folder, 0755) == 0);
	story_check_clean(&s);
	free(before);
	free(after);
	story_release(&s);
	if (!refused)
		SKIP("no folder can be closed to this user");
}
