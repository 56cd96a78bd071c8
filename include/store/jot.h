/* jot: small files of the state folder, replaced as a whole.
 *
 * What they hold may be lost with the power, so nothing is synced; but who reads one
 * finds the old bytes or the new ones, never a part.  Several postils may write: who
 * reads, changes and writes holds the lock of the folder meanwhile.
 *
 *     int lock = jot_lock(folder);
 *     ... file_read, change ...
 *     jot_write(path, bytes, &err);
 *     jot_unlock(lock);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_JOT_H
#define STORE_JOT_H

#include "base/error.h"
#include "base/str.h"

/* Waits a short time for who has it; then, and where the system has no locks, goes on
 * without: -1. */
int jot_lock(const char *folder);
void jot_unlock(int lock);

/* Mode 0600.  What an interrupted write left behind goes. */
bool jot_write(const char *path, struct slice bytes, struct error *err);

/* Gives a file that cannot be read another name (PATH.1 … PATH.9), so that nobody
 * overwrites it; that name, yours to free, or NULL. */
char *jot_put_aside(const char *path);

#endif
