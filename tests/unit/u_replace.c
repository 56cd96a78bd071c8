/* SPDX-License-Identifier: MIT */
#include "app/replace.h"

#include "steps.h"

#define TEXT_A                                                          \
	"postil: 1\ntext: |\n"                                          \
	"  Le Conseil national de transition (CNT) siège à Bamako.\n" \
	"  Malick Diaw préside le CNT. À Bamako, le CNT vote.\n"      \
	"mentions:\n- {entity: cnt, quote: Conseil national de transition}\n"

/* 2020-03 stands first, being the latest; 2020-02 holds nothing. */
static const char *const articles[] = {"2020-03.yaml",
				       TEXT_A,
				       "2020-02.yaml",
				       "postil: 1\ntext: |\n  Rien ici.\n",
				       "2020-01.yaml",
				       "postil: 1\ntext: |\n  Le CNT de 2020.\n  Encore le CNT.\n",
				       NULL};

static char *begin(struct reading *r)
{
	char *folder = steps_open(r, articles, 80, 24);

	reading_keys(r, "]e");
	CHECK(reading_stands_at(r, "Conseil"));
	return folder;
}

static size_t marked(const struct reading *r, size_t article)
{
	return corpus_count_in(&r->corpus, article,
			       entities_find(&r->corpus.entities, SLICE("cnt")))
	    .mentions;
}

TEST(replace_asks_place_by_place)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "p");
	CHECK(r.app->mode == MODE_REPLACE);
	CHECK(reading_says(&r, "1/3 mark “CNT”?") ||
	      reading_says(&r, "mark “CNT” as Conseil national de transition? 1/3"));
	CHECK(reading_stands_at(&r, "CNT) "));
	CHECK_INT(reading_styled(&r, STYLE_SEARCH_CURRENT), 3);
	CHECK_INT(reading_styled(&r, STYLE_SEARCH), 6);
	reading_keys(&r, "y");
	CHECK(reading_stands_at(&r, "CNT. "));
	CHECK_INT(r.app->article->mention_count, 1);
	reading_keys(&r, "n");
	CHECK(reading_stands_at(&r, "CNT vote"));
	reading_keys(&r, "y");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK_INT(marked(&r, 0), 3);
	CHECK_INT(r.app->article->refusal_count, 1);
	CHECK_INT(r.app->history.steps.n, 1);
	CHECK_STR(r.app->history.steps.v[0]->name, "mark 2 of CNT, refuse 1");
	CHECK(reading_says(&r, "2 marked as CNT, 1 refused for good"));
	steps_close(&r, folder);
}

TEST(replace_is_one_undo_and_refusals_stay)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "pny!");
	CHECK_INT(marked(&r, 0), 3);
	reading_keys(&r, "u");
	CHECK_INT(marked(&r, 0), 1);
	CHECK_INT(r.app->article->refusal_count, 0);
	reading_keys(&r, "<^R>p");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(reading_says(&r, "nothing left to mark here; P looks through the corpus: CNT"));
	steps_close(&r, folder);
}

TEST(replace_skips_stops_and_takes_back)
{
	static const struct {
		const char *keys;
		size_t marked, refused, steps;
	} rows[] = {
	    {"p!", 4, 0, 1},   {"pq", 1, 0, 0},      {"p<Esc>", 1, 0, 0},
	    {"pyq", 2, 0, 1},  {"p.", 2, 0, 1},      {"psy<Esc>", 2, 0, 1},
	    {"psss", 1, 0, 0}, {"pnnn", 1, 3, 1},    {"py<Backspace>q", 1, 0, 0},
	    {"pnu!", 4, 0, 1}, {"pyyuun!", 3, 1, 1}, {"puuy<^L>q", 2, 0, 1},
	    {"pyxq", 2, 0, 1}, {"pny.", 3, 1, 1},    {"pssu!", 3, 0, 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;
		char *folder = begin(&r);

		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK(r.app->mode == MODE_NORMAL);
		CHECK_INT(marked(&r, 0), rows[i].marked);
		CHECK_INT(r.app->article->refusal_count, rows[i].refused);
		CHECK_INT(r.app->history.steps.n, rows[i].steps);
		steps_close(&r, folder);
	}
}

TEST(replace_goes_through_the_corpus_in_one_step)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "Pyyy");
	CHECK_INT(r.app->current, 2);
	CHECK(reading_stands_at(&r, "CNT de 2020"));
	CHECK_INT(marked(&r, 0), 1);
	reading_keys(&r, "nuuy");
	CHECK_INT(r.app->current, 2);
	reading_keys(&r, "nn");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK_INT(marked(&r, 0), 4);
	CHECK_INT(r.app->history.steps.n, 1);
	CHECK_STR(r.app->history.steps.v[0]->name, "mark 3 of CNT, refuse 2");
	CHECK_INT(r.app->article->refusal_count, 2);
	reading_keys(&r, "u");
	CHECK_INT(marked(&r, 0), 1);
	CHECK_INT(r.app->article->refusal_count, 0);
	steps_close(&r, folder);
}

