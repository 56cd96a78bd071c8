/* The terminal is asked whether it is dark or light, and answers when and how it likes.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIGHT "\033]11;rgb:ffff/ffff/ffff\033\\"
#define DARK "\033]11;rgb:0000/0000/0000\033\\"
#define QUESTION "\033]11;?\033\\"

enum { SILENT = PTY_NO_ATTRIBUTES | PTY_NO_COLORS | PTY_NO_STATUS };

static bool start(struct pty *p, const char *hint, const char *more, unsigned refuse)
{
	const char *const set[] = {hint, more, NULL};

	return program_start(p, NULL, &(struct pty_options){.set = set, .refuse = refuse});
}

/* The colour of the title of a pane: another one in each theme. */
static uint32_t color(struct pty *p)
{
	struct emulator *e = pty_screen(p);
	int row = 0, column = 0;

	CHECK(emulator_find(e, "Organizations", &row, &column));
	return emulator_cell(e, row, column)->foreground;
}

/* What a terminal that says nothing shows under this hint. */
static uint32_t color_of(const char *hint)
{
	struct pty p;
	uint32_t found = 0;

	if (start(&p, hint, NULL, SILENT)) {
		found = color(&p);
		pty_end(&p);
	}
	return found;
}

static void say(struct pty *p, const char *bytes)
{
	CHECK(pty_send(p, bytes, strlen(bytes)));
	pty_settle(p, usage_now());
}

static void check_quits(struct pty *p)
{
	CHECK_STR(pty_status(p), "still running");
	CHECK(pty_send(p, "q", 1) && pty_wait_end(p, 10));
	CHECK_STR(pty_status(p), "exit status 0");
	program_check_restored(p);
	pty_end(p);
}

/* Where the harness answers at once: what it says counts more than the hint. */
TEST(background_that_is_answered_early)
{
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t dark = color_of("COLORFGBG=15;0"), light = color_of("COLORFGBG=0;15");
	CHECK(dark != light && dark && light);
	if (!start(&p, "COLORFGBG=0;15", NULL, 0))
		return;
	pty_settle(&p, usage_now());
	CHECK_INT(color(&p), dark);
	/* it was asked behind the first frame */
	const char *frame = strstr(p.log.s, "Organizations"), *asked = strstr(p.log.s, QUESTION);
	CHECK(frame && asked && frame < asked);
	check_quits(&p);
}

TEST(background_that_is_answered_late)
{
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t dark = color_of("COLORFGBG=15;0"), light = color_of("COLORFGBG=0;15");
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	for (double end = usage_now() + 1.5; usage_now() < end;)
		pty_read(&p, end - usage_now());
	CHECK_INT(color(&p), dark);
	say(&p, LIGHT);
	CHECK_INT(color(&p), light);
	CHECK(!emulator_find(pty_screen(&p), "rgb:", NULL, NULL));
	say(&p, DARK); /* and again, if it says so */
	CHECK_INT(color(&p), dark);
	check_quits(&p);
}

TEST(background_that_comes_in_single_bytes)
{
	static const char bytes[] = LIGHT "\033[?64;1;2c";
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t light = color_of("COLORFGBG=0;15");
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	pty_press(&p, "/");
	for (size_t i = 0; i < sizeof bytes - 1; i++) {
		CHECK(pty_send(&p, bytes + i, 1));
		pty_read(&p, 0.01);
	}
	pty_settle(&p, usage_now());
	CHECK_INT(color(&p), light);
	CHECK(!emulator_find(pty_screen(&p), "rgb:", NULL, NULL));
	CHECK(!emulator_find(pty_screen(&p), "/1", NULL, NULL));
	pty_press(&p, "Mali\r");
	CHECK(emulator_find(pty_screen(&p), "/Mali 1 of", NULL, NULL));
	check_quits(&p);
}

