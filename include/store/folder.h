/* folder: a corpus on disk.
 *
 * A corpus is a folder with *.yaml articles and, mostly, an entities.yaml: the
 * register.  Opening lists names and reads the register; articles are read one
 * by one, when they are wanted.  Hidden files, sub-folders and names that do
 * not end in .yaml are left out.  The id of an article is its file's name
 * without .yaml; names may hold any byte, and are hostile.
 *
 *     struct corpus c;
 *     corpus_init(&c);
 *     if (folder_open(&c, "content", &err))
 *             for (size_t i = 0; i < c.articles.n; i++)
 *                     folder_load(&c, i, 8);
 *     corpus_release(&c);
 *
 * Faults of the register are in corpus->diags, those of an article in its own.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include "base/error.h"
#include "doc/corpus.h"

#define FOLDER_REGISTER "entities.yaml"
#define FOLDER_SUFFIX ".yaml"

enum { FOLDER_KEEP = 8 }; /* full articles that a reader keeps in memory */

/* Opens a folder, or the folder of an article file with that article alone.
 * The corpus must be fresh from corpus_init. */
bool folder_open(struct corpus *c, const char *path, struct error *err);

/* Opens these article files alone, in this order; the register is that of the
 * first one's folder, when it has one.  A file that is named again is passed
 * over; two files of one name are an error. */
bool folder_open_files(struct corpus *c, const char *const *paths, size_t n, struct error *err);

/* Reads one article and checks it (doc/check), and gives it to the corpus; see
 * corpus_set_article for `keep`.  False when the file cannot be read: the
 * entry is then broken and says why. */
bool folder_load(struct corpus *c, size_t index, size_t keep);

/* Reads the register again: what it no longer declares is undeclared, indices stay. */
void folder_reload_register(struct corpus *c);

/* The nearest folder with a register, from `start` upwards: "content", ".",
 * "../.." …, yours to free; NULL when there is none. */
char *folder_find_above(const char *start);

/* Does the folder hold a register? */
bool folder_has_register(const char *folder);

/* The id of an article in that file; yours to free. */
char *folder_id(const char *path);

#endif