TEST(replace_asks_once_before_it_takes_the_corpus)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "Py!");
	CHECK(reading_says(&r, "all 4 in 2 articles?"));
	reading_keys(&r, "n");
	CHECK(reading_stands_at(&r, "CNT. "));
	CHECK_INT(marked(&r, 0), 1);
	reading_keys(&r, "!y");
	CHECK_INT(marked(&r, 0), 4);
	CHECK_INT(marked(&r, 2), 2);
	CHECK(r.app->mode == MODE_NORMAL);
	steps_close(&r, folder);
}

TEST(replace_says_whose_mention_it_lies_in)
{
	static const char *const nested[] = {"a.yaml",
					     "postil: 1\ntext: |\n  Le chef du CNT. Puis le CNT.\n"
					     "mentions:\n- {entity: dia, quote: chef du CNT}\n"
					     "- {entity: cnt, quote: CNT, before: \"Puis le \"}\n",
					     NULL};
	struct reading r;
	char *folder = steps_open(&r, nested, 140, 24);

	reading_keys(&r, "2]ep");
	CHECK(reading_shows(&r, "inside Malick Diaw?"));
	CHECK_INT(r.app->entity, entities_find(&r.corpus.entities, SLICE("cnt")));
	reading_keys(&r, "y");
	CHECK_INT(marked(&r, 0), 2);
	steps_close(&r, folder);
}

TEST(replace_splits_mentions)
{
	struct reading r;
	char *folder = begin(&r);
	uint32_t cnt = entities_find(&r.corpus.entities, SLICE("cnt"));
	uint32_t dia = entities_find(&r.corpus.entities, SLICE("dia"));

	reading_keys(&r, "p!P!yKK");
	CHECK_INT(r.app->current, 0);
	replace_start_split(r.app, cnt, dia, true);
	reading_event(&r, EVENT_SCANNED, 0);
	CHECK(reading_says(&r, "give “Conseil national de transition” to Malick Diaw? 1/4+") ||
	      reading_says(&r, "1/4+ give “Conseil"));
	reading_keys(&r, "yny<Esc>");
	CHECK_INT(marked(&r, 0), 2);
	CHECK_INT(r.app->article->refusal_count, 0);
	CHECK_STR((*vec_last(&r.app->history.steps))->name, "give 2 of CNT to Malick Diaw");
	replace_start_split(r.app, cnt, dia, true);
	reading_event(&r, EVENT_SCANNED, 0);
	reading_keys(&r, "!");
	CHECK(reading_says(&r, "all 4 in 2 articles?"));
	reading_keys(&r, "y");
	CHECK_INT(marked(&r, 0), 0);
	CHECK_INT(marked(&r, 2), 0);
	reading_keys(&r, "u");
	CHECK_INT(marked(&r, 2), 2);
	steps_close(&r, folder);
}

TEST(replace_comes_back_to_articles_that_were_forgotten)
{
	struct reading r;
	char *folder = reading_folder();
	char name[32];

	reading_put(folder, "entities.yaml", STEPS_REGISTER);
	for (int i = 40; i > 10; i--) {
		snprintf(name, sizeof name, "2020-%d.yaml", i);
		reading_put(folder, name, "postil: 1\ntext: |\n  Le CNT vote.\n");
	}
	CHECK(reading_open(&r, folder, NULL, 80, 24));
	r.app->entity = entities_find(&r.corpus.entities, SLICE("cnt"));
	reading_keys(&r, "P");
	for (int i = 0; i < 29; i++)
		reading_keys(&r, "y");
	CHECK_INT(r.app->current, 29);
	for (int i = 0; i < 29; i++)
		reading_keys(&r, "u");
	CHECK_INT(r.app->current, 0);
	CHECK(reading_stands_at(&r, "CNT vote"));
	reading_keys(&r, "!y");
	for (size_t i = 0; i < 30; i++)
		CHECK_INT(marked(&r, i), 1);
	CHECK_INT(r.app->history.steps.n, 1);
	steps_close(&r, folder);
}

