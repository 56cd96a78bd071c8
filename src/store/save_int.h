/* save_int: what the parts of save share; see store/save.h for what they promise.
 *
 * All names are looked up below one descriptor of the folder, so a folder that is
 * moved meanwhile is still the one that was meant.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_SAVE_INT_H
#define STORE_SAVE_INT_H

#include "store/save.h"

#include <sys/stat.h>

enum { SAVE_NAME_MOST = 160 }; /* bytes of the name of a temporary file, with its NUL */

struct save {
	const char *path; /* as it was named, for sentences */
	int folder;       /* descriptor */
	char *name;       /* in the folder, links followed; owned */
	int old;          /* descriptor of the file as it was found; -1: there is none */
	struct stat found;
	int temp;                       /* descriptor; -1: closed */
	char temp_name[SAVE_NAME_MOST]; /* "": it has none (yet) */
	bool again;                     /* another temporary file may do better */
	enum save_result result;        /* while something fails */
	struct error *err;
};

/* Always false, with a sentence: the path, what, the text of errno, and what to do. */
bool save_fail(struct save *s, const char *what);
/* Likewise for what is refused by our own rules. */
bool save_refuse(struct save *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool save_changed(struct save *s, const char *what); /* result: SAVE_CHANGED */

/* save_target: opens the folder, follows links and looks at the file that is there. */
bool save_open(struct save *s, const char *path, struct error *err);
void save_close(struct save *s);
/* The file of that name now; *fd is -1 when there is none. */
bool save_present(struct save *s, int *fd, struct stat *st);

/* save_temp: the new bytes in a file of their own, on the disk and read back. */
bool save_temp_open(struct save *s, bool unnamed);
bool save_temp_fill(struct save *s, struct slice bytes);
bool save_temp_name(struct save *s); /* gives it its name and closes it */
void save_temp_drop(struct save *s);

/* save_keep: owner, group, attributes and mode as the old file has them. */
bool save_keep(struct save *s);
bool save_can_keep(struct save *s); /* a guess without trying */

/* save_clean: the name of a temporary file for `name`; another one in each call. */
void save_leftover_name(char out[SAVE_NAME_MOST], const char *name);

#endif
