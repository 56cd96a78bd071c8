/* SPDX-License-Identifier: MIT */
#include "base/argv.h"

#include "test.h"

#include <string.h>

/* The words in angle brackets, or the sentence. */
static void check_split(const char *line, const char *want)
{
	struct argv a = {0};
	struct str got = STR_INIT;
	struct error err = {0};
	char **v;

	test_row("%s", line);
	if (argv_split(&a, line, &err)) {
		v = argv_end(&a);
		for (size_t i = 0; v[i]; i++)
			str_printf(&got, "<%s>", v[i]);
		CHECK(v[a.list.n] == NULL);
	} else {
		str_addz(&got, err.msg);
	}
	CHECK_STR(got.s, want);
	error_release(&err);
	str_release(&got);
	argv_release(&a);
}

TEST(argv_splits_as_people_quote)
{
	static const char *const rows[][2] = {
	    {"wc", "<wc>"},
	    {"  wc\t-w  ", "<wc><-w>"},
	    {"grep 'du Mali' -c", "<grep><du Mali><-c>"},
	    {"a \"b c\" d", "<a><b c><d>"},
	    {"a '' \"\"", "<a><><>"},
	    {"a'b'\"c\"d", "<abcd>"},
	    {"'a\"b' \"c'd\"", "<a\"b><c'd>"},
	    {"\"a\\\"b\\\\c\\d\"", "<a\"b\\c\\d>"},
	    {"'a\\'", "<a\\>"},
	    {"a\\ b \\'c \\\\", "<a b><'c><\\>"},
	    {"a\\", "<a\\>"},
	    {"été «à»", "<été><«à»>"},
	    /* no shell */
	    {"echo $HOME `id` $(id) ~ *.c ?", "<echo><$HOME><`id`><$(id)><~><*.c><?>"},
	    {"a;b&c|d>e", "<a;b&c|d>e>"},
	    {"a '|' \\; \">\"", "<a><|><;><>>"},
	    {"a\nb", "<a\nb>"},
	    {"a #b {x,y} !1 %s", "<a><#b><{x,y}><!1><%s>"},
	    /* refused */
	    {"", "no program is named"},
	    {" \t ", "no program is named"},
	    {"a 'b", "a quote is not closed"},
	    {"a \"b\\\"", "a quote is not closed"},
	    {"sort | uniq", "| means nothing here; sh -c '…' runs a shell"},
	    {"cat > file", "> means nothing here; sh -c '…' runs a shell"},
	    {"a && b", "&& means nothing here; sh -c '…' runs a shell"},
	    {"a ;", "; means nothing here; sh -c '…' runs a shell"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_split(rows[i][0], rows[i][1]);
}

TEST(argv_adds_to_what_is_there)
{
	struct argv a = {0};
	struct error err = {0};

	argv_addz(&a, "sh");
	argv_add(&a, "-cx", 2);
	CHECK(argv_split(&a, "'a b'", &err));
	CHECK_INT(a.list.n, 3);
	CHECK_STR(argv_end(&a)[1], "-c");
	CHECK_STR(argv_end(&a)[2], "a b");
	CHECK(!argv_split(&a, "", &err));
	error_release(&err);
	argv_release(&a);
}
