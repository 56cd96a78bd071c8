/* SPDX-License-Identifier: MIT */
#include "save_int.h"

#include "base/hash.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MARK ".postil-"

enum {
	KEPT = 100, /* bytes of the file's name; a name may be 143 to 255 bytes long */
	RANDOM = 16,
	PID_MOST = 10
};

/* Not secret, only seldom the same: O_EXCL is what makes it one file. */
static uint64_t random_number(void)
{
	static uint64_t count;
	struct timespec now;
	uint64_t seed[4];

	clock_gettime(CLOCK_REALTIME, &now);
	seed[0] = (uint64_t)now.tv_sec;
	seed[1] = (uint64_t)now.tv_nsec;
	seed[2] = (uint64_t)getpid();
	seed[3] = ++count;
	return hash_bytes((struct slice){(const char *)seed, sizeof seed});
}

/* Cut between two characters, for file systems that want UTF-8. */
static int kept_length(const char *name)
{
	size_t len = strlen(name);

	if (len <= KEPT)
		return (int)len;
	for (len = KEPT; len && ((unsigned char)name[len] & 0xC0) == 0x80; len--)
		continue;
	return len ? (int)len : KEPT;
}

void save_leftover_name(char out[SAVE_NAME_MOST], const char *name)
{
	snprintf(out, SAVE_NAME_MOST, ".%.*s" MARK "%ld-%0*" PRIx64, kept_length(name), name,
		 (long)getpid(), RANDOM, random_number());
}

/* The process in the name; 0: it is no such name. */
static long process_of(const char *name)
{
	size_t len = strlen(name), digits = 0;
	const char *end = name + len - RANDOM - 1, *p;
	long pid = 0;

	if (name[0] != '.' || len < RANDOM + 2 || *end != '-' ||
	    strspn(end + 1, "0123456789abcdef") != RANDOM)
		return 0;
	for (p = end; p > name && p[-1] >= '0' && p[-1] <= '9' && digits <= PID_MOST; p--)
		digits++;
	if (!digits || digits > PID_MOST || p - name < (ptrdiff_t)strlen(MARK) + 1 ||
	    strncmp(p - strlen(MARK), MARK, strlen(MARK)) != 0)
		return 0;
	for (; p < end; p++)
		pid = pid * 10 + (*p - '0');
	return pid;
}

bool save_is_leftover(const char *name)
{
	return process_of(name) != 0;
}

/* Nobody but us has our number, and we are not saving: a predecessor had it. */
static bool is_dead(long pid)
{
	if (pid == (long)getpid())
		return true;
	return pid != (long)(pid_t)pid || (kill((pid_t)pid, 0) < 0 && errno == ESRCH);
}

static bool drop(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	       unlinkat(folder, name, 0) == 0;
}

size_t save_clean(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *entry;
	size_t n = 0;

	while (d && (entry = readdir(d))) {
		long pid = process_of(entry->d_name);

		if (pid && is_dead(pid) && drop(dirfd(d), entry->d_name))
			n++;
	}
	if (d)
		closedir(d);
	return n;
}
