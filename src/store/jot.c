/* SPDX-License-Identifier: MIT */
#include "store/jot.h"

#include "base/file.h"
#include "save_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum {
	PRIVATE = 0600,
	TRIES = 500, /* to get the lock, each after */
	PAUSE = 1,   /* milliseconds */
	ASIDE_MOST = 9
};

int jot_lock(const char *folder)
{
	const struct timespec pause = {.tv_nsec = PAUSE * 1000000L};
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	for (int i = 0; fd >= 0 && i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return fd;
		if (errno != EWOULDBLOCK && errno != EINTR)
			break;
		nanosleep(&pause, NULL);
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

void jot_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

static bool fill(const char *temp, struct slice bytes)
{
	int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, PRIVATE);
	bool ok = fd >= 0 && file_write(fd, bytes);
	int kept = errno;

	if (fd >= 0 && close(fd) < 0 && ok) {
		kept = errno;
		ok = false;
	}
	errno = kept;
	return ok;
}

bool jot_write(const char *path, struct slice bytes, struct error *err)
{
	char *folder = file_folder(path), name[SAVE_NAME_MOST], *temp;
	bool ok;

	save_clean(folder);
	save_leftover_name(name, file_base(path));
	temp = file_join(folder, name);
	ok = fill(temp, bytes) && rename(temp, path) == 0;
	if (!ok) {
		error_set(err, "%s: cannot write: %s", path, strerror(errno));
		unlink(temp);
	}
	free(temp);
	free(folder);
	return ok;
}

/* link, other than rename, replaces nothing; the last name serves again and again. */
char *jot_put_aside(const char *path)
{
	struct str to = STR_INIT;
	bool done = false;

	for (int i = 1; !done && i <= ASIDE_MOST; i++) {
		str_clear(&to);
		str_printf(&to, "%s.%d", path, i);
		if (link(path, to.s) == 0)
			done = unlink(path) == 0;
		else if (errno != EEXIST || i == ASIDE_MOST)
			done = rename(path, to.s) == 0;
	}
	if (done)
		return str_take(&to);
	str_release(&to);
	return NULL;
}
