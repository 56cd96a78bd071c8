/* SPDX-License-Identifier: MIT */
#include "text/find.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/regex.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PATTERN = 1000 }; /* bytes; keeps comparing cheap */

struct find {
	unsigned flags;
	struct slice text; /* borrowed */

	struct regex *regex; /* NULL: words */
	bool folds;          /* it runs over the folded text */

	struct str words; /* folded */
	size_t rare;      /* the byte of words that is seldom in texts */
	bool ragged;      /* words are ill-formed: they may begin or end inside of a character */
	unsigned fold_flags;
	struct fold own;
	const struct fold *folded; /* own, or borrowed */
};

/* ---- the pattern */

/* An accent, or a letter that folding would take for another. */
static bool has_accent(uint32_t cp)
{
	char bytes[4];
	struct str with = STR_INIT, without = STR_INIT;
	struct slice s = {bytes, utf8_put(cp, bytes)};
	bool differs;

	fold_add(&with, s, 0);
	fold_add(&without, s, FOLD_ACCENTS);
	differs = with.len != without.len || memcmp(with.s, without.s, with.len) != 0;
	str_release(&with);
	str_release(&without);
	return differs;
}

/* Bytes of an escape such as \W or \p{Lu}, whose capitals say nothing. */
static size_t escape(const char *s, size_t len)
{
	const char *close;

	if (len < 2 || s[0] != '\\')
		return 0;
	if (len > 2 && (s[1] | 32) == 'p' && s[2] == '{' && (close = memchr(s, '}', len)))
		return (size_t)(close - s) + 1;
	return 2;
}

static unsigned choose_fold(struct slice pattern, unsigned flags)
{
	unsigned fold = FOLD_ALL;
	uint32_t cp;

	for (size_t i = 0; i < pattern.len;) {
		size_t skip = flags & FIND_REGEX ? escape(pattern.s + i, pattern.len - i) : 0;

		i += skip ? skip : utf8_decode(pattern.s + i, pattern.len - i, &cp);
		if (skip || cp == UTF8_BAD)
			continue;
		if (unicode_is_upper(cp))
			fold &= ~(unsigned)FOLD_CASE;
		if (cp >= 0x80 && has_accent(cp))
			fold &= ~(unsigned)FOLD_ACCENTS;
	}
	return fold;
}

/* The offset of the byte that French and English texts hold least. */
static size_t rarest(struct slice words)
{
	static const char common[] = " easintrulodcpmhvgfbqyxjkzw'-.,";
	size_t best = 0, best_rank = 0;

	for (size_t i = 0; i < words.len; i++) {
		const char *c = memchr(common, words.s[i], sizeof common - 1);
		size_t rank = c ? (size_t)(c - common) + 1 : sizeof common;

		if ((unsigned char)words.s[i] >= 0x80)
			rank = 8;
		if (rank > best_rank) {
			best_rank = rank;
			best = i;
		}
	}
	return best;
}

static bool set_words(struct find *f, struct slice pattern, struct error *err)
{
	f->fold_flags = choose_fold(pattern, f->flags);
	fold_add(&f->words, pattern, f->fold_flags);
	if (!f->words.len)
		return error_set(err, "there is nothing to search for");
	f->ragged = !utf8_valid(f->words.s, f->words.len);
	f->rare = rarest((struct slice){f->words.s, f->words.len});
	return true;
}

/* An expression of ASCII only runs over a text without accents, so that "elus" is
 * in "élus" and l'accord in l’accord; case is the expression's own matter. */
static bool set_regex(struct find *f, struct slice pattern, struct error *err)
{
	bool caseless = choose_fold(pattern, f->flags) & FOLD_CASE;

	f->folds = true;
	for (size_t i = 0; i < pattern.len; i++)
		f->folds &= (unsigned char)pattern.s[i] < 0x80;
	f->fold_flags = FOLD_ACCENTS;
	f->regex = regex_new(pattern, caseless, err);
	return f->regex != NULL;
}

struct find *find_new(struct slice pattern, unsigned flags, struct error *err)
{
	struct find *f;
	bool ok;

	if (pattern.len > MOST_PATTERN) {
		error_set(err, "the pattern is longer than %d bytes", MOST_PATTERN);
		return NULL;
	}
	f = mem_zalloc(1, sizeof *f);
	f->flags = flags;
	f->text = SLICE("");
	str_init(&f->words);
	ok = flags & FIND_REGEX ? set_regex(f, pattern, err) : set_words(f, pattern, err);
	if (ok)
		return f;
	find_free(f);
	return NULL;
}

void find_free(struct find *f)
{
	if (!f)
		return;
	regex_free(f->regex);
	str_release(&f->words);
	fold_release(&f->own);
	free(f);
}

