/* SPDX-License-Identifier: MIT */
#include "app/walk.h"

#include "reading.h"

enum { SOME = 30, MANY = 600 /* more than are read before the first key */ };

/* Articles 2020-01 to 2020-30, newest first; "solo" is in every fifth one, twice
 * in 2020-05, the rest are about nobody; "rare" is only in 2020-30. */
static char *generate(int n)
{
	char *folder = reading_folder();
	struct str text = STR_INIT;
	char name[32];

	reading_put(folder, "entities.yaml",
		    "postil: 1\nentities:\n- {id: solo, type: person, name: Solo}\n"
		    "- {id: ghost, type: person, name: Ghost}\n"
		    "- {id: rare, type: person, name: Rare}\n");
	for (int i = 1; i <= n; i++) {
		str_clear(&text);
		str_printf(&text,
			   "postil: 1\ntitle: No %d\ntext: |-\n  Here is text %d of Solo.\n"
			   "  And Solo again.\n",
			   i, i);
		if (i % 5 == 0)
			str_addz(&text, "mentions:\n- {entity: solo, quote: Solo, after: .}\n");
		if (i == 5)
			str_addz(&text, "- {entity: solo, quote: Solo, after: \" again\"}\n");
		if (i == 30)
			str_addz(&text, "- {entity: rare, quote: Here}\nfacts:\n- id: f-aaaaaa\n  "
					"claim: c\n  predicate: p\n"
					"  roles: {agent: ghost}\n  evidence: [{quote: again}]\n"
					"  verdict: open\n");
		snprintf(name, sizeof name, "2020-%02d.yaml", i);
		reading_put(folder, name, text.s);
	}
	str_release(&text);
	return folder;
}

static void check_says(struct reading *r, const char *want)
{
	char got[64];

	snprintf(got, sizeof got, "%.*s", (int)strlen(want), reading_status(r) + 1);
	CHECK_STR(got, want);
}

/* Both articles and back round: numbers here, and in the corpus. */
TEST(walk_entity_goes_through_all_mentions_and_round)
{
	static const char *const tallies[] = {
	    "Russie 1/6 · 1/9 ", "Russie 2/6 · 2/9 ", "Russie 3/6 · 3/9 ", "Russie 4/6 · 4/9 ",
	    "Russie 5/6 · 5/9 ", "Russie 6/6 · 6/9 ", "Russie 1/3 · 7/9 ", "Russie 2/3 · 8/9 ",
	    "Russie 3/3 · 9/9 ", "Russie 1/6 · 1/9 ", "Russie 2/6 · 2/9 "};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "4]e");
	CHECK(reading_stands_at(&r, "Russie"));
	for (int i = 0; i < 11; i++) {
		test_row("step %d", i);
		check_says(&r, tallies[i]);
		CHECK_INT(reading_styled(&r, STYLE_CURRENT) >= 6, true);
		if (i < 10)
			reading_keys(&r, "]]");
	}
	for (int i = 11; i-- > 0;) {
		test_row("back %d", i);
		check_says(&r, tallies[i]);
		reading_keys(&r, "[[");
	}
	check_says(&r, "Russie 3/3 · 9/9 ");
	reading_close(&r);
}

TEST(walk_entity_counts_steps_across_articles)
{
	static const struct {
		const char *keys, *status;
	} rows[] = {
	    {"3]]", "Russie 4/6 · 4/9 "},  {"5]]", "Russie 6/6 · 6/9 "},
	    {"8]]", "Russie 3/3 · 9/9 "},  {"9]]", "Russie 1/6 · 1/9 "},
	    {"20]]", "Russie 3/6 · 3/9 "}, {"[[", "Russie 3/3 · 9/9 "},
	    {"4[[", "Russie 6/6 · 6/9 "},  {"18[[", "Russie 1/6 · 1/9 "},
	    {"2*", "Russie 3/6 · 3/9 "},   {"#", "Russie 3/3 · 9/9 "},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, "4]e");
		reading_keys(&r, rows[i].keys);
		check_says(&r, rows[i].status);
		if (r.app->tally.before + r.app->tally.here > 1) {
			reading_keys(&r, "<^O>"); /* however far: one jump */
			check_says(&r, "Russie 1/6 · 1/9 ");
		}
		reading_close(&r);
	}
}

TEST(walk_entity_ends_however_great_the_count)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "4]e99999999999]]");
	CHECK_STR(r.corpus.entities.list.v[r.app->entity].id, "russie");
	reading_keys(&r, "99999999999[[99999999999]e99999999999[e99999999999]f");
	CHECK_INT(r.app->walking, 0);
	reading_close(&r);
}

