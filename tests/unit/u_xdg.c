/* SPDX-License-Identifier: MIT */
#include "base/xdg.h"

#include "base/mem.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void check_config(const char *config, const char *home, const char *want)
{
	char *path;

	config ? setenv("XDG_CONFIG_HOME", config, 1) : unsetenv("XDG_CONFIG_HOME");
	home ? setenv("HOME", home, 1) : unsetenv("HOME");
	path = xdg_config("themes");
	test_row("%s %s", config ? config : "-", home ? home : "-");
	CHECK_STR(path ? path : "none", want);
	free(path);
}

TEST(xdg_config_is_the_users)
{
	char *home = getenv("HOME") ? mem_dup(getenv("HOME"), strlen(getenv("HOME"))) : NULL;

	check_config("/c", "/h", "/c/postil/themes");
	check_config("/c/", NULL, "/c/postil/themes");
	check_config(NULL, "/h", "/h/.config/postil/themes");
	check_config("", "/h", "/h/.config/postil/themes");
	check_config("c", "/h", "/h/.config/postil/themes"); /* not of the current folder */
	check_config("c", "h", "none");
	check_config(NULL, NULL, "none");
	if (home)
		setenv("HOME", home, 1);
	free(home);
}

static void check_data(const char *dirs, size_t i, const char *want)
{
	char *path;

	dirs ? setenv("XDG_DATA_DIRS", dirs, 1) : unsetenv("XDG_DATA_DIRS");
	path = xdg_data(i, "themes");
	test_row("%s, %zu", dirs ? dirs : "-", i);
	CHECK_STR(path ? path : "none", want);
	free(path);
}

TEST(xdg_data_is_a_list)
{
	check_data(NULL, 0, "/usr/local/share/postil/themes");
	check_data("", 1, "/usr/share/postil/themes");
	check_data(NULL, 2, "none");
	check_data("/a:/b/:/", 1, "/b/postil/themes");
	check_data("/a:/b/:/", 2, "/postil/themes");
	check_data("a::./b:/c", 0, "/c/postil/themes");
	check_data("a::./b:/c", 1, "none");
	check_data(":", 0, "none");
	unsetenv("XDG_DATA_DIRS");
}
