/* regex: a regular expression over one text, with limits on its work.
 *
 * The only user of PCRE2: UTF, Unicode classes, ^ and $ at line ends, the text
 * as it is.  Matches are never empty.  No pattern can hang: starts are tried in
 * batches, each with a bound on its steps and all since regex_start with a bound
 * on time; a pattern that needs more is an error.  text/find is the way to use it.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_REGEX_H
#define TEXT_REGEX_H

#include "base/error.h"
#include "base/str.h"

struct regex;

/* NULL and a sentence that tells what is wrong, and where in the pattern. */
struct regex *regex_new(struct slice pattern, bool caseless, struct error *err);
void regex_free(struct regex *r); /* NULL is allowed */

void regex_text(struct regex *r, struct slice text); /* borrowed */

/* Sets the clock: the calls of regex_next that follow have a second in all. */
void regex_start(struct regex *r);

/* The first match at byte `from` or later: bytes [*start, *end).  False: none,
 * or err is set. */
bool regex_next(struct regex *r, size_t from, size_t *start, size_t *end, struct error *err);

/* "10.42 2022-12-11", of PCRE2 */
const char *regex_library_version(void);

#endif
