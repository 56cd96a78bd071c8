/* mem: allocation that never fails.  Out of memory prints one line and exits
 * with status 2, so callers have no error path for it.
 *
 * This is the only module besides main.c that may exit.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                /* uninitialised */
void *mem_zalloc(size_t count, size_t size); /* zeroed array */
void *mem_realloc(void *p, size_t count, size_t size);
char *mem_dup(const char *bytes, size_t len); /* NUL-terminated copy */

/* a + b; more than memory can hold counts as out of memory. */
size_t mem_sum(size_t a, size_t b);

/* Called before the process ends for want of memory (the terminal registers
 * its reset here).  NULL is allowed. */
void mem_on_failure(void (*hook)(void));

/* The next capacity, in elements, of an array of `cap` that must hold `need`. */
size_t mem_grow(size_t cap, size_t need);

#endif
