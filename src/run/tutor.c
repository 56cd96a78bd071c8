/* SPDX-License-Identifier: MIT */
#include "run/tutor.h"

#include "base/file.h"
#include "base/hash.h"
#include "run/embedded.h"
#include "store/lock.h"
#include "store/save.h"
#include "store/state.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "tutor"
#define MARK "# postil tutor: " /* what each of the files begins with */

static char *path_of(const char *folder, const struct embedded_file *f)
{
	struct str name = STR_INIT;
	char *path;

	str_printf(&name, "%s.yaml", f->name);
	path = file_join(folder, name.s);
	str_release(&name);
	return path;
}

static bool is_ours(const struct str *bytes)
{
	return bytes->len >= strlen(MARK) && memcmp(bytes->s, MARK, strlen(MARK)) == 0;
}

/* Writes one; over another one only to begin again. */
static bool copy_file(const char *path, const struct embedded_file *f, bool again,
		      struct error *err)
{
	struct slice bytes = {f->bytes, f->len};
	struct str old = STR_INIT;
	uint64_t before = 0;
	bool ok;

	if (file_exists(path)) {
		if (!again)
			return true;
		ok = file_read(path, &old, FILE_LIMIT, err);
		before = hash_bytes((struct slice){old.s, old.len});
		str_release(&old);
		if (!ok)
			return false;
	}
	return save_file(path, before, bytes, err) == SAVE_DONE;
}

static bool may_replace(const char *path, struct error *err)
{
	struct str old = STR_INIT;
	bool ok = !file_exists(path) ||
		  (file_read(path, &old, FILE_LIMIT, err) &&
		   (is_ours(&old) || error_set(err,
					       "%s: this is no copy of the tutor and stays as "
					       "it is; move it away to begin again",
					       path)));

	str_release(&old);
	return ok;
}

/* Does nobody else have it open? */
static bool is_free(const char *folder, struct error *err)
{
	char *state = state_folder(folder, err);
	struct lock lock = {0};
	bool ok = state && lock_open(&lock, state, err) &&
		  (lock_is_ours(&lock) ||
		   error_set(err, "the tutor is open in another postil (%s); quit it there first",
			     lock.holder.s));

	if (state)
		lock_release(&lock);
	free(state);
	return ok;
}

static bool each_file(const char *folder, bool (*act)(const char *path, struct error *err),
		      struct error *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < embedded_lesson_count; i++) {
		char *path = path_of(folder, &embedded_lessons[i]);

		ok = act(path, err);
		free(path);
	}
	return ok;
}

char *tutor_copy(bool again, struct error *err)
{
	char *folder = state_place(FOLDER, err), *path;
	bool ok =
	    folder && (!again || (is_free(folder, err) && each_file(folder, may_replace, err) &&
				  state_forget(folder, err)));

	for (size_t i = 0; ok && i < embedded_lesson_count; i++) {
		path = path_of(folder, &embedded_lessons[i]);
		ok = copy_file(path, &embedded_lessons[i], again, err);
		free(path);
	}
	if (ok)
		return folder;
	free(folder);
	return NULL;
}
