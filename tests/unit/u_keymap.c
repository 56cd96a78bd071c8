/* SPDX-License-Identifier: MIT */
#include "app/keymap.h"

#include "app/keys.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* The command that a written sequence runs there; NULL: none. */
static const struct command *find(const struct keymap *m, const char *written, unsigned where,
				  bool *longer)
{
	uint32_t keys[KEYMAP_DEEP];
	const struct binding *b;
	size_t n = 0;

	while (keys_parse(&written, &keys[n]))
		n++;
	b = keymap_find(m, keys, n, where, longer);
	return b ? b->command : NULL;
}

static const char *name_at(const struct keymap *m, const char *written, unsigned where)
{
	bool longer;
	const struct command *c = find(m, written, where, &longer);

	return c ? c->name : longer ? "…" : "";
}

static const char *bind(struct keymap *m, const char *keys, unsigned where,
			const char *const *lines, size_t n)
{
	static char msg[300];
	struct error err = {0};

	if (keymap_bind_lines(m, keys, where, lines, n, &err))
		return "";
	snprintf(msg, sizeof msg, "%s", err.msg);
	error_release(&err);
	return msg;
}

TEST(keymap_begins_with_the_rows_of_the_commands)
{
	struct keymap m;

	keymap_init(&m);
	for (size_t i = 0; i < m.list.n; i++) {
		const struct binding *b = &m.list.v[i];
		bool longer;

		for (unsigned where = 1; where <= IN_HELP; where <<= 1) {
			test_row("%s in %u", b->command->name, where);
			if (!(b->where & where))
				continue;
			CHECK(keymap_find(&m, b->keys, b->n, where, &longer) == b && !longer);
			for (size_t n = 1; n < b->n; n++)
				CHECK(!keymap_find(&m, b->keys, n, where, &longer) && longer);
		}
	}
	keymap_release(&m);
}

TEST(keymap_writes_keys_for_people)
{
	static const struct {
		const char *name;
		bool every;
		const char *want;
	} rows[] = {{"next-same", true, "]] *"},
		    {"next-same", false, "]]"},
		    {"page-down", true, "Space PgDn ^F"},
		    {"help", true, "? F1"},
		    {"quit", true, "Q ZZ ^C"},
		    {"previous-pane", false, "Shift-Tab"}};
	struct keymap m;

	keymap_init(&m);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		keymap_keys(&m, command_named(rows[i].name), ~0U, rows[i].every, &s);
		CHECK_STR(s.s, rows[i].want);
		str_release(&s);
	}
	keymap_release(&m);
}

TEST(keymap_says_how_to_reach_what_has_no_keys)
{
	struct str s = STR_INIT;
	struct keymap m;

	keymap_init(&m);
	keymap_way(&m, command_named("set"), IN_ALL, &s);
	str_addc(&s, ' ');
	keymap_way(&m, command_named("top"), IN_ALL, &s);
	CHECK_STR(s.s, ":set gg Home");
	str_release(&s);
	keymap_release(&m);
}

/* ^D is one key, not the two that it is written with. */
TEST(keymap_control_keys_are_one_key)
{
	static const struct {
		const char *key, *name;
	} rows[] = {{"<^N>", "down"},        {"<^P>", "up"},        {"<^F>", "page-down"},
		    {"<^B>", "page-up"},     {"<^D>", "half-down"}, {"<^U>", "half-up"},
		    {"<^E>", "scroll-down"}, {"<^Y>", "scroll-up"}, {"<^O>", "back"},
		    {"<^G>", "where"},       {"<^L>", "redraw"},    {"<^Z>", "suspend"},
		    {"<^C>", "quit"}};
	struct keymap m;

	keymap_init(&m);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		CHECK_STR(name_at(&m, rows[i].key, IN_TEXT), rows[i].name);
	keymap_release(&m);
}

TEST(keymap_what_is_bound_last_wins)
{
	static const char *const quits[] = {"quit"};
	const struct command *quit = command_named("quit");
	struct str s = STR_INIT;
	struct keymap m;

	keymap_init(&m);
	CHECK_STR(bind(&m, "g", IN_TEXT, quits, 1), ""); /* shorter than gg and its like */
	CHECK_STR(name_at(&m, "g", IN_TEXT), "quit");
	CHECK_STR(name_at(&m, "gg", IN_TEXT), "");
	CHECK_STR(name_at(&m, "gg", IN_FACTS), "top");
	CHECK_STR(bind(&m, "jk", IN_TEXT, quits, 1), ""); /* longer than j */
	CHECK_STR(name_at(&m, "j", IN_TEXT), "…");
	CHECK_STR(name_at(&m, "jk", IN_TEXT), "quit");
	CHECK_STR(name_at(&m, "j", IN_FACTS), "down");
	CHECK_STR(bind(&m, "Q", IN_ALL, NULL, 0), "");
	CHECK_STR(name_at(&m, "Q", IN_TEXT), "");
	keymap_keys(&m, quit, IN_TEXT, true, &s);
	CHECK_STR(s.s, "g jk ZZ ^C");
	str_clear(&s);
	keymap_keys(&m, quit, IN_HELP, true, &s);
	CHECK_STR(s.s, "ZZ ^C");
	str_release(&s);
	keymap_release(&m);
}

