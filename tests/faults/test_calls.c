/* Every system call of a save fails in turn.          SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "place.h"
#include "versions.h"
#include "wrap.h"

#include "base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>

enum { SIZE = 3000, MOST_CALLS = 200 };

static const int errors[] = {EIO,    ENOSPC, EDQUOT, EACCES, EPERM, EROFS, EXDEV,       EBUSY,
			     EMFILE, ENFILE, ENOMEM, EFBIG,  EINTR, ELOOP, ENAMETOOLONG};

/* Old (version 1, or none) or new (2), and the truth about it. */
static void check_outcome(const char *folder, const char *path, long before,
			  const struct error *err, bool done, bool tidy)
{
	long version = version_in(path);

	CHECK(version == 2 || (!done && version == before));
	if (!done)
		CHECK(err->msg && strstr(err->msg, path));
	if (tidy)
		CHECK_INT(leftovers_in(folder), 0);
	save_clean(folder);
	CHECK_INT(leftovers_in(folder), 0);
}

/* One save with one call failing; false when none was reached. */
static bool one_fault(const char *folder, const char *path, bool fresh, struct wrap_plan plan)
{
	struct error err = {0};
	enum save_result result;

	unlink(path);
	if (!fresh) {
		CHECK(version_save(path, 0, 1, SIZE, &err) == SAVE_DONE);
		setxattr(path, "user.note", "kept", 4, 0);
	}
	wrap_start(plan);
	result = version_save(path, fresh ? 0 : 1, 2, SIZE, &err);
	wrap_stop();
	test_row("%s: call %zu %s %s%s", fresh ? "new file" : "old file", plan.at,
		 wrap_name(wrap_hit_call), strerror(plan.error),
		 plan.onward ? ", and all later" : "");
	if (wrap_hit)
		check_outcome(folder, path, fresh ? -2 : 1, &err, result == SAVE_DONE,
			      !plan.onward && wrap_hit_call != CALL_unlinkat);
	else
		CHECK_INT(result, SAVE_DONE);
	error_release(&err);
	return wrap_hit;
}

TEST(fault_of_every_call_leaves_the_old_file_or_the_new)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	size_t cases = 0;

	for (size_t i = 0; i < 4 * sizeof errors / sizeof *errors; i++) {
		struct wrap_plan plan = {.error = errors[i / 4], .onward = i & 1};

		if (plan.error == EINTR && plan.onward)
			continue; /* a signal that never ends */
		do
			plan.at++;
		while (one_fault(folder, path, i & 2, plan) && plan.at < MOST_CALLS);
		CHECK(plan.at > 15 && plan.at < MOST_CALLS);
		cases += plan.at - 1;
	}
	test_row("all");
	printf("# %zu faults\n", cases);
	CHECK(cases > 1000);
	free(path);
	place_drop(folder);
}

TEST(fault_writes_that_are_short_lose_nothing)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	struct error err = {0};

	for (unsigned long n = 1; n <= 2000; n++) {
		enum save_result result;

		wrap_start((struct wrap_plan){.shorten = 40, .idle = n % 2});
		result = version_save(path, n - 1, n, SIZE, &err);
		wrap_stop();
		test_row("save %lu", n);
		CHECK_INT(result, SAVE_DONE);
		CHECK_INT(version_in(path), n);
	}
	CHECK_INT(leftovers_in(folder), 0);
	error_release(&err);
	free(path);
	place_drop(folder);
}

TEST(fault_bytes_that_are_written_wrong_are_noticed)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	struct error err = {0};
	enum save_result result;

	CHECK(version_save(path, 0, 1, SIZE, &err) == SAVE_DONE);
	wrap_start((struct wrap_plan){.garble = true});
	result = version_save(path, 1, 2, SIZE, &err);
	wrap_stop();
	CHECK_INT(result, SAVE_FAILED);
	CHECK_INT(version_in(path), 1);
	CHECK_INT(leftovers_in(folder), 0);
	error_release(&err);
	free(path);
	place_drop(folder);
}

/* ---- the order of the calls, which is what a power cut asks about */

/* The first entry from `from` on that is this call of this descriptor (-1: any). */
static size_t find(size_t from, enum call call, int fd)
{
	for (size_t i = from; i < wrap_log_count; i++)
		if (wrap_log[i].call == call && (fd < 0 || wrap_log[i].fd == fd) &&
		    wrap_log[i].n >= 0)
			return i;
	return SIZE_MAX;
}

/* The temporary file's descriptor, and where it is opened. */
static size_t find_temp(int *fd)
{
	for (size_t i = 0; i < wrap_log_count; i++) {
		const struct wrap_entry *e = &wrap_log[i];
		bool unnamed = (e->flags & O_TMPFILE) == O_TMPFILE;
		bool named = (e->flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL);

		if (e->call == CALL_openat && e->n >= 0 && (unnamed || named)) {
			*fd = e->fd;
			return i;
		}
	}
	return SIZE_MAX;
}

