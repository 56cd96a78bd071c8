/* SPDX-License-Identifier: MIT */
#include "run/output.h"

#include "base/visible.h"

#include "capture.h"
#include "dice.h"
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define ESC "\033"

/* Runs `write` on an output to a file, and gives what came out. */
static struct capture output_of(enum color color, int width, void (*write)(struct output *))
{
	struct capture c = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct output out;
	bool ok;

	output_init(&out, color, width);
	write(&out);
	ok = output_close(&out, &err);
	capture_end(&c);
	CHECK(ok && !err.msg);
	return c;
}

static void write_each_kind(struct output *out)
{
	struct str json = STR_INIT;

	output_raw(out, "raw\t\033[0m|");
	output_text(out, "a\033[31m\tb\nc\xff\xe2\x80\xae|");
	output_slice(out, (struct slice){"n\0l|xx", 4});
	output_printf(out, "%d %s", 42, "words");
	output_line(out);
	str_addz(&json, "{\"a\":1}\n");
	output_json(out, &json);
	CHECK_INT(json.len, 0);
	output_text(out, "25\xe2\x80\xaf"
			 "000 co\xc2\xad"
			 "op 👍🏽");
	str_release(&json);
}

/* Words of files in their visible form; the program's own as they are. */
TEST(output_shows_words_and_passes_what_is_raw)
{
	struct capture c = output_of(COLOR_AUTO, -1, write_each_kind);

	CHECK_STR(c.bytes.s, "raw\t\033[0m|a^[[31m b^Jc<FF><RLO>|n^@l|42 words\n{\"a\":1}\n"
			     "25\xe2\x80\xaf"
			     "000 coop 👍🏽");
	capture_release(&c);
}

static void write_styles(struct output *out)
{
	output_style(out, "1;34");
	output_raw(out, "a");
	output_style(out, "4");
	output_raw(out, "b");
	output_plain(out);
	output_plain(out);
	output_style(out, NULL);
	output_style(out, "");
	output_raw(out, "c");
	output_style(out, "7");
}

/* Each style ends before the next, and the last one with the output. */
TEST(output_styles_only_where_colour_is_wanted)
{
	static const char styled[] =
	    ESC "[1;34ma" ESC "[0m" ESC "[4mb" ESC "[0mc" ESC "[7m" ESC "[0m";
	static const struct {
		enum color color;
		const char *no_color, *want;
	} rows[] = {
	    {COLOR_AUTO, NULL, "abc"},   {COLOR_AUTO, "1", "abc"},     {COLOR_NEVER, NULL, "abc"},
	    {COLOR_ALWAYS, "1", styled}, {COLOR_ALWAYS, NULL, styled},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct capture c;

		if (rows[i].no_color)
			setenv("NO_COLOR", rows[i].no_color, 1);
		c = output_of(rows[i].color, -1, write_styles);
		unsetenv("NO_COLOR");
		test_row("row %zu", i);
		CHECK_STR(c.bytes.s, rows[i].want);
		capture_release(&c);
	}
}

/* On a terminal, what the environment says decides. */
TEST(output_colours_on_a_terminal)
{
	static const struct {
		const char *term, *no_color;
		enum color color;
		bool want;
	} rows[] = {
	    {"xterm", NULL, COLOR_AUTO, true}, {"dumb", NULL, COLOR_AUTO, false},
	    {NULL, NULL, COLOR_AUTO, false},   {"xterm", "1", COLOR_AUTO, false},
	    {"xterm", "", COLOR_AUTO, true},   {"xterm", NULL, COLOR_NEVER, false},
	    {"dumb", "1", COLOR_ALWAYS, true},
	};
	const char *before = getenv("TERM");
	struct str kept = STR_INIT;

	str_addz(&kept, before ? before : "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct capture c;
		struct output out;

		if (!capture_terminal(&c, STDOUT_FILENO, 80))
			SKIP("there are no terminals");
		rows[i].term ? setenv("TERM", rows[i].term, 1) : unsetenv("TERM");
		rows[i].no_color ? setenv("NO_COLOR", rows[i].no_color, 1) : unsetenv("NO_COLOR");
		output_init(&out, rows[i].color, -1);
		output_close(&out, &err);
		capture_end(&c);
		test_row("row %zu", i);
		CHECK(out.terminal);
		CHECK_INT(out.color, rows[i].want);
		capture_release(&c);
	}
	unsetenv("NO_COLOR");
	before ? setenv("TERM", kept.s, 1) : unsetenv("TERM");
	str_release(&kept);
}

