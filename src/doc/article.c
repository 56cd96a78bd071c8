/* SPDX-License-Identifier: MIT */
#include "doc/article.h"

#include "base/vec.h"
#include "doc/doubt.h"

#include <string.h>

struct article *article_new(const char *id)
{
	struct article *a = mem_zalloc(1, sizeof *a);

	a->id = arena_copy(&a->arena, id, strlen(id));
	a->title = a->id;
	a->lang = a->date = a->source_name = a->source_url = "";
	a->source_author = a->rights = "";
	a->text = SLICE("");
	return a;
}

void article_free(struct article *a)
{
	if (!a)
		return;
	offsets_release(&a->offsets);
	cover_release(&a->mention_cover);
	cover_release(&a->fact_cover);
	free(a->mention_order);
	free(a->fact_order);
	map_release(&a->fact_ids);
	diag_release(&a->diags);
	arena_release(&a->arena);
	free(a);
}

/* ---- words */

#define EACH(byte) (0x0101010101010101u * (byte))

static uint64_t load_little_endian(const char *s)
{
	uint64_t w;

	memcpy(&w, s, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* The high bit of each of the eight bytes that is a space or one of the controls
 * 9 to 13. */
static uint64_t spaces_among(uint64_t w)
{
	uint64_t low = w & EACH(0x7f);
	uint64_t not_space = (low ^ EACH(' ')) + EACH(0x7f);
	uint64_t from_9 = low + EACH(0x80 - 9);
	uint64_t from_14 = low + EACH(0x80 - 14);

	return (~not_space | (from_9 & ~from_14)) & ~w & EACH(0x80);
}

static bool has_zero_byte(uint64_t w)
{
	return ((w - EACH(1)) & ~w & EACH(0x80)) != 0;
}

/* May a space of more than one byte begin here?  All of them begin with c2, e1,
 * e2 or e3, which few letters do. */
static bool may_begin_long_space(uint64_t w)
{
	return (w & EACH(0x80)) &&
	       (has_zero_byte(w ^ EACH(0xc2)) || has_zero_byte((w & EACH(0xfc)) ^ EACH(0xe0)));
}

/* Bytes of the white space at s: ASCII, NEL, NBSP, and the spaces of Unicode's
 * Zs, Zl and Zp; 0 when none stands there. */
static size_t space_at(const char *s, size_t len)
{
	unsigned char a = (unsigned char)s[0], b = len > 1 ? (unsigned char)s[1] : 0;
	unsigned char c = len > 2 ? (unsigned char)s[2] : 0;

	if (a < 0x80)
		return a == ' ' || (a >= 9 && a <= 13);
	if (a == 0xc2)
		return b == 0xa0 || b == 0x85 ? 2 : 0;
	if (a == 0xe2 && b == 0x80)
		return c <= 0x8a || c == 0xa8 || c == 0xa9 || c == 0xaf ? 3 : 0;
	if (a == 0xe2 && b == 0x81)
		return c == 0x9f ? 3 : 0;
	if ((a == 0xe1 && b == 0x9a) || (a == 0xe3 && b == 0x80))
		return c == 0x80 ? 3 : 0;
	return 0;
}

/* A count of runs of anything but white space. */
struct word_count {
	size_t words;
	bool inside; /* a word, at the last byte counted */
};

static void count_eight(struct word_count *c, uint64_t w)
{
	uint64_t gaps = spaces_among(w);
	uint64_t starts = ~gaps & (gaps << 8 | (c->inside ? 0 : 0x80)) & EACH(0x80);

	c->words += (starts >> 7) * EACH(1) >> 56;
	c->inside = !(gaps >> 63);
}

/* Byte by byte; returns where it stopped, at `end` or a little behind it. */
static size_t count_some(struct word_count *c, struct slice text, size_t i, size_t end)
{
	while (i < end) {
		size_t space = space_at(text.s + i, text.len - i);

		c->words += !space && !c->inside;
		c->inside = !space;
		i += space ? space : 1;
	}
	return i;
}

static size_t count_words(struct slice text)
{
	struct word_count c = {0, false};
	size_t i = 0;

	while (i + 8 <= text.len) {
		uint64_t w = load_little_endian(text.s + i);

		if (may_begin_long_space(w)) {
			i = count_some(&c, text, i, i + 8);
		} else {
			count_eight(&c, w);
			i += 8;
		}
	}
	count_some(&c, text, i, text.len);
	return c.words;
}

/* ---- anchors */

static size_t count_anchors(const struct article *a)
{
	size_t n = a->mention_count + a->refusal_count;

	for (size_t i = 0; i < a->fact_count; i++)
		n += a->facts[i].evidence_count + a->facts[i].source_count;
	return n;
}

/* Mentions, refusals, evidence and cues, for one pass over the text. */
static size_t list_anchors(const struct article *a, struct anchor **list)
{
	size_t n = 0;

	for (size_t i = 0; i < a->mention_count; i++)
		list[n++] = &a->mentions[i].anchor;
	for (size_t i = 0; i < a->refusal_count; i++)
		list[n++] = &a->refusals[i].anchor;
	for (size_t i = 0; i < a->fact_count; i++)
		n += fact_anchors(&a->facts[i], list + n);
	return n;
}

static void find_anchors(struct article *a)
{
	struct anchor **list = mem_zalloc(count_anchors(a), sizeof *list);
	size_t n = list_anchors(a, list);

	anchor_resolve(list, n, &a->offsets, &a->arena);
	doubt_order(list, a->mention_count, &a->offsets);
	doubt_parts(list, n, &a->offsets);
	free(list);
}

static void count_state(struct article *a, const struct anchor *one)
{
	a->fuzzy += one->state == ANCHOR_FUZZY;
	a->orphans += one->state == ANCHOR_ORPHAN;
}

static void count_states(struct article *a)
{
	a->fuzzy = a->orphans = 0;
	for (size_t i = 0; i < a->mention_count; i++)
		count_state(a, &a->mentions[i].anchor);
	for (size_t i = 0; i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];

		for (size_t k = 0; k < f->evidence_count; k++)
			count_state(a, f->evidence[k]);
		for (size_t k = 0; k < f->source_count; k++)
			if (f->sources[k].cue)
				count_state(a, f->sources[k].cue);
	}
}

/* ---- covers and orders */

static void cover_anchor(struct cover *c, const struct anchor *a, size_t owner, size_t part)
{
	if (a->state == ANCHOR_ORPHAN)
		return;
	for (uint32_t i = 0; i < a->n; i++)
		cover_add(c, a->spans[i], (uint32_t)owner, (uint32_t)part + i);
}

static void build_covers(struct article *a)
{
	cover_release(&a->mention_cover);
	cover_release(&a->fact_cover);
	for (size_t i = 0; i < a->mention_count; i++)
		cover_anchor(&a->mention_cover, &a->mentions[i].anchor, i, 0);
	for (size_t i = 0; i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];
		size_t part = 0;

		for (size_t k = 0; k < f->evidence_count; k++) {
			cover_anchor(&a->fact_cover, f->evidence[k], i, part);
			part += f->evidence[k]->n;
		}
	}
	cover_sort(&a->mention_cover);
	cover_sort(&a->fact_cover);
}

