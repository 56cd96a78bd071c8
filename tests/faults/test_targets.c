/* Odd files to save to, as a common user; and disks that are full.
 * SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "place.h"
#include "versions.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

enum { NOBODY = 65534, SIZE = 100000 };

/* In a process of its own, in the folder; gives how many rows went wrong, or -1 when
 * the child could not become what it should. */
static int in_child(const char *folder, bool (*become)(void), int (*run)(void))
{
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		int wrong = chdir(folder) == 0 && become() ? run() : 100;

		fflush(stdout);
		_exit(wrong);
	}
	CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status));
	return WEXITSTATUS(status) == 100 ? -1 : WEXITSTATUS(status);
}

static bool become_nobody(void)
{
	return geteuid() != 0 ||
	       (setgroups(0, NULL) == 0 && setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
}

static bool become_nothing_else(void)
{
	return true;
}

/* ---- targets */

static char long_name[256], longer_name[257];

static const struct target {
	const char *path;
	const char *says; /* NULL: is saved */
	long before;      /* version, or 0: a new file */
} targets[] = {
    {"plain", NULL, 1},
    {"private", NULL, 1},
    {"./plain", NULL, 2},
    {"new", NULL, 0},
    {long_name, NULL, 0},
    {longer_name, "File name too long", 0},
    {"readonly", "not yours to write: Permission denied", 1},
    {"closed/file", "cannot make a file in its folder: Permission denied", 1},
    {"closed/new", "cannot make a file in its folder: Permission denied", 0},
    {"theirs", "belongs to someone else", 1},
    {"fifo", "not a regular file", 1},
    {"folder", "not a regular file", 1},
    {"folder/", "cannot", 0},
    {"/dev/null", "not a regular file", 1},
    {"missing/file", "cannot open its folder: No such file or directory", 0},
    {"plain/file", "cannot open its folder: Not a directory", 0},
    {"loop", "cannot look at it|more than", 1},
    {"chain6", "more than 5", 1},
    {"dangling", "leads nowhere", 0},
    {"out", "leads out of its folder", 1},
    {"absolute", "leads out of its folder", 1},
    {"hard", "hard links", 1},
    {"link", NULL, 1},
    {"here", NULL, 2},
    {"chain5", NULL, 3},
};

static bool says(const char *message, const char *want)
{
	const char *bar = strchr(want, '|');
	char first[100];

	snprintf(first, sizeof first, "%.*s", bar ? (int)(bar - want) : 99, want);
	return strstr(message, first) || (bar && strstr(message, bar + 1));
}

static int run_targets(void)
{
	int wrong = 0;

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		const struct target *t = &targets[i];
		struct error err = {0};
		long before = version_in(t->path);
		bool done = version_save(t->path, (unsigned long)t->before,
					 (unsigned long)t->before + 1, 500, &err) == SAVE_DONE;
		long after = version_in(t->path);
		bool ok =
		    done == !t->says &&
		    (done || (err.msg && says(err.msg, t->says) && strstr(err.msg, t->path))) &&
		    after == (done ? t->before + 1 : before) && leftovers_in(".") == 0;

		if (!ok) {
			wrong++;
			printf("# %.40s: %ld -> %ld: %s\n", t->path, before, after,
			       err.msg ? err.msg : "saved");
		}
		error_release(&err);
	}
	return wrong;
}

static void put_version(const char *name, unsigned long version, mode_t mode, uid_t owner)
{
	struct str bytes = STR_INIT;
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, mode);

	version_make(&bytes, version, 500);
	CHECK(fd >= 0 && write(fd, bytes.s, bytes.len) == (ssize_t)bytes.len);
	CHECK(fchmod(fd, mode) == 0);
	if (geteuid() == 0)
		CHECK(fchown(fd, owner, owner) == 0);
	close(fd);
	str_release(&bytes);
}

static void put_links(void)
{
	static const char *const links[][2] = {
	    {"loop", "loop"},          {"dangling", "nowhere"}, {"out", "folder/inside"},
	    {"absolute", "/dev/null"}, {"link", "linked"},      {"here", "../%/linked"},
	    {"chain1", "linked"},      {"chain2", "chain1"},    {"chain3", "chain2"},
	    {"chain4", "./chain3"},    {"chain5", "chain4"},    {"chain6", "chain5"},
	};
	char *here = getcwd(NULL, 0);

	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		struct str to = STR_INIT;

		if (strchr(links[i][1], '%'))
			str_printf(&to, "../%s/linked", file_base(here));
		else
			str_addz(&to, links[i][1]);
		CHECK(symlink(to.s, links[i][0]) == 0);
		str_release(&to);
	}
	free(here);
}

