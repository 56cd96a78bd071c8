/* SPDX-License-Identifier: MIT */
#include "text/fuzzy.h"

#include <stdlib.h>
#include <string.h>

enum {
	SCORE_LETTER = 16,
	SCORE_START = 20,  /* it begins a word */
	SCORE_FIRST = 6,   /* it begins the name */
	SCORE_NEXT = 12,   /* it follows the letter before */
	COST_GAP = 3,      /* the first letter left out between two */
	COST_LONGER = 1,   /* each other one */
	SCORE_PREFIX = 40, /* the name begins with all that was typed */
	SCORE_WHOLE = 40,  /* and ends with it */
	NEVER = -30000,
};

/* One name and one word: scores with word letter i at name letter k, and the best
 * of those at k or before, less the gap. */
struct table {
	int16_t here[FUZZY_WORD][FUZZY_NAME];
	int16_t best[FUZZY_WORD][FUZZY_NAME];
	int16_t bonus[FUZZY_NAME];
	const unsigned char *name;
	uint32_t n;
};

/* ---- what is typed */

static uint64_t letters_of(const unsigned char *s, size_t n)
{
	uint64_t set = 0;

	for (size_t i = 0; i < n; i++)
		set |= (uint64_t)1 << (s[i] & 63);
	return set;
}

static void add_word(struct fuzzy *f, const char *s, size_t n)
{
	struct fuzzy_word *w = &f->words[f->n];

	if (n == 0)
		return;
	if (f->n == FUZZY_WORDS || n > FUZZY_WORD) {
		f->hopeless = true;
		return;
	}
	memcpy(w->bytes, s, n);
	w->n = (uint32_t)n;
	w->letters = letters_of(w->bytes, n);
	f->n++;
}

void fuzzy_set(struct fuzzy *f, struct slice typed)
{
	size_t start = 0;

	if (f->typed.s)
		str_clear(&f->typed);
	else
		str_init(&f->typed);
	f->n = 0;
	f->hopeless = false;
	fold_add(&f->typed, typed, FOLD_ALL);
	for (size_t i = 0; i <= f->typed.len; i++) {
		if (i < f->typed.len && f->typed.s[i] != ' ')
			continue;
		add_word(f, f->typed.s + start, i - start);
		start = i + 1;
	}
}

void fuzzy_release(struct fuzzy *f)
{
	if (f->typed.s)
		str_release(&f->typed);
	fold_release(&f->fold);
	*f = (struct fuzzy){0};
}

/* ---- scores */

/* Letters and digits; all that is not ASCII counts as a letter. */
static bool is_letter(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void set_bonus(struct table *t)
{
	for (uint32_t k = 0; k < t->n; k++) {
		bool start = is_letter(t->name[k]) && (k == 0 || !is_letter(t->name[k - 1]));

		t->bonus[k] = (int16_t)(SCORE_LETTER + (start ? SCORE_START : 0) +
					(k == 0 ? SCORE_FIRST : 0));
	}
}

static bool is_subsequence(const struct fuzzy_word *w, const unsigned char *name, size_t n)
{
	const unsigned char *at = name, *end = name + n;

	for (uint32_t i = 0; i < w->n; i++) {
		at = memchr(at, w->bytes[i], (size_t)(end - at));
		if (!at)
			return false;
		at++;
	}
	return true;
}

/* What stands behind letter i - 1 of the word, for letter i at k. */
static int score_before(const struct table *t, uint32_t i, uint32_t k)
{
	int next, gap;

	if (i == 0)
		return 0;
	if (k == 0)
		return NEVER;
	next = t->here[i - 1][k - 1] + SCORE_NEXT;
	gap = t->best[i - 1][k - 1];
	return next > gap ? next : gap;
}

static int16_t at_least_never(int score)
{
	return (int16_t)(score < NEVER ? NEVER : score);
}

static void fill_row(struct table *t, uint32_t i, unsigned char letter)
{
	int best = NEVER;

	for (uint32_t k = 0; k < t->n; k++) {
		int here = NEVER;

		if (t->name[k] == letter)
			here = score_before(t, i, k) + t->bonus[k];
		t->here[i][k] = at_least_never(here);
		best -= COST_LONGER;
		if (here - COST_GAP > best)
			best = here - COST_GAP;
		t->best[i][k] = at_least_never(best);
	}
}

/* Where letter i of the word stands best, at `k` or, from a gap, before it. */
static uint32_t trace(const struct table *t, uint32_t i, uint32_t k)
{
	uint32_t found = k;
	int best = NEVER - 1;

	for (uint32_t j = k + 1; j-- > 0;) {
		int score = t->here[i][j] - (int)(k - j) * COST_LONGER;

		if (score > best) {
			best = score;
			found = j;
		}
	}
	return found;
}

/* The best score of a word, its places appended to m; 0 for none. */
static int match_word(struct table *t, const struct fuzzy_word *w, struct fuzzy_match *m)
{
	uint32_t k = t->n - 1, i = w->n - 1;
	int score = NEVER;

	for (uint32_t row = 0; row < w->n; row++)
		fill_row(t, row, w->bytes[row]);
	for (uint32_t j = 0; j < t->n; j++)
		if (t->here[i][j] > score) {
			score = t->here[i][j];
			k = j;
		}
	for (;; i--) {
		m->at[m->n++] = k;
		if (i == 0)
			return score > 0 ? score : 1;
		if (score_before(t, i, k) == t->here[i - 1][k - 1] + SCORE_NEXT)
			k--;
		else
			k = trace(t, i - 1, k - 1);
	}
}

static int by_place(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

/* From folded bytes to those of the name, each once. */
static void place(const struct fuzzy *f, struct fuzzy_match *m)
{
	uint32_t kept = 0;

	qsort(m->at, m->n, sizeof *m->at, by_place);
	for (uint32_t i = 0; i < m->n; i++) {
		uint32_t at = (uint32_t)fold_start(&f->fold, m->at[i]);

		if (!kept || m->at[kept - 1] != at)
			m->at[kept++] = at;
	}
	m->n = kept;
}

static int score_prefix(const struct fuzzy *f)
{
	size_t n = f->typed.len;

	if (f->fold.text.len < n || memcmp(f->fold.text.s, f->typed.s, n) != 0)
		return 0;
	return SCORE_PREFIX + (f->fold.text.len == n ? SCORE_WHOLE : 0);
}

bool fuzzy_match(struct fuzzy *f, struct slice name, struct fuzzy_match *out)
{
	struct table t;
	uint64_t letters;

	out->score = 0;
	out->n = 0;
	if (f->n == 0 || f->hopeless)
		return !f->hopeless;
	fold_build(&f->fold, name, FOLD_ALL);
	t.name = (const unsigned char *)f->fold.text.s;
	t.n = f->fold.text.len < FUZZY_NAME ? (uint32_t)f->fold.text.len : FUZZY_NAME;
	letters = letters_of(t.name, t.n);
	for (uint32_t i = 0; i < f->n; i++)
		if ((f->words[i].letters & ~letters) != 0 ||
		    !is_subsequence(&f->words[i], t.name, t.n))
			return false;
	set_bonus(&t);
	for (uint32_t i = 0; i < f->n; i++)
		out->score += match_word(&t, &f->words[i], out);
	out->score = 4 * (out->score + score_prefix(f)) - (int)(t.n / 8);
	if (out->score < 1)
		out->score = 1;
	place(f, out);
	return true;
}
