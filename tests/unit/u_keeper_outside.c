/* SPDX-License-Identifier: MIT */
#include "kept.h"

enum { MANY = 2 * FOLDER_KEEP }; /* more than are kept in memory */

static void kept_many(struct kept *k)
{
	char name[32];

	kept_new(k);
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof name, "m%02d.yaml", i);
		place_add(k->folder, name, KEPT_ARTICLE);
	}
	kept_again(k);
}

static void add_verdict(struct kept *k, struct step *s, const char *article)
{
	size_t index = corpus_find(&k->corpus, slice_of(article));
	struct fact after;

	keeper_load(&k->keeper, index);
	after = k->corpus.articles.v[index].article->facts[0];
	after.verdict = VERDICT_VERIFIED;
	step_add(s, EDIT_FACT, article, &k->corpus.articles.v[index].article->facts[0], &after);
}

/* One step in all articles, asked for and not done yet. */
static struct step *verify_all(struct kept *k)
{
	struct step *s = step_new("verify all");

	for (size_t i = 0; i < k->corpus.articles.n; i++)
		add_verdict(k, s, k->corpus.articles.v[i].id);
	return s;
}

static int count_files_with(struct kept *k, const char *words)
{
	struct str name = STR_INIT;
	int n = 0;

	for (size_t i = 0; i < k->corpus.articles.n; i++) {
		str_clear(&name);
		str_printf(&name, "%s.yaml", k->corpus.articles.v[i].id);
		n += file_has(k, name.s, words);
	}
	str_release(&name);
	return n;
}

static void check_open_article(struct kept *k)
{
	CHECK(k->app->article != NULL);
	CHECK(k->app->article == k->corpus.articles.v[k->app->current].article);
}

TEST(a_step_in_many_articles_keeps_the_open_one)
{
	struct kept k;

	kept_many(&k);
	app_do(k.app, verify_all(&k));
	check_open_article(&k);
	effects_done(&k);
	check_open_article(&k);
	CHECK_INT(count_files_with(&k, "verdict: verified"), MANY + 2);
	CHECK_INT(k.app->article->facts[0].verdict, VERDICT_VERIFIED);
	undo(&k);
	check_open_article(&k);
	CHECK_INT(count_files_with(&k, "verdict: verified"), 0);
	redo(&k);
	CHECK_INT(count_files_with(&k, "verdict: verified"), MANY + 2);
	kept_drop(&k);
}

TEST(a_step_in_many_articles_is_merged_with_what_changed_in_one)
{
	struct str more = STR_INIT;
	struct kept k;

	kept_many(&k);
	app_do(k.app, verify_all(&k));
	session_event(&k.session, &(struct event){.kind = EVENT_NONE});
	str_printf(&more, "%s# a word from outside\n", KEPT_ARTICLE);
	place_add(k.folder, "m00.yaml", more.s);
	place_add(k.folder, "m07.yaml", more.s);
	session_keep(&k.session);
	check_open_article(&k);
	CHECK_INT(k.app->keeping.unsaved, 0);
	CHECK_INT(count_files_with(&k, "verdict: verified"), MANY + 2);
	CHECK_INT(count_files_with(&k, "a word from outside"), 2);
	str_release(&more);
	kept_drop(&k);
}

/* What is in a collides, what is in the others waits with it. */
TEST(what_collides_in_one_of_many_waits_as_a_whole)
{
	struct kept k;

	for (int mine = 0; mine < 2; mine++) {
		kept_many(&k);
		app_do(k.app, verify_all(&k));
		session_event(&k.session, &(struct event){.kind = EVENT_NONE});
		change_verdict_outside(&k);
		session_keep(&k.session);
		check_open_article(&k);
		CHECK_INT(count_files_with(&k, "verdict: verified"), 0);
		CHECK_INT(k.app->article->facts[0].verdict, VERDICT_DISPUTED);
		set_verdict(&k, "b", VERDICT_DISPUTED); /* of another step: is all that is saved */
		CHECK_INT(count_files_with(&k, "verdict: verified"), 0);
		undo(&k);
		decide(&k, mine);
		CHECK_INT(count_files_with(&k, "verdict: verified"), MANY + 1 + mine);
		CHECK_INT(count_files_with(&k, "verdict: disputed"), !mine);
		check_open_article(&k);
		kept_drop(&k);
	}
}

