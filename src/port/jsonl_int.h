/* jsonl_int: what the parts of jsonl share.
 * SPDX-License-Identifier: MIT
 */
#ifndef PORT_JSONL_INT_H
#define PORT_JSONL_INT_H

#include "port/jsonl.h"

#include <jansson.h>

json_t *jsonl_words(const char *text);       /* NULL is null */
json_t *jsonl_known(const char *text);       /* so is "" */
json_t *jsonl_quote(const struct anchor *a); /* its parts with a space between them */

/* article NULL: of no article that was read; quotes have no places then. */
json_t *jsonl_fact_object(const struct fact *f, const char *article);

/* Appends the line; takes the object. */
void jsonl_write(struct str *out, json_t *object);

#endif
