/* SPDX-License-Identifier: MIT */
#include "edited.h"
#include "store/article_read.h"
#include "store/entities_read.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

enum { ARTICLES = 200 };

struct tally {
	size_t articles, spans, gone;
	size_t exact, fuzzy, orphan;
	size_t exact_wrong, fuzzy_wrong;
	size_t gone_exact, gone_fuzzy;
	size_t typos, typos_found;
	size_t copied; /* of exact_wrong: nothing in the file tells */
};

static uint32_t apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static void tell_wrong(const struct edited *e, const struct article *a, size_t i, uint32_t seed)
{
	const struct anchor *got = edited_anchor(e, a, i);
	struct span hull = anchor_hull(got);
	struct slice s = article_span_text(a, hull);

	if (!getenv("VERBOSE"))
		return;
	printf("# seed %u span %zu (%u parts) typos %u: [%.*s] %.*s [%.*s] at %u-%u: %.*s\n", seed,
	       i, got->n, e->spans[i].typos, (int)got->before.len, got->before.s,
	       (int)got->parts[0].len, got->parts[0].s, (int)got->after.len, got->after.s,
	       hull.start, hull.end, (int)s.len, s.s);
}

/* A quote was changed, and the same words were put in just where the file's order would
 * have them: between the mentions beside it.  Nothing in the file tells the two. */
static bool is_copied(const struct edited *e, const struct article *a, size_t i)
{
	struct span hull = anchor_hull(edited_anchor(e, a, i)), other;

	if (i >= e->mention_count)
		return false;
	for (int by = -1; by <= 1; by += 2) {
		size_t k = i + (size_t)by;

		if (k >= e->mention_count || edited_anchor(e, a, k)->state != ANCHOR_EXACT)
			continue;
		other = anchor_hull(edited_anchor(e, a, k));
		if (by < 0 ? other.start > hull.start : hull.start > other.start)
			return false;
	}
	return true;
}

static void judge(struct tally *t, const struct edited *e, const struct article *a, size_t i,
		  uint32_t seed)
{
	const struct edited_span *s = &e->spans[i];
	const struct anchor *got = edited_anchor(e, a, i);
	struct span place = {0, 0}, hull = anchor_hull(got);
	bool there = edited_place(e, s, &place), right;
	uint32_t off;

	t->spans++;
	if (!there) {
		t->gone++;
		t->gone_exact += got->state == ANCHOR_EXACT;
		t->gone_fuzzy += got->state == ANCHOR_FUZZY;
		return;
	}
	off = apart(hull.start, place.start) + apart(hull.end, place.end);
	right = got->state == ANCHOR_EXACT ? off == 0 : off <= 2 + s->typos;
	t->typos += s->typos > 0;
	t->typos_found += s->typos > 0 && right && got->state != ANCHOR_ORPHAN;
	t->exact += got->state == ANCHOR_EXACT;
	t->fuzzy += got->state == ANCHOR_FUZZY;
	t->orphan += got->state == ANCHOR_ORPHAN;
	t->exact_wrong += got->state == ANCHOR_EXACT && !right;
	t->copied += got->state == ANCHOR_EXACT && !right && is_copied(e, a, i);
	t->fuzzy_wrong += got->state == ANCHOR_FUZZY && !right;
	if (got->state != ANCHOR_ORPHAN && !right)
		tell_wrong(e, a, i, seed);
}

static struct article *read_edited(struct edited *e, struct entities *es)
{
	struct str file = STR_INIT;
	struct article *a;

	edited_file(e, &file);
	a = article_read("essai", "essai.yaml", (struct slice){file.s, file.len}, es);
	CHECK_INT(a->mention_count, e->mention_count);
	CHECK_INT(a->fact_count, e->span_count - e->mention_count);
	CHECK_INT(a->offsets.points, e->n);
	str_release(&file);
	return a;
}

static void try_article(struct tally *t, uint32_t seed, void (*edit)(struct edited *e))
{
	static struct edited e;
	struct entities es = {0};
	struct article *a;

	edited_make(&e, seed);
	edit(&e);
	a = read_edited(&e, &es);
	t->articles++;
	for (size_t i = 0; i < e.span_count; i++)
		judge(t, &e, a, i, seed);
	article_free(a);
	entities_release(&es);
	edited_free(&e);
}

static struct tally try_articles(const char *name, uint32_t first, void (*edit)(struct edited *e))
{
	struct tally t = {0};

	for (uint32_t i = 0; i < ARTICLES; i++)
		try_article(&t, (first + i) * 2654435769u | 1, edit);
	printf("# %s: %zu spans: exact %zu, fuzzy %zu, orphan %zu; wrong: exact %zu, fuzzy %zu; "
	       "of those no order tells %zu; found %.2f %%; with a typo %zu of %zu; deleted %zu "
	       "(shown exact %zu, fuzzy %zu)\n",
	       name, t.spans, t.exact, t.fuzzy, t.orphan, t.exact_wrong, t.fuzzy_wrong, t.copied,
	       100.0 * (double)(t.exact + t.fuzzy) / (double)(t.spans - t.gone), t.typos_found,
	       t.typos, t.gone, t.gone_exact, t.gone_fuzzy);
	return t;
}

static void check_gates(const struct tally *t)
{
	size_t there = t->spans - t->gone;

	CHECK(t->spans > 40 * t->articles);
	CHECK_INT(t->exact_wrong, t->copied);
	CHECK_INT(t->gone_exact, 0);
	CHECK(100 * (t->exact + t->fuzzy) >= 95 * there);
	CHECK(1000 * t->fuzzy_wrong <= there);
}

static void leave(struct edited *e)
{
	(void)e;
}

static void paragraph_typo_and_swap(struct edited *e)
{
	edited_new_paragraph(e);
	edited_typo(e, EDITED_EVIDENCE);
	edited_typo(e, EDITED_MENTION);
	edited_swap(e);
}

static void split_and_join(struct edited *e)
{
	edited_split(e);
	edited_join(e);
	edited_split(e);
}

static void other_quotes(struct edited *e)
{
	edited_replace(e, 0x2019, '\'');
}

TEST(reanchor_finds_all_without_an_edit)
{
	struct tally t = try_articles("as it was", 1, leave);

	CHECK_INT(t.exact, t.spans);
	CHECK_INT(t.exact_wrong, 0);
}

TEST(reanchor_after_a_paragraph_a_typo_and_a_swap)
{
	size_t copied = 0;

	for (uint32_t seed = 0; seed < 5; seed++) {
		struct tally t = try_articles("paragraph, typos, swap", 1000 * seed + 1,
					      paragraph_typo_and_swap);

		check_gates(&t);
		copied += t.copied;
	}
	CHECK(copied <= 1);
}

TEST(reanchor_after_a_sentence_went)
{
	struct tally t = try_articles("deleted sentence", 1, edited_delete_sentence);

	check_gates(&t);
	CHECK(t.gone > 0);
}

TEST(reanchor_after_paragraphs_were_split_and_joined)
{
	struct tally t = try_articles("split and joined", 1, split_and_join);

	check_gates(&t);
}

TEST(reanchor_after_other_apostrophes)
{
	struct tally t = try_articles("apostrophes", 1, other_quotes);

	check_gates(&t);
}

TEST(reanchor_after_decomposing)
{
	struct tally t = try_articles("decomposed", 1, edited_decompose);

	CHECK_INT(t.exact_wrong, 0);
	CHECK(100 * (t.exact + t.fuzzy) >= 80 * t.spans);
}
