/* All colours where the terminal says that it has them, and its own keys all the same.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the border of the focus is drawn in, in the dark theme: #98bdff. */
#define TRUE_BLUE "\033[38;2;152;189;255m"

static bool start(struct pty *p, const char *term, const char *const *set)
{
	return program_start(p, NULL, &(struct pty_options){.term = term, .set = set});
}

TEST(truecolor_where_the_terminal_says_so)
{
	static const struct {
		const char *term, *says, *more;
		bool want;
	} rows[] = {
	    {"xterm-256color", "COLORTERM=truecolor", NULL, true},
	    {"xterm-256color", "COLORTERM=24bit", NULL, true},
	    {"tmux-256color", "COLORTERM=truecolor", "TMUX=x", true},
	    {"xterm-256color", NULL, NULL, false},
	    {"xterm-256color", "COLORTERM=yes", NULL, false},
	    {"xterm-256color", "COLORTERM=truecolor", "NO_COLOR=1", false},
	    {"screen-256color", "COLORTERM=truecolor", "STY=1.x", false}, /* GNU screen */
	    {"xterm", "COLORTERM=truecolor", NULL, false},
	    {"linux", "COLORTERM=truecolor", NULL, false},
	};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *const set[] = {rows[i].says, rows[i].more, NULL};
		struct pty p;

		if (!start(&p, rows[i].term, rows[i].says ? set : NULL))
			continue;
		test_row("%s %s %s", rows[i].term, rows[i].says ? rows[i].says : "-",
			 rows[i].more ? rows[i].more : "");
		CHECK_INT(strstr(p.log.s, TRUE_BLUE) != NULL, rows[i].want);
		CHECK_INT(strstr(p.log.s, "38;2;") != NULL, rows[i].want);
		CHECK(!rows[i].want || !strstr(p.log.s, "38;5;"));
		/* the palette of the terminal is its own */
		CHECK(!strstr(p.log.s, "\033]4;") && !strstr(p.log.s, "\033]104"));
		pty_press(&p, "q");
		CHECK(pty_wait_end(&p, 10));
		program_check_restored(&p);
		pty_end(&p);
	}
}

/* The same keys lead to the same screen: the description is the terminal's own. */
TEST(truecolor_changes_no_key)
{
	static const char *const keys[] = {"\033OB", "\033[B",  "\033[6~",   "\033OF",    "\033[5~",
					   "\033OH", "gd",      "\033[1;3D", "\033[1;3C", "\033[Z",
					   "\t",     "/Mali\r", "\177",      "\033[1;2A"};
	static const char *const terms[] = {"xterm-256color", "tmux-256color", "screen-256color"};

	NEEDS_PROGRAM();
	for (size_t t = 0; t < sizeof terms / sizeof *terms; t++) {
		const char *const set[] = {"COLORTERM=truecolor", NULL};
		struct pty all, few;
		bool both = start(&all, terms[t], set);

		if (!both || !start(&few, terms[t], NULL))
			return;
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			pty_press(&all, keys[k]);
			pty_press(&few, keys[k]);
			char *a = program_screen(&all), *b = program_screen(&few);

			test_row("%s, key %zu", terms[t], k);
			CHECK_STR(a, b);
			free(a);
			free(b);
		}
		pty_end(&all);
		pty_end(&few);
	}
}

/* Writes config.yaml into the home of a program; false when that fails. */
static bool put_config(const char *home, const char *text)
{
	char *config = program_path(home, "config"), *postil = program_path(config, "postil");
	char *path = program_path(postil, "config.yaml");
	bool ok = mkdir(config, 0700) == 0 && mkdir(postil, 0700) == 0 &&
		  program_write(path, text, strlen(text));

	free(config);
	free(postil);
	free(path);
	return ok;
}

/* The setting counts more than what the terminal says. */
TEST(truecolor_as_it_is_set)
{
	static const char *const texts[] = {"settings: {truecolor: yes}\n",
					    "settings: {truecolor: no}\n"};

	NEEDS_PROGRAM();
	for (int no = 0; no < 2; no++) {
		const char *const set[] = {no ? "COLORTERM=truecolor" : NULL, NULL};
		char *home = pty_new_folder();
		struct pty p;

		CHECK(put_config(home, texts[no]));
		if (program_start(&p, NULL, &(struct pty_options){.home = home, .set = set})) {
			CHECK_INT(strstr(p.log.s, TRUE_BLUE) != NULL, !no);
			pty_end(&p);
		}
		pty_remove_folder(home);
		free(home);
	}
}

/* Numbers below 16 are the palette's: black is one that no eye tells from it. */
TEST(truecolor_black_is_black)
{
	static const char *const set[] = {"COLORTERM=truecolor", NULL};
	struct pty p;

	NEEDS_PROGRAM();
	if (!start(&p, NULL, set))
		return;
	pty_press(&p, ":theme contrast-dark\r");
	CHECK(emulator_find(pty_screen(&p), "theme contrast-dark", NULL, NULL));
	CHECK(strstr(p.log.s, "48;2;1;1;1m") != NULL);
	CHECK(!strstr(p.log.s, "8;2;0;0;"));
	pty_press(&p, ":theme ansi\r"); /* its colours are those of the terminal */
	pty_press(&p, "]]");
	CHECK(strstr(p.log.s, "\033[42m") != NULL || strstr(p.log.s, ";42m") != NULL ||
	      strstr(p.log.s, "42;") != NULL);
	pty_end(&p);
}

/* How curses was told is nothing that an editor should see. */
TEST(truecolor_is_not_passed_on)
{
	char *folder = pty_new_folder();
	char *script = program_path(folder, "editor"), *out = program_path(folder, "out");
	struct str set = STR_INIT, text = STR_INIT;
	struct error err = {0};
	struct pty p;

	NEEDS_PROGRAM();
	str_printf(&text, "#!/bin/sh\necho \"<$TERMINFO>\" >%s\n", out);
	CHECK(program_write(script, text.s, text.len) && chmod(script, 0700) == 0);
	str_printf(&set, "EDITOR=%s", script);
	const char *const with[] = {"COLORTERM=truecolor", "VISUAL=", set.s, NULL};
	if (start(&p, NULL, with)) {
		CHECK(strstr(p.log.s, TRUE_BLUE) != NULL);
		pty_press(&p, "e");
		for (int i = 0; i < 100 && !file_exists(out); i++)
			pty_read(&p, 0.05);
		str_clear(&text);
		CHECK(file_read(out, &text, 1000, &err));
		CHECK_STR(text.s, "<>\n");
		pty_end(&p);
	}
	error_release(&err);
	str_release(&set);
	str_release(&text);
	free(script);
	free(out);
	pty_remove_folder(folder);
	free(folder);
}
