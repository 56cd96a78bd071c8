/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*failure_hook)(void);

void mem_on_failure(void (*hook)(void))
{
	failure_hook = hook;
}

static _Noreturn void out_of_memory(void)
{
	static const char msg[] = "postil: out of memory\n";

	if (failure_hook)
		failure_hook();
	if (write(STDERR_FILENO, msg, sizeof msg - 1) < 0)
		_exit(3);
	_exit(2);
}

size_t mem_sum(size_t a, size_t b)
{
	if (a > SIZE_MAX - b)
		out_of_memory();
	return a + b;
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *mem_zalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *mem_realloc(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		out_of_memory();
	p = realloc(old, count > 0 && size > 0 ? count * size : 1);
	if (!p)
		out_of_memory();
	return p;
}

char *mem_dup(const char *bytes, size_t len)
{
	char *p = mem_alloc(mem_sum(len, 1));

	if (len)
		memcpy(p, bytes, len);
	p[len] = '\0';
	return p;
}

size_t mem_grow(size_t cap, size_t need)
{
	size_t grown = cap < 8 ? 8 : cap + cap / 2;

	return grown < need ? need : grown;
}
