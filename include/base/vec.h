/* vec: a growing array of any type, as three fields and a few macros.
 *
 *     VEC(struct span) spans = {0};
 *     *vec_push(&spans) = (struct span){3, 7};
 *     for (size_t i = 0; i < spans.n; i++)
 *             use(spans.v[i]);
 *     vec_release(&spans);
 *
 * A pointer into v is good until the next push or reserve.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define VEC(type)           \
	struct {            \
		type *v;    \
		size_t n;   \
		size_t cap; \
	}

/* Room for `want` elements in all. */
#define vec_reserve(vec, want)                                   \
	((want) <= (vec)->cap                                    \
	     ? (void)0                                           \
	     : (void)((vec)->cap = mem_grow((vec)->cap, (want)), \
		      (vec)->v = mem_realloc((vec)->v, (vec)->cap, sizeof *(vec)->v)))

/* A pointer to a new last element, uninitialised. */
#define vec_push(vec) (vec_reserve(vec, (vec)->n + 1), &(vec)->v[(vec)->n++])

#define vec_last(vec) (&(vec)->v[(vec)->n - 1])
/* Takes the one at `i` out; the others keep their order. */
#define vec_remove(vec, i)                                                                 \
	(memmove(&(vec)->v[i], &(vec)->v[(i) + 1], ((vec)->n - (i)-1) * sizeof *(vec)->v), \
	 (void)(vec)->n--)
#define vec_clear(vec) ((void)((vec)->n = 0))
#define vec_release(vec) (free((vec)->v), (vec)->v = NULL, (void)((vec)->n = (vec)->cap = 0))

#endif
