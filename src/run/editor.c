/* SPDX-License-Identifier: MIT */
#include "run/editor.h"

#include "base/argv.h"
#include "base/file.h"
#include "run/launch.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 }; /* as shells say it */

/* ---- which editor */

static const char *choose(void)
{
	static const char *const variables[] = {"VISUAL", "EDITOR"};
	static const char *const others[] = {"editor", "vi", "nano"};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);

		if (value && value[strspn(value, " ")])
			return value + strspn(value, " ");
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (launch_installed(others[i]))
			return others[i];
	return NULL;
}

/* ---- what it is run with */

enum place { PLACE_NONE, PLACE_PLUS, PLACE_COLON, PLACE_GOTO };

static const struct {
	const char *name;
	enum place place;
} known[] = {
    {"editor", PLACE_PLUS}, {"sensible-editor", PLACE_PLUS},
    {"vi", PLACE_PLUS},     {"vim", PLACE_PLUS},
    {"nvim", PLACE_PLUS},   {"vis", PLACE_PLUS},
    {"elvis", PLACE_PLUS},  {"nvi", PLACE_PLUS},
    {"nano", PLACE_PLUS},   {"pico", PLACE_PLUS},
    {"emacs", PLACE_PLUS},  {"emacsclient", PLACE_PLUS},
    {"zile", PLACE_PLUS},   {"mg", PLACE_PLUS},
    {"jove", PLACE_PLUS},   {"joe", PLACE_PLUS},
    {"jmacs", PLACE_PLUS},  {"jed", PLACE_NONE},
    {"ne", PLACE_PLUS},     {"micro", PLACE_PLUS},
    {"kak", PLACE_PLUS},    {"mcedit", PLACE_PLUS},
    {"gedit", PLACE_PLUS},  {"hx", PLACE_COLON},
    {"helix", PLACE_COLON}, {"subl", PLACE_COLON},
    {"zed", PLACE_COLON},   {"code", PLACE_GOTO},
    {"codium", PLACE_GOTO},
};

/* By the name of the program, which is the first word of the value. */
static enum place place_of(const char *value)
{
	size_t len = strcspn(value, " ");
	struct slice name = {value, len};

	for (size_t i = len; i > 0 && value[i - 1] != '/'; i--)
		name = (struct slice){value + i - 1, len - i + 1};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (slice_is(name, known[i].name))
			return known[i].place;
	return PLACE_NONE;
}

static void add_file(struct argv *w, enum place place, const char *path, uint32_t line)
{
	struct str s = STR_INIT;

	if (line && place == PLACE_PLUS) {
		str_printf(&s, "+%u", (unsigned)line);
		argv_add(w, s.s, s.len);
		str_clear(&s);
	}
	if (line && place == PLACE_GOTO)
		argv_add(w, "-g", 2);
	str_addz(&s, path);
	if (line && place >= PLACE_COLON)
		str_printf(&s, ":%u", (unsigned)line);
	argv_add(w, s.s, s.len);
	str_release(&s);
}

static void add_editor(struct argv *w, const char *value)
{
	static const char more[] = " \"$@\"";
	struct str s = STR_INIT;

	if (value[strcspn(value, "|&;<>()$`\\\"'\t\n*?[#~=%")]) {
		str_printf(&s, "%s%s", value, more);
		argv_add(w, "/bin/sh", 7);
		argv_add(w, "-c", 2);
		argv_add(w, s.s, s.len);
		argv_add(w, value, strlen(value));
		str_release(&s);
		return;
	}
	for (const char *at = value; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");

		argv_add(w, at, len);
		at += len;
	}
}

/* Yours to free; NULL when the current folder is unknown. */
static char *absolute(const char *path)
{
	char *folder, *whole;

	if (path[0] == '/')
		return mem_dup(path, strlen(path));
	folder = getcwd(NULL, 0);
	whole = folder ? file_join(folder, path) : NULL;
	free(folder);
	return whole;
}

/* ---- running it */

static bool run(char **argv, const char *value, struct error *err)
{
	struct str what = STR_INIT;
	int status, why = launch_front(argv, NULL, &status);
	bool ok;

	if (why || (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_RUN))
		return error_set(err, "cannot run the editor %s%s%s; EDITOR says which one to run",
				 value, why ? ": " : "", why ? strerror(why) : "");
	str_printf(&what, "the editor %s", value);
	ok = launch_judge(what.s, why, status, err);
	str_release(&what);
	return ok;
}

bool editor_run(const char *path, uint32_t line, struct error *err)
{
	const char *value = choose();
	struct argv w = {0};
	char *whole;
	bool ok;

	if (!value)
		return error_set(err, "there is no editor: set EDITOR, as in EDITOR=nano postil");
	whole = absolute(path);
	if (!whole)
		return error_set(err, "%s: the current folder is unknown: %s", path,
				 strerror(errno));
	add_editor(&w, value);
	add_file(&w, place_of(value), whole, line);
	ok = run(argv_end(&w), value, err);
	argv_release(&w);
	free(whole);
	return ok;
}
