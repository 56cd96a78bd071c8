/* SPDX-License-Identifier: MIT */
#include "app/app.h"

static void help(struct app *app, int count)
{
	(void)count;
	if (app->help.open)
		help_close(app);
	else
		help_open(app);
}

static void run_item(struct app *app, int count)
{
	(void)count;
	help_run(app);
}

static void where(struct app *app, int count)
{
	const struct article *a = app->article;

	(void)count;
	if (!a) {
		app_note(app, "no article is open");
		return;
	}
	app_note(app, "paragraph %zu/%zu  character %u/%u  %zu words  %zu fuzzy  %zu orphan  %s",
		 view_paragraph(&app->view, app->view.cursor) + 1, view_paragraph_count(&app->view),
		 app->view.cursor, a->offsets.points, a->words, a->fuzzy, a->orphans, a->id);
}

static void suspend(struct app *app, int count)
{
	(void)count;
	effects_add(&app->effects, EFFECT_SUSPEND, 0);
}

static void quit(struct app *app, int count)
{
	(void)count;
	effects_add(&app->effects, EFFECT_QUIT, 0);
}

static void close_level(struct app *app, int count)
{
	if (app->help.open)
		help_close(app);
	else if (app->focus != PANE_TEXT)
		app_focus(app, PANE_TEXT);
	else
		quit(app, count);
}

static const struct command rows[] = {
    {"help", "? <F1>", IN_ALL, "help", IN_ALL,
     "This help: / searches it, Enter runs what is under the cursor", help},
    {"run-item", "<Enter>", IN_HELP, "run", IN_HELP, "Run the command under the cursor", run_item},
    {"where", "<^G> =", IN_PANES, NULL, 0, "Say where the cursor is", where},
    {"suspend", "<^Z>", IN_ALL, NULL, 0, "Back to the shell; fg comes back", suspend},
    {"close", "q", IN_ALL, "quit", IN_ALL, "Close this level: help, then a side pane, then postil",
     close_level},
    {"quit", "Q ZZ <^C>", IN_ALL, NULL, 0, "Quit postil", quit},
};

const struct command_topic commands_program = {"Program", rows, sizeof rows / sizeof rows[0]};