/* A step that collides is not saved: leaving says so, and the next start asks again. */
TEST(what_waits_for_a_choice_outlives_the_session)
{
	struct kept k;

	for (int mine = 0; mine < 2; mine++) {
		kept_new(&k);
		change_verdict_outside(&k);
		set_verdict(&k, "a", VERDICT_VERIFIED);
		CHECK_INT(k.app->mode, MODE_CHOICE);
		CHECK_INT(k.app->keeping.choices, 1);
		effects_add(&k.app->effects, EFFECT_QUIT, 0);
		effects_done(&k);
		CHECK(!k.session.quit);
		kept_again(&k);
		CHECK_INT(k.app->mode, MODE_ASK);
		press(&k, "y");
		decide(&k, mine);
		CHECK(file_has(&k, "a.yaml", mine ? "verdict: verified" : "verdict: disputed"));
		kept_again(&k);
		CHECK_INT(k.app->mode, MODE_NORMAL);
		CHECK_INT(k.app->keeping.choices, 0);
		kept_drop(&k);
	}
}

TEST(a_register_that_went_is_made_anew)
{
	struct entity carl = {.id = "carl",
			      .name = "Carl",
			      .type_word = "person",
			      .type = ENTITY_PERSON,
			      .declared = true};
	struct step *s = step_new("new person Carl");
	struct kept k;
	char *path;

	kept_new(&k);
	path = file_join(k.folder, "entities.yaml");
	CHECK(unlink(path) == 0);
	step_add(s, EDIT_ENTITY, NULL, NULL, &carl);
	app_do(k.app, s);
	effects_done(&k);
	CHECK_INT(k.app->keeping.unsaved, 0);
	CHECK(file_has(&k, "entities.yaml", "carl"));
	free(path);
	kept_drop(&k);
}

/* The file of a step that is not saved goes away: nothing ends, nothing is lost. */
TEST(an_article_that_went_keeps_its_step)
{
	struct kept k;
	char *path;

	kept_new(&k);
	path = file_join(k.folder, "a.yaml");
	ask_verdict(&k, "a", VERDICT_VERIFIED);
	session_event(&k.session, &(struct event){.kind = EVENT_NONE});
	CHECK(unlink(path) == 0);
	session_keep(&k.session);
	CHECK_INT(k.app->keeping.unsaved, 1);
	CHECK(k.app->keeping.trouble);
	kept_close(&k);
	place_add(k.folder, "a.yaml", KEPT_ARTICLE);
	kept_open(&k);
	CHECK_INT(k.app->mode, MODE_ASK);
	press(&k, "y");
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	free(path);
	kept_drop(&k);
}

/* What was made from records that changed before it was done is asked about as well. */
TEST(what_was_made_before_the_file_changed_is_not_dropped)
{
	struct kept k;
	struct step *s;

	for (int mine = 0; mine < 2; mine++) {
		kept_new(&k);
		s = step_new("verify");
		add_verdict(&k, s, "a");
		change_verdict_outside(&k);
		press(&k, "j");
		CHECK_INT(k.app->article->facts[0].verdict, VERDICT_DISPUTED);
		app_do(k.app, s);
		effects_done(&k);
		CHECK_INT(k.app->keeping.choices, 1);
		decide(&k, mine);
		CHECK(file_has(&k, "a.yaml", mine ? "verdict: verified" : "verdict: disputed"));
		kept_again(&k);
		CHECK_INT(k.app->mode, MODE_NORMAL);
		kept_drop(&k);
	}
}

/* What cannot be done now, as another postil writes, can be done again. */
TEST(what_was_refused_can_be_done_again)
{
	struct kept k;

	kept_new(&k);
	k.app->keeping.along = "another one";
	set_verdict(&k, "a", VERDICT_VERIFIED);
	CHECK_INT(k.app->article->facts[0].verdict, VERDICT_OPEN);
	k.app->keeping.along = NULL;
	redo(&k);
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	kept_again(&k);
	CHECK_INT(k.app->mode, MODE_NORMAL);
	undo(&k);
	check_file(&k, "a.yaml", KEPT_ARTICLE);
	kept_drop(&k);
}

