/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "kept.h"
#include "store/state.h"

#include <sys/wait.h>

static void mark_second_ann(struct kept *k)
{
	struct span at = {48, 51};
	struct anchor_place place = {&at, 1};
	struct mention m = {.entity = entities_find(&k->corpus.entities, SLICE("ann"))};
	struct step *s = step_new("mark Ann");

	CHECK(anchor_make(&place, 1, &k->app->article->offsets, &k->app->scratch, &m.anchor));
	step_add(s, EDIT_MENTION, "a", NULL, &m);
	app_do(k->app, s);
	effects_done(k);
}

TEST(a_step_is_saved_and_taken_back_to_the_byte)
{
	struct kept k;
	char *once;

	kept_new(&k);
	mark_second_ann(&k);
	CHECK_INT(k.app->keeping.unsaved, 0);
	CHECK_INT(k.app->article->mention_count, 3);
	CHECK(file_has(&k, "a.yaml", "was late") && file_has(&k, "a.yaml", "# the first\n"));
	once = contents(&k, "a.yaml");
	CHECK(strlen(once) > strlen(KEPT_ARTICLE));
	undo(&k);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	CHECK_INT(k.app->article->mention_count, 2);
	redo(&k);
	check_file(&k, "a.yaml", once);
	free(once);
	kept_drop(&k);
}

/* The quote of a mention becomes another: its line and what stands behind it stay. */
TEST(a_mention_is_anchored_anew_in_its_own_line)
{
	struct kept k;
	struct mention after;
	struct step *s;
	struct span at = {0, 7};
	struct anchor_place place = {&at, 1};

	kept_new(&k);
	after = k.app->article->mentions[0];
	CHECK(anchor_make(&place, 1, &k.app->article->offsets, &k.app->scratch, &after.anchor));
	s = step_new("re-anchor");
	step_add(s, EDIT_MENTION, "a", &k.app->article->mentions[0], &after);
	app_do(k.app, s);
	effects_done(&k);
	CHECK_INT(k.app->keeping.unsaved, 0);
	CHECK(file_has(&k, "a.yaml", "- {entity: ann, quote: Ann met}   # the first\n"));
	undo(&k);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	kept_drop(&k);
}

TEST(steps_are_undone_across_sessions)
{
	struct kept k;

	kept_new(&k);
	mark_second_ann(&k);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	set_verdict(&k, "b", VERDICT_DISPUTED);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	CHECK(file_has(&k, "b.yaml", "verdict: disputed"));
	kept_again(&k);
	undo(&k);
	check_file(&k, "b.yaml", KEPT_ARTICLE);
	kept_again(&k);
	undo(&k);
	undo(&k);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	kept_again(&k);
	redo(&k);
	redo(&k);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	check_file(&k, "b.yaml", KEPT_ARTICLE);
	redo(&k);
	CHECK(file_has(&k, "b.yaml", "verdict: disputed"));
	kept_drop(&k);
}

/* Several at once: the last of them, and how many there were. */
TEST(steps_are_counted_when_several_are_undone)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
	    {"<^R>", "nothing to do again"},
	    {"2u", "2 steps undone, the last: mark Ann"},
	    {"5u", "undone, there was no other: verdict in a"},
	    {"5u", "nothing to undo"},
	    {"u", "nothing to undo"},
	    {"2<^R>", "2 steps done again, the last: mark Ann"},
	    {"<^R>", "done again: verdict in b"},
	    {"9u", "3 steps undone, there was no other; the last: verdict in a"},
	    {"9<^R>", "3 steps done again, there was no other; the last: verdict in b"},
	    {"9<^R>", "nothing to do again"},
	    {"u", "undone: verdict in b"},
	};
	struct kept k;

	kept_new(&k);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	mark_second_ann(&k);
	set_verdict(&k, "b", VERDICT_DISPUTED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%zu: %s", i, rows[i].keys);
		press(&k, rows[i].keys);
		CHECK_STR(k.app->message.s, rows[i].says);
	}
	kept_drop(&k);
}

