/* SPDX-License-Identifier: MIT */
#include "run/embedded.h"

#include "base/file.h"
#include "test.h"

#include <glob.h>
#include <string.h>

static void check_files(const char *folder, const struct embedded_file *files, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct embedded_file *file = &files[i];
		struct str path = STR_INIT, bytes = STR_INIT;
		struct error err = {0};

		test_row("%s", file->name);
		str_printf(&path, "%s/%s.yaml", folder, file->name);
		CHECK(file_read(path.s, &bytes, FILE_LIMIT, &err));
		CHECK(slice_equal((struct slice){file->bytes, file->len},
				  (struct slice){bytes.s, bytes.len}));
		CHECK(file->bytes[file->len] == '\0');
		error_release(&err);
		str_release(&bytes);
		str_release(&path);
	}
}

static void check_count(const char *pattern, const struct embedded_file *files, size_t n)
{
	glob_t found;

	if (glob(pattern, 0, NULL, &found) == 0) {
		CHECK_INT(n, found.gl_pathc);
		globfree(&found);
	}
	for (size_t i = 1; i < n; i++)
		CHECK(strcmp(files[i - 1].name, files[i].name) < 0);
	CHECK(files[n].name == NULL);
}

TEST(embedded_files_are_the_files)
{
	check_files("themes", embedded_themes, embedded_theme_count);
	check_files("content/tutor", embedded_lessons, embedded_lesson_count);
}

TEST(embedded_files_are_all_there_in_order)
{
	check_count("themes/*.yaml", embedded_themes, embedded_theme_count);
	check_count("content/tutor/*.yaml", embedded_lessons, embedded_lesson_count);
}
