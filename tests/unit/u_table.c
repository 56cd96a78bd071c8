/* SPDX-License-Identifier: MIT */
#include "run/table.h"

#include "base/visible.h"

#include "capture.h"
#include "test.h"

#include <string.h>

static const struct column columns[] = {{"id", 6, 0}, {"words", 0, COLUMN_RIGHT}, {"title", 0, 0}};

struct row {
	const char *id;
	size_t words;
	const char *title;
};

/* The table of these rows, as a terminal or a pipe gets it. */
static struct capture table_of(const struct row *rows, size_t n, bool terminal, uint32_t width,
			       unsigned visible)
{
	struct capture c = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct output out;
	struct table t;

	output_init(&out, terminal ? COLOR_ALWAYS : COLOR_NEVER, (int)width);
	out.terminal = terminal;
	out.visible |= visible;
	table_init(&t, &out, columns, 3);
	for (size_t i = 0; i < n; i++) {
		table_slice(&t, slice_of(rows[i].id), "4");
		table_number(&t, rows[i].words);
		table_text(&t, rows[i].title);
	}
	table_end(&t);
	output_close(&out, &err);
	capture_end(&c);
	CHECK(!err.msg);
	return c;
}

/* Without the SGR sequences. */
static const char *plain(struct capture *c)
{
	struct str out = STR_INIT;

	for (const char *s = c->bytes.s; *s;) {
		if (*s == '\033')
			s += strcspn(s, "m") + 1;
		else
			str_addc(&out, *s++);
	}
	str_release(&c->bytes);
	c->bytes = out;
	return out.s;
}

static const struct row rows[] = {
    {"a", 7, "Un titre"},
    {"été", 12345, "日本"},
    {"identifiant", 0, "a\tb\033[2J"},
    {"日本語語", 1, ""},
};

TEST(table_to_a_pipe_is_tabs)
{
	struct capture c = table_of(rows, 4, false, 80, 0);

	CHECK_STR(c.bytes.s, "a\t7\tUn titre\n"
			     "été\t12345\t日本\n"
			     "identifiant\t0\ta b^[[2J\n"
			     "日本語語\t1\t\n");
	capture_release(&c);
}

/* Cells are cut to their column's most, wide characters whole; numbers stand right. */
TEST(table_on_a_terminal_is_aligned)
{
	struct capture c = table_of(rows, 4, true, 80, 0);

	CHECK(strstr(c.bytes.s, "\033[1mid\033[0m") == c.bytes.s);
	CHECK(strstr(c.bytes.s, "\033[4ma\033[0m") != NULL);
	CHECK_STR(plain(&c), "id      words  title\n"
			     "a           7  Un titre\n"
			     "été     12345  日本\n"
			     "ident…      0  a b^[[2J\n"
			     "日本…       1  \n");
	capture_release(&c);
}

TEST(table_wraps_its_last_column)
{
	static const struct row row[] = {{"a", 1, "Le Conseil national vote la loi"}};
	struct capture c = table_of(row, 1, true, 36, 0);

	CHECK_STR(plain(&c), "id  words  title\n"
			     "a       1  Le Conseil national vote\n"
			     "           la loi\n");
	capture_release(&c);
}

static const struct column narrow[] = {{"article", 0, COLUMN_ID},
				       {"date", 0, COLUMN_DROP(2)},
				       {"words", 0, COLUMN_RIGHT | COLUMN_DROP(1)},
				       {"who", 0, 0},
				       {"title", 0, 0}};

/* Three rows, two of them with one id, on a terminal of that width. */
static struct capture narrow_table(int width)
{
	static const char *const ids[] = {"2024-07-un-accord", "2024-07-un-accord", "2022-x"};
	struct capture c = capture_file(STDOUT_FILENO);
	struct error err = {0};
	struct output out;
	struct table t;

	output_init(&out, COLOR_NEVER, width);
	out.terminal = true;
	table_init(&t, &out, narrow, 5);
	for (size_t i = 0; i < 3; i++) {
		table_text(&t, ids[i]);
		table_text(&t, "2024-07-04");
		table_number(&t, 435);
		table_text(&t, "gouvernement");
		table_text(&t, "Le Conseil vote, le pays attend");
	}
	table_end(&t);
	CHECK(output_close(&out, &err));
	capture_end(&c);
	return c;
}