static void put_targets(void)
{
	memset(long_name, 'n', 255);
	memset(longer_name, 'n', 256);
	put_version("plain", 1, 0644, NOBODY);
	put_version("private", 1, 0600, NOBODY);
	put_version("readonly", 1, 0444, NOBODY);
	put_version("theirs", 1, 0666, 0);
	put_version("linked", 1, 0644, NOBODY);
	put_version("hard", 1, 0644, NOBODY);
	CHECK(link("hard", "hard2") == 0);
	CHECK(mkfifo("fifo", 0666) == 0 && mkdir("folder", 0777) == 0 &&
	      mkdir("closed", 0755) == 0);
	put_version("folder/inside", 1, 0666, NOBODY);
	put_version("closed/file", 1, 0666, NOBODY);
	CHECK(chmod("closed", 0555) == 0);
	put_links();
}

TEST(fault_odd_targets_are_saved_or_refused_with_a_reason)
{
	char *folder = place_new(), *was = getcwd(NULL, 0);
	int wrong;

	if (geteuid() != 0) {
		place_drop(folder);
		free(was);
		SKIP("only root can make files of several users");
	}
	CHECK(chown(folder, NOBODY, NOBODY) == 0 && chdir(folder) == 0);
	put_targets();
	wrong = in_child(".", become_nobody, run_targets);
	CHECK(chdir(was) == 0);
	place_drop(folder);
	free(was);
	if (wrong < 0)
		SKIP("cannot become another user here");
	CHECK_INT(wrong, 0);
}

/* ---- full disks */

static bool mount_little(unsigned long bytes)
{
	char options[64];

	snprintf(options, sizeof options, "size=%lu", bytes);
	return mount("tmpfs", "disk", "tmpfs", 0, options) == 0;
}

static bool become_alone(void)
{
	if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) < 0)
		return false;
	mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
	if (!mount_little(1 << 20))
		return false;
	return umount("disk") == 0;
}

/* One size of disk: the save may fit or not; with room made it fits. */
static bool save_on_disk(unsigned long bytes, size_t *full)
{
	struct error err = {0};
	enum save_result result;
	bool ok;

	if (!mount_little(bytes))
		return false;
	ok = version_save("disk/a.yaml", 0, 1, SIZE, &err) == SAVE_DONE;
	result = version_save("disk/a.yaml", 1, 2, SIZE, &err);
	*full += result == SAVE_FAILED;
	if (result == SAVE_FAILED)
		ok = ok && strstr(err.msg, "disk/a.yaml") &&
		     strstr(err.msg, "No space left on device; the file is as it was: make room");
	ok = ok && result != SAVE_CHANGED && leftovers_in("disk") == 0 &&
	     version_in("disk/a.yaml") == (result == SAVE_DONE ? 2 : 1);
	ok = ok && mount("tmpfs", "disk", "tmpfs", MS_REMOUNT, "size=4194304") == 0;
	if (result == SAVE_FAILED)
		ok = ok && version_save("disk/a.yaml", 1, 2, SIZE, &err) == SAVE_DONE &&
		     version_in("disk/a.yaml") == 2;
	if (!ok)
		printf("# disk of %lu bytes: %s\n", bytes, err.msg ? err.msg : "?");
	error_release(&err);
	return umount("disk") == 0 && ok;
}

static int run_full_disks(void)
{
	size_t full = 0, n = 0;
	int wrong = 0;

	for (unsigned long bytes = 2 * SIZE - 65536; bytes <= 2 * SIZE + 65536; bytes += 4096, n++)
		wrong += !save_on_disk(bytes, &full);
	printf("# %zu sizes of disk, %zu of them too small\n", n, full);
	return wrong + (full < 5 || full > n - 5);
}

TEST(fault_full_disk_keeps_the_old_file)
{
	char *folder = place_new();
	int wrong;

	free(place_folder(folder, "disk"));
	wrong = in_child(folder, become_alone, run_full_disks);
	place_drop(folder);
	if (wrong < 0)
		SKIP("cannot mount a file system of its own here");
	CHECK_INT(wrong, 0);
}

static int run_limits(void)
{
	struct error err = {0};
	struct rlimit limit = {SIZE / 2, SIZE / 2};
	bool ok;

	sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
	ok = version_save("a.yaml", 0, 1, SIZE, &err) == SAVE_DONE &&
	     setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
	     version_save("a.yaml", 1, 2, SIZE, &err) == SAVE_FAILED &&
	     strstr(err.msg, "File too large") && version_in("a.yaml") == 1 &&
	     leftovers_in(".") == 0;
	error_release(&err);
	return !ok;
}

TEST(fault_limit_of_file_sizes_keeps_the_old_file)
{
	char *folder = place_new();

	CHECK_INT(in_child(folder, become_nothing_else, run_limits), 0);
	place_drop(folder);
}
