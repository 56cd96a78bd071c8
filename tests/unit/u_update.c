/* SPDX-License-Identifier: MIT */
#include "app/update.h"

#include "reading.h"

TEST(update_counts_come_before_sequences)
{
	static const struct {
		const char *keys;
		const char *at; /* the cursor stands on these words */
	} rows[] = {
	    {"3l", " militaires"},
	    {"12l", "es du"},
	    {"2j", "Mali et la Russie, en"},
	    {"G", ""},
	    {"2G", "Le Conseil"},
	    {"3gg", "Cet accord, "},
	    {"100%", ""},
	    {"0%", "Les mil"},
	    {"5<Esc>l", "es mil"},
	    {"g<Esc>l", "es mil"},
	    {"2l2l", "militaires"},
	    {"]p", "Le Conseil"},
	    {"2]p[p", "Le Conseil"},
	    {"}{", "Les mil"},
	    {"3}4{", "Les mil"},
	    {"w", "militaires"},
	    {"3w", "Conseil national"},
	    {"4w2W", "du Conseil"},
	    {"3lw5lW", "militaires"},
	    {"W", "Les mil"},
	    {"2Gw", "Conseil national"},
	    {"2GW", "autres"},
	    {"2G2WhW", "humanitaires"},
	    {"999w999W", "Les mil"},
	    {"&diop<Enter>W", "Lors"},
	    {"&diop<Enter>999w", "mines"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 80, 40))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		if (rows[i].at[0] == '\0')
			CHECK_INT(r.app->view.cursor, r.app->article->offsets.points);
		else
			CHECK_STR(reading_at(&r, (uint32_t)strlen(rows[i].at)), rows[i].at);
		reading_close(&r);
	}
}

TEST(update_shows_what_was_typed_so_far)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "12]");
	CHECK(strstr(reading_status(&r), "12]") != NULL);
	reading_keys(&r, "<Esc>");
	CHECK(strstr(reading_status(&r), "12]") == NULL);
	CHECK_INT(r.app->count, 0);
	reading_close(&r);
}

TEST(update_tells_of_unknown_keys_once)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "]x");
	CHECK(reading_says(&r, "] x is not a key here; ? shows those that are"));
	reading_keys(&r, "j");
	CHECK(!reading_says(&r, "] x"));
	reading_keys(&r, "\xc2\x9b");
	CHECK(reading_says(&r, "Unknown is not a key here"));
	reading_close(&r);
}

TEST(update_never_runs_pasted_text)
{
	static const char pasted[] = "]]q/CNT\rGQZZ\033:\177\t";
	struct reading r;
	uint32_t cursor;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	cursor = r.app->view.cursor;
	for (size_t i = 0; i + 1 < sizeof pasted; i++)
		reading_event(&r, EVENT_PASTE, (unsigned char)pasted[i]);
	CHECK(!r.session.quit);
	CHECK_INT(r.app->view.cursor, cursor);
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_INT(r.app->key_count, 0);
	CHECK(reading_says(&r, "pasted text is not taken for commands; / searches"));
	reading_keys(&r, "f");
	for (size_t i = 0; i + 1 < sizeof pasted; i++)
		reading_event(&r, EVENT_PASTE, (unsigned char)pasted[i]);
	CHECK_INT(r.app->mode, MODE_HINTS);
	CHECK_INT(r.app->view.cursor, cursor);
	reading_close(&r);
}

/* Line ends become spaces; Esc and DEL of the pasted text are left out. */
TEST(update_pastes_into_a_prompt)
{
	static const uint32_t pasted[] = {'C', 'N', '\r', '\n', 27, 127, 'T', 0xe9, 0x6771};
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "/");
	for (size_t i = 0; i < sizeof pasted / sizeof pasted[0]; i++)
		reading_event(&r, EVENT_PASTE, pasted[i]);
	CHECK_INT(r.app->mode, MODE_SEARCH);
	CHECK_STR(r.app->prompt.text.s, "CN  Té東");
	reading_close(&r);
}

TEST(update_turns_events_into_effects)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	CHECK(!r.session.quit && !r.session.redraw && !r.session.suspend);
	reading_keys(&r, "<^L>");
	CHECK(r.session.redraw);
	r.session.redraw = false;
	reading_event(&r, EVENT_RESUME, 0);
	CHECK(r.session.redraw);
	reading_keys(&r, "<^Z>");
	CHECK(r.session.suspend);
	reading_event(&r, EVENT_NONE, 0);
	CHECK(!r.session.quit);
	reading_event(&r, EVENT_QUIT, 0);
	CHECK(r.session.quit);
	CHECK_INT(r.app->effects.list.n, 0);
	reading_close(&r);
}

TEST(update_closes_one_level_at_a_time)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	reading_keys(&r, "ge?q");
	CHECK(!r.app->help.open && r.app->focus == PANE_ENTITIES);
	reading_keys(&r, "q");
	CHECK(r.app->focus == PANE_TEXT && !r.session.quit);
	reading_keys(&r, "q");
	CHECK(r.session.quit);
	reading_close(&r);
}

TEST(update_takes_great_counts_on_great_screens)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 60, 5000))
		return;
	reading_keys(&r, "99999999999<Space>");
	CHECK(r.app->view.cursor > 2000);
	reading_keys(&r, "99999999999b99999999999<^D>99999999999<^U>");
	CHECK(r.app->view.cursor < 60);
	reading_keys(&r, "?99999999999<Space>99999999999b");
	CHECK_INT(r.app->help.list.cursor, 1);
	reading_close(&r);
}
