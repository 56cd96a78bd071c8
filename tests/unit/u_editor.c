/* SPDX-License-Identifier: MIT */
#include "run/editor.h"

#include "base/file.h"
#include "base/mem.h"
#include "place.h"
#include "test.h"

#include <signal.h>
#include <string.h>

/* An editor that writes down its words. */
static const char script[] = "#!/bin/sh\n"
			     "out=$(dirname \"$0\")/words\n"
			     "for word; do printf '<%s>' \"$word\"; done >\"$out\"\n";

struct desk {
	char *folder;
	char *old_path; /* PATH */
};

static char *path_in(const struct desk *d, const char *name)
{
	return file_join(d->folder, name);
}

static void put_script(const struct desk *d, const char *name, const char *text)
{
	char *path = place_put(d->folder, name, text);

	CHECK_INT(chmod(path, 0700), 0);
	free(path);
}

static struct desk desk_open(void)
{
	const char *path = getenv("PATH");
	struct desk d = {place_new(), mem_dup(path ? path : "", path ? strlen(path) : 0)};

	unsetenv("VISUAL");
	unsetenv("EDITOR");
	return d;
}

static void desk_close(struct desk *d)
{
	setenv("PATH", d->old_path, 1);
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	free(d->old_path);
	place_drop(d->folder);
}

/* What the editor was given, with "@" for the folder. */
static void check_words(const struct desk *d, const char *want)
{
	struct str got = STR_INIT, shown = STR_INIT;
	struct error err = {0};
	char *path = path_in(d, "words");
	size_t len = strlen(d->folder);

	if (!file_read(path, &got, FILE_LIMIT, &err))
		str_addz(&got, err.msg);
	for (size_t i = 0; i < got.len; i++) {
		if (strncmp(got.s + i, d->folder, len) == 0) {
			str_addc(&shown, '@');
			i += len - 1;
		} else {
			str_addc(&shown, got.s[i]);
		}
	}
	CHECK_STR(shown.s, want);
	unlink(path);
	error_release(&err);
	str_release(&got);
	str_release(&shown);
	free(path);
}

static const struct {
	const char *editor; /* "@" is the folder */
	uint32_t line;
	const char *words;
} rows[] = {
    {"@/vim", 12, "<+12><@/a file.yaml>"},
    {"@/vim", 0, "<@/a file.yaml>"},
    {"  @/vim  -R   -n ", 12, "<-R><-n><+12><@/a file.yaml>"},
    {"@/nano", 1, "<+1><@/a file.yaml>"},
    {"@/hx", 7, "<@/a file.yaml:7>"},
    {"@/code --wait", 7, "<--wait><-g><@/a file.yaml:7>"},
    {"@/code --wait", 0, "<--wait><@/a file.yaml>"},
    {"@/unheard", 7, "<@/a file.yaml>"},
    {"@/vim -c 'set ft=yaml; so x'", 12, "<-c><set ft=yaml; so x><+12><@/a file.yaml>"},

};

static void set_editor(const struct desk *d, const char *variable, const char *value)
{
	struct str s = STR_INIT;

	for (; *value; value++) {
		if (*value == '@')
			str_addz(&s, d->folder);
		else
			str_addc(&s, *value);
	}
	setenv(variable, s.s, 1);
	str_release(&s);
}

static void run(const struct desk *d, uint32_t line, const char *want)
{
	struct error err = {0};
	char *path = path_in(d, "a file.yaml");

	CHECK(editor_run(path, line, &err));
	CHECK_STR(err.msg ? err.msg : "", "");
	check_words(d, want);
	error_release(&err);
	free(path);
}

TEST(editor_words)
{
	static const char *const names[] = {"vim", "nano", "hx", "code", "unheard"};
	struct desk d = desk_open();

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		put_script(&d, names[i], script);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].editor);
		set_editor(&d, "EDITOR", rows[i].editor);
		run(&d, rows[i].line, rows[i].words);
	}
	desk_close(&d);
}

TEST(editor_that_is_taken)
{
	struct desk d = desk_open();
	struct str path = STR_INIT;

	str_printf(&path, ".::%s:%s", d.folder, d.old_path);
	put_script(&d, "editor", script);
	setenv("PATH", path.s, 1);
	run(&d, 3, "<+3><@/a file.yaml>");
	put_script(&d, "joe", script);
	set_editor(&d, "EDITOR", "@/joe -x");
	run(&d, 3, "<-x><+3><@/a file.yaml>");
	put_script(&d, "kak", script);
	set_editor(&d, "VISUAL", "@/kak");
	run(&d, 3, "<+3><@/a file.yaml>");
	set_editor(&d, "VISUAL", "  ");
	run(&d, 3, "<-x><+3><@/a file.yaml>");
	str_release(&path);
	desk_close(&d);
}

TEST(editor_gets_an_absolute_path)
{
	struct desk d = desk_open();
	struct error err = {0};
	char *here = getcwd(NULL, 0);

	put_script(&d, "vim", script);
	set_editor(&d, "EDITOR", "@/vim");
	CHECK_INT(chdir(d.folder), 0);
	CHECK(editor_run("+x.yaml", 5, &err));
	CHECK_INT(chdir(here), 0);
	check_words(&d, "<+5><@/+x.yaml>");
	free(here);
	desk_close(&d);
}

TEST(editor_failures_are_sentences)
{
	static const struct {
		const char *text, *says;
	} failures[] = {
	    {"#!/bin/sh\nexit 3\n", "ended with status 3"},
	    {"#!/bin/sh\nexit 127\n", "cannot run the editor"},
	    {"#!/bin/sh\nkill -9 $$\n", "was ended by signal 9"},
	    {"#!/nowhere/at/all\n", "cannot run the editor"},
	};
	struct desk d = desk_open();
	struct error err = {0};

	set_editor(&d, "EDITOR", "@/ed");
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		test_row("%zu", i);
		put_script(&d, "ed", failures[i].text);
		CHECK(!editor_run("/x.yaml", 1, &err));
		CHECK(err.msg && strstr(err.msg, failures[i].says));
	}
	set_editor(&d, "EDITOR", "@/missing -n");
	CHECK(!editor_run("/x.yaml", 1, &err));
	CHECK(err.msg && strstr(err.msg, "No such file") && strstr(err.msg, "EDITOR"));
	unsetenv("EDITOR");
	setenv("PATH", d.folder, 1);
	CHECK(!editor_run("/x.yaml", 1, &err));
	CHECK(err.msg && strstr(err.msg, "EDITOR=nano"));
	setenv("PATH", d.old_path, 1);
	error_release(&err);
	desk_close(&d);
}

/* ^C is the editor's; afterwards it is ours again. */
TEST(editor_owns_the_interrupt)
{
	struct desk d = desk_open();
	struct error err = {0};
	struct sigaction now;

	put_script(&d, "ed",
		   "#!/bin/sh\nkill -INT $PPID; kill -QUIT $PPID; kill -INT $$\nexit 0\n");
	set_editor(&d, "EDITOR", "@/ed");
	CHECK(!editor_run("/x.yaml", 1, &err));
	CHECK(err.msg && strstr(err.msg, "was ended by signal 2"));
	sigaction(SIGINT, NULL, &now);
	CHECK(now.sa_handler == SIG_DFL);
	error_release(&err);
	desk_close(&d);
}
