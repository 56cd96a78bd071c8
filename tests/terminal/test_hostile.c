/* Texts that attack the terminal, and texts that are only hard to draw.
 *
 * What is sent must be text that is safe to show and our own control sequences,
 * and must leave the emulator in the state that a harmless text leaves.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Titles and quotes are escaped as YAML says, so that control characters come in. */
static const char hostile[] =
    "postil: 1\n"
    "title: \"T\\e]0;PWNED\\a\\e[31mitle \\u202Eabc\\u202C end\"\n"
    "lang: fr\n"
    "date: \"2024-07\"\n"
    "source: {name: \"S\\e[2J\\e]52;c;UFdORUQ=\\a\"}\n"
    "tags: [\"\\e[5m\", \"a\\0b\"]\n"
    "text: \"START \\e[31mRED\\e[m \\e]0;PWNED\\a \\e[2J\\e[1;1HTOP mot\\n"
    "C1 \\x9b31m \\x9d0;PWNED\\x9c \\x85 \\x90q\\x9c mot\\n"
    "Bidi \\u202Eevil\\u202C \\u2066x\\u2069 \\u200F \\u061C mot\\n"
    "Nul \\0 bell \\a back \\b\\b delete \\x7f shift \\x0e\\x0f return \\r over mot\\n"
    "Zero \\u200B \\uFEFF \\u00AD \\u2028 \\u2029 mot\\n"
    "Tabs \\t\\tand\\tmore mot\\n"
    "Query \\e[c \\e[6n \\e]11;?\\a \\e[?1049l \\e[?25h mot\\n"
    "Marks a\\u0300\\u0301\\u0302\\u0303\\u0304\\u0305\\u0306\\u0307\\u0308\\u030A mot\\n"
    "Emoji \\U0001F468\\u200D\\U0001F469\\u200D\\U0001F467 \\U0001F44D\\U0001F3FD "
    "\\u2764\\uFE0F mot\\n"
    "Wide \\u4E2D\\u6587 \\uFF21 mot\\n"
    "Private \\uE000 \\uFFFE \\U0001FFFE \\U0010FFFF mot\\n"
    "END\"\n"
    "mentions:\n"
    "- {entity: mot, before: \"TOP \", quote: mot}\n"
    "- {entity: mot, before: \"\\a back \\b\\b\", quote: \" delete\"}\n"
    "facts:\n"
    "- id: f-000001\n"
    "  claim: \"claim \\e]0;PWNED\\a\\e[31m\"\n"
    "  predicate: \"says\\e[1m\"\n"
    "  evidence:\n"
    "  - {quote: \"RED\"}\n"
    "  verdict: open\n";

static const char harmless[] = "postil: 1\ntitle: Title end\nlang: fr\ndate: \"2024-07\"\n"
			       "text: \"START mot\\nEND\"\n"
			       "mentions:\n- {entity: mot, quote: mot}\n";

/* ---- cases */

static bool start_on(struct pty *p, const char *article, size_t len, const char **folder)
{
	static const struct pty_options o = {.rows = 90, .columns = 100};

	*folder = program_corpus(article, len);
	return *folder && program_start(p, *folder, &o);
}

static void remove_corpus(const char *folder)
{
	pty_remove_folder(folder);
	free((char *)(uintptr_t)folder);
}

static void press_through(struct pty *p)
{
	static const char *const keys[] = {"]]",     "]f", "ge", "gf",   "gl", "?",  "q",
					   "/RED\r", "n",  "f",  "\x1b", "G",  "gg", "\f"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !p->ended; i++)
		pty_press(p, keys[i]);
}

static void check_same_state(struct pty *p, struct pty *calm)
{
	struct emulator *a = pty_screen(p), *b = pty_screen(calm);

	CHECK_INT(a->titles, b->titles);
	CHECK(!strstr(a->title.s, "PWNED"));
	CHECK_INT(a->mode_count, b->mode_count);
	CHECK(memcmp(a->modes, b->modes, a->mode_count * sizeof *a->modes) == 0);
	CHECK_INT(a->cursor_visible, b->cursor_visible);
	CHECK_INT(a->alternate, b->alternate);
	CHECK_INT(a->outside, 0);
}

TEST(hostile_article_sends_only_our_own_sequences)
{
	const char *folder, *calm_folder;
	struct pty p, calm;

	NEEDS_PROGRAM();
	if (!start_on(&p, hostile, sizeof hostile - 1, &folder)) {
		remove_corpus(folder);
		return;
	}
	CHECK(emulator_find(pty_screen(&p), "START", NULL, NULL));
	CHECK(emulator_find(p.emulator, "END", NULL, NULL));
	CHECK(emulator_find(p.emulator, "RED", NULL, NULL));
	press_through(&p);
	CHECK_STR(pty_status(&p), "still running");
	if (start_on(&calm, harmless, sizeof harmless - 1, &calm_folder)) {
		press_through(&calm);
		check_same_state(&p, &calm);
		pty_end(&calm);
	}
	CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 0");
	program_check_restored(&p);
	safe_check(&p.log);
	pty_end(&p);
	remove_corpus(folder);
	remove_corpus(calm_folder);
}

