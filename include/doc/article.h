/* article: one text with its metadata, mentions and facts.
 *
 * Owns an arena in which all its strings and records live until article_free.
 * Built by store/article_read, after which article_index must be called once;
 * then it is only read.  Offsets are code points of `text`.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_ARTICLE_H
#define DOC_ARTICLE_H

#include "base/diag.h"
#include "base/map.h"
#include "doc/fact.h"

struct mention {
	uint32_t entity; /* index in the register; always one */
	uint32_t at;     /* byte of its file at which it was read; means something to store only */
	struct anchor anchor;
};

struct article {
	struct arena arena;
	const char *id;          /* the file's name without .yaml */
	const char *title;       /* the id where there is none */
	const char *lang;        /* BCP 47; "" unknown */
	const char *date;        /* EDTF; "" unknown */
	const char *source_name; /* "" unknown */
	const char *source_url;
	const char *source_author;
	const char *rights;
	const char **tags;
	size_t tag_count;
	struct slice text;      /* valid UTF-8; one paragraph a line */
	uint32_t text_line;     /* of its file: the first paragraph's, where each is a line of
				 * the file too (a literal); else 0 */
	struct offsets offsets; /* of text */
	size_t words;           /* of text, counted by white space */

	struct mention *mentions; /* in the order of the file */
	size_t mention_count;
	struct fact *facts; /* in the order of the file */
	size_t fact_count;
	struct mention *refusals; /* places that someone said name no such entity: like mentions,
				   * but never shown, counted or proposed again */
	size_t refusal_count;
	size_t mention_room; /* elements for which there is memory; less than the count: as many */
	size_t fact_room;
	size_t refusal_room;
	uint64_t hash; /* of the bytes of its file (base/hash.h); 0: of none */
	struct diag_list diags;

	/* Built by article_index: */
	struct cover mention_cover; /* owner: index of a mention */
	struct cover fact_cover;    /* evidence; owner: index of a fact */
	uint32_t *mention_order;    /* mentions that were found, by place in the text */
	size_t mention_order_count;
	uint32_t *fact_order; /* all facts by the start of their first evidence, then as in
			       * the file; those without stand last */
	struct map fact_ids;  /* id -> index of the first fact with it */
	size_t fuzzy;         /* spans in that state, of mentions, evidence and cues */
	size_t orphans;
};

/* An empty article: title = id, other strings "", lists empty.  The reader
 * names its file with diag_init(&a->diags, …). */
struct article *article_new(const char *id);
void article_free(struct article *a); /* NULL is allowed */

/* After the text and the records are set: builds `offsets` of the text, finds
 * all anchors in one pass, counts words and states, builds covers, orders and
 * the indices of ids and of who is involved. */
void article_index(struct article *a);

/* After records were added, changed or taken away, and the anchors of new ones
 * found (anchor_resolve): builds all that again but what is of the text alone and
 * the places of anchors.  A fact whose fillers were changed has `involved` NULL. */
void article_reindex(struct article *a);

/* The index of the first fact with this id, or SIZE_MAX. */
size_t article_find_fact(const struct article *a, const char *id);

/* The text of a span, borrowed. */
struct slice article_span_text(const struct article *a, struct span s);

#endif
