/* SPDX-License-Identifier: MIT */
#include "app/hints.h"

#include "base/mem.h"

#include <string.h>

static const char letters[] = "sadfjklewcmpgh";
enum { LETTERS = sizeof letters - 1 };

void hints_clear(struct hints *h)
{
	vec_clear(&h->list);
	h->typed[0] = '\0';
}

void hints_release(struct hints *h)
{
	vec_release(&h->list);
	h->typed[0] = '\0';
}

struct by_distance {
	uint32_t distance;
	uint32_t index;
};

static int nearer(const void *a, const void *b)
{
	const struct by_distance *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* How many labels of one letter may stay whole so that the rest, split into
 * two letters, is enough for n; three letters beyond that. */
static size_t whole_letters(size_t n, size_t alphabet, size_t below)
{
	size_t whole = alphabet;

	while (whole > 0 && whole + (alphabet - whole) * below < n)
		whole--;
	return whole;
}

/* The label of rank i of n: a prefix-free code of two or three levels. */
static void write_label(char *out, size_t i, size_t n)
{
	size_t below = n > LETTERS * LETTERS ? LETTERS * LETTERS : LETTERS;
	size_t whole = whole_letters(n, LETTERS, below);
	size_t at = 0;

	if (i < whole) {
		out[at++] = letters[i];
	} else {
		i -= whole;
		out[at++] = letters[whole + i / below];
		if (below > LETTERS)
			out[at++] = letters[i / LETTERS % LETTERS];
		out[at++] = letters[i % LETTERS];
	}
	out[at] = '\0';
}

void hints_label(struct hints *h, uint32_t near)
{
	size_t most = (size_t)LETTERS * LETTERS * LETTERS;
	struct by_distance *order;

	if (h->list.n > most)
		h->list.n = most;
	order = mem_zalloc(h->list.n, sizeof *order);
	for (size_t i = 0; i < h->list.n; i++) {
		uint32_t p = h->list.v[i].point;

		order[i] = (struct by_distance){p > near ? p - near : near - p, (uint32_t)i};
	}
	qsort(order, h->list.n, sizeof *order, nearer);
	for (size_t i = 0; i < h->list.n; i++)
		write_label(h->list.v[order[i].index].label, i, h->list.n);
	free(order);
	h->typed[0] = '\0';
}

enum hints_answer hints_type(struct hints *h, char letter, size_t *which)
{
	size_t len = strlen(h->typed);
	bool more = false;

	if (len == HINT_LENGTH)
		return HINTS_NONE;
	h->typed[len] = letter;
	h->typed[len + 1] = '\0';
	for (size_t i = 0; i < h->list.n; i++) {
		if (strcmp(h->list.v[i].label, h->typed) == 0) {
			*which = i;
			return HINTS_HIT;
		}
		if (strncmp(h->list.v[i].label, h->typed, len + 1) == 0)
			more = true;
	}
	return more ? HINTS_MORE : HINTS_NONE;
}
