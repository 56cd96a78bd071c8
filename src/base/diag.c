/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
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

void diag_add(struct diag_list *d, enum diag_code code, uint32_t line, uint32_t column,
	      const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;
	size_t *count[] = {&d->notes, &d->warnings, &d->errors};

	++*count[diag_severity(code)];
	if (d->list.n == DIAG_MOST) {
		d->dropped++;
		return;
	}
	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	*vec_push(&d->list) = (struct diag){code, line, column, str_take(&s)};
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
