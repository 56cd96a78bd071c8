/* SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include "base/str.h"
#include "base/utf8.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNICODE "/usr/share/unicode/"

enum { MOST = 256 };

/* A line of LineBreakTest: × 0023 × 0020 ÷ 0308 ÷ */
struct line {
	char text[MOST];
	size_t len;
	bool breaks[MOST + 1]; /* before each byte and at the end */
};

static bool read_line(const char *s, struct line *line)
{
	memset(line, 0, sizeof *line);
	while (*s && *s != '#' && *s != '\n') {
		char *end;
		unsigned long cp;

		if (strncmp(s, "÷", 2) == 0)
			line->breaks[line->len] = true;
		cp = strtoul(s, &end, 16);
		if (end == s) {
			s++;
			continue;
		}
		line->len += utf8_put((uint32_t)cp, line->text + line->len);
		s = end;
	}
	return line->len > 0;
}

/* Bytes whose break differs from the line's. */
static int differences(const struct line *line, unsigned flags)
{
	unsigned char breaks[MOST + 1];
	int n = 0;

	linebreak_find(line->text, line->len, flags, breaks);
	for (size_t i = 0; i <= line->len; i++)
		n += (breaks[i] != LINEBREAK_NO) != line->breaks[i];
	return n;
}

/* Every line of LineBreakTest that French changes, as it is then. */
static const char *const french_lines[] = {
    "× 002D × 0020 × AC00 ÷",
    "× 002D × 0020 × AC01 ÷",
    "× 002D × 0020 × 05D0 ÷",
    "× 002D × 0020 × 1100 ÷",
    "× 002D × 0020 × 11A8 ÷",
    "× 002D × 0020 × 1160 ÷",
    "× 002D × 0020 × 0E01 ÷",
    "× 002D × 0020 × 3041 ÷",
    "× 2014 × 0020 × AC00 ÷",
    "× 2014 × 0020 × AC01 ÷",
    "× 2014 × 0020 × 05D0 ÷",
    "× 2014 × 0020 × 1100 ÷",
    "× 2014 × 0020 × 11A8 ÷",
    "× 2014 × 0020 × 1160 ÷",
    "× 2014 × 0020 × 0E01 ÷",
    "× 2014 × 0020 × 3041 ÷",
    "× 0030 × 0020 × 0025 ÷",
    "× 0030 × 0020 × 0024 ÷",
    "× 00A7 × 0020 × 0030 ÷",
    "× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 0028 × 00AB × 0020 × 0308 × 0020 × 00BB × 0029 ÷ "
    "0028 × 0065 × 0308 × 0029 ÷",
    "× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 00AB × 0020 × 0028 × 0020 × 0308 × 0020 × 0029 × "
    "0020 × 00BB × 0028 × 0065 × 0308 × 0029 ÷",
    "× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 007B × 00AB × 0020 × 0308 × 0020 × 00BB × 007D ÷ "
    "0028 × 0065 × 0308 × 0029 ÷",
    "× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 00AB × 0020 × 007B × 0020 × 0308 × 0020 × 007D × "
    "0020 × 00BB × 0028 × 0065 × 0308 × 0029 ÷",
};

enum { FRENCH_LINES = sizeof french_lines / sizeof *french_lines };

/* The line as the file would write it, with our breaks. */
static void write_line(const struct line *line, unsigned flags, struct str *out)
{
	unsigned char breaks[MOST + 1];
	uint32_t cp;

	linebreak_find(line->text, line->len, flags, breaks);
	for (size_t i = 0; i < line->len;) {
		str_addz(out, breaks[i] ? "÷" : "×");
		i += utf8_decode(line->text + i, line->len - i, &cp);
		str_printf(out, " %04X ", (unsigned)cp);
	}
	str_addz(out, "÷");
}

static void check_french_line(const struct line *line)
{
	struct str got = STR_INIT;
	bool found = false;

	write_line(line, LINEBREAK_FRENCH, &got);
	for (size_t i = 0; i < FRENCH_LINES && !found; i++)
		found = strcmp(french_lines[i], got.s) == 0;
	if (!found)
		CHECK_STR(got.s, "in the list of french lines");
	str_release(&got);
}

TEST(linebreak_passes_LineBreakTest)
{
	FILE *f = fopen(UNICODE "auxiliary/LineBreakTest.txt", "r");
	char text[4096];
	int cases = 0, at = 0, french = 0;
	struct line line;

	if (!f)
		SKIP("no /usr/share/unicode");
	while (fgets(text, sizeof text, f)) {
		at++;
		if (!read_line(text, &line))
			continue;
		cases++;
		test_row("line %d", at);
		CHECK_INT(differences(&line, 0), 0);
		if (!differences(&line, LINEBREAK_FRENCH))
			continue;
		french++;
		check_french_line(&line);
	}
	fclose(f);
	CHECK_INT(cases, 7654);
	CHECK_INT(french, FRENCH_LINES);
}

/* ---- the committed table */

static void run_generator(void)
{
	execlp("awk", "awk", "-f", "src/text/gen-linebreak.awk", "include/text/linebreak_table.h",
	       UNICODE "LineBreak.txt", UNICODE "EastAsianWidth.txt",
	       UNICODE "extracted/DerivedGeneralCategory.txt", UNICODE "emoji/emoji-data.txt",
	       (char *)NULL);
	_exit(127);
}

static bool same_bytes(FILE *a, FILE *b)
{
	int x, y;

	do {
		x = getc(a);
		y = getc(b);
		if (x != y)
			return false;
	} while (x != EOF);
	return true;
}

