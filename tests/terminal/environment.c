/* SPDX-License-Identifier: MIT */
#include "environment.h"

#include "base/mem.h"

#include <string.h>
#include <unistd.h>

extern char **environ;

/* A name, or the beginning of names with `*`. */
static const char *const left_out[] = {
    "TERM",   "COLORTERM", "COLUMNS",   "LINES",    "LC_*",     "LANG*",    "HOME",
    "XDG_*",  "LESS*",     "VIM*",      "EDITOR",   "VISUAL",   "PAGER",    "PWD",
    "OLDPWD", "NO_COLOR",  "COLORFGBG", "ESCDELAY", "POSTIL*",  "TERMINFO", "NCURSES*",
    "SSH_*",  "TMUX*",     "STY",       "DISPLAY",  "WAYLAND*", "BROWSER",
};

static bool is_left_out(const char *variable)
{
	size_t len = strcspn(variable, "=");

	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
		const char *name = left_out[i];
		size_t n = strcspn(name, "*");

		if (strncmp(variable, name, n) == 0 && (name[n] == '*' || n == len))
			return true;
	}
	return false;
}

/* What the options set takes its place. */
static bool is_set(const struct pty_options *o, const char *variable)
{
	size_t len = strcspn(variable, "=") + 1;

	for (const char *const *s = o->set; s && *s; s++)
		if (strncmp(*s, variable, len) == 0)
			return true;
	return false;
}

struct list {
	VEC(char *) all;
};

static void add(struct list *l, const char *name, const char *value)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s=%s", name, value);
	*vec_push(&l->all) = str_take(&s);
}

static void add_home(struct list *l, const char *home)
{
	static const char *const folders[][2] = {
	    {"XDG_CONFIG_HOME", "config"},
	    {"XDG_STATE_HOME", "state"},
	    {"XDG_CACHE_HOME", "cache"},
	    {"XDG_DATA_HOME", "data"},
	};
	struct str path = STR_INIT;

	add(l, "HOME", home);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		str_clear(&path);
		str_printf(&path, "%s/%s", home, folders[i][1]);
		add(l, folders[i][0], path.s);
	}
	str_release(&path);
}

char **environment_new(const struct pty_options *o, const char *home)
{
	struct list l = {0};

	for (char **e = environ; *e; e++)
		if (!is_left_out(*e) && !is_set(o, *e))
			*vec_push(&l.all) = mem_dup(*e, strlen(*e));
	add_home(&l, home);
	add(&l, "LC_ALL", o->locale ? o->locale : "C.UTF-8");
	if (!o->term || *o->term)
		add(&l, "TERM", o->term ? o->term : "xterm-256color");
	for (const char *const *s = o->set; s && *s; s++)
		*vec_push(&l.all) = mem_dup(*s, strlen(*s));
	*vec_push(&l.all) = NULL;
	return l.all.v;
}

void environment_free(char **list)
{
	for (char **e = list; e && *e; e++)
		free(*e);
	free(list);
}

char *environment_find(const char *program)
{
	const char *path = getenv("PATH");

	if (strchr(program, '/'))
		return access(program, X_OK) == 0 ? mem_dup(program, strlen(program)) : NULL;
	for (; path && *path; path += strcspn(path, ":"), path += *path == ':') {
		struct str s = STR_INIT;

		str_add(&s, path, strcspn(path, ":"));
		str_printf(&s, "/%s", program);
		if (access(s.s, X_OK) == 0)
			return str_take(&s);
		str_release(&s);
	}
	return NULL;
}
