/* SPDX-License-Identifier: MIT */
#include "doc/corpus.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

TEST(corpus_order)
{
	static const char *const added[] = {
	    "notes", "2022-11-accord", "2024-07-04-vote", "2024-07", "alpha",
	    "2024",  "20245-ab",       "2024-07-accord",  "Zeta",    "1999_ancien"};
	static const char *const sorted[] = {
	    "2024-07-accord", "2024-07-04-vote", "2024-07", "2024",  "2022-11-accord",
	    "1999_ancien",    "20245-ab",        "Zeta",    "alpha", "notes"};
	struct corpus c;

	corpus_init(&c);
	for (size_t i = 0; i < 10; i++)
		corpus_add(&c, added[i], "path");
	CHECK_INT(c.unread, 10);
	corpus_sort(&c);
	for (size_t i = 0; i < 10; i++) {
		CHECK_STR(c.articles.v[i].id, sorted[i]);
		CHECK_INT(corpus_find(&c, slice_of(sorted[i])), i);
	}
	CHECK_INT(corpus_find(&c, SLICE("nothing")), SIZE_MAX);
	corpus_add(&c, "2025", "path");
	corpus_sort(&c);
	CHECK_INT(corpus_find(&c, SLICE("notes")), 10);
	CHECK_INT(corpus_find(&c, SLICE("2025")), 0);
	corpus_release(&c);
}

TEST(corpus_of_nothing)
{
	struct corpus c;

	corpus_init(&c);
	corpus_sort(&c);
	CHECK_INT(c.articles.n, 0);
	CHECK_INT(corpus_find(&c, SLICE("")), SIZE_MAX);
	CHECK_INT(corpus_total(&c, 3).mentions, 0);
	CHECK_INT(corpus_total(&c, 3).entity, 3);
	corpus_release(&c);
}

/* Mentions of these entities (all found, but for the last) and one fact that
 * has entity `fact` as agent, place and source. */
static struct article *article_with(const char *id, const uint32_t *entities, size_t n,
				    uint32_t fact)
{
	struct article *a = article_new(id);
	struct fact *f = arena_zalloc(&a->arena, 1, sizeof *f);

	a->text = SLICE("Mali");
	a->mentions = arena_zalloc(&a->arena, n, sizeof *a->mentions);
	for (size_t i = 0; i < n; i++) {
		struct slice *part = arena_alloc(&a->arena, sizeof *part);

		*part = i + 1 < n ? SLICE("Mali") : SLICE("Niger");
		a->mentions[i] =
		    (struct mention){.entity = entities[i], .anchor = {.parts = part, .n = 1}};
	}
	a->mention_count = n;
	f->id = "f-000001";
	f->where = (struct filler){"x", fact};
	f->roles = arena_zalloc(&a->arena, 1, sizeof *f->roles);
	f->roles[0] = (struct role){"agent", &f->where, 1};
	f->role_count = 1;
	f->links = arena_zalloc(&a->arena, 1, sizeof *f->links);
	f->links[0] = (struct link){.kind = LINK_UPDATES, .article = "b", .fact = "f-000002"};
	f->link_count = 1;
	a->facts = f;
	a->fact_count = 1;
	article_index(a);
	return a;
}

static const uint32_t first[] = {7, 2, 7, 9}, second[] = {7, 30, 1};

TEST(corpus_sums_up_what_is_read)
{
	struct corpus c;
	struct article *a = article_with("a", first, 4, 7);
	const struct summary *s;

	corpus_init(&c);
	corpus_add(&c, "a", "a.yaml");
	corpus_add(&c, "b", "b.yaml");
	corpus_sort(&c);
	a->date = "2024-07";
	a->source_name = "APA";
	corpus_set_article(&c, 0, a, 4);
	corpus_set_article(&c, 1, article_with("b", second, 3, 30), 4);
	s = &c.articles.v[0].summary;
	CHECK_INT(c.unread, 0);
	CHECK_STR(s->title, "a");
	CHECK_STR(s->date, "2024-07");
	CHECK_STR(s->source, "APA");
	CHECK_INT(s->mentions, 3); /* one is an orphan */
	CHECK_INT(s->facts, 1);
	CHECK_INT(s->words, 1);
	CHECK_INT(s->count_count, 2);
	CHECK_INT(s->link_count, 1);
	CHECK_STR(s->links[0].target_fact, "f-000002");
	CHECK_INT(corpus_count_in(&c, 0, 7).mentions, 2);
	CHECK_INT(corpus_count_in(&c, 0, 7).facts, 1);
	CHECK_INT(corpus_count_in(&c, 0, 2).mentions, 1);
	CHECK_INT(corpus_count_in(&c, 0, 9).mentions, 0); /* an orphan */
	CHECK_INT(corpus_count_in(&c, 1, 30).facts, 1);
	CHECK_INT(corpus_total(&c, 7).mentions, 3);
	CHECK_INT(corpus_total(&c, 30).mentions, 1);
	CHECK_INT(corpus_total(&c, 4000000).mentions, 0);
	corpus_release(&c);
}

