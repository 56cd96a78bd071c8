/* SPDX-License-Identifier: MIT */
#include "app/mouse.h"

#include "reading.h"

/* Keys and written forms of the mouse. */
static void play(struct reading *r, const char *script)
{
	struct event events[2];

	while (*script) {
		size_t n = mouse_parse(&script, events);

		if (n == 0) {
			events[0] = (struct event){.kind = EVENT_KEY};
			if (!keys_parse(&script, &events[n++].key)) {
				CHECK_STR(script, "");
				return;
			}
		}
		for (size_t i = 0; i < n; i++)
			session_event(&r->session, &events[i]);
	}
	reading_draw(r);
}

TEST(mouse_reads_its_written_form)
{
	static const char *const none[] = {"<Click>",      "<Click 1>", "<Click 1,>", "<Click 1,2",
					   "<click 1,2>",  "Click 1,2", "<Alt-x>",    "<Up>",
					   "<Click a,b>",  "j",         "",           "<Tap 1,2>",
					   "<Click 1,2 >", "<Alt-Up>",  "<Drag1;2>"};
	struct event ev[2];
	const char *s = "<Click 10,5><Alt-Drag 0,-3>x";

	CHECK_INT(mouse_parse(&s, ev), 2);
	CHECK(ev[0].kind == EVENT_MOUSE && ev[0].act == MOUSE_PRESS && !ev[0].alt);
	CHECK(ev[1].act == MOUSE_RELEASE && ev[1].x == 10 && ev[1].y == 5);
	CHECK_INT(mouse_parse(&s, ev), 1);
	CHECK(ev[0].act == MOUSE_DRAG && ev[0].alt && ev[0].x == 0 && ev[0].y == -3);
	CHECK_STR(s, "x");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		const char *at = none[i];

		test_row("%s", none[i]);
		CHECK_INT(mouse_parse(&at, ev), 0);
		CHECK(at == none[i]);
	}
}

/* 80x24: the text in columns 2 to 56 of rows 2 to 13, entities from column 59. */
TEST(mouse_clicks_the_text)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	play(&r, "<Click 16,2>"); /* militaires[ du] */
	CHECK(r.app->focus == PANE_TEXT && r.app->mention == NO_INDEX);
	CHECK(reading_stands_at(&r, " du Conseil"));
	play(&r, "<Click 16,2>");
	CHECK(r.app->focus == PANE_TEXT);
	play(&r, "<Click 30,2>"); /* in the mention */
	CHECK(r.app->mention != NO_INDEX && reading_says(&r, "CNT 1/4"));
	play(&r, "<Click 26,2>"); /* another place, the same mention */
	CHECK(r.app->focus == PANE_FACTS);
	/* behind the end of a line, on an empty one */
	play(&r, "<Click 54,6>");
	CHECK(r.app->focus == PANE_TEXT && reading_stands_at(&r, "."));
	play(&r, "<Click 20,7>");
	CHECK_INT(view_line(&r.app->view, r.app->view.cursor), 4);
	/* a key in between makes it a first click again */
	play(&r, "<Click 30,2>h<Click 30,2>");
	CHECK(r.app->focus == PANE_TEXT);
	reading_close(&r);
}

TEST(mouse_clicks_lists_as_enter_does)
{
	struct reading r;
	char click[32];

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	play(&r, "<Click 95,5>"); /* a heading */
	CHECK(r.app->focus == PANE_ENTITIES && r.app->entity == ENTITY_NONE);
	play(&r, "<Click 95,4>");
	CHECK(r.app->entity != ENTITY_NONE && r.app->lists[PANE_ENTITIES].cursor == 2);
	CHECK(r.app->focus == PANE_ENTITIES);
	play(&r, "<Click 95,4>");
	CHECK(r.app->focus == PANE_TEXT && reading_stands_at(&r, "Chogel"));
	play(&r, "<Click 5,8>"); /* the second article */
	CHECK(r.app->focus == PANE_ARTICLES && r.app->current == 0);
	play(&r, "<Click 5,8>");
	CHECK(r.app->current == 1 && r.app->focus == PANE_TEXT);
	play(&r, "<Click 5,30>"); /* below the list */
	CHECK(r.app->focus == PANE_ARTICLES && r.app->lists[PANE_ARTICLES].cursor == 1);
	play(&r, "gxgagg");
	snprintf(click, sizeof click, "<Click 95,%d>", r.app->layout.panes[PANE_FACTS].y + 1);
	play(&r, click);
	CHECK(r.app->focus == PANE_FACTS && r.app->lists[PANE_FACTS].cursor == 1);
	play(&r, click);
	CHECK(r.app->focus == PANE_TEXT);
	reading_close(&r);
}

