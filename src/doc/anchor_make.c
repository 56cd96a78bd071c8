/* SPDX-License-Identifier: MIT */
#include "anchor_int.h"

#include "base/vec.h"
#include "doc/needles.h"

#include <string.h>

enum {
	FEW_SITES = 8,  /* for so many all occurrences are compared, without sorting */
	SAMPLE = 16384, /* bytes of text from which it is told what is rare */
};

/* Pairs of occurrences that may be compared where one side is not enough. */
#define BOTH_BUDGET ((size_t)1 << 20)

/* A place whose first part stands at [start, end), in bytes. */
struct site {
	struct slice words;
	uint32_t start;
	uint32_t end;
	size_t place;
};

/* One place where the words stand, and how many bytes behind it and before it are
 * shared with any other. */
struct occurrence {
	uint32_t at;
	uint32_t right;
	uint32_t left;
};

struct maker {
	const struct anchor_place *places;
	const struct offsets *offsets;
	struct slice text;
	struct arena *arena;
	struct anchor *out;
	size_t counts[256]; /* of bytes in the sample */
	size_t budget;
	VEC(struct occurrence) list; /* of the group that is being made, by place */
	struct slice words;          /* its words */
};

/* ---- all places of some words */

static void set_single(struct maker *m, uint32_t at)
{
	vec_clear(&m->list);
	*vec_push(&m->list) = (struct occurrence){.at = at};
}

static void list_occurrences(struct maker *m)
{
	size_t rare = anchor_rarest(m->words, m->counts);

	vec_clear(&m->list);
	for (size_t at = 0; (at = anchor_next_place(m->text, m->words, rare, at)) != SIZE_MAX; at++)
		*vec_push(&m->list) = (struct occurrence){.at = (uint32_t)at};
}

static struct occurrence *occurrence_at(struct maker *m, uint32_t at)
{
	size_t low = 0, high = m->list.n - 1;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->list.v[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return &m->list.v[low];
}

/* ---- what they share: of few places with all, or by sorting */

static void keep_greater(uint32_t *most, size_t n)
{
	if (n > *most)
		*most = (uint32_t)n;
}

static void compare_with_all(struct maker *m, const struct site *site)
{
	struct occurrence *own = occurrence_at(m, site->start);
	const char *s = m->text.s;
	size_t after = anchor_room_after(m->text, site->end),
	       before = anchor_room_before(m->text, site->start);

	for (size_t i = 0; i < m->list.n; i++) {
		size_t at = m->list.v[i].at, end = at + m->words.len;

		if (at == site->start)
			continue;
		keep_greater(&own->right,
			     anchor_shared_after(s + site->end, after, s + end, m->text.len - end));
		keep_greater(&own->left, anchor_shared_before(s + site->start, before, s + at, at));
	}
}

/* An occurrence to be sorted by what stands beside it; `s` is where that begins. */
struct beside {
	uint64_t key; /* the first eight bytes */
	const char *s;
	uint32_t room;
	uint32_t index;
};

static int by_after(const void *left, const void *right)
{
	const struct beside *a = left, *b = right;
	uint32_t most = a->room < b->room ? a->room : b->room;
	int order;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	order = memcmp(a->s, b->s, most);
	return order ? order : (a->room > b->room) - (a->room < b->room);
}

static int by_before(const void *left, const void *right)
{
	const struct beside *a = left, *b = right;
	size_t n;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	n = anchor_shared_before(a->s, a->room, b->s, b->room);
	if (n < a->room && n < b->room)
		return (unsigned char)a->s[-1 - (ptrdiff_t)n] <
			       (unsigned char)b->s[-1 - (ptrdiff_t)n]
			   ? -1
			   : 1;
	return (a->room > b->room) - (a->room < b->room);
}

static uint64_t key_of(const struct beside *b, bool after)
{
	uint64_t key = 0;

	for (uint32_t i = 0; i < 8; i++) {
		unsigned char byte = 0;

		if (i < b->room)
			byte = (unsigned char)(after ? b->s[i] : b->s[-1 - (ptrdiff_t)i]);
		key = key << 8 | byte;
	}
	return key;
}

static struct beside *list_beside(struct maker *m, bool after)
{
	struct beside *list = mem_alloc(m->list.n * sizeof *list);

