/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct test *tests; /* in order of registration */
static struct test **tail = &tests;
static int failed_checks;
static const char *skipped;
static char row[200]; /* "" or "[row] " */

void test_register(struct test *t)
{
	*tail = t;
	tail = &t->next;
}

size_t test_count(size_t usual, size_t in_long_run)
{
	const char *kind = getenv("POSTIL_TEST");

	return kind && strcmp(kind, "long") == 0 ? in_long_run : usual;
}

void test_row(const char *fmt, ...)
{
	va_list ap;
	char text[sizeof row - 4];

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	snprintf(row, sizeof row, "[%s] ", text);
}

void test_check(bool ok, const char *file, int line, const char *what)
{
	if (ok)
		return;
	failed_checks++;
	printf("# %s:%d: %s%s\n", file, line, row, what);
}

void test_check_int(long long got, long long want, const char *file, int line, const char *what)
{
	if (got == want)
		return;
	failed_checks++;
	printf("# %s:%d: %s%s is %lld, not %lld\n", file, line, row, what, got, want);
}

void test_check_str(const char *got, const char *want, const char *file, int line, const char *what)
{
	if (got && strcmp(got, want) == 0)
		return;
	failed_checks++;
	printf("# %s:%d: %s%s is \"%s\", not \"%s\"\n", file, line, row, what, got ? got : "(null)",
	       want);
}

void test_skip(const char *why)
{
	skipped = why;
}

/* unit [PART]: runs the cases whose name holds PART. */
int main(int argc, char **argv)
{
	int n = 0, failed = 0;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	for (struct test *t = tests; t; t = t->next) {
		if (argc > 1 && !strstr(t->name, argv[1]))
			continue;
		failed_checks = 0;
		skipped = NULL;
		row[0] = '\0';
		t->run();
		failed += failed_checks > 0;
		printf("%s %d - %s%s%s\n", failed_checks ? "not ok" : "ok", ++n, t->name,
		       skipped ? " # SKIP " : "", skipped ? skipped : "");
		fflush(stdout);
	}
	printf("1..%d\n", n);
	return failed > 0;
}
