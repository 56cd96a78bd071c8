/* jsonl: records as JSON, one object a line, for other programs.
 *
 * Each function appends one line with its newline to `out`.  Keys are stable
 * and come in this order; what is unknown is null:
 *
 *   list      article title date source lang words mentions facts
 *   mention   article entity type start end quote state [parts]
 *   fact      id article claim predicate roles when where quantity sources
 *             evidence verdict [reason links note by on]
 *   entity    id type name aliases mentions articles [links note]
 *   fault     file line column severity code message
 *   article   article title date source url author lang rights tags text
 *
 * start and end are code points of the article's text, half-open; an orphan
 * has none.  A span in pieces gives its hull and has `parts`, each with start,
 * end and quote.  A role is the id of an entity, or words, or a list of these.
 * Lines are UTF-8.  What a terminal could take for more than text (controls,
 * bidi controls, invisible and unassigned characters) is written as \u escapes;
 * ill-formed bytes, which only file names can hold, as U+FFFD.
 * Format: RFC 8259; one value a line as in jsonlines.org.
 * SPDX-License-Identifier: MIT
 */
#ifndef PORT_JSONL_H
#define PORT_JSONL_H

#include "doc/corpus.h"

void jsonl_list(struct str *out, const struct entry *e);
void jsonl_mention(struct str *out, const struct article *a, const struct entities *es,
		   const struct mention *m);
void jsonl_fact(struct str *out, const struct article *a, const struct fact *f);
void jsonl_entity(struct str *out, const struct entity *e, size_t mentions, size_t articles);
void jsonl_fault(struct str *out, const struct diag_list *list, const struct diag *one);
void jsonl_article(struct str *out, const struct article *a);

/* "2.14": of the library. */
const char *jsonl_library_version(void);

#endif
