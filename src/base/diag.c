/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
	enum diag_severity severity;
	const char *word;
} codes[] = {
#define X(name, severity, word) {DIAG_##severity, word},
    DIAGS(X)
#undef X
};

void diag_init(struct diag_list *d, const char *file)
{
	*d = (struct diag_list){.file = mem_dup(file, strlen(file))};
}

void diag_release(struct diag_list *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		free(d->list.v[i].message);
	vec_release(&d->list);
	free(d->file);
	*d = (struct diag_list){0};
}

/* How many of the first bytes are whole characters and at most so many. */
static size_t whole(const char *s, size_t len, size_t most)
{
	size_t n = len < most ? len : most;

	while (n < len && n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return n;
}

struct diag_quote diag_quote(struct slice value)
{
	struct diag_quote q;
	size_t n = whole(value.s, value.len, DIAG_QUOTE);

	if (n)
		memcpy(q.s, value.s, n);
	memcpy(q.s + n, n < value.len ? "…" : "", n < value.len ? sizeof "…" : 1);
	return q;
}

/* Yours to free. */
static char *message_of(const char *text)
{
	size_t len = strlen(text);
	size_t n = len > DIAG_MESSAGE ? whole(text, len, DIAG_MESSAGE - strlen("…")) : len;
	char *message = mem_alloc(n + sizeof "…");

	memcpy(message, text, n);
	memcpy(message + n, n < len ? "…" : "", n < len ? sizeof "…" : 1);
	return message;
}

void diag_add(struct diag_list *d, enum diag_code code, uint32_t line, uint32_t column,
	      const char *fmt, ...)
{
	char message[DIAG_MESSAGE + 2];
	va_list ap;
	size_t *count[] = {&d->notes, &d->warnings, &d->errors};

	++*count[diag_severity(code)];
	if (d->list.n == DIAG_MOST) {
		d->dropped++;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	*vec_push(&d->list) = (struct diag){code, line, column, message_of(message)};
}

static bool stands_after(const struct diag *a, const struct diag *b)
{
	return a->line > b->line || (a->line == b->line && a->column > b->column);
}

/* Merge sort, bottom up: stable where qsort is not. */
void diag_sort(struct diag_list *d)
{
	size_t n = d->list.n;
	struct diag *from = d->list.v, *to = mem_zalloc(n, sizeof *to);

	for (size_t width = 1; width < n; width *= 2) {
		for (size_t start = 0; start < n; start += 2 * width) {
			size_t mid = start + width < n ? start + width : n;
			size_t end = mid + width < n ? mid + width : n;
			size_t a = start, b = mid;

			for (size_t k = start; k < end; k++)
				to[k] = a < mid && (b >= end || !stands_after(&from[a], &from[b]))
					    ? from[a++]
					    : from[b++];
		}
		struct diag *swap = from;
		from = to;
		to = swap;
	}
	if (from != d->list.v) {
		memcpy(d->list.v, from, n * sizeof *from);
		to = from;
	}
	free(to);
}

enum diag_severity diag_severity(enum diag_code code)
{
	return codes[code].severity;
}

const char *diag_severity_name(enum diag_severity severity)
{
	static const char *const names[] = {"note", "warning", "error"};

	return names[severity];
}

const char *diag_word(enum diag_code code)
{
	return codes[code].word;
}

void diag_format(const struct diag_list *d, const struct diag *one, struct str *out)
{
	str_addz(out, d->file);
	if (one->line)
		str_printf(out, ":%u:%u", one->line, one->column);
	str_printf(out, ": %s: %s [%s]", diag_severity_name(diag_severity(one->code)), one->message,
		   diag_word(one->code));
}
