/* SPDX-License-Identifier: MIT */
#include "story.h"

#include "base/file.h"
#include "base/mem.h"
#include "environment.h"
#include "store/save.h"
#include "usage.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- files */

bool story_init(struct story *s)
{
	*s = (struct story){.top = pty_new_folder()};
	CHECK(s->top);
	if (!s->top)
		return false;
	s->home = program_path(s->top, "home");
	s->folder = program_path(s->top, "story");
	CHECK(mkdir(s->home, 0700) == 0 && mkdir(s->folder, 0755) == 0);
	return true;
}

void story_release(struct story *s)
{
	pty_remove_folder(s->top);
	free(s->top);
	free(s->home);
	free(s->folder);
}

bool story_init_small(struct story *s)
{
	if (!story_init(s))
		return false;
	story_write(s, "entities.yaml",
		    "postil: 1\nentities:\n"
		    "- {id: anna, type: person, name: Anna}   # the first\n"
		    "- {id: bruno, type: person, name: Bruno}\n");
	story_write(s, "a.yaml",
		    "# by hand\npostil: 1\ntitle: A meeting\ntext: |\n"
		    "  Anna met Bruno at the harbour on Monday.\n"
		    "  Later Bruno said that Anna was late again.\n"
		    "  Nobody else saw Anna that day, and Bruno left.\n"
		    "mentions:\n"
		    "- {entity: anna, quote: Anna, after: \" met\"}   # kept\n");
	return true;
}

void story_write(struct story *s, const char *name, const char *bytes)
{
	char *path = program_path(s->folder, name);

	program_write(path, bytes, strlen(bytes));
	free(path);
}

void story_append(struct story *s, const char *name, const char *bytes)
{
	char *path = program_path(s->folder, name);
	FILE *f = fopen(path, "a");
	bool ok = f && fputs(bytes, f) >= 0;

	if (f)
		ok = fclose(f) == 0 && ok;
	CHECK(ok);
	free(path);
}

char *story_read(struct story *s, const char *name)
{
	char *path = program_path(s->folder, name);
	struct str bytes = STR_INIT;
	struct error err = {0};

	if (!file_read(path, &bytes, FILE_LIMIT, &err))
		CHECK_STR(err.msg, "");
	error_release(&err);
	free(path);
	str_addz(&bytes, "");
	return str_take(&bytes);
}

bool story_has(struct story *s, const char *name, const char *words)
{
	char *bytes = story_read(s, name);
	bool has = strstr(bytes, words) != NULL;

	free(bytes);
	return has;
}

size_t story_leftovers(const struct story *s)
{
	DIR *d = opendir(s->folder);
	size_t n = 0;

	CHECK(d);
	for (struct dirent *e; d && (e = readdir(d));)
		n += save_is_leftover(e->d_name);
	if (d)
		closedir(d);
	return n;
}

/* ---- on the terminal */

bool story_open(struct story *s, const struct pty_options *options)
{
	struct pty_options o = *options;

	o.home = s->home;
	return program_start(&s->pty, s->folder, &o);
}

/* Without the marks around words; counts the characters that are not words. */
static size_t strip_words(const char *keys, struct str *out)
{
	bool words = false;
	size_t n = 0;

	for (const char *k = keys; *k; k++) {
		if (*k == '`')
			words = !words;
		else
			str_addc(out, *k);
		n += !words && *k != '`';
	}
	return n;
}

size_t story_keys(struct story *s, const char *keys)
{
	struct str bytes = STR_INIT;
	size_t n = strip_words(keys, &bytes);

	CHECK(pty_send(&s->pty, bytes.s, bytes.len));
	pty_settle(&s->pty, usage_now());
	str_release(&bytes);
	return n;
}

bool story_shows(struct story *s, const char *text)
{
	struct emulator *e = pty_screen(&s->pty);

	return e && emulator_find(e, text, NULL, NULL);
}

void story_check_shows(struct story *s, const char *text)
{
	char *screen;

	if (pty_wait_text(&s->pty, text) > 0)
		return;
	screen = program_screen(&s->pty);
	CHECK_STR(screen, text);
	free(screen);
}

bool story_is_saved(struct story *s)
{
	struct pty *p = &s->pty;
	double limit = usage_now() + PTY_LIMIT;

	while (!story_shows(s, "saved") || story_shows(s, "unsaved")) {
		if (p->ended || p->closed || usage_now() > limit)
			return false;
		pty_read(p, 0.05);
	}
	return true;
}

void story_quit(struct story *s)
{
	struct pty *p = &s->pty;

	for (int i = 0; i < 4 && !p->ended; i++) {
		pty_send(p, "q", 1);
		pty_settle(p, usage_now());
	}
	CHECK(pty_wait_end(p, 10));
	CHECK_STR(pty_status(p), "exit status 0");
	program_check_restored(p);
	pty_end(p);
}

/* ---- without */

static char **new_words(const char *program, const char *const *words)
{
	size_t n = 0;
	char **argv;

	while (words[n])
		n++;
	argv = mem_zalloc(n + 2, sizeof *argv);
	argv[0] = mem_dup(program, strlen(program));
	for (size_t i = 0; i < n; i++)
		argv[i + 1] = mem_dup(words[i], strlen(words[i]));
	return argv;
}

static void run(const struct story *s, char **argv, int to)
{
	struct pty_options o = {0};
	int nothing = open("/dev/null", O_RDONLY);

	if (chdir(s->folder) < 0 || dup2(nothing, 0) < 0 || dup2(to, 1) < 0 || dup2(to, 2) < 0)
		_exit(126);
	execve(argv[0], argv, environment_new(&o, s->home));
	_exit(127);
}

int story_run(struct story *s, struct str *out, const char *const *words)
{
	char **argv = new_words(getenv("POSTIL"), words), buffer[4096];
	int ends[2], status = 0;
	ssize_t n;
	pid_t pid;

	CHECK(pipe(ends) == 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		run(s, argv, ends[1]);
	close(ends[1]);
	while ((n = read(ends[0], buffer, sizeof buffer)) > 0)
		if (out)
			str_add(out, buffer, (size_t)n);
	close(ends[0]);
	CHECK(waitpid(pid, &status, 0) == pid);
	environment_free(argv);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void story_check_clean(struct story *s)
{
	const char *const words[] = {"check", s->folder, NULL};
	struct str out = STR_INIT;

	CHECK_INT(story_run(s, &out, words), 0);
	if (!strstr(out.s, "0 errors, 0 warnings, 0 notes"))
		CHECK_STR(out.s, "0 errors, 0 warnings, 0 notes");
	str_release(&out);
}
