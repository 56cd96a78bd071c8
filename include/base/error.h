/* error: one sentence that says what happened, where, and what to do.
 *
 * Functions that can fail return bool or a pointer and take a struct error
 * last.  It is untouched on success, so calls chain; NULL is not allowed.
 * The message may quote hostile bytes: print it through visible_add.
 *
 *     struct error err = {0};
 *     if (!file_read(path, &bytes, max, &err)) {
 *             report(err.msg);
 *             error_release(&err);
 *     }
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

struct error {
	char *msg; /* owned; NULL: no error */
};

/* Always false, so that a caller can `return error_set(err, …)`. */
bool error_set(struct error *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void error_release(struct error *err);

#endif
