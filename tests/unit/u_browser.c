/* SPDX-License-Identifier: MIT */
#include "run/browser.h"

#include "place.h"
#include "test.h"

#include <string.h>

#define URL "https://e.org/"

/* Programs of PATH, what is set, and the words that come of it or the sentence. */
static const struct {
	const char *programs, *browser, *display;
	const char *want;
	bool front;
} rows[] = {
    {"surf w3m", "surf", NULL, "<surf><" URL ">", false},
    {"surf w3m", "w3m", NULL, "<w3m><" URL ">", true},
    {"surf w3m", "missing:w3m:surf", NULL, "<w3m><" URL ">", true},
    {"surf", "surf --new-window 'a b'", NULL, "<surf><--new-window><a b><" URL ">", false},
    {"surf w3m", "surf %s:w3m -T", NULL, "<w3m><-T><" URL ">", true},
    {"surf", "surf;id", NULL, "no program of BROWSER can be run: surf;id", false},
    {"surf", "surf $(id) `id`", NULL, "<surf><$(id)><`id`><" URL ">", false},
    {"surf", "surf | sh", NULL, "no program of BROWSER can be run: surf | sh", false},
    {"surf", "'surf", NULL, "no program of BROWSER can be run: 'surf", false},
    {"surf", "::surf", NULL, "<surf><" URL ">", false},
    {"surf", "./surf", NULL, "no program of BROWSER can be run: ./surf", false},
    {"surf", "-x:%s", NULL, "no program of BROWSER can be run: -x:%s", false},
    {"xdg-open w3m", NULL, ":0", "<xdg-open><" URL ">", false},
    {"xdg-open w3m", NULL, NULL, "<w3m><" URL ">", true},
    {"xdg-open w3m", "", "", "<w3m><" URL ">", true},
    {"wslview lynx", NULL, NULL, "<wslview><" URL ">", false},
    {"elinks", NULL, ":0", "<elinks><" URL ">", true},
    {"", NULL, ":0", "there is no browser: set BROWSER, as in BROWSER=firefox postil", false},
};

static void put_programs(const char *folder, const char *names)
{
	for (; *names; names += strspn(names, " ")) {
		size_t len = strcspn(names, " ");
		char *name = mem_dup(names, len);
		char *path = place_put(folder, name, "#!/bin/sh\n");

		CHECK_INT(chmod(path, 0700), 0);
		free(path);
		free(name);
		names += len;
	}
}

static void set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

TEST(browser_that_is_found)
{
	const char *old = getenv("PATH");
	char *keep = mem_dup(old ? old : "", old ? strlen(old) : 0);

	unsetenv("WAYLAND_DISPLAY");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *folder = place_new();
		struct argv a = {0};
		struct error err = {0};
		struct str got = STR_INIT;
		bool front = false;

		test_row("%zu: %s", i, rows[i].browser ? rows[i].browser : "-");
		put_programs(folder, rows[i].programs);
		set("PATH", folder);
		set("BROWSER", rows[i].browser);
		set("DISPLAY", rows[i].display);
		if (browser_find(URL, &a, &front, &err))
			for (size_t k = 0; k < a.list.n; k++)
				str_printf(&got, "<%s>", a.list.v[k]);
		else
			str_addz(&got, err.msg);
		CHECK_STR(got.s, rows[i].want);
		CHECK_INT(front, rows[i].front);
		error_release(&err);
		argv_release(&a);
		str_release(&got);
		set("PATH", keep);
		place_drop(folder);
	}
	unsetenv("BROWSER");
	unsetenv("DISPLAY");
	free(keep);
}
