/* punycode: a label of a host's name in ASCII letters.
 *
 * Source: RFC 3492, the encoding alone; the caller has made the label lower case and
 * puts "xn--" before it (RFC 5891).
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_PUNYCODE_H
#define BASE_PUNYCODE_H

#include "base/str.h"

#include <stdint.h>

enum { PUNYCODE_POINTS = 63 }; /* most points of a label */

/* Appends the form of n <= PUNYCODE_POINTS code points. */
void punycode_add(struct str *out, const uint32_t *points, size_t n);

#endif
