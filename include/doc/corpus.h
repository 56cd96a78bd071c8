/* corpus: a folder of articles with one register of entities, as a model.
 *
 * Opening lists names only; each article is read when it is first wanted and
 * leaves a summary behind, from which lists and counts over the whole corpus
 * are drawn.  Full articles come and go (the reader keeps a few), summaries stay.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_CORPUS_H
#define DOC_CORPUS_H

#include "doc/article.h"

enum entry_state { ENTRY_UNREAD, ENTRY_READ, ENTRY_BROKEN };

struct entity_count {
	uint32_t entity;
	uint32_t mentions; /* found in the text; orphans are not counted */
	uint32_t facts;    /* that involve it */
};

/* A link between two facts as the corpus knows it; strings in the corpus' arena. */
struct summary_link {
	const char *fact; /* id, in this article; one string for all links of a fact */
	enum link_kind kind;
	const char *target_article;
	const char *target_fact;
};

struct summary {
	const char *title;
	const char *date;
	const char *source;
	const char *lang;
	uint32_t words;
	uint32_t mentions; /* found in the text */
	uint32_t facts;
	uint32_t faults;             /* errors and warnings of the file */
	struct entity_count *counts; /* sorted by entity index; only those that occur */
	size_t count_count;
	struct summary_link *links;
	size_t link_count;
};

struct entry {
	const char *id;
	const char *path;
	enum entry_state state;
	struct summary summary;  /* zero until read */
	const char *fault;       /* of a broken one: a sentence; else NULL */
	struct article *article; /* owned; NULL when not in memory */
	uint64_t used;           /* for keeping the latest */
};

struct corpus {
	const char *name; /* the folder's name, for the title line */
	const char *folder;
	struct entities entities;
	VEC(struct entry) articles; /* dated names newest first, then the others by name */
	struct map ids;             /* article id -> index */
	struct diag_list diags;     /* of entities.yaml */
	uint64_t register_hash; /* of the bytes of entities.yaml (base/hash.h); 0: there is none */
	struct arena arena;
	size_t unread;                   /* entries whose state is ENTRY_UNREAD */
	VEC(struct entity_count) totals; /* by entity index, over what was read */
	VEC(uint32_t) loaded;            /* entries whose article is in memory */
	VEC(uint32_t) places;            /* scratch of the counting; all zero between calls */
	uint64_t clock;
	bool leftovers; /* the folder holds temporary files of saves, perhaps of a killed one */
	size_t shown;   /* the article that somebody has open: never freed; SIZE_MAX: none */
};

void corpus_init(struct corpus *c);
void corpus_release(struct corpus *c);

/* Adds an unread article; ids must differ.  corpus_sort, after the last one,
 * puts them in order and makes corpus_find work; it may be done again after
 * more were added (indices move then). */
void corpus_add(struct corpus *c, const char *id, const char *path);
void corpus_sort(struct corpus *c);

/* Index of the article, or SIZE_MAX. */
size_t corpus_find(const struct corpus *c, struct slice id);

/* Gives a read and indexed article to the corpus (owned from now on) and sums
 * it up; the summary and the article of an earlier reading are replaced and
 * the totals put right.  Frees the least recently used articles beyond `keep`,
 * never the one given, nor the one that is shown. */
void corpus_set_article(struct corpus *c, size_t index, struct article *a, size_t keep);

/* The article, which is in memory, was changed and indexed: sums it up again, and
 * puts the totals right. */
void corpus_changed(struct corpus *c, size_t index);

/* The file cannot be read: `why` is a sentence (copied).  What an earlier
 * reading left is forgotten. */
void corpus_set_broken(struct corpus *c, size_t index, const char *why);

/* The article if it is in memory, which then counts as used last; or NULL. */
struct article *corpus_article(struct corpus *c, size_t index);

/* Counts of one entity in one article or over the corpus so far. */
struct entity_count corpus_count_in(const struct corpus *c, size_t index, uint32_t entity);
struct entity_count corpus_total(const struct corpus *c, uint32_t entity);

#endif
