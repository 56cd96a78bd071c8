/* SPDX-License-Identifier: MIT */
#include "run/remember.h"

#include "app/keys.h"
#include "place.h"
#include "run/session.h"
#include "store/folder.h"
#include "store/memory_file.h"
#include "store/state.h"
#include "test.h"

#include <string.h>

#define TEXT                                                      \
	"  Anna met Bruno at the harbour on Monday morning.\n"    \
	"  Later Bruno said that Anna had been late once more.\n" \
	"  Nobody else saw Anna that day, and Bruno left for good.\n"
#define HEAD "postil: 1\ntext: |\n"
#define TAIL                                                          \
	"mentions:\n- {entity: anna, quote: Anna, after: \" met\"}\n" \
	"- {entity: bruno, quote: Bruno, before: \"met \"}\n"

/* A corpus of three articles with a state folder of its own. */
struct home {
	char *top;
	char *folder;
};

struct sitting {
	struct corpus corpus;
	struct session session;
	struct remember remember;
	struct app *app;
};

static void home_new(struct home *h)
{
	h->top = place_new();
	h->folder = place_folder(h->top, "corpus");
	place_add(h->folder, "entities.yaml",
		  "postil: 1\nentities:\n- {id: anna, type: person, name: Anna}\n"
		  "- {id: bruno, type: person, name: Bruno}\n");
	place_add(h->folder, "a.yaml", HEAD TEXT TAIL);
	place_add(h->folder, "b.yaml", HEAD TEXT TAIL);
	place_add(h->folder, "c.yaml", HEAD TEXT TAIL);
	setenv("XDG_STATE_HOME", h->top, 1);
}

static void home_drop(struct home *h)
{
	unsetenv("XDG_STATE_HOME");
	free(h->folder);
	place_drop(h->top);
}

/* Opens it as the reader does; article NULL: as it was left. */
static void sit(struct sitting *s, const struct home *h, const char *article)
{
	struct error err = {0};

	corpus_init(&s->corpus);
	CHECK(folder_open(&s->corpus, h->folder, &err));
	session_prepare(&s->session, &s->corpus, NULL, 80, 24);
	session_open(&s->session, &s->remember,
		     article ? corpus_find(&s->corpus, slice_of(article)) : NO_ARTICLE);
	s->app = &s->session.app;
	remember_greet(&s->remember, s->app);
}

static void type(struct sitting *s, const char *keys)
{
	struct event ev = {.kind = EVENT_KEY};

	while (*keys && keys_parse(&keys, &ev.key)) {
		session_event(&s->session, &ev);
		remember_look(&s->remember, s->app);
	}
}

static void leave(struct sitting *s)
{
	remember_close(&s->remember, s->app);
	session_release(&s->session);
	corpus_release(&s->corpus);
}

static const char *article(const struct sitting *s)
{
	return s->app->article ? s->app->article->id : "";
}

static char *file_of(const struct home *h, const char *name)
{
	char *folder = state_path(h->folder), *path = file_join(folder, name);

	free(folder);
	return path;
}

TEST(remember_opens_what_was_left)
{
	struct home h;
	struct sitting s;
	uint32_t cursor;
	int line;

	home_new(&h);
	sit(&s, &h, NULL);
	CHECK_STR(article(&s), "a");
	type(&s, "J2]pll+zfge");
	cursor = s.app->view.cursor;
	line = view_line(&s.app->view, cursor);
	leave(&s);
	sit(&s, &h, NULL);
	CHECK_STR(article(&s), "b");
	CHECK(s.remember.resumed);
	CHECK_INT(s.app->view.cursor, cursor);
	CHECK_INT(view_line(&s.app->view, cursor), line);
	CHECK_INT(s.app->focus, PANE_ENTITIES);
	CHECK(s.app->only_text);
	CHECK(s.app->settings.measure != s.remember.first.measure);
	type(&s, "<Esc>");
	leave(&s);
	sit(&s, &h, "c"); /* what is named is opened, at its own place */
	CHECK_STR(article(&s), "c");
	CHECK_INT(s.app->focus, PANE_TEXT);
	type(&s, "K");
	CHECK_STR(article(&s), "b");
	CHECK_INT(s.app->view.cursor, cursor);
	leave(&s);
	home_drop(&h);
}

TEST(remember_selects_again)
{
	struct home h;
	struct sitting s;

	home_new(&h);
	sit(&s, &h, NULL);
	type(&s, "]e]eG");
	CHECK_INT(s.app->entity, entities_find(&s.corpus.entities, SLICE("bruno")));
	leave(&s);
	sit(&s, &h, NULL);
	CHECK_INT(s.app->entity, entities_find(&s.corpus.entities, SLICE("bruno")));
	leave(&s);
	home_drop(&h);
}

/* Somebody edits the text between two sessions. */
TEST(remember_finds_the_words_again)
{
	struct home h;
	struct sitting s;
	struct slice at;

	home_new(&h);
	sit(&s, &h, NULL);
	type(&s, "]pwwma$GJ");
	leave(&s);
	place_add(h.folder, "a.yaml",
		  HEAD "  One more paragraph, quite long, at the top.\n" TEXT TAIL);
	sit(&s, &h, NULL);
	CHECK_STR(article(&s), "b");
	type(&s, "'a");
	CHECK_STR(article(&s), "a");
	at = offsets_text(&s.app->article->offsets, s.app->view.cursor, s.app->view.cursor + 4);
	CHECK(slice_is(at, "said"));
	leave(&s);
	home_drop(&h);
}

