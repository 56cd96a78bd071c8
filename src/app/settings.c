/* SPDX-License-Identifier: MIT */
#include "app/settings.h"

#include "base/diag.h"
#include "base/guess.h"

#include <assert.h>
#include <string.h>

const struct setting setting_rows[] = {
#define X(member, name, kind, first, least, most, words, help) \
	{name, SETTING_##kind, first, least, most, words, help, offsetof(struct settings, member)},
    SETTINGS(X)
#undef X
};
const size_t setting_count = sizeof setting_rows / sizeof setting_rows[0];

void settings_init(struct settings *s)
{
	struct error err = {0};

	memset(s, 0, sizeof *s);
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_rows[i];
		bool ok = settings_set(s, slice_of(row->name), slice_of(row->first), &err);

		assert(ok);
		(void)ok;
	}
}

const struct setting *settings_find(struct slice name)
{
	for (size_t i = 0; i < setting_count; i++)
		if (slice_is(name, setting_rows[i].name))
			return &setting_rows[i];
	return NULL;
}

static int *number_at(struct settings *s, const struct setting *row)
{
	return (int *)(void *)((char *)s + row->at);
}

/* The next word of a list; false at its end. */
static bool next_word(const char **words, struct slice *word)
{
	*word = (struct slice){*words, strcspn(*words, " ")};
	*words += word->len;
	*words += strspn(*words, " ");
	return word->len > 0;
}

static bool parse_number(struct slice value, int *number)
{
	int n = 0;

	if (value.len == 0 || value.len > 6)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (value.s[i] < '0' || value.s[i] > '9')
			return false;
		n = n * 10 + (value.s[i] - '0');
	}
	*number = n;
	return true;
}

/* The place of a word among those of the row; false when it is none of them. */
static bool find_word(const struct setting *row, struct slice value, int *place)
{
	const char *words = row->words;
	struct slice word;

	for (int i = 0; next_word(&words, &word); i++) {
		if (slice_equal(word, value)) {
			*place = i;
			return true;
		}
	}
	return false;
}

static bool set_number(struct settings *s, const struct setting *row, struct slice value,
		       struct error *err)
{
	int number;

	if (find_word(row, value, &number) ||
	    (parse_number(value, &number) && number >= row->least && number <= row->most)) {
		*number_at(s, row) = number;
		return true;
	}
	return error_set(err, "%s is %s%sa number from %d to %d, not \"%s\"", row->name, row->words,
			 row->words[0] ? " or " : "", row->least, row->most, diag_quote(value).s);
}

/* "auto, dark or light" */
static void list_words(const struct setting *row, struct str *out)
{
	const char *words = row->words;
	struct slice word;

	while (next_word(&words, &word)) {
		if (out->len)
			str_addz(out, *words ? ", " : " or ");
		str_add(out, word.s, word.len);
	}
}

static bool set_choice(struct settings *s, const struct setting *row, struct slice value,
		       struct error *err)
{
	struct str words = STR_INIT;
	int place;

	if (find_word(row, value, &place)) {
		*number_at(s, row) = place;
		return true;
	}
	list_words(row, &words);
	error_set(err, "%s is %s, not \"%s\"", row->name, words.s, diag_quote(value).s);
	str_release(&words);
	return false;
}

static bool set_text(struct settings *s, const struct setting *row, struct slice value,
		     struct error *err)
{
	char *to = (char *)s + row->at;

	if (value.len < (size_t)row->least)
		return error_set(err, "%s wants a word", row->name);
	if (value.len >= SETTING_BYTES || memchr(value.s, '\0', value.len))
		return error_set(err, "%s is shorter than %d bytes, and is plain text", row->name,
				 SETTING_BYTES);
	memcpy(to, value.s, value.len);
	to[value.len] = '\0';
	return true;
}

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return setting_rows[i].name;
}

bool settings_set(struct settings *s, struct slice name, struct slice value, struct error *err)
{
	static bool (*const by_kind[])(struct settings *, const struct setting *, struct slice,
				       struct error *) = {
	    [SETTING_NUMBER] = set_number,
	    [SETTING_CHOICE] = set_choice,
	    [SETTING_TEXT] = set_text,
	};
	const struct setting *row = settings_find(name);
	const char *near = row ? NULL : guess(name, name_at, NULL, setting_count);

	if (row)
		return by_kind[row->kind](s, row, value, err);
	return error_set(err, "no setting is called \"%s\"%s%s%s", diag_quote(name).s,
			 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

void settings_put(struct settings *s, const char *name, int wanted)
{
	const struct setting *row = settings_find(slice_of(name));

	assert(row && row->kind == SETTING_NUMBER);
	*number_at(s, row) = wanted < row->least  ? row->least
			     : wanted > row->most ? row->most
						  : wanted;
}

void settings_get(const struct settings *s, const struct setting *row, struct str *out)
{
	const char *words = row->words;
	struct slice word;
	int number;

	if (row->kind == SETTING_TEXT) {
		str_addz(out, (const char *)s + row->at);
		return;
	}
	memcpy(&number, (const char *)s + row->at, sizeof number);
	if (row->kind == SETTING_NUMBER && (number || !row->words[0])) {
		str_printf(out, "%d", number);
		return;
	}
	for (int i = 0; next_word(&words, &word); i++)
		if (i == number)
			str_add(out, word.s, word.len);
}
