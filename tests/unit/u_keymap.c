/* SPDX-License-Identifier: MIT */
#include "app/keymap.h"

#include "app/keys.h"
#include "test.h"

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
	const struct command *quit = command_named("quit");
	struct str s = STR_INIT;
	struct keymap m;

	keymap_init(&m);
	CHECK(keymap_bind(&m, "g", IN_TEXT, quit)); /* shorter than gg and its like */
	CHECK_STR(name_at(&m, "g", IN_TEXT), "quit");
	CHECK_STR(name_at(&m, "gg", IN_TEXT), "");
	CHECK_STR(name_at(&m, "gg", IN_FACTS), "top");
	CHECK(keymap_bind(&m, "jk", IN_TEXT, quit)); /* longer than j */
	CHECK_STR(name_at(&m, "j", IN_TEXT), "…");
	CHECK_STR(name_at(&m, "jk", IN_TEXT), "quit");
	CHECK_STR(name_at(&m, "j", IN_FACTS), "down");
	CHECK(keymap_bind(&m, "Q", IN_ALL, NULL));
	CHECK_STR(name_at(&m, "Q", IN_TEXT), "");
	keymap_keys(&m, quit, IN_TEXT, true, &s);
	CHECK_STR(s.s, "ZZ ^C g jk");
	str_clear(&s);
	keymap_keys(&m, quit, IN_HELP, true, &s);
	CHECK_STR(s.s, "ZZ ^C");
	str_release(&s);
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
		CHECK(!keymap_bind(&m, bad[i], IN_TEXT, NULL));
	CHECK_INT(m.list.n, n);
	keymap_release(&m);
}
