/* SPDX-License-Identifier: MIT */
#include "app/best.h"

/* Does every letter begin a word of the name, or follow one that matched?  Others match
 * by chance: "Bla bla" is in Abdoulaye. */
static bool is_sure(const char *name, const struct fuzzy_match *m)
{
	for (uint32_t i = 0; i < m->n; i++) {
		size_t at = m->at[i], before = at;

		while (before > 0 && ((unsigned char)name[--before] & 0xc0) == 0x80)
			;
		if (at > 0 && !strchr(" -'.(", name[before]) &&
		    memcmp(name + before, "’", at - before) != 0 &&
		    (i == 0 || m->at[i - 1] != before))
			return false;
	}
	return true;
}

bool best_match(struct fuzzy *f,
		const char *(*name)(const void *context, uint32_t index, uint32_t k),
		const void *context, struct best_row *row)
{
	struct fuzzy_match m;
	const char *words;
	bool found = false;

	row->score = 0;
	row->sure = true;
	row->by = 0;
	if (f->n == 0 && !f->hopeless)
		return true;
	for (uint32_t k = 0; (words = name(context, row->index, k)); k++) {
		if (!fuzzy_match(f, slice_of(words), &m) || (found && m.score <= row->score))
			continue;
		found = true;
		row->score = m.score;
		row->sure = is_sure(words, &m);
		row->by = k;
	}
	return found;
}

static bool is_before(const struct best_row *a, const struct best_row *b)
{
	return a->score != b->score ? a->score > b->score : a->rank > b->rank;
}

void best_keep(struct best *b, const struct best_row *row)
{
	size_t low = 0, high = b->n;

	b->matched++;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (is_before(row, &b->v[mid]))
			high = mid;
		else
			low = mid + 1;
	}
	if (low == BEST_ROWS)
		return;
	if (b->n < BEST_ROWS)
		(void)vec_push(b);
	memmove(b->v + low + 1, b->v + low, (b->n - 1 - low) * sizeof *b->v);
	b->v[low] = *row;
}

void best_clear(struct best *b)
{
	b->n = b->matched = 0;
}

void best_release(struct best *b)
{
	vec_release(b);
	b->matched = 0;
}
