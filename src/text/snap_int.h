/* snap_int: a range in bytes, as the parts of snap work on it.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SNAP_INT_H
#define TEXT_SNAP_INT_H

#include "text/snap.h"

/* A range in bytes of one text. */
struct bytes {
	const char *s;
	size_t len;
	size_t start;
	size_t end;
};

/* The point at a byte, or that ends before it, and its bytes; UTF8_BAD for none. */
uint32_t snap_point(const struct bytes *b, size_t at, size_t *n);
uint32_t snap_before(const struct bytes *b, size_t at, size_t *n);

bool snap_is_blank(uint32_t cp);
bool snap_is_quote(uint32_t cp); /* or a bracket */
bool snap_is_one_of(uint32_t cp, const char *list);

void snap_clusters(struct bytes *b); /* widens to whole ones */
void snap_trim(struct bytes *b, enum snap_kind kind);

/* Between points and bytes; at least one byte, where the text has any. */
struct bytes snap_bytes(const struct offsets *o, struct range r);
struct range snap_points(const struct offsets *o, const struct bytes *b);

#endif