static size_t find_lock(size_t from, int how)
{
	for (size_t i = from; i < wrap_log_count; i++)
		if (wrap_log[i].call == CALL_flock && wrap_log[i].flags == how)
			return i;
	return SIZE_MAX;
}

/* Is the file itself ever opened for writing? */
static bool writes_in_place(const char *name)
{
	for (size_t i = 0; i < wrap_log_count; i++)
		if ((wrap_log[i].call == CALL_open || wrap_log[i].call == CALL_openat) &&
		    strcmp(file_base(wrap_log[i].name), name) == 0 &&
		    (wrap_log[i].flags & (O_WRONLY | O_RDWR | O_TRUNC)))
			return true;
	return false;
}

static void check_order(bool fresh)
{
	int temp = -1, folder;
	size_t made = find_temp(&temp), written, synced, read_back, closed, locked, moved,
	       folder_synced;

	CHECK(made != SIZE_MAX);
	if (made == SIZE_MAX)
		return;
	written = find(made, CALL_write, temp);
	synced = find(made, CALL_fsync, temp);
	read_back = find(synced == SIZE_MAX ? made : synced, CALL_pread, temp);
	closed = find(made, CALL_close, temp);
	locked = find_lock(0, LOCK_EX);
	moved = find(0, fresh ? CALL_renameat2 : CALL_renameat, -1);
	CHECK(made < written && written < synced && synced < read_back && read_back < closed);
	CHECK(closed < locked && locked < moved && moved != SIZE_MAX);
	if (locked == SIZE_MAX || moved == SIZE_MAX)
		return;
	if (!fresh)
		CHECK(find(locked, CALL_read, -1) < moved);
	if (fresh)
		CHECK_INT(wrap_log[moved].flags, RENAME_NOREPLACE);
	folder = wrap_log[moved].fd;
	CHECK_INT(wrap_log[locked].fd, folder);
	folder_synced = find(moved, CALL_fsync, folder);
	CHECK(folder_synced != SIZE_MAX && folder_synced < find_lock(moved, LOCK_UN));
	CHECK(find(synced + 1, CALL_write, temp) > closed);
	CHECK(!writes_in_place("article.yaml"));
}

TEST(fault_order_of_the_calls_is_the_promise)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	struct error err = {0};

	for (int fresh = 1; fresh >= 0; fresh--) {
		enum save_result result;

		wrap_start((struct wrap_plan){0});
		result = version_save(path, fresh ? 0 : 1, fresh ? 1 : 2, SIZE, &err);
		wrap_stop();
		test_row(fresh ? "new file" : "old file");
		CHECK_INT(result, SAVE_DONE);
		check_order(fresh);
	}
	error_release(&err);
	free(path);
	place_drop(folder);
}

/* A second sync of a descriptor whose first one failed proves nothing. */
TEST(fault_sync_that_failed_is_not_asked_again)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	struct error err = {0};
	enum save_result result;
	size_t at;

	CHECK(version_save(path, 0, 1, SIZE, &err) == SAVE_DONE);
	wrap_start((struct wrap_plan){0});
	CHECK(version_save(path, 1, 2, SIZE, &err) == SAVE_DONE);
	wrap_stop();
	at = find(0, CALL_fsync, -1) + 1;
	wrap_start((struct wrap_plan){.at = at, .error = EIO});
	result = version_save(path, 2, 3, SIZE, &err);
	wrap_stop();
	CHECK(wrap_hit && wrap_hit_call == CALL_fsync);
	CHECK_INT(result, SAVE_DONE);
	CHECK(find(at, CALL_write, -1) != SIZE_MAX &&
	      find(at, CALL_write, -1) < find(at, CALL_fsync, -1));
	CHECK_INT(version_in(path), 3);
	error_release(&err);
	free(path);
	place_drop(folder);
}

/* The file is exchanged while the new one is being written. */
TEST(fault_other_bytes_are_never_overwritten)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	struct error err = {0};

	CHECK(version_save(path, 0, 1, SIZE, &err) == SAVE_DONE);
	CHECK(version_save(path, 1, 5, SIZE, &err) == SAVE_DONE);
	CHECK_INT(version_save(path, 1, 2, SIZE, &err), SAVE_CHANGED);
	CHECK(err.msg && strstr(err.msg, path));
	CHECK_INT(version_save(path, 0, 2, SIZE, &err), SAVE_CHANGED);
	CHECK_INT(version_in(path), 5);
	unlink(path);
	CHECK_INT(version_save(path, 5, 2, SIZE, &err), SAVE_CHANGED);
	CHECK_INT(version_in(path), -2);
	CHECK_INT(leftovers_in(folder), 0);
	error_release(&err);
	free(path);
	place_drop(folder);
}
