/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char str_empty[1];

void str_init(struct str *s)
{
	*s = (struct str)STR_INIT;
}

void str_release(struct str *s)
{
	if (s->cap)
		free(s->s);
	str_init(s);
}

void str_clear(struct str *s)
{
	s->len = 0;
	if (s->cap)
		s->s[0] = '\0';
}

void str_reserve(struct str *s, size_t more)
{
	size_t need = mem_sum(s->len + 1, more);

	if (need <= s->cap)
		return;
	s->cap = mem_grow(s->cap < 24 ? 24 : s->cap, need);
	s->s = mem_realloc(s->s == str_empty ? NULL : s->s, s->cap, 1);
	s->s[s->len] = '\0';
}

void str_add(struct str *s, const char *bytes, size_t len)
{
	if (!len)
		return;
	str_reserve(s, len);
	memcpy(s->s + s->len, bytes, len);
	s->len += len;
	s->s[s->len] = '\0';
}

void str_addz(struct str *s, const char *text)
{
	str_add(s, text, strlen(text));
}

void str_addc(struct str *s, char byte)
{
	str_add(s, &byte, 1);
}

void str_vprintf(struct str *s, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		str_reserve(s, (size_t)n);
		vsnprintf(s->s + s->len, (size_t)n + 1, fmt, again);
		s->len += (size_t)n;
	}
	va_end(again);
}

void str_printf(struct str *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(s, fmt, ap);
	va_end(ap);
}

void str_count(struct str *s, size_t n, const char *one, const char *many)
{
	str_printf(s, "%zu %s", n, n == 1 ? one : many);
}

void str_cut(struct str *s, size_t len)
{
	if (len >= s->len)
		return;
	s->len = len;
	s->s[len] = '\0';
}

char *str_take(struct str *s)
{
	char *bytes = s->cap ? s->s : mem_dup("", 0);

	str_init(s);
	return bytes;
}

struct slice slice_of(const char *text)
{
	return (struct slice){text, strlen(text)};
}

bool slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

bool slice_is(struct slice a, const char *text)
{
	return slice_equal(a, slice_of(text));
}

struct slice slice_trim(struct slice s)
{
	while (s.len && s.s[0] == ' ') {
		s.s++;
		s.len--;
	}
	while (s.len && s.s[s.len - 1] == ' ')
		s.len--;
	return s;
}

int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}
