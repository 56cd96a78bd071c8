/* SPDX-License-Identifier: MIT */
#include "app/compare.h"

#include "app/fact_step.h"
#include "app/select.h"
#include "reading.h"

#define FIRST "f-7k2qd9"
#define SECOND "f-0c4wzt"

static void choose(struct reading *r, const char *id)
{
	size_t f = article_find_fact(r->app->article, id);

	CHECK(f != SIZE_MAX);
	select_fact(r->app, (uint32_t)f);
}

static const struct fact *fact(struct reading *r, const char *article, const char *id)
{
	size_t index;

	return fact_named(r->app, (struct fact_name){article, id}, &index);
}

static bool links(struct reading *r, struct fact_name from, enum link_kind kind,
		  struct fact_name to)
{
	const struct fact *f = fact(r, from.article, from.fact);

	for (size_t i = 0; f && i < f->link_count; i++)
		if (f->links[i].kind == kind && strcmp(f->links[i].article, to.article) == 0 &&
		    strcmp(f->links[i].fact, to.fact) == 0)
			return true;
	return false;
}

/* Two facts of one article side by side. */
static bool open_pair(struct reading *r, int cols, int rows)
{
	if (!reading_open(r, "content", ACCORD_2024, cols, rows))
		return false;
	choose(r, FIRST);
	reading_keys(r, "xl");
	CHECK(reading_says(r, "pinned: "));
	choose(r, SECOND);
	reading_keys(r, "xl");
	CHECK_INT(r->app->mode, MODE_COMPARE);
	return true;
}

TEST(compare_links_one_way_or_both)
{
	static const struct {
		const char *keys;
		enum link_kind kind;
		bool forth, back;
	} rows[] = {
	    {"s", LINK_SAME_AS, true, true},   {"c", LINK_CONTRADICTS, true, true},
	    {"u", LINK_UPDATES, true, false},  {"p", LINK_PART_OF, true, false},
	    {"xu", LINK_UPDATES, false, true},
	};
	struct fact_name a = {ACCORD_2024, FIRST}, b = {ACCORD_2024, SECOND};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_pair(&r, 80, 24))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK(links(&r, a, rows[i].kind, b) == rows[i].forth);
		CHECK(links(&r, b, rows[i].kind, a) == rows[i].back);
		CHECK_INT(r.app->mode, MODE_NORMAL);
		CHECK_INT(r.app->compare.pinned.fact.len, 0);
		CHECK_INT(r.app->history.steps.n, 1);
		reading_keys(&r, "u");
		CHECK(!links(&r, a, rows[i].kind, b) && !links(&r, b, rows[i].kind, a));
		reading_close(&r);
	}
}

/* Both articles change in one step, and one undo takes both back. */
TEST(compare_links_facts_of_two_articles)
{
	struct fact_name a = {ACCORD_2024, SECOND}, b = {ACCORD_2022, NULL};
	struct reading r;
	char id[16];

	if (!reading_open(&r, "content", ACCORD_2024, 100, 30))
		return;
	choose(&r, SECOND);
	reading_keys(&r, "xlJ");
	CHECK_STR(r.app->article->id, ACCORD_2022);
	select_fact(r.app, 0);
	snprintf(id, sizeof id, "%s", r.app->article->facts[0].id);
	b.fact = id;
	reading_keys(&r, "xl");
	CHECK_INT(r.app->mode, MODE_COMPARE);
	CHECK(reading_shows(&r, "Le Mali déploie"));
	reading_keys(&r, "c");
	CHECK(links(&r, a, LINK_CONTRADICTS, b));
	CHECK(links(&r, b, LINK_CONTRADICTS, a));
	CHECK_INT(r.app->history.steps.n, 1);
	reading_keys(&r, "u");
	CHECK(!links(&r, a, LINK_CONTRADICTS, b) && !links(&r, b, LINK_CONTRADICTS, a));
	reading_close(&r);
}

