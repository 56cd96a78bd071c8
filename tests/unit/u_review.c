/* SPDX-License-Identifier: MIT */
#include "app/review.h"

#include "steps.h"

/* One exact mention, a fuzzy one, an orphan with a guess, one without; evidence and a
 * cue that are fuzzy. */
static const char *const articles[] = {
    "2020-03.yaml",
    "postil: 1\ntext: |\n"
    "  Le Conseil national de transition siège à Bamako, la capitale.\n"
    "  Le président Malick Diaw a déclaré hier que le vote aura lieu en juillet.\n"
    "mentions:\n"
    "- {entity: bamako, quote: Bamako}\n"
    "- {entity: cnt, quote: Conseil nationale de transition}\n"
    "- {entity: dia, before: \"Le ministre \", quote: Malick Diaw}\n"
    "- {entity: bamako, quote: Tombouctou la Mystérieuse}\n"
    "facts:\n"
    "- id: f-111111\n  claim: The vote is in July.\n  predicate: votes\n"
    "  sources:\n  - {who: dia, stance: asserts, quote: a déclare hier}\n"
    "  evidence:\n  - {quote: le vote aura lieux en juillet}\n  - {quote: en juillet}\n"
    "  verdict: open\n"
    "- id: f-222222\n  claim: It sits.\n  predicate: sits\n"
    "  evidence:\n  - {quote: siègent à Bamako}\n  verdict: open\n",
    "2020-02.yaml",
    "postil: 1\ntext: |\n  Rien.\n",
    "2020-01.yaml",
    "postil: 1\ntext: |\n  Le Conseil national de transition.\n"
    "mentions:\n- {entity: cnt, quote: Conseil national des transition}\n",
    NULL};

static size_t inexact(const struct reading *r)
{
	return r->app->article->fuzzy + r->app->article->orphans;
}

static char *begin(struct reading *r, const char *keys)
{
	char *folder = steps_open(r, articles, 100, 30);

	CHECK_INT(r->app->article->mentions[0].anchor.state, ANCHOR_EXACT);
	CHECK_INT(r->app->article->mentions[1].anchor.state, ANCHOR_FUZZY);
	CHECK_INT(r->app->article->mentions[2].anchor.state, ANCHOR_ORPHAN);
	CHECK_INT(r->app->article->mentions[3].anchor.state, ANCHOR_ORPHAN);
	CHECK_INT(inexact(r), 6);
	reading_keys(r, keys);
	return folder;
}

TEST(review_shows_the_old_words_over_the_new_ones)
{
	struct reading r;
	char *folder = begin(&r, "gr");

	CHECK(r.app->mode == MODE_REVIEW);
	CHECK(reading_shows(&r, "1/6 fuzzy mention of Conseil national de transition"));
	CHECK(reading_shows(&r, "file    Conseil nationale de transition"));
	CHECK(reading_shows(&r, "text    Le Conseil national de transition siège"));
	CHECK(reading_stands_at(&r, "Conseil national"));
	CHECK_INT(reading_styled(&r, STYLE_SEARCH_CURRENT), 30);
	CHECK_INT(reading_styled(&r, STYLE_SEARCH), 1);
	steps_close(&r, folder);
}

TEST(review_moves_nothing_without_a_yes)
{
	struct reading r;
	char *folder = begin(&r, "grnjnkkkjq");

	CHECK(r.app->mode == MODE_NORMAL);
	CHECK_INT(r.app->history.steps.n, 0);
	CHECK_INT(inexact(&r), 6);
	steps_close(&r, folder);
}

TEST(review_writes_the_new_place_down)
{
	struct reading r;
	char *folder = begin(&r, "gry");

	CHECK_INT(inexact(&r), 5);
	CHECK_INT(r.app->article->mentions[1].anchor.state, ANCHOR_EXACT);
	CHECK(slice_is(r.app->article->mentions[1].anchor.parts[0],
		       "Conseil national de transition"));
	CHECK_STR(r.app->history.steps.v[0]->name, "re-anchor mention of CNT");
	CHECK(reading_shows(&r, "1/5 orphan mention of Malick Diaw"));
	reading_keys(&r, "u");
	CHECK_INT(inexact(&r), 6);
	CHECK(reading_shows(&r, "1/6 fuzzy mention of Conseil"));
	steps_close(&r, folder);
}

TEST(review_guesses_where_an_orphan_may_be)
{
	struct reading r;
	char *folder = begin(&r, "grj");

	CHECK(reading_shows(&r, "The quote stands in the text, but not"));
	CHECK(reading_shows(&r, "perhaps Le président Malick Diaw"));
	CHECK(reading_stands_at(&r, "Malick Diaw a"));
	reading_keys(&r, "y");
	CHECK_INT(r.app->article->mentions[2].anchor.state, ANCHOR_EXACT);
	CHECK(reading_shows(&r, "2/5 orphan mention of Bamako"));
	CHECK(reading_shows(&r, "no place is likely enough"));
	CHECK(!reading_shows(&r, "y it is this place"));
	reading_keys(&r, "y");
	CHECK(reading_says(&r, "no place is known for it"));
	CHECK_INT(r.app->history.steps.n, 1);
	steps_close(&r, folder);
}

TEST(review_removes_mentions)
{
	struct reading r;
	char *folder = begin(&r, "grjjD");

	CHECK_INT(r.app->article->mention_count, 3);
	CHECK_STR(r.app->history.steps.v[0]->name, "remove mention of Bamako");
	steps_close(&r, folder);
}