/* A choice comes up in the middle of a form, which waits below it. */
TEST(a_choice_comes_back_to_what_it_interrupted)
{
	struct kept k;

	kept_new(&k);
	ask_verdict(&k, "a", VERDICT_VERIFIED);
	session_event(&k.session, &(struct event){.kind = EVENT_NONE});
	change_verdict_outside(&k);
	press(&k, "a");
	CHECK_INT(k.app->mode, MODE_CHOICE);
	press(&k, "<Esc>");
	CHECK_INT(k.app->mode, MODE_FORM);
	press(&k, "Some words");
	press(&k, "<Enter>");
	press(&k, "<Enter>");
	CHECK_INT(k.app->mode, MODE_CHOICE);
	press(&k, "m<Enter>");
	CHECK(file_has(&k, "a.yaml", "verdict: verified"));
	if (k.app->mode == MODE_FORM)
		press(&k, "<Enter>");
	CHECK_INT(k.app->mode, MODE_NORMAL);
	CHECK_INT(k.app->article->fact_count, 2);
	CHECK(file_has(&k, "a.yaml", "Some words"));
	kept_drop(&k);
}

/* The text is another one while its places are asked about: they are found again. */
TEST(places_that_are_asked_about_move_with_the_text)
{
	struct str longer = STR_INIT;
	struct replace_look look;
	struct kept k;
	const char *at = strstr(KEPT_ARTICLE, "  Ann met");

	kept_new(&k);
	ask_verdict(&k, "a", VERDICT_VERIFIED);
	session_event(&k.session, &(struct event){.kind = EVENT_NONE});
	replace_start(k.app, entities_find(&k.corpus.entities, SLICE("bob")), false);
	CHECK(replace_look(k.app, &look) && slice_is(look.words, "Bob"));
	str_printf(&longer, "%.*s  A new paragraph.\n\n%s", (int)(at - KEPT_ARTICLE), KEPT_ARTICLE,
		   at);
	place_add(k.folder, "a.yaml", longer.s);
	session_keep(&k.session);
	CHECK_INT(k.app->mode, MODE_REPLACE);
	CHECK(replace_look(k.app, &look) && slice_is(look.words, "Bob"));
	press(&k, "y");
	CHECK_INT(k.app->article->mention_count, 3);
	str_release(&longer);
	kept_drop(&k);
}

/* Words that were selected are not others all at once. */
TEST(a_selection_ends_when_the_text_is_read_anew)
{
	struct str longer = STR_INIT;
	struct kept k;
	const char *at = strstr(KEPT_ARTICLE, "  Ann met");

	kept_new(&k);
	press(&k, "v");
	CHECK(k.app->visual.on);
	str_printf(&longer, "%.*s  A new paragraph.\n\n%s", (int)(at - KEPT_ARTICLE), KEPT_ARTICLE,
		   at);
	place_add(k.folder, "a.yaml", longer.s);
	press(&k, "j");
	CHECK(!k.app->visual.on);
	str_release(&longer);
	kept_drop(&k);
}

/* Who changed the text in an editor is told what is to be looked at. */
TEST(what_a_change_of_the_text_moved_is_counted)
{
	struct str other = STR_INIT;
	struct kept k;
	char *at;

	kept_new(&k);
	str_addz(&other, KEPT_ARTICLE);
	at = strstr(other.s, "Ann met Bob in");
	CHECK(at != NULL);
	if (at)
		memcpy(at, "Anna et Bob", 11);
	place_add(k.folder, "a.yaml", other.s);
	press(&k, "z<Esc>");
	CHECK(k.app->article->fuzzy + k.app->article->orphans > 0);
	CHECK(strstr(k.app->message.s, "read again; ") != NULL);
	CHECK(strstr(k.app->message.s, "to review with gr") != NULL);
	str_release(&other);
	kept_drop(&k);
}
