/* preset: keys as people have them elsewhere, over those of the command table.
 *
 * One row binds sequences (apart by spaces) in some places to a line as on the command
 * line; "" takes the keys away.  A later row wins (app/keymap.h).  A preset must leave a
 * way to every command, and help and quitting a key; tests/unit/u_preset.c sees to it.
 * Adding one is a word here and src/app/preset_NAME.c.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_PRESET_H
#define APP_PRESET_H

#include <stddef.h>

/* Identifier and name.  The first is the command table itself. */
#define PRESETS(X)              \
	X(vim_less, "vim-less") \
	X(less, "less")         \
	X(newsboat, "newsboat") \
	X(emacs, "emacs")

struct preset_row {
	const char *keys;
	unsigned where;
	const char *line;
};

struct preset {
	const struct preset_row *rows;
	size_t n;
};

#define X(id, name) extern const struct preset preset_##id;
PRESETS(X)
#undef X

/* All of them, in the order of their names above. */
extern const struct preset *const presets[];
extern const size_t preset_count;

#endif
