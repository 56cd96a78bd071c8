/* SPDX-License-Identifier: MIT */
#include "app/mode_keys.h"

#include "screens.h"

TEST(mode_keys_are_whole)
{
	static const struct mode_keys *const all[] = {
#define X(mode, name) &name##_keys,
	    MODE_KEYS(X)
#undef X
		& replace_split_keys,
	    &replace_all_keys};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		test_row("%s", all[i]->title);
		CHECK(all[i]->n > 1);
		for (size_t k = 0; k < all[i]->n; k++) {
			const struct mode_key *row = &all[i]->keys[k];
			const char *s = row->keys;
			uint32_t key;

			while (keys_parse(&s, &key))
				s += *s == ' ';
			CHECK(*s == '\0' && mode_key_first(row) != 0);
			CHECK((row->word == NULL) == (row->brief == NULL));
			CHECK(row->help[0] >= 'A' && row->help[0] <= 'Z');
			CHECK(row->help[strlen(row->help) - 1] != '.');
		}
	}
}

/* In every mode F1, and ? where it is not typed, shows its keys; and the mode goes on. */
TEST(mode_keys_are_shown_in_every_mode)
{
	static const char *const closers[] = {"q", "<Esc>", "?", "Q", ":"};

	for (int i = 0; i < SCREENS; i++) {
		struct reading r;
		struct str before = STR_INIT;

		if (screens[i].mode == MODE_NORMAL || !screens_open(&r, &screens[i]))
			continue;
		if (r.app->help.open) { /* a filter of the help itself */
			reading_close(&r);
			continue;
		}
		screen_dump(&r.screen, &before);
		for (size_t k = 0; k < 5; k++) {
			struct str after = STR_INIT;
			const struct mode_keys *keys = mode_keys(r.app);

			test_row("%s, closed by %s", screens[i].name, closers[k]);
			reading_keys(&r, mode_keys_are_text(r.app) ? "<F1>" : "?");
			CHECK(r.app->help.open && r.app->help.keys == keys);
			CHECK(reading_shows(&r, keys->title));
			CHECK(reading_shows(&r, keys->keys[keys->n - 1].help));
			reading_keys(&r, closers[k]);
			CHECK(!r.app->help.open && !r.session.quit);
			CHECK_INT(r.app->mode, screens[i].mode);
			screen_dump(&r.screen, &after);
			CHECK_STR(after.s, before.s);
			str_release(&after);
		}
		str_release(&before);
		reading_close(&r);
	}
}

TEST(mode_keys_run_from_the_help)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "U?/close<Enter><Enter>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_keys(&r, ":whe<F1>/run<Enter><Enter>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK(reading_shows(&r, "paragraph 1/"));
	reading_keys(&r, "/mali<F1>/regular<Enter><Enter>");
	CHECK_INT(r.app->mode, MODE_SEARCH);
	CHECK(r.app->search.regex);
	CHECK_STR(r.app->prompt.text.s, "mali");
	reading_close(&r);
}
