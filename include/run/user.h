/* user: the name of who sits here, for `by` and the journal.
 *
 * $USER, else $LOGNAME, else the name that /etc/passwd gives to our uid, else
 * "uid 1000": not asked of the C library, whose answer a static program cannot get.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_USER_H
#define RUN_USER_H

#include "base/str.h"

char *user_name(void); /* yours to free; never empty, valid UTF-8 */

/* The name of a uid in the bytes of a passwd file; empty: none.  Source: passwd(5). */
struct slice user_in_passwd(struct slice passwd, unsigned long uid);

#endif
