/* SPDX-License-Identifier: MIT */
#include "app/macro.h"

#include "app/app.h"

/* Looking for a mention through unread articles takes events of its own. */
static bool waits(const struct app *app)
{
	return app->crossing || app->walking;
}

/* Behind what the command has just asked for. */
static void go_on(struct app *app)
{
	effects_add(&app->effects, EFFECT_MACRO, app->macro.number);
}

void macro_stop(struct app *app)
{
	app->macro.macro = NULL;
}

void macro_resume(struct app *app)
{
	if (app->macro.macro && !waits(app))
		go_on(app);
}

/* Can another command follow?  One that complained or asks ends the macro. */
static bool may_follow(const struct app *app)
{
	return app->message_kind != MESSAGE_ERROR && app->mode == MODE_NORMAL;
}

static void run_next(struct app *app)
{
	struct macro_run *run = &app->macro;
	const struct command_call *call = &run->macro->calls[run->at++];

	if (!(call->command->where & app_where(app))) {
		app_complain(app, "%s does not work here, but %s", call->command->name,
			     command_place(call->command));
		macro_stop(app);
		return;
	}
	command_call(app, call, run->at == 1 ? run->count : 0);
	if (run->at < run->macro->n)
		go_on(app);
	else
		macro_stop(app);
}

void macro_next(struct app *app, size_t number)
{
	if (!app->macro.macro || number != app->macro.number || waits(app))
		return;
	if (may_follow(app))
		run_next(app);
	else
		macro_stop(app);
}

void macro_begin(struct app *app, const struct binding *b, int count)
{
	if (b->macro) {
		app->macro = (struct macro_run){b->macro, 0, count, app->macro.number + 1};
		run_next(app);
	} else if (b->command) {
		command_run(app, b->command, count);
	}
}
