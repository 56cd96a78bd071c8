/* SPDX-License-Identifier: MIT */
#include "doc/near.h"

#include "base/map.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

/* For each point of the pattern, the places in it where it stands, as bits. */
struct alphabet {
	struct letter {
		uint32_t point;
		uint32_t row; /* of bits; 0: not in the pattern */
	} * letters;
	size_t mask; /* slots - 1 */
	uint32_t multiplier;
	uint64_t *bits;
	size_t blocks;
	size_t m; /* points of the pattern */
};

static struct letter *letter_of(const struct alphabet *a, uint32_t point)
{
	size_t i = (point * a->multiplier >> 16) & a->mask;

	while (a->letters[i].row && a->letters[i].point != point)
		i = (i + 1) & a->mask;
	return &a->letters[i];
}

static void alphabet_init(struct alphabet *a, const uint32_t *pattern, size_t m)
{
	size_t slots = 16;
	uint32_t rows = 1;

	while (slots < 4 * m)
		slots *= 2;
	a->m = m;
	a->mask = slots - 1;
	a->multiplier = (2654435769u ^ (uint32_t)(map_seed() >> 32)) | 1;
	a->blocks = (m + NEAR_BLOCK - 1) / NEAR_BLOCK;
	a->letters = mem_zalloc(slots, sizeof *a->letters);
	a->bits = mem_zalloc((m + 1) * a->blocks, sizeof *a->bits);
	for (size_t i = 0; i < m; i++) {
		struct letter *l = letter_of(a, pattern[i]);

		if (!l->row)
			*l = (struct letter){pattern[i], rows++};
		a->bits[l->row * a->blocks + i / NEAR_BLOCK] |= (uint64_t)1 << (i % NEAR_BLOCK);
	}
}

static void alphabet_release(struct alphabet *a)
{
	free(a->letters);
	free(a->bits);
}

static void find_worst(struct near *s)
{
	s->worst = 0;
	for (size_t i = 1; i < s->n; i++)
		if (s->places[i].edits > s->places[s->worst].edits)
			s->worst = i;
}

static void keep_place(struct near *s, struct near_place p)
{
	if (p.edits + s->slack < s->most)
		s->most = p.edits + s->slack;
	if (s->n < NEAR_PLACES)
		s->places[s->n++] = p;
	else if (p.edits < s->places[s->worst].edits)
		s->places[s->worst] = p;
	else
		return;
	if (s->n == NEAR_PLACES)
		find_worst(s);
}

/* Called for each end whose distance is of interest, in order. */
__attribute__((noinline)) static void note_end(struct near *s, size_t end, uint32_t edits)
{
	bool next = s->seen == end;

	s->seen = end + 1;
	if (next && edits == s->now.edits) {
		s->now.last = end;
		return;
	}
	if (next && edits < s->now.edits) {
		s->now = (struct near_place){edits, end, end};
		s->rising = false;
		return;
	}
	if (!s->rising && s->now.last)
		keep_place(s, s->now);
	s->now = (struct near_place){edits, end, end};
	s->rising = next;
}

/* One column of one block.  in and the result: how the distance at the upper
 * and lower edge differs from the column before (-1, 0, 1). */
struct block {
	uint64_t up;   /* vertical differences of +1 */
	uint64_t down; /* and of -1 */
};

static int step(struct block *b, uint64_t equal, int in, unsigned last)
{
	uint64_t vertical = equal | b->down, diagonal, up, down;
	int out;

	equal |= (uint64_t)(in < 0);
	diagonal = (((equal & b->up) + b->up) ^ b->up) | equal;
	up = b->down | ~(diagonal | b->up);
	down = b->up & diagonal;
	out = (int)(up >> last & 1) - (int)(down >> last & 1);
	up = up << 1 | (uint64_t)(in > 0);
	down = down << 1 | (uint64_t)(in < 0);
	b->up = down | ~(vertical | up);
	b->down = up & vertical;
	return out;
}

static void search_short(struct near *s, const struct alphabet *a, const uint32_t *text, size_t n)
{
	struct block b = {~(uint64_t)0, 0};
	uint32_t edits = (uint32_t)a->m;
	unsigned last = (unsigned)a->m - 1;

	for (size_t i = 0; i < n; i++) {
		edits += (uint32_t)step(&b, a->bits[letter_of(a, text[i])->row], 0, last);
		if (edits <= s->most)
			note_end(s, i + 1, edits);
	}
}

static void search_long(struct near *s, const struct alphabet *a, const uint32_t *text, size_t n)
{
	struct block blocks[NEAR_PATTERN / NEAR_BLOCK];
	uint32_t edits = (uint32_t)a->m;
	unsigned last = (unsigned)((a->m - 1) % NEAR_BLOCK);
	size_t lowest = a->blocks - 1;

	for (size_t k = 0; k < a->blocks; k++)
		blocks[k] = (struct block){~(uint64_t)0, 0};
	for (size_t i = 0; i < n; i++) {
		const uint64_t *equal = a->bits + letter_of(a, text[i])->row * a->blocks;
		int carry = 0;

		for (size_t k = 0; k < lowest; k++)
			carry = step(&blocks[k], equal[k], carry, NEAR_BLOCK - 1);
		edits += (uint32_t)step(&blocks[lowest], equal[lowest], carry, last);
		if (edits <= s->most)
			note_end(s, i + 1, edits);
	}
}

size_t near_steps(size_t text_points, size_t pattern_points)
{
	return text_points * ((pattern_points + NEAR_BLOCK - 1) / NEAR_BLOCK);
}

void near_search(struct near *near, const uint32_t *text, size_t n, const uint32_t *pattern,
		 size_t m)
{
	struct alphabet a;

	assert(m > 0 && m <= NEAR_PATTERN);
	alphabet_init(&a, pattern, m);
	if (a.blocks == 1)
		search_short(near, &a, text, n);
	else
		search_long(near, &a, text, n);
	if (!near->rising && near->now.last)
		keep_place(near, near->now);
	alphabet_release(&a);
}
