/* SPDX-License-Identifier: MIT */
#include "run/options.h"

#include "base/str.h"

#include "test.h"

#include <string.h>

enum { MOST = 16 };

/* Words separated by single spaces; the first is the program. */
static bool parse(struct options *o, char *line, struct error *err)
{
	char *argv[MOST + 1] = {line};
	int argc = 1;

	for (char *c = line; *c && argc < MOST; c++)
		if (*c == ' ') {
			*c = '\0';
			argv[argc++] = c + 1;
		}
	return options_parse(o, argc, argv, err);
}

TEST(options_are_sorted_from_operands)
{
	char line[] = "postil -C dir list --json a -w40 --color -- -x";
	struct options o;
	struct error err = {0};

	CHECK(parse(&o, line, &err));
	CHECK_STR(o.values[OPTION_CORPUS], "dir");
	CHECK_STR(o.values[OPTION_JSON], "");
	CHECK_STR(o.values[OPTION_WIDTH], "40");
	CHECK(o.values[OPTION_THEME] == NULL);
	CHECK_STR(o.values[OPTION_COLOR], "");
	CHECK_INT(o.count, 3);
	CHECK_STR(o.operands[0], "list");
	CHECK_STR(o.operands[1], "a");
	CHECK_STR(o.operands[2], "-x");
	CHECK(!o.first_is_name);
	options_release(&o);
}

TEST(options_end_at_two_hyphens)
{
	char line[] = "postil -- --json -C";
	struct options o;
	struct error err = {0};

	CHECK(parse(&o, line, &err));
	CHECK_INT(o.count, 2);
	CHECK_STR(o.operands[0], "--json");
	CHECK_STR(o.operands[1], "-C");
	CHECK(o.first_is_name);
	CHECK(o.values[OPTION_JSON] == NULL);
	options_release(&o);
}

TEST(options_take_values_in_each_form)
{
	static const struct {
		const char *line, *corpus, *color;
		size_t operands;
	} rows[] = {
	    {"postil --corpus=d", "d", NULL, 0},   {"postil --corpus d", "d", NULL, 0},
	    {"postil -Cd", "d", NULL, 0},          {"postil -C d -C e", "e", NULL, 0},
	    {"postil -hCd x", "d", NULL, 1},       {"postil --corpus=", "", NULL, 0},
	    {"postil --color never", NULL, "", 1}, {"postil --color=never -", NULL, "never", 1},
	    {"postil -C -- --color", "--", "", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct options o;
		struct error err = {0};
		char line[64];

		strncpy(line, rows[i].line, sizeof line - 1);
		line[sizeof line - 1] = '\0';
		CHECK(parse(&o, line, &err));
		CHECK((o.values[OPTION_CORPUS] == NULL) == (rows[i].corpus == NULL));
		if (rows[i].corpus && o.values[OPTION_CORPUS])
			CHECK_STR(o.values[OPTION_CORPUS], rows[i].corpus);
		CHECK((o.values[OPTION_COLOR] == NULL) == (rows[i].color == NULL));
		if (rows[i].color && o.values[OPTION_COLOR])
			CHECK_STR(o.values[OPTION_COLOR], rows[i].color);
		CHECK_INT(o.count, rows[i].operands);
		options_release(&o);
	}
}

TEST(options_that_are_wrong_are_told)
{
	static const char *const rows[][2] = {
	    {"postil --jsno", "there is no option --jsno; did you mean --json?"},
	    {"postil --zzzzz", "there is no option --zzzzz"},
	    {"postil -q", "there is no option -q"},
	    {"postil -hq", "there is no option -q"},
	    {"postil --json=1", "--json takes no value"},
	    {"postil --theme", "--theme needs a value: --theme THEME"},
	    {"postil -C", "-C needs a value: -C DIR"},
	    {"postil --=x", "there is no option --"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct options o;
		struct error err = {0};
		char line[64];

		strncpy(line, rows[i][0], sizeof line - 1);
		line[sizeof line - 1] = '\0';
		CHECK(!parse(&o, line, &err));
		CHECK_STR(err.msg, rows[i][1]);
		error_release(&err);
		options_release(&o);
	}
}

TEST(options_take_a_command_line_of_nothing)
{
	char *argv[] = {NULL};
	struct options o;
	struct error err = {0};

	CHECK(options_parse(&o, 0, argv, &err));
	CHECK_INT(o.count, 0);
	options_release(&o);
}

/* ---- by the table of options */

/* Each long and short option takes its value as its row says. */
TEST(options_follow_their_table)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		bool takes = row->value && row->value[0] != '[';
		struct str line = STR_INIT;
		struct error err = {0};
		struct options o;

		test_row("--%s", row->word);
		str_printf(&line, "p --%s%s x", row->word, takes ? " v" : "");
		CHECK(parse(&o, line.s, &err));
		CHECK_STR(o.values[i], takes ? "v" : "");
		CHECK_INT(o.count, 1);
		options_release(&o);
		str_clear(&line);
		str_printf(&line, "p --%s=w x", row->word);
		CHECK_INT(parse(&o, line.s, &err), row->value != NULL);
		if (row->value)
			CHECK_STR(o.values[i], "w");
		options_release(&o);
		error_release(&err);
		err.msg = NULL;
		if (row->letter) {
			str_clear(&line);
			str_printf(&line, "p -%c%s x", row->letter, takes ? "v" : "");
			CHECK(parse(&o, line.s, &err));
			CHECK_STR(o.values[i], takes ? "v" : "");
			options_release(&o);
		}
		str_release(&line);
	}
}

