/* SPDX-License-Identifier: MIT */
#include "save_int.h"

#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/xattr.h>
#endif

/* ---- attributes, ACLs among them */
#ifdef __linux__

/* The names, each with its NUL, one after another. */
static bool list_names(int fd, struct str *out)
{
	ssize_t n = flistxattr(fd, NULL, 0);

	if (n < 0 && (errno == ENOTSUP || errno == ENOSYS))
		return true;
	if (n <= 0)
		return n == 0;
	str_reserve(out, (size_t)n + 1);
	n = flistxattr(fd, out->s, (size_t)n);
	out->len = n > 0 ? (size_t)n : 0;
	return n >= 0;
}

/* False, with errno, when there is none of that name. */
static bool value_of(int fd, const char *name, struct str *out)
{
	ssize_t n = fgetxattr(fd, name, NULL, 0);

	if (n < 0)
		return false;
	str_clear(out);
	str_reserve(out, (size_t)n + 1);
	n = n ? fgetxattr(fd, name, out->s, (size_t)n) : 0;
	out->len = n > 0 ? (size_t)n : 0;
	return n >= 0;
}

/* The system's own measure of the contents, which it makes for each file. */
static bool is_measure(const char *name)
{
	return strcmp(name, "security.ima") == 0 || strcmp(name, "security.evm") == 0;
}

static bool copy_value(struct save *s, const char *name)
{
	struct str old = STR_INIT, now = STR_INIT;
	bool ok = value_of(s->old, name, &old);

	if (ok && !(value_of(s->temp, name, &now) && now.len == old.len &&
		    memcmp(now.s, old.s, old.len) == 0))
		ok = fsetxattr(s->temp, name, old.s, old.len, 0) == 0;
	str_release(&old);
	str_release(&now);
	return ok;
}

static bool copy_values(struct save *s, const struct str *names)
{
	for (size_t at = 0; at < names->len; at += strlen(names->s + at) + 1)
		if (!is_measure(names->s + at) && !copy_value(s, names->s + at))
			return save_refuse(s, "its attribute %s cannot be kept: %s", names->s + at,
					   strerror(errno));
	return true;
}

static bool has_name(const struct str *names, const char *name)
{
	for (size_t at = 0; at < names->len; at += strlen(names->s + at) + 1)
		if (strcmp(names->s + at, name) == 0)
			return true;
	return false;
}

/* What the folder gave to the new file: a default ACL. */
static bool drop_others(struct save *s, const struct str *names, const struct str *present)
{
	for (size_t at = 0; at < present->len; at += strlen(present->s + at) + 1) {
		const char *name = present->s + at;

		if (strncmp(name, "security.", 9) != 0 && !has_name(names, name) &&
		    fremovexattr(s->temp, name) < 0)
			return save_refuse(s, "the folder's attribute %s cannot be kept off it: %s",
					   name, strerror(errno));
	}
	return true;
}

static bool keep_attributes(struct save *s)
{
	struct str names = STR_INIT, present = STR_INIT;
	bool ok = list_names(s->old, &names) && list_names(s->temp, &present);

	if (!ok)
		save_fail(s, "cannot read its attributes");
	ok = ok && copy_values(s, &names) && drop_others(s, &names, &present);
	str_release(&names);
	str_release(&present);
	return ok;
}

#else

static bool keep_attributes(struct save *s)
{
	return s->old >= 0;
}

#endif

/* ---- owner, group and mode */

static bool keep_owner(struct save *s, const struct stat *now)
{
	if (now->st_uid == s->found.st_uid && now->st_gid == s->found.st_gid)
		return true;
	return fchown(s->temp, s->found.st_uid, s->found.st_gid) == 0 ||
	       save_fail(s, "its owner and group cannot be kept");
}

/* Some file systems take a mode and do not keep it. */
static bool keep_mode(struct save *s)
{
	struct stat now;

	if (fchmod(s->temp, s->found.st_mode & 07777) < 0)
		return save_fail(s, "its mode cannot be kept");
	if (fstat(s->temp, &now) < 0)
		return save_fail(s, "cannot look at the new file");
	if (now.st_mode == s->found.st_mode && now.st_uid == s->found.st_uid &&
	    now.st_gid == s->found.st_gid)
		return true;
	return save_refuse(s, "its owner, group and mode cannot be kept in this folder");
}

/* The owner first, which takes bits of the mode away, then ACLs, which the mode's group
 * bits belong to. */
bool save_keep(struct save *s)
{
	struct stat now;

	if (s->old < 0)
		return true;
	if (fstat(s->temp, &now) < 0)
		return save_fail(s, "cannot look at the new file");
	return keep_owner(s, &now) && keep_attributes(s) && keep_mode(s);
}

static bool in_group(gid_t group)
{
	int n = getgroups(0, NULL);
	gid_t *groups = mem_zalloc(n > 0 ? (size_t)n : 1, sizeof *groups);
	bool found = group == getegid();

	n = n > 0 ? getgroups(n, groups) : 0;
	for (int i = 0; i < n && !found; i++)
		found = groups[i] == group;
	free(groups);
	return found;
}

bool save_can_keep(struct save *s)
{
	if (geteuid() == 0)
		return true;
	if (s->found.st_uid != geteuid())
		return save_refuse(s,
				   "it belongs to someone else (user %ju), which a new file "
				   "could not keep; work on a copy",
				   (uintmax_t)s->found.st_uid);
	return in_group(s->found.st_gid) ||
	       save_refuse(s,
			   "its group (%ju) is none of yours, which a new file could not "
			   "keep; work on a copy",
			   (uintmax_t)s->found.st_gid);
}
