/* SPDX-License-Identifier: MIT */
#include "app/rows.h"

#include "reading.h"

TEST(rows_of_entities_are_grouped_by_type_the_most_mentioned_first)
{
	static const char *const articles[] = {ACCORD_2024, ACCORD_2022};

	for (size_t a = 0; a < 2; a++) {
		struct reading r;
		const struct entity_row *last = NULL;
		uint32_t left = 0, type = 0;

		if (!reading_open(&r, "content", articles[a], 80, 24))
			return;
		for (size_t i = 0; i < r.app->rows.entities.n; i++) {
			const struct entity_row *row = &r.app->rows.entities.v[i];

			test_row("%s row %zu", articles[a], i);
			if (row->heading) {
				CHECK(left == 0 && row->here > 0 && (i == 0 || row->index > type));
				left = row->here;
				type = row->index;
				last = NULL;
				continue;
			}
			CHECK(left-- > 0);
			CHECK_INT(r.corpus.entities.list.v[row->index].type, type);
			CHECK(!last || last->here >= row->here);
			CHECK_INT(rows_of_entity(r.app, row->index), i);
			last = row;
		}
		CHECK_INT(left, 0);
		CHECK(rows_of_entity(r.app, ENTITY_NONE) == SIZE_MAX);
		reading_close(&r);
	}
}

TEST(rows_of_facts_are_those_of_the_entity_by_evidence)
{
	struct reading r;
	uint32_t before = 0;
	size_t n = 0;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	CHECK_INT(r.app->rows.facts.n, r.app->article->fact_count);
	reading_keys(&r, "4]e");
	for (size_t i = 0; i < r.app->rows.facts.n; i++) {
		const struct fact *f = &r.app->article->facts[r.app->rows.facts.v[i]];

		CHECK(fact_involves(f, r.app->entity));
		CHECK(fact_hull(f).start >= before);
		before = fact_hull(f).start;
	}
	for (size_t i = 0; i < r.app->article->fact_count; i++)
		n += fact_involves(&r.app->article->facts[i], r.app->entity);
	CHECK_INT(r.app->rows.facts.n, n);
	CHECK(rows_of_fact(r.app, NO_INDEX) == SIZE_MAX);
	reading_close(&r);
}

TEST(rows_of_articles_are_those_of_the_corpus)
{
	struct reading r;

	if (!reading_open(&r, ODD, NULL, 80, 24))
		return;
	CHECK_INT(r.app->rows.articles.n, r.corpus.articles.n);
	for (size_t i = 0; i < r.app->rows.articles.n; i++)
		CHECK_INT(rows_of_article(r.app, i), i);
	CHECK(rows_of_article(r.app, NO_ARTICLE) == SIZE_MAX);
	CHECK(rows_article_lines(24) > rows_article_lines(80));
	reading_close(&r);
}

TEST(rows_list_fit_keeps_the_cursor_on_the_screen)
{
	for (size_t n = 0; n < 30; n++) {
		for (size_t visible = 1; visible < 12; visible++) {
			struct list l = {0, 0};

			for (size_t step = 0; step < 60; step++) {
				l.cursor = n ? step * 7 % n : SIZE_MAX;
				list_fit(&l, n, visible);
				test_row("%zu of %zu, %zu visible", l.cursor, n, visible);
				CHECK(n == 0 || (l.cursor >= l.top && l.cursor < l.top + visible));
				CHECK(n <= visible ? l.top == 0 : l.top + visible <= n);
			}
		}
	}
}

/* The pane and the counting of items agree: the cursor is seen in every list. */
TEST(rows_cursor_is_seen_in_each_list)
{
	static const char *const places[] = {"gl", "ge", "gf"};
	static const int sizes[][2] = {{120, 40}, {120, 14}, {80, 24}, {60, 12}, {40, 10}, {20, 5}};

	for (size_t p = 0; p < 3; p++) {
		for (size_t s = 0; s < 6; s++) {
			struct reading r;

			if (!reading_open(&r, ODD, "2024-06-01-nested", sizes[s][0], sizes[s][1]))
				return;
			reading_keys(&r, "]e");
			reading_keys(&r, places[p]);
			for (int i = 0; i < 8; i++) {
				reading_keys(&r, i < 6 ? "j" : "G");
				test_row("%s %dx%d step %d", places[p], sizes[s][0], sizes[s][1],
					 i);
				CHECK(reading_styled(&r, STYLE_SELECTED) > 0);
			}
			reading_close(&r);
		}
	}
}
