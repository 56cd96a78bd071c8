/* form_line: what the lines of a form mean, and what is wrong with them.
 *
 * How each is typed:
 *
 *   a filler     an id, a name or an alias that only one entity has, else free words
 *   a role       agent: mali; the army      its name, then fillers apart by ";"
 *   a quantity   25000 t of wheat           a number, perhaps a unit, perhaps "of" what
 *   a link       2024-07-accord#f-7k2qd9    the kind stands beside it
 *   a pair       wikidata Q912              a key, then its value
 *
 * Slices that are given out are borrowed from what was typed, without the spaces
 * at their ends.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FORM_LINE_H
#define APP_FORM_LINE_H

#include "doc/corpus.h"

enum form_kind {
	FORM_WORDS,
	FORM_PREDICATE, /* words, completed from the facts in memory */
	FORM_DATE,      /* EDTF */
	FORM_FILLER,
	FORM_ROLE,
	FORM_QUANTITY,
	FORM_SOURCE,  /* a filler, with a stance and a cue */
	FORM_QUOTE,   /* words of the text: not typed but selected */
	FORM_VERDICT, /* one of a few words: not typed but stepped through */
	FORM_LINK,
	FORM_TYPE,  /* of an entity */
	FORM_NAMES, /* apart by ";" */
	FORM_PAIR,
	FORM_KINDS
};

/* The words that a line of this kind chooses one of, beside what is typed; 0: none. */
int form_choices(enum form_kind kind);
const char *form_choice_word(enum form_kind kind, int choice);

/* The next piece of a list: moves *list past it and its ";"; false at the end.
 * Pieces may be empty. */
bool form_piece(struct slice *list, struct slice *piece);

/* The entity that these words name, or ENTITY_NONE. */
uint32_t form_entity(const struct entities *es, struct slice words);

/* False when there is no ":"; then *fillers is all of it. */
bool form_role(struct slice line, struct slice *name, struct slice *fillers);

bool form_quantity(struct slice line, struct slice *value, struct slice *unit, struct slice *of);
bool form_link(struct slice line, struct slice *article, struct slice *fact);
bool form_pair(struct slice line, struct slice *key, struct slice *value);

/* Is the line right?  *says, which is emptied first, tells what is wrong and what to
 * do, or what was understood (perhaps nothing).  An empty line is right. */
bool form_check(const struct corpus *c, enum form_kind kind, struct slice line, struct str *says);

#endif
