/* recognise_int: the words and signs of a piece of text, as the parts of
 * recognise look at them.
 *
 * A token is a word (text/words.h) or one sign; its key is folded.  Asking past
 * either end answers a token whose key is empty.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_RECOGNISE_INT_H
#define DOC_RECOGNISE_INT_H

#include "doc/recognise.h"

enum { LANG_FR = 1, LANG_EN = 2, LANG_BOTH = 3 };

struct token {
	size_t start; /* bytes of the article's text */
	size_t end;
	struct slice key;
	bool word;
	bool capital;
};

struct tokens {
	VEC(struct token) list;
	struct arena arena;
	const struct article *article;
	unsigned langs;
};

/* Of the bytes [start, end) of the text. */
void tokens_read(struct tokens *t, const struct article *a, size_t start, size_t end);
void tokens_release(struct tokens *t);

/* Token i, or an empty one; i - 1 of 0 will do. */
const struct token *token_at(const struct tokens *t, uint32_t i);
bool token_is(const struct tokens *t, uint32_t i, const char *key);

/* Is the key in a list of words with spaces between them? */
bool token_in(const struct tokens *t, uint32_t i, const char *list);
bool key_in(struct slice key, const char *list);

/* A number of only digits, at most `most`; -1 for none. */
int token_number(const struct tokens *t, uint32_t i, int most);

bool is_month(struct slice key, unsigned langs);
bool is_unit(struct slice key, unsigned langs);

/* A word that tells who says something: a finite form or participle of such a
 * verb, and no noun; NULL for others. */
struct verb {
	enum stance stance; /* that it implies */
};

const struct verb *verb_of(const struct tokens *t, uint32_t i);

/* dit-il, a-t-il: without the pronoun behind the hyphen. */
struct slice without_pronoun(struct slice key);

/* Between bytes of the text and points. */
struct span token_span(const struct tokens *t, uint32_t first, uint32_t end);
size_t byte_of(const struct article *a, uint32_t point);

#endif