TEST(keymap_binds_lines_where_the_first_works)
{
	static const char *const lines[] = {"next-word", "set measure 60"};
	static const char *const set[] = {"set measure 60"};
	uint32_t key = '_';
	const struct binding *b;
	struct keymap m;
	bool longer;

	keymap_init(&m);
	CHECK_STR(bind(&m, "_", IN_ALL, lines, 2), "");
	CHECK(!keymap_find(&m, &key, 1, IN_FACTS, &longer));
	b = keymap_find(&m, &key, 1, IN_TEXT, &longer);
	CHECK(b && b->macro && b->macro->n == 2);
	CHECK_STR(keymap_says(b), "next-word, set measure 60");
	CHECK_STR(bind(&m, "_", IN_FACTS, set, 1), "");
	b = keymap_find(&m, &key, 1, IN_FACTS, &longer);
	CHECK(b && b->command == command_named("set") && b->macro);
	CHECK(!keymap_has(&m, b->command, IN_ALL)); /* with words it is another thing */
	CHECK_STR(bind(&m, "_", IN_ALL, NULL, 0), "");
	b = keymap_find(&m, &key, 1, IN_TEXT, &longer);
	CHECK(b && !b->command && !b->macro);
	CHECK_STR(keymap_says(b), "");
	keymap_release(&m);
}

TEST(keymap_refuses_lines_with_a_sentence)
{
	static const char *const good[] = {"down"}, *const word[] = {"next-word"},
				 *const bad[] = {"down", "nonsense"};
	const char *many[KEYMAP_MACRO + 1];
	struct keymap m;
	size_t n;

	for (size_t i = 0; i <= KEYMAP_MACRO; i++)
		many[i] = "down";
	keymap_init(&m);
	n = m.list.n;
	CHECK_STR(bind(&m, "", IN_ALL, good, 1),
		  "\"\" is no sequence of 1 to 4 keys; names of keys stand in angle brackets, as "
		  "<^X> and <Alt-x>");
	CHECK(strstr(bind(&m, "<Nope>", IN_ALL, good, 1), "\"<Nope>\" is no sequence"));
	CHECK(strstr(bind(&m, "abcde", IN_ALL, good, 1), "\"abcde\" is no sequence"));
	CHECK_STR(bind(&m, "3x", IN_ALL, good, 1),
		  "\"3x\" begins with a digit, which would be a count");
	CHECK_STR(bind(&m, "x", IN_ALL, bad, 2), "no command is called \"nonsense\"");
	CHECK_STR(bind(&m, "x", IN_FACTS, word, 1),
		  "next-word does not work here, but in the text");
	CHECK_STR(bind(&m, "x", IN_ALL, many, KEYMAP_MACRO + 1),
		  "a macro has at most 16 commands, this one 17");
	CHECK_INT(m.list.n, n);
	keymap_release(&m);
}

TEST(keymap_keeps_what_is_ones_own_over_another_preset)
{
	static const char *const lines[] = {"hints"};
	struct keymap m;

	keymap_init(&m);
	CHECK_STR(bind(&m, "d", IN_TEXT, lines, 1), "");
	keymap_use(&m, 1);
	CHECK_STR(name_at(&m, "d", IN_TEXT), "hints");
	CHECK_STR(name_at(&m, "d", IN_FACTS), "half-down");
	CHECK_STR(name_at(&m, "u", IN_TEXT), "half-up");
	keymap_use(&m, 0);
	CHECK_STR(name_at(&m, "d", IN_TEXT), "hints");
	CHECK_STR(name_at(&m, "u", IN_TEXT), "undo");
	keymap_release(&m);
}

TEST(keymap_takes_no_sequence_that_is_none)
{
	static const char *const bad[] = {"", "<Nonsense>", "abcde", "a b", "\xff"};
	struct keymap m;
	size_t n;

	keymap_init(&m);
	n = m.list.n;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(strstr(bind(&m, bad[i], IN_TEXT, NULL, 0), "is no sequence"));
	CHECK_INT(m.list.n, n);
	keymap_release(&m);
}
