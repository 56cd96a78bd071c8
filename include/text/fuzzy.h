/* fuzzy: what is typed against names, with a score and the letters that matched.
 *
 * Case and accents do not count.  Each word that is typed must stand in the name
 * as a subsequence; words in any order.  A word scores more where its letters
 * begin words (cnt: Conseil national de transition) or follow each other, and
 * much more where the name begins with it; short names come before long ones.
 * Only the first FUZZY_NAME folded bytes of a name are looked at, and of what is
 * typed FUZZY_WORDS words of FUZZY_WORD bytes: what is longer matches nothing.
 *
 *     struct fuzzy f = {0};
 *     fuzzy_set(&f, SLICE("cons tran"));
 *     if (fuzzy_match(&f, name, &m))
 *             use(m.score, m.at, m.n);
 *     fuzzy_release(&f);
 *
 * The scores are in the manner of Smith and Waterman's local alignment (1981),
 * as most finders have them; the numbers are ours.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_FUZZY_H
#define TEXT_FUZZY_H

#include "text/fold.h"

enum { FUZZY_WORDS = 8, FUZZY_WORD = 32, FUZZY_NAME = 160 };

struct fuzzy_word {
	unsigned char bytes[FUZZY_WORD]; /* folded */
	uint32_t n;
	uint64_t letters; /* which bytes are in it, by their low six bits */
};

/* Zero it first. */
struct fuzzy {
	struct fuzzy_word words[FUZZY_WORDS];
	uint32_t n;       /* 0: nothing typed, which matches everything with score 0 */
	bool hopeless;    /* too long: matches nothing */
	struct str typed; /* all of it, folded */
	struct fold fold; /* of the name looked at last */
};

struct fuzzy_match {
	int score;                             /* above 0 when something was typed */
	uint32_t n;                            /* how many letters matched */
	uint32_t at[FUZZY_WORDS * FUZZY_WORD]; /* bytes of the name at which they begin, rising */
};

void fuzzy_set(struct fuzzy *f, struct slice typed);
void fuzzy_release(struct fuzzy *f);

/* False when a word does not match; then *out means nothing. */
bool fuzzy_match(struct fuzzy *f, struct slice name, struct fuzzy_match *out);

#endif
