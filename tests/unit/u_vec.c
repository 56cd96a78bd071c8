/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include "test.h"

#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct pair {
	int a;
	char b[13];
};

TEST(vec_pushes_and_keeps_the_order)
{
	VEC(struct pair) pairs = {0};
	size_t wrong = 0;

	for (int i = 0; i < 1000; i++) {
		*vec_push(&pairs) = (struct pair){.a = i};
		wrong += vec_last(&pairs)->a != i || pairs.cap < pairs.n;
	}
	for (size_t i = 0; i < pairs.n; i++)
		wrong += pairs.v[i].a != (int)i;
	CHECK_INT(wrong, 0);
	CHECK_INT(pairs.n, 1000);
	vec_release(&pairs);
	CHECK(pairs.v == NULL && pairs.n == 0 && pairs.cap == 0);
}

TEST(vec_reserve_and_clear_keep_the_memory)
{
	VEC(int) numbers = {0};
	size_t none = 0;
	int *before;

	vec_reserve(&numbers, none);
	CHECK(numbers.v == NULL);
	vec_reserve(&numbers, 100);
	before = numbers.v;
	for (int i = 0; i < 100; i++)
		*vec_push(&numbers) = i;
	CHECK(numbers.v == before);
	vec_clear(&numbers);
	CHECK_INT(numbers.n, 0);
	CHECK(numbers.v == before && numbers.cap >= 100);
	vec_reserve(&numbers, 50);
	CHECK(numbers.v == before);
	vec_release(&numbers);
}

TEST(mem_grow_is_enough_and_geometric)
{
	static const size_t rows[][2] = {{0, 0},  {0, 1},     {0, 9},   {8, 9},
					 {9, 10}, {100, 101}, {10, 500}};
	size_t steps = 0;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%zu for %zu", rows[i][0], rows[i][1]);
		CHECK(mem_grow(rows[i][0], rows[i][1]) >= rows[i][1]);
	}
	for (size_t cap = 0; cap < 1000000; cap = mem_grow(cap, cap + 1))
		steps++;
	CHECK(steps < 40);
}

TEST(mem_of_nothing_can_be_freed)
{
	void *p = mem_alloc(0), *z = mem_zalloc(0, 8), *r = mem_realloc(NULL, 0, 8);
	char *copy = mem_dup(NULL, 0);

	CHECK(p && z && r);
	CHECK_STR(copy, "");
	r = mem_realloc(r, 10, 10);
	memset(r, 1, 100);
	free(p);
	free(z);
	free(r);
	free(copy);
}

TEST(mem_dup_copies_bytes)
{
	char source[] = {'a', '\0', 'b'};
	char *copy = mem_dup(source, 3);

	source[0] = 'z';
	CHECK(memcmp(copy, "a\0b", 4) == 0);
	free(copy);
}

static void ask_alloc(void)
{
	free(mem_alloc(SIZE_MAX / 2 - 4096));
}

static void ask_zalloc(void)
{
	free(mem_zalloc(SIZE_MAX / 2, 4));
}

static void ask_realloc(void)
{
	free(mem_realloc(NULL, SIZE_MAX / 2, 4));
}

static void ask_sum(void)
{
	mem_sum(SIZE_MAX - 3, 4);
}

static void ask_dup(void)
{
	free(mem_dup("x", SIZE_MAX));
}

static void mark(void)
{
	if (write(STDOUT_FILENO, "hook ", 5) < 0)
		_exit(9);
}

/* What a child that asks for too much says, and its status. */
static int ask_in_child(void (*ask)(void), char *said, size_t size)
{
	int ends[2], status = -1;
	size_t len = 0;
	ssize_t n;
	pid_t child;

	if (pipe(ends) < 0 || (child = fork()) < 0)
		return -1;
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		mem_on_failure(mark);
		ask();
		_exit(0);
	}
	close(ends[1]);
	while (len < size - 1 && (n = read(ends[0], said + len, size - 1 - len)) > 0)
		len += (size_t)n;
	said[len] = '\0';
	close(ends[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(mem_that_is_not_there_ends_the_program_with_2)
{
	static const struct {
		const char *name;
		void (*ask)(void);
	} rows[] = {
	    {"alloc", ask_alloc}, {"zalloc", ask_zalloc}, {"realloc", ask_realloc},
	    {"sum", ask_sum},     {"dup", ask_dup},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char said[4000];

		test_row("%s", rows[i].name);
		CHECK_INT(ask_in_child(rows[i].ask, said, sizeof said), 2);
		CHECK(strstr(said, "hook postil: out of memory\n") != NULL);
	}
	CHECK_INT(mem_sum(SIZE_MAX - 4, 4), SIZE_MAX);
}
