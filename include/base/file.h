/* file: reading files and folders, safely.
 *
 * Paths come from people and from files: only regular files are read (never a
 * FIFO, device or folder), never more than a limit, and never blocking.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/str.h"

enum { FILE_LIMIT = 16 << 20 }; /* bytes; what one article may hold */

/* Replaces *out by the bytes of the file. */
bool file_read(const char *path, struct str *out, size_t limit, struct error *err);

/* Writes all of it, also where the system takes it piece by piece; false with errno. */
bool file_write(int fd, struct slice bytes);

bool file_is_folder(const char *path);
bool file_exists(const char *path);

/* The part of path after the last slash; borrowed. */
const char *file_base(const char *path);

/* folder/name, yours to free; "." and empty folders are left out. */
char *file_join(const char *folder, const char *name);

/* The folder part of path: "." when it has none.  Yours to free. */
char *file_folder(const char *path);

#endif