/* "North Fleet" begins where "North" does; it is walked all the same. */
TEST(walk_entity_keeps_the_outer_of_nested_mentions)
{
	static const struct {
		const char *id, *tally;
		int mentions;
	} rows[] = {{"north-fleet", "North Fleet 1/2 ", 2},
		    {"north", "North 1/3 ", 3},
		    {"brown", "Bruno Brown 1/", 4}};

	for (size_t i = 0; i < 3; i++) {
		struct reading r;

		if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
			return;
		test_row("%s", rows[i].id);
		reading_keys(&r, "ge");
		for (int k = 0;
		     k < 20 && strcmp(rows[i].id, r.corpus.entities.list.v[r.app->entity].id) != 0;
		     k++)
			reading_keys(&r, k < 10 ? "j" : "k");
		reading_keys(&r, "<Enter>");
		for (int k = 0; k < 4 && r.app->tally.here != 1; k++)
			reading_keys(&r, "[[");
		check_says(&r, rows[i].tally);
		for (int k = 2; k <= rows[i].mentions; k++) {
			reading_keys(&r, "]]");
			CHECK_STR(r.corpus.entities.list.v[r.app->entity].id, rows[i].id);
			CHECK_INT(r.app->tally.here, k);
		}
		reading_close(&r);
	}
}

TEST(walk_entity_without_other_mentions_says_so)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "/Abdoulaye<Enter>");
	check_says(&r, "Abdoulaye Diop 1/1 ");
	reading_keys(&r, "]]");
	CHECK(reading_stands_at(&r, "Abdoulaye Diop"));
	check_says(&r, "no other article mentions Abdoulaye Diop: back at the first");
	reading_keys(&r, "[[");
	check_says(&r, "no other article mentions Abdoulaye Diop: back at the last");
	CHECK(reading_stands_at(&r, "Abdoulaye Diop"));
	reading_close(&r);
}

TEST(walk_entity_that_no_text_mentions_stays)
{
	char *folder = generate(SOME);
	struct reading r;

	if (!reading_open(&r, folder, "2020-30", 80, 24))
		return;
	reading_keys(&r, "]e]f");
	CHECK_STR(r.corpus.entities.list.v[r.app->entity].id, "ghost");
	reading_keys(&r, "]]");
	check_says(&r, "no article mentions Ghost");
	CHECK(reading_stands_at(&r, "again"));
	CHECK_INT(r.app->current, 0);
	reading_keys(&r, "7[[");
	check_says(&r, "no article mentions Ghost");
	CHECK(reading_stands_at(&r, "again"));
	reading_drop(&r, folder);
	reading_close(&r);
}

TEST(walk_mention_visits_each_place_once)
{
	struct reading r;
	uint32_t cursor = 0;
	int n = 0;

	if (!reading_open(&r, "content", ACCORD_2022, 80, 24))
		return;
	for (; n < 100; n++) {
		reading_keys(&r, "]e");
		if (r.app->view.cursor <= cursor)
			break;
		cursor = r.app->view.cursor;
		CHECK(r.app->mention != NO_INDEX);
	}
	CHECK_INT(n, r.app->article->mention_order_count);
	check_says(&r, "no mention after this one in the article");
	while (n-- > 1)
		reading_keys(&r, "[e");
	CHECK(reading_stands_at(&r, "gouvernement malien"));
	reading_keys(&r, "[e");
	check_says(&r, "no mention before this one in the article");
	reading_keys(&r, "3]e");
	CHECK(reading_stands_at(&r, "autorités maliennes"));
	reading_close(&r);
}

TEST(walk_fact_goes_in_the_order_of_evidence)
{
	struct reading r;
	int n = 0;

	if (!reading_open(&r, "content", ACCORD_2022, 120, 40))
		return;
	for (; n < 100; n++) { /* the first one lies under the cursor */
		uint32_t f = r.app->fact;

		test_row("fact %d", n);
		CHECK_INT(f, r.app->article->fact_order[n]);
		reading_keys(&r, "]f");
		if (r.app->fact == f)
			break;
		CHECK(reading_styled(&r, STYLE_EVIDENCE) + reading_styled(&r, STYLE_CURRENT) +
			  reading_styled(&r, STYLE_SAME) >
		      0);
	}
	check_says(&r, "no fact after this one in the article");
	CHECK_INT(++n, r.app->article->fact_count);
	while (n-- > 1) {
		CHECK_INT(r.app->fact, r.app->article->fact_order[n]);
		reading_keys(&r, "[f");
	}
	CHECK_INT(r.app->fact, r.app->article->fact_order[0]);
	reading_keys(&r, "3]f");
	CHECK_INT(r.app->fact, r.app->article->fact_order[3]);
	reading_keys(&r, "<^O>");
	CHECK_INT(r.app->view.cursor,
		  fact_hull(&r.app->article->facts[r.app->article->fact_order[0]]).start);
	reading_close(&r);
}

/* Both parts of a mention and of evidence are marked, and what lies between is not. */
TEST(walk_marks_discontinuous_spans)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	reading_keys(&r, "gx]f");
	CHECK_STR(r.app->article->facts[r.app->fact].id, "f-bbbbbb");
	CHECK_INT(reading_styled(&r, STYLE_CUE), (int)strlen("said Bruno") + 5);
	CHECK(reading_styled(&r, STYLE_EVIDENCE) >= (int)strlen("sat onMondayon Thursday"));
	reading_keys(&r, "G[e[e");
	CHECK(reading_stands_at(&r, "Bruno and"));
	CHECK_INT(reading_styled(&r, STYLE_CURRENT), (int)strlen("Bruno andBrown met"));
	reading_keys(&r, "4l");
	CHECK(r.app->mention != NO_INDEX);
	reading_keys(&r, "7l"); /* onto "Anna", which is in neither */
	CHECK_INT(r.app->mention, NO_INDEX);
	reading_close(&r);
}

