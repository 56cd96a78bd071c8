/* arena: memory that is freed all at once.
 *
 * An article owns one and lives in it; a frame has one that is cleared before
 * each draw.  Pointers are good until arena_clear or arena_release.  Returned
 * memory is aligned for any type; arena_bytes and arena_copy pack bytes.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *top; /* newest block */
	size_t used;             /* bytes used in it */
	size_t total;            /* bytes of all blocks, for the curious */
};

void *arena_alloc(struct arena *a, size_t size);                  /* uninitialised */
void *arena_zalloc(struct arena *a, size_t count, size_t size);   /* zeroed array */
char *arena_bytes(struct arena *a, size_t len);                   /* unaligned */
char *arena_copy(struct arena *a, const char *bytes, size_t len); /* + NUL */
struct slice arena_slice(struct arena *a, struct slice s);        /* s.s is NUL-terminated */
void arena_clear(struct arena *a);                                /* keeps one block */
void arena_release(struct arena *a);                              /* all zero again */

#endif
