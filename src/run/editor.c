/* SPDX-License-Identifier: MIT */
#include "run/editor.h"

#include "base/file.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 }; /* as shells say it */

struct words {
	VEC(char *) list; /* owned; the last one is NULL */
};

static void add_word(struct words *w, const char *s, size_t len)
{
	*vec_push(&w->list) = mem_dup(s, len);
}

static void release_words(struct words *w)
{
	for (size_t i = 0; i < w->list.n; i++)
		free(w->list.v[i]);
	vec_release(&w->list);
}

/* ---- which editor */

static bool is_in(const char *folder, size_t len, const char *name)
{
	struct str path = STR_INIT;
	bool has;

	if (!len || folder[0] != '/')
		return false; /* nothing of the current folder is run unasked */
	str_printf(&path, "%.*s/%s", (int)len, folder, name);
	has = access(path.s, X_OK) == 0 && !file_is_folder(path.s);
	str_release(&path);
	return has;
}

static bool is_installed(const char *name)
{
	const char *at = getenv("PATH");

	while (at && *at) {
		size_t len = strcspn(at, ":");

		if (is_in(at, len, name))
			return true;
		at += len + (at[len] == ':');
	}
	return false;
}

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
		if (is_installed(others[i]))
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

static void add_file(struct words *w, enum place place, const char *path, uint32_t line)
{
	struct str s = STR_INIT;

	if (line && place == PLACE_PLUS) {
		str_printf(&s, "+%u", (unsigned)line);
		add_word(w, s.s, s.len);
		str_clear(&s);
	}
	if (line && place == PLACE_GOTO)
		add_word(w, "-g", 2);
	str_addz(&s, path);
	if (line && place >= PLACE_COLON)
		str_printf(&s, ":%u", (unsigned)line);
	add_word(w, s.s, s.len);
	str_release(&s);
}

static void add_editor(struct words *w, const char *value)
{
	static const char more[] = " \"$@\"";
	struct str s = STR_INIT;

	if (value[strcspn(value, "|&;<>()$`\\\"'\t\n*?[#~=%")]) {
		str_printf(&s, "%s%s", value, more);
		add_word(w, "/bin/sh", 7);
		add_word(w, "-c", 2);
		add_word(w, s.s, s.len);
		add_word(w, value, strlen(value));
		str_release(&s);
		return;
	}
	for (const char *at = value; *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");

		add_word(w, at, len);
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

static void set_signal(int number, void (*handler)(int), struct sigaction *old)
{
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = handler;
	sigaction(number, &act, old);
}

/* Never returns.  What cannot be run is told through the pipe. */
static void become(char **argv, int report)
{
	static const int numbers[] = {SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT};
	int why;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		set_signal(numbers[i], SIG_DFL, NULL);
	execvp(argv[0], argv);
	why = errno;
	if (write(report, &why, sizeof why) < 0)
		why = 0;
	_exit(CANNOT_RUN);
}

/* The status it ended with.  When it stops, so does this process, and goes on with it. */
static int wait_for(pid_t child)
{
	int status = 0;

	for (;;) {
		pid_t got = waitpid(child, &status, WUNTRACED);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == child && WIFSTOPPED(status))
			raise(SIGSTOP);
		else
			return got < 0 ? 0 : status;
	}
}

/* 0, or the reason why it could not be run. */
static int start(char **argv, pid_t *child)
{
	int report[2], why = 0;

	if (pipe(report) != 0)
		return errno;
	fcntl(report[0], F_SETFD, FD_CLOEXEC);
	fcntl(report[1], F_SETFD, FD_CLOEXEC);
	*child = fork();
	if (*child == 0)
		become(argv, report[1]);
	if (*child < 0)
		why = errno;
	close(report[1]);
	while (*child > 0 && read(report[0], &why, sizeof why) < 0 && errno == EINTR)
		continue;
	close(report[0]);
	if (why && *child > 0)
		wait_for(*child);
	return why;
}

static bool run(char **argv, const char *value, struct error *err)
{
	struct sigaction interrupt, quit;
	pid_t child = 0;
	int status = 0, why;

	set_signal(SIGINT, SIG_IGN, &interrupt);
	set_signal(SIGQUIT, SIG_IGN, &quit);
	why = start(argv, &child);
	if (!why)
		status = wait_for(child);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	if (why || (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_RUN))
		return error_set(err, "cannot run the editor %s%s%s; EDITOR says which one to run",
				 value, why ? ": " : "", why ? strerror(why) : "");
	if (WIFSIGNALED(status))
		return error_set(err, "the editor %s was ended by signal %d", value,
				 WTERMSIG(status));
	if (WEXITSTATUS(status))
		return error_set(err, "the editor %s ended with status %d", value,
				 WEXITSTATUS(status));
	return true;
}

bool editor_run(const char *path, uint32_t line, struct error *err)
{
	const char *value = choose();
	struct words w = {0};
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
	*vec_push(&w.list) = NULL;
	ok = run(w.list.v, value, err);
	release_words(&w);
	free(whole);
	return ok;
}
