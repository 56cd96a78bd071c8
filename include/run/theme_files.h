/* theme_files: where themes are, and which there are.
 *
 * A name with a slash is the path of a file.  Any other name is, in this order, one of
 * the program's own, NAME.yaml in the user's folder ($XDG_CONFIG_HOME/postil/themes, else
 * ~/.config/postil/themes), or NAME.yaml in postil/themes of a folder of $XDG_DATA_DIRS.
 * Nothing is ever looked for in the current folder or beside a corpus: what somebody
 * else's folder brings along must not change the screen.
 *
 *     struct theme_names names = {0};
 *     theme_names_list(&names);
 *     for (size_t i = 0; i < names.list.n; i++)
 *             puts(names.list.v[i].name);
 *     theme_names_release(&names);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_THEME_FILES_H
#define RUN_THEME_FILES_H

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"

enum { THEME_NAMES_MOST = 2000 };

enum theme_place { THEME_BUILT_IN, THEME_OF_USER, THEME_OF_SYSTEM };

struct theme_names {
	VEC(struct {
		char *name;
		enum theme_place place;
	})
	list; /* each name once, by place, then by the bytes of the name */
};

/* All that theme_file_open would find by name; at most THEME_NAMES_MOST. */
void theme_names_list(struct theme_names *names);
void theme_names_release(struct theme_names *names);

struct theme_file {
	char *path;         /* as faults in it name the file */
	struct slice bytes; /* of the program, or of: */
	struct str own;
};

/* Finds it and reads it.  The error of a name that is none tells those that are; release
 * it in either case. */
bool theme_file_open(const char *name, struct theme_file *file, struct error *err);
void theme_file_release(struct theme_file *file);

#endif
