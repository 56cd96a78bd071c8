/* asker: asks people on the terminal, one line an answer.
 *
 * Questions go to stderr, answers come from stdin; both must be terminals.  Enter
 * alone takes the suggestion, "-" says that it is not known, ^D ends all asking.
 *
 *     if (asker_can() && !asker_line("Title", suggestion, &answer))
 *             return false;
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_ASKER_H
#define RUN_ASKER_H

#include "base/str.h"

bool asker_can(void);

/* Replaces *answer by clean words (text/clean), "" for not known; the suggestion may
 * be "".  False at the end of the input. */
bool asker_line(const char *question, const char *suggestion, struct str *answer);

#endif
