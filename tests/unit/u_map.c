/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

TEST(map_that_is_empty_finds_nothing)
{
	struct map m = {0};
	size_t value = 42;

	CHECK(!map_get(&m, SLICE("x"), &value));
	CHECK(!map_get(&m, SLICE(""), &value));
	CHECK_INT(value, 42);
	map_release(&m);
}

TEST(map_keeps_the_first_value)
{
	struct map m = {0};
	size_t value = 0;

	CHECK(map_put(&m, SLICE("cnt"), 1));
	CHECK(!map_put(&m, SLICE("cnt"), 2));
	CHECK(map_get(&m, SLICE("cnt"), &value));
	CHECK_INT(value, 1);
	CHECK_INT(m.n, 1);
	map_release(&m);
	CHECK(m.slots == NULL && m.n == 0 && m.cap == 0);
}

/* Near misses of each other: each is its own key. */
TEST(map_keys_are_bytes_with_a_length)
{
	static const struct slice keys[] = {
	    {"", 0},  {"a", 1},  {"a\0", 2},  {"a\0b", 3},  {"a\0c", 3},  {"\0", 1},
	    {"A", 1}, {"ab", 2}, {"\xff", 1}, {"Maïga", 6}, {"Maiga", 5}, {"abc", 2},
	};
	enum { KEYS = sizeof keys / sizeof keys[0] };
	struct map m = {0};
	size_t value;

	for (size_t i = 0; i < KEYS - 1; i++) {
		test_row("%zu", i);
		CHECK(map_put(&m, keys[i], i));
	}
	for (size_t i = 0; i < KEYS - 1; i++) {
		test_row("%zu", i);
		CHECK(map_get(&m, keys[i], &value));
		CHECK_INT(value, i);
	}
	CHECK(!map_put(&m, keys[KEYS - 1], 0)); /* "ab" of "abc" */
	map_release(&m);
}

TEST(map_takes_the_empty_slice_as_the_empty_key)
{
	struct map m = {0};
	struct slice none = {NULL, 0};
	size_t value = 0;

	CHECK(map_put(&m, none, 5));
	CHECK(!map_put(&m, none, 6));
	CHECK(!map_put(&m, SLICE(""), 7));
	CHECK(map_get(&m, none, &value));
	CHECK_INT(value, 5);
	CHECK_INT(m.n, 1);
	map_release(&m);
}

TEST(map_finds_everything_while_it_grows)
{
	enum { KEYS = 20000 };
	static char names[KEYS][12];
	struct map m = {0};
	size_t lost = 0, wrong = 0, ghosts = 0, value;

	for (size_t i = 0; i < KEYS; i++) {
		snprintf(names[i], sizeof names[i], "k%zu", i);
		lost += !map_put(&m, slice_of(names[i]), i);
		if (3 * m.n > 2 * m.cap)
			wrong++;
	}
	for (size_t i = 0; i < KEYS; i++) {
		char ghost[16];

		wrong += !map_get(&m, slice_of(names[i]), &value) || value != i;
		snprintf(ghost, sizeof ghost, "g%zu", i);
		ghosts += map_get(&m, slice_of(ghost), &value);
	}
	CHECK_INT(lost, 0);
	CHECK_INT(wrong, 0);
	CHECK_INT(ghosts, 0);
	CHECK_INT(m.n, KEYS);
	CHECK((m.cap & (m.cap - 1)) == 0);
	map_release(&m);
}

TEST(map_looks_up_bytes_from_elsewhere)
{
	struct map m = {0};
	char key[] = "wagner group";
	size_t value = 0;

	map_put(&m, SLICE("wagner"), 9);
	CHECK(map_get(&m, (struct slice){key, 6}, &value));
	CHECK_INT(value, 9);
	CHECK(!map_get(&m, (struct slice){key, 7}, &value));
	map_release(&m);
}
