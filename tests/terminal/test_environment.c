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

static size_t count_high(const struct str *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->len; i++)
		n += (unsigned char)s->s[i] >= 0x80;
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
		check_refused(&(struct pty_options){.term = terms[i]}, "--plain");
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
	static const char *const terms[] = {"xterm",  "vt100", "linux",        "screen-256color",
					    "vt220",  "ansi",  "xterm-mono",   "tmux-256color",
					    "screen", "rxvt",  "xterm-16color"};

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
	static const char *const locales[] = {
	    "C",       "POSIX",       "no_SUCH.locale", "fr_FR.ISO-8859-1",
	    "C.UTF-8", "xx_XX.UTF-8", "xx_XX.utf8",     ""};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		struct pty p;

		if (!program_start(&p, NULL, &(struct pty_options){.locale = locales[i]}))
			continue;
		CHECK(program_shows_title(&p));
		CHECK(utf8_valid(p.log.s, p.log.len));
		test_row("%s", locales[i]);
		CHECK_INT(count_high(&p.log) > 0,
			  strchr(locales[i], '8') && !strstr(locales[i], "8859"));
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

/* The whole note fits a terminal of 80 columns. */
TEST(an_unknown_terminal_is_told_of_in_full)
{
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){.term = "made-up-terminal"}))
		return;
	CHECK(emulator_find(pty_screen(&p), "treated as a common one.", NULL, NULL));
	pty_end(&p);
}

/* The names of all types, each between bare words. */
static char *types_corpus(void)
{
	static const char article[] =
	    "postil: 1\ntitle: Types\nlang: fr\ndate: \"2024-07\"\n"
	    "text: |\n  bare Aperson bare Aorganization bare Aplace bare Aevent bare Alaw\n"
	    "  bare Aproduct bare Adate bare Aquantity bare Aother bare\n"
	    "mentions:\n";
	static const char *const types[] = {"person",  "organization", "place",    "event", "law",
					    "product", "date",         "quantity", "other"};
	struct str a = STR_INIT, r = STR_INIT;
	char *folder, *path;

	str_addz(&a, article);
	str_addz(&r, "postil: 1\nentities:\n");
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		str_printf(&a, "- {entity: a-%s, quote: A%s}\n", types[i], types[i]);
		str_printf(&r, "- {id: a-%s, type: %s, name: A%s}\n", types[i], types[i], types[i]);
	}
	folder = program_corpus(a.s, a.len);
	path = folder ? program_path(folder, "entities.yaml") : NULL;
	if (path)
		program_write(path, r.s, r.len);
	free(path);
	str_release(&a);
	str_release(&r);
	return folder;
}

static const struct cell *cell_of(struct pty *p, const char *text)
{
	int row, column;

	if (!emulator_find(pty_screen(p), text, &row, &column))
		return NULL;
	return emulator_cell(p->emulator, row, column);
}

/* Grey and white are the text's own colour to the eye. */
static bool same_look(const struct cell *a, const struct cell *b)
{
	uint32_t x = a->foreground == 0x1000007 ? 0 : a->foreground;
	uint32_t y = b->foreground == 0x1000007 ? 0 : b->foreground;

	return x == y && a->background == b->background && a->look == b->look;
}

static void check_types(struct pty *p)
{
	static const char *const names[] = {"Aperson", "Aorganization", "Aplace",
					    "Aevent",  "Alaw",          "Aproduct",
					    "Adate",   "Aquantity",     "Aother"};
	const struct cell *bare = cell_of(p, "bare"), *seen[9];

	CHECK(bare);
	for (int i = 0; i < 9 && bare; i++) {
		seen[i] = cell_of(p, names[i]);
		CHECK(seen[i]);
		if (!seen[i])
			return;
		if (same_look(seen[i], bare))
			CHECK_STR(names[i], "another look");
		for (int k = 0; k < i && i < 3; k++)
			CHECK(!same_look(seen[i], seen[k]));
	}
}

TEST(every_type_is_marked_on_every_terminal)
{
	static const char *const terms[] = {"linux",  "ansi",  "xterm",
					    "screen", "vt220", "xterm-256color"};
	static const char *const backgrounds[] = {"COLORFGBG=15;0", "COLORFGBG=0;15"};

	NEEDS_PROGRAM();
	char *folder = types_corpus();
	for (size_t i = 0; folder && i < 12; i++) {
		const char *const set[] = {backgrounds[i % 2], NULL};
		struct pty_options o = {.term = terms[i / 2], .set = set};
		struct pty p;

		if (!program_start(&p, folder, &o))
			continue;
		check_types(&p);
		pty_end(&p);
	}
	pty_remove_folder(folder);
	free(folder);
}
