/* SPDX-License-Identifier: MIT */
#include "app/fact_step.h"

#include "reading.h"

static const struct fact *selected(const struct reading *r)
{
	return r->app->fact == NO_INDEX ? NULL : &r->app->article->facts[r->app->fact];
}

static bool open_wagner(struct reading *r)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	reading_keys(r, "/Wagner<Enter>");
	CHECK(selected(r) != NULL);
	return selected(r) != NULL;
}

TEST(fact_step_verdicts)
{
	static const struct {
		const char *keys;
		enum verdict verdict;
		const char *reason;
	} rows[] = {
	    {"xv", VERDICT_VERIFIED, ""},
	    {"xdno proof<Enter>", VERDICT_DISPUTED, "no proof"},
	    {"xd<Enter>", VERDICT_DISPUTED, ""},
	    {"xxwrong<Enter>", VERDICT_DEPRECATED, "wrong"},
	    {"xx<Enter>", VERDICT_OPEN, ""}, /* not without a reason */
	    {"xxwrong<Esc>", VERDICT_OPEN, ""},
	    {"xxwrong<Enter>xo", VERDICT_OPEN, ""},
	    {"xxwrong<Enter>xd<^U>maybe<Enter>", VERDICT_DISPUTED, "maybe"},
	    {"xvu", VERDICT_OPEN, ""},
	    {"gfxv", VERDICT_VERIFIED, ""},
	    {"vxv", VERDICT_VERIFIED, ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_wagner(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_INT(selected(&r)->verdict, rows[i].verdict);
		CHECK_STR(selected(&r)->reason ? selected(&r)->reason : "", rows[i].reason);
		reading_close(&r);
	}
}

/* . gives the next fact the same verdict. */
TEST(fact_step_verdict_again)
{
	struct reading r;
	uint32_t first;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "gfggxxthe same<Enter>");
	first = r.app->fact;
	reading_keys(&r, "j.");
	CHECK(r.app->fact != first);
	CHECK_INT(selected(&r)->verdict, VERDICT_DEPRECATED);
	CHECK_STR(selected(&r)->reason, "the same");
	CHECK_INT(r.app->history.steps.n, 2);
	reading_close(&r);
}

TEST(fact_step_note_and_evidence)
{
	struct reading r;
	size_t n;

	if (!open_wagner(&r))
		return;
	n = selected(&r)->evidence_count;
	reading_keys(&r, "xnlook again<Enter>");
	CHECK_STR(selected(&r)->note, "look again");
	reading_keys(&r, "xn<^U><Enter>");
	CHECK(selected(&r)->note == NULL);
	reading_keys(&r, "xe");
	CHECK(reading_says(&r, "select the words first"));
	reading_keys(&r, "vxe");
	CHECK_INT(selected(&r)->evidence_count, n + 1);
	CHECK_INT(selected(&r)->evidence[n]->state, ANCHOR_EXACT);
	CHECK(!r.app->visual.on);
	reading_close(&r);
}

TEST(fact_step_sources)
{
	struct reading r;
	const struct source *s;
	enum stance before;
	size_t n;

	if (!open_wagner(&r))
		return;
	n = selected(&r)->source_count;
	reading_keys(&r, "vxs<^U>cnt<Enter>b");
	CHECK_INT(selected(&r)->source_count, n + 1);
	s = &selected(&r)->sources[n];
	CHECK_STR(s->who.words, "cnt");
	CHECK(s->who.entity != ENTITY_NONE);
	CHECK_INT(s->stance, STANCE_DOUBTS);
	CHECK(s->cue != NULL);
	before = selected(&r)->sources[0].stance;
	reading_keys(&r, "xt");
	CHECK_INT(selected(&r)->sources[0].stance, (before + 1) % STANCE_COUNT);
	reading_keys(&r, ".");
	CHECK_INT(selected(&r)->sources[0].stance, (before + 2) % STANCE_COUNT);
	reading_close(&r);
}

/* What leads to a fact that goes is said. */
TEST(fact_step_deletes)
{
	struct reading r;
	size_t n;
	char id[16];

	if (!open_wagner(&r))
		return;
	n = r.app->article->fact_count;
	snprintf(id, sizeof id, "%s", selected(&r)->id);
	reading_keys(&r, "gfD");
	CHECK_INT(r.app->article->fact_count, n - 1);
	CHECK(article_find_fact(r.app->article, id) == SIZE_MAX);
	CHECK(strstr(reading_status(&r), "2 links of other facts") != NULL);
	reading_keys(&r, "u");
	CHECK(article_find_fact(r.app->article, id) != SIZE_MAX);
	reading_close(&r);
}

TEST(fact_step_says_when_nothing_is_selected)
{
	static const char *const keys[] = {"xv", "xd", "xx", "xn", "xs", "xt", "xe", "xl"};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct reading r;

		if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
			return;
		test_row("%s", keys[i]);
		r.app->fact = NO_INDEX;
		reading_keys(&r, keys[i]);
		CHECK(reading_says(&r, "no fact is selected"));
		CHECK_INT(r.app->mode, MODE_NORMAL);
		reading_close(&r);
	}
}