/* Nobody has read them yet: they are summed up on the way. */
TEST(walk_entity_crosses_unread_articles)
{
	char *folder = generate(MANY);
	struct reading r;
	int looks = 0;

	if (!reading_begin(&r, folder, "2020-30", 60, 12))
		return;
	check_says(&r, "Rare 1/1+ "); /* as far as read */
	reading_keys(&r, "]]");
	CHECK(r.app->crossing == 1);
	for (; r.app->crossing; looks++) {
		size_t unread = r.corpus.unread;

		check_says(&r, "looking for Rare in ");
		session_scan(&r.session, 0);
		CHECK(r.corpus.unread < unread);
		reading_draw(&r);
	}
	CHECK(looks > 0 && looks <= MANY);
	CHECK_INT(r.corpus.unread, 0);
	check_says(&r, "no other article mentions Rare: back at the first");
	CHECK_STR(r.app->article->id, "2020-30");
	reading_drop(&r, folder);
	reading_close(&r);
}

TEST(walk_crossing_stops_at_any_key)
{
	static const char *const keys[] = {"l", "<Esc>", "]", "j", "?"};

	for (size_t i = 0; i < 5; i++) {
		char *folder = generate(MANY);
		struct reading r;

		if (!reading_begin(&r, folder, "2020-30", 60, 12))
			return;
		test_row("%s", keys[i]);
		reading_keys(&r, i % 2 ? "]]" : "[[");
		CHECK_INT(r.app->crossing, i % 2 ? 1 : -1);
		reading_keys(&r, keys[i]);
		CHECK_INT(r.app->crossing, 0);
		CHECK_INT(r.app->walking, 0);
		reading_settle(&r);
		CHECK_STR(r.app->article->id, "2020-30");
		reading_drop(&r, folder);
		reading_close(&r);
	}
}

/* The first one found is gone to, and what is left of the count after it. */
TEST(walk_entity_goes_on_after_looking)
{
	char *folder = generate(MANY);
	struct reading r;
	uint32_t before;

	if (!reading_begin(&r, folder, "2020-30", 60, 12))
		return;
	reading_keys(&r, "]e");
	CHECK_STR(r.corpus.entities.list.v[r.app->entity].id, "solo");
	reading_keys(&r, "100]]");
	while (r.app->crossing)
		session_scan(&r.session, 0);
	reading_settle(&r);
	before = r.app->tally.before + r.app->tally.here;
	CHECK_INT(r.app->tally.in_corpus, MANY / 5 + 1);
	reading_keys(&r, "<^O>");
	CHECK_STR(r.app->article->id, "2020-30");
	CHECK_INT((r.app->tally.before + r.app->tally.here + 100 - 1) % (MANY / 5 + 1) + 1, before);
	reading_drop(&r, folder);
	reading_close(&r);
}

/* Steps go on in an article that had to be read again; most are not in memory. */
TEST(walk_entity_counts_steps_through_articles_that_were_forgotten)
{
	static const struct {
		const char *keys, *article;
		uint32_t here;
	} rows[] = {{"]]", "2020-25", 1},  {"5]]", "2020-05", 1}, {"6]]", "2020-05", 2},
		    {"7]]", "2020-30", 1}, {"9]]", "2020-20", 1}, {"[[", "2020-05", 2},
		    {"3[[", "2020-10", 1}, {"70]]", "2020-30", 1}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *folder = generate(SOME);
		struct reading r;

		if (!reading_open(&r, folder, "2020-30", 80, 24))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, "]e");
		reading_keys(&r, rows[i].keys);
		CHECK_STR(r.app->article->id, rows[i].article);
		CHECK_INT(r.app->tally.here, rows[i].here);
		if (strcmp(r.app->article->id, "2020-30") != 0)
			reading_keys(&r, "H");
		CHECK_STR(r.app->article->id, "2020-30");
		CHECK(reading_stands_at(&r, "Solo"));
		reading_drop(&r, folder);
		reading_close(&r);
	}
}

/* Facts without evidence come last; the cursor stays where it was. */
TEST(walk_fact_reaches_those_without_evidence)
{
	static const char *const ids[] = {"f-aaaaaa", "f-bbbbbb", "f-eeeeee", "f-ffffff"};
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	reading_keys(&r, "gx");
	for (int i = 0; i < 4; i++) {
		test_row("down %d", i);
		CHECK_STR(r.app->article->facts[r.app->fact].id, ids[i]);
		reading_keys(&r, "]f");
	}
	check_says(&r, "no fact after this one in the article");
	for (int i = 3; i > 0; i--) {
		test_row("up %d", i);
		CHECK_STR(r.app->article->facts[r.app->fact].id, ids[i]);
		reading_keys(&r, "[f");
	}
	CHECK_STR(r.app->article->facts[r.app->fact].id, ids[0]);
	reading_close(&r);
}
