/* SPDX-License-Identifier: MIT */
#include "app/keys.h"

#include "test.h"

static const struct {
	uint32_t key;
	const char *name, *written;
} keys[] = {
    {'a', "a", "a"},
    {'~', "~", "~"},
    {'<', "<", "<"},
    {'^', "^", "^"},
    {0xE9, "é", "é"},
    {0x4E2D, "中", "中"},
    {' ', "Space", "<Space>"},
    {KEYS_ENTER, "Enter", "<Enter>"},
    {KEYS_TAB, "Tab", "<Tab>"},
    {KEYS_ESC, "Esc", "<Esc>"},
    {KEYS_CTRL('O'), "^O", "<^O>"},
    {KEYS_CTRL('W'), "^W", "<^W>"},
    {0, "^@", "<^@>"},
    {31, "^_", "<^_>"},
    {127, "^?", "<^?>"},
    {KEYS_BACKSPACE, "Backspace", "<Backspace>"},
    {KEYS_UP, "Up", "<Up>"},
    {KEYS_PAGE_DOWN, "PgDn", "<PgDn>"},
    {KEYS_BACK_TAB, "Shift-Tab", "<Shift-Tab>"},
    {KEYS_F1, "F1", "<F1>"},
    {KEYS_UNKNOWN, "Unknown", "<Unknown>"},
    {KEYS_ALT | 'x', "Alt-x", "<Alt-x>"},
    {KEYS_ALT | 0xE9, "Alt-é", "<Alt-é>"},
    {KEYS_ALT | '>', "Alt->", "<Alt->>"},
    {KEYS_ALT | '<', "Alt-<", "<Alt-<>"},
    {KEYS_ALT | '-', "Alt--", "<Alt-->"},
    {KEYS_ALT | KEYS_UP, "Alt-Up", "<Alt-Up>"},
    {KEYS_ALT | KEYS_ENTER, "Alt-Enter", "<Alt-Enter>"},
    {KEYS_ALT | KEYS_CTRL('A'), "Alt-^A", "<Alt-^A>"},
    {KEYS_ALT | KEYS_BACK_TAB, "Alt-Shift-Tab", "<Alt-Shift-Tab>"},
};
enum { KEYS = sizeof keys / sizeof *keys };

TEST(keys_name_says_what_was_pressed)
{
	for (size_t i = 0; i < KEYS; i++) {
		struct str out = STR_INIT;

		keys_name(keys[i].key, &out);
		CHECK_STR(out.s, keys[i].name);
		str_release(&out);
	}
}

TEST(keys_write_is_read_back)
{
	for (size_t i = 0; i < KEYS; i++) {
		struct str out = STR_INIT;
		const char *at;
		uint32_t key = 1;

		keys_write(keys[i].key, &out);
		CHECK_STR(out.s, keys[i].written);
		at = out.s;
		CHECK(keys_parse(&at, &key));
		CHECK_INT(key, keys[i].key);
		CHECK_STR(at, "");
		str_release(&out);
	}
}

/* Pairs, because a '<' could swallow what follows. */
TEST(keys_sequences_are_read_back)
{
	for (size_t i = 0; i < KEYS; i++) {
		for (size_t k = 0; k < KEYS; k++) {
			struct str out = STR_INIT;
			const char *at;
			uint32_t first = 1, second = 1;

			keys_write(keys[i].key, &out);
			keys_write(keys[k].key, &out);
			at = out.s;
			CHECK(keys_parse(&at, &first) && keys_parse(&at, &second));
			CHECK_INT(first, keys[i].key);
			CHECK_INT(second, keys[k].key);
			CHECK(!keys_parse(&at, &second));
			str_release(&out);
		}
	}
}

TEST(keys_parse_refuses_what_is_no_key)
{
	static const char *const wrong[] = {"",      "<Foo>",    "<up>", "<Alt->",   "<Alt-Foo>",
					    "<^a>",  "<^>",      "\xff", "\xe4\xb8", "<Alt-\xff>",
					    "<abc>", "<Alt-ab>", "<^OO>"};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *at = wrong[i];
		uint32_t key;

		CHECK(!keys_parse(&at, &key));
		CHECK(at == wrong[i]);
	}
}

TEST(keys_parse_takes_a_lone_bracket)
{
	static const char *const texts[] = {"<", "<<", "<>", "<a", "< and no end in sight >"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *at = texts[i];
		uint32_t key = 0;

		CHECK(keys_parse(&at, &key));
		CHECK_INT(key, '<');
		CHECK(at == texts[i] + 1);
	}
}

TEST(keys_name_never_shows_a_control)
{
	static const uint32_t odd[] = {0x80, 0x9B, 0xD800, 0x110000, 0x1FFFFF, KEYS_ALT | 0x9B};

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct str out = STR_INIT;

		keys_name(odd[i], &out);
		for (size_t k = 0; k < out.len; k++)
			CHECK(out.s[k] >= ' ' && out.s[k] <= '~');
		CHECK(out.len > 0);
		str_release(&out);
	}
}
