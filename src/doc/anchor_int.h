/* anchor_int: what stands beside a place of a text, as context of an anchor.
 *
 * Only anchor_make and anchor_context include it.  Offsets and lengths are bytes;
 * `before` is read backwards, from the byte that follows.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_ANCHOR_INT_H
#define DOC_ANCHOR_INT_H

#include "doc/anchor.h"

enum { ANCHOR_CONTEXT = 80 }; /* most code points of context on one side */

/* Bytes behind or before `at` that may be context: within the line, so many points. */
size_t anchor_room_after(struct slice text, size_t at);
size_t anchor_room_before(struct slice text, size_t at);

/* Bytes from a and b on that are the same; the second reads backwards. */
size_t anchor_shared_after(const char *a, size_t a_len, const char *b, size_t b_len);
size_t anchor_shared_before(const char *a, size_t a_len, const char *b, size_t b_len);

/* The lengths that the context of one side may have, ascending: whole words, no space
 * at the far end. */
struct anchor_side {
	size_t n;
	size_t lengths[ANCHOR_CONTEXT + 1];
};

void anchor_look_after(struct slice text, size_t at, struct anchor_side *side);
void anchor_look_before(struct slice text, size_t at, struct anchor_side *side);

/* The first length that is more than what is shared; 0 for none. */
size_t anchor_more_than(const struct anchor_side *side, size_t shared);

/* The offset of the byte of the words that a sample of the text holds least. */
size_t anchor_rarest(struct slice words, const size_t counts[256]);

/* Where the words, whose rarest byte is at `rare`, stand at or after byte `from`;
 * SIZE_MAX for nowhere. */
size_t anchor_next_place(struct slice text, struct slice words, size_t rare, size_t from);

#endif
