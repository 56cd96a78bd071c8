/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include "base/file.h"
#include "base/hash.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { KEPT = 100 }; /* bytes of the corpus' name; only for people, the hash tells them apart */

/* A relative path in these is to be ignored: it would mean another place in each folder. */
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value && value[0] == '/' ? value : NULL;
}

static char *top_folder(struct error *err)
{
	const char *state = absolute("XDG_STATE_HOME"), *home = absolute("HOME");

	if (state)
		return file_join(state, "postil");
	if (home)
		return file_join(home, ".local/state/postil");
	error_set(err, "no place to keep the history: set HOME or XDG_STATE_HOME");
	return NULL;
}

/* With all its parents.  Those that are there already are left as they are. */
static bool make_folders(char *path, struct error *err)
{
	for (char *p = path + 1;; p++) {
		char byte = *p;

		if (byte != '/' && byte != '\0')
			continue;
		*p = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST && !file_is_folder(path))
			return error_set(err,
					 "%s: cannot make the folder: %s; set XDG_STATE_HOME to "
					 "where the history may be kept",
					 path, strerror(errno));
		*p = byte;
		if (!byte)
			return file_is_folder(path) ||
			       error_set(err,
					 "%s: not a folder; move it away, or set "
					 "XDG_STATE_HOME",
					 path);
	}
}

/* NAME-HASH16 */
static char *name_of(const char *real)
{
	const char *base = file_base(real);
	struct str name = STR_INIT;

	str_printf(&name, "%.*s-%016" PRIx64, KEPT, base[0] ? base : "root",
		   hash_bytes(slice_of(real)));
	return str_take(&name);
}

static char *path_of(const char *corpus_folder, struct error *err)
{
	char *top = top_folder(err), *real = NULL, *name = NULL, *path = NULL;

	if (!top)
		return NULL;
	real = realpath(corpus_folder, NULL);
	if (!real) {
		error_set(err, "%s: cannot find it: %s", corpus_folder, strerror(errno));
		goto out;
	}
	name = name_of(real);
	path = file_join(top, name);
out:
	free(top);
	free(real);
	free(name);
	return path;
}

char *state_folder(const char *corpus_folder, struct error *err)
{
	char *path = path_of(corpus_folder, err);

	if (path && !make_folders(path, err)) {
		free(path);
		path = NULL;
	}
	return path;
}

bool state_exists(const char *corpus_folder)
{
	struct error err = {0};
	char *path = path_of(corpus_folder, &err);
	bool exists = path && file_is_folder(path);

	error_release(&err);
	free(path);
	return exists;
}