TEST(fact_step_counts_links)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	CHECK_INT(fact_links_to(r.app, (struct fact_name){ACCORD_2024, "f-0c4wzt"}), 2);
	CHECK_INT(fact_links_to(r.app, (struct fact_name){ACCORD_2024, "f-xxxxxx"}), 0);
	reading_close(&r);
}

TEST(fact_step_stance_by_letter)
{
	static const struct {
		const char *letter;
		enum stance stance;
	} rows[] = {{"a", STANCE_ASSERTS},
		    {"c", STANCE_CLAIMS},
		    {"l", STANCE_ALLEGES},
		    {"d", STANCE_DENIES},
		    {"b", STANCE_DOUBTS}};

	for (size_t i = 0; i < STANCE_COUNT; i++) {
		struct reading r;
		const struct fact *f;

		if (!open_wagner(&r))
			return;
		test_row("%s", rows[i].letter);
		reading_keys(&r, "xs<^U>cnt<Enter>zq"); /* neither is a stance */
		reading_keys(&r, rows[i].letter);
		f = selected(&r);
		CHECK_INT(f->sources[f->source_count - 1].stance, rows[i].stance);
		CHECK(f->sources[f->source_count - 1].cue == NULL);
		reading_close(&r);
	}
}

/* A source that is no entity is free words; Esc at any question adds nothing. */
TEST(fact_step_source_in_words)
{
	struct reading r;
	const struct fact *f;
	size_t n;

	if (!open_wagner(&r))
		return;
	n = selected(&r)->source_count;
	reading_keys(&r, "xs<Esc>xs<^U>a clerk zzz<Enter><Esc>");
	CHECK_INT(selected(&r)->source_count, n);
	reading_keys(&r, "xs<^U>a clerk zzz<Enter>a");
	f = selected(&r);
	CHECK_INT(f->source_count, n + 1);
	CHECK_STR(f->sources[n].who.words, "a clerk zzz");
	CHECK(f->sources[n].who.entity == ENTITY_NONE);
	reading_close(&r);
}

TEST(fact_step_links_once)
{
	struct fact_name a = {ACCORD_2024, "f-0c4wzt"}, b = {ACCORD_2024, "f-7k2qd9"};
	struct reading r;
	struct step *s;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	s = step_new("link");
	CHECK(fact_link_from(r.app, s, a, LINK_UPDATES, b));
	CHECK_INT(s->edits.n, 1);
	app_do(r.app, s);
	reading_keys(&r, "l");
	s = step_new("again");
	CHECK(!fact_link_from(r.app, s, a, LINK_UPDATES, b));
	CHECK(fact_link_from(r.app, s, a, LINK_PART_OF, b));
	CHECK(
	    !fact_link_from(r.app, s, (struct fact_name){"nothing", "f-xxxxxx"}, LINK_UPDATES, b));
	CHECK(!fact_link_from(r.app, s, (struct fact_name){ACCORD_2024, "f-xxxxxx"}, LINK_UPDATES,
			      b));
	CHECK_INT(s->edits.n, 1);
	step_free(s);
	CHECK(fact_link_mutual(LINK_SAME_AS) && fact_link_mutual(LINK_CONTRADICTS));
	CHECK(!fact_link_mutual(LINK_UPDATES) && !fact_link_mutual(LINK_PART_OF));
	reading_close(&r);
}

/* Words over two paragraphs are no quote. */
TEST(fact_step_quotes)
{
	struct reading r;
	struct arena arena = {0};
	struct span spans[] = {{0, 14}, {20, 30}}, over;
	struct anchor *a;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	a = fact_quote(r.app, &arena, spans, 2);
	CHECK(a != NULL && a->n == 2 && a->spans[1].end == 30 && a->state == ANCHOR_EXACT);
	over = view_paragraph_span(&r.app->view, 0);
	over = (struct span){over.end - 5, over.end + 5};
	CHECK(fact_quote(r.app, &arena, &over, 1) == NULL);
	CHECK(r.app->message_kind == MESSAGE_ERROR);
	arena_release(&arena);
	reading_close(&r);
}

TEST(fact_step_appends)
{
	struct arena arena = {0};
	struct fact f = {0};
	struct anchor a = {0};

	for (int i = 0; i < 5; i++) {
		fact_add_source(&arena, &f, (struct source){.stance = (enum stance)i});
		fact_add_evidence(&arena, &f, &a);
		fact_add_link(&arena, &f, (struct link){.line = (uint32_t)i});
	}
	CHECK_INT(f.source_count, 5);
	CHECK_INT(f.evidence_count, 5);
	CHECK_INT(f.link_count, 5);
	for (int i = 0; i < 5; i++) {
		CHECK_INT(f.sources[i].stance, i);
		CHECK(f.evidence[i] == &a);
		CHECK_INT(f.links[i].line, i);
	}
	f.id = "f-abcdef";
	CHECK_STR(fact_title(&f), "f-abcdef");
	f.claim = "";
	CHECK_STR(fact_title(&f), "f-abcdef");
	f.claim = "It is.";
	CHECK_STR(fact_title(&f), "It is.");
	arena_release(&arena);
}
