/* SPDX-License-Identifier: MIT */
#include "app/lines.h"

#include "test.h"

#include <stdio.h>

static void check_all(const struct lines *l, const char *want)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < l->list.n; i++)
		str_printf(&s, "%s%s", i ? "|" : "", l->list.v[i]);
	CHECK_STR(s.s, want);
	str_release(&s);
}

TEST(lines_keep_each_once_the_newest_last)
{
	static const struct {
		const char *line, *want;
	} rows[] = {{"one", "one"},       {"two", "one|two"},   {"one", "two|one"},
		    {"", "two|one"},      {"   ", "two|one"},   {" one ", "two|one"},
		    {"on", "two|one|on"}, {"two", "one|on|two"}};
	struct lines l = {0};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].line);
		lines_add(&l, slice_of(rows[i].line));
		check_all(&l, rows[i].want);
	}
	lines_release(&l);
	CHECK_INT(l.list.n, 0);
	lines_release(&l);
}

TEST(lines_forget_the_oldest)
{
	struct lines l = {0};
	struct str longest = STR_INIT;
	char name[16];

	for (int i = 0; i < LINES_KEPT + 5; i++) {
		snprintf(name, sizeof name, "line %d", i);
		lines_add(&l, slice_of(name));
	}
	CHECK_INT(l.list.n, LINES_KEPT);
	CHECK_STR(l.list.v[0], "line 5");
	CHECK_STR(l.list.v[LINES_KEPT - 1], name);
	for (int i = 0; i <= PROMPT_LIMIT; i++)
		str_addc(&longest, 'x');
	lines_add(&l, (struct slice){longest.s, longest.len});
	CHECK_STR(l.list.v[LINES_KEPT - 1], name);
	str_release(&longest);
	lines_release(&l);
}

/* What is typed, then o for older and n for newer; "!" where there is none. */
TEST(lines_are_walked_by_what_they_begin_with)
{
	static const struct {
		const char *typed, *walk, *want;
	} rows[] = {
	    {"", "o", "open three"},
	    {"", "oo", "search b"},
	    {"", "oooo", "open one"},
	    {"", "oooooo", "open one"},
	    {"", "oon", "open three"},
	    {"", "on", ""},
	    {"", "n", ""},
	    {"se", "o", "search b"},
	    {"se", "oo", "search a"},
	    {"se", "oon", "search b"},
	    {"se", "oonn", "se"},
	    {"se", "oonnn", "se"},
	    {"open", "oo", "open one"},
	    {"zz", "o", "zz"},
	    {"open three", "oo", "open three"},
	};
	struct lines l = {0};
	struct prompt p = {STR_INIT, 0};

	lines_walk(&l, &p, -1);
	CHECK(!lines_walking(&l, &p));
	lines_add(&l, SLICE("open one"));
	lines_add(&l, SLICE("search a"));
	lines_add(&l, SLICE("search b"));
	lines_add(&l, SLICE("open three"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s %s", rows[i].typed, rows[i].walk);
		l.at = l.list.n;
		prompt_set(&p, slice_of(rows[i].typed));
		for (const char *w = rows[i].walk; *w; w++)
			lines_walk(&l, &p, *w == 'o' ? -1 : 1);
		CHECK_STR(p.text.s, rows[i].want);
		CHECK_INT(p.cursor, p.text.len);
	}
	prompt_release(&p);
	lines_release(&l);
}

/* After a change of the line the walk begins anew, from there. */
TEST(lines_walk_begins_anew_after_typing)
{
	struct lines l = {0};
	struct prompt p = {STR_INIT, 0};

	lines_add(&l, SLICE("ab"));
	lines_add(&l, SLICE("ac"));
	lines_add(&l, SLICE("b"));
	CHECK(lines_walk(&l, &p, -1) && lines_walking(&l, &p));
	CHECK_STR(p.text.s, "b");
	prompt_set(&p, SLICE("a"));
	CHECK(!lines_walking(&l, &p) && lines_walk(&l, &p, -1));
	CHECK_STR(p.text.s, "ac");
	CHECK(lines_walk(&l, &p, -1) && !lines_walk(&l, &p, -1));
	CHECK_STR(p.text.s, "ab");
	prompt_release(&p);
	lines_release(&l);
}
