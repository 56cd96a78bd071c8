/* article_read: one article, from the bytes of its file.
 *
 * Never fails: all faults are in article->diags, in one go, and what is sound
 * is kept.  The bytes are borrowed for the call only; the article owns copies
 * of what it keeps (some microseconds, against the milliseconds of scanning).
 *
 * The register is read before its articles.  Ids that it does not declare are
 * added to it, undeclared, and reported where a register exists; an `entities:`
 * of the article's own is taken only where none does; of several articles that
 * declare one id the first that is read wins, until the register is released,
 * and reading an article again declares nothing anew.  Words in roles, places
 * and sources are entities when they are ids of the register.  A link without
 * an article (f-7k2qd9 or #f-7k2qd9) points into this one.
 *
 *     struct article *a = article_read("2024-07-accord", "content/2024-07-accord.yaml",
 *                                      (struct slice){bytes.s, bytes.len}, &corpus.entities);
 *     ...
 *     article_free(a);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_ARTICLE_READ_H
#define STORE_ARTICLE_READ_H

#include "doc/article.h"
#include "store/yaml.h"

/* `file` is how faults name it. */
struct article *article_read(const char *id, const char *file, struct slice bytes,
			     struct entities *es);

/* Which items of the lists to read; NULL: all. */
struct article_filter {
	bool (*takes)(const struct yaml_node *item, void *context);
	void *context;
	size_t most; /* how many of one list it takes */
};

/* The lists of a tree that is read already (mentions, refusals, facts, and into `es`
 * its own entities), without metadata and text, and without looking for places:
 * it is not indexed, its faults go to the list that is given, and its strings are
 * its own.  For those who compare files. */
struct article *article_read_lists(const char *id, struct yaml *y, struct diag_list *faults,
				   struct entities *es, const struct article_filter *filter);

#endif
