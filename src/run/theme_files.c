/* SPDX-License-Identifier: MIT */
#include "run/theme_files.h"

#include "base/file.h"
#include "base/guess.h"
#include "base/xdg.h"
#include "run/embedded.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".yaml"

enum { FILE_MOST = 1 << 20, NAMES_TOLD = 12 };

/* ---- the list ---- */

static bool is_listed(const struct theme_names *names, struct slice name)
{
	for (size_t i = 0; i < names->list.n; i++)
		if (slice_is(name, names->list.v[i].name))
			return true;
	return false;
}

static void add(struct theme_names *names, struct slice name, enum theme_place place)
{
	if (names->list.n >= THEME_NAMES_MOST || is_listed(names, name))
		return;
	(void)vec_push(&names->list);
	vec_last(&names->list)->name = mem_dup(name.s, name.len);
	vec_last(&names->list)->place = place;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_theme(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name), suffix = sizeof SUFFIX - 1;

	return entry->d_name[0] != '.' && len > suffix &&
	       strcmp(entry->d_name + len - suffix, SUFFIX) == 0;
}

static void add_folder(struct theme_names *names, char *folder, enum theme_place place)
{
	struct dirent **entries = NULL;
	int n = folder ? scandir(folder, &entries, is_theme, by_bytes) : 0;

	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;

		add(names, (struct slice){name, strlen(name) - (sizeof SUFFIX - 1)}, place);
		free(entries[i]);
	}
	free(entries);
	free(folder);
}

void theme_names_list(struct theme_names *names)
{
	char *folder;

	for (size_t i = 0; i < embedded_theme_count; i++)
		add(names, slice_of(embedded_themes[i].name), THEME_BUILT_IN);
	add_folder(names, xdg_config("themes"), THEME_OF_USER);
	for (size_t i = 0; (folder = xdg_data(i, "themes")) != NULL; i++)
		add_folder(names, folder, THEME_OF_SYSTEM);
}

void theme_names_release(struct theme_names *names)
{
	for (size_t i = 0; i < names->list.n; i++)
		free(names->list.v[i].name);
	vec_release(&names->list);
}

/* ---- one of them ---- */

/* Takes the path over. */
static bool read_path(char *path, struct theme_file *file, struct error *err)
{
	free(file->path);
	file->path = path;
	if (!file_read(path, &file->own, FILE_MOST, err))
		return false;
	file->bytes = (struct slice){file->own.s, file->own.len};
	return true;
}

static bool is_there(char **folder, const char *name)
{
	struct str path = STR_INIT;

	if (!*folder)
		return false;
	str_printf(&path, "%s/%s" SUFFIX, *folder, name);
	free(*folder);
	*folder = str_take(&path);
	return file_exists(*folder);
}

/* The path of a file of that name, yours to free, or NULL. */
static char *find(const char *name)
{
	char *path = xdg_config("themes");

	if (is_there(&path, name))
		return path;
	free(path);
	for (size_t i = 0; (path = xdg_data(i, "themes")) != NULL; i++) {
		if (is_there(&path, name))
			return path;
		free(path);
	}
	return NULL;
}

static const char *name_at(const void *context, size_t i)
{
	const struct theme_names *names = context;

	return names->list.v[i].name;
}

static bool no_such_theme(const char *name, struct error *err)
{
	struct theme_names names = {0};
	struct str told = STR_INIT;
	const char *near;
	size_t n;

	theme_names_list(&names);
	near = guess(slice_of(name), name_at, &names, names.list.n);
	n = names.list.n < NAMES_TOLD ? names.list.n : NAMES_TOLD;
	for (size_t i = 0; i < n; i++)
		str_printf(&told, "%s%s", i > 0 ? ", " : "", names.list.v[i].name);
	error_set(
	    err, "no theme is called \"%s\"; %s%s%s are %s%s, or the path of a file with a / in it",
	    name, near ? "did you mean " : "", near ? near : "", near ? "? There" : "there", told.s,
	    n < names.list.n ? " ..." : "");
	str_release(&told);
	theme_names_release(&names);
	return false;
}

bool theme_file_open(const char *name, struct theme_file *file, struct error *err)
{
	char *path;

	*file = (struct theme_file){.own = STR_INIT};
	if (strchr(name, '/'))
		return read_path(mem_dup(name, strlen(name)), file, err);
	for (size_t i = 0; i < embedded_theme_count; i++) {
		const struct embedded_file *f = &embedded_themes[i];

		if (strcmp(f->name, name) != 0)
			continue;
		file->path = mem_dup(name, strlen(name));
		file->bytes = (struct slice){f->bytes, f->len};
		return true;
	}
	path = find(name);
	return path ? read_path(path, file, err) : no_such_theme(name, err);
}

void theme_file_release(struct theme_file *file)
{
	free(file->path);
	str_release(&file->own);
}
