/* find: searching one text for words or for a regular expression.
 *
 * Words are compared folded (text/fold.h): case counts when the pattern has an
 * upper-case letter, accents count when it has an accented one.  Regular
 * expressions are PCRE2's, ^ and $ at line ends, case as above; one of ASCII only
 * runs over the text without its accents, any other over the text as it is.  They
 * have limits on work and memory, so that no pattern hangs: then
 * find_next is false and says so in err.  Matches are never empty and are source
 * bytes [start, end) of whole characters.
 *
 *     struct find *f = find_new(SLICE("wagner"), 0, &err);
 *     find_text(f, text);
 *     for (size_t at = 0; find_next(f, at, &m, &err); at = m.end)
 *             use(m.start, m.end);
 *     find_free(f);
 *
 * find_text folds the text once (about 2 ms per MB).  Who searches one text with
 * many patterns can keep a struct fold made with find_fold_flags and give it to
 * find_folded instead.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_FIND_H
#define TEXT_FIND_H

#include "base/error.h"
#include "text/fold.h"

struct find;

enum find_flags {
	FIND_REGEX = 1,
};

struct find_match {
	size_t start; /* bytes of the source */
	size_t end;
};

struct find_matches {
	struct find_match *v; /* owned */
	size_t n;
	size_t cap;
	bool more; /* there were more than the limit */
};

/* NULL and a sentence when the pattern is empty or no regular expression. */
struct find *find_new(struct slice pattern, unsigned flags, struct error *err);
void find_free(struct find *f); /* NULL is allowed */

/* Frees *f and puts a new one there: NULL for an empty pattern, which searches
 * for nothing.  False, with NULL and a sentence, as find_new. */
bool find_replace(struct find **f, struct slice pattern, unsigned flags, struct error *err);

/* Sets the text that is searched; borrowed until the next find_text or
 * find_folded.  The bytes must not change in between. */
void find_text(struct find *f, struct slice text);
unsigned find_fold_flags(const struct find *f);
void find_folded(struct find *f, const struct fold *folded); /* borrowed likewise */

/* The first match that starts at byte `from` or later.  False: none, or err is
 * set. */
bool find_next(struct find *f, size_t from, struct find_match *m, struct error *err);

/* Does it match anywhere in these bytes, which become the text? */
bool find_occurs(struct find *f, struct slice text);

/* Appends at most `limit` matches that do not overlap.  False when err is set;
 * what was found stays in `out`. */
bool find_all(struct find *f, size_t limit, struct find_matches *out, struct error *err);
void find_matches_release(struct find_matches *m);

#endif
