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

/* The words, at most five; the small ones only when they are wanted. */
static size_t add_words(struct str *out, const struct str *folded, bool small)
{
	size_t words = 0;

	for (size_t i = 0, end; i < folded->len && words < WORDS_MOST; i = end + 1) {
		struct slice word;

		for (end = i; end < folded->len && is_plain(folded->s[end]);)
			end++;
		word = (struct slice){folded->s + i, end - i};
		if (!word.len || (!small && language_is_small(word) && !is_digit(word.s[0])))
			continue;
		if (out->len + word.len > LENGTH)
			break;
		if (out->len)
			str_addc(out, '-');
		str_add(out, word.s, word.len);
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
