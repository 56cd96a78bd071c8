/* base64: bytes as letters, for what only letters pass through.
 *
 * Source: RFC 4648 §4, with its padding, on one line.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

void base64_add(struct str *out, struct slice bytes);

#endif
