/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/labels.h"
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
};

const struct command_topic commands_mention = {"Mentions", rows, sizeof rows / sizeof rows[0]};
