/* memory_file: what is remembered of a corpus (doc/memory.h), as a file of the state
 * folder: memory.yaml, which several postils read and write.
 *
 *     postil: 1
 *     open: {article: 2024-07-accord, pane: text, entity: cnt, line: 7, at: 1795915200}
 *     marks:
 *     - {mark: a, article: 2024-07-accord, point: 812, before: "le ", after: "jeudi", at: …}
 *     jumps: …
 *     places: …
 *
 * Whatever is in the file, reading gives a memory: of a damaged file what is sound.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_MEMORY_FILE_H
#define STORE_MEMORY_FILE_H

#include "base/error.h"
#include "doc/memory.h"

#define MEMORY_FILE "memory.yaml"

/* Fills *m, which must be empty.  False, with a sentence, when something there could not
 * be read, or is of a newer version, whose words nobody here knows.  No file is no fault. */
bool memory_read(const char *path, struct memory *m, struct error *err);

/* Appends the bytes of the file. */
void memory_print(const struct memory *m, struct str *out);

/* Reads the file, merges what is new of `mine` into it as of `now` and replaces it;
 * *kept, which must be empty, is what stands there then.  A file that cannot be read is
 * put aside (store/jot.h), *aside is its name then, yours to free.  False, with a
 * sentence, when it cannot be written; *kept is good all the same. */
bool memory_keep(const char *path, const struct memory *mine, int64_t now, struct memory *kept,
		 char **aside, struct error *err);

#endif
