/* form: the fields of a record, one line each, edited by keyboard.
 *
 * Each line is checked as one types; lists (sources, evidence, links, roles) are
 * several lines, to which one key adds another.  Enter saves from any line, if all
 * are right, else goes to the first that is not.  A form can be left for the text, to
 * select something for it, and come back to: its state stays.  What a form edits is
 * the matter of its owner: app/fact_form, app/entity_form.
 *
 *     st = form_begin(app, &owner, "New fact");
 *     form_add(st, SIZE_MAX, &(struct form_field){.kind = FORM_DATE, …}, SLICE("2024"));
 *     form_show(app);
 *
 * Everything that a form borrows lives in its arena.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FORM_H
#define APP_FORM_H

#include "app/form_line.h"
#include "app/prompt.h"
#include "app/view.h"
#include "doc/schema.h"

struct app;
struct form_state;

struct form_field {
	enum form_kind kind;
	const struct schema_field *row; /* of the schema, that the line belongs to */
	const char *label;
	const char *need;     /* what to say when it is empty; NULL: it may be */
	const void *was;      /* what it was made from; NULL: a new line */
	struct anchor *quote; /* of evidence or of a cue, or NULL */
	int choice;
	bool several; /* one line of a list */

	/* kept by the form */
	struct prompt line;
	struct str says;
	bool wrong;
	struct slice was_line; /* to see whether it was changed */
	struct anchor *was_quote;
	int was_choice;
};

/* A proposal to complete what is being typed. */
struct form_offer {
	const char *insert;
	const char *detail;
	int score;
};

enum { FORM_OFFERS = 8, FORM_NO_OFFER = -1 };

/* A key that adds a line, or leaves for the text. */
struct form_adder {
	uint32_t key;
	const char *hint;
	void (*run)(struct app *app, struct form_state *st);
};

struct form_owner {
	bool (*save)(struct app *app, struct form_state *st);  /* false: it stays open */
	void (*check)(struct app *app, struct form_state *st); /* what concerns several lines */
	const struct form_adder *keys;                         /* up to one with key 0 */
};

struct form_state {
	const struct form_owner *owner;
	struct str title;
	const void *record;   /* what was there before, in the arena; NULL: a new one */
	const char *article;  /* id of the article it belongs to, or NULL */
	const char *draft_id; /* of a new record, or NULL */
	VEC(struct form_field) fields;
	size_t at;
	bool touched; /* lines were added or removed */
	bool leaving; /* "leave? y/n" is asked */
	struct arena arena;

	struct form_offer offers[FORM_OFFERS];
	int offer_count;
	int offered;          /* the highlighted one, or FORM_NO_OFFER */
	struct span replaced; /* bytes of the line that an offer stands for */
	struct arena offer_arena;

	/* what the screen was like, to come back to */
	size_t home; /* the article */
	uint32_t cursor;
	struct view_row top;
	int width;
	int focus;
};

struct form {
	struct form_state *state; /* NULL: none is open */
	struct str told;          /* the words of a new source, until its stance is told */
};

struct form_state *form_begin(struct app *app, const struct form_owner *owner, const char *title);

/* Puts a line in as number `at` (SIZE_MAX: last) and returns it, which is good until
 * the next one. */
struct form_field *form_add(struct form_state *st, size_t at, const struct form_field *field,
			    struct slice line);

/* Shows the form, new or suspended, with `point` of the text in sight. */
void form_show(struct app *app, uint32_t point);

/* Leaves it for the text; form_show comes back. */
void form_suspend(struct app *app);

/* Was anything of the line, or of the form, changed? */
bool form_field_changed(const struct form_field *f);
bool form_line_kept(const struct form_field *f); /* it says what it was made from */
bool form_changed(const struct form_state *st);

void form_key(struct app *app, uint32_t key);
void form_release(struct form *f);

#endif
