/* fact: one statement of an article, who says so, and the spans that prove it.
 *
 * Strings live in the arena of the article.  A text that is missing is NULL.
 * Fillers and speakers are entities of the register where the file names one,
 * and free words where none stands.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_FACT_H
#define DOC_FACT_H

#include "doc/anchor.h"
#include "doc/entity.h"

#define STANCES(X)            \
	X(ASSERTS, "asserts") \
	X(CLAIMS, "claims")   \
	X(ALLEGES, "alleges") \
	X(DENIES, "denies")   \
	X(DOUBTS, "doubts")

#define VERDICTS(X)             \
	X(OPEN, "open")         \
	X(VERIFIED, "verified") \
	X(DISPUTED, "disputed") \
	X(DEPRECATED, "deprecated")

#define LINK_KINDS(X)                 \
	X(SAME_AS, "same-as")         \
	X(CONTRADICTS, "contradicts") \
	X(UPDATES, "updates")         \
	X(PART_OF, "part-of")

enum stance {
#define X(name, word) STANCE_##name,
	STANCES(X)
#undef X
	    STANCE_COUNT
};

enum verdict {
#define X(name, word) VERDICT_##name,
	VERDICTS(X)
#undef X
	    VERDICT_COUNT
};

enum link_kind {
#define X(name, word) LINK_##name,
	LINK_KINDS(X)
#undef X
	    LINK_KIND_COUNT
};

/* One participant: an entity, or words. */
struct filler {
	const char *words; /* as written: the id, or the free words */
	uint32_t entity;   /* ENTITY_NONE: free words */
};

struct role {
	const char *name; /* agent, patient, … */
	struct filler *fillers;
	size_t n;
};

struct source {
	struct filler who;
	enum stance stance;
	struct anchor *cue; /* the words that attribute; NULL when none are given */
	uint32_t line;
	uint32_t column;
};

struct link {
	enum link_kind kind;
	const char *article; /* id of the target's article */
	const char *fact;    /* id of the target */
	uint32_t line;
	uint32_t column;
};

struct quantity {
	const char *value; /* as written; NULL: the fact has no quantity */
	const char *unit;
	const char *of;
};

struct fact {
	const char *id; /* "" where the file gives none */
	const char *claim;
	const char *predicate;
	struct role *roles;
	size_t role_count;
	const char *when; /* EDTF */
	struct filler where;
	struct quantity quantity;
	struct source *sources; /* nearest first; none: the article asserts it */
	size_t source_count;
	struct anchor **evidence; /* in the order of the file */
	size_t evidence_count;
	struct link *links;
	size_t link_count;
	enum verdict verdict;
	const char *reason; /* of a deprecation */
	const char *note;
	const char *by;
	const char *on;
	uint32_t at; /* byte of its file at which it was read; means something to store only */
	uint32_t line;
	uint32_t column;
	uint32_t *involved; /* entities, sorted, each once; set by fact_index */
	size_t involved_count;
};

const char *stance_word(enum stance s);
const char *verdict_word(enum verdict v);
const char *link_word(enum link_kind k);
bool stance_of(struct slice word, enum stance *out);
bool verdict_of(struct slice word, enum verdict *out);
bool link_kind_of(struct slice word, enum link_kind *out);

/* How the opposite end of a link reads: "updated by" for updates … */
const char *link_word_back(enum link_kind k);

/* Sets `involved`, in the arena, once the roles, place and sources are there. */
void fact_index(struct fact *f, struct arena *arena);

/* Its anchors, of evidence and cues, into `list`, which has room for evidence_count +
 * source_count; returns how many. */
size_t fact_anchors(const struct fact *f, struct anchor **list);

/* True if the entity fills a role, is the place, or is a source of the fact,
 * which has been indexed. */
bool fact_involves(const struct fact *f, uint32_t entity);

/* The first entity of the fact: its agent, else any filler, place or source;
 * ENTITY_NONE when there are only words. */
uint32_t fact_first_entity(const struct fact *f);

/* First start and last end of the evidence that was found; empty when none. */
struct span fact_hull(const struct fact *f);

/* Is some source against it (denies or doubts)? */
bool fact_is_disputed(const struct fact *f);

/* f- and six letters of Crockford's base32 in lower case. */
bool fact_id_valid(struct slice id);

#endif
