/* Terminals and surroundings that cannot do what the reader wants.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/utf8.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static size_t count(const struct str *s, char byte)
{
	size_t n = 0;

	for (size_t i = 0; i < s->len; i++)
		n += s->s[i] == byte;
	return n;
}

static void read_all(const char *path, struct str *out)
{
	struct error err = {0};

	CHECK(file_read(path, out, 1 << 20, &err));
	error_release(&err);
}

/* It ends with status 2, one line on stderr and nothing on the terminal. */
static void check_refused(const struct pty_options *given, const char *word)
{
	char *folder = pty_new_folder(), *errors = program_path(folder, "errors");
	struct pty_options o = *given;
	struct str said = STR_INIT;
	struct pty p;

	o.errors = errors;
	if (program_run(&p, NULL, &o)) {
		read_all(errors, &said);
		CHECK_STR(pty_status(&p), "exit status 2");
		CHECK_INT(count(&said, '\n'), 1);
		CHECK_INT(count(&said, '\x1b'), 0);
		CHECK(utf8_valid(said.s, said.len));
		CHECK(strncmp(said.s, "postil: ", 8) == 0);
		CHECK(strstr(said.s, word));
		CHECK(p.log.len <= 1); /* curses begins with a carriage return */
		CHECK_INT(count(&p.log, 0x1b), 0);
		pty_end(&p);
	}
	str_release(&said);
	pty_remove_folder(folder);
	free(errors);
	free(folder);
}

TEST(a_terminal_that_cannot_draw_is_refused_with_one_sentence)
{
	static const char *const terms[] = {"", "dumb"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		check_refused(&(struct pty_options){.term = terms[i]}, "terminal");
}

TEST(a_terminal_that_the_host_does_not_know_still_works)
{
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){.term = "made-up-terminal"}))
		return;
	CHECK(program_shows_title(&p));
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 0");
	pty_end(&p);
}

TEST(terminals_of_all_kinds_show_the_title)
{
	static const char *const terms[] = {"xterm",           "vt100",         "linux",
					    "screen-256color", "tmux-256color", "ansi"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){.term = terms[i]}))
			continue;
		CHECK(program_shows_title(&p));
		pty_press(&p, "]]");
		CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		pty_end(&p);
	}
}

TEST(every_locale_shows_the_title)
{
	static const char *const locales[] = {"C", "POSIX", "no_SUCH.locale", "C.UTF-8"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){.locale = locales[i]}))
			continue;
		CHECK(program_shows_title(&p));
		CHECK(utf8_valid(p.log.s, p.log.len));
		CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		pty_end(&p);
	}
}

TEST(output_that_is_no_terminal_gets_no_control_bytes)
{
	struct str said = STR_INIT;
	struct pty p;

	NEEDS_PROGRAM();
	char *folder = pty_new_folder(), *output = program_path(folder, "output");
	if (program_run(&p, NULL, &(struct pty_options){.output = output})) {
		read_all(output, &said);
		CHECK(WIFEXITED(p.status));
		CHECK(WEXITSTATUS(p.status) == 0 || WEXITSTATUS(p.status) == 2);
		CHECK(said.len + p.log.len > 0);
		CHECK_INT(count(&said, '\x1b') + count(&p.log, '\x1b'), 0);
		pty_end(&p);
	}
	str_release(&said);
	pty_remove_folder(folder);
	free(output);
	free(folder);
}

TEST(input_that_is_no_terminal_leaves_the_keys_to_dev_tty)
{
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){.input = "/dev/null"}))
		return;
	CHECK(program_shows_title(&p));
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 0");
	program_check_restored(&p);
	pty_end(&p);
}

TEST(without_any_keyboard_it_says_so)
{
	NEEDS_PROGRAM();
	check_refused(&(struct pty_options){.input = "/dev/null", .detached = true}, "terminal");
}

TEST(a_terminal_that_answers_no_query_is_not_waited_for)
{
	struct pty_options o = {.refuse = PTY_NO_ATTRIBUTES | PTY_NO_COLORS | PTY_NO_STATUS};
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &o))
		return;
	CHECK(program_shows_title(&p));
	CHECK(p.marks.v[p.marks.n - 1].time - p.started < (program_is_plain() ? 2 : 10));
	pty_end(&p);
}
