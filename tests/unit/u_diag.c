/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

TEST(diag_looks_like_a_compilers)
{
	static const struct {
		enum diag_code code;
		uint32_t line, column;
		const char *message, *want;
	} rows[] = {
	    {DIAG_SYNTAX, 3, 7, "what is this", "a.yaml:3:7: error: what is this [syntax]"},
	    {DIAG_FILE, 0, 0, "too large", "a.yaml: error: too large [file]"},
	    {DIAG_UNKNOWN_KEY, 1, 1, "titel", "a.yaml:1:1: warning: titel [unknown-key]"},
	    {DIAG_ORDER, 4294967295u, 2, "", "a.yaml:4294967295:2: note:  [order]"},
	    {DIAG_CONTROL, 2, 1, "100%s", "a.yaml:2:1: warning: 100%s [control-character]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct diag_list d;
		struct str out = STR_INIT;

		test_row("%zu", i);
		diag_init(&d, "a.yaml");
		diag_add(&d, rows[i].code, rows[i].line, rows[i].column, "%s", rows[i].message);
		diag_format(&d, &d.list.v[0], &out);
		CHECK_STR(out.s, rows[i].want);
		str_release(&out);
		diag_release(&d);
	}
}

TEST(diag_counts_by_severity)
{
	struct diag_list d;

	diag_init(&d, "a");
	diag_add(&d, DIAG_SYNTAX, 1, 1, "x");
	diag_add(&d, DIAG_ORPHAN, 1, 1, "x");
	diag_add(&d, DIAG_FUZZY, 1, 1, "x");
	diag_add(&d, DIAG_ORDER, 1, 1, "x");
	CHECK_INT(d.errors, 2);
	CHECK_INT(d.warnings, 1);
	CHECK_INT(d.notes, 1);
	CHECK_INT(d.list.n, 4);
	diag_release(&d);
	CHECK(d.file == NULL && d.list.v == NULL && d.errors == 0);
}

/* Past the limit faults are counted, not kept. */
TEST(diag_drops_what_nobody_would_read)
{
	struct diag_list d;

	diag_init(&d, "a");
	for (uint32_t i = 0; i < DIAG_MOST + 7; i++)
		diag_add(&d, DIAG_SYNTAX, i, 1, "%u", i);
	CHECK_INT(d.list.n, DIAG_MOST);
	CHECK_INT(d.dropped, 7);
	CHECK_INT(d.errors, DIAG_MOST + 7);
	CHECK_STR(vec_last(&d.list)->message, "999");
	diag_release(&d);
}

/* The sort is by line and column, and keeps the order of equals. */
TEST(diag_sort_is_stable_at_every_length)
{
	for (uint32_t n = 0; n <= 70; n++) {
		struct diag_list d;
		uint32_t order;

		diag_init(&d, "a");
		for (uint32_t i = 0; i < n; i++)
			diag_add(&d, DIAG_SYNTAX, i * 31 % 7, i * 17 % 3, "%u", i);
		diag_sort(&d);
		for (uint32_t i = 1; i < n; i++) {
			const struct diag *a = &d.list.v[i - 1], *b = &d.list.v[i];
			uint32_t before = (uint32_t)strtoul(a->message, NULL, 10);

			order = (uint32_t)strtoul(b->message, NULL, 10);
			test_row("%u of %u", i, n);
			CHECK(a->line < b->line ||
			      (a->line == b->line && (a->column < b->column ||
						      (a->column == b->column && before < order))));
		}
		CHECK_INT(d.list.n, n);
		diag_release(&d);
	}
}

TEST(diag_words_are_unique_and_lower_case)
{
	for (int i = 0; i < DIAG_CODES; i++) {
		const char *word = diag_word((enum diag_code)i);

		test_row("%s", word);
		CHECK(word[0] &&
		      strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(word));
		for (int k = 0; k < i; k++)
			CHECK(strcmp(word, diag_word((enum diag_code)k)) != 0);
	}
	CHECK_STR(diag_severity_name(diag_severity(DIAG_DUPLICATE_KEY)), "error");
	CHECK_STR(diag_severity_name(diag_severity(DIAG_UNQUOTED)), "warning");
	CHECK_STR(diag_severity_name(diag_severity(DIAG_UNKNOWN_TYPE)), "note");
}

TEST(diag_quote_shows_whole_characters)
{
	static const struct {
		const char *value, *want;
	} rows[] = {
	    {"", ""},
	    {"cnt", "cnt"},
	    {"123456789 123456789 123456789 123456789 123456789 123456789 ",
	     "123456789 123456789 123456789 123456789 123456789 123456789 "},
	    {"123456789 123456789 123456789 123456789 123456789 123456789 1",
	     "123456789 123456789 123456789 123456789 123456789 123456789 …"},
	    {"123456789 123456789 123456789 123456789 123456789 12345678“1",
	     "123456789 123456789 123456789 123456789 123456789 12345678…"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(diag_quote(slice_of(rows[i].value)).s, rows[i].want);
	CHECK_STR(diag_quote((struct slice){NULL, 0}).s, "");
}

TEST(diag_messages_are_bounded)
{
	size_t len = 1 << 20;
	char *text = mem_alloc(len + 1);
	struct diag_list d;

	memset(text, 'x', len);
	memcpy(text + DIAG_MESSAGE - 4, "é", 2); /* across the cut */
	text[len] = '\0';
	diag_init(&d, "a");
	diag_add(&d, DIAG_SYNTAX, 1, 1, "%s", text);
	CHECK_INT(strlen(d.list.v[0].message), DIAG_MESSAGE - 1);
	CHECK_STR(d.list.v[0].message + DIAG_MESSAGE - 5, "x…");
	diag_add(&d, DIAG_SYNTAX, 1, 1, "%s", d.list.v[0].message);
	CHECK_STR(d.list.v[1].message, d.list.v[0].message);
	text[DIAG_MESSAGE] = '\0';
	diag_add(&d, DIAG_SYNTAX, 1, 1, "%s", text);
	CHECK_STR(d.list.v[2].message, text);
	diag_release(&d);
	free(text);
}
