/* SPDX-License-Identifier: MIT */
#include "doc/article.h"

#include "test.h"

#include <string.h>

static size_t words_of(const char *text, size_t len)
{
	struct article *a = article_new("a");
	size_t n;

	a->text = (struct slice){text, len};
	article_index(a);
	n = a->words;
	article_free(a);
	return n;
}

TEST(article_words_are_divided_by_white_space)
{
	static const struct {
		const char *text;
		size_t words;
	} rows[] = {
	    {"", 0},
	    {" ", 0},
	    {"\n\n", 0},
	    {"a", 1},
	    {"a b", 2},
	    {" a  b ", 2},
	    {"Le CNT vote, depuis Bamako.", 5},
	    {"un\tdeux\ntrois\r\nquatre", 4},
	    {"l’été à Bamako", 3},
	    {"dit-il\u00a0: « oui\u202f! »", 6},
	    {"a\u2003b\u3000c\u1680d\u205fe\u2028f\xc2\x85"
	     "g",
	     7},
	    {"mot\u200bmot", 1}, /* zero width is no space */
	    {"abcdefgh ijklmnop", 2},
	    {"abcdefg\u00a0hijklmnop", 2},
	    {"éééé éééé éééé", 3},
	    {"\u00a0\u00a0\u00a0\u00a0\u00a0", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_INT(words_of(rows[i].text, strlen(rows[i].text)), rows[i].words);
	CHECK_INT(words_of("a\0b c\x7f!", 7), 2);
}

/* At every distance from the eight bytes that are counted together. */
TEST(article_words_do_not_depend_on_alignment)
{
	static const char text[] = "................un\u00a0deux trois\u202fquatre «cinq» é";

	for (size_t i = 0; i < 16; i++)
		CHECK_INT(words_of(text + i, sizeof text - 1 - i), 6);
}

TEST(article_new_is_empty)
{
	struct article *a = article_new("2024-07-accord");

	CHECK_STR(a->id, "2024-07-accord");
	CHECK_STR(a->title, "2024-07-accord");
	CHECK_STR(a->date, "");
	CHECK_STR(a->rights, "");
	article_index(a);
	CHECK_INT(a->words, 0);
	CHECK_INT(a->mention_order_count, 0);
	CHECK_INT(article_find_fact(a, "f-000000"), SIZE_MAX);
	article_free(a);
	article_free(NULL);
}

static struct anchor anchor_at(struct article *a, const char *before, const char *quote)
{
	struct anchor made = {.before = slice_of(before), .n = 1};

	made.parts = arena_alloc(&a->arena, sizeof *made.parts);
	*made.parts = slice_of(quote);
	return made;
}

static struct anchor *evidence_at(struct article *a, const char *quote)
{
	struct anchor *made = arena_alloc(&a->arena, sizeof *made);

	*made = anchor_at(a, "", quote);
	return made;
}

static void add_fact(struct article *a, const char *id, const char *quote)
{
	struct fact *f = &a->facts[a->fact_count++];

	*f = (struct fact){.id = id};
	if (!quote)
		return;
	f->evidence = arena_alloc(&a->arena, sizeof *f->evidence);
	f->evidence[0] = evidence_at(a, quote);
	f->evidence_count = 1;
}

static struct article *example(void)
{
	static const char *const quotes[][2] = {
	    {"", "Moscou"}, {"", "Le CNT"}, {"", "Wagner"}, {"Le ", "CNT"}, {"", "l’accrd signé"},
	};
	struct article *a = article_new("a");

	a->text = SLICE("Le CNT ratifie l’accord signé à Moscou.\nBamako le nie.\n");
	a->mentions = arena_zalloc(&a->arena, 5, sizeof *a->mentions);
	for (uint32_t i = 0; i < 5; i++)
		a->mentions[a->mention_count++] = (struct mention){
		    .entity = i, .anchor = anchor_at(a, quotes[i][0], quotes[i][1])};
	a->facts = arena_zalloc(&a->arena, 4, sizeof *a->facts);
	add_fact(a, "f-000001", NULL);
	add_fact(a, "f-000002", "Bamako le nie");
	add_fact(a, "f-000003", "ratifie l’accord");
	add_fact(a, "f-000004", "jamais dit");
	a->facts[1].sources = arena_zalloc(&a->arena, 1, sizeof *a->facts[1].sources);
	a->facts[1].sources[0].cue = evidence_at(a, "nie");
	a->facts[1].source_count = 1;
	article_index(a);
	return a;
}

TEST(article_index_orders_by_place)
{
	struct article *a = example();
	static const uint32_t mentions[] = {1, 3, 4, 0}, facts[] = {2, 1, 0, 3};

	CHECK_INT(a->words, 10);
	CHECK_INT(a->mention_order_count, 4);
	for (size_t i = 0; i < 4; i++) {
		CHECK_INT(a->mention_order[i], mentions[i]);
		CHECK_INT(a->fact_order[i], facts[i]);
	}
	CHECK_INT(a->fuzzy, 1);
	CHECK_INT(a->orphans, 2);
	CHECK_INT(a->facts[1].sources[0].cue->state, ANCHOR_EXACT);
	article_free(a);
}

TEST(article_index_covers_the_text)
{
	struct article *a = example();
	size_t i = cover_innermost(&a->mention_cover, 4);

	CHECK_INT(a->mention_cover.n, 4);
	CHECK_INT(a->mention_cover.v[i].owner, 3);
	CHECK_INT(a->fact_cover.n, 2);
	CHECK_INT(a->fact_cover.v[0].owner, 2);
	article_index(a); /* again, after an edit */
	CHECK_INT(a->mention_cover.n, 4);
	CHECK_INT(a->orphans, 2);
	article_free(a);
}

TEST(article_finds_facts_and_text)
{
	struct article *a = example();
	struct slice s = article_span_text(a, (struct span){15, 23});

	CHECK(slice_is(s, "l’accord"));
	s = article_span_text(a, (struct span){50, 1000});
	CHECK(slice_is(s, "nie.\n"));
	CHECK_INT(article_find_fact(a, "f-000003"), 2);
	CHECK_INT(article_find_fact(a, ""), SIZE_MAX);
	article_free(a);
}

/* The longer one does not come first: the file says what belongs together. */
TEST(article_facts_of_one_beginning_stand_as_in_the_file)
{
	struct article *a = article_new("a");

	a->text = SLICE("Le CNT ratifie un accord.\n");
	a->facts = arena_zalloc(&a->arena, 4, sizeof *a->facts);
	add_fact(a, "f-000001", "ratifie");
	add_fact(a, "f-000002", "CNT");
	add_fact(a, "f-000003", "CNT ratifie un accord");
	add_fact(a, "f-000002", "CNT ratifie");
	article_index(a);
	CHECK_INT(a->fact_order[0], 1);
	CHECK_INT(a->fact_order[1], 2);
	CHECK_INT(a->fact_order[2], 3);
	CHECK_INT(a->fact_order[3], 0);
	CHECK_INT(article_find_fact(a, "f-000002"), 1); /* of two the first */
	CHECK_INT(article_find_fact(a, "f-00000"), SIZE_MAX);
	article_free(a);
}

TEST(article_refusals_are_found_but_not_counted)
{
	struct article *a = example();

	a->refusals = arena_zalloc(&a->arena, 3, sizeof *a->refusals);
	a->refusals[0] = (struct mention){.entity = 1, .anchor = anchor_at(a, "", "Bamako")};
	a->refusals[1] = (struct mention){.entity = 1, .anchor = anchor_at(a, "", "nulle part")};
	a->refusals[2] = (struct mention){.entity = 1, .anchor = anchor_at(a, "", "Mscou")};
	a->refusal_count = 3;
	article_index(a);
	CHECK_INT(a->refusals[0].anchor.state, ANCHOR_EXACT);
	CHECK_INT(a->refusals[0].anchor.spans[0].start, 40);
	CHECK_INT(a->refusals[1].anchor.state, ANCHOR_ORPHAN);
	CHECK_INT(a->fuzzy, 1);
	CHECK_INT(a->orphans, 2);
	CHECK_INT(a->mention_cover.n, 4);
	CHECK_INT(a->mention_order_count, 4);
	article_free(a);
}

/* The text's offsets and the anchors stay; all that is built of them follows. */
TEST(article_reindex_follows_the_records)
{
	struct article *a = example();
	struct filler *agent = arena_alloc(&a->arena, sizeof *agent);
	struct fact *f = &a->facts[2];

	a->mention_count -= 2; /* one found, one fuzzy */
	a->fact_count--;       /* an orphan */
	f->id = "f-000009";
	*agent = (struct filler){"wagner", 2};
	f->roles = arena_alloc(&a->arena, sizeof *f->roles);
	*f->roles = (struct role){"agent", agent, 1};
	f->role_count = 1;
	f->involved = NULL;
	article_reindex(a);
	CHECK_INT(a->words, 10);
	CHECK_INT(a->mention_cover.n, 2);
	CHECK_INT(a->mention_order_count, 2);
	CHECK_INT(a->mention_order[0], 1);
	CHECK_INT(a->fuzzy, 0);
	CHECK_INT(a->orphans, 1);
	CHECK_INT(article_find_fact(a, "f-000009"), 2);
	CHECK_INT(article_find_fact(a, "f-000003"), SIZE_MAX);
	CHECK_INT(article_find_fact(a, "f-000004"), SIZE_MAX);
	CHECK(fact_involves(f, 2));
	CHECK_INT(a->mentions[0].anchor.spans[0].start, 32);
	article_free(a);
}
