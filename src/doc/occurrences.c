/* SPDX-License-Identifier: MIT */
#include "doc/occurrences.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/find.h"
#include "text/words.h"

#include <string.h>

enum {
	SHORT_WORD = 5,     /* letters, up to which the first letter's case counts */
	PLURAL_LETTERS = 4, /* from which on there may be a plural */
};

/* A string that is looked for, and how strictly. */
struct name {
	struct slice words;
	bool capitals; /* an abbreviation */
	bool one_short_word;
	bool plural; /* s or x may follow */
};

/* A place of a name, in bytes. */
struct hit {
	size_t start;
	size_t end;
};

struct search {
	struct slice text;
	struct fold fold; /* of text; hyphens are spaces */
	struct name name;
	struct find *find;
	VEC(struct hit) hits;
};

/* ---- names */

static bool is_letter(uint32_t cp)
{
	return cp != UTF8_BAD && unicode_is_letter(cp);
}

static bool is_upper_at(struct slice s, size_t at)
{
	uint32_t cp;

	utf8_decode(s.s + at, s.len - at, &cp);
	return cp != UTF8_BAD && unicode_is_upper(cp);
}

static struct name look_at_name(struct slice words)
{
	size_t letters = 0, capitals = 0, gaps = 0;
	uint32_t cp = 0, last = 0;

	for (size_t i = 0; i < words.len;) {
		i += utf8_decode(words.s + i, words.len - i, &cp);
		if (is_letter(cp)) {
			letters++;
			capitals += unicode_is_upper(cp);
		} else {
			gaps += cp == ' ' || cp == '-' || cp == 0x2019 || cp == '\'';
		}
		last = cp;
	}
	return (struct name){
	    .words = words,
	    .capitals = letters > 1 && capitals == letters,
	    .one_short_word = letters <= SHORT_WORD && !gaps,
	    .plural = letters >= PLURAL_LETTERS && capitals < letters && is_letter(last) &&
		      !strchr("sxzSXZ", last < 0x80 ? (int)last : 's'),
	};
}

static void hyphens_to_spaces(struct str *s)
{
	for (size_t i = 0; i < s->len; i++)
		if (s->s[i] == '-')
			s->s[i] = ' ';
}

/* ---- a place of a name */

/* The end of the word that holds the last byte before `end`, or `end`.  An English
 * genitive is left to itself. */
static size_t word_end(struct slice text, size_t end)
{
	struct word w;
	struct slice rest;

	if (!words_at(text.s, text.len, end - 1, &w) || w.end <= end)
		return end;
	rest = (struct slice){text.s + end, w.end - end};
	return slice_is(rest, "’s") || slice_is(rest, "'s") ? end : w.end;
}

static bool word_begins(struct slice text, size_t start)
{
	struct word w;

	return !words_at(text.s, text.len, start, &w) || w.start >= start;
}

static bool same_but_accents(struct slice a, struct slice b)
{
	struct str x = STR_INIT, y = STR_INIT;
	bool same;

	fold_add(&x, a, FOLD_ACCENTS);
	fold_add(&y, b, FOLD_ACCENTS);
	hyphens_to_spaces(&x);
	hyphens_to_spaces(&y);
	same = slice_equal((struct slice){x.s, x.len}, (struct slice){y.s, y.len});
	str_release(&x);
	str_release(&y);
	return same;
}

static bool case_fits(const struct search *s, size_t start, size_t end)
{
	if (s->name.capitals)
		return same_but_accents(s->name.words,
					(struct slice){s->text.s + start, end - start});
	return !s->name.one_short_word ||
	       is_upper_at(s->name.words, 0) == is_upper_at(s->text, start);
}

/* Is it a whole word?  Then `m` is the place, with its plural. */
static bool accept(const struct search *s, struct find_match *m)
{
	size_t end;

	if (!case_fits(s, m->start, m->end) || !word_begins(s->text, m->start))
		return false;
	end = word_end(s->text, m->end);
	if (end == m->end)
		return true;
	if (!s->name.plural || !strchr("sxSX", s->text.s[m->end]))
		return false;
	m->end++;
	return word_end(s->text, m->end) == m->end;
}

/* What finding takes for words are folded ones, so that it ignores case and
 * accents. */
