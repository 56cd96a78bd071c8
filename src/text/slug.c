/* SPDX-License-Identifier: MIT */
#include "text/slug.h"

#include "text/fold.h"
#include "text/language.h"

enum { DAY = 10, WORDS_MOST = 5, LENGTH = 60 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || is_digit(c);
}

/* "2024-07~" is 2024-07, "2020/2021" is 2020. */
static void add_day(struct str *out, struct slice date)
{
	size_t n = 0;

	while (n < date.len && n < DAY && (is_digit(date.s[n]) || (n && date.s[n] == '-')))
		n++;
	while (n && date.s[n - 1] == '-')
		n--;
	str_add(out, date.s, n);
}

/* The word at *at or behind it, and *at past it; false at the end. */
static bool next_word(const struct str *folded, size_t *at, struct slice *word)
{
	size_t start = *at, end;

	while (start < folded->len && !is_plain(folded->s[start]))
		start++;
	for (end = start; end < folded->len && is_plain(folded->s[end]);)
		end++;
	*at = end;
	*word = (struct slice){folded->s + start, end - start};
	return end > start;
}

static void add_word(struct str *out, struct slice word)
{
	if (out->len)
		str_addc(out, '-');
	str_add(out, word.s, word.len);
}

/* The words, at most five; the small ones only when they are wanted. */
static size_t add_words(struct str *out, const struct str *folded, bool small)
{
	size_t words = 0, at = 0;
	struct slice word;

	while (words < WORDS_MOST && next_word(folded, &at, &word)) {
		if (!small && language_is_small(word) && !is_digit(word.s[0]))
			continue;
		if (out->len + word.len > LENGTH)
			break;
		add_word(out, word);
		words++;
	}
	return words;
}

void slug_add(struct str *out, struct slice date, struct slice title)
{
	struct str folded = STR_INIT, slug = STR_INIT;

	add_day(&slug, date);
	fold_add(&folded, title, FOLD_ALL);
	if (!add_words(&slug, &folded, false))
		add_words(&slug, &folded, true);
	str_add(out, slug.s, slug.len);
	str_release(&folded);
	str_release(&slug);
}

void slug_add_name(struct str *out, struct slice name)
{
	struct str folded = STR_INIT, slug = STR_INIT;
	struct slice word;
	size_t at = 0;

	fold_add(&folded, name, FOLD_ALL);
	while (slug.len < SLUG_NAME && next_word(&folded, &at, &word))
		add_word(&slug, word);
	if (slug.len > SLUG_NAME)
		str_cut(&slug, SLUG_NAME - (slug.s[SLUG_NAME - 1] == '-'));
	str_add(out, slug.s, slug.len);
	str_release(&folded);
	str_release(&slug);
}