TEST(mouse_drag_selects)
{
	static const struct {
		const char *script, *words;
	} rows[] = {
	    {"<Press 9,2><Drag 9,2><Release 9,2>", ""},
	    {"<Press 9,2><Drag 10,2>", "militaires"},
	    {"<Press 9,2><Drag 10,2><Release 10,2>", "militaires"},
	    {"<Press 9,2><Drag 25,2>", "militaires du Conseil"},
	    {"<Press 25,2><Drag 9,2>", "militaires du Conseil"},
	    {"<Press 9,2><Drag 25,2><Drag 9,2>", "militaires"},
	    {"<Press 9,2><Alt-Drag 25,2>", "itaires du Consei"},
	    {"<Press 9,2><Drag 25,2><Release 25,2><Drag 40,2>", "militaires du Conseil"},
	    {"<Press 9,2><Drag 25,2><Release 25,2><Press 5,2><Drag 4,2>", "Les"},
	    {"<Press 40,2><Drag 10,3>", "transition (CNT), au pouvoir"},
	    {"<Press 9,2><Drag -5,-7>", "Les militaires"},
	    {"<Press 65,5><Drag 9,2>", ""},
	    {"<Drag 9,2><Drag 25,2>", ""},
	    {"<Press 9,2><Drag 25,2><Esc>", ""},
	    {"?<Press 9,2><Drag 25,2>", ""},
	    {"/a<Press 9,2><Drag 25,2><Esc>", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
			return;
		test_row("%s", rows[i].script);
		play(&r, rows[i].script);
		CHECK_STR(visual_words(r.app).s, rows[i].words);
		reading_close(&r);
	}
}

/* Below the last row the text follows. */
TEST(mouse_drag_scrolls)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	play(&r, "<Press 9,2>");
	for (int i = 0; i < 20; i++)
		play(&r, "<Drag 9,99>");
	CHECK(r.app->view.top.par > 0);
	CHECK(r.app->visual.on && r.app->visual.anchor == 7);
	reading_close(&r);
}

TEST(mouse_wheel_is_three_keys_where_the_pointer_is)
{
	static const struct {
		const char *wheel, *keys;
	} rows[] = {
	    {"<WheelDown 30,5>", "3<^E>"},
	    {"<WheelDown 30,5><WheelDown 30,5><WheelUp 30,5>", "3<^E>3<^E>3<^Y>"},
	    {"<WheelDown 70,5>", "ge3jga"},
	    {"<WheelDown 70,5><WheelUp 70,5>", "ge3j3kga"},
	    {"<WheelDown 5,18>", "gf3jga"},
	    {"<WheelDown 50,18>", ""}, /* the fact fits */
	    {"<WheelDown 58,5>", ""},
	    {"<WheelDown 30,0>", ""},
	    {"<WheelDown 30,23>", ""},
	    {"<WheelDown 999,999>", ""},
	    {"<WheelDown -1,-1>", ""},
	    {"?<WheelDown 30,9>", "?3j"},
	    {"/abc<WheelDown 30,9><Esc>", "/abc<Esc>"},
	    {"v<WheelDown 70,5>", "v"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct reading a, b;

		if (!reading_open(&a, "content", ACCORD_2024, 80, 24))
			return;
		CHECK(reading_open(&b, "content", ACCORD_2024, 80, 24));
		test_row("%s", rows[i].wheel);
		play(&a, rows[i].wheel);
		play(&b, rows[i].keys);
		CHECK_INT(a.app->view.cursor, b.app->view.cursor);
		if (!strstr(rows[i].keys, "gf")) { /* with the focus the facts are higher */
			CHECK_INT(a.app->view.top.par, b.app->view.top.par);
			CHECK_INT(a.app->view.top.row, b.app->view.top.row);
		}
		CHECK_INT(a.app->entity, b.app->entity);
		CHECK_INT(a.app->fact, b.app->fact);
		CHECK_INT(a.app->focus, b.app->focus);
		CHECK_INT(a.app->current, b.app->current);
		CHECK_INT(a.app->help.list.cursor, b.app->help.list.cursor);
		reading_close(&a);
		reading_close(&b);
	}
}

/* A wheel over the list of articles opens and marks nothing. */
TEST(mouse_wheel_over_articles_only_moves)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	play(&r, "<WheelDown 5,5>");
	CHECK_INT(r.app->current, 0);
	CHECK_INT(r.app->lists[PANE_ARTICLES].cursor, 1);
	CHECK(r.app->focus == PANE_TEXT);
	reading_close(&r);
}

