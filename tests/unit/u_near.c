/* SPDX-License-Identifier: MIT */
#include "doc/near.h"

#include "base/vec.h"
#include "test.h"

#include <string.h>
#include <time.h>

static uint32_t seed = 362436069u;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return (seed >> 3) % below;
}

enum { TEXT = 300, PATTERN = 200 };

/* The distance of the pattern to what ends before each point: the usual table. */
static void distances(const uint32_t *text, size_t n, const uint32_t *pattern, size_t m,
		      uint32_t *out)
{
	uint32_t column[PATTERN + 1];

	for (size_t i = 0; i <= m; i++)
		column[i] = (uint32_t)i;
	out[0] = column[m];
	for (size_t j = 1; j <= n; j++) {
		uint32_t corner = 0;

		for (size_t i = 1; i <= m; i++) {
			uint32_t best = corner + (pattern[i - 1] != text[j - 1]);

			corner = column[i];
			best = corner + 1 < best ? corner + 1 : best;
			column[i] = column[i - 1] + 1 < best ? column[i - 1] + 1 : best;
		}
		out[j] = column[m];
	}
}

/* The local minima among them, as places. */
static size_t minima(const uint32_t *d, size_t n, uint32_t most, struct near_place *out)
{
	size_t count = 0;

	for (size_t i = 1; i <= n; i++) {
		size_t last = i;

		while (last < n && d[last + 1] == d[i])
			last++;
		if (d[i] <= most && (i == 1 || d[i - 1] > d[i]) &&
		    (last == n || d[last + 1] > d[i]))
			out[count++] = (struct near_place){d[i], i, last};
		i = last;
	}
	return count;
}

static bool same_place(const struct near_place *a, const struct near_place *b)
{
	return a->edits == b->edits && a->first == b->first && a->last == b->last;
}

static void check_search(const uint32_t *text, size_t n, const uint32_t *pattern, size_t m)
{
	uint32_t d[TEXT + 1], most = draw((uint32_t)m + 2);
	struct near_place want[TEXT];
	struct near near = {.most = most, .slack = 10000};
	size_t count, wrong = 0;

	distances(text, n, pattern, m, d);
	count = minima(d, n, most, want);
	near_search(&near, text, n, pattern, m);
	CHECK_INT(near.n, count);
	for (size_t i = 0; i < count && i < near.n; i++)
		wrong += !same_place(&near.places[i], &want[i]);
	CHECK_INT(wrong, 0);
}

TEST(near_agrees_with_the_usual_table)
{
	static uint32_t text[TEXT], pattern[PATTERN];

	for (int round = 0; round < 400; round++) {
		size_t n = draw(TEXT), m = 1 + draw(round % 2 ? 20 : PATTERN);
		uint32_t letters = 2 + draw(5), base = draw(2) ? 'a' : 0x1f300;

		for (size_t i = 0; i < n; i++)
			text[i] = base + draw(letters);
		for (size_t i = 0; i < m; i++)
			pattern[i] = base + draw(letters);
		for (size_t i = 0; i < m && i + 5 < n && draw(4); i++)
			pattern[i] = text[i + 5];
		check_search(text, n, pattern, m);
	}
}

TEST(near_at_the_edges_of_a_block)
{
	static uint32_t text[TEXT], pattern[PATTERN];
	static const size_t lengths[] = {1, 63, 64, 65, 127, 128, 129};

	for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
		for (size_t i = 0; i < TEXT; i++)
			text[i] = 'a' + draw(3);
		memcpy(pattern, text + 100, lengths[k] * sizeof *pattern);
		for (int round = 0; round < 10; round++)
			check_search(text, TEXT - 1, pattern, lengths[k]);
	}
}

TEST(near_loses_interest_in_worse_places)
{
	static const uint32_t text[] = {'a', 'b', 'c', 'd', ' ', ' ', ' ', 'a', 'b', 'x', 'd'};
	struct near near = {.most = 2, .slack = 0};

	near_search(&near, text, 11, text, 4);
	CHECK_INT(near.n, 1);
	CHECK_INT(near.places[0].edits, 0);
	CHECK_INT(near.places[0].last, 4);
	near = (struct near){.most = 2, .slack = 1};
	near_search(&near, text, 11, text, 4);
	CHECK_INT(near.n, 2);
	CHECK_INT(near.places[1].edits, 1);
}

TEST(near_keeps_the_best_of_many)
{
	struct near near = {.most = 2, .slack = 5};
	size_t n = 0;
	uint32_t *text = mem_alloc(4000 * 6 * sizeof *text);

	for (size_t i = 0; i < 4000; i++) {
		static const uint32_t word[] = {'a', 'b', 'c', 'd', ' ', ' '};

		memcpy(text + n, word, sizeof word);
		text[n + 3] = i % 40 == 0 && i > 2000 ? 'd' : 'x';
		n += 6;
	}
	near_search(&near, text, n, (const uint32_t[]){'a', 'b', 'c', 'd'}, 4);
	CHECK_INT(near.n, NEAR_PLACES);
	size_t good = 0;
	for (size_t i = 0; i < near.n; i++)
		good += near.places[i].edits == 0;
	CHECK_INT(good, 49);
	free(text);
}

