/* SPDX-License-Identifier: MIT */
#include "base/guess.h"

#include <string.h>

enum { LONGEST = 32 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the usual table: the one before the last serves swaps. */
static size_t distance(struct slice a, struct slice b)
{
	size_t rows[3][LONGEST + 1];

	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			row[j] = least(above[j], row[j - 1]) + 1;
			row[j] = least(row[j], above[j - 1] + (a.s[i - 1] != b.s[j - 1]));
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return rows[a.len % 3][b.len];
}

const char *guess(struct slice typed, const char *(*at)(const void *context, size_t i),
		  const void *context, size_t n)
{
	const char *best = NULL;
	size_t floor = typed.len / 3 + 1;

	if (typed.len < 2 || typed.len > LONGEST)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		struct slice word = slice_of(at(context, i));
		size_t d = word.len <= LONGEST ? distance(typed, word) : floor;

		if (d < floor) {
			floor = d;
			best = word.s;
		}
	}
	return best;
}
