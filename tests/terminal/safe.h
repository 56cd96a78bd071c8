/* safe: what a program sends to a terminal is text that is safe to show, and our own
 * control sequences; nothing else.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_SAFE_H
#define TERMINAL_SAFE_H

#include "base/str.h"

/* Fails a check for each token that is neither; what came is whole, too. */
void safe_check(const struct str *log);

/* Likewise where no sequence at all is ours but colours: of the command line. */
void safe_check_lines(const struct str *log);

#endif
