/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/filter.h"
#include "app/search.h"

static void begin(struct app *app, bool back)
{
	if (app->help.open || app->focus != PANE_TEXT)
		filter_start(app);
	else
		search_start(app, back);
}

static void start(struct app *app, int count)
{
	(void)count;
	begin(app, false);
}

static void start_back(struct app *app, int count)
{
	(void)count;
	begin(app, true);
}

static void next(struct app *app, int count)
{
	search_next(app, command_times(count));
}

static void previous(struct app *app, int count)
{
	search_next(app, -command_times(count));
}

static void filter(struct app *app, int count)
{
	(void)count;
	filter_start(app);
}

/* Takes back one thing at a time, the most visible first. */
static void clear(struct app *app, int count)
{
	(void)count;
	if (filter_clear(app))
		return;
	if (app->help.open)
		help_close(app);
	else if (app->search.shown && app->search.hits.n)
		app->search.shown = false;
	else if (app->focus != PANE_TEXT)
		app_focus(app, PANE_TEXT);
	else if (compare_unpin(app))
		app_note(app, "no fact is pinned any more");
}

static const struct command rows[] = {
    {"search", "/", IN_ALL, "search", IN_TEXT | IN_HELP,
     "Search as you type, Tab: regular expressions, Up: earlier ones; in a list: filter", start,
     ARGUMENT_WORDS, search_words},
    {"search-back", "g/", IN_ALL, NULL, 0, "Search back from the cursor", start_back},
    {"next-hit", "n", IN_PANES, NULL, 0, "Next hit, round the article", next},
    {"previous-hit", "N", IN_PANES, NULL, 0, "Previous hit, round the article", previous},
    {"filter", "& \\", IN_ALL, "filter", IN_LISTS,
     "Show only the items or paragraphs that hold the words", filter, ARGUMENT_WORDS, filter_words},
    {"clear", "<Esc>", IN_ALL, NULL, 0, "Take back the filter, the marks of a search, the focus",
     clear},
};

const struct command_topic commands_search = {"Searching", rows, sizeof rows / sizeof rows[0]};
