/* SPDX-License-Identifier: MIT */
#include "app/prompt.h"

#include "app/keys.h"
#include "base/utf8.h"
#include "test.h"

#include <string.h>

/* "|" is the cursor. */
static void check_prompt(const struct prompt *p, const char *want)
{
	struct str s = STR_INIT;

	str_add(&s, p->text.s, p->cursor);
	str_addc(&s, '|');
	str_add(&s, p->text.s + p->cursor, p->text.len - p->cursor);
	CHECK_STR(s.s, want);
	str_release(&s);
}

static void type(struct prompt *p, const char *keys)
{
	uint32_t key;

	while (keys_parse(&keys, &key))
		CHECK(prompt_key(p, key) == PROMPT_CHANGED || key == KEYS_BACKSPACE);
	CHECK_STR(keys, "");
}

TEST(prompt_edits_by_code_points)
{
	static const struct {
		const char *keys, *want;
	} rows[] = {
	    {"abc", "abc|"},
	    {"é東👍", "é東👍|"},
	    {"é東👍<Left>", "é東|👍"},
	    {"é東👍<Left><Left><Backspace>", "|東👍"},
	    {"é東👍<Home><Del>", "|東👍"},
	    {"é東👍<Home><Del><Right><Del>x", "東x|"},
	    {"ab<^A>é<^E>z", "éabz|"},
	    {"ab<Home>é<End>z", "éabz|"},
	    {"one two<^U>", "|"},
	    {"one two<Left><Left><Left><^U>", "|two"},
	    {"one two<^W>", "one |"},
	    {"one  é東<Space><Space><^W>", "one  |"},
	    {"<^W><^U><Backspace><Del><Left><Right>", "|"},
	    {"a<Right><Del>", "a|"},
	    {"a<Space>b<Left><Left><Space>", "a | b"},
	    {"e\xcc\x81<Backspace>", "e|"},
	    {"👨‍👩<Left><Left>x", "👨x|‍👩"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct prompt p = {STR_INIT, 0};

		test_row("%s", rows[i].keys);
		type(&p, rows[i].keys);
		check_prompt(&p, rows[i].want);
		prompt_release(&p);
	}
}

TEST(prompt_says_which_keys_end_it)
{
	struct prompt p = {STR_INIT, 0};

	CHECK_INT(prompt_key(&p, KEYS_BACKSPACE), PROMPT_CANCEL);
	prompt_key(&p, 'a');
	CHECK_INT(prompt_key(&p, KEYS_ENTER), PROMPT_ACCEPT);
	CHECK_INT(prompt_key(&p, KEYS_ESC), PROMPT_CANCEL);
	CHECK_INT(prompt_key(&p, KEYS_CTRL('C')), PROMPT_CANCEL);
	check_prompt(&p, "a|");
	CHECK_INT(prompt_key(&p, KEYS_BACKSPACE), PROMPT_CHANGED);
	CHECK_INT(prompt_text(&p).len, 0);
	prompt_release(&p);
}

TEST(prompt_leaves_other_keys_alone)
{
	static const uint32_t keys[] = {
	    KEYS_TAB, KEYS_UP, KEYS_DOWN, KEYS_PAGE_UP,   KEYS_F1,     0,
	    0x7f,     0xd800,  0x110000,  'x' | KEYS_ALT, KEYS_UNKNOWN};
	struct prompt p = {STR_INIT, 0};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		test_row("%x", keys[i]);
		CHECK_INT(prompt_key(&p, keys[i]), PROMPT_OTHER);
	}
	CHECK_INT(p.text.len, 0);
	prompt_release(&p);
}

TEST(prompt_is_bounded_and_stays_valid)
{
	struct prompt p = {STR_INIT, 0};

	for (int i = 0; i < 2000; i++)
		prompt_key(&p, i % 2 ? 0x6771 : 'a');
	CHECK(p.text.len <= PROMPT_LIMIT && p.text.len > PROMPT_LIMIT - 4);
	CHECK_INT(prompt_key(&p, 0x6771), PROMPT_OTHER);
	CHECK(utf8_valid(p.text.s, p.text.len));
	for (int i = 0; i < 2000; i++)
		prompt_key(&p, i % 3 ? KEYS_LEFT : KEYS_DELETE);
	CHECK(utf8_valid(p.text.s, p.text.len));
	CHECK_INT(p.cursor, 0);
	prompt_set(&p, SLICE("née"));
	check_prompt(&p, "née|");
	prompt_clear(&p);
	check_prompt(&p, "|");
	prompt_release(&p);
}
