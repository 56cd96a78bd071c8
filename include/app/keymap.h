/* keymap: which keys run which command, where.
 *
 * Begins with the keys in the rows of the command table; what is bound later wins:
 * keymap_bind takes the place from every earlier binding that the same keys, the
 * beginning of them, or longer ones would reach there.  So a complete sequence is
 * never the beginning of another one in the same place, and nothing waits for time.
 * Only IN_SELECT lies over IN_TEXT: while something is selected its rows come first.
 *
 *     keymap_init(&m);                                // the defaults
 *     keymap_bind(&m, "<^X>q", IN_ALL, command_named("quit"));
 *     const struct binding *b = keymap_find(&m, keys, n, IN_TEXT, &longer);
 *     keymap_release(&m);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include "app/command.h"
#include "base/vec.h"

enum { KEYMAP_DEEP = 4 }; /* longest key sequence */

struct binding {
	uint32_t keys[KEYMAP_DEEP];
	size_t n;
	unsigned where;                /* of the bits of app/command.h; 0: it lost its place */
	const struct command *command; /* NULL: the keys do nothing */
};

struct keymap {
	VEC(struct binding) list; /* in the order in which they were bound */
};

void keymap_init(struct keymap *m);
void keymap_release(struct keymap *m);

/* Binds one written sequence (app/keys.h); false when it is none, or too long. */
bool keymap_bind(struct keymap *m, const char *written, unsigned where, const struct command *c);

/* The binding of a complete sequence in one of the places `where`; NULL if none.
 * *longer tells whether a longer sequence begins with it. */
const struct binding *keymap_find(const struct keymap *m, const uint32_t *keys, size_t n,
				  unsigned where, bool *longer);

/* Appends the keys of a command for people, without the brackets of the written form:
 * all of them with spaces between, or only the first.  Nothing when it has none in
 * any of the places. */
void keymap_keys(const struct keymap *m, const struct command *c, unsigned where, bool all,
		 struct str *out);

/* All keys of a command for people, or where it has none, ":name" for the command line. */
void keymap_way(const struct keymap *m, const struct command *c, unsigned where, struct str *out);

#endif
