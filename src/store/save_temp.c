/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/file.h"
#include "save_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
	TRIES = 100,     /* for a free name */
	PRIVATE = 0600,  /* until mode and owner of the old file are there */
	COMMON = 0666,   /* a new file: the umask decides */
	CHUNK = 64 << 10 /* bytes read back at once */
};

static mode_t mode_of(const struct save *s)
{
	return s->old < 0 ? COMMON : PRIVATE;
}

static bool open_named(struct save *s)
{
	for (int i = 0; i < TRIES; i++) {
		save_leftover_name(s->temp_name, s->name);
		s->temp = openat(s->folder, s->temp_name,
				 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_of(s));
		if (s->temp >= 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	s->temp_name[0] = '\0';
	return save_fail(s, "cannot make a file in its folder");
}

/* A file without a name leaves nothing behind when we are killed; not all file systems
 * have them. */
bool save_temp_open(struct save *s, bool unnamed)
{
	s->again = false;
#ifdef O_TMPFILE
	if (unnamed)
		s->temp = openat(s->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode_of(s));
#endif
	return (unnamed && s->temp >= 0) || open_named(s);
}

static bool sync_temp(struct save *s)
{
	while (fsync(s->temp) < 0) {
		if (errno == EINTR)
			continue;
		s->again = errno == EIO;
		return save_fail(s, "the disk did not take it");
	}
	return true;
}

/* -1 with errno, 0 different, 1 the same, one byte past the end included. */
static int compare(int fd, struct slice bytes)
{
	char chunk[CHUNK];
	size_t at = 0;

	for (;;) {
		ssize_t n = pread(fd, chunk, sizeof chunk, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			return at == bytes.len;
		if ((size_t)n > bytes.len - at || memcmp(chunk, bytes.s + at, (size_t)n) != 0)
			return 0;
		at += (size_t)n;
	}
}

static bool read_back(struct save *s, struct slice bytes)
{
	int same = compare(s->temp, bytes);

	if (same < 0)
		return save_fail(s, "cannot read back what was written");
	if (!same)
		errno = EIO;
	return same || save_fail(s, "what was written reads back differently");
}

bool save_temp_fill(struct save *s, struct slice bytes)
{
	if (!file_write(s->temp, bytes))
		return save_fail(s, "cannot write");
	return sync_temp(s) && read_back(s, bytes);
}

static bool link_unnamed(struct save *s)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/self/fd/%d", s->temp);
	for (int i = 0; i < TRIES; i++) {
		save_leftover_name(s->temp_name, s->name);
		if (linkat(AT_FDCWD, path, s->folder, s->temp_name, AT_SYMLINK_FOLLOW) == 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	s->temp_name[0] = '\0';
	s->again = true;
	return save_fail(s, "cannot give the new file a name");
}

/* close may tell of what a network or a quota did not take. */
bool save_temp_name(struct save *s)
{
	int fd = s->temp;

	if (!s->temp_name[0] && !link_unnamed(s))
		return false;
	s->temp = -1;
	return close(fd) == 0 || errno == EINTR || save_fail(s, "the disk did not take it");
}

void save_temp_drop(struct save *s)
{
	if (s->temp >= 0)
		close(s->temp);
	s->temp = -1;
	if (s->temp_name[0])
		unlinkat(s->folder, s->temp_name, 0);
	s->temp_name[0] = '\0';
}
