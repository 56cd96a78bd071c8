/* SPDX-License-Identifier: MIT */
#include "app/themes.h"

#include "reading.h"

static bool begin(struct reading *r)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	themes_add(r->app, THEMES_AUTO, "");
	themes_add(r->app, "dark", "");
	themes_add(r->app, "light", "");
	themes_add(r->app, "night-light", "yours");
	return true;
}

/* A theme is tried as soon as the cursor is on it; Enter keeps it, Esc gives it back. */
TEST(themes_are_tried_kept_and_given_back)
{
	static const struct {
		const char *keys, *now;
		enum app_mode mode;
	} rows[] = {
	    {"T", "auto", MODE_THEMES},
	    {"T<Down>", "dark", MODE_THEMES},
	    {"T<Down><Down><Esc>", "auto", MODE_NORMAL},
	    {"T<Down><Enter>", "dark", MODE_NORMAL},
	    {"T<Down><Enter>T<Down><Esc>", "dark", MODE_NORMAL},
	    {"Tlig", "light", MODE_THEMES}, /* the one that begins so comes first */
	    {"Tlig<Down>", "night-light", MODE_THEMES},
	    {"Tlig<Down><Down>", "light", MODE_THEMES}, /* round */
	    {"Tn-l", "night-light", MODE_THEMES},
	    {"Txq", "auto", MODE_THEMES},
	    {"Txq<Enter>", "auto", MODE_THEMES}, /* nothing to keep */
	    {"Tdark<Backspace><Backspace><Esc>", "auto", MODE_NORMAL},
	    {"T<Backspace>", "auto", MODE_NORMAL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;

		if (!begin(&r))
			return;
		reading_keys(&r, rows[i].keys);
		test_row("%s", rows[i].keys);
		CHECK_STR(r.app->themes.now.s, rows[i].now);
		CHECK_INT(r.app->mode, rows[i].mode);
		reading_close(&r);
	}
}

/* One that cannot be shown says why, and is not kept. */
TEST(themes_that_fail_are_told)
{
	struct reading r;

	if (!begin(&r))
		return;
	themes_add(r.app, "zzz", "yours");
	reading_keys(&r, "Tzzz");
	CHECK(strstr(r.app->themes.trouble.s, "no theme is called \"zzz\"") != NULL);
	reading_keys(&r, "<Enter>");
	CHECK_INT(r.app->mode, MODE_THEMES);
	CHECK_INT(r.app->message_kind, MESSAGE_ERROR);
	reading_keys(&r, "<^U>dark");
	CHECK_STR(r.app->themes.trouble.s, "");
	reading_keys(&r, "<Esc>");
	CHECK_STR(r.app->themes.now.s, "auto");
	reading_close(&r);
}

TEST(themes_are_set_by_name)
{
	struct error err = {0};
	struct reading r;

	if (!begin(&r))
		return;
	CHECK(command_run_line(r.app, "theme mono", &err));
	session_event(&r.session, &(struct event){.kind = EVENT_NONE});
	CHECK_STR(r.app->themes.now.s, "mono");
	CHECK_STR(r.session.theming.theme.name, "Monochrome");
	CHECK(strstr(r.app->message.s, "theme mono") != NULL);
	CHECK(command_run_line(r.app, "theme dusk", &err));
	session_event(&r.session, &(struct event){.kind = EVENT_NONE});
	CHECK_STR(r.app->themes.now.s, "mono");
	CHECK_INT(r.app->message_kind, MESSAGE_ERROR);
	CHECK(command_run_line(r.app, "set theme light", &err));
	session_event(&r.session, &(struct event){.kind = EVENT_NONE});
	CHECK_STR(r.session.theming.theme.name, "Light");
	error_release(&err);
	reading_close(&r);
}
