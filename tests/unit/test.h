/* test: cases that register themselves, and checks that tell what they saw.
 *
 *     TEST(span_overlaps_at_one_point) { CHECK(!span_overlaps(a, b)); }
 *
 * Each file tests/unit/u_MODULE.c is linked into one program that runs all
 * cases and prints TAP.  A failed check goes on; SKIP leaves the case.
 * SPDX-License-Identifier: MIT
 */
#ifndef TEST_H
#define TEST_H

#include <stdbool.h>
#include <stddef.h>

struct test {
	const char *name;
	void (*run)(void);
	struct test *next;
};

void test_register(struct test *t);
void test_check(bool ok, const char *file, int line, const char *what);
void test_check_int(long long got, long long want, const char *file, int line, const char *what);
void test_check_str(const char *got, const char *want, const char *file, int line,
		    const char *what);
void test_skip(const char *why);

/* How often: the first number, or the second where POSTIL_TEST=long (make test-long). */
size_t test_count(size_t usual, size_t in_long_run);

/* Names the row of a table that the following checks of the case are about. */
void test_row(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#define TEST(case_name)                                                              \
	static void test_##case_name(void);                                          \
	static struct test entry_##case_name = {#case_name, test_##case_name, NULL}; \
	__attribute__((constructor)) static void register_##case_name(void)          \
	{                                                                            \
		test_register(&entry_##case_name);                                   \
	}                                                                            \
	static void test_##case_name(void)

#define CHECK(cond) test_check((cond), __FILE__, __LINE__, #cond)
#define CHECK_INT(got, want) \
	test_check_int((long long)(got), (long long)(want), __FILE__, __LINE__, #got)
#define CHECK_STR(got, want) test_check_str((got), (want), __FILE__, __LINE__, #got)
#define SKIP(why)               \
	do {                    \
		test_skip(why); \
		return;         \
	} while (0)

#endif
