/* SPDX-License-Identifier: MIT */
#include "app/app.h"

#include <string.h>

enum { MEASURE_STEP = 4 };

static void focus_mode(struct app *app, int count)
{
	(void)count;
	app->only_text = !app->only_text;
	app_focus(app, PANE_TEXT);
	app_relayout(app);
}

static void highlights(struct app *app, int count)
{
	(void)count;
	app->settings.highlights = !app->settings.highlights;
	app_note(app, app->settings.highlights ? "highlights on" : "highlights off");
}

/* From what is on the screen, so that the first key always changes something. */
static void measure_by(struct app *app, int columns)
{
	int wanted = app->settings.measure;
	int now = app->layout.measure.w > 0 ? app->layout.measure.w : wanted;

	settings_put(&app->settings, "measure", (now < wanted ? now : wanted) + columns);
	app_relayout(app);
	if (layout_shows(&app->layout, PANE_TEXT))
		app_note(app, "text %d columns wide%s", app->layout.measure.w,
			 app->layout.measure.w == now ? ", as far as there is room" : "");
}

static void wider(struct app *app, int count)
{
	measure_by(app, command_times(count) * MEASURE_STEP);
}

static void narrower(struct app *app, int count)
{
	measure_by(app, -command_times(count) * MEASURE_STEP);
}

static void redraw(struct app *app, int count)
{
	(void)count;
	effects_add(&app->effects, EFFECT_REDRAW, 0);
}

static void theme(struct app *app, int count)
{
	(void)count;
	themes_open(app);
}

/* "NAME VALUE" or, as vim has it, "NAME=VALUE". */
static void set_words(struct app *app, const char *words)
{
	struct slice name = {words, strcspn(words, " =")};
	struct slice value = slice_trim(slice_of(words + name.len + (words[name.len] != 0)));
	struct settings before = app->settings;
	struct error err = {0};
	struct str told = STR_INIT;

	if (value.len == 0 && settings_find(name)) {
		settings_get(&app->settings, settings_find(name), &told);
		app_note(app, "%.*s is %s", (int)name.len, name.s, told.s);
	} else if (!settings_set(&app->settings, name, value, &err)) {
		app_complain(app, "%s", err.msg);
	}
	if (strcmp(before.theme, app->settings.theme) != 0)
		themes_set(app, app->settings.theme);
	app_settle_settings(app);
	str_release(&told);
	error_release(&err);
}

static void measure(struct app *app, int count)
{
	if (count)
		settings_put(&app->settings, "measure", count);
	measure_by(app, 0);
}

static const struct command rows[] = {
    {"focus-mode", "zf", IN_PANES, NULL, 0, "The text alone, or all panes again", focus_mode},
    {"highlights", "zh", IN_PANES, NULL, 0, "Entities shown or not in the text", highlights},
    {"wider", "+ z+", IN_PANES, NULL, 0, "Wider text", wider},
    {"narrower", "- z-", IN_PANES, NULL, 0, "Narrower text", narrower},
    {"theme", "T", IN_ALL, NULL, 0, "Choose a theme, with each shown on the way", theme,
     ARGUMENT_THEME, themes_set},
    {"measure", "", IN_PANES, NULL, 0, "Text of so many columns, or tell how many there are",
     measure, ARGUMENT_NUMBER},
    {"set", "", IN_PANES, NULL, 0,
     "Change a setting: its name and a value; its name alone tells it", NULL, ARGUMENT_SETTING,
     set_words},
    {"redraw", "<^L>", IN_ALL, NULL, 0, "Draw the screen again", redraw},
};

const struct command_topic commands_view = {"View", rows, sizeof rows / sizeof rows[0]};
