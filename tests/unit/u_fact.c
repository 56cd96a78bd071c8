/* SPDX-License-Identifier: MIT */
#include "doc/fact.h"

#include "test.h"

TEST(fact_words_go_both_ways)
{
	enum stance s;
	enum verdict v;
	enum link_kind k;

	for (int i = 0; i < STANCE_COUNT; i++)
		CHECK(stance_of(slice_of(stance_word((enum stance)i)), &s) && (int)s == i);
	for (int i = 0; i < VERDICT_COUNT; i++)
		CHECK(verdict_of(slice_of(verdict_word((enum verdict)i)), &v) && (int)v == i);
	for (int i = 0; i < LINK_KIND_COUNT; i++) {
		CHECK(link_kind_of(slice_of(link_word((enum link_kind)i)), &k) && (int)k == i);
		CHECK(link_word_back((enum link_kind)i)[0] != 0);
	}
	s = STANCE_DOUBTS;
	CHECK(!stance_of(SLICE("says"), &s));
	CHECK_INT(s, STANCE_DOUBTS);
	CHECK(!verdict_of(SLICE(""), &v));
	CHECK(!link_kind_of(SLICE("sameAs"), &k));
	CHECK_STR(link_word_back(LINK_UPDATES), "updated by");
}

TEST(fact_ids)
{
	static const struct {
		const char *id;
		bool valid;
	} rows[] = {
	    {"f-7k2qd9", true},   {"f-000000", true},  {"f-zzzzzz", true},  {"f-7k2qd", false},
	    {"f-7k2qd90", false}, {"g-7k2qd9", false}, {"f_7k2qd9", false}, {"f-7K2qd9", false},
	    {"f-7i2qd9", false},  {"f-7l2qd9", false}, {"f-7o2qd9", false}, {"f-7u2qd9", false},
	    {"", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(fact_id_valid(slice_of(rows[i].id)) == rows[i].valid);
	CHECK(!fact_id_valid((struct slice){"f-7k2\0d9", 8}));
}

/* The words "soldats" and the entities 3 and 4 as agent; 5 the place; 6 denies. */
static struct filler agents[] = {{"soldats", ENTITY_NONE}, {"cnt", 3}, {"mali", 4}};
static struct filler patients[] = {{"wagner", 2}};
static struct role roles[] = {{"patient", patients, 1}, {"agent", agents, 3}};
static struct source sources[] = {
    {.who = {"presse", ENTITY_NONE}, .stance = STANCE_ALLEGES},
    {.who = {"bamako", 6}, .stance = STANCE_DENIES},
};

TEST(fact_involves_roles_place_and_sources)
{
	struct fact f = {.roles = roles,
			 .role_count = 2,
			 .where = {"gao", 5},
			 .sources = sources,
			 .source_count = 2};

	struct arena arena = {0};

	fact_index(&f, &arena);
	CHECK_INT(f.involved_count, 5);
	for (uint32_t entity = 2; entity <= 6; entity++)
		CHECK(fact_involves(&f, entity));
	CHECK(!fact_involves(&f, 0));
	CHECK(!fact_involves(&f, ENTITY_NONE));
	f.where = (struct filler){0};
	fact_index(&f, &arena);
	CHECK(!fact_involves(&f, 5));
	CHECK(!fact_involves(&f, 0)); /* no place is not entity 0 */
	arena_release(&arena);
}

TEST(fact_involves_each_of_many_once)
{
	enum { MANY = 3000 };
	static struct filler fillers[MANY];
	struct role role = {"agent", fillers, MANY};
	struct fact f = {.roles = &role, .role_count = 1};
	struct arena arena = {0};

	CHECK(!fact_involves(&f, 0));
	for (uint32_t i = 0; i < MANY; i++)
		fillers[i] = (struct filler){"x", i % 7 ? i * 7919 % 300 * 2 : ENTITY_NONE};
	fact_index(&f, &arena);
	CHECK_INT(f.involved_count, 300);
	for (uint32_t entity = 0; entity < 700; entity++)
		CHECK_INT(fact_involves(&f, entity), entity < 600 && entity % 2 == 0);
	CHECK(!fact_involves(&f, ENTITY_NONE));
	arena_release(&arena);
}

TEST(fact_first_entity_is_the_agent)
{
	struct fact f = {.roles = roles,
			 .role_count = 2,
			 .where = {"gao", 5},
			 .sources = sources,
			 .source_count = 2};

	CHECK_INT(fact_first_entity(&f), 3);
	f.role_count = 1;
	CHECK_INT(fact_first_entity(&f), 2);
	f.role_count = 0;
	CHECK_INT(fact_first_entity(&f), 5);
	f.where = (struct filler){0};
	CHECK_INT(fact_first_entity(&f), 6);
	f.source_count = 1;
	CHECK_INT(fact_first_entity(&f), ENTITY_NONE);
	f.source_count = 0;
	CHECK_INT(fact_first_entity(&f), ENTITY_NONE);
}

TEST(fact_is_disputed_by_denial_or_doubt)
{
	struct fact f = {.sources = sources, .source_count = 1};
	struct source doubt = {.who = {"x", 1}, .stance = STANCE_DOUBTS};

	CHECK(!fact_is_disputed(&f));
	f.source_count = 2;
	CHECK(fact_is_disputed(&f));
	f = (struct fact){.sources = &doubt, .source_count = 1};
	CHECK(fact_is_disputed(&f));
}

TEST(fact_hull_leaves_out_orphans)
{
	struct span one[] = {{20, 25}, {40, 44}}, two[] = {{7, 9}}, lost[] = {{0, 0}};
	struct anchor a = {.n = 2, .spans = one, .state = ANCHOR_EXACT};
	struct anchor b = {.n = 1, .spans = two, .state = ANCHOR_FUZZY};
	struct anchor c = {.n = 1, .spans = lost, .state = ANCHOR_ORPHAN};
	struct anchor *evidence[] = {&c, &a, &b};
	struct fact f = {.evidence = evidence, .evidence_count = 3};

	CHECK_INT(fact_hull(&f).start, 7);
	CHECK_INT(fact_hull(&f).end, 44);
	f.evidence_count = 2;
	CHECK_INT(fact_hull(&f).start, 20);
	f.evidence_count = 1;
	CHECK_INT(fact_hull(&f).start, 0);
	CHECK_INT(fact_hull(&f).end, 0);
}
