/* plain_read: reading line by line, for screen readers and for terminals that can do
 * no more.
 *
 * A dialogue: a question on stderr, the answer from stdin, plain lines on stdout.  Enter
 * reads the next paragraph; words name the rest (PLAIN_COMMANDS), by their first letters
 * too.  Nothing is coloured, drawn or moved to, so that TERM does not matter, and nothing
 * can be changed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_PLAIN_READ_H
#define RUN_PLAIN_READ_H

#include "run/output.h"
#include "run/selection.h"

/* name, what may stand behind it, help; where two begin alike, the first is meant */
#define PLAIN_COMMANDS(X)                                                                        \
	X(next, "", "the next paragraph, as Enter does; at the end, the next article")           \
	X(previous, "", "the paragraph before")                                                  \
	X(again, "", "the same paragraph once more")                                             \
	X(mentions, "", "who is named in the paragraph")                                         \
	X(facts, "", "what the paragraph states, and who says so")                               \
	X(entities, "", "who is named in the article, and how often")                            \
	X(articles, "", "the articles, with their numbers")                                      \
	X(open, "N", "article number N, or the one with that id")                                \
	X(search, "WORDS", "the next paragraph with these words; without words, the same again") \
	X(where, "", "the place, and what is there")                                             \
	X(help, "", "these commands")                                                            \
	X(quit, "", "the end, as ^D does")

/* Until the reader quits, from the article at `first` on. */
void plain_read(struct selection *s, size_t first, struct output *out);

#endif
