/* check: what is wrong in an article or a corpus beyond its syntax.
 *
 * Faults are added to the list of the article that holds them.  What one file
 * alone can tell is told by check_article; links are checked over the corpus.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_CHECK_H
#define DOC_CHECK_H

#include "doc/corpus.h"

/* Anchors that are fuzzy or orphan, undeclared entities, facts without
 * evidence, dates, ids, doubled mentions, records out of the text's order. */
void check_article(struct article *a, const struct entities *es);

/* Links of the article's facts: does the target exist, is it answered?  Uses
 * the summaries, so every article must have been read.  Facts are looked up by
 * `has_fact(ctx, article index, fact id)`. */
void check_links(struct article *a, const struct corpus *c,
		 bool (*has_fact)(const void *ctx, size_t article, const char *fact),
		 const void *ctx);

/* The register: types, names, aliases shared by two entities. */
void check_entities(const struct entities *es, struct diag_list *diags);

#endif
