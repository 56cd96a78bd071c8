/* SPDX-License-Identifier: MIT */
#include "app/select.h"

#include "reading.h"

static const char *entity(const struct reading *r)
{
	return r->app->entity == ENTITY_NONE ? "" : r->corpus.entities.list.v[r->app->entity].id;
}

static const char *fact(const struct reading *r)
{
	return r->app->fact == NO_INDEX ? "" : r->app->article->facts[r->app->fact].id;
}

/* The text: "North Fleet left the north port. Commander Brown of the North Fleet
 * spoke; Brown, said Bruno, had no comment." with facts aaaaaa over the first
 * words, bbbbbb of court, brown and north-fleet, ffffff of court. */
TEST(select_follows_the_cursor)
{
	static const struct {
		const char *keys, *entity, *fact;
	} rows[] = {
	    {"", "north", ""},                    /* the innermost mention; it has no fact */
	    {"6l", "north-fleet", "f-aaaaaa"},    /* evidence under the cursor */
	    {"6l20l", "north-fleet", "f-aaaaaa"}, /* off any mention the entity stays */
	    {"]e", "brown", "f-bbbbbb"},          /* its only fact, though not under the cursor */
	    {"6l4]e", "brown", "f-bbbbbb"},
	    {"gx", "", "f-aaaaaa"},    /* all facts are listed */
	    {"gxl", "north", ""},      /* the mention under the cursor selects */
	    {"gx20l", "", "f-aaaaaa"}, /* a fact of anybody, under the cursor */
	    {"3Ggx", "", ""},          /* none under the cursor */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(entity(&r), rows[i].entity);
		CHECK_STR(fact(&r), rows[i].fact);
		reading_close(&r);
	}
}

/* A fact chosen from the list brings its own entity when the selected one is not
 * in it. */
TEST(select_fact_brings_an_entity_of_it)
{
	struct reading r;
	size_t f;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	f = article_find_fact(r.app->article, "f-aaaaaa");
	select_fact(r.app, (uint32_t)f);
	CHECK_STR(entity(&r), "north-fleet");
	CHECK_STR(fact(&r), "f-aaaaaa");
	f = article_find_fact(r.app->article, "f-bbbbbb");
	select_fact(r.app, (uint32_t)f); /* north-fleet denies it: it stays */
	CHECK_STR(entity(&r), "north-fleet");
	f = article_find_fact(r.app->article, "f-eeeeee");
	select_fact(r.app, (uint32_t)f); /* of nobody */
	CHECK_STR(entity(&r), "");
	CHECK_STR(fact(&r), "f-eeeeee");
	reading_close(&r);
}

TEST(select_keeps_the_fact_while_it_is_listed)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, "4]egfjj");
	CHECK_STR(entity(&r), "russie");
	CHECK_INT(r.app->lists[PANE_FACTS].cursor, 2);
	for (int i = 0; i < 5; i++) { /* walking the entity, facts follow the evidence */
		reading_keys(&r, "]]");
		CHECK_STR(entity(&r), "russie");
		CHECK(rows_of_fact(r.app, r.app->fact) != SIZE_MAX);
	}
	reading_close(&r);
}

/* From the lists the entity stays, whatever lies under the cursor then. */
TEST(select_show_fact_keeps_the_entity)
{
	struct reading r;
	size_t n;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, "4]egfgg");
	n = r.app->rows.facts.n;
	for (size_t i = 0; i < n; i++) {
		struct span hull = fact_hull(&r.app->article->facts[r.app->fact]);

		test_row("fact %zu", i);
		CHECK_STR(entity(&r), "russie");
		CHECK_INT(r.app->lists[PANE_FACTS].cursor, i);
		CHECK_INT(r.app->view.cursor, hull.start);
		CHECK(view_line(&r.app->view, hull.start) >= 0);
		reading_keys(&r, "j");
	}
	reading_keys(&r, "<^O>"); /* steps in a list are no jumps */
	CHECK(reading_stands_at(&r, "Russie"));
	reading_close(&r);
}

TEST(select_nearest_mention_of_each_entity)
{
	struct reading r;
	size_t n;

	if (!reading_open(&r, "content", ACCORD_2022, 120, 40))
		return;
	reading_keys(&r, "3Ggegg");
	n = r.app->rows.entities.n;
	for (size_t i = 0; i < n; i++) {
		const struct entity_row *row =
		    &r.app->rows.entities.v[r.app->lists[PANE_ENTITIES].cursor];

		test_row("row %zu", i);
		CHECK(!row->heading);
		CHECK_INT(row->index, r.app->entity);
		CHECK(r.app->tally.here > 0);
		CHECK(reading_styled(&r, STYLE_CURRENT) > 0);
		reading_keys(&r, "j");
	}
	CHECK_INT(r.app->lists[PANE_ENTITIES].cursor, n - 1);
	reading_keys(&r, "100k");
	CHECK_INT(r.app->lists[PANE_ENTITIES].cursor, 1); /* below its heading */
	reading_keys(&r, "<Enter>");
	CHECK_INT(r.app->focus, PANE_TEXT);
	reading_close(&r);
}

TEST(select_links_there_and_back)
{
	struct reading r;
	uint32_t cursor;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "/Wagner<Enter>");
	cursor = r.app->view.cursor;
	CHECK_STR(fact(&r), "f-0c4wzt");
	reading_keys(&r, "gd");
	CHECK_STR(r.app->article->id, ACCORD_2022);
	CHECK_STR(fact(&r), "f-x08bnh");
	CHECK_STR(entity(&r), "wagner");
	CHECK_INT(r.app->view.cursor, fact_hull(&r.app->article->facts[r.app->fact]).start);
	reading_keys(&r, "H");
	CHECK_STR(r.app->article->id, ACCORD_2024);
	CHECK_INT(r.app->view.cursor, cursor);
	reading_keys(&r, "L");
	CHECK_STR(r.app->article->id, ACCORD_2022);
	reading_keys(&r, "L");
	CHECK(reading_says(&r, "no newer place to go forward to"));
	reading_keys(&r, "<^O>2gd");
	CHECK_STR(r.app->article->id, ACCORD_2024);
	CHECK_STR(fact(&r), "f-29mrb8");
	reading_keys(&r, "9gd");
	CHECK(reading_says(&r, "this fact has 2 links"));
	reading_keys(&r, "HHHHHHHH");
	CHECK(reading_says(&r, "no older place to go back to"));
	reading_close(&r);
}

TEST(select_links_that_lead_nowhere_say_so)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {{"]e2gd", "the link leads to 2024-06-09-gone, which is not in this corpus"},
		    {"]e3gd", "the article 2024-05-01-scripts has no fact f-zzzzzz"},
		    {"]e5gd", "this fact has 4 links"},
		    {"3Ggxgd", "no fact is selected; ]f goes to the next one"}};

	for (size_t i = 0; i < 4; i++) {
		struct reading r;

		if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK(reading_says(&r, rows[i].says));
		reading_close(&r);
	}
}
