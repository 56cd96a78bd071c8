/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/labels.h"
#include "app/select.h"
#include "app/walk.h"

static void next_same(struct app *app, int count)
{
	walk_entity(app, command_times(count));
}

static void previous_same(struct app *app, int count)
{
	walk_entity(app, -command_times(count));
}

static void next_mention(struct app *app, int count)
{
	walk_mention(app, command_times(count));
}

static void previous_mention(struct app *app, int count)
{
	walk_mention(app, -command_times(count));
}

static void hints(struct app *app, int count)
{
	(void)count;
	labels_start(app);
}

/* Its mention nearest to the cursor, or the first in another article. */
static void go_entity(struct app *app, uint32_t entity)
{
	select_entity(app, entity);
	app_mark_jump(app);
	select_nearest_mention(app);
	if (app->mention == NO_INDEX || app->article->mentions[app->mention].entity != entity)
		walk_entity(app, 1);
	app_focus(app, PANE_TEXT);
}

static void entity_picked(struct app *app, uint32_t entity, const char *new_name)
{
	(void)new_name;
	go_entity(app, entity);
}

static void ask_entity(struct app *app, int count)
{
	(void)count;
	picker_open(app, "entity", SLICE(""), false, entity_picked);
}

static void named_entity(struct app *app, const char *words)
{
	struct error err = {0};
	uint32_t entity;

	if (argument_entity(app, slice_of(words), &entity, &err))
		go_entity(app, entity);
	else
		app_complain(app, "%s", err.msg);
	error_release(&err);
}

static const struct command rows[] = {
    {"next-same", "]] *", IN_PANES, "next", IN_TEXT | IN_ENTITIES,
     "Next mention of the selected entity, over all articles", next_same},
    {"previous-same", "[[ #", IN_PANES, NULL, 0, "Previous mention of the selected entity",
     previous_same},
    {"next-mention", "]e", IN_PANES, NULL, 0, "Next mention of any entity", next_mention},
    {"previous-mention", "[e", IN_PANES, NULL, 0, "Previous mention of any entity",
     previous_mention},
    {"hints", "f", IN_PANES, "hints", IN_TEXT,
     "Label the visible mentions; Shift and a label: its facts", hints},
    {"entity", "", IN_PANES, NULL, 0, "Select an entity by its name, and go to a mention of it",
     ask_entity, ARGUMENT_ENTITY, named_entity},
};

const struct command_topic commands_mention = {"Mentions", rows, sizeof rows / sizeof rows[0]};
