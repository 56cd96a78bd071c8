/* cli_new_int: what the parts of postil new share: a text on its way to an article.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_CLI_NEW_INT_H
#define RUN_CLI_NEW_INT_H

#include "run/cli.h"
#include "text/clean.h"

/* What is known of the text: name, word, question. */
#define NEW_ABOUTS(X)                                                        \
	X(TITLE, "title", "Title")                                           \
	X(DATE, "date", "Date of publication (2024-07-04, 2024-07, 2024 …)") \
	X(SOURCE, "source", "Source (who published it)")                     \
	X(LANG, "lang", "Language (fr, en …)")                               \
	X(RIGHTS, "rights", "Rights")

enum new_about {
#define X(name, word, question) NEW_##name,
	NEW_ABOUTS(X)
#undef X
	    NEW_ABOUT_COUNT
};

struct maker {
	struct cli *cli;
	const char *const *values; /* of the options */
	const char *input;         /* as a sentence names it */
	bool from_stdin;
	struct str text;
	struct clean report;
	struct str about[NEW_ABOUT_COUNT]; /* "": not known */
	char *path;                        /* owned; of the new file */
};

/* Fills what is known from the options, then by asking.  False, with a sentence. */
bool new_take_options(struct maker *m, struct error *err);
bool new_ask(struct maker *m, struct error *err);
const char *new_about_word(enum new_about which);

/* Writes the article, and a register where there is none; sets path. */
bool new_write(struct maker *m, struct error *err);

/* The bytes of the file. */
void new_draft(const struct maker *m, const char *path, struct str *out);

#endif
