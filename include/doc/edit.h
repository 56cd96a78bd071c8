/* edit: changes of records that can be turned round, and steps made of them.
 *
 * An edit says what a record was and what it is from now on; without `before`
 * it is added, without `after` removed.  Mentions and refusals are known by what
 * they say, facts and entities by their id.  A step is what one undo takes back:
 * one edit or thousands, in one article or in many, with a name for people
 * ("add fact: …").  A step owns copies of all its records.
 *
 *     struct step *s = step_new("add fact: %s", f->claim);
 *     step_add(s, EDIT_FACT, article->id, NULL, f);
 *     doc_apply(corpus, index, s, false, &err);
 *
 * The records of the register have `article` NULL; those of an article that
 * stands alone with `entities:` of its own have its id.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_EDIT_H
#define DOC_EDIT_H

#include "base/error.h"
#include "doc/copy.h"
#include "doc/corpus.h"

enum edit_kind { EDIT_MENTION, EDIT_REFUSAL, EDIT_FACT, EDIT_ENTITY };

enum { EDIT_KINDS = EDIT_ENTITY + 1 };

const char *edit_word(enum edit_kind k); /* "mention", "refusal" … */

union edit_record {
	const void *any; /* NULL: there is none */
	const struct mention *mention;
	const struct fact *fact;
	const struct entity *entity;
};

struct edit {
	enum edit_kind kind;
	const char *article; /* id; NULL: the register */
	union edit_record before;
	union edit_record after;
};

struct step {
	char *name;       /* "add fact: …"; one line, may hold hostile bytes */
	const char *who;  /* "" unknown; these two live in the arena */
	const char *when; /* 2026-11-22T10:00:00Z */
	VEC(struct edit) edits;
	struct arena arena;
	uint64_t number; /* in the journal, from 1; 0: not there yet */
	bool undone;
};

struct step *step_new(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void step_free(struct step *s); /* NULL is allowed */

/* Copies both records (of the type of `kind`; one may be NULL) into the step. */
void step_add(struct step *s, enum edit_kind kind, const char *article, const void *before,
	      const void *after);

/* The ids of the articles that a step changes, each once, in order of first
 * use (NULL for the register among them); *n how many; yours to free, the ids are
 * the step's. */
const char **step_articles(const struct step *s, size_t *n);

/* Does all edits of the step that concern article `index`, which must be in
 * memory (entities of its own included), or with index SIZE_MAX the register; all
 * of them or, with a sentence, none: a record that is no longer what the step found
 * is a collision.  Backwards: takes them back, last first.  An edit that is done
 * already is no collision.
 *
 * New mentions come after their predecessor in the text, new facts after the fact
 * with the evidence before theirs, new entities at the end of the list (where their
 * id sorts in the file).  What is changed stays where it is and keeps its `at` and
 * line; those of a new record are 0 (line 1 in the register, whose entities have
 * one).  An entity keeps its index for ever; one that is removed is undeclared from
 * then on.  Fillers of facts in memory become entities, or words, as a reader of the
 * files would find them.
 *
 * Brings covers, orders, summary and totals in step (not the anchors of others: the
 * text stays).  Record pointers and indices from before mean nothing after it.
 * Linear in the records of the article and the edits of the step. */
bool doc_apply(struct corpus *c, size_t index, const struct step *s, bool backwards,
	       struct error *err);

/* An edit that does not fit its article or register any more, and what stands
 * there instead (NULL: nothing). */
struct collision {
	size_t edit; /* index in the step */
	union edit_record theirs;
};

/* The first one from edit `from` on, also backwards; false when there is none.  `theirs`
 * is the record of the article or register.  For facts and
 * entities in which other fields were changed than the edit changes, there is
 * no collision: doc_apply changes only its own fields. */
bool doc_collides(const struct corpus *c, size_t index, const struct step *s, bool backwards,
		  size_t from, struct collision *out);

#endif
