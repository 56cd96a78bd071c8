/* config_read: config.yaml: what the user set, and which keys run what.
 *
 *     settings: {theme: paper, measure: 80}     # rows of app/settings.h
 *     keys:
 *       preset: less                            # the setting `keys`, where one looks for it
 *       all: {"<^X><^C>": quit}                 # the panes and the help
 *       text:
 *         gs: [next-hit, "set highlights no"]   # one after the other
 *         Q: none                               # these keys do nothing
 *
 * Places are all, articles, text, entities, facts, select (while text is selected) and
 * help; in a place the last binding of a key wins.  Faults are listed with their places,
 * and what is right counts all the same.  A faulty file never keeps the reader from
 * starting.
 *
 * It is read from $XDG_CONFIG_HOME/postil, else ~/.config/postil, or where --config says;
 * never from the current folder or a corpus.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_CONFIG_READ_H
#define RUN_CONFIG_READ_H

#include "app/app.h"
#include "base/diag.h"

enum {
	CONFIG_BYTES = 1 << 20,
	CONFIG_BINDINGS = 1000 /* most of them */
};

struct config {
	struct settings settings;
	const char *theme; /* settings.theme, where the file sets it; else NULL */
	struct keymap keymap;
	size_t bindings;
	struct str fault; /* the first one, in a line for the reader; "": none */
};

void config_init(struct config *c); /* the defaults */
void config_release(struct config *c);

/* What the bytes of a file say, over what *c says already. */
void config_read(struct config *c, struct slice bytes, struct diag_list *faults);

/* The user's file, yours to free; NULL without a home. */
char *config_path(void);

/* What the file says, over the defaults.  `path`: NULL for the user's own, which need not
 * exist.  False, with a sentence, when a file that was named cannot be read. */
bool config_load(struct config *c, const char *path, struct error *err);

/* Hands all of it to the application; *c has the defaults again. */
void config_give(struct config *c, struct app *app);

#endif