TEST(remember_keeps_jumps_read_and_searches)
{
	struct home h;
	struct sitting s;

	home_new(&h);
	sit(&s, &h, NULL);
	type(&s, "/late<Enter>J/harbour<Enter>");
	CHECK_INT(seen_waiting(&s.app->seen), 1);
	leave(&s);
	sit(&s, &h, NULL);
	CHECK_INT(seen_waiting(&s.app->seen), 1);
	CHECK(!seen_is_read(&s.app->seen, 2));
	CHECK_INT(s.app->search.past.list.n, 2);
	type(&s, "/<Up><Up><Enter>");
	CHECK_STR(s.app->search.pattern.s, "late");
	type(&s, "<^O><^O>");
	CHECK_STR(article(&s), "b");
	type(&s, "<^O>");
	CHECK_STR(article(&s), "a");
	type(&s, "zu");
	leave(&s);
	sit(&s, &h, "b");
	CHECK(!seen_is_read(&s.app->seen, 0)); /* and so what was taken back */
	CHECK_STR(s.app->search.past.list.v[1], "late");
	leave(&s);
	home_drop(&h);
}

TEST(remember_lets_the_configuration_win)
{
	struct home h;
	struct sitting s;
	struct error err = {0};

	home_new(&h);
	sit(&s, &h, NULL);
	settings_set(&s.app->settings, SLICE("measure"), SLICE("50"), &err);
	settings_set(&s.app->settings, SLICE("copy"), SLICE("some-program"), &err);
	type(&s, "l");
	leave(&s);
	sit(&s, &h, NULL);
	CHECK_INT(s.app->settings.measure, 50);
	CHECK_STR(s.app->settings.copy, "auto"); /* only how it looks */
	leave(&s);
	corpus_init(&s.corpus);
	CHECK(folder_open(&s.corpus, h.folder, &err));
	session_prepare(&s.session, &s.corpus, NULL, 80, 24);
	settings_set(&s.session.app.settings, SLICE("measure"), SLICE("60"), &err);
	session_open(&s.session, &s.remember, NO_ARTICLE);
	s.app = &s.session.app;
	CHECK_INT(s.app->settings.measure, 60);
	leave(&s);
	home_drop(&h);
}

TEST(remember_two_at_once)
{
	struct home h;
	struct sitting one, two;

	home_new(&h);
	sit(&one, &h, "a");
	sit(&two, &h, "b");
	type(&one, "ma/left<Enter>G");
	type(&two, "mb/saw<Enter>G");
	leave(&two);
	leave(&one);
	sit(&one, &h, "c");
	CHECK(memory_marked(&one.app->memory, 'a') && memory_marked(&one.app->memory, 'b'));
	CHECK(memory_place_of(&one.app->memory, "a")->spot.point > 0);
	CHECK(memory_place_of(&one.app->memory, "b")->spot.point > 0);
	CHECK_INT(one.app->search.past.list.n, 2);
	CHECK_INT(seen_waiting(&one.app->seen), 0);
	leave(&one);
	home_drop(&h);
}

TEST(remember_writes_a_mark_at_once)
{
	struct home h;
	struct sitting s;
	char *path;

	home_new(&h);
	path = file_of(&h, MEMORY_FILE);
	sit(&s, &h, NULL);
	type(&s, "jG/late<Enter>");
	CHECK(!file_exists(path)); /* nothing is made by looking around */
	type(&s, "ma");
	CHECK(file_exists(path));
	leave(&s);
	free(path);
	home_drop(&h);
}

TEST(remember_says_once_that_a_file_is_damaged)
{
	struct home h;
	struct sitting s;
	char *path, *aside;

	home_new(&h);
	path = file_of(&h, MEMORY_FILE);
	aside = file_of(&h, MEMORY_FILE ".1");
	sit(&s, &h, NULL);
	type(&s, "]pma");
	leave(&s);
	free(path);
	path = file_of(&h, "");
	place_add(path, MEMORY_FILE, "postil: 2\nplaces: all of another kind\n");
	sit(&s, &h, NULL);
	CHECK_STR(article(&s), "a");
	CHECK(strstr(s.app->message.s, "a newer postil wrote it [version]; the file is put aside"));
	type(&s, "l");
	leave(&s);
	CHECK(file_exists(aside));
	sit(&s, &h, NULL);
	CHECK(s.app->message_kind == MESSAGE_NONE);
	leave(&s);
	free(path);
	free(aside);
	home_drop(&h);
}

/* As root everything can be written, so a file stands where the folder would be. */
TEST(remember_is_silent_where_nothing_can_be_kept)
{
	struct home h;
	struct sitting s;

	home_new(&h);
	place_add(h.top, "postil", "");
	for (int without = 0; without < 2; without++) {
		const char *was = without ? getenv("HOME") : NULL;
		char *home = was ? mem_dup(was, strlen(was)) : NULL;

		if (without) {
			unsetenv("HOME");
			unsetenv("XDG_STATE_HOME");
		}
		sit(&s, &h, NULL);
		type(&s, "]pma");
		CHECK(strstr(s.app->message.s, "mark a stands here"));
		type(&s, "gg'a");
		CHECK(s.app->view.cursor > 0);
		leave(&s);
		if (home)
			setenv("HOME", home, 1);
		free(home);
	}
	home_drop(&h);
}