	for (size_t i = 0; i < m->list.n; i++) {
		size_t at = m->list.v[i].at + (after ? m->words.len : 0);
		size_t room =
		    after ? anchor_room_after(m->text, at) : anchor_room_before(m->text, at);

		list[i] = (struct beside){0, m->text.s + at, (uint32_t)room, (uint32_t)i};
		list[i].key = key_of(&list[i], after);
	}
	return list;
}

/* Each shares most with one of its neighbours in the order. */
static void compare_sorted(struct maker *m, bool after)
{
	struct beside *list = list_beside(m, after);

	qsort(list, m->list.n, sizeof *list, after ? by_after : by_before);
	for (size_t i = 1; i < m->list.n; i++) {
		const struct beside *a = &list[i - 1], *b = &list[i];
		struct occurrence *x = &m->list.v[a->index], *y = &m->list.v[b->index];
		size_t n = after ? anchor_shared_after(a->s, a->room, b->s, b->room)
				 : anchor_shared_before(a->s, a->room, b->s, b->room);

		keep_greater(after ? &x->right : &x->left, n);
		keep_greater(after ? &y->right : &y->left, n);
	}
	free(list);
}

static void compare(struct maker *m, const struct site *sites, size_t n)
{
	if (n > FEW_SITES) {
		compare_sorted(m, true);
		compare_sorted(m, false);
		return;
	}
	for (size_t i = 0; i < n; i++)
		compare_with_all(m, &sites[i]);
}

/* ---- context */

struct context {
	size_t before; /* bytes */
	size_t after;
};

/* For each length that the context behind may have: the most that is shared before
 * the place with those that share it. */
static void measure_both(struct maker *m, const struct site *site, const struct anchor_side *after,
			 size_t *most)
{
	const char *s = m->text.s;
	size_t start = anchor_room_before(m->text, site->start),
	       end = anchor_room_after(m->text, site->end);

	for (size_t i = 0; i < m->list.n; i++) {
		size_t at = m->list.v[i].at, behind = at + m->words.len, k = after->n, left, right;

		if (at == site->start)
			continue;
		right = anchor_shared_after(s + site->end, end, s + behind, m->text.len - behind);
		left = anchor_shared_before(s + site->start, start, s + at, at);
		while (k > 0 && after->lengths[k - 1] > right)
			k--;
		if (k > 0 && left + 1 > most[k - 1])
			most[k - 1] = left + 1;
	}
	for (size_t k = after->n; k > 1; k--)
		if (most[k - 1] > most[k - 2])
			most[k - 2] = most[k - 1];
}

static bool find_both(struct maker *m, const struct site *site, const struct anchor_side *before,
		      const struct anchor_side *after, struct context *out)
{
	size_t most[ANCHOR_CONTEXT + 1] = {0}, best = SIZE_MAX;

	if (m->budget < m->list.n)
		return false;
	m->budget -= m->list.n;
	measure_both(m, site, after, most);
	for (size_t k = 0; k < after->n; k++) {
		size_t left = most[k] ? anchor_more_than(before, most[k] - 1) : 0;

		if ((most[k] && !left) || left + after->lengths[k] >= best)
			continue;
		best = left + after->lengths[k];
		*out = (struct context){left, after->lengths[k]};
	}
	return best != SIZE_MAX;
}

static bool find_context(struct maker *m, const struct site *site, bool parted, struct context *out)
{
	const struct occurrence *own = occurrence_at(m, site->start);
	struct anchor_side before, after;
	size_t left, right;

	*out = (struct context){0, 0};
	if (m->list.n == 1)
		return true;
	anchor_look_before(m->text, site->start, &before);
	left = anchor_more_than(&before, own->left);
	if (parted) { /* what is behind the first part does not count */
		out->before = left;
		return left > 0;
	}
	anchor_look_after(m->text, site->end, &after);
	right = anchor_more_than(&after, own->right);
	if (!left && !right)
		return find_both(m, site, &before, &after, out);
	if (left && (!right || left <= right))
		out->before = left;
	else
		out->after = right;
	return true;
}

/* ---- further parts */

/* The last part may be told from earlier places of its words by what follows. */
static bool find_end(const struct maker *m, struct slice words, size_t from, size_t at,
		     size_t *after)
{
	size_t rare = anchor_rarest(words, m->counts), end = at + words.len, shared = 0, room,
	       found;
	bool earlier = false;
	struct anchor_side side;

	room = anchor_room_after(m->text, end);
	for (; (found = anchor_next_place(m->text, words, rare, from)) < at; from = found + 1) {
		size_t behind = found + words.len;
		size_t n = anchor_shared_after(m->text.s + end, room, m->text.s + behind,
					       m->text.len - behind);

		shared = n > shared ? n : shared;
		earlier = true;
	}
	*after = 0;
	if (!earlier)
		return true;
	anchor_look_after(m->text, end, &side);
	*after = anchor_more_than(&side, shared);
	return *after > 0;
}

static bool follow(const struct maker *m, const struct anchor_place *p, struct context *context)
{
	size_t from = offsets_byte(m->offsets, p->spans[0].end);

	for (uint32_t i = 1; i < p->n; i++) {
		struct slice words = offsets_text(m->offsets, p->spans[i].start, p->spans[i].end);
		size_t at = offsets_byte(m->offsets, p->spans[i].start), after;

		if (!find_end(m, words, from, at, &after) || (after && i + 1 < p->n))
			return false;
		context->after = after;
		from = at + words.len;
	}
	return true;
}

/* ---- anchors */

static struct slice piece(const struct maker *m, size_t start, size_t end)
{
	return arena_slice(m->arena, (struct slice){m->text.s + start, end - start});
}

static void write_anchor(const struct maker *m, const struct site *site,
			 const struct context *context)
{
	const struct anchor_place *p = &m->places[site->place];
	struct anchor *a = &m->out[site->place];
	size_t end = offsets_byte(m->offsets, p->spans[p->n - 1].end);

	a->before = piece(m, site->start - context->before, site->start);
	a->after = piece(m, end, end + context->after);
	a->n = p->n;
	a->parts = arena_alloc(m->arena, p->n * sizeof *a->parts);
	a->spans = arena_alloc(m->arena, p->n * sizeof *a->spans);
	memcpy(a->spans, p->spans, p->n * sizeof *a->spans);
	for (uint32_t i = 0; i < p->n; i++)
		a->parts[i] = arena_slice(
		    m->arena, offsets_text(m->offsets, p->spans[i].start, p->spans[i].end));
	a->state = ANCHOR_EXACT;
}

static bool make_one(struct maker *m, const struct site *site)
{
	const struct anchor_place *p = &m->places[site->place];
	struct context context;

	if (!find_context(m, site, p->n > 1, &context) || !follow(m, p, &context))
		return false;
	write_anchor(m, site, &context);
	return true;
}

static bool make_group(struct maker *m, const struct site *sites, size_t n, bool single)
{
	bool ok = true;

	m->words = sites->words;
	if (single)
		set_single(m, sites->start);
	else
		list_occurrences(m);
	if (m->list.n > 1)
		compare(m, sites, n);
	for (size_t i = 0; i < n; i++)
		ok &= make_one(m, &sites[i]);
	return ok;
}

/* ---- all of them */

static bool is_place(const struct offsets *text, const struct anchor_place *p)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		struct span s = p->spans[i];
		struct slice words;

