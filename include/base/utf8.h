/* utf8: between bytes and code points.
 *
 * Decoding follows the WHATWG rule: each maximal ill-formed part of a sequence
 * is one error (overlong forms, surrogates and points past U+10FFFF included).
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX /* the decoded "code point" of ill-formed bytes */

/* Decodes at s (len >= 1 bytes); stores the code point or UTF8_BAD and returns
 * the bytes taken, at least 1. */
size_t utf8_decode(const char *s, size_t len, uint32_t *cp);

/* Writes cp (a scalar value) to out, which has room for 4; returns the bytes. */
size_t utf8_put(uint32_t cp, char *out);

/* The start of the code point that holds byte `at` < len; `at` itself for a byte
 * that is part of none. */
size_t utf8_start(const char *s, size_t len, size_t at);

bool utf8_valid(const char *s, size_t len);

/* Code points in s, which must be valid; 8 bytes at a time. */
size_t utf8_count(const char *s, size_t len);

/* The byte offset of code point n of s, or len when s has no more than n. */
size_t utf8_offset(const char *s, size_t len, size_t n);

#endif
