/* SPDX-License-Identifier: MIT */
#include "app/jumps.h"

#include "test.h"

static struct place at(uint32_t point)
{
	return (struct place){.spot = {.point = point}};
}

static void check_back(struct jumps *j, uint32_t here, int want)
{
	struct place to = at(0);
	bool ok = jumps_back(j, at(here), &to);

	CHECK_INT(ok ? (int)to.spot.point : -1, want);
}

static void check_forward(struct jumps *j, int want)
{
	struct place to = at(0);
	bool ok = jumps_forward(j, &to);

	CHECK_INT(ok ? (int)to.spot.point : -1, want);
}

TEST(jumps_go_back_and_forward)
{
	struct jumps j = {0};

	check_back(&j, 9, -1);
	check_forward(&j, -1);
	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	check_back(&j, 3, 2);
	check_back(&j, 2, 1);
	check_back(&j, 1, -1);
	check_forward(&j, 2);
	check_forward(&j, 3);
	check_forward(&j, -1);
	check_back(&j, 3, 2);
	jumps_release(&j);
	check_back(&j, 3, -1);
	jumps_release(&j);
}

TEST(jumps_after_going_back_stand_at_the_end)
{
	struct jumps j = {0};

	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	check_back(&j, 3, 2);
	jumps_push(&j, at(2)); /* and from there somewhere else: to 7 */
	check_forward(&j, -1);
	check_back(&j, 7, 2);
	check_back(&j, 2, 3);
	check_back(&j, 3, 1);
	jumps_release(&j);
}

TEST(jumps_hold_a_place_once_where_it_was_left_last)
{
	struct jumps j = {0};

	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	jumps_push(&j, at(1));
	CHECK_INT(j.list.n, 2);
	check_back(&j, 1, 2); /* where one stands is no place to go */
	check_back(&j, 2, -1);
	jumps_push(&j, (struct place){.article = 1, .spot = {.point = 2}});
	CHECK_INT(j.list.n, 3);
	jumps_release(&j);
}

TEST(jumps_forget_the_oldest)
{
	struct jumps j = {0};

	for (uint32_t i = 0; i < 3 * JUMPS_MOST; i++)
		jumps_push(&j, at(i));
	CHECK_INT(j.list.n, JUMPS_MOST);
	CHECK_INT(j.list.v[0].spot.point, 2 * JUMPS_MOST);
	for (uint32_t i = 3 * JUMPS_MOST; i > 2 * JUMPS_MOST + 1; i--)
		check_back(&j, i, (int)i - 1);
	check_back(&j, 2 * JUMPS_MOST + 1, -1);
	jumps_release(&j);
}
