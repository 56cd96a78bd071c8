/* SPDX-License-Identifier: MIT */
#include "run/browser.h"

#include "run/launch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const of_terminals[] = {"www-browser", "w3m",    "lynx",   "links",
					   "links2",      "elinks", "browsh", "cha"};

static bool is_of_terminal(const char *program)
{
	for (size_t i = 0; i < sizeof of_terminals / sizeof *of_terminals; i++)
		if (strcmp(launch_name(program), of_terminals[i]) == 0)
			return true;
	return false;
}

static bool is_installed(const char *program)
{
	if (strchr(program, '/')) /* nothing of the current folder */
		return program[0] == '/' && access(program, X_OK) == 0;
	return launch_installed(program);
}

/* One of the list: its words, if it can be run. */
static bool take(struct slice line, struct argv *a)
{
	char *copy = mem_dup(line.s, line.len);
	struct error err = {0};
	bool ok = !strchr(copy, '%') && argv_split(a, copy, &err) && is_installed(a->list.v[0]);

	if (!ok)
		argv_release(a);
	error_release(&err);
	free(copy);
	return ok;
}

static bool take_listed(const char *list, struct argv *a)
{
	while (*list) {
		size_t len = strcspn(list, ":");

		if (take((struct slice){list, len}, a))
			return true;
		list += len + (list[len] == ':');
	}
	return false;
}

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

static const char *of_desktop(void)
{
	bool screen = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");

#ifdef __APPLE__
	return "open";
#endif
	if (screen && launch_installed("xdg-open"))
		return "xdg-open";
	return launch_installed("wslview") ? "wslview" : NULL;
}

static const char *of_system(void)
{
	const char *found = of_desktop();

	for (size_t i = 0; !found && i < sizeof of_terminals / sizeof *of_terminals; i++)
		if (launch_installed(of_terminals[i]))
			found = of_terminals[i];
	return found;
}

bool browser_find(const char *url, struct argv *a, bool *front, struct error *err)
{
	const char *list = getenv("BROWSER"), *program = NULL;

	if (list && *list && !take_listed(list, a))
		return error_set(err, "no program of BROWSER can be run: %s", list);
	if (!a->list.n)
		program = of_system();
	if (!a->list.n && !program)
		return error_set(err,
				 "there is no browser: set BROWSER, as in BROWSER=firefox postil");
	if (program)
		argv_addz(a, program);
	*front = is_of_terminal(a->list.v[0]);
	argv_addz(a, url);
	return true;
}
