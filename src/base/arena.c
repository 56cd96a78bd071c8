/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 18 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	alignas(max_align_t) char bytes[];
};

/* Blocks double up to LARGEST_BLOCK, so that a short article costs one page
 * and a long one a handful of calls. */
static void add_block(struct arena *a, size_t need)
{
	size_t size = a->top ? a->top->size * 2 : FIRST_BLOCK;
	struct arena_block *b;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < need)
		size = need;
	b = mem_alloc(mem_sum(sizeof *b, size));
	b->older = a->top;
	b->size = size;
	a->top = b;
	a->used = 0;
	a->total += size;
}

char *arena_bytes(struct arena *a, size_t len)
{
	char *p;

	if (!a->top || a->top->size - a->used < len)
		add_block(a, len);
	p = a->top->bytes + a->used;
	a->used += len;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t mask = alignof(max_align_t) - 1;

	a->used = (a->used + mask) & ~mask;
	if (!a->top || a->used > a->top->size || a->top->size - a->used < size)
		add_block(a, size);
	return arena_bytes(a, size);
}

void *arena_zalloc(struct arena *a, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		p = mem_alloc(SIZE_MAX); /* reports and exits */
	else
		p = arena_alloc(a, count * size);
	return memset(p, 0, count * size);
}

char *arena_copy(struct arena *a, const char *bytes, size_t len)
{
	char *p = arena_bytes(a, mem_sum(len, 1));

	if (len)
		memcpy(p, bytes, len);
	p[len] = '\0';
	return p;
}

struct slice arena_slice(struct arena *a, struct slice s)
{
	return (struct slice){arena_copy(a, s.s, s.len), s.len};
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *older = b->older;

		free(b);
		b = older;
	}
}

void arena_clear(struct arena *a)
{
	if (!a->top)
		return;
	free_blocks(a->top->older);
	a->top->older = NULL;
	a->used = 0;
	a->total = a->top->size;
}

void arena_release(struct arena *a)
{
	free_blocks(a->top);
	*a = (struct arena){0};
}
