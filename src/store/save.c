/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* renameat2 */
#include "store/save.h"

#include "base/file.h"
#include "base/hash.h"
#include "save_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char *advice(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return "make room and save again";
	case EFBIG:
		return "raise the limit (ulimit -f) and save again";
	case EROFS:
		return "mount the disk for writing, or work on a copy";
	case EACCES:
	case EPERM:
		return "ask for the right to write there, or work on a copy";
	case EIO:
		return "the disk may be failing: make a copy elsewhere, then save again";
	case EMFILE:
	case ENFILE:
	case ENOMEM:
		return "close some programs and save again";
	default:
		return "save again";
	}
}

bool save_fail(struct save *s, const char *what)
{
	int error = errno;

	return error_set(s->err, "%s: not saved: %s: %s; the file is as it was: %s", s->path, what,
			 strerror(error), advice(error));
}

bool save_refuse(struct save *s, const char *fmt, ...)
{
	struct str why = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&why, fmt, ap);
	va_end(ap);
	error_set(s->err, "%s: not saved: %s", s->path, why.s);
	str_release(&why);
	return false;
}

bool save_changed(struct save *s, const char *what)
{
	s->result = SAVE_CHANGED;
	return error_set(s->err, "%s: not saved: %s", s->path, what);
}

/* ---- is the file what the caller knew? */

static bool read_all(int fd, struct str *out)
{
	for (;;) {
		ssize_t n;

		str_reserve(out, 65536);
		n = read(fd, out->s + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		out->len += (size_t)n;
		if (out->len > FILE_LIMIT)
			return true;
	}
}

static bool same_bytes(struct save *s, int fd, size_t size, uint64_t expected)
{
	struct str bytes = STR_INIT;
	bool ok = true;

	if (size <= FILE_LIMIT) {
		str_reserve(&bytes, size + 65537);
		ok = read_all(fd, &bytes) || save_fail(s, "cannot read the present file");
	}
	if (ok && (size > FILE_LIMIT || hash_bytes((struct slice){bytes.s, bytes.len}) != expected))
		ok = save_changed(s, "the file was changed meanwhile by someone else; read it "
				     "again before you save");
	str_release(&bytes);
	return ok;
}

/* The mode and owner that were copied must be those that the file still has. */
static bool same_status(struct save *s, const struct stat *now)
{
	if (now->st_mode == s->found.st_mode && now->st_uid == s->found.st_uid &&
	    now->st_gid == s->found.st_gid)
		return true;
	return save_refuse(s, "its owner or mode is being changed just now; save again");
}

/* The bytes are compared under the lock, where alone it counts; before that a look is
 * enough, lest a whole file be written in vain. */
static bool is_expected(struct save *s, uint64_t expected, bool locked)
{
	struct stat now;
	bool ok;
	int fd;

	if (!save_present(s, &fd, &now))
		return false;
	if (fd < 0)
		return !expected || save_changed(s, "the file is gone; save it as a new one or "
						    "leave it");
	if (!expected)
		ok = save_changed(s, "there is a file of that name already; choose another");
	else
		ok = same_status(s, &now) &&
		     (!locked || same_bytes(s, fd, (size_t)now.st_size, expected));
	close(fd);
	return ok;
}

/* ---- putting the new file in place */

/* Without the lock the comparison and the rename of two writers could cross.  Where
 * there are no locks a small window stays open, and nothing worse. */
static bool lock_folder(struct save *s)
{
	while (flock(s->folder, LOCK_EX) < 0) {
		if (errno == EINTR)
			continue;
		if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL ||
		    errno == EBADF)
			return true;
		return save_fail(s, "cannot lock the folder");
	}
	return true;
}

/* Never over another file. */
static bool move_new(struct save *s)
{
#ifdef RENAME_NOREPLACE
	if (renameat2(s->folder, s->temp_name, s->folder, s->name, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
#endif
	if (linkat(s->folder, s->temp_name, s->folder, s->name, 0) < 0)
		return false;
	unlinkat(s->folder, s->temp_name, 0);
	return true;
}

static bool move_in(struct save *s, bool fresh)
{
	bool ok = fresh ? move_new(s) : renameat(s->folder, s->temp_name, s->folder, s->name) == 0;

	if (ok)
		s->temp_name[0] = '\0';
	else if (fresh && errno == EEXIST)
		save_changed(s, "there is a file of that name already; choose another");
	else
		save_fail(s, "cannot put the new file in its place");
	return ok;
}

/* Some file systems cannot sync folders (EINVAL): they do it by themselves. */
static bool sync_folder(struct save *s)
{
	while (fsync(s->folder) < 0) {
		if (errno == EINTR)
			continue;
		if (errno == EINVAL)
			return true;
		return error_set(
		    s->err,
		    "%s: the new file is in place, but the disk did not confirm it: "
		    "%s; a power cut may bring the old one back: make a copy elsewhere",
		    s->path, strerror(errno));
	}
	return true;
}

static bool publish(struct save *s, uint64_t expected)
{
	bool ok = lock_folder(s) && is_expected(s, expected, true) && move_in(s, expected == 0) &&
		  sync_folder(s);

	flock(s->folder, LOCK_UN);
	return ok;
}

/* ---- the whole */

static bool prepare(struct save *s, struct slice bytes, bool unnamed)
{
	if (save_temp_open(s, unnamed) && save_keep(s) && save_temp_fill(s, bytes) &&
	    save_temp_name(s))
		return true;
	save_temp_drop(s);
	return false;
}

/* A second temporary file is made where the first could not get a name, and after a
 * sync that failed: the same descriptor would then succeed without having written. */
static bool replace(struct save *s, uint64_t expected, struct slice bytes)
{
	bool ok = is_expected(s, expected, false);

	if (ok)
		ok = prepare(s, bytes, true) || (s->again && prepare(s, bytes, false));
	if (ok)
		ok = publish(s, expected);
	save_temp_drop(s);
	return ok;
}

enum save_result save_file(const char *path, uint64_t expected, struct slice bytes,
			   struct error *err)
{
	struct error why = {0};
	struct save s;
	bool ok = save_open(&s, path, &why) && (s.old < 0 || save_can_keep(&s)) &&
		  replace(&s, expected, bytes);

	save_close(&s);
	if (!ok)
		error_set(err, "%s", why.msg);
	error_release(&why);
	return ok ? SAVE_DONE : s.result;
}

bool save_allowed(const char *path, struct error *err)
{
	struct save s;
	bool ok = save_open(&s, path, err) && (s.old < 0 || save_can_keep(&s));

	if (ok && faccessat(s.folder, ".", W_OK | X_OK, AT_EACCESS) < 0)
		ok = save_fail(&s, "cannot write in its folder");
	save_close(&s);
	return ok;
}
