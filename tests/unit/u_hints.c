/* SPDX-License-Identifier: MIT */
#include "app/hints.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void fill(struct hints *h, uint32_t n, uint32_t near)
{
	hints_clear(h);
	for (uint32_t i = 0; i < n; i++)
		*vec_push(&h->list) = (struct hint){.point = i * 7, .mention = i};
	hints_label(h, near);
}

/* In order, a prefix stands directly before what it begins. */
static bool prefix_free(const struct hints *h)
{
	const char **all = calloc(h->list.n + 1, sizeof *all);
	bool ok = all != NULL;

	for (size_t i = 0; ok && i < h->list.n; i++)
		all[i] = h->list.v[i].label;
	if (ok)
		qsort(all, h->list.n, sizeof *all, by_text);
	for (size_t i = 1; ok && i < h->list.n; i++)
		ok = strncmp(all[i - 1], all[i], strlen(all[i - 1])) != 0;
	free(all);
	return ok;
}

/* Of two places the nearer has no longer label. */
static bool nearest_shortest(const struct hints *h, size_t middle)
{
	for (size_t i = 0; i + 1 < h->list.n; i++) {
		size_t a = strlen(h->list.v[i].label), b = strlen(h->list.v[i + 1].label);

		if (i < middle ? a < b : a > b)
			return false;
	}
	return true;
}

static size_t longest(const struct hints *h)
{
	size_t most = 0;

	for (size_t i = 0; i < h->list.n; i++)
		if (strlen(h->list.v[i].label) > most)
			most = strlen(h->list.v[i].label);
	return most;
}

TEST(hints_labels_are_prefix_free_and_the_nearest_are_short)
{
	struct hints h = {0};

	for (uint32_t n = 1; n <= 3000; n += n < 260 ? 1 : 61) {
		test_row("%u labels", n);
		fill(&h, n, n / 3 * 7);
		CHECK_INT(h.list.n, n < 14 * 14 * 14 ? n : 14 * 14 * 14);
		CHECK(prefix_free(&h));
		CHECK(nearest_shortest(&h, n / 3));
		CHECK_INT(longest(&h), n <= 14 ? 1 : n <= 196 ? 2 : 3);
		if (n <= 183) /* 1 + 13 * 14 */
			CHECK_INT(strlen(h.list.v[n / 3].label), 1);
	}
	fill(&h, 3000, 0);
	CHECK_INT(h.list.n, 2744);
	hints_release(&h);
}

TEST(hints_typing_finds_each_label)
{
	static const uint32_t counts[] = {1, 14, 15, 100, 196, 197, 1000, 2744};
	struct hints h = {0};

	for (size_t k = 0; k < 8; k++) {
		fill(&h, counts[k], 50);
		for (size_t i = 0; i < h.list.n; i++) {
			const char *label = h.list.v[i].label;
			size_t which = SIZE_MAX;

			test_row("%u: %s", counts[k], label);
			h.typed[0] = '\0';
			for (; label[1]; label++)
				CHECK_INT(hints_type(&h, *label, &which), HINTS_MORE);
			CHECK_INT(hints_type(&h, *label, &which), HINTS_HIT);
			CHECK_INT(which, i);
		}
	}
	hints_release(&h);
}

TEST(hints_refuse_what_begins_no_label)
{
	struct hints h = {0};
	size_t which = 0;

	CHECK_INT(hints_type(&h, 's', &which), HINTS_NONE);
	fill(&h, 20, 0);
	CHECK_INT(hints_type(&h, 'z', &which), HINTS_NONE);
	for (int i = 0; i < 9; i++)
		CHECK_INT(hints_type(&h, 'z', &which), HINTS_NONE);
	hints_clear(&h);
	CHECK_INT(h.list.n, 0);
	CHECK_STR(h.typed, "");
	hints_label(&h, 0);
	hints_release(&h);
}
