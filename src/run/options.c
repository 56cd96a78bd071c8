/* SPDX-License-Identifier: MIT */
#include "run/options.h"

#include "base/guess.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

const struct option_row option_rows[OPTION_COUNT] = {
#define X(name, word, letter, value, help) {word, letter, value, help},
    OPTIONS(X)
#undef X
};

/* What is left of the command line. */
struct words {
	char **next; /* ends with NULL */
};

static const char *word_at(const void *context, size_t i)
{
	(void)context;
	return option_rows[i].word;
}

static size_t find_long(struct slice word)
{
	size_t i = 0;

	while (i < OPTION_COUNT && !slice_is(word, option_rows[i].word))
		i++;
	return i;
}

static size_t find_letter(char letter)
{
	size_t i = 0;

	while (i < OPTION_COUNT && option_rows[i].letter != letter)
		i++;
	return i;
}

static bool is_optional(size_t i)
{
	return option_rows[i].value && option_rows[i].value[0] == '[';
}

const struct option_row *options_row(struct slice word)
{
	size_t i = find_long(word);

	return i < OPTION_COUNT ? &option_rows[i] : NULL;
}

static bool unknown_long(struct slice word, struct error *err)
{
	const char *near = guess(word, word_at, NULL, OPTION_COUNT);

	return error_set(err, "there is no option --%.*s%s%s%s", (int)word.len, word.s,
			 near ? "; did you mean --" : "", near ? near : "", near ? "?" : "");
}

static bool take_long(struct options *o, const char *arg, struct words *words, struct error *err)
{
	const char *equals = strchr(arg + 2, '=');
	struct slice word = {arg + 2, equals ? (size_t)(equals - arg - 2) : strlen(arg + 2)};
	size_t i = find_long(word);

	if (i == OPTION_COUNT)
		return unknown_long(word, err);
	if (equals && !option_rows[i].value)
		return error_set(err, "--%s takes no value", option_rows[i].word);
	if (equals)
		o->values[i] = equals + 1;
	else if (!option_rows[i].value || is_optional(i))
		o->values[i] = "";
	else if (*words->next)
		o->values[i] = *words->next++;
	else
		return error_set(err, "--%s needs a value: --%s %s", option_rows[i].word,
				 option_rows[i].word, option_rows[i].value);
	return true;
}

/* -hC DIR: letters without a value may stand together. */
static bool take_letters(struct options *o, const char *arg, struct words *words, struct error *err)
{
	for (const char *c = arg + 1; *c; c++) {
		size_t i = find_letter(*c);

		if (i == OPTION_COUNT)
			return error_set(err, "there is no option -%c", *c);
		if (!option_rows[i].value) {
			o->values[i] = "";
			continue;
		}
		if (c[1])
			o->values[i] = c + 1;
		else if (*words->next)
			o->values[i] = *words->next++;
		else
			return error_set(err, "-%c needs a value: -%c %s", *c, *c,
					 option_rows[i].value);
		break;
	}
	return true;
}

static const struct option_row *wanting_long(const char *word)
{
	size_t i = find_long(slice_of(word));

	return i < OPTION_COUNT && option_rows[i].value && !is_optional(i) ? &option_rows[i] : NULL;
}

const struct option_row *options_wanting(const char *word)
{
	if (strncmp(word, "--", 2) == 0)
		return wanting_long(word + 2);
	for (const char *c = word + 1; word[0] == '-' && *c; c++) {
		size_t i = find_letter(*c);

		if (i == OPTION_COUNT || option_rows[i].value)
			return i < OPTION_COUNT && !c[1] ? &option_rows[i] : NULL;
	}
	return NULL;
}

bool options_parse(struct options *o, int argc, char **argv, struct error *err)
{
	struct words words = {argv + (argc > 0)};
	bool ended = false;

	*o = (struct options){.operands = mem_zalloc((size_t)argc + 1, sizeof *o->operands)};
	while (*words.next) {
		const char *arg = *words.next++;

		if (!ended && strcmp(arg, "--") == 0) {
			ended = true;
		} else if (ended || arg[0] != '-' || !arg[1]) {
			o->first_is_name |= ended && !o->count;
			o->operands[o->count++] = arg;
		} else if (arg[1] == '-') {
			if (!take_long(o, arg, &words, err))
				return false;
		} else if (!take_letters(o, arg, &words, err)) {
			return false;
		}
	}
	return true;
}

void options_release(struct options *o)
{
	free(o->operands);
	*o = (struct options){0};
}