TEST(corpus_replaces_what_is_read_again)
{
	struct corpus c;
	const char *title;

	corpus_init(&c);
	corpus_add(&c, "a", "a.yaml");
	corpus_sort(&c);
	corpus_set_article(&c, 0, article_with("a", first, 4, 7), 4);
	title = c.articles.v[0].summary.title;
	corpus_set_article(&c, 0, article_with("a", second, 3, 30), 4);
	CHECK(c.articles.v[0].summary.title == title);
	CHECK_INT(corpus_total(&c, 7).mentions, 1);
	CHECK_INT(corpus_total(&c, 7).facts, 0);
	CHECK_INT(corpus_total(&c, 2).mentions, 0);
	CHECK_INT(corpus_total(&c, 30).facts, 1);
	CHECK_INT(corpus_count_in(&c, 0, 2).mentions, 0);
	corpus_set_broken(&c, 0, "cannot open");
	CHECK_INT(c.articles.v[0].state, ENTRY_BROKEN);
	CHECK_STR(c.articles.v[0].fault, "cannot open");
	CHECK(c.articles.v[0].article == NULL);
	CHECK_INT(corpus_total(&c, 7).mentions, 0);
	CHECK_STR(c.articles.v[0].summary.title, "");
	corpus_set_article(&c, 0, article_with("a", first, 4, 7), 4);
	CHECK(c.articles.v[0].fault == NULL);
	CHECK_INT(corpus_total(&c, 7).mentions, 2);
	CHECK_INT(c.unread, 0);
	corpus_release(&c);
}

TEST(corpus_keeps_the_latest_articles)
{
	struct corpus c;
	char id[8];

	corpus_init(&c);
	for (int i = 0; i < 5; i++) {
		snprintf(id, sizeof id, "a%d", i);
		corpus_add(&c, id, id);
	}
	corpus_sort(&c);
	for (size_t i = 0; i < 3; i++)
		corpus_set_article(&c, i, article_with("a", first, 4, 7), 3);
	CHECK(corpus_article(&c, 0) != NULL); /* now 1 is the oldest */
	corpus_set_article(&c, 3, article_with("a", first, 4, 7), 3);
	CHECK(c.articles.v[0].article && !c.articles.v[1].article);
	CHECK(c.articles.v[2].article && c.articles.v[3].article);
	CHECK_INT(c.articles.v[1].state, ENTRY_READ);
	CHECK_INT(corpus_total(&c, 7).mentions, 8);
	corpus_set_article(&c, 4, article_with("a", first, 4, 7), 0); /* never the one given */
	CHECK(c.articles.v[4].article && !c.articles.v[0].article);
	CHECK_INT(c.loaded.n, 1);
	CHECK(corpus_article(&c, 0) == NULL);
	corpus_release(&c);
}

TEST(corpus_sums_up_again_after_a_change)
{
	struct corpus c;
	struct article *a = article_with("a", first, 4, 7);

	corpus_init(&c);
	corpus_add(&c, "a", "a.yaml");
	corpus_add(&c, "b", "b.yaml");
	corpus_sort(&c);
	corpus_set_article(&c, 0, a, 4);
	corpus_set_article(&c, 1, article_with("b", second, 3, 30), 4);
	a->mentions[1].entity = 30;
	a->mention_count = 2;
	a->fact_count = 0;
	article_reindex(a);
	corpus_changed(&c, 0);
	CHECK_INT(c.articles.v[0].summary.mentions, 2);
	CHECK_INT(c.articles.v[0].summary.facts, 0);
	CHECK_INT(c.articles.v[0].summary.link_count, 0);
	CHECK_INT(corpus_total(&c, 7).mentions, 2);
	CHECK_INT(corpus_total(&c, 7).facts, 0);
	CHECK_INT(corpus_total(&c, 2).mentions, 0);
	CHECK_INT(corpus_total(&c, 30).mentions, 2);
	CHECK_INT(corpus_total(&c, 30).facts, 1);
	CHECK(corpus_article(&c, 0) == a);
	corpus_release(&c);
}