TEST(replace_passes_over_broken_articles)
{
	static const char *const broken[] = {"2020-03.yaml",
					     "postil: 1\ntext: |\n  Le CNT.\n",
					     "2020-02.yaml",
					     "postil: [\n",
					     "2020-01.yaml",
					     "postil: 1\ntext: |\n  Le CNT.\n",
					     NULL};
	struct reading r;
	char *folder = steps_open(&r, broken, 80, 24);

	r.app->entity = entities_find(&r.corpus.entities, SLICE("cnt"));
	reading_keys(&r, "Py");
	CHECK_INT(r.app->current, 2);
	reading_keys(&r, "y");
	CHECK_INT(marked(&r, 0) + marked(&r, 2), 2);
	steps_close(&r, folder);
}

TEST(replace_needs_an_entity_and_a_right_to_write)
{
	struct reading r;
	char *folder = steps_open(&r, articles, 80, 24);

	reading_keys(&r, "gxp");
	CHECK(reading_says(&r, "no entity is selected"));
	reading_keys(&r, "]e");
	r.app->keeping.along = "anna";
	reading_keys(&r, "p");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(reading_says(&r, "you read along"));
	r.app->keeping.along = NULL;
	steps_close(&r, folder);
}

TEST(replace_is_repeated_in_another_article)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, ".");
	CHECK(reading_says(&r, "nothing to repeat"));
	reading_keys(&r, "p!JJ.");
	CHECK(r.app->mode == MODE_REPLACE);
	CHECK(reading_stands_at(&r, "CNT de"));
	reading_keys(&r, "!");
	CHECK_INT(marked(&r, 2), 2);
	steps_close(&r, folder);
}

TEST(replace_keeps_the_answers_when_a_signal_ends_it)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "py");
	reading_event(&r, EVENT_QUIT, 0);
	CHECK(r.session.quit);
	CHECK_INT(marked(&r, 0), 2);
	CHECK_INT(r.app->history.steps.n, 1);
	steps_close(&r, folder);
}

/* Who answers y y q may not know that the second was the last: the q is not for postil. */
TEST(replace_that_ended_by_itself_swallows_one_q)
{
	static const struct {
		const char *keys;
		bool quits;
	} rows[] = {
	    {"pyyyq", false}, {"pyyyqq", true}, {"pyyylq", true}, {"p!q", false},
	    {"p.q", true},    {"pyq", false},   {"pyqq", true},   {"pyyy<Esc>q", true},
	    {"pyyyu", false}, {"pyyyuq", true},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;
		char *folder = begin(&r);

		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_INT(r.session.quit, rows[i].quits);
		steps_close(&r, folder);
	}
}

TEST(replace_says_what_the_next_q_does)
{
	struct reading r;
	char *folder = begin(&r);

	reading_keys(&r, "pyyyq");
	CHECK(reading_says(&r, "that was the last one; q again quits postil"));
	CHECK_INT(marked(&r, 0), 4);
	reading_keys(&r, "u");
	CHECK_INT(marked(&r, 0), 1);
	steps_close(&r, folder);
}

TEST(replace_holds_together_on_any_key)
{
	static const char keys[] = "ynsu!.qpPyyynnnuuxJK";
	struct reading r;
	char *folder = begin(&r);
	unsigned state = 7;

	for (int i = 0; i < 1500; i++) {
		state = state * 1103515245 + 12345;
		reading_key(&r, (uint32_t)keys[(state >> 16) % (sizeof keys - 1)]);
		if (i % 100 == 0)
			reading_size(&r, 20 + (int)(state >> 20) % 80, 5 + (int)(state >> 24) % 40);
		if (r.session.quit)
			r.session.quit = false;
	}
	reading_keys(&r, "<Esc>");
	steps_close(&r, folder);
}
