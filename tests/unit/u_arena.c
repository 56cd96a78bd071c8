/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "test.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

static bool is_aligned(const void *p)
{
	return (uintptr_t)p % alignof(max_align_t) == 0;
}

TEST(arena_alloc_is_aligned_after_odd_bytes)
{
	static const size_t sizes[] = {0, 1, 2, 3, 7, 8, 15, 16, 17, 100, 4095, 4096, 4097};
	struct arena a = {0};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		test_row("%zu bytes", sizes[i]);
		memset(arena_bytes(&a, sizes[i]), 1, sizes[i]);
		CHECK(is_aligned(arena_alloc(&a, sizes[i])));
		CHECK(a.used <= a.total);
	}
	arena_release(&a);
	CHECK(a.top == NULL && a.used == 0 && a.total == 0);
}

/* Each piece gets its own byte; a piece that shared memory with another would
 * show the other's. */
TEST(arena_pieces_do_not_overlap)
{
	enum { PIECES = 2000 };
	static unsigned char *piece[PIECES];
	struct arena a = {0};
	size_t wrong = 0;

	for (size_t i = 0; i < PIECES; i++) {
		size_t size = i * 37 % 301;

		piece[i] = i % 2 ? arena_alloc(&a, size) : (void *)arena_bytes(&a, size);
		memset(piece[i], (int)(i % 251), size);
	}
	for (size_t i = 0; i < PIECES; i++)
		for (size_t k = 0; k < i * 37 % 301; k++)
			wrong += piece[i][k] != i % 251;
	CHECK_INT(wrong, 0);
	arena_release(&a);
}

TEST(arena_bytes_packs)
{
	struct arena a = {0};
	char *first = arena_bytes(&a, 3);

	CHECK(arena_bytes(&a, 5) == first + 3);
	CHECK(arena_bytes(&a, 0) == first + 8);
	arena_release(&a);
}

TEST(arena_takes_pieces_larger_than_a_block)
{
	struct arena a = {0};
	char *small = arena_copy(&a, "small", 5);
	char *large = arena_alloc(&a, 3 << 20);

	memset(large, 'x', 3 << 20);
	CHECK_STR(small, "small");
	CHECK_STR(arena_copy(&a, "after", 5), "after");
	CHECK(a.total >= 3 << 20);
	arena_release(&a);
}

/* Rounding up must not step over the end of a block that is full. */
TEST(arena_alloc_after_a_full_block_of_odd_size)
{
	struct arena a = {0};
	size_t before;

	memset(arena_bytes(&a, 300001), 'x', 300001);
	CHECK_INT(a.used, 300001);
	before = a.total;
	memset(arena_alloc(&a, 64), 'y', 64);
	CHECK(a.total > before);
	arena_release(&a);
}

TEST(arena_zalloc_zeroes_used_memory)
{
	struct arena a = {0};
	unsigned char *bytes;
	size_t sum = 0;

	memset(arena_alloc(&a, 1000), 0xff, 1000);
	arena_clear(&a);
	bytes = arena_zalloc(&a, 100, 10);
	for (size_t i = 0; i < 1000; i++)
		sum += bytes[i];
	CHECK_INT(sum, 0);
	CHECK(arena_zalloc(&a, 0, 10) != NULL);
	arena_release(&a);
}

TEST(arena_copies_bytes_and_slices_with_a_nul)
{
	struct arena a = {0};
	char source[] = "a\0b";
	struct slice copy = arena_slice(&a, (struct slice){source, 3});

	source[0] = 'z';
	CHECK_INT(copy.len, 3);
	CHECK(memcmp(copy.s, "a\0b", 4) == 0);
	copy = arena_slice(&a, (struct slice){NULL, 0});
	CHECK_STR(copy.s, "");
	CHECK_STR(arena_copy(&a, NULL, 0), "");
	arena_release(&a);
}

/* A frame that is cleared before each draw must not grow. */
TEST(arena_clear_reuses_its_newest_block)
{
	struct arena a = {0};
	size_t total = 0;

	for (int frame = 0; frame < 10; frame++) {
		arena_clear(&a);
		for (int i = 0; i < 100; i++)
			memset(arena_alloc(&a, 1000), frame, 1000);
		if (frame == 4)
			total = a.total;
	}
	CHECK_INT(a.total, total);
	CHECK(a.total < 200000);
	arena_clear(&a);
	CHECK_INT(a.used, 0);
	arena_release(&a);
	arena_clear(&a);
	arena_release(&a);
}