TEST(near_steps_count_blocks)
{
	CHECK_INT(near_steps(1000, 64), 1000);
	CHECK_INT(near_steps(1000, 65), 2000);
}

/* ---- what is promised of a place */

/* Does some place end within `reach` of `end`, with at most so many edits? */
static bool has_place(const struct near *near, size_t end, size_t reach, uint32_t edits)
{
	for (size_t i = 0; i < near->n; i++)
		if (near->places[i].edits <= edits && near->places[i].last + reach >= end &&
		    near->places[i].first <= end + reach)
			return true;
	return false;
}

/* A pattern that was written into the text with a few edits is found there. */
TEST(near_finds_what_was_edited)
{
	static uint32_t text[TEXT], pattern[PATTERN];

	for (int round = 0; round < 400; round++) {
		size_t m = 8 + draw(100), n = 0, end;
		uint32_t edits = draw(5);
		struct near near = {.most = edits, .slack = 10000};

		for (size_t i = 0; i < m; i++)
			pattern[i] = 'a' + draw(20);
		for (size_t i = draw(60); i > 0; i--)
			text[n++] = 'a' + draw(20);
		memcpy(text + n, pattern, m * sizeof *pattern);
		end = n + m;
		for (uint32_t k = 0; k < edits; k++) {
			size_t at = n + draw((uint32_t)(end - n));

			if (draw(2)) {
				text[at] = 'A' + k;
			} else {
				memmove(text + at, text + at + 1, (end - at - 1) * sizeof *text);
				end--;
			}
		}
		n = end;
		for (size_t i = draw(60); i > 0; i--)
			text[n++] = 'a' + draw(20);
		near_search(&near, text, n, pattern, m);
		test_row("round %d", round);
		CHECK(has_place(&near, end, edits, edits));
	}
}

/* With no edits it is a plain search. */
TEST(near_without_edits_is_exact)
{
	static uint32_t text[TEXT], pattern[PATTERN];

	for (int round = 0; round < 300; round++) {
		size_t n = draw(TEXT), m = 1 + draw(4), count = 0;
		struct near near = {.most = 0, .slack = 0};

		for (size_t i = 0; i < n; i++)
			text[i] = 'a' + draw(2);
		for (size_t i = 0; i < m; i++)
			pattern[i] = 'a' + draw(2);
		near_search(&near, text, n, pattern, m);
		test_row("round %d", round);
		for (size_t end = m; end <= n; end++) {
			bool here = memcmp(text + end - m, pattern, m * sizeof *pattern) == 0;

			count += here;
			CHECK_INT(has_place(&near, end, 0, 0), here);
		}
		CHECK(near.n <= count);
	}
}

TEST(near_of_little)
{
	static const uint32_t one[] = {'a'}, long_one[] = {'a', 'b', 'c', 'd', 'e'};
	struct near near = {.most = 5, .slack = 5};

	near_search(&near, one, 0, long_one, 5);
	CHECK_INT(near.n, 0);
	near = (struct near){.most = 4, .slack = 5};
	near_search(&near, one, 1, long_one, 5); /* shorter than the pattern */
	CHECK_INT(near.n, 1);
	CHECK_INT(near.places[0].edits, 4);
	near = (struct near){.most = 0, .slack = 0};
	near_search(&near, one, 1, one, 1);
	CHECK_INT(near.n, 1);
	CHECK_INT(near.places[0].first, 1);
	CHECK_INT(near.places[0].last, 1);
}

/* Points that all share a slot under the multiplier alone. */
TEST(near_bears_points_that_collide)
{
	enum { POINTS = 400000 };
	static uint32_t text[POINTS], pattern[NEAR_PATTERN];
	struct near near = {.most = 4, .slack = 2};
	uint32_t known = 2654435769u, inverse = known;
	clock_t began;

	for (int i = 0; i < 5; i++)
		inverse *= 2 - known * inverse;
	for (uint32_t i = 0; i < NEAR_PATTERN; i++)
		pattern[i] = ((i + 1) % 0x10000 | i / 7 << 29) * inverse;
	for (uint32_t i = 0; i < POINTS; i++)
		text[i] = pattern[NEAR_PATTERN - 1 - i % 64];
	began = clock();
	near_search(&near, text, POINTS, pattern, NEAR_PATTERN);
	CHECK_INT(near.n, 0);
	CHECK(clock() - began < CLOCKS_PER_SEC / 4);
}
