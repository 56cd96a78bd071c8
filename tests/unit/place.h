/* place: a folder of its own for what a test puts on disk.
 *
 *     char *folder = place_new();
 *     place_add(folder, "entities.yaml", "postil: 1\n");
 *     ...
 *     place_drop(folder);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef PLACE_H
#define PLACE_H

#include "base/file.h"
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static inline char *place_new(void)
{
	const char *top = getenv("TMPDIR");
	struct str s = STR_INIT;

	str_printf(&s, "%s/place.XXXXXX", top ? top : "/tmp");
	CHECK(mkdtemp(s.s) != NULL);
	return str_take(&s);
}

/* Writes a file and gives its path, yours to free. */
static inline char *place_put(const char *folder, const char *name, const char *text)
{
	char *path = file_join(folder, name);
	FILE *f = fopen(path, "w");

	CHECK(f != NULL);
	if (f) {
		CHECK(fputs(text, f) >= 0);
		CHECK(fclose(f) == 0);
	}
	return path;
}

static inline void place_add(const char *folder, const char *name, const char *text)
{
	free(place_put(folder, name, text));
}

/* Makes a folder inside and gives its path, yours to free. */
static inline char *place_folder(const char *folder, const char *name)
{
	char *path = file_join(folder, name);

	CHECK(mkdir(path, 0700) == 0);
	return path;
}

static inline int place_remove(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

/* Removes the folder with all that is in it, and frees its name. */
static inline void place_drop(char *folder)
{
	CHECK(nftw(folder, place_remove, 16, FTW_DEPTH | FTW_PHYS) == 0);
	free(folder);
}

#endif
