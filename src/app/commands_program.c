/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/filter.h"

#include <stdio.h>

static void help(struct app *app, int count)
{
	(void)count;
	if (app->help.open)
		help_close(app);
	else
		help_open(app);
}

static void help_about(struct app *app, const char *words)
{
	help_open(app);
	filter_words(app, words);
}

/* A number that was typed before stands in the line. */
static void command_line(struct app *app, int count)
{
	char number[16] = "";

	if (count)
		snprintf(number, sizeof number, "%d", count);
	if (app->help.open)
		help_close(app);
	if (app->mode == MODE_NORMAL) /* else the help was about a mode, which goes on */
		palette_open(app, number);
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

/* The line of what is selected in the pane with the focus; of the text, the
 * paragraph of the cursor. */
static uint32_t file_line(const struct app *app)
{
	const struct article *a = app->article;

	if (!a || app->focus == PANE_ARTICLES)
		return 0;
	if (app->focus == PANE_FACTS && app->fact != NO_INDEX)
		return a->facts[app->fact].line;
	if (app->focus != PANE_TEXT || !a->text_line)
		return 0;
	return a->text_line + (uint32_t)view_paragraph(&app->view, app->view.cursor);
}

static size_t listed_article(const struct app *app)
{
	size_t row = app->lists[PANE_ARTICLES].cursor;

	if (app->focus != PANE_ARTICLES || row >= app->rows.articles.n)
		return app->current;
	return app->rows.articles.v[row];
}

static void edit(struct app *app, int count)
{
	const struct entities *es = &app->corpus->entities;

	(void)count;
	if (app->focus == PANE_ENTITIES && app->entity != ENTITY_NONE &&
	    es->list.v[app->entity].line)
		effects_add_editor(&app->effects, SIZE_MAX, es->list.v[app->entity].line);
	else if (listed_article(app) != NO_ARTICLE)
		effects_add_editor(&app->effects, listed_article(app), file_line(app));
	else
		app_note(app, "no article is open");
}

static void suspend(struct app *app, int count)
{
	(void)count;
	effects_add(&app->effects, EFFECT_SUSPEND, 0);
}

static void quit_anyway(struct app *app, const char *answer)
{
	if (answer[0] == 'y')
		effects_add(&app->effects, EFFECT_QUIT, 0);
}

static void quit(struct app *app, int count)
{
	(void)count;
	if (app->help.keys)
		help_close(app); /* and back to the mode that waits */
	else if (app->form.state)
		ask_letter(app, "a form waits and is not saved: y quit and forget it  n stay", "yn",
			   quit_anyway);
	else
		effects_add(&app->effects, EFFECT_QUIT, 0);
}

static void close_level(struct app *app, int count)
{
	if (app->help.open)
		help_close(app);
	else if (app->focus != PANE_TEXT)
		app_focus(app, PANE_TEXT);
	else if (app->just_ended) /* it was meant for the questions */
		app_note(app, "that was the last one; %s again quits postil",
			 app_key(app, "close").s);
	else
		quit(app, count);
}

static const struct command rows[] = {
    {"help", "? <F1>", IN_ALL, "help", IN_ALL,
     "This help: / searches it, Enter runs what is under the cursor", help, ARGUMENT_WORDS,
     help_about},
    {"palette", ":", IN_ALL, "command", IN_ALL,
     "Any command by its name, with what it is given; Tab completes, Up: earlier ones",
     command_line},
    {"run-item", "<Enter>", IN_HELP, "run", IN_HELP, "Run the command under the cursor", run_item},
    {"where", "<^G> =", IN_PANES, NULL, 0, "Say where the cursor is", where},
    {"edit", "e", IN_PANES, NULL, 0,
     "Open the file in your editor ($EDITOR), at the line of what is selected", edit},
    {"suspend", "<^Z>", IN_ALL, NULL, 0, "Back to the shell; fg comes back", suspend},
    {"close", "q", IN_ALL, "quit", IN_ALL, "Close this level: help, then a side pane, then postil",
     close_level},
    {"quit", "Q ZZ <^C>", IN_ALL, NULL, 0, "Quit postil", quit},
};

const struct command_topic commands_program = {"Program", rows, sizeof rows / sizeof rows[0]};
