/* SPDX-License-Identifier: MIT */
#include "doc/slip.h"

#include <string.h>

static void spend(size_t *budget, size_t steps)
{
	*budget -= steps < *budget ? steps : *budget;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The same letters and digits, whatever their case and what stands between. */
static bool same_letters(const char *a, const char *b, size_t *budget)
{
	const char *from_a = a, *from_b = b;

	for (;; a++, b++) {
		while (*a && !is_word_byte(*a))
			a++;
		while (*b && !is_word_byte(*b))
			b++;
		if (!*a || !*b || lower(*a) != lower(*b))
			break;
	}
	spend(budget, 2 + (size_t)(a - from_a) + (size_t)(b - from_b));
	return !*a && !*b;
}

/* Is one letter too many, missing, or another?  Words of five and more. */
static bool one_slip_apart(struct slice a, const char *id, size_t *budget)
{
	struct slice b = {id, strnlen(id, a.len + 2)};
	size_t least = a.len < b.len ? a.len : b.len, head = 0, tail = 0;

	spend(budget, b.len / 8);
	if (least < 5 || a.len - least > 1 || b.len - least > 1)
		return false;
	while (head < least && a.s[head] == b.s[head])
		head++;
	while (tail < least - head && a.s[a.len - 1 - tail] == b.s[b.len - 1 - tail])
		tail++;
	spend(budget, head + tail);
	return head + tail >= (a.len > b.len ? a.len : b.len) - 1;
}

static bool may_mean(struct slice words, const struct entity *e, size_t *budget)
{
	if (!e->declared)
		return false;
	if (same_letters(words.s, e->id, budget) || same_letters(words.s, e->name, budget) ||
	    one_slip_apart(words, e->id, budget))
		return true;
	for (size_t i = 0; i < e->alias_count && *budget; i++)
		if (same_letters(words.s, e->aliases[i], budget))
			return true;
	return false;
}

uint32_t slip_find(const struct entities *es, const char *words, size_t *budget)
{
	struct slice s = slice_of(words);

	for (size_t i = 0; i < es->list.n && *budget; i++) {
		spend(budget, 1);
		if (may_mean(s, &es->list.v[i], budget))
			return (uint32_t)i;
	}
	return ENTITY_NONE;
}
