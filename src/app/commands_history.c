/* SPDX-License-Identifier: MIT */
#include "app/app.h"

/* What waits for a choice comes before any way back: who undoes it would not know what. */
static bool may_go(struct app *app)
{
	visual_end(app);
	return app_may_write(app);
}

static void undo(struct app *app, int count)
{
	if (!may_go(app))
		return;
	for (int i = 0; i < command_times(count); i++)
		effects_add(&app->effects, EFFECT_UNDO, (size_t)i);
}

static void redo(struct app *app, int count)
{
	if (!may_go(app))
		return;
	for (int i = 0; i < command_times(count); i++)
		effects_add(&app->effects, EFFECT_REDO, (size_t)i);
}

static void again(struct app *app, int count)
{
	(void)count;
	if (!app->again.run)
		app_note(app,
			 "nothing to repeat: %s does marks, types, verdicts and the like again",
			 app_key(app, "again").s);
	else if (app_may_write(app))
		app->again.run(app, &app->again);
}

static void chronicle(struct app *app, int count)
{
	(void)count;
	chronicle_open(app);
}

static void review(struct app *app, int count)
{
	review_start(app, count > 0);
}

static void review_corpus(struct app *app, int count)
{
	(void)count;
	review_start(app, true);
}

static void take_over(struct app *app, int count)
{
	(void)count;
	if (app->keeping.locked)
		app_may_write(app); /* says why not */
	else if (app->keeping.along)
		effects_add(&app->effects, EFFECT_TAKE_OVER, 0);
	else
		app_note(app, "this postil writes already; changes are saved by themselves");
}

/* ---- the other places of an entity */

static void propagate(struct app *app, uint32_t entity, bool corpus)
{
	visual_end(app);
	if (entity == ENTITY_NONE)
		app_note(app,
			 "no entity is selected: stand on a mention, or choose one in the list");
	else if (app_may_write(app))
		replace_start(app, entity, corpus);
}

static void mark_others(struct app *app, int count)
{
	(void)count;
	propagate(app, app->entity, false);
}

static void mark_everywhere(struct app *app, int count)
{
	(void)count;
	propagate(app, app->entity, true);
}

static const struct command rows[] = {
    {"mark-others", "p", IN_TEXT | IN_ENTITIES, NULL, 0,
     "Mark the entity's other places in this article, one by one: y n !", mark_others},
    {"mark-everywhere", "P", IN_TEXT | IN_ENTITIES, NULL, 0,
     "Mark the entity's other places through the whole corpus", mark_everywhere},
    {"undo", "u", IN_PANES, NULL, 0, "Undo the last step, of earlier sessions too", undo},
    {"redo", "<^R>", IN_PANES, NULL, 0, "Do again what was undone", redo},
    {"again", ".", IN_PANES, NULL, 0, "Repeat the last change here", again},
    {"chronicle", "U", IN_PANES, NULL, 0, "All steps: who, when, what; each can be reversed",
     chronicle},
    {"review", "gr", IN_PANES, "review", IN_PANES,
     "Review spans that were not found exactly; with a count in all articles", review},
    {"review-all", "gR", IN_PANES, NULL, 0,
     "Review spans that were not found exactly, through the whole corpus", review_corpus},
    {"take-over", "gw", IN_PANES, NULL, 0, "Become the writer where another postil is", take_over},
};

const struct command_topic commands_history = {"History and review", rows,
					       sizeof rows / sizeof rows[0]};