struct placed {
	struct span at;
	uint32_t index;
};

static int by_place(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->at.start != b->at.start)
		return a->at.start < b->at.start ? -1 : 1;
	if (a->at.end != b->at.end)
		return a->at.end > b->at.end ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

/* Indices in the order of places; yours to free. */
static uint32_t *order_of(struct placed *list, size_t n)
{
	uint32_t *order = mem_alloc(n * sizeof *order);
	bool sorted = true;

	for (size_t i = 1; i < n && sorted; i++)
		sorted = by_place(&list[i - 1], &list[i]) < 0;
	if (!sorted)
		qsort(list, n, sizeof *list, by_place);
	for (size_t i = 0; i < n; i++)
		order[i] = list[i].index;
	return order;
}

static void order_mentions(struct article *a)
{
	struct placed *list = mem_alloc(a->mention_count * sizeof *list);
	size_t n = 0;

	for (size_t i = 0; i < a->mention_count; i++)
		if (a->mentions[i].anchor.state != ANCHOR_ORPHAN)
			list[n++] =
			    (struct placed){anchor_hull(&a->mentions[i].anchor), (uint32_t)i};
	free(a->mention_order);
	a->mention_order = order_of(list, n);
	a->mention_order_count = n;
	free(list);
}

static void order_facts(struct article *a)
{
	struct placed *list = mem_alloc(a->fact_count * sizeof *list);

	for (size_t i = 0; i < a->fact_count; i++) {
		struct span at = fact_hull(&a->facts[i]);

		if (at.start >= at.end)
			at = (struct span){UINT32_MAX, UINT32_MAX};
		list[i] = (struct placed){{at.start, at.start}, (uint32_t)i};
	}
	free(a->fact_order);
	a->fact_order = order_of(list, a->fact_count);
	free(list);
}

/* Who is involved in a fact does not change by itself. */
static void index_facts(struct article *a)
{
	map_release(&a->fact_ids);
	for (size_t i = 0; i < a->fact_count; i++) {
		struct fact *f = &a->facts[i];

		if (!f->involved)
			fact_index(f, &a->arena);
		if (f->id[0])
			map_put(&a->fact_ids, slice_of(f->id), i);
	}
}

void article_reindex(struct article *a)
{
	count_states(a);
	build_covers(a);
	order_mentions(a);
	order_facts(a);
	index_facts(a);
}

void article_index(struct article *a)
{
	offsets_build(&a->offsets, a->text);
	a->words = count_words(a->text);
	find_anchors(a);
	article_reindex(a);
}

size_t article_find_fact(const struct article *a, const char *id)
{
	size_t index;

	return map_get(&a->fact_ids, slice_of(id), &index) ? index : SIZE_MAX;
}

struct slice article_span_text(const struct article *a, struct span s)
{
	return offsets_text(&a->offsets, s.start, s.end);
}
