/* tutor: the articles of content/tutor, which teach postil while they are read.
 *
 * They are built into the program and copied to a folder of the user's own among the
 * states (store/state.h), so that what is annotated in them is saved like anything else.
 * A file that is there already is left as it is; beginning again replaces those that
 * were copied from here, by their first line, and no others.
 *
 *     char *folder = tutor_copy(false, &err);
 *     if (folder && folder_open(&corpus, folder, &err)) …
 *     free(folder);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_TUTOR_H
#define RUN_TUTOR_H

#include "base/error.h"

/* The folder with all of them in it, yours to free.  NULL, with a sentence: no place for
 * it, a file that cannot be written; beginning again: one that is not ours, or another
 * postil that has them open. */
char *tutor_copy(bool again, struct error *err);

#endif
