/* SPDX-License-Identifier: MIT */
#include "app/search.h"

#include "reading.h"

static bool begin(struct reading *r)
{
	return reading_open(r, "content", ACCORD_2024, 80, 24);
}

static void check_says(struct reading *r, const char *want)
{
	char got[80];

	snprintf(got, sizeof got, "%.*s", (int)strlen(want), reading_status(r) + 1);
	CHECK_STR(got, want);
}

TEST(search_shows_hits_as_the_pattern_grows_and_esc_goes_back)
{
	static const char *const pattern[] = {"s", "é", "c", "u", "r", "i",
					      "t", "a", "i", "r", "e"};
	struct reading r;
	uint32_t cursor;
	size_t hits = SIZE_MAX;

	if (!begin(&r))
		return;
	reading_keys(&r, "5l");
	cursor = r.app->view.cursor;
	reading_keys(&r, "/");
	CHECK_INT(r.app->mode, MODE_SEARCH);
	for (size_t i = 0; i < 11; i++) {
		test_row("%zu", i);
		reading_keys(&r, pattern[i]);
		CHECK(r.app->search.hits.n > 0 && r.app->search.hits.n <= hits);
		hits = r.app->search.hits.n;
		CHECK(reading_styled(&r, STYLE_SEARCH) + reading_styled(&r, STYLE_SEARCH_CURRENT) >
		      0);
	}
	CHECK(reading_stands_at(&r, "sécuritaire"));
	CHECK(strstr(reading_status(&r), "/sécuritaire") && strstr(reading_status(&r), "1 found"));
	reading_keys(&r, "x");
	CHECK_INT(r.app->view.cursor, cursor);
	CHECK(strstr(reading_status(&r), "0 found") != NULL);
	reading_keys(&r, "<Backspace><Esc>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_INT(r.app->view.cursor, cursor);
	CHECK_INT(reading_styled(&r, STYLE_SEARCH) + reading_styled(&r, STYLE_SEARCH_CURRENT), 0);
	reading_close(&r);
}

TEST(search_takes_case_and_accents_as_typed)
{
	static const struct {
		const char *pattern;
		int hits;
	} rows[] = {
	    {"cnt", 2},      {"CNT", 2},      {"Cnt", 0},     {"goita", 0}, {"MALI", 0},
	    {"securite", 2}, {"sécurité", 2}, {"écurite", 0}, {"etat", 3},  {"État", 3},
	    {"état", 3},     {"25 000", 1},   {"l’union", 0}, {"l'", 10},   {"no such words", 0},
	};
	struct reading r;

	if (!begin(&r))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].pattern);
		reading_keys(&r, "/");
		reading_keys(&r, rows[i].pattern);
		CHECK_INT(r.app->search.hits.n, rows[i].hits);
		reading_keys(&r, "<Esc>");
	}
	reading_close(&r);
}

/* What the preview stands at is where Enter leaves the cursor. */
TEST(search_enter_keeps_what_is_shown)
{
	static const char *const patterns[] = {"Les", "Conseil", "CNT", "Mali", "m"};
	struct reading r;

	if (!begin(&r))
		return;
	for (size_t i = 0; i < 5; i++) {
		uint32_t shown;

		test_row("%s", patterns[i]);
		reading_keys(&r, "gg/");
		reading_keys(&r, patterns[i]);
		shown = r.app->view.cursor;
		reading_keys(&r, "<Enter>");
		CHECK_INT(r.app->view.cursor, shown);
		CHECK_INT(search_number(r.app), 1);
	}
	reading_close(&r);
}

