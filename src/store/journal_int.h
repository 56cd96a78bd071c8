/* journal_int: what the parts of journal share.
 *
 * A line is  postil1 NUMBER LENGTH CHECKSUM BODY , the numbers in decimal and the
 * checksum in 16 hexadecimal digits; length (bytes) and checksum (base/hash.h) are
 * those of the body, which says the number again.
 *
 *     {number: 7, kind: do, about: 7, changes: 1, who: …, when: …, name: …,
 *      edits: [{kind: fact, article: ID, has: after}, …],
 *      mentions: […], refused: […], facts: […], register: [[ENTITY], …],
 *      files: [{article: ID, before: HEX, after: HEX, hunks: [[AT, REMOVED, ADDED], …]}]}
 *
 * The records of the edits stand in lists by their kind, before and after of each
 * edit next to each other, as in an article.  Words that are no UTF-8 are {hex: …}.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_JOURNAL_INT_H
#define STORE_JOURNAL_INT_H

#include "store/journal.h"

struct journal_line {
	uint64_t number;
	struct slice body;
	size_t end; /* past the body */
};

/* Steps over the lines from *at on: the next sound one.  Adds to *damaged what was
 * passed over.  False at the end. */
bool journal_line_next(struct slice all, size_t *at, struct journal_line *out, size_t *damaged);

/* Appends the whole line of an entry, its newline included. */
void journal_line_write(struct str *out, const struct journal_entry *e, const struct entities *es);

/* The beginning of a body, which is quick to read. */
struct journal_brief {
	enum journal_kind kind;
	uint64_t number, about, changes; /* changes: how many files */
};
bool journal_brief(struct slice body, struct journal_brief *out);

/* The whole entry; in the arena, but for the step, which is the caller's.  False when
 * it cannot be made sense of. */
bool journal_body_read(struct slice body, struct entities *es, struct arena *arena,
		       struct journal_entry *out);

#endif
