/* SPDX-License-Identifier: MIT */
#include "doc/span.h"

#include "test.h"

#include <time.h>

TEST(span_is_half_open)
{
	struct span s = {3, 7};

	CHECK(!span_holds(s, 2));
	CHECK(span_holds(s, 3));
	CHECK(span_holds(s, 6));
	CHECK(!span_holds(s, 7));
	CHECK(!span_holds((struct span){3, 3}, 3));
}

TEST(span_overlaps_when_a_point_is_shared)
{
	static const struct {
		struct span a, b;
		bool overlap;
	} rows[] = {
	    {{0, 3}, {3, 5}, false}, {{0, 4}, {3, 5}, true},  {{0, 9}, {3, 5}, true},
	    {{3, 5}, {3, 5}, true},  {{3, 3}, {0, 9}, false}, {{7, 9}, {3, 5}, false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHECK(span_overlaps(rows[i].a, rows[i].b) == rows[i].overlap);
		CHECK(span_overlaps(rows[i].b, rows[i].a) == rows[i].overlap);
	}
}

TEST(cover_sorts_longer_first_and_drops_empty_spans)
{
	struct cover c = {0};

	cover_add(&c, (struct span){5, 8}, 0, 0);
	cover_add(&c, (struct span){0, 2}, 1, 0);
	cover_add(&c, (struct span){5, 20}, 2, 1);
	cover_add(&c, (struct span){4, 4}, 3, 0);
	cover_add(&c, (struct span){9, 10}, 4, 0);
	cover_sort(&c);
	CHECK_INT(c.n, 4);
	CHECK_INT(c.v[0].owner, 1);
	CHECK_INT(c.v[1].owner, 2);
	CHECK_INT(c.v[1].part, 1);
	CHECK_INT(c.v[2].owner, 0);
	CHECK_INT(c.v[2].reach, 20);
	CHECK_INT(c.v[3].reach, 20);
	cover_release(&c);
	CHECK_INT(c.n, 0);
}

TEST(cover_of_nothing)
{
	struct cover c = {0};

	cover_sort(&c);
	CHECK_INT(cover_first(&c, 0), 0);
	CHECK_INT(cover_innermost(&c, 0), 0);
	CHECK_INT(cover_next(&c, 0), 0);
	CHECK_INT(cover_previous(&c, 0), 0);
	cover_release(&c);
}

/* Every answer against one that looks at all of them. */
static size_t innermost_plainly(const struct cover *c, unsigned point)
{
	size_t best = c->n;

	for (size_t i = 0; i < c->n; i++) {
		struct span s = c->v[i].span, b = best < c->n ? c->v[best].span : s;

		if (span_holds(s, point) && (best == c->n || s.end - s.start < b.end - b.start))
			best = i;
	}
	return best;
}

static void check_point(const struct cover *c, unsigned point)
{
	size_t first = 0, next = 0, previous = c->n;

	while (first < c->n && c->v[first].reach <= point)
		first++;
	while (next < c->n && c->v[next].span.start <= point)
		next++;
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].span.start < point)
			previous = i;
	CHECK_INT(cover_first(c, point), first);
	CHECK_INT(cover_innermost(c, point), innermost_plainly(c, point));
	CHECK_INT(cover_next(c, point), next);
	CHECK_INT(cover_previous(c, point), previous);
}

TEST(cover_answers_as_a_plain_look_does)
{
	unsigned seed = 7;

	for (int round = 0; round < 50; round++) {
		struct cover c = {0};

		for (uint32_t i = 0; i < 30; i++) {
			seed = seed * 1103515245u + 12345u;
			uint32_t start = seed >> 16 & 63, length = seed >> 24 & 31;

			cover_add(&c, (struct span){start, start + length}, i, 0);
		}
		cover_sort(&c);
		for (unsigned point = 0; point < 100; point++)
			check_point(&c, point);
		check_point(&c, UINT32_MAX);
		cover_release(&c);
	}
}

/* Nobody can see the steps, but 50,000 questions under one span over all the text
 * are no work when the short ones in between are passed over. */
TEST(cover_innermost_is_quick_under_one_long_span)
{
	enum { SHORT = 50000 };
	struct cover c = {0};
	clock_t began;
	size_t wrong = 0;

	cover_add(&c, (struct span){0, 4 * SHORT}, 0, 0);
	for (uint32_t i = 1; i <= SHORT; i++)
		cover_add(&c, (struct span){2 * i, 2 * i + 1}, i, 0);
	cover_sort(&c);
	began = clock();
	for (uint32_t i = 0; i < SHORT; i++)
		wrong += cover_innermost(&c, 4 * SHORT - 1 - i) != 0;
	CHECK_INT(wrong, 0);
	CHECK(clock() - began < CLOCKS_PER_SEC / 4);
	CHECK_INT(cover_innermost(&c, 2 * SHORT), SHORT);
	cover_release(&c);
}
