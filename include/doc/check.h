/* check: what is wrong in an article or a corpus beyond its syntax.
 *
 * Faults are added to the list of the article that holds them.  What one file
 * alone can tell is told by check_article; links are checked over the corpus.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_CHECK_H
#define DOC_CHECK_H

#include "doc/corpus.h"

/* Anchors that are fuzzy or orphan, mentions given twice, refusals given twice or
 * of what is a mention too, facts with one id, ids that are none, facts without
 * evidence, facts later than the article, words in roles that look like a misspelt
 * entity, records out of the text's order.  (Undeclared entities and dates that are
 * none are told by the reader, which knows their places.)  `a` has been indexed.
 * Linear, but for a bounded search for misspelt entities (doc/slip.h). */
void check_article(struct article *a, const struct entities *es);

/* Links of the article's facts: does the target exist, is it answered?  Uses
 * the summaries, its own too, so every article must have been read and be in
 * the corpus.  Linear in the links of it and of the articles it links to.  Facts of other articles
 * are looked up by `has_fact(ctx, article index, fact id)`. */
void check_links(struct article *a, const struct corpus *c,
		 bool (*has_fact)(const void *ctx, size_t article, const char *fact),
		 const void *ctx);

/* The register: ids that are no slugs, types of its own, order, names and
 * aliases shared by two entities. */
void check_entities(const struct entities *es, struct diag_list *diags);

#endif
