/* needles: many byte strings looked for in one text, in one pass.
 *
 * For each needle the pass tells whether it stands in the text never, once or
 * several times (overlapping places count), and where first.
 *
 * Needles are put into classes by length (1, 2, 4, 8 bytes and more) and known
 * by a hash of their first 1, 2, 4 or 8 bytes; a bitmap in front of the table
 * turns most places of the text away with one load.  Needles with the same
 * beginning stand sorted, each with the longest other one that is a prefix of
 * it, so that a thousand needles that begin with one name cost ten comparisons.
 * Time is about 1 ns for each byte and class, 50 ns for each needle; work past
 * a bound that only made-up input reaches stops the search (`exhausted`).
 *
 *     struct needles ns = {0};
 *     size_t i = needles_add(&ns, pieces, 3);
 *     needles_find(&ns, text);
 *     if (ns.list.v[i].count == 1)
 *             use(ns.list.v[i].at);
 *     needles_release(&ns);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_NEEDLES_H
#define DOC_NEEDLES_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

struct needle {
	size_t offset;  /* into bytes */
	size_t at;      /* byte of the text where it stands first; when count > 0 */
	uint32_t len;   /* in bytes; 0 is never found */
	uint32_t count; /* 0, 1, or 2 for several */
	uint32_t same;  /* the needle with the same bytes that stands for it, or itself */
	uint32_t up;    /* the longest needle that is a prefix of it and still open */
};

struct needles {
	VEC(struct needle) list;
	VEC(char) bytes;
	bool exhausted; /* set by needles_find: counts mean nothing */
};

void needles_release(struct needles *ns);

/* Room for n needles of so many bytes together; for speed only. */
void needles_reserve(struct needles *ns, size_t n, size_t bytes);

/* Adds the pieces, joined (copied), as one needle; returns its index. */
size_t needles_add(struct needles *ns, const struct slice *pieces, size_t n);

/* Sets count and at of all needles; once, after the last one was added. */
void needles_find(struct needles *ns, struct slice text);

#endif
