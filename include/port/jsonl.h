/* jsonl: records as JSON, one object a line, for other programs.
 *
 * Each function appends one line with its newline to `out`.  Keys are stable
 * and come in this order; what is unknown is null:
 *
 *   list      article title date source lang words mentions facts
 *   mention   article entity type start end quote state [parts]
 *   selection article start end quote [parts]
 *   fact      id article claim predicate roles when where quantity sources
 *             evidence verdict [reason links note by on]
 *   entity    id type name aliases mentions articles [links note]
 *   fault     file line column severity code message
 *   article   article title date source url author lang rights tags text
 *   new       path article title date source lang rights words paragraphs encoding
 *             changes
 *   entry     number when who name action articles edits [about undone]
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

#include "doc/edit.h"

void jsonl_list(struct str *out, const struct entry *e);
void jsonl_mention(struct str *out, const struct article *a, const struct entities *es,
		   const struct mention *m);

/* n > 0 spans, in the order of the text, none of them empty. */
void jsonl_selection(struct str *out, const struct article *a, const struct span *spans, size_t n);
void jsonl_fact(struct str *out, const struct article *a, const struct fact *f);
void jsonl_entity(struct str *out, const struct entity *e, size_t mentions, size_t articles);
void jsonl_fault(struct str *out, const struct diag_list *list, const struct diag *one);
void jsonl_article(struct str *out, const struct article *a);

/* An article that was made: what was changed in its text, by name. */
struct jsonl_change {
	const char *key;
	size_t count;
};

struct jsonl_new {
	const char *path;
	const char *encoding;
	const struct jsonl_change *changes;
	size_t n;
};

/* A title that is the id is none. */
void jsonl_new(struct str *out, const struct article *a, const struct jsonl_new *made);

/* One line of the log: a step that was done, or one undone or done again. */
struct jsonl_entry {
	uint64_t number;
	const char *when;
	const char *who;
	const char *action; /* do, undo, redo */
	uint64_t about;     /* the step, of the latter two; else 0 */
	bool undone;        /* it was done, and is undone now */
};

/* The name, articles and edits are the step's; undo and redo have no edits of their
 * own.  The register is null among the articles.  In an edit `before` and `after` are
 * null or what the record says: a mention entity and quote, a fact its fields, an
 * entity type, name and aliases. */
void jsonl_entry(struct str *out, const struct jsonl_entry *e, const struct step *s,
		 const struct entities *es);

/* "2.14": of the library. */
const char *jsonl_library_version(void);

#endif
