/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/entity_edit.h"

static void retarget(struct app *app, int count)
{
	(void)count;
	mark_ask_retarget(app);
}

static void remove_mention(struct app *app, int count)
{
	(void)count;
	mark_remove(app);
}

static void remove_entity(struct app *app, int count)
{
	(void)count;
	merge_remove(app);
}

static void set_type(struct app *app, int count)
{
	(void)count;
	entity_edit_ask_new_type(app);
}

static void rename_entity(struct app *app, int count)
{
	(void)count;
	entity_edit_ask_name(app);
}

static void merge(struct app *app, int count)
{
	(void)count;
	merge_ask(app);
}

static void split(struct app *app, int count)
{
	(void)count;
	mark_ask_split(app);
}

static const struct command rows[] = {
    {"retarget", "c", IN_TEXT, NULL, 0, "Give the mention to another entity", retarget},
    {"remove-mention", "D", IN_TEXT, NULL, 0, "Remove the mention under the cursor",
     remove_mention},
    {"remove-entity", "D", IN_ENTITIES, NULL, 0, "Remove an entity that nothing uses any more",
     remove_entity},
    {"type", "t", IN_TEXT | IN_ENTITIES, "type", IN_ENTITIES, "Type of the selected entity",
     set_type},
    {"rename", "r", IN_TEXT | IN_ENTITIES, "rename", IN_ENTITIES,
     "Rename the selected entity; the old name becomes an alias", rename_entity},
    {"merge", "X", IN_TEXT | IN_ENTITIES, "merge", IN_ENTITIES,
     "Merge the selected entity into another one, in all articles", merge},
    {"split", "S", IN_TEXT | IN_ENTITIES, NULL, 0,
     "Split: this mention is of another entity, and then others of the same", split},
};

const struct command_topic commands_mark = {"Marking mentions and entities", rows,
					    sizeof rows / sizeof rows[0]};
