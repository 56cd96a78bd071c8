/* entity: a person, place, organisation … and the register of all of them.
 *
 * The register belongs to a corpus.  Records refer to an entity by its id in
 * files and by its index here in memory; indices never change while the
 * register lives.  An id that is used but not declared gets an entity too
 * (declared is false), so that its mentions can still be walked.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_ENTITY_H
#define DOC_ENTITY_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

#define ENTITY_NONE UINT32_MAX

/* name, the word in files, the letter tag, plural heading */
#define ENTITY_TYPES(X)                                       \
	X(PERSON, "person", "P", "People")                    \
	X(ORGANIZATION, "organization", "O", "Organizations") \
	X(PLACE, "place", "L", "Places")                      \
	X(EVENT, "event", "E", "Events")                      \
	X(LAW, "law", "A", "Laws and agreements")             \
	X(PRODUCT, "product", "R", "Products")                \
	X(DATE, "date", "D", "Dates")                         \
	X(QUANTITY, "quantity", "Q", "Quantities")            \
	X(OTHER, "other", "?", "Others")

enum entity_type {
#define X(name, word, tag, heading) ENTITY_##name,
	ENTITY_TYPES(X)
#undef X
	    ENTITY_TYPE_COUNT
};

struct entity_link {
	const char *key; /* "wikidata" … */
	const char *value;
};

/* Strings live in the register's arena. */
struct entity {
	const char *id;
	const char *name;       /* the canonical name; the id when undeclared */
	const char *short_name; /* set by entity_set_short_name; NULL: the name */
	const char *type_word;  /* as written; a corpus may have types of its own */
	enum entity_type type;  /* OTHER for a type of the corpus' own */
	const char **aliases;
	size_t alias_count;
	struct entity_link *links;
	size_t link_count;
	const char *note; /* NULL when there is none */
	bool declared;
	uint32_t at;   /* byte of its file at which it was read; means something to store only */
	uint32_t line; /* in the register's file */
	uint32_t column;
};

struct entities {
	VEC(struct entity) list;
	struct map ids; /* id -> index in list */
	struct arena arena;
};

void entities_release(struct entities *es);

/* The index of id, or ENTITY_NONE. */
uint32_t entities_find(const struct entities *es, struct slice id);

/* The index of id, which is added undeclared when it is not there yet. */
uint32_t entities_intern(struct entities *es, struct slice id);

/* Adds a declared entity (or fills an undeclared one) and returns it, with
 * only id, type and name set; ENTITY_NONE when id is declared already. */
uint32_t entities_declare(struct entities *es, struct slice id);

/* Takes the declaration back: the id stays, as if it were only used. */
void entities_undeclare(struct entities *es, uint32_t index);

enum entity_type entity_type_of(struct slice word); /* OTHER when unknown */
bool entity_type_known(struct slice word);
const char *entity_type_word(enum entity_type type);
const char *entity_type_tag(enum entity_type type);     /* one letter */
const char *entity_type_heading(enum entity_type type); /* "People" … */

/* Once, when name and aliases are there: looks for the shortest of them that is
 * an abbreviation in capitals. */
void entity_set_short_name(struct entity *e);

/* What to call it where there is little room: that abbreviation, else the name. */
const char *entity_short_name(const struct entity *e);

#endif