/* Nothing waits for it: neither the first frame, nor keys, nor the end. */
TEST(background_that_is_never_answered)
{
	struct pty p;

	NEEDS_PROGRAM();
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	pty_press(&p, "j");
	double before = usage_now();
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK(!program_is_plain() || usage_now() - before < 2);
	program_check_restored(&p);
	pty_end(&p);
}

/* Without an end, far too long, and with what would be keys inside. */
TEST(background_that_is_an_attack)
{
	static const char *const inside[] = {"q", "G", "\r", "\t", "d"};
	struct str flood = STR_INIT;
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t dark = color_of("COLORFGBG=15;0");
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	char *calm = program_screen(&p);
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		str_clear(&flood);
		str_addz(&flood, "\033]11;rgb:ffff/ffff/ffff");
		for (int n = 0; n < 20000; n++)
			str_addz(&flood, inside[i]);
		say(&p, flood.s);
		for (double end = usage_now() + 0.8; usage_now() < end;) /* then it gives up */
			pty_read(&p, end - usage_now());
	}
	CHECK_INT(color(&p), dark);
	char *now = program_screen(&p);
	CHECK_STR(now, calm);
	free(now);
	free(calm);
	str_release(&flood);
	pty_press(&p, "]]");
	CHECK(emulator_find(pty_screen(&p), "1/", NULL, NULL));
	check_quits(&p);
}

/* A terminal that reports it is asked to go on; not one that never did. */
TEST(background_that_changes)
{
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t dark = color_of("COLORFGBG=15;0"), light = color_of("COLORFGBG=0;15");
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	CHECK(!emulator_has_mode(pty_screen(&p), 2031));
	say(&p, "\033[?997;2n");
	CHECK_INT(color(&p), light);
	CHECK(strstr(p.log.s, "\033[?2031h") != NULL);
	say(&p, "\033[?997;1n");
	CHECK_INT(color(&p), dark);
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK(strstr(p.log.s, "\033[?2031l") != NULL);
	program_check_restored(&p);
	pty_end(&p);
}

/* What the user chose stays, whatever the terminal says. */
TEST(background_does_not_change_what_was_chosen)
{
	struct pty p;

	NEEDS_PROGRAM();
	uint32_t dark = color_of("COLORFGBG=15;0");
	if (!start(&p, "COLORFGBG=15;0", NULL, SILENT))
		return;
	pty_press(&p, "Tdark");
	pty_press(&p, "\r");
	CHECK(emulator_find(pty_screen(&p), "theme dark", NULL, NULL));
	say(&p, LIGHT);
	CHECK_INT(color(&p), dark);
	check_quits(&p);
}

TEST(background_is_not_asked_where_it_makes_no_difference)
{
	static const struct {
		const char *term, *set;
	} rows[] = {{"linux", "COLORFGBG=15;0"}, {"xterm-256color", "NO_COLOR=1"}, {"vt100", ""}};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *const set[] = {*rows[i].set ? rows[i].set : NULL, NULL};
		struct pty_options o = {.term = rows[i].term, .set = set};
		struct pty p;

		if (!program_start(&p, NULL, &o))
			continue;
		test_row("%s %s", rows[i].term, rows[i].set);
		CHECK(!strstr(p.log.s, "]11;"));
		CHECK(!strstr(p.log.s, "\033[c"));
		check_quits(&p);
	}
}

/* Without colours a theme can be chosen, and it is said why none is seen. */
TEST(background_and_themes_without_colours)
{
	static const char *const set[] = {"NO_COLOR=1", NULL};
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){.set = set}))
		return;
	pty_press(&p, "Tlight");
	pty_press(&p, "\r");
	CHECK(emulator_find(pty_screen(&p), "there are no colours here", NULL, NULL));
	struct emulator *e = pty_screen(&p);
	for (size_t i = 0; i < emulator_area(e); i++)
		CHECK(!e->cells[i].foreground && !e->cells[i].background);
	check_quits(&p);
}
