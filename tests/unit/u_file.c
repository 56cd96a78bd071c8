/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* A folder of its own for each case. */
static char folder[200];

static bool enter_folder(void)
{
	const char *base = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/file-XXXXXX", base ? base : P_tmpdir);
	return mkdtemp(folder) != NULL;
}

static const char *in_folder(const char *name)
{
	static char path[2][300];
	static int turn;

	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
	return path[turn];
}

static const char *write_file(const char *name, const char *bytes, size_t len)
{
	const char *path = in_folder(name);
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(bytes, 1, len, f) != len || fclose(f) != 0)
		abort();
	return path;
}

static void leave_folder(const char *name)
{
	unlink(in_folder(name));
	rmdir(folder);
}

TEST(file_read_gives_the_bytes)
{
	static const size_t sizes[] = {0, 1, 23, 24, 25, 4096, 65535, 65536, 65537, 300001};
	struct error err = {0};

	if (!enter_folder())
		SKIP("no folder to write in");
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct str got = STR_INIT;
		char *want = malloc(sizes[i] + 1);

		if (!want)
			abort();
		for (size_t k = 0; k < sizes[i]; k++)
			want[k] = (char)(k * 7 + k / 256);
		test_row("%zu bytes", sizes[i]);
		str_addz(&got, "what was there before");
		CHECK(file_read(write_file("f", want, sizes[i]), &got, FILE_LIMIT, &err));
		CHECK_INT(got.len, sizes[i]);
		CHECK(memcmp(got.s, want, sizes[i]) == 0 && got.s[got.len] == '\0');
		CHECK(got.cap <= sizes[i] + sizes[i] / 2 + 100);
		free(want);
		str_release(&got);
	}
	CHECK(err.msg == NULL);
	leave_folder("f");
}

TEST(file_read_keeps_to_its_limit)
{
	static const struct {
		size_t size, limit;
		bool ok;
	} rows[] = {
	    {0, 0, true}, {1, 0, false}, {10, 10, true}, {11, 10, false}, {11, SIZE_MAX, true}};

	if (!enter_folder())
		SKIP("no folder to write in");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct error err = {0};
		struct str got = STR_INIT;

		test_row("%zu", i);
		CHECK(file_read(write_file("f", "0123456789abc", rows[i].size), &got, rows[i].limit,
				&err) == rows[i].ok);
		CHECK((err.msg != NULL) == !rows[i].ok);
		if (err.msg)
			CHECK(strstr(err.msg, "the limit is") && strstr(err.msg, "/f: "));
		error_release(&err);
		str_release(&got);
	}
	leave_folder("f");
}

/* The kernel says 0 bytes for these and gives more. */
TEST(file_read_does_not_trust_the_size)
{
	struct error err = {0};
	struct str got = STR_INIT;

	if (!file_exists("/proc/self/status"))
		SKIP("no /proc");
	CHECK(file_read("/proc/self/status", &got, FILE_LIMIT, &err));
	CHECK(got.len > 100);
	CHECK(!file_read("/proc/self/status", &got, 10, &err));
	CHECK(err.msg && strstr(err.msg, "while it was read"));
	error_release(&err);
	str_release(&got);
}

static void check_refused(const char *path, const char *why)
{
	struct error err = {0};
	struct str got = STR_INIT;

	test_row("%s", path);
	str_addz(&got, "old");
	CHECK(!file_read(path, &got, FILE_LIMIT, &err));
	CHECK_INT(got.len, 0);
	CHECK(err.msg && strncmp(err.msg, path, strlen(path)) == 0);
	CHECK(err.msg && strstr(err.msg, why) != NULL);
	error_release(&err);
	str_release(&got);
}

/* None of these may block or be read: a FIFO has no writer here. */
TEST(file_read_refuses_what_is_not_a_regular_file)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	int s = socket(AF_UNIX, SOCK_STREAM, 0);

	if (!enter_folder())
		SKIP("no folder to write in");
	check_refused(folder, "not a regular file");
	check_refused("/dev/null", "not a regular file");
	check_refused(in_folder("none"), "No such file");
	if (mkfifo(in_folder("f"), 0600) == 0)
		check_refused(in_folder("f"), "not a regular file");
	unlink(in_folder("f"));
	snprintf(name.sun_path, sizeof name.sun_path, "%s", in_folder("f"));
	if (s >= 0 && bind(s, (struct sockaddr *)&name, sizeof name) == 0)
		check_refused(in_folder("f"), "cannot open");
	close(s);
	unlink(in_folder("f"));
	if (symlink("f", in_folder("f")) == 0)
		check_refused(in_folder("f"), "cannot open");
	leave_folder("f");
}

TEST(file_knows_folders_and_files)
{
	if (!enter_folder())
		SKIP("no folder to write in");
	CHECK(file_is_folder(folder));
	CHECK(file_exists(folder));
	write_file("f", "x", 1);
	CHECK(!file_is_folder(in_folder("f")));
	CHECK(file_exists(in_folder("f")));
	CHECK(!file_exists(in_folder("none")));
	CHECK(!file_is_folder(in_folder("none")));
	CHECK(!file_exists(""));
	leave_folder("f");
}

TEST(file_takes_paths_apart)
{
	static const struct {
		const char *path, *base, *folder;
	} rows[] = {
	    {"a.yaml", "a.yaml", "."},
	    {"content/a.yaml", "a.yaml", "content"},
	    {"/a", "a", "/"},
	    {"/x/y/z", "z", "/x/y"},
	    {"dir/", "", "dir"},
	    {"/", "", "/"},
	    {"", "", "."},
	    {"../a", "a", ".."},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *part = file_folder(rows[i].path);

		test_row("%s", rows[i].path);
		CHECK_STR(file_base(rows[i].path), rows[i].base);
		CHECK_STR(part, rows[i].folder);
		free(part);
	}
}

TEST(file_puts_paths_together)
{
	static const struct {
		const char *folder, *name, *want;
	} rows[] = {
	    {"content", "a.yaml", "content/a.yaml"},
	    {"content/", "a", "content/a"},
	    {".", "a", "a"},
	    {"", "a", "a"},
	    {"/", "a", "/a"},
	    {"..", "a", "../a"},
	    {"x", "", "x/"},
	    {"./x", "y", "./x/y"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *path = file_join(rows[i].folder, rows[i].name);

		test_row("%zu", i);
		CHECK_STR(path, rows[i].want);
		free(path);
	}
}

TEST(file_write_writes_all_or_says_why)
{
	static char block[300000];
	struct str got = STR_INIT;
	struct error err = {0};
	const char *path;
	int fd;

	if (!enter_folder())
		SKIP("no folder for temporary files");
	path = write_file("w", "", 0);
	fd = open(path, O_WRONLY);
	memset(block, 'x', sizeof block);
	CHECK(fd >= 0);
	CHECK(file_write(fd, (struct slice){block, sizeof block}));
	CHECK(file_write(fd, SLICE("")));
	close(fd);
	CHECK(!file_write(fd, SLICE("x")) && errno == EBADF);
	CHECK(file_read(path, &got, FILE_LIMIT, &err));
	CHECK_INT(got.len, sizeof block);
	leave_folder("w");
	error_release(&err);
	str_release(&got);
}
