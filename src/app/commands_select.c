/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/select.h"

static void complain_text(struct app *app)
{
	if (!app->visual.on)
		app_note(app, "there is no text to select here");
}

static void select_words(struct app *app, int count)
{
	(void)count;
	visual_start(app, false);
	complain_text(app);
}

static void select_exactly(struct app *app, int count)
{
	(void)count;
	visual_start(app, true);
	complain_text(app);
}

static void mark(struct app *app, int count)
{
	(void)count;
	if (!review_take(app))
		mark_selection(app);
}

static void mark_entity(struct app *app, int count)
{
	(void)count;
	mark_ask(app);
}

/* Between two parts the same key begins the next one. */
static void grow(struct app *app, int count)
{
	if (app->visual.anchor == VISUAL_BETWEEN) {
		visual_start(app, app->visual.exact);
		return;
	}
	for (int i = 0; i < command_times(count); i++)
		if (!visual_grow(app)) {
			app_note(app, "nothing larger to select");
			break;
		}
}

static void shrink(struct app *app, int count)
{
	for (int i = 0; i < command_times(count); i++)
		if (!visual_shrink(app)) {
			app_note(app, "nothing smaller to select; the motions move the end");
			break;
		}
}

static void other_end(struct app *app, int count)
{
	(void)count;
	visual_swap(app);
}

static void exact(struct app *app, int count)
{
	(void)count;
	visual_exact(app, !app->visual.exact);
	app_note(app, app->visual.exact ? "exactly these characters" : "whole words");
}

static void keep_part(struct app *app, int count)
{
	(void)count;
	if (visual_keep(app))
		app_note(app, "part %zu kept: go on, %s begins the next, %s takes it up again",
			 app->visual.parts.n, app_key(app, "grow").s, app_key(app, "shrink").s);
	else
		app_note(app, "%s begins the next part", app_key(app, "grow").s);
}

static void stop(struct app *app, int count)
{
	(void)count;
	visual_end(app);
	select_follow(app);
}

static const struct command rows[] = {
    {"select", "v", IN_TEXT, "select", IN_TEXT,
     "Select, from the mention or word under the cursor; motions move the end", select_words},
    {"select-exactly", "V", IN_TEXT, NULL, 0, "Select exactly, character by character",
     select_exactly},
    {"mark-mention", "m <Enter>", IN_SELECT, "mark", IN_SELECT,
     "Mark the selection as a mention of the selected entity", mark},
    {"mark-entity", "e", IN_SELECT, "entity", IN_SELECT,
     "Mark the selection as a mention of an entity that is found by name, or new", mark_entity},
    {"grow", "v", IN_SELECT, "grow", IN_SELECT,
     "Larger: word, name, clause, sentence, paragraph; begins another part", grow},
    {"shrink", "V", IN_SELECT, NULL, 0, "Smaller again", shrink},
    {"other-end", "o", IN_SELECT, NULL, 0, "Go to the other end of the selection", other_end},
    {"exact", "s", IN_SELECT, NULL, 0, "Whole words, or exactly these characters", exact},
    {"keep-part", ",", IN_SELECT, NULL, 0,
     "Keep this part of what is selected, to select another one too", keep_part},
    {"stop-selecting", "<Esc>", IN_SELECT, NULL, 0, "Stop selecting", stop},
};

const struct command_topic commands_select = {"Selecting", rows, sizeof rows / sizeof rows[0]};
