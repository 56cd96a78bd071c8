/* linefile: a small file of lines in the state folder, no line twice, the newest last:
 * what was searched, which articles were read.
 *
 * Several postils may change one: each says what it adds and takes away, and is not asked
 * what it knows of the rest.  A line that cannot be one (empty, or with a newline inside)
 * is passed over.  What cannot be read is as good as empty.
 *
 *     struct linefile f;
 *     linefile_read(&f, path, FILE_LIMIT);
 *     for (size_t i = 0; i < f.lines.n; i++)
 *             use(f.lines.v[i]);
 *     linefile_release(&f);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_LINEFILE_H
#define STORE_LINEFILE_H

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"

struct linefile {
	struct str bytes;
	VEC(struct slice) lines; /* pieces of bytes */
};

/* Fills *f; of a file of more than `most` bytes with nothing, and answers false. */
bool linefile_read(struct linefile *f, const char *path, size_t most);
void linefile_release(struct linefile *f);

struct linefile_change {
	struct slice line;
	bool gone; /* else it is added, or moved to the end */
};

/* Makes the changes in their order; of more than `most` lines the newest stay. */
bool linefile_change(const char *path, const struct linefile_change *changes, size_t n, size_t most,
		     struct error *err);

#endif
