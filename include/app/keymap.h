/* keymap: which keys run what, where.
 *
 * Begins with the keys in the rows of the command table; over them lie the rows of a
 * preset (app/preset.h), and over those what the user bound.  What is bound later wins: it
 * takes the place from every earlier binding that the same keys, the beginning of them, or
 * longer ones would reach there.  So a complete sequence is never the beginning of another
 * one in the same place, and nothing waits for time.
 * Only IN_SELECT lies over IN_TEXT: while something is selected its rows come first.
 *
 * A binding runs one command, or a macro: several, each with what it is given, one after
 * the other (app/macro.h).  A macro names commands, not keys, so none runs itself.
 *
 *     keymap_init(&m);                                // the defaults
 *     const char *lines[] = {"search-next", "set highlights no"};
 *     keymap_bind_lines(&m, "gs", IN_TEXT, lines, 2, &err);
 *     const struct binding *b = keymap_find(&m, keys, n, IN_TEXT, &longer);
 *     keymap_release(&m);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include "app/command.h"
#include "app/preset.h"
#include "base/arena.h"
#include "base/vec.h"

enum {
	KEYMAP_DEEP = 4,  /* longest key sequence */
	KEYMAP_MACRO = 16 /* most commands behind one */
};

struct macro {
	const char *label; /* "search-next, set highlights no" */
	size_t n;
	struct command_call calls[KEYMAP_MACRO];
};

/* Lowest first. */
enum keymap_layer { LAYER_TABLE, LAYER_PRESET, LAYER_OWN, LAYER_COUNT };

struct binding {
	uint32_t keys[KEYMAP_DEEP];
	size_t n;
	enum keymap_layer layer;
	unsigned where;                /* of the bits of app/command.h; 0: it lost its place */
	const struct command *command; /* the first; NULL: the keys do nothing */
	const struct macro *macro;     /* NULL: the command alone, given nothing */
};

struct keymap {
	VEC(struct binding) list; /* in the order in which they were bound */
	VEC(struct binding) own;  /* those over the preset */
	enum keymap_layer top;    /* the highest in the list */
	struct arena arena;       /* macros, for as long as the map */
};

void keymap_init(struct keymap *m);
void keymap_release(struct keymap *m);

/* Another preset (its place in `presets`) below the same own bindings. */
void keymap_use(struct keymap *m, size_t preset);

/* Binds one written sequence (app/keys.h) to lines as on the command line, in those of the places where the first of them
 * works; to nothing when there are none.  False, with a sentence, when the sequence or a
 * line is wrong or works in none of the places. */
bool keymap_bind_lines(struct keymap *m, const char *written, unsigned where,
		       const char *const *lines, size_t n, struct error *err);

/* The binding of a complete sequence in one of the places `where`; NULL if none.
 * *longer tells whether a longer sequence begins with it. */
const struct binding *keymap_find(const struct keymap *m, const uint32_t *keys, size_t n,
				  unsigned where, bool *longer);

/* What a binding does, in a line for people; "" when nothing. */
const char *keymap_says(const struct binding *b);

/* The next binding from *at on, which is moved past it, that goes on from the keys in one
 * of the places, and that does something; NULL behind the last. */
const struct binding *keymap_following(const struct keymap *m, const uint32_t *keys, size_t n,
				       unsigned where, size_t *at);

/* Appends the keys of a command for people, without the brackets of the written form:
 * all of them with spaces between, or only the first; those of the highest layer come
 * first.  Nothing when it has none in any of the places. */
void keymap_keys(const struct keymap *m, const struct command *c, unsigned where, bool all,
		 struct str *out);

/* One key of a command, to be said in a sentence: the first in one of the places, else
 * anywhere, else ":name".  For one use in the arguments of a call. */
struct key_name {
	char s[32];
};
struct key_name keymap_key(const struct keymap *m, const char *command, unsigned where);

/* Has it any keys there? */
bool keymap_has(const struct keymap *m, const struct command *c, unsigned where);

/* All keys of a command for people, or where it has none, ":name" for the command line. */
void keymap_way(const struct keymap *m, const struct command *c, unsigned where, struct str *out);

#endif
