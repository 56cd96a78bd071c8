/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/xdg.h"
#include "store/jot.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define THEME "theme"

enum { LINE_MOST = 4096 }; /* bytes of a file of one line */
enum { KEPT = 100 }; /* bytes of the corpus' name; only for people, the hash tells them apart */

static char *top_folder(struct error *err)
{
	const char *state = xdg_absolute("XDG_STATE_HOME"), *home = xdg_absolute("HOME");

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

/* Takes the path over; gives it back when the folder is there. */
static char *made(char *path, struct error *err)
{
	if (path && !make_folders(path, err)) {
		free(path);
		path = NULL;
	}
	return path;
}

char *state_folder(const char *corpus_folder, struct error *err)
{
	return made(path_of(corpus_folder, err), err);
}

char *state_place(const char *name, struct error *err)
{
	return made(state_file(name, false, err), err);
}

char *state_path(const char *corpus_folder)
{
	struct error err = {0};
	char *path = path_of(corpus_folder, &err);

	error_release(&err);
	return path;
}

bool state_has(const char *corpus_folder, const char *name)
{
	char *folder = state_path(corpus_folder), *path = folder ? file_join(folder, name) : NULL;
	bool has = path && file_exists(path);

	free(folder);
	free(path);
	return has;
}

bool state_forget(const char *corpus_folder, struct error *err)
{
	char *path = path_of(corpus_folder, err);
	DIR *d = path ? opendir(path) : NULL;
	bool ok = d || (path && errno == ENOENT);

	if (path && !ok)
		error_set(err, "%s: cannot read the folder: %s", path, strerror(errno));
	for (struct dirent *e; ok && d && (e = readdir(d));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
		    unlinkat(dirfd(d), e->d_name, 0) < 0)
			ok = error_set(err, "%s/%s: cannot delete it: %s", path, e->d_name,
				       strerror(errno));
	if (d)
		closedir(d);
	free(path);
	return ok;
}

char *state_file(const char *name, bool make, struct error *err)
{
	char *top = top_folder(err), *path = NULL;

	if (top && (!make || make_folders(top, err)))
		path = file_join(top, name);
	free(top);
	return path;
}

bool state_is_first(void)
{
	struct error err = {0};
	char *top = top_folder(&err);
	bool first = top && !file_exists(top);

	error_release(&err);
	free(top);
	return first;
}

bool state_begin(void)
{
	struct error err = {0};
	bool first = state_is_first();

	if (first)
		free(state_file("", true, &err));
	error_release(&err);
	return first;
}

/* ---- the theme: a file of one line */

char *state_theme(void)
{
	struct error err = {0};
	struct str bytes = STR_INIT;
	char *path = state_file(THEME, false, &err), *name = NULL;

	if (path && file_read(path, &bytes, LINE_MOST, &err)) {
		str_cut(&bytes, strcspn(bytes.s, "\n"));
		if (bytes.len)
			name = str_take(&bytes);
	}
	str_release(&bytes);
	error_release(&err);
	free(path);
	return name;
}

void state_keep_theme(const char *name)
{
	struct error err = {0};
	struct str line = STR_INIT;
	char *path = state_file(THEME, true, &err);

	str_printf(&line, "%s\n", name);
	if (path)
		jot_write(path, (struct slice){line.s, line.len}, &err);
	str_release(&line);
	error_release(&err);
	free(path);
}