TEST(review_mends_evidence_and_cues)
{
	struct reading r;
	char *folder = begin(&r, "grjjj");
	const struct fact *f;

	CHECK(reading_shows(&r, "evidence of “The vote is in July.”"));
	CHECK_INT(r.app->fact, 0);
	reading_keys(&r, "y");
	f = &r.app->article->facts[0];
	CHECK(slice_is(f->evidence[0]->parts[0], "le vote aura lieu en juillet"));
	CHECK_INT(f->evidence[0]->state, ANCHOR_EXACT);
	CHECK_INT(f->evidence_count, 2);
	CHECK(reading_shows(&r, "cue of “The vote is in July.”"));
	reading_keys(&r, "y");
	f = &r.app->article->facts[0];
	CHECK(slice_is(f->sources[0].cue->parts[0], "a déclaré hier"));
	CHECK_STR(r.app->history.steps.v[1]->name, "re-anchor cue of: The vote is in July.");
	CHECK_INT(inexact(&r), 4);
	steps_close(&r, folder);
}

TEST(review_removes_evidence_only_beside_other)
{
	struct reading r;
	char *folder = begin(&r, "grjjjD");
	const struct fact *f = &r.app->article->facts[0];

	CHECK_INT(f->evidence_count, 1);
	CHECK(slice_is(f->evidence[0]->parts[0], "en juillet"));
	reading_keys(&r, "D");
	f = &r.app->article->facts[0];
	CHECK_INT(f->source_count, 1);
	CHECK(f->sources[0].cue == NULL);
	CHECK(reading_shows(&r, "evidence of “It sits.”"));
	reading_keys(&r, "D");
	CHECK(reading_says(&r, "the fact has no other evidence"));
	CHECK_INT(r.app->article->facts[1].evidence_count, 1);
	steps_close(&r, folder);
}

TEST(review_takes_a_place_that_is_selected_by_hand)
{
	struct reading r;
	char *folder = begin(&r, "grjj");
	const struct mention *m;

	reading_keys(&r, "v");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(r.app->visual.on);
	reading_keys(&r, "<Esc>");
	CHECK(r.app->mode == MODE_REVIEW);
	CHECK(reading_shows(&r, "3/6 orphan mention of Bamako"));
	reading_keys(&r, "q");
	reading_keys(&r, "gr");
	reading_keys(&r, "jjv");
	CHECK_INT(visual_count(r.app), 0); /* no place is known: nothing is selected on the way */
	CHECK(reading_says(&r, "go to the right place: v selects"));
	reading_keys(&r, "V<Enter>");
	CHECK(reading_says(&r, "nothing is selected"));
	reading_keys(&r, "w");
	CHECK(reading_shows(&r, "nothing selected: v"));
	reading_keys(&r, "v");
	CHECK_INT(visual_count(r.app), 1);
	reading_keys(&r, "<Enter>");
	CHECK(r.app->mode == MODE_REVIEW);
	CHECK(!r.app->visual.on);
	CHECK_INT(inexact(&r), 5);
	m = &r.app->article->mentions[3];
	CHECK_INT(m->anchor.state, ANCHOR_EXACT);
	CHECK_STR(r.app->history.steps.v[0]->name, "re-anchor mention of Bamako");
	steps_close(&r, folder);
}

TEST(review_ends_when_nothing_is_left)
{
	struct reading r;
	char *folder = begin(&r, "gr");

	for (int i = 0; i < 3; i++)
		reading_keys(&r, "y");
	CHECK_INT(inexact(&r), 4);
	reading_keys(&r, "Dyyy");
	CHECK_INT(inexact(&r), 0);
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(reading_says(&r, "reviewed: every span is found exactly"));
	reading_keys(&r, "gr");
	CHECK(r.app->mode == MODE_NORMAL);
	CHECK(reading_says(&r, "nothing to review in this article"));
	steps_close(&r, folder);
}

TEST(review_that_ended_by_itself_swallows_one_q)
{
	static const struct {
		const char *keys;
		bool quits;
	} rows[] = {{"yyyDyyyq", false},
		    {"yyyDyyyqq", true},
		    {"yyyDyyylq", true},
		    {"yqq", true},
		    {"yq", false}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;
		char *folder = begin(&r, "gr");

		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_INT(r.session.quit, rows[i].quits);
		steps_close(&r, folder);
	}
}

TEST(review_goes_through_the_corpus)
{
	struct reading r;
	char *folder = begin(&r, "gRyyDnnn");

	CHECK_INT(r.app->current, 2);
	CHECK(reading_shows(&r, "1/1 fuzzy mention of Conseil"));
	reading_keys(&r, "y");
	CHECK_INT(r.app->current, 0);
	CHECK(r.app->mode == MODE_REVIEW);
	reading_keys(&r, "yyyy");
	steps_close(&r, folder);
}

TEST(review_of_a_corpus_without_faults_says_so)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "gR");
	CHECK(reading_says(&r, "nothing to review: every span of the corpus"));
	CHECK(r.app->mode == MODE_NORMAL);
	reading_close(&r);
}

TEST(review_is_hinted_where_there_is_something)
{
	struct reading r;
	char *folder = begin(&r, "j");

	CHECK(reading_shows(&r, "gr review"));
	steps_close(&r, folder);
}

TEST(review_draws_at_any_size)
{
	struct reading r;
	char *folder = begin(&r, "gr");

	for (int cols = 1; cols < 130; cols += 9) {
		for (int rows = 1; rows < 45; rows++) {
			reading_size(&r, cols, rows);
			reading_keys(&r, "n");
		}
		reading_keys(&r, "qgr");
	}
	reading_size(&r, 20, 5);
	CHECK(reading_shows(&r, "→ "));
	steps_close(&r, folder);
}
