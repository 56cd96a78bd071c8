/* draft_int: what the parts of article_write share.  Nobody else includes it.
 *
 *     article_write.c  drafts: from old bytes and wanted records to new bytes
 *     draft_base.c     what the old bytes say
 *     draft_want.c     what they shall say
 *     draft_align.c    which record is which
 *     draft_check.c    reading the new bytes again
 *     draft_part.c     … or only the part of them that can have changed
 *     draft_new.c      whole new files
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_DRAFT_INT_H
#define STORE_DRAFT_INT_H

#include "store/article_write.h"
#include "store/splice.h"

enum draft_kind { DRAFT_ENTITIES, DRAFT_MENTIONS, DRAFT_REFUSALS, DRAFT_FACTS, DRAFT_LISTS };

/* One record as the comparison needs it; its strings are borrowed. */
struct draft_record {
	struct slice id;             /* of its entity, of the fact, of itself */
	const struct anchor *anchor; /* of mentions and refusals */
	const struct value *value;   /* of facts and entities */
	uint32_t node;               /* its place in the tree; YAML_NOWHERE: none */
};

struct draft_list {
	struct draft_record *v;
	size_t n;
	size_t cap;
	bool wanted; /* of the wanted ones: false leaves the file's list alone */
};

/* The file as it was written or read last: its bytes, their tree and records. */
struct draft_cache {
	struct str bytes;
	struct yaml yaml;
	struct value_layout layout; /* eol NULL: not looked at yet */
	bool filled;                /* with records, too */
	char *id;                   /* of the article; NULL: the register */
	struct arena arena;         /* of records that were written since … */
	struct entities es;         /* … and those of the first reading */
	struct article *article;
	struct draft_list lists[DRAFT_LISTS];
};

enum { DRAFT_ROOM = 1 << 16 }; /* bytes that a file may grow before it is moved */

extern const char *const draft_keys[DRAFT_LISTS]; /* "entities" … */

void draft_cache_clear(struct draft_cache *c);
/* Makes the cache hold these bytes. */
bool draft_base_read(struct draft_cache *c, const char *path, struct slice old, const char *id,
		     struct error *err);

struct value_layout draft_layout(struct draft_cache *c);

/* Appends to the lists; `arena` gets values, links without an article mean `id`. */
void draft_add_article(struct draft_list lists[DRAFT_LISTS], const struct article *a,
		       const struct entities *es, struct arena *arena);
void draft_add_entity(struct draft_list *list, const struct entity *e, struct arena *arena);
/* The entities in the order of the old list, new ones where their ids sort. */
void draft_want_entities(struct draft_list *list, const struct draft_list *base,
			 const struct entities *want, bool own, struct arena *arena);

bool draft_same(const struct draft_record *a, const struct draft_record *b);
/* Of a mention it is made anew. */
const struct value *draft_value(const struct draft_record *r, struct arena *arena);
/* match[j]: the base record that want j is, increasing; SIZE_MAX: none. */
void draft_align(const struct draft_list *base, const struct draft_list *want, size_t *match);

/* What was done to a file, for each wanted list. */
struct draft_plan {
	struct draft_list want[DRAFT_LISTS];
	size_t *match[DRAFT_LISTS];
	bool changes[DRAFT_LISTS];
	size_t same_head[DRAFT_LISTS]; /* records that stay, from the start … */
	size_t same_tail[DRAFT_LISTS]; /* … and from the end */
};

/* Whether new bytes say what was wanted. */
struct draft_check {
	const struct draft_cache *cache; /* of the old bytes */
	const struct draft_plan *plan;
	struct arena *arena; /* gets the records that changed */
	struct yaml yaml;    /* of the new bytes */
	struct diag_list faults;
	uint32_t *from; /* see splice_check */
	bool *touched;  /* by node: a record that is to be read again */
	size_t touched_count;
	uint32_t *node[DRAFT_LISTS];
	struct draft_list lists[DRAFT_LISTS]; /* what they say */
};

void draft_check_init(struct draft_check *c, const struct draft_cache *cache,
		      const struct draft_plan *plan, struct arena *arena);
void draft_check_release(struct draft_check *c);
/* c->yaml has been read. */
bool draft_compare(struct draft_check *c, const struct splice *s);

/* Reads the new bytes, compares, and on success lets the cache take them over; false
 * when they do not say what was wanted. */
bool draft_check_all(struct draft_cache *c, const struct splice *s, const struct draft_plan *plan,
		     struct str *bytes);
/* The same for the part that the patches are in, without the new bytes as a whole;
 * false also when that cannot be done: then it is for draft_check_all to say. */
bool draft_check_part(struct draft_cache *c, const struct splice *s, const struct draft_plan *plan);

#endif
