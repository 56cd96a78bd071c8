/* SPDX-License-Identifier: MIT */
#include "doc/memory.h"

#include "test.h"

#include <stdio.h>

static struct spot spot(uint32_t point)
{
	return spot_of(point, SLICE("before "), SLICE("after"));
}

static void jump(struct memory *m, const char *article, uint32_t point)
{
	*vec_push(&m->jumps.all) = (struct memory_place){.article = article, .spot = spot(point)};
}

static long long place(const struct memory *m, const char *article)
{
	const struct memory_place *p = memory_place_of(m, article);

	return p ? (long long)p->spot.point : -1;
}

static long long mark(const struct memory *m, char letter)
{
	const struct memory_place *p = memory_marked(m, letter);

	return p ? (long long)p->spot.point : -1;
}

TEST(memory_knows_the_last_of_each)
{
	struct memory m;

	memory_init(&m);
	memory_visit(&m, "a", spot(1));
	memory_visit(&m, "b", spot(2));
	memory_visit(&m, "a", spot(3));
	memory_mark(&m, 'x', "a", spot(4));
	memory_mark(&m, 'y', "a", spot(5));
	memory_mark(&m, 'x', "b", spot(6));
	CHECK_INT(place(&m, "a"), 3);
	CHECK_INT(place(&m, "b"), 2);
	CHECK_INT(place(&m, "c"), -1);
	CHECK_INT(m.places.all.n, 2);
	CHECK_INT(mark(&m, 'x'), 6);
	CHECK_INT(mark(&m, 'y'), 5);
	CHECK_INT(mark(&m, 'z'), -1);
	memory_release(&m);
}

/* Two that began with the same: each keeps what the other did. */
TEST(memory_merges_two)
{
	struct memory kept, one, two;

	memory_init(&kept);
	memory_init(&one);
	memory_init(&two);
	memory_visit(&one, "a", spot(1));
	memory_visit(&one, "b", spot(2));
	memory_mark(&one, 'x', "a", spot(3));
	jump(&one, "a", 7);
	one.open.article = "b";
	memory_merge(&kept, &one, 100);
	memory_visit(&two, "b", spot(4));
	memory_visit(&two, "c", spot(5));
	memory_mark(&two, 'y', "c", spot(6));
	jump(&two, "b", 8);
	two.open.article = "c";
	memory_merge(&kept, &two, 50); /* it was left alone for longer */
	CHECK_INT(place(&kept, "a"), 1);
	CHECK_INT(place(&kept, "b"), 2); /* the newer one */
	CHECK_INT(place(&kept, "c"), 5);
	CHECK_INT(mark(&kept, 'x'), 3);
	CHECK_INT(mark(&kept, 'y'), 6);
	CHECK_STR(kept.open.article, "b");
	CHECK_INT(kept.jumps.all.n, 2);
	CHECK_INT(kept.jumps.all.v[0].spot.point, 8); /* by time */
	CHECK_INT(kept.jumps.all.v[1].spot.point, 7);
	CHECK_INT(memory_latest(&kept), 100);
	memory_visit(&two, "b", spot(9));
	memory_merge(&kept, &two, 101);
	CHECK_INT(place(&kept, "b"), 9);
	CHECK_STR(kept.open.article, "c");
	CHECK_INT(kept.jumps.all.n, 2); /* no place twice */
	memory_release(&kept);
	memory_release(&one);
	memory_release(&two);
}

TEST(memory_merges_only_what_is_new)
{
	struct memory kept, mine;

	memory_init(&kept);
	memory_init(&mine);
	memory_visit(&mine, "a", spot(1));
	mine.places.all.v[0].at = 100; /* it was read with this time */
	mine.open.article = "a";
	mine.open.at = 100;
	memory_merge(&kept, &mine, 200);
	CHECK_INT(kept.places.all.n, 0);
	CHECK(!kept.open.article);
	CHECK_INT(memory_latest(&kept), 0);
	memory_release(&kept);
	memory_release(&mine);
}

TEST(memory_forgets_the_oldest)
{
	struct memory kept, mine;
	char names[MEMORY_PLACES + 500][8];

	memory_init(&kept);
	memory_init(&mine);
	for (uint32_t i = 0; i < MEMORY_PLACES + 500; i++) {
		snprintf(names[i], sizeof names[i], "%u", i);
		memory_visit(&mine, names[i], spot(i));
		jump(&mine, "a", i);
		if (i % 400 == 0) {
			memory_merge(&kept, &mine, i);
			memory_release(&mine);
		}
	}
	memory_merge(&kept, &mine, MEMORY_PLACES + 500);
	CHECK_INT(kept.places.all.n, MEMORY_PLACES);
	CHECK_INT(kept.jumps.all.n, MEMORY_JUMPS);
	CHECK_INT(place(&kept, "499"), -1);
	CHECK_INT(place(&kept, "500"), 500);
	CHECK_INT(place(&kept, "1499"), 1499);
	CHECK_INT(kept.jumps.all.v[0].spot.point, MEMORY_PLACES + 400);
	memory_release(&kept);
	memory_release(&mine);
}