TEST(output_is_as_wide_as_the_terminal)
{
	static const struct {
		unsigned short columns;
		int asked;
		uint32_t want;
	} rows[] = {{100, -1, 100}, {5, -1, 20}, {20, -1, 20},
		    {0, -1, 80},    {100, 0, 0}, {100, 7, 7}};
	struct capture file = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct output out;

	output_init(&out, COLOR_AUTO, -1);
	output_close(&out, &err);
	capture_end(&file);
	CHECK_INT(out.width, 0);
	CHECK(!out.terminal);
	capture_release(&file);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct capture c;

		if (!capture_terminal(&c, STDOUT_FILENO, rows[i].columns))
			SKIP("there are no terminals");
		output_init(&out, COLOR_AUTO, rows[i].asked);
		output_close(&out, &err);
		capture_end(&c);
		test_row("row %zu", i);
		CHECK_INT(out.width, rows[i].want);
		capture_release(&c);
	}
}

/* ---- wrapping */

static void write_wrapped(struct output *out)
{
	output_raw(out, "title: ");
	output_wrapped(out, SLICE("Les militaires « au pouvoir » depuis 2020."), 7);
	output_line(out);
	output_wrapped(out, SLICE("court"), 7);
}

TEST(output_wraps_to_its_width)
{
	static const struct {
		int width;
		const char *want;
	} rows[] = {
	    {0, "title: Les militaires « au pouvoir » depuis 2020.\ncourt"},
	    {80, "title: Les militaires « au pouvoir » depuis 2020.\ncourt"},
	    {40, "title: Les militaires « au pouvoir »\n       depuis 2020.\ncourt"},
	    {30, "title: Les militaires « au\n       pouvoir » depuis 2020.\ncourt"},
	    {20, "title: Les\n       militaires\n       « au\n       pouvoir »\n       depuis "
		 "2020.\ncourt"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct capture c = output_of(COLOR_AUTO, rows[i].width, write_wrapped);

		test_row("width %d", rows[i].width);
		CHECK_STR(c.bytes.s, rows[i].want);
		capture_release(&c);
	}
}

/* Rows have no blanks at their ends, but for the last, and fit the width. */
TEST(output_wraps_any_text)
{
	struct dice d = {101};

	for (int round = 0; round < 150; round++) {
		struct capture c = capture_file(STDOUT_FILENO);
		struct str text = STR_INIT;
		uint32_t width = 30 + dice_below(&d, 20), indent = dice_below(&d, 6);
		struct error err = {0};
		struct output out;

		dice_text(&d, &text, 40,
			  DICE_PARTS("mot ", "été, ", " ", "日本", "e\xcc\x81", "\x1b[1m", "\xff",
				     "\xe2\x80\xae", "l’", "anticonstitutionnellement", "\t", "-"));
		output_init(&out, COLOR_NEVER, (int)width);
		output_wrapped(&out, dice_slice(&text), indent);
		output_close(&out, &err);
		capture_end(&c);
		test_row("round %d: %s", round, text.s);
		for (const char *row = c.bytes.s; *row;) {
			size_t n = strcspn(row, "\n"), end = n;

			CHECK(!row[n] || n == 0 || row[n - 1] != ' ');
			while (!row[n] && end > 0 && row[end - 1] == ' ')
				end--;
			CHECK(visible_columns(row, end, VISIBLE_SPACES) <= width);
			row += n + (row[n] == '\n');
		}
		str_release(&text);
		capture_release(&c);
	}
}

/* ---- writing */

TEST(output_tells_a_failed_write_once_and_stops)
{
	struct capture c;
	struct error err = {0};
	struct output out;
	bool gone, ok;

	if (access("/dev/full", W_OK) < 0)
		SKIP("there is no full disk");
	c = capture_to(STDOUT_FILENO, "/dev/full");
	output_init(&out, COLOR_NEVER, 0);
	output_text(&out, "words");
	gone = out.gone;
	for (int i = 0; i < 20000; i++) {
		output_text(&out, "more");
		output_line(&out);
	}
	ok = output_close(&out, &err);
	capture_end(&c);
	CHECK(!gone && out.gone && !ok);
	CHECK_STR(err.msg, "cannot write the output: No space left on device");
	error_release(&err);
	capture_release(&c);
}

/* A closed descriptor is a failure as well; nothing to write is none. */
TEST(output_to_nowhere)
{
	for (int write = 0; write < 2; write++) {
		struct capture c = capture_to(STDOUT_FILENO, "/dev/null");
		struct error err = {0};
		struct output out;
		bool ok;

		close(STDOUT_FILENO);
		output_init(&out, COLOR_AUTO, -1);
		if (write)
			output_text(&out, "x");
		ok = output_close(&out, &err);
		capture_end(&c);
		CHECK_INT(ok, !write);
		if (write)
			CHECK_STR(err.msg, "cannot write the output: Bad file descriptor");
		error_release(&err);
		capture_release(&c);
	}
}

TEST(output_is_quiet_when_nobody_reads)
{
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	struct error err = {0};
	struct capture c;
	struct output out;
	int ends[2];
	bool ok;

	CHECK(pipe(ends) == 0);
	close(ends[0]);
	c = capture_begin(STDOUT_FILENO, ends[1], -1);
	output_init(&out, COLOR_NEVER, 0);
	output_text(&out, "words");
	ok = output_close(&out, &err);
	capture_end(&c);
	signal(SIGPIPE, before);
	CHECK(ok && out.gone && !err.msg);
	capture_release(&c);
}

/* Much is written in pieces, in order and whole. */
TEST(output_of_much)
{
	struct capture c = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct str want = STR_INIT, line = STR_INIT;
	struct output out;
	size_t most = 0;

	output_init(&out, COLOR_NEVER, 0);
	for (int i = 0; i < 30000; i++) {
		str_printf(&want, "%d été\n", i);
		str_clear(&line);
		str_printf(&line, "%d été\n", i);
		if (i % 3) {
			output_json(&out, &line);
		} else {
			output_slice(&out, (struct slice){line.s, line.len - 1});
			output_line(&out);
		}
		most = out.bytes.len > most ? out.bytes.len : most;
	}
	CHECK(output_close(&out, &err));
	capture_end(&c);
	CHECK(most < 1 << 17);
	CHECK_INT(c.bytes.len, want.len);
	CHECK(strcmp(c.bytes.s, want.s) == 0);
	str_release(&want);
	str_release(&line);
	capture_release(&c);
}

/* Where only ASCII can be shown, all of it is, the program's own words too. */
TEST(output_in_ascii)
{
	struct capture c = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct output out;

	output_init(&out, COLOR_NEVER, 0);
	out.visible |= VISIBLE_ASCII;
	output_raw(&out, "• été…\n");
	output_text(&out, "cœur 日 €");
	CHECK_INT(output_columns(&out, SLICE("été…")), 6);
	output_close(&out, &err);
	for (const char *s = capture_end(&c); *s; s++)
		CHECK((unsigned char)*s < 0x80);
	CHECK(strstr(c.bytes.s, "ete...\ncoeur ? EUR") != NULL);
	capture_release(&c);
}

/* ---- sentences */

TEST(output_reports_one_visible_line)
{
	struct capture c = capture_file(STDERR_FILENO);

	output_report("%s: cannot open: %s", "a\033[2J\nb\xff", "É");
	CHECK_STR(capture_end(&c), "postil: a^[[2J^Jb<FF>: cannot open: É\n");
	capture_release(&c);
}

/* Each type has a colour and a second cue, and no two have both in common. */
TEST(output_styles_of_entities_differ)
{
	for (int a = 0; a < ENTITY_TYPE_COUNT; a++) {
		const char *style = output_entity_style((enum entity_type)a);

		CHECK(style && (style[0] == '1' || style[0] == '4'));
		for (int b = 0; b < a; b++)
			CHECK(strcmp(style, output_entity_style((enum entity_type)b)) != 0);
	}
}
