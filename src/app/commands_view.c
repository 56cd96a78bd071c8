/* SPDX-License-Identifier: MIT */
#include "app/app.h"

enum { MEASURE_STEP = 4, MEASURE_LEAST = 20, MEASURE_MOST = 240 };

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
	app->plain = !app->plain;
	app_note(app, app->plain ? "highlights off" : "highlights on");
}

/* From what is on the screen, so that the first key always changes something. */
static void measure_by(struct app *app, int columns)
{
	int now = app->layout.measure.w > 0 ? app->layout.measure.w : app->measure;
	int wanted = (now < app->measure ? now : app->measure) + columns;

	app->measure = wanted < MEASURE_LEAST  ? MEASURE_LEAST
		       : wanted > MEASURE_MOST ? MEASURE_MOST
					       : wanted;
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

static const struct command rows[] = {
    {"focus-mode", "zf", IN_PANES, NULL, 0, "The text alone, or all panes again", focus_mode},
    {"highlights", "zh", IN_PANES, NULL, 0, "Entities shown or not in the text", highlights},
    {"wider", "+ z+", IN_PANES, NULL, 0, "Wider text", wider},
    {"narrower", "- z-", IN_PANES, NULL, 0, "Narrower text", narrower},
    {"redraw", "<^L>", IN_ALL, NULL, 0, "Draw the screen again", redraw},
};

const struct command_topic commands_view = {"View", rows, sizeof rows / sizeof rows[0]};
