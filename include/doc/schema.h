/* schema: the fields of every kind of record, as tables.
 *
 * What a file may say about an article, a mention, a fact or an entity stands
 * here once: the reader of files, the writer of JSON lines and the fact panel
 * walk these tables, so that a new field of plain text is one row (and its
 * member of the struct).  A field is found in a record by its offset:
 *
 *     for (size_t i = 0; i < schema_fact.n; i++)
 *             if (schema_fact.fields[i].kind == FIELD_TEXT)
 *                     use(*schema_text(&schema_fact.fields[i], fact));
 *
 * Kinds that fill more than one member (roles, mentions …) have code of their
 * own in their readers and writers; offset is 0 there and means nothing.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_SCHEMA_H
#define DOC_SCHEMA_H

#include "doc/article.h"

enum field_kind {
	FIELD_VERSION, /* the number of the format */
	FIELD_TEXT,    /* const char *: any words */
	FIELD_NUMBER,  /* const char *: as written, needs no quotes */
	FIELD_DATE,    /* const char *: EDTF */
	FIELD_CHOICE,  /* an enum, one of the words of `choice` */
	FIELD_FILLER,  /* struct filler: entity id or free words */
	FIELD_WORDS,   /* const char ** at offset, size_t at offset_count */
	FIELD_CONTEXT, /* struct slice: text beside a quote */
	FIELD_QUOTE,   /* struct anchor: its parts */
	FIELD_RECORD,  /* the fields of `record`, in the struct at offset */
	/* each with code of its own: */
	FIELD_BODY,     /* the text of an article */
	FIELD_ENTITY,   /* the entity of a mention */
	FIELD_TYPE,     /* the type of an entity */
	FIELD_PAIRS,    /* the links of an entity: any keys, any words */
	FIELD_ENTITIES, /* lists of records … */
	FIELD_MENTIONS,
	FIELD_REFUSALS, /* like mentions */
	FIELD_FACTS,
	FIELD_ROLES,
	FIELD_SOURCES,
	FIELD_EVIDENCE,
	FIELD_LINKS,
	FIELD_KINDS
};

enum field_flags {
	FIELD_REQUIRED = 1, /* a file without it has a fault */
	FIELD_ALWAYS = 2,   /* outputs have it in any case */
};

/* The words of an enum of doc/fact.h. */
struct choice {
	bool (*set)(struct slice word, void *member); /* false: no such word */
	const char *(*word)(const void *member);
	const char *words; /* all of them, for people: "a, b, c" */
};

struct schema;

struct schema_field {
	struct slice key;
	enum field_kind kind;
	unsigned flags; /* enum field_flags */
	size_t offset;
	size_t offset_count;
	const struct choice *choice;
	const struct schema *record;
	const char *label; /* for people, one or two words */
	const char *help;  /* one line */
};

struct schema {
	const char *what; /* "a fact": as a sentence names one */
	const struct schema_field *fields;
	size_t n;
};

/* A source as a file writes it: the cue's quote stands beside the other keys. */
struct source_record {
	struct source source; /* its cue is not set */
	struct anchor cue;    /* n is 0 when there is none */
};

extern const struct schema schema_article;
extern const struct schema schema_article_source;
extern const struct schema schema_mention;
extern const struct schema schema_fact;
extern const struct schema schema_quantity;
extern const struct schema schema_source;   /* of a fact, in a struct source_record */
extern const struct schema schema_evidence; /* a struct anchor */
extern const struct schema schema_register;
extern const struct schema schema_entity;

/* The field of that name, or NULL. */
const struct schema_field *schema_find(const struct schema *s, struct slice key);

/* The key most like a word that is none, or NULL. */
const char *schema_guess(const struct schema *s, struct slice key);

/* The member of a record that holds a field of kind TEXT, NUMBER or DATE. */
const char **schema_text(const struct schema_field *f, void *record);

#endif
