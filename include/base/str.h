/* str: a growing byte string.
 *
 * Invariants: s is never NULL and s[len] is NUL, also before the first append
 * (use STR_INIT).  The bytes may hold NUL; len is the truth.
 *
 *     struct str s = STR_INIT;
 *     str_printf(&s, "%zu mentions", n);
 *     puts(s.s);
 *     str_release(&s);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *s;    /* owned, NUL-terminated */
	size_t len; /* bytes before the NUL */
	size_t cap; /* 0: s is the shared empty string */
};

extern char str_empty[1];
#define STR_INIT                \
	{                       \
		str_empty, 0, 0 \
	}

void str_init(struct str *s);
void str_release(struct str *s); /* frees; s is empty again */
void str_clear(struct str *s);   /* keeps the memory */
void str_reserve(struct str *s, size_t more);
void str_add(struct str *s, const char *bytes, size_t len);
void str_addz(struct str *s, const char *text);
void str_addc(struct str *s, char byte);
void str_printf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_vprintf(struct str *s, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
/* "1 fact", "2 facts": the words are for one and for any other number. */
void str_count(struct str *s, size_t n, const char *one, const char *many);
void str_cut(struct str *s, size_t len); /* shorten to len bytes */
char *str_take(struct str *s);           /* the bytes, yours to free; s is empty again */

/* A borrowed piece of somebody's bytes; not NUL-terminated. */
struct slice {
	const char *s;
	size_t len;
};

#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
struct slice slice_of(const char *text);
bool slice_equal(struct slice a, struct slice b);
bool slice_is(struct slice a, const char *text);
struct slice slice_trim(struct slice s); /* without the spaces at both ends */

/* The value of a hexadecimal digit, or -1. */
int hex_digit(char c);

#endif
