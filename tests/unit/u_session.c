/* SPDX-License-Identifier: MIT */
#include "run/session.h"

#include "reading.h"

/* So many articles; each mentions "a" as often as its number. */
static char *generate(int n)
{
	char *folder = reading_folder();
	struct str text = STR_INIT;
	char name[32];

	reading_put(folder, "entities.yaml",
		    "postil: 1\nentities: [{id: a, type: person, name: A}]\n");
	for (int i = 1; i <= n; i++) {
		str_clear(&text);
		str_printf(&text,
			   "postil: 1\ntitle: No %d\ntext: Ann %d\n"
			   "mentions: [{entity: a, quote: Ann}]\n",
			   i, i);
		snprintf(name, sizeof name, "2020-%03d.yaml", i);
		reading_put(folder, name, text.s);
	}
	str_release(&text);
	return folder;
}

static size_t in_memory(const struct corpus *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->articles.n; i++)
		n += c->articles.v[i].article != NULL;
	return n;
}

TEST(session_opens_and_sums_up)
{
	struct reading r;

	if (!reading_begin(&r, "content", ACCORD_2022, 80, 24))
		return;
	CHECK_STR(r.app->article->id, ACCORD_2022);
	CHECK(!r.session.quit && !r.session.redraw && !r.session.suspend);
	while (session_scan(&r.session, 5))
		;
	CHECK_INT(r.corpus.unread, 0);
	CHECK(!session_scan(&r.session, 1000));
	reading_close(&r);
}

TEST(session_reads_at_least_one_in_no_time)
{
	char *folder = generate(12);
	struct reading r;

	if (!reading_begin(&r, folder, NULL, 80, 24))
		return;
	while (r.corpus.unread > 0) {
		size_t before = r.corpus.unread;

		CHECK(session_scan(&r.session, 0) == (r.corpus.unread > 0));
		CHECK(r.corpus.unread < before);
	}
	reading_drop(&r, folder);
	reading_close(&r);
}

TEST(session_keeps_few_articles_and_never_forgets_the_open_one)
{
	char *folder = generate(40);
	struct reading r;

	if (!reading_open(&r, folder, "2020-020", 80, 24))
		return;
	CHECK(in_memory(&r.corpus) <= FOLDER_KEEP);
	for (int i = 0; i < 40; i++) {
		reading_keys(&r, "J");
		CHECK(in_memory(&r.corpus) <= FOLDER_KEEP);
		CHECK(r.app->article == r.corpus.articles.v[r.app->current].article);
		CHECK(r.app->article != NULL);
	}
	CHECK_STR(r.app->article->id, "2020-001");
	CHECK_INT(corpus_total(&r.corpus, 0).mentions, 40);
	reading_drop(&r, folder);
	reading_close(&r);
}

/* Where one was in each article, also when it was forgotten meanwhile. */
TEST(session_comes_back_to_the_place)
{
	char *folder = generate(20);
	struct reading r;

	if (!reading_open(&r, folder, "2020-020", 80, 24))
		return;
	reading_keys(&r, "2l12J");
	CHECK_STR(r.app->article->id, "2020-008");
	reading_keys(&r, "l12K");
	CHECK_STR(r.app->article->id, "2020-020");
	CHECK_INT(r.app->view.cursor, 2);
	reading_keys(&r, "gl<Enter>"); /* the one that is open */
	CHECK_INT(r.app->view.cursor, 2);
	reading_keys(&r, "12J");
	CHECK_INT(r.app->view.cursor, 1);
	reading_drop(&r, folder);
	reading_close(&r);
}

/* A file that goes away is broken from then on. */
TEST(session_survives_files_that_vanish)
{
	char *folder = generate(12);
	struct reading r;

	if (!reading_open(&r, folder, "2020-012", 80, 24))
		return;
	for (size_t i = 0; i < r.corpus.articles.n; i++)
		CHECK(unlink(r.corpus.articles.v[i].path) == 0);
	for (int i = 0; i < 11; i++)
		reading_keys(&r, "J");
	CHECK_INT(r.app->current, 11);
	reading_keys(&r, "]][[]e]f/a<Enter>gfjjgeglkk<Enter>2KHHL]]");
	CHECK_INT(r.app->walking, 0);
	for (size_t i = 0; i < r.corpus.articles.n; i++)
		reading_put(folder, strrchr(r.corpus.articles.v[i].path, '/') + 1, "");
	reading_drop(&r, folder);
	reading_close(&r);
}

TEST(session_without_articles_says_so)
{
	struct reading r;

	if (!reading_open(&r, EMPTY, NULL, 80, 24))
		return;
	CHECK(reading_shows(&r, "this folder holds no articles"));
	CHECK(!session_scan(&r.session, 10));
	reading_close(&r);
}

/* e asks for the editor at the line of what is selected; the caller runs it. */
TEST(session_asks_for_the_editor)
{
	static const struct {
		const char *keys;
		uint32_t line;
	} rows[] = {
	    {"gge", 11},
	    {"gg]pe", 12},
	    {"Ge", 15},
	};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2022, 100, 30))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].keys);
		r.session.edit = false;
		reading_keys(&r, rows[i].keys);
		CHECK(r.session.edit);
		CHECK_STR(r.corpus.articles.v[r.session.edit_index].id, ACCORD_2022);
		CHECK_INT(r.session.edit_line, rows[i].line);
	}
	reading_close(&r);
}

TEST(session_edits_the_register_and_facts_at_their_lines)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2022, 100, 30))
		return;
	reading_keys(&r, "]]");
	r.app->focus = PANE_ENTITIES;
	reading_keys(&r, "e");
	CHECK(r.session.edit && r.session.edit_index == SIZE_MAX);
	CHECK_INT(r.session.edit_line, r.corpus.entities.list.v[r.app->entity].line);
	CHECK(r.session.edit_line > 0);
	reading_keys(&r, "]f");
	r.app->focus = PANE_FACTS;
	reading_keys(&r, "e");
	CHECK(r.session.edit_index == r.app->current);
	CHECK_INT(r.session.edit_line, r.app->article->facts[r.app->fact].line);
	r.app->focus = PANE_ARTICLES;
	reading_keys(&r, "e");
	CHECK_INT(r.session.edit_line, 0);
	reading_close(&r);
}

/* Reading the whole corpus for a merge goes on between keys, and a key ends it. */
TEST(session_does_long_work_in_slices_that_a_key_stops)
{
	char *folder = generate(300);
	struct event go_on = {.kind = EVENT_NONE};
	size_t slices = 0, most = 100000;
	struct reading r;

	if (!reading_open(&r, folder, "2020-001", 80, 24))
		return;
	r.session.slices = true;
	r.session.slice = 0; /* milliseconds: one effect at a time */
	reading_keys(&r, "]eP");
	while (r.session.busy && slices < 20) {
		session_go_on(&r.session);
		slices++;
	}
	CHECK_INT(slices, 20);
	CHECK(r.session.busy);
	CHECK(strstr(r.app->message.s, "any key stops") != NULL);
	reading_keys(&r, "x");
	while (r.session.busy && most-- > 0)
		session_go_on(&r.session);
	session_event(&r.session, &go_on);
	CHECK(!r.session.busy);
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_drop(&r, folder);
	reading_close(&r);
}
