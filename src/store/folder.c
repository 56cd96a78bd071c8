/* SPDX-License-Identifier: MIT */
#include "store/folder.h"

#include "base/file.h"
#include "base/hash.h"
#include "doc/check.h"
#include "store/article_read.h"
#include "store/entities_read.h"
#include "store/save.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SUFFIX = sizeof FOLDER_SUFFIX - 1, LEVELS_MOST = 256 };

static bool ends_in_suffix(struct slice name)
{
	return name.len > SUFFIX && memcmp(name.s + name.len - SUFFIX, FOLDER_SUFFIX, SUFFIX) == 0;
}

char *folder_id(const char *path)
{
	struct slice name = slice_of(file_base(path));

	return mem_dup(name.s, name.len - (ends_in_suffix(name) ? SUFFIX : 0));
}

bool folder_has_register(const char *folder)
{
	char *path = file_join(folder, FOLDER_REGISTER);
	bool has = file_exists(path);

	free(path);
	return has;
}

/* ---- the register */

/* The sentence of an error without the path that a fault prints anyway. */
static const char *without_path(const char *message, const char *path)
{
	size_t n = strlen(path);

	return strncmp(message, path, n) == 0 && strncmp(message + n, ": ", 2) == 0
		   ? message + n + 2
		   : message;
}

static void take_register(struct corpus *c, struct slice bytes)
{
	entities_read(&c->entities, bytes, &c->diags);
	c->register_hash = hash_bytes(bytes);
}

static void read_register(struct corpus *c)
{
	char *path = file_join(c->folder, FOLDER_REGISTER);
	struct str bytes = STR_INIT;
	struct error err = {0};

	diag_release(&c->diags);
	diag_init(&c->diags, path);
	c->register_hash = 0;
	if (!file_exists(path))
		;
	else if (file_read(path, &bytes, FILE_LIMIT, &err))
		take_register(c, (struct slice){bytes.s, bytes.len});
	else
		diag_add(&c->diags, DIAG_FILE, 0, 0, "%s", without_path(err.msg, path));
	error_release(&err);
	str_release(&bytes);
	free(path);
}

void folder_reload_register(struct corpus *c)
{
	for (size_t i = 0; i < c->entities.list.n; i++)
		if (c->entities.list.v[i].line)
			entities_undeclare(&c->entities, (uint32_t)i);
	read_register(c);
}

/* ---- names */

/* "content" for content/, and what "." and ".." are called. */
static const char *name_of(struct corpus *c, const char *folder)
{
	char *real = realpath(folder, NULL);
	const char *base = file_base(real ? real : folder);
	const char *name = arena_copy(&c->arena, base, strlen(base));

	free(real);
	return name;
}

static void set_folder(struct corpus *c, const char *folder)
{
	size_t len = strlen(folder);

	while (len > 1 && folder[len - 1] == '/')
		len--;
	c->folder = arena_copy(&c->arena, folder, len);
	c->name = name_of(c, folder);
}

/* Whether the name may be an article's; a file system that does not tell what
 * is a folder is asked again. */
static bool is_article(const struct dirent *e, struct slice name, int folder)
{
	struct stat st;

	if (name.s[0] == '.' || !ends_in_suffix(name) || slice_is(name, FOLDER_REGISTER))
		return false;
	if (e->d_type == DT_UNKNOWN)
		return fstatat(folder, e->d_name, &st, 0) < 0 || !S_ISDIR(st.st_mode);
	return e->d_type != DT_DIR;
}

static bool add_names(struct corpus *c, DIR *dir, struct error *err)
{
	struct str path = STR_INIT, id = STR_INIT;
	struct dirent *e;
	char *prefix = file_join(c->folder, "");
	size_t len = strlen(prefix);
	bool ok;

	str_addz(&path, prefix);
	while (errno = 0, (e = readdir(dir))) {
		struct slice name = slice_of(e->d_name);

		c->leftovers |= save_is_leftover(e->d_name);
		if (!is_article(e, name, dirfd(dir)))
			continue;
		str_cut(&path, len);
		str_add(&path, name.s, name.len);
		str_clear(&id);
		str_add(&id, name.s, name.len - SUFFIX);
		corpus_add(c, id.s, path.s);
	}
	ok = errno == 0 ||
	     error_set(err, "%s: cannot list all of it: %s", c->folder, strerror(errno));
	free(prefix);
	str_release(&path);
	str_release(&id);
	return ok;
}