/* Ids stay whole and stand apart, once for their rows; then columns go, the least
 * important first; then one is cut. */
TEST(table_fits_the_terminal)
{
	static const struct {
		int width;
		const char *head; /* of the table */
		size_t lines;     /* all of it; 0: not looked at */
	} rows_of[] = {
	    {100,
	     "article            date        words  who           title\n2024-07-un-accord  2024",
	     4},
	    {70,
	     "article\n  date        words  who           title\n2024-07-un-accord\n"
	     "  2024-07-04    435  gouvernement  Le Conseil vote, le pays attend\n"
	     "  2024-07-04    435  gouvernement  Le Conseil vote, le pays attend\n2022-x\n",
	     7},
	    {50,
	     "article\n  date        who           title\n2024-07-un-accord\n"
	     "  2024-07-04  gouvernement  Le Conseil vote, le\n"
	     "                            pays attend\n",
	     0},
	    {36,
	     "article\n  who           title\n2024-07-un-accord\n  gouvernement  Le Conseil vote,",
	     0},
	    {20, "article\n  who       title\n2024-07-un-accord\n  gouvern…  Le\n", 0},
	};

	for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of; i++) {
		struct capture c = narrow_table(rows_of[i].width);
		size_t lines = 0;

		test_row("width %d", rows_of[i].width);
		if (strncmp(c.bytes.s, rows_of[i].head, strlen(rows_of[i].head)) != 0)
			CHECK_STR(c.bytes.s, rows_of[i].head);
		for (const char *s = c.bytes.s; *s; s += strcspn(s, "\n") + 1) {
			CHECK(visible_columns(s, strcspn(s, "\n"), 0) <= (size_t)rows_of[i].width);
			lines++;
		}
		CHECK(!rows_of[i].lines || lines == rows_of[i].lines);
		capture_release(&c);
	}
}

TEST(table_in_ascii_cuts_with_a_tilde)
{
	struct capture c = table_of(rows, 4, true, 80, VISIBLE_ASCII);

	CHECK(strstr(plain(&c), "ident~      0  a b^[[2J\n") != NULL);
	CHECK(strstr(c.bytes.s, "ete     12345") != NULL);
	for (const char *s = c.bytes.s; *s; s++)
		CHECK((unsigned char)*s < 0x80);
	capture_release(&c);
}

/* A heading stands over rows only. */
TEST(table_of_no_rows_is_nothing)
{
	for (int terminal = 0; terminal < 2; terminal++) {
		struct capture c = table_of(rows, 0, terminal, 80, 0);

		CHECK_STR(c.bytes.s, "");
		capture_release(&c);
	}
}

/* Cells are copied: what they were made of may go before the table ends. */
TEST(table_keeps_copies_of_its_cells)
{
	struct capture c = capture_file(STDOUT_FILENO);
	static const struct column one[] = {{"x", 0, 0}};
	struct error err = {0};
	struct output out;
	struct table t;
	char word[] = "first";

	output_init(&out, COLOR_NEVER, 0);
	out.terminal = true;
	table_init(&t, &out, one, 1);
	table_text(&t, word);
	memcpy(word, "other", 5);
	table_text(&t, word);
	memset(word, 'z', 5);
	table_end(&t);
	output_close(&out, &err);
	CHECK_STR(capture_end(&c), "x\nfirst\nother\n");
	capture_release(&c);
}

/* A full disk ends the printing of what is left. */
TEST(table_stops_when_nobody_takes_it)
{
	static const struct column one[] = {{"x", 0, 0}};
	struct capture c;
	struct error err = {0};
	struct output out;
	struct table t;

	if (access("/dev/full", W_OK) < 0)
		SKIP("there is no full disk");
	c = capture_to(STDOUT_FILENO, "/dev/full");
	output_init(&out, COLOR_NEVER, 0);
	out.terminal = true;
	table_init(&t, &out, one, 1);
	for (int i = 0; i < 40000; i++)
		table_number(&t, (size_t)i);
	table_end(&t);
	CHECK(!output_close(&out, &err));
	capture_end(&c);
	CHECK(out.gone);
	error_release(&err);
	capture_release(&c);
}
