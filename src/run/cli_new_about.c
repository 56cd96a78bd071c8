/* SPDX-License-Identifier: MIT */
#include "cli_new_int.h"

#include "base/utf8.h"
#include "doc/date.h"
#include "run/asker.h"
#include "text/language.h"

#include <string.h>

enum { HEADLINE = 120 }; /* code points */

static const struct {
	enum option option;
	const char *word;
	const char *question;
} abouts[NEW_ABOUT_COUNT] = {
#define X(name, word, question) {OPTION_##name, word, question},
    NEW_ABOUTS(X)
#undef X
};

const char *new_about_word(enum new_about which)
{
	return abouts[which].word;
}

static struct slice slice(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

static size_t first_line(const struct str *text)
{
	const char *end = memchr(text->s, '\n', text->len);

	return end ? (size_t)(end - text->s) : text->len;
}

/* Short, not the whole text, and no sentence. */
static bool is_headline(const struct str *text)
{
	size_t len = first_line(text);

	return len > 0 && len < text->len && utf8_count(text->s, len) <= HEADLINE &&
	       !strchr(".,;:", text->s[len - 1]);
}

static bool cut_title(struct maker *m, struct error *err)
{
	size_t len = first_line(&m->text), rest = len;
	struct slice text = slice(&m->text);

	while (rest < text.len && text.s[rest] == '\n')
		rest++;
	if (rest == text.len)
		return error_set(
		    err, "%s: the text is one line alone, which cannot be its title too", m->input);
	clean_words((struct slice){text.s, len}, &m->about[NEW_TITLE]);
	memmove(m->text.s, m->text.s + rest, m->text.len - rest);
	str_cut(&m->text, m->text.len - rest);
	return true;
}

/* The subtags of BCP 47, by their form. */
static bool is_lang(const char *s)
{
	for (size_t run = 0;; s++) {
		if (*s == '-' || !*s) {
			if (run < 1 || run > 8)
				return false;
			run = 0;
		} else if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
			     (*s >= '0' && *s <= '9'))) {
			return false;
		} else {
			run++;
		}
		if (!*s)
			return true;
	}
}

/* NULL when the words will do, else what they should be. */
static const char *fault_of(enum new_about which, const struct str *words)
{
	struct date date;

	if (!words->len)
		return NULL;
	if (which == NEW_DATE && !date_parse(slice(words), &date, NULL))
		return "a date like 2024-07-04, 2024-07, 2024, 2024-07~ or 2020/2021";
	if (which == NEW_LANG && !is_lang(words->s))
		return "a language like fr, en or pt-BR";
	return NULL;
}

bool new_take_options(struct maker *m, struct error *err)
{
	for (size_t i = 0; i < NEW_ABOUT_COUNT; i++) {
		const char *value = m->values[abouts[i].option], *fault;

		if (!value)
			continue;
		clean_words(slice_of(value), &m->about[i]);
		fault = fault_of((enum new_about)i, &m->about[i]);
		if (fault)
			return error_set(err, "--%s %s: it should be %s", abouts[i].word, value,
					 fault);
	}
	if (!m->values[OPTION_TITLE_FROM_TEXT])
		return true;
	if (m->values[OPTION_TITLE])
		return error_set(err, "give --title or --title-from-text, not both");
	return cut_title(m, err);
}

static void suggest(const struct maker *m, enum new_about which, struct str *out)
{
	const char *lang = which == NEW_LANG ? language_guess(slice(&m->text)) : NULL;

	str_clear(out);
	if (which == NEW_TITLE && is_headline(&m->text))
		str_add(out, m->text.s, first_line(&m->text));
	else if (lang)
		str_addz(out, lang);
}

/* Again, until it will do. */
static bool ask_one(struct maker *m, enum new_about which, const char *suggestion)
{
	const char *fault;

	do {
		if (!asker_line(abouts[which].question, suggestion, &m->about[which]))
			return false;
		fault = fault_of(which, &m->about[which]);
		if (fault)
			output_report("it should be %s; - when it is not known", fault);
	} while (fault);
	return true;
}

/* Nobody is asked for what an option gave, nor for the rights. */
bool new_ask(struct maker *m, struct error *err)
{
	struct str suggestion = STR_INIT;
	bool asks = asker_can(), ok = true;

	for (size_t i = 0; ok && i < NEW_RIGHTS; i++) {
		if (m->values[abouts[i].option] || (i == NEW_TITLE && m->about[NEW_TITLE].len))
			continue;
		suggest(m, (enum new_about)i, &suggestion);
		if (asks)
			ok = ask_one(m, (enum new_about)i, suggestion.s) ||
			     error_set(err, "stopped; nothing was written");
		else if (i == NEW_TITLE)
			str_add(&m->about[i], suggestion.s, suggestion.len);
	}
	str_release(&suggestion);
	return ok;
}
