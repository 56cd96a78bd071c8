/* environment: what a program under test finds around it.
 *
 * The caller's variables without those that change how programs draw, then a
 * HOME of its own, TERM, LC_ALL and what the options set.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_ENVIRONMENT_H
#define TERMINAL_ENVIRONMENT_H

#include "pty.h"

/* A list for execve, yours to free with environment_free. */
char **environment_new(const struct pty_options *o, const char *home);
void environment_free(char **list);

/* The path of a program, looked up in PATH; yours to free, NULL: there is none. */
char *environment_find(const char *program);

#endif
