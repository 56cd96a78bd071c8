/* versions: files that say which version they are, and whether they are whole.
 *
 * A version is a number and some bytes that follow from it, so that a file of two
 * halves, or one that was cut, is seen.
 * SPDX-License-Identifier: MIT
 */
#ifndef FAULTS_VERSIONS_H
#define FAULTS_VERSIONS_H

#include "base/str.h"
#include "store/save.h"

/* Replaces *out: at least `size` bytes. */
void version_make(struct str *out, unsigned long version, size_t size);

/* The version in the bytes; -1: they are no whole version. */
long version_of(struct slice bytes);
long version_in(const char *path); /* -2: there is no such file */

/* How many temporary files lie in the folder. */
size_t leftovers_in(const char *folder);

/* Saves version n over `before`. */
enum save_result version_save(const char *path, unsigned long before, unsigned long n, size_t size,
			      struct error *err);

double milliseconds(void);

#endif
