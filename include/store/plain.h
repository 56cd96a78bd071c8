/* plain: what other YAML readers make of a word without quotes.
 *
 * Here every value is a string.  Readers of YAML 1.1 and 1.2 take some plain
 * words for something else: `no` and `on` are bools to the one, `1e3` is a
 * number to the other, `2024-07-04` a date.  What either would type is quoted
 * when it is written and reported when it is found without quotes.
 * Source: the resolution rules of YAML 1.1 (types repository) and of the core
 * schema of YAML 1.2.2, §10.3.2.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_PLAIN_H
#define STORE_PLAIN_H

#include "base/str.h"

/* "a number", "a date", "true or false", "nothing", "a merge key"; NULL: a
 * string for everybody. */
const char *plain_type(struct slice word);

#endif
