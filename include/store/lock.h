/* lock: who of several running postils writes in a corpus; the others read along.
 *
 * A file `writer` in the corpus' state folder names process, boot and host.  A
 * writer that is dead (or of an earlier boot) holds nothing.  Taking over makes us
 * the writer; the one before finds out when it next asks.  The lock only keeps people
 * from working against each other: safety comes from save_file's comparison.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include "base/error.h"
#include "base/str.h"

struct lock {
	char *path;        /* owned; NULL: there is nowhere to keep one: we write */
	struct str holder; /* who holds it if not us: "process 4711 on host, since 10:32" */
};

/* Becomes the writer if nobody is.  False only with a sentence, for a state folder that
 * cannot be written (we may still write articles). */
bool lock_open(struct lock *l, const char *state_folder, struct error *err);
/* Asks the file again; sets holder.  Where nobody holds it any more, we do from now on. */
bool lock_is_ours(struct lock *l);
bool lock_take(struct lock *l, struct error *err);
void lock_release(struct lock *l); /* gives it back if it is ours */

#endif
