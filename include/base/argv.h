/* argv: the words that a program is run with.
 *
 * A line becomes words without a shell: blanks stand between words, '…' keeps all as it
 * is, in "…" a backslash makes \" and \\, elsewhere it takes the next sign as it is.
 * Nothing else means anything: $HOME, *.c and ~ stay as they are written.  A word that
 * is only | > < ; or & was meant for a shell and is refused, unless it is quoted.
 *
 *     struct argv a = {0};
 *     if (argv_split(&a, "grep -c 'du Mali'", &err))
 *             execvp(argv_end(&a)[0], argv_end(&a));
 *     argv_release(&a);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ARGV_H
#define BASE_ARGV_H

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"

struct argv {
	VEC(char *) list; /* owned */
};

void argv_add(struct argv *a, const char *word, size_t len);
void argv_addz(struct argv *a, const char *word);

/* Adds the words of a line, at least one; false, with a sentence, when there is none, a
 * quote is not closed, or a word is a sign of the shell. */
bool argv_split(struct argv *a, const char *line, struct error *err);

/* The list with a NULL at its end; good until a word is added. */
char **argv_end(struct argv *a);

void argv_release(struct argv *a);

#endif
