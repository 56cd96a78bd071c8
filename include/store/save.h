/* save: replaces a file so that nothing is ever lost.
 *
 * Promise: after save_file has returned true the new bytes survive a power cut;
 * before that, the old file is untouched.  There is never a third state.  The file
 * is replaced by rename, after the new bytes were written beside it, synced and
 * read back; never truncated in place.  The folder is locked (flock) only while it
 * is compared and renamed.
 *
 * Refused, with the reason: what is no regular file, a link that leads out of the
 * folder, a file that is not ours to write, that has other names (hard links), whose
 * owner, group, mode, ACL or attributes cannot be kept.
 *
 * Who writes decides whether the file is what he knew by its hash (base/hash.h).
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

enum save_result {
	SAVE_DONE,
	SAVE_CHANGED, /* the file is not what was expected; nothing was done; err says so */
	SAVE_FAILED   /* err says why; the old file is as it was, or, when err says that the
		       * new one is in place, the disk did not confirm it (ask its hash) */
};

/* Replaces the bytes of path if their hash is `expected` (0: there must be no such
 * file). */
enum save_result save_file(const char *path, uint64_t expected, struct slice bytes,
			   struct error *err);

/* Could save_file write here?  A sentence why not. */
bool save_allowed(const char *path, struct error *err);

/* Removes what interrupted saves of processes that are dead left in the folder;
 * returns how many.  Names look like ".NAME.postil-PID-…".  Files of our own number
 * are those of a process that had it before: not to be called during a save. */
size_t save_clean(const char *folder);

/* Is it the name of such a file? */
bool save_is_leftover(const char *name);

#endif
