/* editor: the user's own editor on a file.
 *
 * $VISUAL, else $EDITOR, else the first of editor, vi and nano that PATH has.  A value
 * with signs of the shell in it is given to sh, as the user wrote it; any other is
 * split at its spaces and run as it is.  The path is handed over whole and absolute,
 * after the line, in the way that the editor is known to take it (+12, or path:12); an
 * editor that is not known gets the path alone.
 *
 * While the editor runs this process waits: ^C and ^\\ are the editor's, and when it
 * stops (^Z) so does this process.  The caller gives it the terminal before
 * (term_leave).
 *
 *     term_leave();
 *     ok = editor_run(path, 12, &err);
 *     term_return();
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_EDITOR_H
#define RUN_EDITOR_H

#include "base/error.h"

#include <stdint.h>

/* Line 0: none.  False, with a sentence, when there is no editor, it cannot be run,
 * or it did not end with status 0; the file may have been changed all the same. */
bool editor_run(const char *path, uint32_t line, struct error *err);

#endif
