/* SPDX-License-Identifier: MIT */
#include "store/jot.h"

#include "base/mem.h"
#include "place.h"
#include "test.h"

#include <string.h>
#include <sys/wait.h>

static void check_bytes(const char *path, const char *want)
{
	struct str bytes = STR_INIT;
	struct error err = {0};

	CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
	CHECK_STR(bytes.s, want);
	str_release(&bytes);
	error_release(&err);
}

TEST(jot_replaces_a_file)
{
	char *folder = place_new(), *path = file_join(folder, "jot");
	char *old = place_put(folder, ".jot.postil-999999999-0123456789abcdef", "half");
	struct error err = {0};
	struct stat st;

	CHECK(jot_write(path, SLICE("one\n"), &err));
	CHECK(jot_write(path, SLICE("two\n"), &err));
	check_bytes(path, "two\n");
	CHECK(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	CHECK(!file_exists(old)); /* what a kill left goes */
	free(old);
	free(path);
	place_drop(folder);
}

TEST(jot_says_why_it_cannot_write)
{
	char *folder = place_new(), *path = file_join(folder, "none/jot");
	struct error err = {0};

	CHECK(!jot_write(path, SLICE("one"), &err));
	CHECK(err.msg && strstr(err.msg, "none/jot: cannot write: "));
	error_release(&err);
	free(path);
	place_drop(folder);
}

TEST(jot_puts_aside_without_replacing)
{
	char *folder = place_new(), *path = file_join(folder, "jot");
	char *first = file_join(folder, "jot.1"), *last = file_join(folder, "jot.9");
	struct error err = {0};

	for (int i = 1; i <= 11; i++) {
		char bytes[2] = {(char)('a' + i - 1), '\0'}, *aside;

		CHECK(jot_write(path, slice_of(bytes), &err));
		aside = jot_put_aside(path);
		CHECK(aside && !file_exists(path));
		check_bytes(aside, bytes);
		free(aside);
	}
	check_bytes(first, "a");
	check_bytes(last, "k");
	CHECK(jot_put_aside(path) == NULL); /* there is none */
	free(first);
	free(last);
	free(path);
	place_drop(folder);
}

enum { WRITERS = 8, ROUNDS = 50 };

static void count_up(const char *folder, const char *path)
{
	for (int i = 0; i < ROUNDS; i++) {
		int lock;
		struct str bytes = STR_INIT;
		struct error err = {0};
		char next[32];

		while ((lock = jot_lock(folder)) < 0) /* a busy machine lets some wait long */
			continue;
		if (!file_read(path, &bytes, FILE_LIMIT, &err))
			_exit(1);
		snprintf(next, sizeof next, "%ld\n", strtol(bytes.s, NULL, 10) + 1);
		if (!jot_write(path, slice_of(next), &err))
			_exit(1);
		jot_unlock(lock);
		str_release(&bytes);
	}
	_exit(0);
}

TEST(jot_lock_keeps_writers_apart)
{
	char *folder = place_new(), *path = place_put(folder, "jot", "0\n");
	int status, good = 0;

	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0)
			count_up(folder, path);
	for (int i = 0; i < WRITERS; i++)
		good += wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	CHECK_INT(good, WRITERS);
	check_bytes(path, "400\n");
	free(path);
	place_drop(folder);
}
