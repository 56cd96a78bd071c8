/* sentence: where sentences begin and end, in French and English.
 *
 * A sentence ends behind . ? ! … or a run of them, with the closing quotes,
 * brackets and note marks that follow (« Non ! », [3]), when white space and
 * something that can open a sentence come next, and always at a paragraph's end.
 * No sentence ends behind M. Dr. Mrs. and the like, p. 12, V. Poutine, inside
 * U.E. or 3.5, nor before a small letter: etc. and « Non ! » dit-il go on.
 * Behind an initial or U.E. only a word that often opens sentences (Le, The …)
 * makes an end: the lists are in sentence.c.
 *
 * Offsets are bytes; any bytes will do.  Each question looks at the sentences
 * around `at` only.  Spaces between sentences belong to none, but asking for
 * them answers the sentence before.
 *
 *     for (at = 0; sentence_at(s, len, at, &now); at = sentence_next(s, len, at))
 *             use(now.start, now.end);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/str.h"

struct sentence {
	size_t start;
	size_t end;
};

/* The sentence that holds byte `at`, else the one before or, at the beginning of
 * a paragraph, behind it; false past the end and in a paragraph without words. */
bool sentence_at(const char *s, size_t len, size_t at, struct sentence *out);

/* The start of the next sentence that begins after `at`; len for none. */
size_t sentence_next(const char *s, size_t len, size_t at);

/* The start of the last sentence that begins before `at`; 0 for none. */
size_t sentence_previous(const char *s, size_t len, size_t at);

/* Does the full stop at byte `at` belong to an abbreviation: M. p. V. U.E. Inc.? */
bool sentence_abbreviates(const char *s, size_t len, size_t at);

/* Is it one of the short words that often open a sentence: Le, Cette, The …? */
bool sentence_opens(struct slice word);

#endif
