/* SPDX-License-Identifier: MIT */
#include "run/embedded.h"

#include "base/file.h"
#include "test.h"

#include <glob.h>
#include <string.h>

TEST(embedded_themes_are_the_files)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		const struct embedded_file *theme = &embedded_themes[i];
		struct str path = STR_INIT, bytes = STR_INIT;
		struct error err = {0};

		test_row("%s", theme->name);
		str_printf(&path, "themes/%s.yaml", theme->name);
		CHECK(file_read(path.s, &bytes, FILE_LIMIT, &err));
		CHECK(slice_equal((struct slice){theme->bytes, theme->len},
				  (struct slice){bytes.s, bytes.len}));
		CHECK(theme->bytes[theme->len] == '\0');
		error_release(&err);
		str_release(&bytes);
		str_release(&path);
	}
}

TEST(embedded_themes_are_all_there_in_order)
{
	glob_t found;

	if (glob("themes/*.yaml", 0, NULL, &found) == 0) {
		CHECK_INT(embedded_theme_count, found.gl_pathc);
		globfree(&found);
	}
	for (size_t i = 1; i < embedded_theme_count; i++)
		CHECK(strcmp(embedded_themes[i - 1].name, embedded_themes[i].name) < 0);
	CHECK(embedded_themes[embedded_theme_count].name == NULL);
}