/* An article that cannot be read is told of, and not with its own bytes. */
TEST(broken_article_sends_only_our_own_sequences)
{
	static const struct {
		const char *bytes;
		size_t len;
	} cases[] = {
#define BYTES(s) {s, sizeof(s) - 1}
	    BYTES("title: \xff\xfe bad\n"),
	    BYTES("title: raw \x1b]0;PWNED\a\ntext: x\n"),
	    BYTES("text: \"\x9b\x33\x31m\"\n"),
	    BYTES("a\0b: c\n"),
	    BYTES("title: \"\\e]0;PWNED\\a\"\ntitle: twice\n"),
	    BYTES("\"\\e]0;PWNED\\a\": 1\ntext: [\n"),
	    BYTES(""),
#undef BYTES
	};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *folder;
		struct pty p;

		if (start_on(&p, cases[i].bytes, cases[i].len, &folder)) {
			pty_press(&p, "j");
			CHECK_STR(pty_status(&p), "still running");
			CHECK(pty_send(&p, "q", 1) && pty_wait_end(&p, 10));
			program_check_restored(&p);
			safe_check(&p.log);
			pty_end(&p);
		}
		remove_corpus(folder);
	}
}

static const struct {
	const char *name, *sample;
} samples[] = {
    {"plain", "abc"},
    {"precomposed", "caf\xc3\xa9"},
    {"combining", "cafe\xcc\x81"},
    {"four marks", "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83"},
    {"ten marks", "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87\xcc\x88"
		  "\xcc\x8a"},
    {"ideographs", "\xe4\xb8\xad\xe6\x96\x87"},
    {"fullwidth", "\xef\xbc\xa1\xef\xbc\xa2"},
    {"hangul", "\xed\x95\x9c\xea\xb8\x80"},
    {"kana mark", "\xe3\x81\x8b\xe3\x82\x99"},
    {"emoji", "\xf0\x9f\x98\x80"},
    {"family", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"},
    {"heart", "\xe2\x9d\xa4\xef\xb8\x8f"},
    {"flag", "\xf0\x9f\x87\xba\xf0\x9f\x87\xa6"},
    {"no-break", "a\xc2\xa0"
		 "b"},
    {"quotes", "\xc2\xab\xc2\xa0x\xc2\xa0\xc2\xbb\xe2\x80\xa6"},
    {"tab", "a\\tb"},
};
enum { SAMPLES = sizeof samples / sizeof *samples };

static void sample_mark(char mark[4], int sample)
{
	const char text[4] = {'w', (char)('A' + sample), ' ', 0};

	memcpy(mark, text, sizeof text);
}

/* The column of the last border on the sample's row; -1: the row is not there. */
static int border_of(struct pty *p, int sample)
{
	struct emulator *e = pty_screen(p);
	struct str text = STR_INIT;
	int row = 0, column = 0, border = p->columns - 1;
	char mark[4];

	sample_mark(mark, sample);
	if (!emulator_find(e, mark, &row, &column))
		return -1;
	while (border > column && emulator_cell(e, row, border)->chars[0] != 0x2502)
		border--;
	emulator_row(e, row, &text);
	bool whole = strstr(text.s, " next");
	str_release(&text);
	return whole && border > column ? border : -1;
}

static void add_samples(struct str *article)
{
	char mark[4];

	str_addz(article, "postil: 1\ntitle: Columns\nlang: fr\ntext: \"");
	for (int i = 0; i < SAMPLES; i++) {
		sample_mark(mark, i);
		str_printf(article, "%s%s next\\n", mark, samples[i].sample);
	}
	str_addz(article, "\"\n");
}

/* Where the reader and the terminal disagree about a width, all that follows on
 * the row is shifted: the next word and the border of the pane tell. */
TEST(columns_agree_with_the_terminal)
{
	struct str article = STR_INIT;
	const char *folder;
	struct pty p;

	NEEDS_PROGRAM();
	add_samples(&article);
	if (start_on(&p, article.s, article.len, &folder)) {
		int plain = border_of(&p, 0);

		CHECK(plain > 0);
		for (int i = 0; i < SAMPLES; i++)
			if (border_of(&p, i) != plain)
				CHECK_STR(samples[i].name, "in step with the terminal");
		pty_end(&p);
	}
	remove_corpus(folder);
	str_release(&article);
}

/* What nobody asked for, what comes late, in pieces, or never ends: letters that are keys. */
static const char *const replies[][2] = {
    {"\033]11;rgb:0000/0000/0000\033\\", ""},
    {"\033]11;rgb:00", "00/0000/dDqQxu\033\\"},
    {"\033]10;rgb:ffff/ffff/ffff", "\a"},
    {"\033[?64;1;2", ";22c"},
    {"\033[>41;379;0c\033[?2026;2$y\033[?1;0$y", ""},
    {"\033[?997;1n\033[12;40R", ""},
    {"\033P1$r0mDDQ\033\\\033P>!ZZ", "ZZ\033\\"},
    {"\033_Gi=1;DDQuu", "\033\\"},
    {"\033[<0;10;5M\033[<0;10;5m\033[<64;3;3M", ""},
    {"\033[Mq!!", "\033[M QZ"},
    {"\033]52;c;UQZZdDxv", ""},
    {"\033[200", "~DDuuQZZ\r\033[201~"},
    {"\033[99999999999999999999;;9", "\030"},
};

TEST(replies_of_the_terminal_are_never_typed)
{
	struct pty p;
	size_t n = sizeof replies / sizeof *replies;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pty_press(&p, "]]");
	pty_press(&p, "]]");
	char *before = program_screen(&p);
	for (size_t i = 0; i < 2 * n; i++) {
		test_row("reply %zu", i / 2);
		pty_send(&p, replies[i / 2][i % 2], strlen(replies[i / 2][i % 2]));
		for (int k = 0; k < 4; k++)
			pty_read(&p, 0.05);
		CHECK_STR(pty_status(&p), "still running");
	}
	for (int k = 0; k < 6; k++)
		pty_read(&p, 0.1);
	pty_press(&p, "\f"); /* takes a message away */
	char *after = program_screen(&p);
	CHECK_STR(after, before);
	free(before);
	free(after);
	pty_end(&p);
}