/* No two options share a word or a letter, and each is explained in a line. */
TEST(options_are_told_apart)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		CHECK(strlen(option_rows[i].help) > 5 && strlen(option_rows[i].help) < 60);
		CHECK(!strchr(option_rows[i].help, '\n'));
		for (size_t k = 0; k < i; k++) {
			CHECK(strcmp(option_rows[i].word, option_rows[k].word) != 0);
			CHECK(!option_rows[i].letter ||
			      option_rows[i].letter != option_rows[k].letter);
		}
	}
}

/* What stands after an option that was wrong is not looked at, and what went
 * before can be released. */
TEST(options_stop_at_the_first_fault)
{
	char line[] = "p a -C d --nope b -q";
	struct error err = {0};
	struct options o;

	CHECK(!parse(&o, line, &err));
	CHECK_STR(err.msg, "there is no option --nope");
	CHECK_INT(o.count, 1);
	CHECK_STR(o.values[OPTION_CORPUS], "d");
	error_release(&err);
	options_release(&o);
	CHECK(!o.operands && !o.values[OPTION_CORPUS]);
}

/* A lone hyphen is an operand; after -- all are, and the name is known for one. */
TEST(options_know_what_is_a_name)
{
	static const struct {
		const char *line;
		size_t operands;
		bool first_is_name;
	} rows[] = {
	    {"p -- list", 1, true}, {"p list -- x", 2, false}, {"p --", 0, false},
	    {"p -", 1, false},      {"p -- -- --", 2, true},   {"p -h -- list", 1, true},
	    {"p - -- x", 2, false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str line = STR_INIT;
		struct error err = {0};
		struct options o;

		str_addz(&line, rows[i].line);
		test_row("%s", rows[i].line);
		CHECK(parse(&o, line.s, &err));
		CHECK_INT(o.count, rows[i].operands);
		CHECK_INT(o.first_is_name, rows[i].first_is_name);
		options_release(&o);
		str_release(&line);
	}
}

TEST(options_wanting_their_value_from_the_next_word)
{
	static const char *const rows[][2] = {
	    {"-C", "corpus"},    {"--corpus", "corpus"},
	    {"-hC", "corpus"},   {"-Cd", NULL},
	    {"--corpus=", NULL}, {"--color", NULL},
	    {"--json", NULL},    {"-h", NULL},
	    {"-", NULL},         {"", NULL},
	    {"C", NULL},         {"-qC", NULL},
	    {"--nope", NULL},    {"-w", "width"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct option_row *row = options_wanting(rows[i][0]);

		test_row("%s", rows[i][0]);
		CHECK((row != NULL) == (rows[i][1] != NULL));
		if (row)
			CHECK_STR(row->word, rows[i][1]);
	}
	CHECK(options_row(SLICE("corpus")) == &option_rows[OPTION_CORPUS]);
	CHECK(options_row(SLICE("corpu")) == NULL);
}
