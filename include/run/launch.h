/* launch: other programs, each with an argument vector, never through a shell.
 *
 * Signals that postil ignores are as usual in the child, files of ours are closed there,
 * and a program that cannot be run is told by its errno, before anything else is done.
 *
 *     front   gets the terminal, which the caller gave away (term_leave).  We wait: ^C
 *             and ^\ are the program's, and when it stops (^Z) so do we
 *     quiet   has no terminal; it has `seconds` to end, then it is ended
 *     apart   has no terminal, a session of its own, and goes on without us
 *
 * What is to be read by the program comes through a pipe, from a child of its own: who
 * does not read holds nothing up.
 *
 *     why = launch_front(argv_end(&a), &text, &status);
 *     ok = launch_judge("wc", why, status, &err);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_LAUNCH_H
#define RUN_LAUNCH_H

#include "base/error.h"
#include "base/str.h"

/* argv[0] without a slash is looked up in PATH.  0, or the errno for which it could not
 * be run; then *status, as of waitpid, is 0.  input NULL: its stdin is ours. */
int launch_front(char *const *argv, const struct slice *input, int *status);
int launch_quiet(char *const *argv, struct slice input, int seconds, int *status);
int launch_apart(char *const *argv);

/* Did it end well?  Else a sentence about the program that `what` names. */
bool launch_judge(const char *what, int why, int status, struct error *err);

/* Is there such a program in the absolute folders of PATH?  Nothing of the current
 * folder is run unasked. */
bool launch_installed(const char *name);

/* Its name without the folders. */
const char *launch_name(const char *program);

#endif
