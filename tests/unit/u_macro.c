/* SPDX-License-Identifier: MIT */
#include "app/macro.h"

#include "app/app.h"
#include "app/update.h"
#include "reading.h"

/* Binds the key _ to lines that are apart by ';'. */
static void bind(struct reading *r, const char *lines)
{
	char copy[400], *rest = copy, *line;
	const char *list[KEYMAP_MACRO];
	struct error err = {0};
	size_t n = 0;

	snprintf(copy, sizeof copy, "%s", lines);
	while ((line = strtok_r(rest, ";", &rest)))
		list[n++] = line;
	CHECK(keymap_bind_lines(&r->app->keymap, "_", IN_ALL, list, n, &err));
	CHECK_STR(err.msg ? err.msg : "", "");
}

TEST(macro_runs_its_commands_one_after_the_other)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	bind(&r, "next-paragraph;set measure 40;next-paragraph;where");
	reading_keys(&r, "_");
	CHECK(strstr(r.app->message.s, "paragraph 3/") == r.app->message.s);
	CHECK_INT(r.app->settings.measure, 40);
	CHECK(!r.app->macro.macro);
	reading_close(&r);
}

/* The second command sees the article that the first one had to have read. */
TEST(macro_waits_for_what_a_command_asked_for)
{
	struct reading r;
	size_t first;

	if (!reading_begin(&r, "content", NULL, 80, 24))
		return;
	first = r.app->current;
	bind(&r, "next-article;bottom");
	reading_keys(&r, "_");
	CHECK(r.app->current != first);
	CHECK_INT(r.app->view.cursor, view_shown(&r.app->view, r.app->article->offsets.points));
	CHECK(r.app->view.cursor > 0);
	reading_close(&r);
}

TEST(macro_sees_the_steps_of_its_own_commands)
{
	struct reading r;
	size_t verified = 0;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	bind(&r, "next-fact;verified;undo;next-fact;verified");
	reading_keys(&r, "_");
	for (size_t i = 0; i < r.app->article->fact_count; i++)
		verified += r.app->article->facts[i].verdict == VERDICT_VERIFIED;
	CHECK_INT(verified, 1);
	CHECK_INT(r.app->article->facts[r.app->fact].verdict, VERDICT_VERIFIED);
	reading_close(&r);
}

TEST(macro_gives_a_count_to_its_first_command)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	bind(&r, "next-paragraph;next-paragraph;where");
	reading_keys(&r, "gg3_");
	CHECK(strstr(r.app->message.s, "paragraph 5/") == r.app->message.s);
	reading_close(&r);
}

TEST(macro_stops_where_a_command_complains_asks_or_does_not_work)
{
	static const struct {
		const char *lines, *says;
		enum app_mode mode;
	} rows[] = {
	    {"set measure 3;set measure 50", "measure is a number from", MODE_NORMAL},
	    {"set;set measure 50", "", MODE_PALETTE},
	    {"search;set measure 50", "", MODE_SEARCH},
	    {"go-facts;next-word;set measure 50", "next-word does not work here, but in the text",
	     MODE_NORMAL},
	    {"help;set measure 50", "set does not work here", MODE_NORMAL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;

		if (!reading_open(&r, "content", NULL, 80, 24))
			return;
		test_row("%s", rows[i].lines);
		bind(&r, rows[i].lines);
		reading_keys(&r, "_");
		CHECK(strncmp(r.app->message.s, rows[i].says, strlen(rows[i].says)) == 0);
		CHECK_INT(r.app->mode, rows[i].mode);
		CHECK_INT(r.app->settings.measure, 72);
		CHECK(!r.app->macro.macro);
		reading_close(&r);
	}
}

/* One that was cut off by a key does not come back with the next one. */
TEST(macro_that_a_key_ended_stays_ended)
{
	struct event old = {.kind = EVENT_MACRO};
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	bind(&r, "next-paragraph;bottom");
	r.app->macro.number = 6;
	old.index = 7;
	app_update(r.app, &(struct event){.kind = EVENT_KEY, .key = '_'});
	CHECK(r.app->macro.macro && r.app->macro.number == 7);
	app_update(r.app, &(struct event){.kind = EVENT_KEY, .key = 'k'});
	CHECK(!r.app->macro.macro);
	app_update(r.app, &(struct event){.kind = EVENT_KEY, .key = '_'});
	CHECK(r.app->macro.macro && r.app->macro.number == 8 && r.app->macro.at == 1);
	app_update(r.app, &old);
	CHECK_INT(r.app->macro.at, 1);
	old.index = 8;
	app_update(r.app, &old);
	CHECK(!r.app->macro.macro);
	reading_close(&r);
}

/* The keys may be changed by the macro that runs. */
TEST(macro_outlives_its_binding)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	bind(&r, "set keys emacs;set keys less;set measure 50");
	reading_keys(&r, "_");
	CHECK_INT(r.app->settings.measure, 50);
	reading_keys(&r, "_G");
	CHECK(r.app->view.cursor > 0);
	reading_close(&r);
}
