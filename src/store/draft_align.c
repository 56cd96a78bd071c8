/* SPDX-License-Identifier: MIT */
#include "doc/copy.h"
#include "draft_int.h"
#include "store/record_write.h"

#include <string.h>

enum { LOOK_AHEAD = 8 }; /* removed mentions that may be what an added one was */

bool draft_same(const struct draft_record *a, const struct draft_record *b)
{
	if (!slice_equal(a->id, b->id))
		return false;
	return a->anchor ? anchor_same(a->anchor, b->anchor) : value_same(a->value, b->value);
}

const struct value *draft_value(const struct draft_record *r, struct arena *arena)
{
	return r->anchor ? record_value_mention(arena, r->id, r->anchor) : r->value;
}

static bool same_identity(const struct draft_record *a, const struct draft_record *b)
{
	return a->anchor ? draft_same(a, b) : slice_equal(a->id, b->id);
}

/* ---- by identity */

static void add_part(struct str *key, struct slice part)
{
	str_printf(key, "%zu:", part.len);
	str_add(key, part.s, part.len);
}

static struct slice key_of(const struct draft_record *r, struct arena *arena)
{
	struct str key = STR_INIT;
	struct slice out;

	if (!r->anchor)
		return r->id;
	add_part(&key, r->id);
	add_part(&key, r->anchor->before);
	add_part(&key, r->anchor->after);
	for (uint32_t i = 0; i < r->anchor->n; i++)
		add_part(&key, r->anchor->parts[i]);
	out = arena_slice(arena, (struct slice){key.s, key.len});
	str_release(&key);
	return out;
}

struct middle {
	size_t from, base_end, want_end;
};

/* Each wanted one gets the next record of its identity that is left. */
static void match_keys(const struct draft_list *base, const struct draft_list *want,
		       const struct middle *m, size_t *match)
{
	size_t n = m->base_end - m->from, *next = mem_alloc((n + 1) * sizeof *next);
	size_t *head = mem_alloc((n + 1) * sizeof *head), first;
	struct map ids = {0};
	struct arena arena = {0};

	for (size_t i = n; i-- > 0;) {
		struct slice key = key_of(&base->v[m->from + i], &arena);

		next[i] = SIZE_MAX;
		head[i] = i;
		if (!map_put(&ids, key, i) && map_get(&ids, key, &first)) {
			next[i] = head[first];
			head[first] = i;
		}
	}
	for (size_t j = m->from; j < m->want_end; j++)
		if (map_get(&ids, key_of(&want->v[j], &arena), &first) && head[first] != SIZE_MAX) {
			match[j] = m->from + head[first];
			head[first] = next[head[first]];
		}
	map_release(&ids);
	arena_release(&arena);
	free(next);
	free(head);
}

/* Keeps the longest part of the matches that is in order; the rest is moved: gone in
 * one place, new in another. */
static void keep_increasing(const struct middle *m, size_t *match)
{
	size_t n = m->want_end - m->from, len = 0;
	size_t *tails = mem_alloc((n + 1) * sizeof *tails),
	       *before = mem_alloc((n + 1) * sizeof *before);
	size_t at;

	for (size_t j = m->from; j < m->want_end; j++) {
		size_t low = 0, high = len;

		if (match[j] == SIZE_MAX)
			continue;
		while (low < high) {
			size_t mid = (low + high) / 2;

			if (match[tails[mid]] < match[j])
				low = mid + 1;
			else
				high = mid;
		}
		before[j - m->from] = low ? tails[low - 1] : SIZE_MAX;
		tails[low] = j;
		len = low == len ? len + 1 : len;
	}
	at = len ? tails[len - 1] : SIZE_MAX;
	for (size_t j = m->want_end; j-- > m->from;) {
		if (j == at)
			at = before[j - m->from];
		else
			match[j] = SIZE_MAX;
	}
	free(tails);
	free(before);
}

/* ---- mentions that changed */

static bool same_quote(const struct anchor *a, const struct anchor *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!slice_equal(a->parts[i], b->parts[i]))
			return false;
	return true;
}

/* One went and one came in a gap: a mention whose words were changed. */
static bool one_each(const struct middle *gap, size_t want_from)
{
	return gap->base_end == gap->from + 1 && gap->want_end == want_from + 1;
}

/* Between two that stay, one added is a removed one whose quote it has. */
static void pair_gap(const struct draft_list *base, const struct draft_list *want, size_t *match,
		     const struct middle *gap, size_t want_from)
{
	size_t i = gap->from;

	for (size_t j = want_from; j < gap->want_end; j++)
		for (size_t k = i; k < gap->base_end && k < i + LOOK_AHEAD; k++)
			if (same_quote(base->v[k].anchor, want->v[j].anchor) ||
			    (one_each(gap, want_from) &&
			     slice_equal(base->v[k].id, want->v[j].id))) {
				match[j] = k;
				i = k + 1;
				break;
			}
}

static void pair_gaps(const struct draft_list *base, const struct draft_list *want,
		      const struct middle *m, size_t *match)
{
	size_t from = m->from, want_from = m->from;

	for (size_t j = m->from; j <= m->want_end; j++) {
		struct middle gap = {from, m->base_end, j};

		if (j < m->want_end && match[j] == SIZE_MAX)
			continue;
		if (j < m->want_end)
			gap.base_end = match[j];
		pair_gap(base, want, match, &gap, want_from);
		from = gap.base_end + 1;
		want_from = j + 1;
	}
}

void draft_align(const struct draft_list *base, const struct draft_list *want, size_t *match)
{
	struct middle m = {0, base->n, want->n};

	while (m.from < base->n && m.from < want->n &&
	       same_identity(&base->v[m.from], &want->v[m.from])) {
		match[m.from] = m.from;
		m.from++;
	}
	while (m.base_end > m.from && m.want_end > m.from &&
	       same_identity(&base->v[m.base_end - 1], &want->v[m.want_end - 1]))
		match[--m.want_end] = --m.base_end;
	for (size_t j = m.from; j < m.want_end; j++)
		match[j] = SIZE_MAX;
	if (m.from == m.want_end)
		return;
	match_keys(base, want, &m, match);
	keep_increasing(&m, match);
	if (want->v[m.from].anchor)
		pair_gaps(base, want, &m, match);
}
