/* SPDX-License-Identifier: MIT */
#include "store/save.h"

#include "base/hash.h"
#include "base/mem.h"
#include "place.h"
#include "test.h"

#include <errno.h>
#include <string.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

/* What the faults of the disk do to a save is in tests/faults. */

static uint64_t hash_in(const char *path)
{
	struct error err = {0};
	struct str bytes = STR_INIT;
	uint64_t hash = 0;

	if (file_read(path, &bytes, FILE_LIMIT, &err))
		hash = hash_bytes((struct slice){bytes.s, bytes.len});
	str_release(&bytes);
	error_release(&err);
	return hash;
}

static bool holds(const char *path, const char *text)
{
	return hash_in(path) == hash_bytes(slice_of(text));
}

static enum save_result save(const char *path, const char *expected, const char *text,
			     const char *says)
{
	struct error err = {0};
	enum save_result result =
	    save_file(path, expected ? hash_bytes(slice_of(expected)) : 0, slice_of(text), &err);

	if (says)
		CHECK(err.msg && strstr(err.msg, says) && strstr(err.msg, path));
	else
		CHECK_STR(err.msg ? err.msg : "", "");
	error_release(&err);
	return result;
}

TEST(save_replaces_what_was_expected)
{
	char *folder = place_new(), *path = file_join(folder, "a.yaml");

	CHECK_INT(save(path, NULL, "one\n", NULL), SAVE_DONE);
	CHECK(holds(path, "one\n"));
	CHECK_INT(save(path, "one\n", "two\n", NULL), SAVE_DONE);
	CHECK(holds(path, "two\n"));
	CHECK_INT(save(path, "two\n", "", NULL), SAVE_DONE);
	CHECK(holds(path, ""));
	CHECK_INT(save(path, "", "three\n", NULL), SAVE_DONE);
	CHECK(holds(path, "three\n"));
	free(path);
	place_drop(folder);
}

TEST(save_leaves_what_was_not_expected)
{
	char *folder = place_new(), *path = place_put(folder, "a.yaml", "theirs\n");

	CHECK_INT(save(path, "mine\n", "two\n", "changed meanwhile"), SAVE_CHANGED);
	CHECK_INT(save(path, NULL, "two\n", "already"), SAVE_CHANGED);
	CHECK(holds(path, "theirs\n"));
	unlink(path);
	CHECK_INT(save(path, "theirs\n", "two\n", "gone"), SAVE_CHANGED);
	CHECK(!file_exists(path));
	free(path);
	place_drop(folder);
}

TEST(save_takes_any_bytes)
{
	char *folder = place_new(), *path = file_join(folder, "a.yaml");
	struct error err = {0};
	char *big = mem_zalloc(3 << 20, 1);
	struct slice bytes = {big, 3 << 20};

	for (size_t i = 0; i < bytes.len; i++)
		big[i] = (char)(i * 31 >> 3);
	CHECK_INT(save_file(path, 0, bytes, &err), SAVE_DONE);
	CHECK(hash_in(path) == hash_bytes(bytes));
	CHECK_INT(save_file(path, hash_bytes(bytes), SLICE("a\0b\xff\n"), &err), SAVE_DONE);
	CHECK(hash_in(path) == hash_bytes(SLICE("a\0b\xff\n")));
	free(big);
	error_release(&err);
	free(path);
	place_drop(folder);
}

TEST(save_keeps_mode_and_attributes)
{
	static const mode_t modes[] = {0600, 0640, 0644, 0664, 0666, 0755, 0604};
	char *folder = place_new(), *path = place_put(folder, "a.yaml", "0");
	struct stat before, after;
	char number[2] = "0", next[2] = "1";

	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++, number[0]++, next[0]++) {
		test_row("%o", (unsigned)modes[i]);
		CHECK(chmod(path, modes[i]) == 0 && stat(path, &before) == 0);
		CHECK_INT(save(path, number, next, NULL), SAVE_DONE);
		CHECK(stat(path, &after) == 0 && after.st_mode == before.st_mode);
		CHECK(after.st_uid == before.st_uid && after.st_gid == before.st_gid);
		CHECK(after.st_ino != before.st_ino);
	}
#ifdef __linux__
	if (setxattr(path, "user.origin", "APA", 3, 0) == 0) {
		char value[8] = "";

		CHECK_INT(save(path, number, "x", NULL), SAVE_DONE);
		CHECK_INT(getxattr(path, "user.origin", value, sizeof value), 3);
		CHECK_STR(value, "APA");
	}
#endif
	free(path);
	place_drop(folder);
}

