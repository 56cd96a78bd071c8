/* SPDX-License-Identifier: MIT */
#include "run/theme_files.h"

#include "place.h"
#include "run/embedded.h"
#include "run/theme_read.h"

#include <string.h>

/* A home with themes, and a system with others. */
struct world {
	char *folder, *user, *system;
};

static void open_world(struct world *w)
{
	struct str dirs = STR_INIT;
	char *config, *data, *one, *two;

	w->folder = place_new();
	config = place_folder(w->folder, "config");
	data = place_folder(w->folder, "data");
	one = place_folder(config, "postil");
	two = place_folder(data, "postil");
	w->user = place_folder(one, "themes");
	w->system = place_folder(two, "themes");
	setenv("XDG_CONFIG_HOME", config, 1);
	str_printf(&dirs, "/nonexistent:%s", data);
	setenv("XDG_DATA_DIRS", dirs.s, 1);
	str_release(&dirs);
	free(config);
	free(data);
	free(one);
	free(two);
}

static void close_world(struct world *w)
{
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_DIRS");
	place_drop(w->folder);
	free(w->user);
	free(w->system);
}

static void check_name(const char *name, const char *title)
{
	struct error err = {0};
	struct theme t;

	test_row("%s", name);
	CHECK(theme_find(name, &t, &err));
	CHECK_STR(t.name, title);
	error_release(&err);
}

TEST(theme_files_are_found_in_order)
{
	struct world w;

	open_world(&w);
	place_add(w.user, "dark.yaml", "name: Never\n");
	place_add(w.user, "mine.yaml", "name: Mine\n");
	place_add(w.user, "both.yaml", "name: Both, mine\n");
	place_add(w.system, "both.yaml", "name: Both, theirs\n");
	place_add(w.system, "theirs.yaml", "name: Theirs\n");
	check_name("dark", "Dark");
	check_name("mine", "Mine");
	check_name("both", "Both, mine");
	check_name("theirs", "Theirs");
	close_world(&w);
}

TEST(theme_files_are_listed_once_by_place)
{
	struct theme_names names = {0};
	struct str told = STR_INIT;
	struct world w;

	open_world(&w);
	place_add(w.user, "zebra.yaml", "");
	place_add(w.user, "apple.yaml", "");
	place_add(w.user, "dark.yaml", "");
	place_add(w.user, ".hidden.yaml", "");
	place_add(w.user, "notes.txt", "");
	place_add(w.user, ".yaml", "");
	place_add(w.system, "apple.yaml", "");
	place_add(w.system, "berry.yaml", "");
	theme_names_list(&names);
	for (size_t i = 0; i < names.list.n; i++)
		if (names.list.v[i].place == THEME_BUILT_IN)
			CHECK_STR(names.list.v[i].name, embedded_themes[i].name);
		else
			str_printf(&told, "%s%s ", names.list.v[i].name,
				   names.list.v[i].place == THEME_OF_USER ? "" : "*");
	CHECK_STR(told.s, "apple zebra berry* ");
	CHECK_INT(names.list.n, embedded_theme_count + 3);
	theme_names_release(&names);
	str_release(&told);
	close_world(&w);
}

/* What stands in the current folder is somebody else's. */
TEST(theme_files_are_never_of_the_current_folder)
{
	char *before = getcwd(NULL, 0);
	struct error err = {0};
	struct theme t;
	struct world w;

	open_world(&w);
	place_add(w.folder, "trap.yaml", "name: Trap\n");
	CHECK(chdir(w.folder) == 0);
	CHECK(!theme_find("trap", &t, &err));
	setenv("XDG_CONFIG_HOME", ".", 1);
	setenv("XDG_DATA_DIRS", ".:", 1);
	CHECK(!theme_find("trap", &t, &err));
	CHECK(!theme_find("trap.yaml", &t, &err));
	check_name("./trap.yaml", "Trap"); /* by its path one may say so */
	CHECK(chdir(before) == 0);
	free(before);
	error_release(&err);
	close_world(&w);
}

TEST(theme_files_inherit_by_name_and_not_from_themselves)
{
	struct error err = {0};
	struct theme t;
	struct world w;

	open_world(&w);
	place_add(w.user, "first.yaml", "inherits: second\nstyles: {hint: {fg: 1}}\n");
	place_add(w.user, "second.yaml",
		  "inherits: dark\nstyles: {hint: {fg: 2}, search: {fg: 3}}\n");
	place_add(w.user, "round.yaml", "inherits: about\n");
	place_add(w.user, "about.yaml", "inherits: round\n");
	place_add(w.user, "broken.yaml", "inherits: faulty\n");
	place_add(w.user, "faulty.yaml", "name: x\nstylse: {}\n");
	CHECK(theme_find("first", &t, &err));
	CHECK_INT(t.styles[STYLE_HINT].fg, 1);
	CHECK_INT(t.styles[STYLE_SEARCH].fg, 3);
	CHECK_INT(t.variant, THEME_DARK);
	CHECK(!theme_find("round", &t, &err));
	CHECK(err.msg && strstr(err.msg, "too many themes inherit from"));
	CHECK(!theme_find("broken", &t, &err));
	CHECK(err.msg && strstr(err.msg, "broken.yaml:1:11: error: ") &&
	      strstr(err.msg, "faulty.yaml:2:1: error: a theme has no \"stylse\""));
	error_release(&err);
	close_world(&w);
}

/* The manual names every style, where a style is a word that one may write. */
TEST(theme_manual_lists_every_style)
{
	struct str page = STR_INIT;
	struct error err = {0};

	CHECK(file_read("man/postil-theme.5", &page, FILE_LIMIT, &err));
	for (int s = 0; s < STYLE_COUNT; s++) {
		struct str item = STR_INIT;

		str_printf(&item, "\n.It Li %s\n", style_key((enum style)s));
		test_row("%s", style_key((enum style)s));
		CHECK(strstr(page.s, item.s) != NULL);
		str_release(&item);
	}
	for (size_t i = 0; i < embedded_theme_count; i++) {
		test_row("%s", embedded_themes[i].name);
		CHECK(strstr(page.s, embedded_themes[i].name) != NULL);
	}
	error_release(&err);
	str_release(&page);
}
