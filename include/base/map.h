/* map: from byte strings to numbers.
 *
 * Open addressing with FNV-1a; values are indices into somebody's array, so a
 * map never owns records.  Keys are borrowed: they must outlive the map.
 * Nothing is ever removed; release and build again.
 *
 *     struct map ids = {0};
 *     map_put(&ids, SLICE("cnt"), 0);
 *     if (map_get(&ids, SLICE("cnt"), &index)) ...
 *     map_release(&ids);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

struct map_slot {
	const char *key; /* NULL: free */
	uint32_t len;
	uint32_t hash;
	size_t value;
};

struct map {
	struct map_slot *slots; /* a power of two of them, at most 2/3 full */
	size_t n;
	size_t cap;
};

/* Keeps the first value of a key.  False if the key was there. */
bool map_put(struct map *m, struct slice key, size_t value);
bool map_get(const struct map *m, struct slice key, size_t *value);
void map_release(struct map *m);

/* A number that is another in each run of the program, for hashes: nobody can
 * write a file of keys that all collide.  All its bits are used. */
uint64_t map_seed(void);

#endif