/* The mode of a new file is what the umask leaves of 0666. */
TEST(save_gives_a_new_file_the_common_mode)
{
	static const mode_t masks[] = {022, 077, 002, 0};
	char *folder = place_new(), *path = file_join(folder, "a.yaml");
	struct stat st;

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		mode_t was = umask(masks[i]);

		unlink(path);
		CHECK_INT(save(path, NULL, "x", NULL), SAVE_DONE);
		umask(was);
		CHECK(stat(path, &st) == 0);
		CHECK_INT(st.st_mode & 0777, 0666 & ~masks[i]);
	}
	free(path);
	place_drop(folder);
}

TEST(save_follows_a_link_inside_the_folder_only)
{
	char *folder = place_new(), *other = place_new();
	char *path = place_put(folder, "a.yaml", "1"), *link = file_join(folder, "link.yaml");
	char *far = place_put(other, "b.yaml", "1"), *out = file_join(folder, "out.yaml");
	struct stat st;

	CHECK(symlink("a.yaml", link) == 0 && symlink(far, out) == 0);
	CHECK_INT(save(link, "1", "2", NULL), SAVE_DONE);
	CHECK(lstat(link, &st) == 0 && S_ISLNK(st.st_mode));
	CHECK(holds(path, "2"));
	CHECK_INT(save(out, "1", "2", "leads out of its folder"), SAVE_FAILED);
	CHECK(lstat(out, &st) == 0 && S_ISLNK(st.st_mode));
	CHECK(holds(far, "1"));
	free(path);
	free(link);
	free(far);
	free(out);
	place_drop(folder);
	place_drop(other);
}

TEST(save_allowed_says_why_not)
{
	char *folder = place_new(), *path = place_put(folder, "a.yaml", "1");
	char *second = file_join(folder, "b.yaml"), *sub = place_folder(folder, "c.yaml");
	char *missing = file_join(folder, "no/d.yaml"), *fresh = file_join(folder, "e.yaml");
	struct error err = {0};

	CHECK(save_allowed(path, &err));
	CHECK(save_allowed(fresh, &err));
	CHECK(!err.msg && !file_exists(fresh));
	CHECK(link(path, second) == 0);
	CHECK(!save_allowed(path, &err));
	CHECK(err.msg && strstr(err.msg, "2 names (hard links)"));
	CHECK(!save_allowed(sub, &err));
	CHECK(err.msg && strstr(err.msg, "not a regular file"));
	CHECK(!save_allowed(missing, &err));
	CHECK(err.msg && strstr(err.msg, "No such file"));
	CHECK(holds(path, "1"));
	error_release(&err);
	free(path);
	free(second);
	free(sub);
	free(missing);
	free(fresh);
	place_drop(folder);
}

TEST(save_knows_its_leftovers)
{
	static const struct {
		const char *name;
		bool is;
	} rows[] = {
	    {".a.yaml.postil-12-0123456789abcdef", true},
	    {".\xff\n.postil-1-ffffffffffffffff", true},
	    {".a.postil-b.postil-77-0123456789abcdef", true},
	    {"a.yaml", false},
	    {"a.yaml.postil-12-0123456789abcdef", false},
	    {".a.yaml.postil-12-0123456789abcde", false},
	    {".a.yaml.postil-12-0123456789abcdeg", false},
	    {".a.yaml.postil--0123456789abcdef", false},
	    {".a.yaml.postil-x-0123456789abcdef", false},
	    {".a.yaml.postil-0-0123456789abcdef", false},
	    {".a.yaml.postil-99999999999999-0123456789abcdef", false},
	    {".a.yaml.postil12-0123456789abcdef", false},
	    {".-1-0123456789abcdef", false},
	    {".", false},
	    {"", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].name);
		CHECK_INT(save_is_leftover(rows[i].name), rows[i].is);
	}
}

TEST(save_clean_takes_dead_processes_files_only)
{
	char *folder = place_new(), mine[80], name[80];

	snprintf(name, sizeof name, ".a.yaml.postil-%d-0123456789abcdef", getppid());
	snprintf(mine, sizeof mine, ".a.yaml.postil-%d-0123456789abcdef", getpid());
	place_add(folder, name, "a parent is alive");
	place_add(folder, mine, "of an earlier process of our number");
	place_add(folder, ".b.postil-2147483647-0123456789abcdef", "dead");
	place_add(folder, "a.yaml", "x");
	place_add(folder, ".hidden", "x");
	free(place_folder(folder, ".c.postil-2147483647-0123456789abcdef"));
	CHECK_INT(save_clean(folder), 2);
	CHECK_INT(save_clean(folder), 0);
	CHECK_INT(save_clean("/nonexistent"), 0);
	place_drop(folder);
}