TEST(search_next_goes_round_and_says_so)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "n");
	check_says(&r, "nothing was searched yet; / searches");
	reading_keys(&r, "/cnt<Enter>");
	CHECK(strstr(reading_status(&r), "/cnt 1 of 2") != NULL);
	CHECK_INT(reading_styled(&r, STYLE_SEARCH_CURRENT), 3);
	reading_keys(&r, "n");
	CHECK(strstr(reading_status(&r), "/cnt 2 of 2") != NULL);
	reading_keys(&r, "n");
	check_says(&r, "search went on from the top");
	CHECK_INT(search_number(r.app), 1);
	reading_keys(&r, "N");
	check_says(&r, "search went on from the bottom");
	CHECK_INT(search_number(r.app), 2);
	reading_keys(&r, "3n");
	CHECK_INT(search_number(r.app), 1);
	reading_keys(&r, "99999999999N");
	reading_keys(&r, "l");
	CHECK_INT(search_number(r.app), 0);
	CHECK(strstr(reading_status(&r), "/cnt 2 found") != NULL);
	reading_keys(&r, "<Esc>");
	CHECK(!r.app->search.shown);
	CHECK(strstr(reading_status(&r), "/cnt") == NULL);
	reading_keys(&r, "n");
	CHECK(r.app->search.shown);
	reading_close(&r);
}

TEST(search_not_found_stays)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "3l/zzz<Enter>");
	check_says(&r, "not found in this article: zzz");
	CHECK_INT(r.app->view.cursor, 3);
	reading_keys(&r, "n");
	check_says(&r, "not found in this article: zzz");
	reading_close(&r);
}

TEST(search_empty_pattern_repeats_the_last)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "/<Enter>");
	CHECK_INT(r.app->view.cursor, 0);
	reading_keys(&r, "/cnt<Enter>/<Enter>");
	CHECK_STR(r.app->search.pattern.s, "cnt");
	CHECK_INT(search_number(r.app), 2);
	reading_keys(&r, "/<Backspace>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_STR(r.app->search.pattern.s, "cnt");
	CHECK_INT(r.app->search.hits.n, 2);
	reading_close(&r);
}

TEST(search_regex_is_a_tab_away)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "/[0-9]+<Space>000");
	CHECK_INT(r.app->search.hits.n, 0);
	reading_keys(&r, "<Tab>");
	CHECK(strstr(reading_status(&r), "/regex [0-9]+ 000") != NULL);
	CHECK_INT(r.app->search.hits.n, 2);
	reading_keys(&r, "<Enter>");
	CHECK(reading_stands_at(&r, "25 000"));
	reading_keys(&r, "/^Cet<Enter>");
	CHECK(reading_stands_at(&r, "Cet accord"));
	CHECK_INT(r.app->search.hits.n, 1);
	reading_close(&r);
}

TEST(search_bad_regex_gives_a_sentence)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "/cnt<Enter>/<Tab>(a");
	CHECK_INT(r.app->message_kind, MESSAGE_NONE); /* half a pattern is no mistake */
	reading_keys(&r, "<Enter>");
	CHECK_INT(r.app->message_kind, MESSAGE_ERROR);
	CHECK(strstr(reading_status(&r), "(a") || strstr(reading_status(&r), "parenthes"));
	reading_keys(&r, "gg2n"); /* the search before it goes on */
	CHECK_STR(r.app->search.pattern.s, "cnt");
	CHECK_INT(search_number(r.app), 2);
	reading_close(&r);
}

/* Tab and Esc: the search before is what it was. */
TEST(search_esc_takes_back_the_regex)
{
	struct reading r;
	size_t hits;

	if (!begin(&r))
		return;
	reading_keys(&r, "/s.<Enter>");
	CHECK(!r.app->search.regex);
	hits = r.app->search.hits.n;
	CHECK(hits > 0 && hits < 20);
	reading_keys(&r, "/<Tab>x<Esc>n");
	CHECK(!r.app->search.regex);
	CHECK_STR(r.app->search.pattern.s, "s.");
	CHECK_INT(r.app->search.hits.n, hits);
	reading_close(&r);
}

TEST(search_stays_over_articles)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "/barkhane<Enter>J");
	CHECK_STR(r.app->article->id, ACCORD_2022);
	CHECK_INT(r.app->search.hits.n, 1);
	reading_keys(&r, "n");
	CHECK(reading_stands_at(&r, "Barkhane"));
	reading_close(&r);
}