static void search_name(struct search *s, struct slice words)
{
	struct str folded = STR_INIT;
	struct error err = {0};
	struct find_match m;

	s->name = look_at_name(words);
	fold_add(&folded, words, FOLD_ALL);
	hyphens_to_spaces(&folded);
	if (find_replace(&s->find, (struct slice){folded.s, folded.len}, 0, &err) && s->find) {
		find_folded(s->find, &s->fold);
		for (size_t at = 0; find_next(s->find, at, &m, &err);) {
			bool ok = accept(s, &m);

			if (ok)
				*vec_push(&s->hits) = (struct hit){m.start, m.end};
			at = ok ? m.end : m.start + 1;
		}
	}
	error_release(&err);
	str_release(&folded);
}

/* ---- all names */

static int longest_first(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	size_t x = a->end - a->start, y = b->end - b->start;

	if (x != y)
		return x > y ? -1 : 1;
	return (a->start > b->start) - (a->start < b->start);
}

static int by_place(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;

	return (a->start > b->start) - (a->start < b->start);
}

/* What overlaps a longer one has an end in it. */
static void drop_overlaps(struct search *s)
{
	bool *taken = mem_zalloc(s->text.len + 1, sizeof *taken);
	size_t kept = 0;

	if (s->hits.n)
		qsort(s->hits.v, s->hits.n, sizeof *s->hits.v, longest_first);
	for (size_t i = 0; i < s->hits.n; i++) {
		struct hit h = s->hits.v[i];

		if (taken[h.start] || taken[h.end - 1])
			continue;
		memset(taken + h.start, true, h.end - h.start);
		s->hits.v[kept++] = h;
	}
	s->hits.n = kept;
	if (kept)
		qsort(s->hits.v, kept, sizeof *s->hits.v, by_place);
	free(taken);
}

static void search_all(struct search *s, const struct entity *e, struct slice extra)
{
	fold_build(&s->fold, s->text, FOLD_ALL);
	hyphens_to_spaces(&s->fold.text);
	if (e->declared)
		search_name(s, slice_of(e->name));
	for (size_t i = 0; e->declared && i < e->alias_count; i++)
		search_name(s, slice_of(e->aliases[i]));
	if (extra.len)
		search_name(s, extra);
	drop_overlaps(s);
}

/* ---- what is there already */

static void cover_refusals(struct cover *c, const struct article *a, uint32_t entity)
{
	for (size_t i = 0; i < a->refusal_count; i++) {
		const struct anchor *one = &a->refusals[i].anchor;

		if (a->refusals[i].entity != entity || one->state == ANCHOR_ORPHAN)
			continue;
		for (uint32_t k = 0; k < one->n; k++)
			cover_add(c, one->spans[k], (uint32_t)i, k);
	}
	cover_sort(c);
}

/* The owner of the first entry over the span, of mentions one of this entity before
 * others; OCCURRENCE_FREE for none. */
static uint32_t owner_over(const struct cover *c, struct span s, const struct mention *list,
			   uint32_t entity)
{
	uint32_t other = OCCURRENCE_FREE;

	for (size_t i = cover_first(c, s.start); i < c->n && c->v[i].span.start < s.end; i++) {
		if (!span_overlaps(c->v[i].span, s))
			continue;
		if (list[c->v[i].owner].entity == entity)
			return c->v[i].owner;
		if (other == OCCURRENCE_FREE)
			other = c->v[i].owner;
	}
	return other;
}

static void add_free(struct occurrences *out, const struct article *a, const struct search *s,
		     uint32_t entity)
{
	struct cover refused = {0};

	cover_refusals(&refused, a, entity);
	for (size_t i = 0; i < s->hits.n; i++) {
		struct span at = {offsets_point(&a->offsets, (uint32_t)s->hits.v[i].start),
				  offsets_point(&a->offsets, (uint32_t)s->hits.v[i].end)};
		uint32_t other = owner_over(&a->mention_cover, at, a->mentions, entity);

		if (other != OCCURRENCE_FREE && a->mentions[other].entity == entity)
			continue;
		if (owner_over(&refused, at, a->refusals, entity) == OCCURRENCE_FREE)
			*vec_push(out) = (struct occurrence){at, other};
	}
	cover_release(&refused);
}

void occurrences_find(struct occurrences *out, const struct article *a, const struct entity *e,
		      uint32_t index, struct slice extra)
{
	struct search s = {.text = a->text, .fold = {.text = STR_INIT}};

	vec_clear(out);
	search_all(&s, e, extra);
	add_free(out, a, &s, index);
	find_free(s.find);
	fold_release(&s.fold);
	vec_release(&s.hits);
}

void occurrences_release(struct occurrences *o)
{
	vec_release(o);
}
