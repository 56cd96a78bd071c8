/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "base/mem.h"

#include <stdlib.h>

/* Where the program was loaded, spread over the word. */
uint64_t map_seed(void)
{
	return ((uint64_t)(uintptr_t)str_empty >> 12) * 0xff51afd7ed558ccdu;
}

static uint32_t hash_of(struct slice key)
{
	uint32_t h = 2166136261u ^ (uint32_t)((uintptr_t)str_empty >> 12);

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.s[i]) * 16777619u;
	return h;
}

static struct map_slot *slot_of(const struct map *m, struct slice key, uint32_t hash)
{
	size_t i = hash & (m->cap - 1);

	for (;; i = (i + 1) & (m->cap - 1)) {
		struct map_slot *s = &m->slots[i];

		if (!s->key ||
		    (s->hash == hash && slice_equal((struct slice){s->key, s->len}, key)))
			return s;
	}
}

static void grow(struct map *m)
{
	struct map bigger = {0};

	bigger.cap = m->cap ? m->cap * 2 : 16;
	bigger.slots = mem_zalloc(bigger.cap, sizeof *bigger.slots);
	for (size_t i = 0; i < m->cap; i++) {
		struct map_slot *s = &m->slots[i];

		if (s->key)
			*slot_of(&bigger, (struct slice){s->key, s->len}, s->hash) = *s;
	}
	bigger.n = m->n;
	free(m->slots);
	*m = bigger;
}

bool map_put(struct map *m, struct slice key, size_t value)
{
	uint32_t hash = hash_of(key);
	struct map_slot *s;

	if (!key.s)
		key.s = ""; /* NULL would mean a free slot */
	if (3 * (m->n + 1) > 2 * m->cap)
		grow(m);
	s = slot_of(m, key, hash);
	if (s->key)
		return false;
	*s = (struct map_slot){key.s, (uint32_t)key.len, hash, value};
	m->n++;
	return true;
}

bool map_get(const struct map *m, struct slice key, size_t *value)
{
	struct map_slot *s;

	if (!m->cap)
		return false;
	s = slot_of(m, key, hash_of(key));
	if (!s->key)
		return false;
	*value = s->value;
	return true;
}

void map_release(struct map *m)
{
	free(m->slots);
	*m = (struct map){0};
}
