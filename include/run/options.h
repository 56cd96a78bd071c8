/* options: the words of the command line, sorted into options and operands.
 *
 * Long options take their value as --name=VALUE or in the next word, short ones
 * as -CVALUE or in the next word; options may follow operands; "--" ends them.
 * Adding an option is one row below; which subcommand takes which is said in
 * the table of subcommands (run/cli.c).
 *
 *     struct options o;
 *     if (!options_parse(&o, argc, argv, &err))
 *             usage(err.msg);
 *     if (o.values[OPTION_CORPUS]) ...
 *     options_release(&o);
 *
 * Everything is borrowed from argv.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_OPTIONS_H
#define RUN_OPTIONS_H

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

/* name, long name, letter, value (NULL: none, [X]: only after =), help */
#define OPTIONS(X)                                                                              \
	X(CORPUS, "corpus", 'C', "DIR", "the corpus; else the folder above with entities.yaml") \
	X(JSON, "json", 0, NULL, "one JSON object a line, with stable keys")                    \
	X(WIDTH, "width", 'w', "N", "wrap text at N columns; 0: never")                         \
	X(COLOR, "color", 0, "[WHEN]", "auto, always or never; NO_COLOR is honoured")           \
	X(TITLE, "title", 0, "TITLE", "the title")                                              \
	X(DATE, "date", 0, "DATE", "when it was published: 2024-07-04, 2024-07, 2024-07~")      \
	X(SOURCE, "source", 0, "NAME", "who published it")                                      \
	X(LANG, "lang", 0, "LANG", "the language: fr, en, pt-BR")                               \
	X(RIGHTS, "rights", 0, "WORDS", "whose the text is, and what it may be used for")       \
	X(TITLE_FROM_TEXT, "title-from-text", 0, NULL, "take the first line out as the title")  \
	X(KEEP_LINES, "keep-lines", 0, NULL, "join no lines, keep blank lines and indents")     \
	X(OUTPUT, "output", 'o', "FILE", "the file to make")                                    \
	X(PLAIN, "plain", 0, NULL, "read line by line, without a screen: for screen readers")   \
	X(CONFIG, "config", 0, "FILE", "another config.yaml than your own")                     \
	X(NO_CONFIG, "no-config", 0, NULL, "as if there were none")                             \
	X(THEME, "theme", 0, "THEME", "the colours of the reader")                              \
	X(AGAIN, "again", 0, NULL, "begin anew")                                                \
	X(HELP, "help", 'h', NULL, "this help")                                                 \
	X(VERSION, "version", 'V', NULL, "versions of the program and its libraries")

enum option {
#define X(name, word, letter, value, help) OPTION_##name,
	OPTIONS(X)
#undef X
	    OPTION_COUNT
};

#define OPTION_BIT(name) (1U << OPTION_##name)

struct options {
	const char *values[OPTION_COUNT]; /* "" for one without a value; NULL: not given */
	const char **operands;            /* the array is owned */
	size_t count;
	bool first_is_name; /* the first operand stood after "--" */
};

struct option_row {
	const char *word;
	char letter; /* 0: none */
	const char *value;
	const char *help;
};

extern const struct option_row option_rows[OPTION_COUNT];

/* The row of a long name, or NULL. */
const struct option_row *options_row(struct slice word);

/* The option at the end of this word that has its value in the next one, or NULL. */
const struct option_row *options_wanting(const char *word);

/* False, with a sentence, for an option that is none, or lacks its value; what
 * was understood before it is there. */
bool options_parse(struct options *o, int argc, char **argv, struct error *err);
void options_release(struct options *o);

#endif
