/* SPDX-License-Identifier: MIT */
#include "save_int.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINKS_MOST = 5 };

static bool open_folder(struct save *s)
{
	char *folder = file_folder(s->path);

	s->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	return s->folder >= 0 || save_fail(s, "cannot open its folder");
}

static bool same_folder(struct save *s, int other, bool *same)
{
	struct stat here, there;

	if (fstat(s->folder, &here) < 0 || fstat(other, &there) < 0)
		return save_fail(s, "cannot look at its folder");
	*same = here.st_dev == there.st_dev && here.st_ino == there.st_ino;
	return true;
}

/* Does what a link in the folder names lie in the folder itself? */
static bool stays_here(struct save *s, const char *target)
{
	char *folder = file_folder(target);
	int fd = openat(s->folder, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool same = false, ok = fd < 0 || same_folder(s, fd, &same);

	free(folder);
	if (fd >= 0)
		close(fd);
	if (!ok || same)
		return ok;
	return save_refuse(s,
			   "it is a link that leads out of its folder, to %s; open that file "
			   "itself",
			   target);
}

/* Once, here; from now on the name is never followed again. */
static bool follow_links(struct save *s)
{
	char target[PATH_MAX];

	for (int links = 0; links <= LINKS_MOST; links++) {
		ssize_t n = readlinkat(s->folder, s->name, target, sizeof target - 1);

		if (n < 0 && errno == EINVAL)
			return true;
		if (n < 0 && errno == ENOENT)
			return links == 0 || save_refuse(s, "it is a link that leads nowhere");
		if (n < 0)
			return save_fail(s, "cannot look at it");
		target[n] = '\0';
		if (!stays_here(s, target))
			return false;
		free(s->name);
		s->name = mem_dup(file_base(target), strlen(file_base(target)));
	}
	return save_refuse(s, "it is a link to a link, more than %d of them", LINKS_MOST);
}

static bool check_kind(struct save *s, const struct stat *st)
{
	if (!S_ISREG(st->st_mode))
		return save_refuse(s, "not a regular file");
	if (st->st_nlink > 1)
		return save_refuse(s,
				   "the file has %ju names (hard links), of which only this one "
				   "would get the new text; make a copy of it and work on that",
				   (uintmax_t)st->st_nlink);
	return true;
}

/* The kind is asked before opening, which may do things to a device, and again of
 * what was opened. */
bool save_present(struct save *s, int *fd, struct stat *st)
{
	*fd = -1;
	if (fstatat(s->folder, s->name, st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT || save_fail(s, "cannot look at it");
	if (!check_kind(s, st))
		return false;
	*fd = openat(s->folder, s->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (*fd < 0)
		return errno == ENOENT || save_fail(s, "cannot open it");
	if (fstat(*fd, st) < 0)
		save_fail(s, "cannot look at it");
	else if (check_kind(s, st))
		return true;
	close(*fd);
	*fd = -1;
	return false;
}

/* A rename asks nothing of the file that it replaces. */
static bool check_right(struct save *s)
{
	if (s->old < 0 || faccessat(s->folder, s->name, W_OK, AT_EACCESS) == 0)
		return true;
	return errno == ENOENT || save_fail(s, "it is not yours to write");
}

bool save_open(struct save *s, const char *path, struct error *err)
{
	const char *name = file_base(path);

	*s = (struct save){.path = path, .folder = -1, .old = -1, .temp = -1, .err = err};
	s->result = SAVE_FAILED;
	s->name = mem_dup(name, strlen(name));
	return open_folder(s) && follow_links(s) && save_present(s, &s->old, &s->found) &&
	       check_right(s);
}

void save_close(struct save *s)
{
	if (s->old >= 0)
		close(s->old);
	if (s->folder >= 0)
		close(s->folder);
	free(s->name);
}
