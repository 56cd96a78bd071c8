/* wrap: the system calls of what is under test, counted, written down and made to fail.
 *
 * The suite is linked with --wrap for each name in CALLS (see the Makefile), so the
 * library's own calls come here first; nothing in the library knows of it.  Nothing
 * happens to a call unless a plan says so.
 *
 *     wrap_start((struct wrap_plan){.at = 3, .error = ENOSPC});
 *     save_file(…);
 *     wrap_stop();
 *     for (size_t i = 0; i < wrap_log_count; i++) … wrap_log[i]
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef FAULTS_WRAP_H
#define FAULTS_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#define CALLS(X)      \
	X(open)       \
	X(openat)     \
	X(read)       \
	X(pread)      \
	X(write)      \
	X(fsync)      \
	X(fdatasync)  \
	X(close)      \
	X(rename)     \
	X(renameat)   \
	X(renameat2)  \
	X(linkat)     \
	X(unlinkat)   \
	X(fchmod)     \
	X(fchown)     \
	X(fsetxattr)  \
	X(flock)      \
	X(fstat)      \
	X(fstatat)    \
	X(readlinkat) \
	X(ftruncate)

enum call {
#define X(name) CALL_##name,
	CALLS(X)
#undef X
	    CALL_COUNT
};

struct wrap_plan {
	size_t at;        /* the call that fails, from 1; 0: none */
	bool onward;      /* and all after it */
	int error;        /* what errno then is */
	unsigned shorten; /* percent of reads and writes that move less, or end with EINTR */
	bool garble;      /* what is written is not what was given */
	bool no_sync;     /* fdatasync does nothing, where only bytes are of interest */
	bool idle;        /* writes that write nothing, now and then */
};

struct wrap_entry {
	enum call call;
	int fd;        /* the first descriptor of the call; of open: what it gave */
	long n;        /* result */
	int flags;     /* of open, flock */
	char name[96]; /* of what has one; of renames the new one */
};

extern struct wrap_entry wrap_log[4096];
extern size_t wrap_log_count; /* of this plan */
extern size_t wrap_calls;     /* likewise, also those that found no room */
extern bool wrap_hit;         /* something was made to fail */
extern enum call wrap_hit_call;

void wrap_start(struct wrap_plan plan);
void wrap_stop(void);
const char *wrap_name(enum call call);

/* Numbers that look random and are the same in each run. */
unsigned long wrap_random(unsigned long below);

#endif