TEST(search_filters_each_pane)
{
	static const struct {
		const char *keys;
		size_t articles, entities, facts; /* 0: not looked at */
		const char *shows;
	} rows[] = {
	    {"gl&ecofin<Enter>", 1, 0, 0, "1 of 2"},
	    {"gl&zzz", 0, 0, 0, "no article holds"},
	    {"gl&2022<Enter>", 1, 0, 0, "1 of 2"},
	    {"ge&diop<Enter>", 0, 2, 0, "Abdoulaye Diop"}, /* and its heading */
	    {"ge&daech<Enter>", 0, 2, 0, "État islamique"},
	    {"ge&zzz<Enter>", 0, 0, 0, "no entity has"},
	    {"gf\\wagner<Enter>", 0, 0, 1, "wagner"},
	    {"gf\\zzz", 0, 0, 0, "no fact has"},
	    {"ga&zzz<Enter>", 0, 0, 0, "no paragraph holds these words; Esc shows all"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		size_t n;

		if (!begin(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_size(&r, 120, 40);
		n = r.app->rows.entities.n;
		reading_keys(&r, rows[i].keys);
		if (rows[i].articles)
			CHECK_INT(r.app->rows.articles.n, rows[i].articles);
		if (rows[i].entities)
			CHECK_INT(r.app->rows.entities.n, rows[i].entities);
		if (rows[i].facts)
			CHECK_INT(r.app->rows.facts.n, rows[i].facts);
		CHECK(reading_shows(&r, rows[i].shows));
		reading_keys(&r, "<Esc>");
		CHECK(!reading_shows(&r, rows[i].shows) || strncmp(rows[i].shows, "no ", 3) != 0);
		CHECK_INT(r.app->rows.entities.n, n);
		CHECK_INT(r.app->rows.articles.n, 2);
		CHECK_INT(r.app->view.shown, view_paragraph_count(&r.app->view));
		reading_close(&r);
	}
}

TEST(search_filter_of_the_text_hides_paragraphs)
{
	struct reading r;
	size_t shown;

	if (!begin(&r))
		return;
	reading_keys(&r, "&wagner");
	CHECK_INT(r.app->view.shown, 1);
	reading_keys(&r, "<Enter>");
	CHECK(reading_shows(&r, "Wagner") && !reading_shows(&r, "Conseil national"));
	CHECK(reading_shows(&r, "& wagner: 1 of"));
	reading_keys(&r, "j");
	CHECK_INT(view_paragraph(&r.app->view, r.app->view.cursor),
		  offsets_paragraph(&r.app->article->offsets, r.app->view.cursor));
	reading_keys(&r, "&<^U>accord<Enter>gg");
	shown = r.app->view.shown;
	CHECK(shown > 2 && shown < view_paragraph_count(&r.app->view));
	for (size_t i = 1; i < shown + 3; i++) {
		reading_keys(&r, i % 2 ? "]p" : "l");
		CHECK(!r.app->view.hidden[offsets_paragraph(&r.app->article->offsets,
							    r.app->view.cursor)]);
	}
	reading_keys(&r, "<Esc>");
	CHECK(r.app->view.hidden == NULL);
	reading_close(&r);
}

/* The cursor goes on from where it is seen, not from a paragraph that is hidden. */
TEST(search_filter_leaves_the_cursor_where_it_is_seen)
{
	static const char *const moves[] = {"l",  "h",   "j",    "k",     "gg",    "G",       "]p",
					    "[p", "50%", "<^E>", "1000j", "1000k", "<Space>", "b"};

	for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
		struct reading r;
		const struct app *app;

		if (!begin(&r))
			return;
		app = r.app;
		test_row("%s", moves[i]);
		reading_keys(&r, "&wagner<Enter>");
		reading_keys(&r, moves[i]);
		CHECK_INT(offsets_paragraph(&app->article->offsets, app->view.cursor),
			  view_paragraph(&app->view, app->view.cursor));
		CHECK_INT(view_line(&app->view, app->view.cursor) >= 0, true);
		reading_close(&r);
	}
}

TEST(search_filter_keeps_the_list_in_reach)
{
	struct reading r;

	if (!reading_open(&r, ODD, NULL, 80, 24))
		return;
	reading_keys(&r, "glG&scripts<Enter>");
	CHECK_INT(r.app->rows.articles.n, 1);
	CHECK_INT(r.app->lists[PANE_ARTICLES].cursor, 0);
	reading_keys(&r, "<Enter>");
	CHECK_STR(r.app->article->id, "2024-05-01-scripts");
	reading_close(&r);
}

TEST(search_of_a_long_pattern_slides)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 20, 5))
		return;
	reading_keys(&r, "/abcdefghijklmnopqrstuvwxyzé");
	CHECK(strstr(reading_status(&r), "xyzé") != NULL);
	CHECK_INT(r.screen.cursor_y, 4);
	CHECK(r.screen.cursor_x < 20);
	reading_keys(&r, "<Home>");
	CHECK(strstr(reading_status(&r), "/abc") != NULL);
	reading_close(&r);
}

