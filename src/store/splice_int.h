/* splice_int: what the parts of splice share.  Nobody else includes it.
 *
 *     splice.c        patches, lines and columns of a file
 *     splice_value.c  scalars, maps; which change a value needs
 *     splice_pair.c   keys of maps that come and go
 *     splice_list.c   items of lists that come and go
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_SPLICE_INT_H
#define STORE_SPLICE_INT_H

#include "store/splice.h"

/* Copies the bytes. */
void splice_put(struct splice *s, size_t at, size_t removed, struct slice added);
void splice_put_text(struct splice *s, size_t at, size_t removed, const char *added);

size_t splice_line_start(const struct splice *s, size_t at);
size_t splice_line_end(const struct splice *s, size_t at);
size_t splice_line_next(const struct splice *s, size_t at);
size_t splice_column(const struct splice *s, size_t at);    /* bytes from its line's start */
bool splice_begins_line(const struct splice *s, size_t at); /* but for spaces */
bool splice_ends_line(const struct splice *s, size_t at);   /* but for a comment */
bool splice_is_free(const struct splice *s, size_t from, size_t to); /* spaces and commas only */
/* The line after a node that ends there and its comments: those on the line and those
 * directly below that are indented more than `column`. */
size_t splice_tail(const struct splice *s, size_t end, size_t column);
void splice_mark(struct splice *s, const struct yaml_node *n); /* as replaced */
/* Inserts whole lines (without the last line end) at a line's start or the end. */
void splice_put_lines(struct splice *s, size_t at, const struct str *lines);

bool splice_in_flow(const struct yaml_node *n); /* inside of a flow collection, or one */
const char *splice_end_of(const struct splice *s);

/* Adds `pair` after the value `after` of a map (NULL: of no keys). */
bool splice_add_pair(struct splice *s, const struct yaml_node *map, const struct yaml_node *after,
		     const struct value *pair);
/* Writes a value behind a key that has none. */
bool splice_fill_pair(struct splice *s, const struct yaml_node *empty, const struct value *pair);
bool splice_remove_pair(struct splice *s, const struct yaml_node *value);
/* Takes out of a flow collection what begins at `beg` and ends with n. */
void splice_remove_flow(struct splice *s, size_t beg, const struct yaml_node *n,
			const struct yaml_node *before);
/* Where all that follows `kept` in a flow collection goes, up to `last`, its last one, the
 * comma behind `kept` goes too, if they stand in one line. */
void splice_tidy_flow(struct splice *s, const struct yaml_node *kept, const struct yaml_node *last);
/* The sibling before; NULL. */
const struct yaml_node *splice_before(const struct yaml_node *n);

#endif
