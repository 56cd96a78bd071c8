/* SPDX-License-Identifier: MIT */
#include "ui/style.h"

#include "test.h"

TEST(style_keys_and_letters_are_unique)
{
	for (int a = 0; a < STYLE_COUNT; a++) {
		enum style found = STYLE_COUNT;

		CHECK(style_of_key(slice_of(style_key((enum style)a)), &found));
		CHECK_INT(found, a);
		for (int b = 0; b < a; b++)
			CHECK(style_letter((enum style)a) != style_letter((enum style)b));
	}
}

TEST(style_of_key_wants_the_whole_key)
{
	static const char *const wrong[] = {"", "tex", "texts", "text.", "Text", "entity", "."};
	enum style found = STYLE_HINT;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		CHECK(!style_of_key(slice_of(wrong[i]), &found));
	CHECK_INT(found, STYLE_HINT);
	CHECK(!style_of_key((struct slice){"text\0", 5}, &found));
	CHECK(style_of_key((struct slice){"text.dim", 4}, &found));
	CHECK_INT(found, STYLE_TEXT);
}

/* Each has the key that its word in the files suggests. */
TEST(style_of_records_follows_their_words)
{
	struct str key = STR_INIT;

	for (int t = 0; t < ENTITY_TYPE_COUNT; t++) {
		str_clear(&key);
		str_printf(&key, "entity.%s", entity_type_word((enum entity_type)t));
		CHECK_STR(style_key(style_of_entity((enum entity_type)t)), key.s);
	}
	for (int t = 0; t < STANCE_COUNT; t++) {
		str_clear(&key);
		str_printf(&key, "stance.%s", stance_word((enum stance)t));
		CHECK_STR(style_key(style_of_stance((enum stance)t)), key.s);
	}
	for (int t = 0; t < VERDICT_COUNT; t++) {
		str_clear(&key);
		str_printf(&key, "verdict.%s", verdict_word((enum verdict)t));
		CHECK_STR(style_key(style_of_verdict((enum verdict)t)), key.s);
	}
	str_release(&key);
}
