/* SPDX-License-Identifier: MIT */
#include "base/argv.h"

void argv_add(struct argv *a, const char *word, size_t len)
{
	*vec_push(&a->list) = mem_dup(word, len);
}

void argv_addz(struct argv *a, const char *word)
{
	argv_add(a, word, strlen(word));
}

/* Up to the quote that closes it; NULL: none does. */
static const char *read_quoted(const char *s, struct str *word)
{
	char quote = *s++;

	for (; *s && *s != quote; s++) {
		if (quote == '"' && *s == '\\' && (s[1] == '"' || s[1] == '\\'))
			s++;
		str_addc(word, *s);
	}
	return *s ? s + 1 : NULL;
}

/* The end of the word; NULL: a quote stays open.  *bare: nothing of it was quoted. */
static const char *read_word(const char *s, struct str *word, bool *bare)
{
	*bare = true;
	while (s && *s && !strchr(" \t", *s)) {
		if (strchr("'\"", *s)) {
			*bare = false;
			s = read_quoted(s, word);
			continue;
		}
		if (*s == '\\' && s[1]) {
			*bare = false;
			s++;
		}
		str_addc(word, *s++);
	}
	return s;
}

static bool is_sign(const struct str *word)
{
	return word->len && strspn(word->s, "|<>;&") == word->len;
}

static bool read_words(struct argv *a, const char *s, struct str *word, struct error *err)
{
	bool bare;

	for (s += strspn(s, " \t"); *s; s += strspn(s, " \t")) {
		str_clear(word);
		s = read_word(s, word, &bare);
		if (!s)
			return error_set(err, "a quote is not closed");
		if (bare && is_sign(word))
			return error_set(err, "%s means nothing here; sh -c '…' runs a shell",
					 word->s);
		argv_add(a, word->s, word->len);
	}
	return true;
}

bool argv_split(struct argv *a, const char *line, struct error *err)
{
	struct str word = STR_INIT;
	size_t before = a->list.n;
	bool ok = read_words(a, line, &word, err);

	str_release(&word);
	if (ok && a->list.n == before)
		return error_set(err, "no program is named");
	return ok;
}

char **argv_end(struct argv *a)
{
	vec_reserve(&a->list, a->list.n + 1);
	a->list.v[a->list.n] = NULL;
	return a->list.v;
}

void argv_release(struct argv *a)
{
	for (size_t i = 0; i < a->list.n; i++)
		free(a->list.v[i]);
	vec_release(&a->list);
}
