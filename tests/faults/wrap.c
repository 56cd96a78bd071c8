/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "wrap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

struct wrap_entry wrap_log[4096];
size_t wrap_log_count, wrap_calls;
bool wrap_hit;
enum call wrap_hit_call;

static struct wrap_plan now;
static bool armed;

void wrap_start(struct wrap_plan plan)
{
	now = plan;
	armed = true;
	wrap_hit = false;
	wrap_log_count = wrap_calls = 0;
}

void wrap_stop(void)
{
	armed = false;
}

const char *wrap_name(enum call call)
{
	static const char *const names[] = {
#define X(name) #name,
	    CALLS(X)
#undef X
	};

	return names[call];
}

unsigned long wrap_random(unsigned long below)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (unsigned long)(x % below);
}

/* Is it the turn of this call to fail? */
static bool fails(enum call call)
{
	if (!armed)
		return false;
	wrap_calls++;
	if (!now.at || wrap_calls < now.at || (wrap_calls > now.at && !now.onward))
		return false;
	if (!wrap_hit)
		wrap_hit_call = call;
	wrap_hit = true;
	errno = now.error;
	return true;
}

static long note(enum call call, int fd, long n, int flags, const char *name)
{
	int error = errno;

	if (armed && wrap_log_count < sizeof wrap_log / sizeof *wrap_log) {
		struct wrap_entry *e = &wrap_log[wrap_log_count++];

		*e = (struct wrap_entry){.call = call, .fd = fd, .n = n, .flags = flags};
		snprintf(e->name, sizeof e->name, "%s", name);
	}
	errno = error;
	return n;
}

/* 0: as asked; -1: interrupted; else how many bytes instead. */
static long shortened(size_t n)
{
	if (!armed || !now.shorten || !n || wrap_random(100) >= now.shorten)
		return 0;
	if (wrap_random(3) == 0) {
		errno = EINTR;
		return -1;
	}
	return 1 + (long)wrap_random(n);
}

#define DECLARE(type, name, ...)         \
	type __real_##name(__VA_ARGS__); \
	type __wrap_##name(__VA_ARGS__); \
	type __wrap_##name(__VA_ARGS__)

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;
	int fd;

	va_start(ap, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = (mode_t)va_arg(ap, int);
	va_end(ap);
	fd = fails(CALL_open) ? -1 : __real_open(path, flags, mode);
	return (int)note(CALL_open, fd, fd, flags, path);
}

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;
	int fd;

	va_start(ap, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = (mode_t)va_arg(ap, int);
	va_end(ap);
	fd = fails(CALL_openat) ? -1 : __real_openat(folder, path, flags, mode);
	return (int)note(CALL_openat, fd, fd, flags, path);
}

DECLARE(ssize_t, read, int fd, void *out, size_t n)
{
	long less = shortened(n);

	if (fails(CALL_read) || less < 0)
		return note(CALL_read, fd, -1, 0, "");
	return note(CALL_read, fd, __real_read(fd, out, less ? (size_t)less : n), 0, "");
}

DECLARE(ssize_t, pread, int fd, void *out, size_t n, off_t at)
{
	long less = shortened(n);

	if (fails(CALL_pread) || less < 0)
		return note(CALL_pread, fd, -1, 0, "");
	return note(CALL_pread, fd, __real_pread(fd, out, less ? (size_t)less : n, at), 0, "");
}

DECLARE(ssize_t, write, int fd, const void *bytes, size_t n)
{
	long less = shortened(n);

	if (fails(CALL_write) || less < 0)
		return note(CALL_write, fd, -1, 0, "");
	if (armed && now.idle && wrap_random(4) == 0)
		return note(CALL_write, fd, 0, 0, "");
	if (armed && now.garble)
		return note(CALL_write, fd, n ? __real_write(fd, "~", 1) : 0, 0, "");
	return note(CALL_write, fd, __real_write(fd, bytes, less ? (size_t)less : n), 0, "");
}

