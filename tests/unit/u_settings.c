/* SPDX-License-Identifier: MIT */
#include "app/settings.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static const char *written(const struct settings *s, const char *name)
{
	static char value[SETTING_BYTES];
	struct str out = STR_INIT;

	settings_get(s, settings_find(slice_of(name)), &out);
	snprintf(value, sizeof value, "%s", out.s);
	str_release(&out);
	return value;
}

static bool sets(struct settings *s, const char *name, const char *value)
{
	struct error err = {0};
	bool ok = settings_set(s, slice_of(name), slice_of(value), &err);

	CHECK(ok == !err.msg);
	error_release(&err);
	return ok;
}

TEST(settings_rows_are_whole)
{
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_rows[i];

		test_row("%s", row->name);
		CHECK(row->name[0] &&
		      strspn(row->name, "abcdefghijklmnopqrstuvwxyz-") == strlen(row->name));
		CHECK(row->help[0] >= 'A' && row->help[0] <= 'Z');
		CHECK(row->help[strlen(row->help) - 1] != '.' && !strchr(row->help, '\n'));
		CHECK((row->kind == SETTING_NUMBER) == (row->most > 0));
		CHECK(row->kind != SETTING_CHOICE || strchr(row->words, ' '));
		CHECK(settings_find(slice_of(row->name)) == row);
	}
}

TEST(settings_begin_with_what_their_rows_say)
{
	struct settings s;

	settings_init(&s);
	for (size_t i = 0; i < setting_count; i++)
		CHECK_STR(written(&s, setting_rows[i].name), setting_rows[i].first);
	CHECK_INT(s.measure, 72);
	CHECK_INT(s.side_width, 0);
	CHECK_INT(s.highlights, 1);
}

TEST(settings_take_every_value_of_their_row_and_give_it_back)
{
	struct settings s;

	settings_init(&s);
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_rows[i];
		char words[200], *rest = words, *word;

		test_row("%s", row->name);
		snprintf(words, sizeof words, "%s", row->words);
		while ((word = strtok_r(rest, " ", &rest))) {
			CHECK(sets(&s, row->name, word));
			CHECK_STR(written(&s, row->name), word);
		}
		for (int n = row->least; row->kind == SETTING_NUMBER && n <= row->most; n++) {
			char number[12];

			snprintf(number, sizeof number, "%d", n);
			CHECK(sets(&s, row->name, number));
			CHECK_STR(written(&s, row->name), number);
		}
	}
}

TEST(settings_refuse_with_a_sentence_and_change_nothing)
{
	static const struct {
		const char *name, *value, *want;
	} rows[] = {
	    {"mesure", "80", "no setting is called \"mesure\"; did you mean measure?"},
	    {"", "80", "no setting is called \"\""},
	    {"colour-of-the-sky", "80", "no setting is called \"colour-of-the-sky\""},
	    {"measure", "19", "measure is a number from 20 to 240, not \"19\""},
	    {"measure", "241", "measure is a number from 20 to 240, not \"241\""},
	    {"measure", "-80", "measure is a number from 20 to 240, not \"-80\""},
	    {"measure", "80 ", "measure is a number from 20 to 240, not \"80 \""},
	    {"measure", "", "measure is a number from 20 to 240, not \"\""},
	    {"measure", "99999999999", "measure is a number from 20 to 240, not \"99999999999\""},
	    {"measure", "auto", "measure is a number from 20 to 240, not \"auto\""},
	    {"side-width", "no", "side-width is auto or a number from 16 to 100, not \"no\""},
	    {"highlights", "Yes", "highlights is no or yes, not \"Yes\""},
	};
	struct settings s, before;

	settings_init(&s);
	before = s;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};

		test_row("%s %s", rows[i].name, rows[i].value);
		CHECK(!settings_set(&s, slice_of(rows[i].name), slice_of(rows[i].value), &err));
		CHECK_STR(err.msg, rows[i].want);
		error_release(&err);
		CHECK(memcmp(&s, &before, sizeof s) == 0);
	}
}

TEST(settings_put_a_number_as_near_as_it_may_be)
{
	struct settings s;

	settings_init(&s);
	settings_put(&s, "measure", 64);
	CHECK_INT(s.measure, 64);
	settings_put(&s, "measure", -5);
	CHECK_INT(s.measure, 20);
	settings_put(&s, "measure", 1 << 30);
	CHECK_INT(s.measure, 240);
}
