/* mode_keys: what the keys of a mode do, told in one table beside the function that
 * takes them.  The help shows all of a table, the status line those with a word.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_MODE_KEYS_H
#define APP_MODE_KEYS_H

#include "base/str.h"

#include <stdint.h>

struct app;

struct mode_key {
	const char *keys;  /* written (app/keys.h), apart by spaces, each for itself */
	const char *word;  /* in the status line, where there is room; NULL: not told there */
	const char *brief; /* where there is less */
	const char *help;  /* one line, no full stop */
};

struct mode_keys {
	const char *title;
	const struct mode_key *keys;
	size_t n;
};

/* The tables: NAME_keys beside NAME_key. */
#define MODE_KEYS(X)            \
	X(SEARCH, search)       \
	X(FILTER, filter)       \
	X(HINTS, labels)        \
	X(THEMES, themes)       \
	X(ASK, ask)             \
	X(PALETTE, palette)     \
	X(PICKER, picker)       \
	X(FORM, form)           \
	X(REPLACE, replace)     \
	X(REVIEW, review)       \
	X(COMPARE, compare)     \
	X(CHRONICLE, chronicle) \
	X(CHOICE, choice)

#define X(mode, name) extern const struct mode_keys name##_keys;
MODE_KEYS(X)
#undef X
extern const struct mode_keys replace_split_keys; /* instead, where an entity is split */
extern const struct mode_keys replace_all_keys;   /* and where one answer is for all */

/* The table of the mode that has the keys; NULL in normal mode. */
const struct mode_keys *mode_keys(const struct app *app);

/* Would a "?" be a part of what is typed, or an answer? */
bool mode_keys_are_text(const struct app *app);

/* The first key of a row; and all of them for people: "j k", "Enter". */
uint32_t mode_key_first(const struct mode_key *k);
void mode_key_name(const struct mode_key *k, struct str *out);

#endif