static bool open_folder(struct corpus *c, const char *path, struct error *err)
{
	DIR *dir = opendir(path);
	bool ok;

	if (!dir)
		return error_set(err, "%s: cannot open: %s", path, strerror(errno));
	set_folder(c, path);
	ok = add_names(c, dir, err);
	closedir(dir);
	if (!ok)
		return false;
	if (!c->articles.n && !folder_has_register(path))
		return error_set(err,
				 "%s: no corpus: neither articles (*.yaml) nor entities.yaml here; "
				 "postil new TEXT makes an article",
				 path);
	corpus_sort(c);
	read_register(c);
	return true;
}

bool folder_open(struct corpus *c, const char *path, struct error *err)
{
	if (file_is_folder(path))
		return open_folder(c, path, err);
	return folder_open_files(c, &path, 1, err);
}

static bool check_path(const char *path, struct error *err)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return error_set(err, "%s: cannot open: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return error_set(err, "%s: not a regular file; postil reads only those", path);
	return true;
}

static bool is_same_file(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev &&
	       sa.st_ino == sb.st_ino;
}

/* An article has one name in a corpus: of two files with one name nobody could
 * tell which is meant. */
static bool add_file(struct corpus *c, const char *path, struct error *err)
{
	char *id = folder_id(path);
	size_t first;
	bool ok = true;

	if (!map_get(&c->ids, slice_of(id), &first)) {
		corpus_add(c, id, path);
		map_put(&c->ids, slice_of(vec_last(&c->articles)->id), c->articles.n - 1);
	} else if (!is_same_file(path, c->articles.v[first].path)) {
		ok = error_set(err, "%s: another article is called %s: %s; read them one by one",
			       path, id, c->articles.v[first].path);
	}
	free(id);
	return ok;
}

bool folder_open_files(struct corpus *c, const char *const *paths, size_t n, struct error *err)
{
	char *folder;

	for (size_t i = 0; i < n; i++)
		if (!check_path(paths[i], err))
			return false;
	folder = file_folder(n ? paths[0] : ".");
	set_folder(c, folder);
	free(folder);
	for (size_t i = 0; i < n; i++)
		if (!add_file(c, paths[i], err))
			return false;
	read_register(c);
	return true;
}

/* ---- articles */

bool folder_load(struct corpus *c, size_t index, size_t keep)
{
	struct entry *e = &c->articles.v[index];
	struct str bytes = STR_INIT;
	struct error err = {0};
	bool ok = file_read(e->path, &bytes, FILE_LIMIT, &err);

	if (ok) {
		struct article *a =
		    article_read(e->id, e->path, (struct slice){bytes.s, bytes.len}, &c->entities);

		check_article(a, &c->entities);
		corpus_set_article(c, index, a, keep);
	} else {
		corpus_set_broken(c, index, without_path(err.msg, e->path));
	}
	error_release(&err);
	str_release(&bytes);
	return ok;
}

/* ---- upwards */

static bool is_root(const char *folder, const char *parent)
{
	struct stat a, b;

	return stat(folder, &a) < 0 || stat(parent, &b) < 0 ||
	       (a.st_dev == b.st_dev && a.st_ino == b.st_ino);
}

char *folder_find_above(const char *start)
{
	struct str here = STR_INIT, above = STR_INIT;
	char *found = NULL;

	str_addz(&here, start[0] ? start : ".");
	for (int i = 0; i < LEVELS_MOST && !found; i++) {
		if (folder_has_register(here.s)) {
			found = str_take(&here);
			break;
		}
		str_clear(&above);
		if (strcmp(here.s, ".") != 0)
			str_printf(&above, "%s/", here.s);
		str_addz(&above, "..");
		if (is_root(here.s, above.s))
			break;
		str_clear(&here);
		str_add(&here, above.s, above.len);
	}
	str_release(&here);
	str_release(&above);
	return found;
}