/* Somebody adds a fact by hand while we change another. */
TEST(what_changed_outside_is_merged)
{
	static const char theirs[] = "- {id: f-000002, claim: Bob spoke., evidence: [{quote: Bob "
				     "said}]}\n";
	struct str both = STR_INIT;
	struct kept k;

	kept_new(&k);
	str_printf(&both, "%s%s", KEPT_ARTICLE, theirs);
	place_add(k.folder, "a.yaml", both.s);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK(file_has(&k, "a.yaml", theirs));
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	CHECK_INT(k.app->article->fact_count, 2);
	CHECK_INT(k.app->mode, MODE_NORMAL);
	undo(&k);
	check_file(&k, "a.yaml", both.s);
	str_release(&both);
	kept_drop(&k);
}

TEST(what_collides_is_a_choice)
{
	struct kept k;

	for (int mine = 0; mine < 2; mine++) {
		kept_new(&k);
		change_verdict_outside(&k);
		set_verdict(&k, "a", VERDICT_VERIFIED);
		CHECK(file_has(&k, "a.yaml", "verdict: disputed"));
		decide(&k, mine);
		CHECK(file_has(&k, "a.yaml", mine ? "verdict: verified" : "verdict: disputed"));
		CHECK_INT(k.app->keeping.unsaved, 0);
		kept_drop(&k);
	}
}

TEST(what_cannot_be_saved_is_not_begun)
{
	struct kept k;
	char *path, *other;

	kept_new(&k);
	path = file_join(k.folder, "a.yaml");
	other = file_join(k.folder, "other-name");
	CHECK(link(path, other) == 0); /* a file with two names is refused */
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK_INT(k.app->message_kind, MESSAGE_ERROR);
	CHECK(strstr(k.app->message.s, "a.yaml") != NULL);
	CHECK_INT(k.app->keeping.unsaved, 0);
	CHECK_INT(k.app->article->facts[0].verdict, VERDICT_OPEN);
	CHECK(unlink(other) == 0);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	free(path);
	free(other);
	kept_drop(&k);
}

/* A file that cannot be written any more keeps the step in memory and in the journal;
 * the next start offers it. */
TEST(what_could_not_be_saved_is_offered_at_the_next_start)
{
	struct kept k;
	char *path, *hidden;

	for (int yes = 0; yes < 2; yes++) {
		kept_new(&k);
		path = file_join(k.folder, "a.yaml");
		hidden = file_join(k.folder, "other-name");
		ask_verdict(&k, "a", VERDICT_VERIFIED);
		session_event(&k.session, &(struct event){.kind = EVENT_NONE});
		CHECK(link(path, hidden) == 0); /* a file with two names is refused */
		session_keep(&k.session);
		CHECK_INT(k.app->keeping.unsaved, 1);
		CHECK(k.app->keeping.trouble);
		check_file(&k, "a.yaml", KEPT_ARTICLE);
		CHECK_INT(k.app->article->facts[0].verdict, VERDICT_VERIFIED);
		kept_close(&k);
		CHECK(unlink(hidden) == 0);
		kept_open(&k);
		CHECK_INT(k.app->mode, MODE_ASK);
		press(&k, yes ? "y" : "n");
		if (yes)
			CHECK(file_has(&k, "a.yaml", "verdict: verified"));
		else
			check_file(&k, "a.yaml", KEPT_ARTICLE);
		kept_again(&k);
		CHECK_INT(k.app->mode, MODE_NORMAL);
		free(path);
		free(hidden);
		kept_drop(&k);
	}
}

/* Another process: writes a verdict, tells, waits, tries again, tells what it found. */
static void other_postil(struct kept *k, int tell, int wait)
{
	char byte = 'w';

	kept_open(k);
	set_verdict(k, "b", VERDICT_VERIFIED);
	CHECK(write(tell, &byte, 1) == 1);
	CHECK(read(wait, &byte, 1) == 1);
	set_verdict(k, "b", VERDICT_DISPUTED);
	byte = k->app->keeping.along ? 'a' : 'w';
	CHECK(write(tell, &byte, 1) == 1);
	kept_close(k);
	_exit(0);
}