		if (s.start < last || s.start >= s.end || s.end > text->points)
			return false;
		words = offsets_text(text, s.start, s.end);
		if (memchr(words.s, '\n', words.len))
			return false;
		last = s.end;
	}
	return p->n > 0;
}

static size_t list_sites(struct maker *m, size_t n, struct site *sites)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		struct span first;

		m->out[i] = (struct anchor){0};
		if (!is_place(m->offsets, &m->places[i]))
			continue;
		first = m->places[i].spans[0];
		sites[count++] = (struct site){offsets_text(m->offsets, first.start, first.end),
					       offsets_byte(m->offsets, first.start),
					       offsets_byte(m->offsets, first.end), i};
	}
	return count;
}

/* So that those with the same words stand together. */
static int by_words(const void *left, const void *right)
{
	const struct site *a = left, *b = right;
	int order;

	if (a->words.len != b->words.len)
		return a->words.len < b->words.len ? -1 : 1;
	order = memcmp(a->words.s, b->words.s, a->words.len);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Where the group that begins at site `i` ends. */
static size_t group_end(const struct site *sites, size_t n, size_t i)
{
	size_t next = i + 1;

	while (next < n && slice_equal(sites[i].words, sites[next].words))
		next++;
	return next;
}

/* The words of all groups, counted in one pass over the text. */
static void count_words(const struct maker *m, const struct site *sites, size_t n,
			struct needles *out)
{
	for (size_t i = 0; i < n; i = group_end(sites, n, i))
		needles_add(out, &sites[i].words, 1);
	needles_find(out, m->text);
}

static bool make_groups(struct maker *m, const struct site *sites, size_t n)
{
	struct needles needles = {0};
	size_t k = 0, next;
	bool ok = true;

	if (n > FEW_SITES)
		count_words(m, sites, n, &needles);
	for (size_t i = 0; i < n; i = next, k++) {
		bool single =
		    k < needles.list.n && !needles.exhausted && needles.list.v[k].count == 1;

		next = group_end(sites, n, i);
		ok &= make_group(m, sites + i, next - i, single);
	}
	needles_release(&needles);
	return ok;
}

bool anchor_make(const struct anchor_place *places, size_t n, const struct offsets *text,
		 struct arena *arena, struct anchor *out)
{
	struct maker m = {.places = places,
			  .offsets = text,
			  .text = text->text,
			  .arena = arena,
			  .out = out,
			  .budget = BOTH_BUDGET};
	struct site *sites = mem_alloc(n * sizeof *sites);
	size_t count = list_sites(&m, n, sites);
	bool ok = count == n;

	for (size_t i = 0; i < text->text.len && i < SAMPLE; i++)
		m.counts[(unsigned char)text->text.s[i]]++;
	if (count > 1)
		qsort(sites, count, sizeof *sites, by_words);
	ok &= make_groups(&m, sites, count);
	vec_release(&m.list);
	free(sites);
	return ok;
}
