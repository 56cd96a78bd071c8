/* SPDX-License-Identifier: MIT */
#include "run/theming.h"

#include "place.h"
#include "reading.h"
#include "store/state.h"

#include <string.h>

static void check_start(const char *given, bool light, const char *name, const char *title)
{
	struct error err = {0};
	struct theming t;

	test_row("%s, %s", given ? given : "-", light ? "light" : "dark");
	CHECK(theming_start(&t, given, light, &err));
	CHECK_STR(t.name.s, name);
	CHECK_STR(t.theme.name, title);
	CHECK(theming_take(&t) && !theming_take(&t));
	CHECK_INT(t.kept, given == NULL);
	theming_release(&t);
	error_release(&err);
}

/* What is named counts, then what was kept, then what the terminal is like. */
TEST(theming_starts_with_what_counts_most)
{
	char *home = place_new();
	struct error err = {0};
	struct theming t;

	setenv("XDG_STATE_HOME", home, 1);
	check_start(NULL, false, "auto", "Dark");
	check_start(NULL, true, "auto", "Light");
	check_start("mono", true, "mono", "Monochrome");
	check_start("auto", true, "auto", "Light");
	state_keep_theme("contrast-light");
	check_start(NULL, false, "contrast-light", "High contrast, light");
	check_start("dark", true, "dark", "Dark");
	state_keep_theme("gone");
	check_start(NULL, true, "auto", "Light"); /* its file was removed since */
	CHECK(!theming_start(&t, "gone", true, &err));
	CHECK(err.msg && strstr(err.msg, "no theme is called \"gone\""));
	theming_release(&t);
	error_release(&err);
	unsetenv("XDG_STATE_HOME");
	place_drop(home);
}

TEST(theming_follows_the_terminal_only_when_nothing_is_named)
{
	struct error err = {0};
	struct theming t;

	CHECK(theming_start(&t, "auto", false, &err) && theming_take(&t));
	theming_background(&t, false);
	CHECK(!theming_take(&t)); /* no news, no frame */
	theming_background(&t, true);
	CHECK(theming_take(&t));
	CHECK_STR(t.theme.name, "Light");
	theming_release(&t);
	CHECK(theming_start(&t, "dark", false, &err) && theming_take(&t));
	theming_background(&t, true);
	CHECK(!theming_take(&t));
	CHECK_STR(t.theme.name, "Dark");
	theming_release(&t);
}

/* The choice outlives the session only where nothing else names a theme. */
TEST(theming_keeps_what_is_chosen)
{
	char *home = place_new(), *kept;
	struct error err = {0};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	setenv("XDG_STATE_HOME", home, 1);
	for (int given = 1; given >= 0; given--) {
		struct theming t;

		CHECK(theming_start(&t, given ? "dark" : NULL, false, &err));
		theming_give(&t, &r.session.theming, r.app);
		CHECK_STR(r.app->themes.now.s, given ? "dark" : "auto");
		reading_keys(&r, "Tlight");
		kept = state_theme();
		CHECK(!kept); /* only tried */
		reading_keys(&r, "<Enter>");
		kept = state_theme();
		CHECK_STR(kept ? kept : "nothing", given ? "nothing" : "light");
		CHECK_STR(r.app->message.s,
			  given ? "theme light, until you quit; \"theme: light\" in config.yaml "
				  "keeps it"
				: "theme light, at the next start too");
		free(kept);
	}
	unsetenv("XDG_STATE_HOME");
	reading_close(&r);
	place_drop(home);
}
