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

/* Is there one already?  Makes nothing. */
bool state_exists(const char *corpus_folder);

#endif
