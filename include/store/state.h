/* state: where postil keeps what is not the user's text: $XDG_STATE_HOME/postil,
 * else ~/.local/state/postil; one folder for each corpus, named after a hash of
 * its real path.  0700, files 0600.  All of it may be deleted.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include "base/error.h"

/* The folder for a corpus, made if need be; yours to free.  NULL, with a sentence,
 * without a home, or where it cannot be made. */
char *state_folder(const char *corpus_folder, struct error *err);

/* Is there a file of that name in it?  Makes nothing. */
bool state_has(const char *corpus_folder, const char *name);

/* Deletes the files in it: what was done to the corpus cannot be undone any more.  True
 * when there are none. */
bool state_forget(const char *corpus_folder, struct error *err);

/* A folder of postil's own beside them, made if need be; yours to free.  Names of those
 * for a corpus end in a hash, so one without differs from all. */
char *state_place(const char *name, struct error *err);

/* Where it is or would be; makes nothing.  NULL without a home or a corpus. */
char *state_path(const char *corpus_folder);

/* The path of a file that is not of one corpus, yours to free; NULL, with a sentence,
 * without a home.  `make`: with its folder. */
char *state_file(const char *name, bool make, struct error *err);

/* Has postil never kept anything here, so that this is its first start?  Makes nothing. */
bool state_is_first(void);

/* The same, and from then on no start is the first one. */
bool state_begin(void);

/* The theme that was chosen in the reader, for the next start; yours to free, NULL: none
 * was.  Keeping it fails silently: it is only missing then. */
char *state_theme(void);
void state_keep_theme(const char *name);

#endif