/* One step in two files, of which one was written when the program ended. */
TEST(a_step_of_two_files_is_completed_at_the_next_start)
{
	struct kept k;
	char *path, *other;
	struct step *s;
	struct fact after;

	kept_new(&k);
	keeper_load(&k.keeper, corpus_find(&k.corpus, SLICE("b")));
	s = step_new("link the two");
	for (int i = 0; i < 2; i++) {
		size_t index = corpus_find(&k.corpus, slice_of(i ? "b" : "a"));

		after = k.corpus.articles.v[index].article->facts[0];
		after.verdict = VERDICT_VERIFIED;
		step_add(s, EDIT_FACT, i ? "b" : "a", &k.corpus.articles.v[index].article->facts[0],
			 &after);
	}
	app_do(k.app, s);
	session_event(&k.session, &(struct event){.kind = EVENT_NONE});
	path = file_join(k.folder, "b.yaml");
	other = file_join(k.folder, "other-name");
	CHECK(link(path, other) == 0);
	session_keep(&k.session);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	check_file(&k, "b.yaml", KEPT_ARTICLE);
	CHECK_INT(k.app->keeping.unsaved, 1);
	kept_close(&k);
	CHECK(unlink(other) == 0);
	kept_open(&k);
	CHECK_INT(k.app->mode, MODE_ASK);
	press(&k, "y");
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	CHECK(file_has(&k, "b.yaml", "verdict: verified"));
	undo(&k);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	check_file(&k, "b.yaml", KEPT_ARTICLE);
	free(path);
	free(other);
	kept_drop(&k);
}

TEST(a_second_postil_reads_along_or_takes_over)
{
	int to_us[2], to_it[2];
	struct kept k;
	char byte = 0;
	pid_t it;

	kept_new(&k);
	CHECK(pipe(to_us) == 0 && pipe(to_it) == 0);
	it = fork();
	if (it == 0)
		other_postil(&k, to_us[1], to_it[0]);
	CHECK(read(to_us[0], &byte, 1) == 1);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK(k.app->keeping.along != NULL);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	effects_add(&k.app->effects, EFFECT_TAKE_OVER, 0);
	effects_done(&k);
	CHECK(k.app->keeping.along == NULL);
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	CHECK(write(to_it[1], &byte, 1) == 1 && read(to_us[0], &byte, 1) == 1);
	CHECK_INT(byte, 'a');
	CHECK(file_has(&k, "b.yaml", "verdict: verified"));
	waitpid(it, NULL, 0);
	for (int i = 0; i < 2; i++) {
		close(to_us[i]);
		close(to_it[i]);
	}
	kept_drop(&k);
}

/* The text moves under the cursor: it stays on its words. */
TEST(the_cursor_stays_on_its_words)
{
	struct str longer = STR_INIT;
	struct kept k;
	char *text;

	kept_new(&k);
	press(&k, "j");
	CHECK(k.app->view.cursor > 0);
	text = mem_dup(KEPT_ARTICLE, strlen(KEPT_ARTICLE));
	str_printf(&longer, "%.*s  A new paragraph.\n%s", (int)(strstr(text, "  Ann") - text), text,
		   strstr(text, "  Ann"));
	place_add(k.folder, "a.yaml", longer.s);
	press(&k, "z<Esc>");
	CHECK_STR(k.app->message.s, "a.yaml was changed outside and read again");
	CHECK(strncmp(k.app->article->text.s +
			  offsets_byte(&k.app->article->offsets, k.app->view.cursor),
		      "Later Bob", 9) == 0);
	free(text);
	str_release(&longer);
	kept_drop(&k);
}

/* What a killed save left goes at the next start, also where no journal tells of it. */
TEST(leftovers_of_saves_go_at_the_start)
{
	char name[64], *path;
	struct kept k;

	kept_new(&k);
	kept_close(&k);
	CHECK(!state_has(k.folder, JOURNAL_FILE));
	snprintf(name, sizeof name, ".a.yaml.postil-%d-0123456789abcdef", getpid());
	path = place_put(k.folder, name, "half of it");
	kept_open(&k);
	CHECK(!file_exists(path));
	free(path);
	kept_drop(&k);
}
