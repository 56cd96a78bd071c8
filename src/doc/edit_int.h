/* edit_int: what the parts of doc/edit share.
 *
 * A step is planned first: each list of records that it touches has a ledger, in
 * which every edit is done in turn, and which says in the end what becomes of the
 * list.  Only when no edit collides is it carried out.  So a step is done at once
 * or not at all, and in time that is linear in records and edits together.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_EDIT_INT_H
#define DOC_EDIT_INT_H

#include "doc/edit.h"

#define NO_SLOT UINT32_MAX

/* What differs between the kinds of records. */
struct edit_rule {
	size_t size;
	uint64_t (*hash)(const void *record);                   /* of what it is known by */
	bool (*known)(const void *a, const void *b);            /* is it the same one? */
	bool (*same)(const void *a, const void *b);             /* and does it say the same? */
	void *(*copy)(struct arena *arena, const void *record); /* as one that no file holds */
	const struct schema *fields; /* that are changed one by one; NULL: all it says at once */
};

/* A record that an edit may be about, and what becomes of it. */
struct slot {
	const void *was; /* in its list; NULL: the step adds it */
	void *fresh;     /* what it says from now on; NULL: as it was */
	bool gone;       /* removed, whatever it was */
	uint64_t hash;
	uint32_t index; /* in its list */
	uint32_t next;  /* in its chain */
};

static inline const void *slot_now(const struct slot *s)
{
	return s->fresh ? s->fresh : s->was;
}

/* Has to be put into the list. */
static inline bool slot_is_fresh(const struct slot *s)
{
	return s->fresh && !s->gone;
}

struct ledger {
	const struct edit_rule *rule;
	struct arena *arena;    /* of what is made */
	VEC(struct slot) slots; /* those that the step does not touch are left out */
	uint32_t *heads;        /* of chains by hash; NULL: no edit is of this kind */
	bool *wanted;
	size_t mask;
};

struct plan {
	const struct step *step;
	const struct article *article; /* NULL: the register */
	const struct entities *entities;
	bool backwards;
	VEC(uint32_t) mine; /* indices of the edits that are about it */
	struct arena *arenas[EDIT_KINDS];
	struct ledger ledgers[EDIT_KINDS];
};

/* Why an edit does not fit. */
struct clash {
	struct collision collision;
	const char *field; /* its label; NULL: the record as a whole */
};

/* Does all edits in the ledgers, but for those that collide.  False if one did, of
 * the edits from `from` on; the first of them is in `out`. */
bool plan_run(struct plan *p, size_t from, struct clash *out);
void plan_release(struct plan *p);

/* Carries out what the ledgers say, for an article and for the register; true when
 * that changed anything. */
bool plan_commit_article(struct plan *p, struct article *a);
bool plan_commit_entities(struct plan *p, struct entities *es);

/* Entities of the fillers as a reader of the file would find them now.  True if one
 * changed. */
bool fact_relink(struct fact *f, const struct entities *es);

#endif
