/* hash: a number for the bytes of a file, to see whether they are still the same.
 *
 * XXH64 with seed 0 (Yann Collet's specification), which is fast and the same on
 * every machine and in every run, so it may be written down.  It is no defence
 * against someone who wants two files to collide.  0 is never returned: it may
 * stand for "no file".
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

#include <stdint.h>

uint64_t hash_bytes(struct slice bytes);

#endif
