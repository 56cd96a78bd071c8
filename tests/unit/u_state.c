/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include "base/mem.h"
#include "place.h"
#include "test.h"

#include <string.h>

/* Sets or, with NULL, unsets. */
static void set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

/* The variables as they were are put back by leave. */
static char *home_was, *state_was;

static void enter(const char *home, const char *state)
{
	const char *h = getenv("HOME"), *s = getenv("XDG_STATE_HOME");

	home_was = h ? mem_dup(h, strlen(h)) : NULL;
	state_was = s ? mem_dup(s, strlen(s)) : NULL;
	set("HOME", home);
	set("XDG_STATE_HOME", state);
}

static void leave(void)
{
	set("HOME", home_was);
	set("XDG_STATE_HOME", state_was);
	free(home_was);
	free(state_was);
}

TEST(state_folder_is_made_below_home)
{
	char *home = place_new(), *corpus = place_folder(home, "content");
	char *link = file_join(home, "link"), *first, *second, *third;
	struct error err = {0};
	struct stat st;

	enter(home, NULL);
	CHECK(symlink("content", link) == 0);
	first = state_folder(corpus, &err);
	second = state_folder(link, &err);
	third = state_folder(home, &err);
	CHECK(first && strncmp(first, home, strlen(home)) == 0);
	CHECK(first && strstr(first, "/.local/state/postil/content-"));
	CHECK_STR(second, first);
	CHECK(third && strcmp(third, first) != 0);
	CHECK(first && stat(first, &st) == 0 && S_ISDIR(st.st_mode));
	CHECK_INT(st.st_mode & 0777, 0700);
	CHECK_INT(strlen(file_base(first)), strlen("content-") + 16);
	leave();
	free(first);
	free(second);
	free(third);
	free(link);
	free(corpus);
	place_drop(home);
}

TEST(state_folder_goes_where_it_is_told)
{
	char *home = place_new(), *told = place_folder(home, "told"), *want, *got;
	struct error err = {0};

	want = file_join(told, "postil/");
	enter(home, told);
	got = state_folder(home, &err);
	CHECK(got && strncmp(got, want, strlen(want)) == 0);
	free(got);
	set("XDG_STATE_HOME", "relative");
	got = state_folder(home, &err);
	CHECK(got && strstr(got, "/.local/state/postil/"));
	free(got);
	leave();
	free(want);
	free(told);
	place_drop(home);
}

TEST(state_folder_says_why_there_is_none)
{
	char *home = place_new(), *file = place_put(home, "file", "");
	struct error err = {0};

	enter(NULL, NULL);
	CHECK(state_folder(home, &err) == NULL);
	CHECK(err.msg && strstr(err.msg, "set HOME or XDG_STATE_HOME"));
	set("HOME", "");
	CHECK(state_folder(home, &err) == NULL);
	set("HOME", file);
	CHECK(state_folder(home, &err) == NULL);
	CHECK(err.msg && strstr(err.msg, "cannot make the folder"));
	set("HOME", home);
	CHECK(state_folder("/nonexistent/corpus", &err) == NULL);
	CHECK(err.msg && strstr(err.msg, "/nonexistent/corpus"));
	leave();
	error_release(&err);
	free(file);
	place_drop(home);
}

TEST(state_knows_its_first_start)
{
	char *home = place_new(), *folder;
	struct error err = {0};

	enter(home, NULL);
	CHECK(state_is_first());
	CHECK(state_theme() == NULL);
	CHECK(state_is_first()); /* asking makes nothing */
	folder = state_folder(home, &err);
	CHECK(folder && !state_is_first());
	set("HOME", NULL);
	CHECK(!state_is_first()); /* nobody knows: no greeting at each start */
	leave();
	free(folder);
	place_drop(home);
}

TEST(state_keeps_the_theme)
{
	char *home = place_new(), *file = place_put(home, "file", ""), *path, *name;
	struct error err = {0};
	struct stat st;

	enter(home, NULL);
	state_keep_theme("paper");
	state_keep_theme("ink");
	name = state_theme();
	CHECK_STR(name ? name : "", "ink");
	free(name);
	path = state_file("theme", false, &err);
	CHECK(path && stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	free(path);
	set("HOME", file); /* no folder can be made there */
	state_keep_theme("paper");
	CHECK(state_theme() == NULL);
	set("HOME", NULL);
	state_keep_theme("paper");
	CHECK(state_theme() == NULL);
	leave();
	free(file);
	place_drop(home);
}

TEST(state_is_forgotten)
{
	char *home = place_new(), *corpus = place_folder(home, "corpus"), *state;
	struct error err = {0};

	enter(home, NULL);
	CHECK(state_forget(corpus, &err));
	CHECK(!state_has(corpus, ""));
	state = state_folder(corpus, &err);
	place_add(state, "journal", "steps");
	place_add(state, ".hidden", "");
	CHECK(state_forget(corpus, &err));
	CHECK(rmdir(state) == 0);
	free(state);
	state = state_folder(corpus, &err);
	free(place_folder(state, "inside"));
	CHECK(!state_forget(corpus, &err));
	CHECK(err.msg && strstr(err.msg, "/inside: cannot delete it: "));
	leave();
	error_release(&err);
	free(state);
	free(corpus);
	place_drop(home);
}

TEST(state_place_stands_beside_those_of_corpora)
{
	char *home = place_new(), *state, *place, *above;
	struct error err = {0};

	enter(home, NULL);
	state = state_folder(home, &err);
	place = state_place("here", &err);
	CHECK(place && file_is_folder(place));
	CHECK_STR(file_base(place), "here");
	above = file_folder(place);
	CHECK(strncmp(state, above, strlen(above)) == 0);
	set("HOME", NULL);
	CHECK(state_place("here", &err) == NULL);
	CHECK(err.msg && strstr(err.msg, "set HOME or XDG_STATE_HOME"));
	leave();
	error_release(&err);
	free(above);
	free(place);
	free(state);
	place_drop(home);
}
