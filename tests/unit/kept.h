/* kept: a corpus of two articles on disk, kept by a keeper, in a test.
 *
 *     struct kept k;
 *     kept_new(&k);
 *     set_verdict(&k, "a", VERDICT_VERIFIED);
 *     CHECK(file_has(&k, "a.yaml", "verdict: verified"));
 *     kept_drop(&k);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef KEPT_H
#define KEPT_H

#include "place.h"
#include "reading.h"
#include "run/keeper.h"

static const char KEPT_REGISTER[] = "postil: 1\n"
				    "# the register\n"
				    "entities:\n"
				    "- {id: ann, type: person, name: Ann Smith, aliases: [Ann]}\n"
				    "- id: bob\n"
				    "  type: person\n"
				    "  name: Bob\n";

static const char KEPT_ARTICLE[] = "postil: 1\n"
				   "title: A meeting   # in the morning\n"
				   "text: |\n"
				   "  Ann met Bob in the morning.\n"
				   "  Later Bob said that Ann was late.\n"
				   "\n"
				   "mentions:\n"
				   "- {entity: ann, after: \" met\", quote: Ann}   # the first\n"
				   "- {entity: bob, before: \"met \", quote: Bob}\n"
				   "facts:\n"
				   "- id: f-000001\n"
				   "  claim: Ann met Bob.   # as they say\n"
				   "  predicate: meets\n"
				   "  roles: {agent: ann, patient: bob}\n"
				   "  evidence:\n"
				   "  - {quote: Ann met Bob}\n";

/* A corpus of two articles on disk, with a state folder of its own, and a session on it. */
struct kept {
	char *top;    /* holds all of it */
	char *folder; /* the corpus */
	struct corpus corpus;
	struct keeper keeper;
	struct session session;
	struct app *app;
};

static inline void kept_open(struct kept *k)
{
	struct error err = {0};

	corpus_init(&k->corpus);
	CHECK(folder_open(&k->corpus, k->folder, &err));
	keeper_open(&k->keeper, &k->corpus, KEEPER_FILES);
	session_init(&k->session, &k->corpus, &k->keeper, 80, 24,
		     corpus_find(&k->corpus, SLICE("a")));
	k->app = &k->session.app;
	session_greet(&k->session);
}

static inline void kept_close(struct kept *k)
{
	keeper_close(&k->keeper, k->app);
	session_release(&k->session);
	corpus_release(&k->corpus);
}

static inline void kept_again(struct kept *k)
{
	kept_close(k);
	kept_open(k);
}

static inline void kept_new(struct kept *k)
{
	k->top = place_new();
	k->folder = place_folder(k->top, "corpus");
	place_add(k->folder, "entities.yaml", KEPT_REGISTER);
	place_add(k->folder, "a.yaml", KEPT_ARTICLE);
	place_add(k->folder, "b.yaml", KEPT_ARTICLE);
	setenv("XDG_STATE_HOME", k->top, 1);
	kept_open(k);
}

static inline void kept_drop(struct kept *k)
{
	kept_close(k);
	unsetenv("XDG_STATE_HOME");
	free(k->folder);
	place_drop(k->top);
}

static inline char *contents(const struct kept *k, const char *name)
{
	char *path = file_join(k->folder, name);
	struct str bytes = STR_INIT;
	struct error err = {0};

	CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
	free(path);
	return str_take(&bytes);
}

static inline void check_file(const struct kept *k, const char *name, const char *want)
{
	char *have = contents(k, name);

	CHECK_STR(have, want);
	free(have);
}

static inline bool file_has(const struct kept *k, const char *name, const char *words)
{
	char *have = contents(k, name);
	bool has = strstr(have, words) != NULL;

	free(have);
	return has;
}

/* What was asked for is done and, as after a frame, saved. */
static inline void effects_done(struct kept *k)
{
	struct event nothing = {.kind = EVENT_NONE};

	session_event(&k->session, &nothing);
	session_keep(&k->session);
}

static inline void press(struct kept *k, const char *keys)
{
	struct event ev = {.kind = EVENT_KEY};

	while (keys_parse(&keys, &ev.key)) {
		session_event(&k->session, &ev);
		session_keep(&k->session);
	}
}

static inline void ask_verdict(struct kept *k, const char *article, enum verdict verdict)
{
	size_t index = corpus_find(&k->corpus, slice_of(article));
	struct step *s = step_new("verdict in %s", article);
	struct fact after;

	if (!k->corpus.articles.v[index].article)
		keeper_load(&k->keeper, index);
	after = k->corpus.articles.v[index].article->facts[0];
	after.verdict = verdict;
	step_add(s, EDIT_FACT, article, &k->corpus.articles.v[index].article->facts[0], &after);
	app_do(k->app, s);
}

static inline void set_verdict(struct kept *k, const char *article, enum verdict verdict)
{
	ask_verdict(k, article, verdict);
	effects_done(k);
}

static inline void undo(struct kept *k)
{
	effects_add(&k->app->effects, EFFECT_UNDO, 0);
	effects_done(k);
}

static inline void redo(struct kept *k)
{
	effects_add(&k->app->effects, EFFECT_REDO, 0);
	effects_done(k);
}

static inline void change_verdict_outside(struct kept *k)
{
	struct str other = STR_INIT;

	str_printf(&other, "%s  verdict: disputed\n", KEPT_ARTICLE);
	place_add(k->folder, "a.yaml", other.s);
	str_release(&other);
}

static inline void decide(struct kept *k, bool mine)
{
	CHECK_INT(k->app->mode, MODE_CHOICE);
	CHECK_INT(k->app->choice.rows.n, 1);
	for (size_t i = 0; i < k->app->choice.rows.n; i++) {
		k->app->choice.rows.v[i].decided = true;
		k->app->choice.rows.v[i].keep_mine = mine;
	}
	k->app->mode = MODE_NORMAL;
	effects_add(&k->app->effects, EFFECT_DECIDE, 0);
	effects_done(k);
}

#endif