/* A jump to a place that the filter hides takes the filter back. */
TEST(search_filter_gives_way_to_a_jump)
{
	static const char *const jumps[] = {"20[e", "4]]", "gf3j", "/humanitaires<Enter>", "2<^O>"};

	for (size_t i = 0; i < 5; i++) {
		struct reading r;

		if (!begin(&r))
			return;
		test_row("%s", jumps[i]);
		reading_keys(&r, "]e&wagner<Enter>G");
		CHECK(r.app->view.hidden != NULL);
		reading_keys(&r, jumps[i]);
		CHECK_INT(view_shown(&r.app->view, r.app->view.cursor), r.app->view.cursor);
		CHECK(r.app->view.hidden == NULL);
		CHECK_STR(r.app->filter_texts[PANE_TEXT].s, "");
		reading_close(&r);
	}
}

TEST(search_types_earlier_patterns_again)
{
	static const struct {
		const char *keys, *want;
	} rows[] = {
	    {"/<Up>", "Mali"},           {"/<Up><^P>", "cnt"},      {"/<Up><Up><Up><Up>", "armée"},
	    {"/<Up><Up><Down>", "Mali"}, {"/<Up><Up><^N><^N>", ""}, {"/c<Up>", "cnt"},
	    {"/c<Up><Down>", "c"}};
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "/<Up><Esc>/armée<Enter>/Mali<Enter>/cnt<Enter>/Mali<Enter>/zz<Esc>");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(r.app->prompt.text.s, rows[i].want);
		CHECK((r.app->search.hits.n > 0) == (rows[i].want[0] != '\0'));
		reading_keys(&r, "<Esc>");
	}
	reading_close(&r);
}

TEST(search_goes_back_from_the_cursor)
{
	struct reading r;
	uint32_t last;

	if (!begin(&r))
		return;
	reading_keys(&r, "G/russe<Enter>");
	reading_keys(&r, "N");
	last = r.app->view.cursor;
	reading_keys(&r, "Gg/russe");
	CHECK(strstr(reading_status(&r), "/back russe"));
	CHECK_INT(r.app->view.cursor, last);
	reading_keys(&r, "<Enter>");
	CHECK_INT(r.app->view.cursor, last);
	reading_keys(&r, "n");
	CHECK(r.app->view.cursor < last);
	reading_keys(&r, "N");
	CHECK_INT(r.app->view.cursor, last);
	reading_keys(&r, "g/<Enter>");
	CHECK(r.app->view.cursor < last);
	reading_keys(&r, "gg/russe<Enter>n");
	CHECK(search_number(r.app) == 2);
	reading_close(&r);
}