TEST(linebreak_table_is_what_the_generator_writes)
{
	FILE *committed = fopen("src/text/linebreak_table.c", "r"), *made = tmpfile();
	int status = -1;
	pid_t child;

	if (!committed || !made || access(UNICODE "LineBreak.txt", R_OK) != 0) {
		if (committed)
			fclose(committed);
		if (made)
			fclose(made);
		SKIP("no /usr/share/unicode, or not in the source folder");
	}
	child = fork();
	if (child == 0) {
		dup2(fileno(made), STDOUT_FILENO);
		run_generator();
	}
	waitpid(child, &status, 0);
	CHECK_INT(status, 0);
	rewind(made);
	CHECK(same_bytes(committed, made));
	fclose(committed);
	fclose(made);
}

/* ---- rows: | is where a line may end, ! where it must */

static void check_marked(const char *marked, unsigned flags)
{
	struct str plain = STR_INIT, got = STR_INIT;
	unsigned char *breaks;

	for (const char *c = marked; *c; c++)
		if (*c != '|')
			str_addc(&plain, *c);
	breaks = malloc(plain.len + 1);
	linebreak_find(plain.s, plain.len, flags, breaks);
	for (size_t i = 0; i < plain.len; i++) {
		if (breaks[i])
			str_addc(&got, '|');
		str_addc(&got, plain.s[i]);
	}
	CHECK_STR(got.s, marked);
	CHECK_INT(breaks[plain.len], plain.len ? LINEBREAK_MUST : LINEBREAK_NO);
	free(breaks);
	str_release(&plain);
	str_release(&got);
}

static const char *const plain_rows[] = {
    "",
    "a",
    "deux |mots",
    "trois  |mots |là",
    "peut-|être",
    "l’été",
    "l'été |d'ici",
    "« |Oui |»",
    "a/|b",
    "1,5 |%",
    "25 |000",
    "日|本|語",
    "x\xc2\xa0y",
    "x\xe2\x80\xafy",
    "co\xc2\xad|op",
    "a\xe2\x80\x8b|b",
    "a\xe2\x81\xa0"
    "b",
    "$|(x)",
    "$(5)",
    "a\n|b",
    "a\r\n|b",
    "a\r|b",
    "\n|\n",
    "(a) |(b)",
    "x…",
    "3–|4",
    "e\xcc\x81|\xe2\x80\x94|a",
    "a\xff"
    "b",
    "\xff |\xc0",
    "🇫🇷|🇺🇦",
    "👨‍👩‍👧",
    "http://|x.fr/|a?|b",
    " |a",
};

static const char *const french_rows[] = {
    "« Oui », |dit-|il",
    "le |mot |« paix » |revient",
    "‹ x › |y",
    "Vraiment ? |Oui ! |Non ; |si : |là",
    "25 000 |tonnes",
    "1 234 567 |habitants",
    "en |2024 |150 |personnes",
    "12 |3456",
    "12 |34",
    "n° 5 |et |N° 12",
    "p. 12, |pp. 3-4, |art. 7",
    "stop. |12",
    "M. Maïga |et |Mme Touré",
    "MM. Keïta, |Dr Élan",
    "CAM. |Oui",
    "M. |le |maire",
    "5 km |et |5 |kilomètres",
    "12 % |des |12 |%x",
    "40 € |ou |30 000 FCFA",
    "25 t |de |blé",
    "— Oui, |dit-|il. |— |Non.",
    "– Oui |non",
    "- item |b",
    "  |— Oui |là",
    "a |— |b",
    "a |– |b",
    "« \xff »",
    "fin |«",
    "«  deux  » |x",
    "5 ",
    " ",
    "n° |x",
};

TEST(linebreak_rows)
{
	for (size_t i = 0; i < sizeof plain_rows / sizeof *plain_rows; i++)
		check_marked(plain_rows[i], 0);
}

TEST(linebreak_rows_in_french)
{
	for (size_t i = 0; i < sizeof french_rows / sizeof *french_rows; i++)
		check_marked(french_rows[i], LINEBREAK_FRENCH);
}

TEST(linebreak_must_end_after_newlines)
{
	unsigned char breaks[8];

	linebreak_find("a\nb c", 5, 0, breaks);
	CHECK_INT(breaks[2], LINEBREAK_MUST);
	CHECK_INT(breaks[4], LINEBREAK_MAY);
	CHECK_INT(breaks[0], LINEBREAK_NO);
}

/* French forbids breaks and allows none. */
TEST(linebreak_french_only_forbids)
{
	static const char *const parts[] = {" ",  "« ",   " »", "25 000", "n° ",  "M. X",
					    "— ", "5 km", "a",  "é",      "\xff", "-",
					    "’",  "日",   "  ", "%",      "\n"};
	unsigned seed = 3;

	for (int round = 0; round < 20000; round++) {
		unsigned char plain[200], french[200];
		struct str s = STR_INIT;

		for (int i = 0; i < 8; i++) {
			seed = seed * 1103515245 + 12345;
			str_addz(&s, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
		}
		linebreak_find(s.s, s.len, 0, plain);
		linebreak_find(s.s, s.len, LINEBREAK_FRENCH, french);
		for (size_t i = 0; i <= s.len; i++)
			if (french[i] != plain[i] && french[i] != LINEBREAK_NO)
				CHECK_STR(s.s, "only forbidden");
		str_release(&s);
	}
}
