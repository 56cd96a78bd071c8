/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One byte more than the size is asked for, so that a file that grew
 * meanwhile is noticed. */
static bool read_all(int fd, size_t expect, size_t limit, struct str *out)
{
	str_reserve(out, expect + 1);
	for (;;) {
		ssize_t n;

		if (out->len + 1 == out->cap)
			str_reserve(out, 65536);
		n = read(fd, out->s + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		out->len += (size_t)n;
		out->s[out->len] = '\0';
		if (n == 0 || out->len > limit)
			return true;
	}
}

bool file_read(const char *path, struct str *out, size_t limit, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	bool ok = false;

	str_clear(out);
	if (fd < 0)
		return error_set(err, "%s: cannot open: %s", path, strerror(errno));
	if (fstat(fd, &st) < 0)
		error_set(err, "%s: cannot read: %s", path, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		error_set(err, "%s: not a regular file; postil reads only those", path);
	else if ((uintmax_t)st.st_size > limit)
		error_set(err, "%s: %lld bytes; the limit is %zu MiB: split the file", path,
			  (long long)st.st_size, limit >> 20);
	else if (!read_all(fd, (size_t)st.st_size, limit, out))
		error_set(err, "%s: cannot read: %s", path, strerror(errno));
	else if (out->len > limit)
		error_set(err, "%s: grew past the limit of %zu MiB while it was read", path,
			  limit >> 20);
	else
		ok = true;
	close(fd);
	return ok;
}

enum { IDLE_MOST = 100 }; /* writes that write nothing */

bool file_write(int fd, struct slice bytes)
{
	int idle = 0;

	while (bytes.len) {
		ssize_t n = write(fd, bytes.s, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0 && ++idle == IDLE_MOST) {
			errno = EIO;
			return false;
		}
		bytes.s += n;
		bytes.len -= (size_t)n;
	}
	return true;
}

bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

const char *file_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *file_join(const char *folder, const char *name)
{
	struct str s = STR_INIT;

	if (folder[0] && strcmp(folder, ".") != 0) {
		str_addz(&s, folder);
		if (s.s[s.len - 1] != '/')
			str_addc(&s, '/');
	}
	str_addz(&s, name);
	return str_take(&s);
}

char *file_folder(const char *path)
{
	size_t len = (size_t)(file_base(path) - path);

	if (len == 0)
		return mem_dup(".", 1);
	return mem_dup(path, len > 1 ? len - 1 : len);
}
