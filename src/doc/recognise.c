/* SPDX-License-Identifier: MIT */
#include "recognise_int.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/words.h"

#include <string.h>

void recogniser_release(struct recogniser *r)
{
	vec_release(&r->hits);
}

/* ---- tokens */

static unsigned langs_of(const char *lang)
{
	if (!strncmp(lang, "fr", 2))
		return LANG_FR;
	return strncmp(lang, "en", 2) ? LANG_BOTH : LANG_EN;
}

static bool is_blank(uint32_t cp)
{
	enum unicode_kind kind;

	if (cp < 0x80)
		return cp <= ' ' || cp == 0x7f;
	kind = unicode_kind(cp);
	return kind == UNICODE_SPACE || (cp != UTF8_BAD && unicode_is_ignorable(cp));
}

static void add_token(struct tokens *t, struct str *key, size_t start, size_t end)
{
	struct slice bytes = {t->article->text.s + start, end - start};
	struct token *token = vec_push(&t->list);
	uint32_t cp;

	str_clear(key);
	fold_add(key, bytes, FOLD_ALL);
	utf8_decode(bytes.s, bytes.len, &cp);
	*token = (struct token){
	    .start = start, .end = end, .key = {arena_copy(&t->arena, key->s, key->len), key->len}};
	token->capital = cp != UTF8_BAD && unicode_is_upper(cp);
}

void tokens_read(struct tokens *t, const struct article *a, size_t start, size_t end)
{
	struct slice text = a->text;
	struct str key = STR_INIT;

	*t = (struct tokens){.article = a, .langs = langs_of(a->lang)};
	if (end > text.len)
		end = text.len;
	if (end > start && end - start > RECOGNISE_BYTES)
		end = utf8_start(text.s, text.len, start + RECOGNISE_BYTES);
	for (size_t at = start, n; at < end; at += n) {
		struct word w;
		uint32_t cp;

		n = utf8_decode(text.s + at, text.len - at, &cp);
		/* from `at` on only: looking back at each word would be slow */
		if (words_at(text.s + at, text.len - at, 0, &w)) {
			n = w.end;
			add_token(t, &key, at, at + n);
			vec_last(&t->list)->word = true;
		} else if (!is_blank(cp)) {
			add_token(t, &key, at, at + n);
		}
	}
	str_release(&key);
}

void tokens_release(struct tokens *t)
{
	vec_release(&t->list);
	arena_release(&t->arena);
}

const struct token *token_at(const struct tokens *t, uint32_t i)
{
	static const struct token none = {.key = {"", 0}};

	return i < t->list.n ? &t->list.v[i] : &none;
}

bool token_is(const struct tokens *t, uint32_t i, const char *key)
{
	return slice_is(token_at(t, i)->key, key);
}

bool key_in(struct slice key, const char *list)
{
	while (*list && key.len) {
		size_t n = strcspn(list, " ");

		if (n == key.len && !memcmp(list, key.s, n))
			return true;
		list += n + (list[n] == ' ');
	}
	return false;
}

bool token_in(const struct tokens *t, uint32_t i, const char *list)
{
	return key_in(token_at(t, i)->key, list);
}

int token_number(const struct tokens *t, uint32_t i, int most)
{
	struct slice key = token_at(t, i)->key;
	int n = 0;

	if (key.len == 0 || key.len > 4)
		return -1;
	for (size_t k = 0; k < key.len; k++) {
		if (key.s[k] < '0' || key.s[k] > '9')
			return -1;
		n = n * 10 + key.s[k] - '0';
	}
	return n <= most ? n : -1;
}

/* ---- places */

size_t byte_of(const struct article *a, uint32_t point)
{
	return offsets_byte(&a->offsets, point);
}

static uint32_t point_of(const struct article *a, size_t byte)
{
	return byte < a->text.len ? offsets_point(&a->offsets, (uint32_t)byte) : a->offsets.points;
}

struct span token_span(const struct tokens *t, uint32_t first, uint32_t end)
{
	return (struct span){point_of(t->article, token_at(t, first)->start),
			     point_of(t->article, token_at(t, end - 1)->end)};
}
