/* SPDX-License-Identifier: MIT */
#include "store/linefile.h"

#include "place.h"
#include "test.h"

#include <string.h>
#include <sys/wait.h>

static void check_file(const char *path, const char *want)
{
	struct str bytes = STR_INIT;
	struct error err = {0};

	CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
	CHECK_STR(bytes.s, want);
	str_release(&bytes);
	error_release(&err);
}

static bool change(const char *path, const char *line, bool gone)
{
	struct linefile_change c = {slice_of(line), gone};
	struct error err = {0};
	bool ok = linefile_change(path, &c, 1, 3, &err);

	error_release(&err);
	return ok;
}

TEST(linefile_holds_the_newest_lines)
{
	char *folder = place_new(), *path = file_join(folder, "lines");
	struct linefile f;

	linefile_read(&f, path, FILE_LIMIT);
	CHECK_INT(f.lines.n, 0);
	linefile_release(&f);
	CHECK(change(path, "one", false));
	CHECK(change(path, "two", false));
	CHECK(change(path, "one", false));
	check_file(path, "two\none\n");
	CHECK(change(path, "no", true));
	CHECK(change(path, "", false));
	CHECK(change(path, "a\nb", false));
	check_file(path, "two\none\n");
	CHECK(change(path, "three", false));
	CHECK(change(path, "four", false));
	check_file(path, "one\nthree\nfour\n");
	CHECK(change(path, "three", true));
	check_file(path, "one\nfour\n");
	linefile_read(&f, path, FILE_LIMIT);
	CHECK_INT(f.lines.n, 2);
	CHECK(f.lines.n == 2 && slice_is(f.lines.v[1], "four"));
	linefile_release(&f);
	free(path);
	place_drop(folder);
}

TEST(linefile_takes_the_last_change_of_a_line)
{
	char *folder = place_new(), *path = place_put(folder, "lines", "a\n\nb");
	const struct linefile_change changes[] = {{SLICE("c"), false}, {SLICE("a"), true},
						  {SLICE("c"), true},  {SLICE("d"), false},
						  {SLICE("a"), false}, {SLICE("d"), false}};
	struct error err = {0};

	CHECK(linefile_change(path, changes, 6, 100, &err));
	check_file(path, "b\na\nd\n");
	free(path);
	place_drop(folder);
}

TEST(linefile_reads_nothing_where_it_cannot)
{
	char *folder = place_new(), *path = file_join(folder, "lines");
	struct linefile f;

	CHECK(!linefile_read(&f, folder, FILE_LIMIT));
	CHECK_INT(f.lines.n, 0);
	linefile_release(&f);
	place_add(folder, "lines", "12345678\n");
	CHECK(!linefile_read(&f, path, 8));
	CHECK_INT(f.lines.n, 0);
	linefile_release(&f);
	CHECK(linefile_read(&f, path, 9));
	CHECK_INT(f.lines.n, 1);
	linefile_release(&f);
	CHECK(!change("/proc/none/lines", "a", false));
	free(path);
	place_drop(folder);
}

enum { WRITERS = 8, ROUNDS = 25 };

TEST(linefile_takes_many_writers)
{
	char *folder = place_new(), *path = file_join(folder, "lines");
	struct linefile f;
	int status, good = 0;

	for (int who = 0; who < WRITERS; who++) {
		if (fork() != 0)
			continue;
		for (int i = 0; i < ROUNDS; i++) {
			struct error err = {0};
			char line[32];
			struct linefile_change c = {{line, 0}, false};

			c.line.len = (size_t)snprintf(line, sizeof line, "%d.%d", who, i);
			if (!linefile_change(path, &c, 1, 1000, &err))
				_exit(1);
		}
		_exit(0);
	}
	for (int i = 0; i < WRITERS; i++)
		good += wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	CHECK_INT(good, WRITERS);
	linefile_read(&f, path, FILE_LIMIT);
	CHECK_INT(f.lines.n, WRITERS * ROUNDS);
	linefile_release(&f);
	free(path);
	place_drop(folder);
}