TEST(compare_keeps_the_pin_until_it_is_used_or_taken_back)
{
	struct reading r;

	if (!open_pair(&r, 80, 24))
		return;
	reading_keys(&r, "q");
	CHECK_STR(r.app->compare.pinned.fact.s, FIRST);
	reading_keys(&r, "xl<Tab>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_STR(r.app->fact_id.s, FIRST);
	reading_keys(&r, "xl");
	CHECK(reading_says(&r, "no longer pinned"));
	CHECK_INT(r.app->compare.pinned.fact.len, 0);
	reading_close(&r);
}

/* What is the same in both is not marked, role by role; a sentence stands there once. */
TEST(compare_marks_what_differs_and_repeats_nothing)
{
	static const char article[] =
	    "postil: 1\ntext: |\n  On Monday Anna Holt met Carl Dahl in Oslo.\n"
	    "facts:\n- id: f-111111\n  claim: One.\n  predicate: meets\n"
	    "  roles: {agent: anna, patient: carl}\n"
	    "  evidence: [{quote: Carl Dahl}, {quote: Anna Holt}, {quote: Holt met}]\n"
	    "  verdict: open\n"
	    "- id: f-222222\n  claim: Two.\n  predicate: meets\n"
	    "  roles: {agent: anna, patient: dahl}\n"
	    "  evidence: [{quote: Oslo}]\n  verdict: open\n";
	struct reading r;
	char *folder = reading_folder();
	int shown = 0;

	reading_put(folder, "one.yaml", article);
	CHECK(reading_open(&r, folder, NULL, 120, 30));
	choose(&r, "f-111111");
	reading_keys(&r, "xl");
	choose(&r, "f-222222");
	reading_keys(&r, "xl");
	CHECK_INT(r.app->mode, MODE_COMPARE);
	CHECK(!reading_shows(&r, "≠ agent"));
	CHECK(reading_shows(&r, "≠ patient carl"));
	CHECK(reading_shows(&r, "≠ patient dahl"));
	for (int y = 0; y < 30; y++)
		for (const char *at = reading_row(&r, y); (at = strstr(at, "On Monday")); at++)
			shown++;
	CHECK_INT(shown, 2);
	CHECK(reading_styled(&r, STYLE_EVIDENCE) >= 13 + 9 + 4);
	CHECK(reading_says(&r, "s same-as  c contradicts"));
	CHECK(!reading_shows(&r, "▾"));
	reading_size(&r, 80, 8);
	CHECK(reading_shows(&r, "▾"));
	reading_drop(&r, folder);
	reading_close(&r);
}

/* Beside one another, what is the same field stands on the same row. */
TEST(compare_is_level_where_there_is_room)
{
	static const char *const labels[] = {"predicate ", "says ", "verdict "};
	struct reading r;
	size_t found = 0;

	if (!open_pair(&r, 120, 40))
		return;
	for (int y = 0; y < 40; y++) {
		const char *row = reading_row(&r, y);

		for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
			const char *at = strstr(row, labels[i]);

			if (!at)
				continue;
			found += strstr(at + 1, labels[i]) != NULL;
		}
	}
	CHECK(found >= 3);
	reading_close(&r);
}

TEST(compare_shows_both_at_every_size)
{
	static const int sizes[][2] = {{80, 24}, {120, 40}, {40, 24}, {20, 5}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct reading r;

		if (!open_pair(&r, sizes[i][0], sizes[i][1]))
			return;
		test_row("%dx%d", sizes[i][0], sizes[i][1]);
		if (sizes[i][1] > 10) {
			CHECK(reading_shows(&r, "1 2024-07"));
			CHECK(reading_shows(&r, "2 2024-07"));
			CHECK(reading_shows(&r, "Le CNT"));
			CHECK(reading_shows(&r, "≠"));
			CHECK(reading_styled(&r, STYLE_EVIDENCE) > 40);
		}
		reading_keys(&r, "jjjjkkkkk");
		CHECK_INT(r.app->compare.scroll, 0);
		reading_close(&r);
	}
}

/* Esc on nothing else takes the pin back. */
TEST(compare_pin_goes_with_escape)
{
	struct reading r;

	if (!open_pair(&r, 80, 24))
		return;
	reading_keys(&r, "<Esc>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK(strstr(reading_status(&r), "1 pinned") != NULL);
	reading_keys(&r, "<Esc>");
	CHECK(reading_says(&r, "no fact is pinned any more"));
	CHECK(!compare_unpin(r.app));
	reading_close(&r);
}

TEST(compare_says_when_a_fact_has_gone)
{
	struct reading r;

	if (!open_pair(&r, 80, 24))
		return;
	str_clear(&r.app->compare.pinned.fact);
	str_addz(&r.app->compare.pinned.fact, "f-xxxxxx");
	reading_keys(&r, "x");
	CHECK(reading_shows(&r, "this fact is not there any more"));
	reading_keys(&r, "s");
	CHECK(reading_says(&r, "one of the two facts is not there any more"));
	CHECK_INT(r.app->history.steps.n, 0);
	reading_close(&r);
}

/* The same link again is none. */
TEST(compare_links_once)
{
	struct reading r;

	if (!open_pair(&r, 120, 60))
		return;
	reading_keys(&r, "u");
	choose(&r, FIRST);
	reading_keys(&r, "xl");
	choose(&r, SECOND);
	reading_keys(&r, "xl");
	CHECK(reading_shows(&r, "linked updates"));
	reading_keys(&r, "u");
	CHECK(reading_says(&r, "these two are linked so already"));
	CHECK_INT(r.app->history.steps.n, 1);
	reading_close(&r);
}

TEST(compare_not_where_one_may_not_write)
{
	struct reading r;

	if (!open_pair(&r, 80, 24))
		return;
	r.app->keeping.locked = true;
	reading_keys(&r, "s");
	CHECK(reading_says(&r, "this corpus cannot be written"));
	CHECK_INT(r.app->mode, MODE_COMPARE);
	CHECK_INT(r.app->history.steps.n, 0);
	reading_close(&r);
}