bool find_replace(struct find **f, struct slice pattern, unsigned flags, struct error *err)
{
	find_free(*f);
	*f = pattern.len ? find_new(pattern, flags, err) : NULL;
	return *f != NULL || pattern.len == 0;
}

/* ---- the text */

void find_text(struct find *f, struct slice text)
{
	f->text = text;
	if (f->regex && !f->folds) {
		regex_text(f->regex, text);
		return;
	}
	fold_build(&f->own, text, f->fold_flags);
	f->folded = &f->own;
	if (f->regex)
		regex_text(f->regex, (struct slice){f->own.text.s, f->own.text.len});
}

unsigned find_fold_flags(const struct find *f)
{
	return f->fold_flags;
}

void find_folded(struct find *f, const struct fold *folded)
{
	if (f->regex || folded->flags != f->fold_flags) {
		find_text(f, folded->source);
		return;
	}
	f->text = folded->source;
	f->folded = folded;
}

/* ---- matches */

/* The next place of the folded words at `at` or later; SIZE_MAX for none. */
static size_t next_place(const struct find *f, size_t at)
{
	const char *s = f->folded->text.s;
	size_t len = f->folded->text.len, n = f->words.len;

	while (at + n <= len) {
		const char *rare = memchr(s + at + f->rare, f->words.s[f->rare], len - at - n + 1);

		if (!rare)
			break;
		at = (size_t)(rare - s) - f->rare;
		if (memcmp(s + at, f->words.s, n) == 0)
			return at;
		at++;
	}
	return SIZE_MAX;
}

/* With accents that count, e is no match for the e of é. */
static bool accent_follows(const struct find *f, size_t at)
{
	const struct str *s = &f->folded->text;
	uint32_t cp;

	if (f->fold_flags & FOLD_ACCENTS || at >= s->len)
		return false;
	utf8_decode(s->s + at, s->len - at, &cp);
	return unicode_is_accent(cp);
}

/* Does byte `at` begin a character, or stand at the end? */
static bool is_edge(const struct str *s, size_t at)
{
	return at >= s->len || utf8_start(s->s, s->len, at) == at;
}

static bool is_whole(const struct find *f, size_t at, size_t end)
{
	return !f->ragged || (is_edge(&f->folded->text, at) && is_edge(&f->folded->text, end));
}

static bool next_words(const struct find *f, size_t from, struct find_match *m)
{
	size_t at = f->folded ? fold_from_source(f->folded, from) : SIZE_MAX;

	if (at == SIZE_MAX)
		return false;
	while ((at = next_place(f, at)) != SIZE_MAX) {
		size_t end = at + f->words.len;

		m->start = fold_start(f->folded, at);
		m->end = fold_end(f->folded, end);
		if (m->start >= from && !accent_follows(f, end) && is_whole(f, at, end))
			return true;
		at++;
	}
	return false;
}

static bool next_regex(struct find *f, size_t from, struct find_match *m, struct error *err)
{
	size_t start, end;

	if (!f->folds)
		return regex_next(f->regex, from, &m->start, &m->end, err);
	if (!regex_next(f->regex, fold_from_source(f->folded, from), &start, &end, err))
		return false;
	m->start = fold_start(f->folded, start);
	m->end = fold_end(f->folded, end);
	return true;
}

static bool next_match(struct find *f, size_t from, struct find_match *m, struct error *err)
{
	if (from >= f->text.len)
		return false;
	return f->regex ? next_regex(f, from, m, err) : next_words(f, from, m);
}

bool find_next(struct find *f, size_t from, struct find_match *m, struct error *err)
{
	if (f->regex)
		regex_start(f->regex);
	return next_match(f, from, m, err);
}

bool find_occurs(struct find *f, struct slice text)
{
	struct error err = {0};
	struct find_match m;
	bool hit;

	find_text(f, text);
	hit = find_next(f, 0, &m, &err);
	error_release(&err);
	return hit;
}

bool find_all(struct find *f, size_t limit, struct find_matches *out, struct error *err)
{
	struct error here = {0};
	struct find_match m;
	size_t n = 0;

	out->more = false;
	if (f->regex)
		regex_start(f->regex);
	for (size_t at = 0; next_match(f, at, &m, &here); at = m.end) {
		if (n++ == limit) {
			out->more = true;
			break;
		}
		if (out->n == out->cap) {
			out->cap = mem_grow(out->cap, out->n + 1);
			out->v = mem_realloc(out->v, out->cap, sizeof *out->v);
		}
		out->v[out->n++] = m;
	}
	if (!here.msg)
		return true;
	error_set(err, "%s", here.msg);
	error_release(&here);
	return false;
}

void find_matches_release(struct find_matches *m)
{
	free(m->v);
	*m = (struct find_matches){0};
}