TEST(mouse_moves_borders)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	play(&r, "<Press 25,9><Drag 33,9><Release 33,9>");
	CHECK_INT(r.app->layout.panes[PANE_ARTICLES].w, 32);
	CHECK_INT(r.app->settings.articles_width, 32);
	play(&r, "<Press 88,9><Drag 80,9><Release 80,9><Drag 50,9>");
	CHECK_INT(r.app->layout.panes[PANE_ENTITIES].w, 38);
	play(&r, "<Press 100,20><Drag 100,12><Release 100,12>");
	CHECK_INT(r.app->layout.panes[PANE_FACTS].y, 13);
	play(&r, "<Press 100,12><Drag 100,-500><Drag 100,500><Drag -9,12>");
	CHECK(r.app->layout.panes[PANE_FACTS].h >= 3);
	CHECK(layout_shows(&r.app->layout, PANE_ENTITIES));
	reading_close(&r);
}

TEST(mouse_clicks_what_lies_over_the_panes)
{
	struct reading r;
	size_t row;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	play(&r, "?<Click 30,4>");
	CHECK(r.app->help.open);
	row = r.app->help.list.cursor;
	play(&r, "<Click 30,5>");
	CHECK(r.app->help.open && r.app->help.list.cursor == row + 1);
	play(&r, "<Click 30,5>");
	CHECK(!r.app->help.open);
	play(&r, "gagg<Click 30,2>fj"); /* a half typed key is forgotten */
	play(&r, "<Esc>g<Click 18,2>");
	CHECK_INT(r.app->key_count, 0);
	play(&r, "f<Click 30,2>");
	CHECK(r.app->mode == MODE_NORMAL && r.app->mention != NO_INDEX);
	play(&r, "wve<^U>");
	CHECK(r.app->mode == MODE_PICKER);
	play(&r, "<Click 10,20>");
	row = r.app->picker.list.cursor;
	play(&r, "<WheelUp 10,20>");
	CHECK_INT(r.app->picker.list.cursor, row - 3);
	play(&r, "<Click 10,20>");
	CHECK_INT(r.app->picker.list.cursor, row);
	play(&r, "<Click 10,20>");
	CHECK(r.app->mode == MODE_NORMAL);
	reading_close(&r);
}

/* Anything anywhere, in every mode and size: it holds, and the text stays as it was. */
TEST(mouse_holds_whatever_comes)
{
	static const char *const ways[] = {"",   "v",  "?",  "/a", "&a", "f",  "wve", "a",
					   "gf", "ge", "gl", "gs", "yq", "xs", "z",   ":"};
	static const int sizes[][2] = {{80, 24}, {120, 40}, {40, 12}, {20, 5}, {5, 2}, {1, 1}};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct reading r;

			if (!reading_open(&r, "content", ACCORD_2024, sizes[k][0], sizes[k][1]))
				return;
			play(&r, ways[i]);
			for (int n = 0; n < 300; n++) {
				struct event ev = {.kind = EVENT_MOUSE,
						   .act = (enum mouse_act)(n * 7 % 5),
						   .x = n * 31 % (sizes[k][0] + 4) - 2,
						   .y = n * 17 % (sizes[k][1] + 4) - 2};

				session_event(&r.session, &ev);
				reading_draw(&r);
			}
			if (strcmp(ways[i], "wve") != 0) /* there Enter marks */
				CHECK_INT(r.app->history.steps.n, 0);
			reading_close(&r);
		}
	}
}

TEST(mouse_tells_where_the_terminals_own_selecting_is)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	play(&r, "gg");
	command_named("set")->run_with(r.app, "mouse yes");
	CHECK_INT(r.app->settings.mouse, 1);
	command_named("set")->run_with(r.app, "mouse no");
	play(&r, ":set mouse yes<Enter>");
	CHECK(reading_says(&r, "the mouse selects here; with Shift"));
	reading_close(&r);
}