DECLARE(int, fsync, int fd)
{
	return (int)note(CALL_fsync, fd, fails(CALL_fsync) ? -1 : __real_fsync(fd), 0, "");
}

DECLARE(int, fdatasync, int fd)
{
	if (armed && now.no_sync)
		return 0;
	return (int)note(CALL_fdatasync, fd, fails(CALL_fdatasync) ? -1 : __real_fdatasync(fd), 0,
			 "");
}

/* A close that fails has closed all the same. */
DECLARE(int, close, int fd)
{
	int n = __real_close(fd);

	return (int)note(CALL_close, fd, fails(CALL_close) ? -1 : n, 0, "");
}

DECLARE(int, rename, const char *from, const char *to)
{
	return (int)note(CALL_rename, -1, fails(CALL_rename) ? -1 : __real_rename(from, to), 0, to);
}

DECLARE(int, renameat, int from_folder, const char *from, int folder, const char *to)
{
	return (int)note(CALL_renameat, folder,
			 fails(CALL_renameat) ? -1 : __real_renameat(from_folder, from, folder, to),
			 0, to);
}

DECLARE(int, renameat2, int from_folder, const char *from, int folder, const char *to,
	unsigned flags)
{
	return (int)note(
	    CALL_renameat2, folder,
	    fails(CALL_renameat2) ? -1 : __real_renameat2(from_folder, from, folder, to, flags),
	    (int)flags, to);
}

DECLARE(int, linkat, int from_folder, const char *from, int folder, const char *to, int flags)
{
	return (int)note(
	    CALL_linkat, folder,
	    fails(CALL_linkat) ? -1 : __real_linkat(from_folder, from, folder, to, flags), 0, to);
}

DECLARE(int, unlinkat, int folder, const char *name, int flags)
{
	return (int)note(CALL_unlinkat, folder,
			 fails(CALL_unlinkat) ? -1 : __real_unlinkat(folder, name, flags), 0, name);
}

DECLARE(int, fchmod, int fd, mode_t mode)
{
	return (int)note(CALL_fchmod, fd, fails(CALL_fchmod) ? -1 : __real_fchmod(fd, mode), 0, "");
}

DECLARE(int, fchown, int fd, uid_t user, gid_t group)
{
	return (int)note(CALL_fchown, fd, fails(CALL_fchown) ? -1 : __real_fchown(fd, user, group),
			 0, "");
}

DECLARE(int, fsetxattr, int fd, const char *name, const void *value, size_t n, int flags)
{
	return (int)note(CALL_fsetxattr, fd,
			 fails(CALL_fsetxattr) ? -1 : __real_fsetxattr(fd, name, value, n, flags),
			 0, name);
}

DECLARE(int, flock, int fd, int how)
{
	return (int)note(CALL_flock, fd, fails(CALL_flock) ? -1 : __real_flock(fd, how), how, "");
}

DECLARE(int, fstat, int fd, struct stat *st)
{
	return (int)note(CALL_fstat, fd, fails(CALL_fstat) ? -1 : __real_fstat(fd, st), 0, "");
}

DECLARE(int, fstatat, int folder, const char *name, struct stat *st, int flags)
{
	return (int)note(CALL_fstatat, folder,
			 fails(CALL_fstatat) ? -1 : __real_fstatat(folder, name, st, flags), 0,
			 name);
}

DECLARE(ssize_t, readlinkat, int folder, const char *name, char *out, size_t n)
{
	return note(CALL_readlinkat, folder,
		    fails(CALL_readlinkat) ? -1 : __real_readlinkat(folder, name, out, n), 0, name);
}

DECLARE(int, ftruncate, int fd, off_t size)
{
	return (int)note(CALL_ftruncate, fd,
			 fails(CALL_ftruncate) ? -1 : __real_ftruncate(fd, size), 0, "");
}
