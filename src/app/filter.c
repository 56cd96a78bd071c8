/* SPDX-License-Identifier: MIT */
#include "app/filter.h"

#include "app/app.h"
#include "app/select.h"

static struct find **filter_of(struct app *app, struct str **text)
{
	*text = app->help.open ? &app->help.filter_text : &app->filter_texts[app->focus];
	return app->help.open ? &app->help.filter : &app->filters[app->focus];
}

static bool keeps(const void *find, struct slice text)
{
	return find_occurs(*(struct find *const *)find, text);
}

/* The cursor must not stand where nothing is shown. */
void filter_text(struct app *app)
{
	if (!app->article)
		return;
	view_filter(&app->view, app->filters[PANE_TEXT] ? keeps : NULL, &app->filters[PANE_TEXT]);
	if (app->view.hidden && app->view.shown > 0) {
		view_to(&app->view, view_shown(&app->view, app->view.cursor));
		view_reveal(&app->view, REVEAL_JUMP);
	}
}

static void forget(struct app *app, enum pane pane)
{
	find_free(app->filters[pane]);
	app->filters[pane] = NULL;
	str_clear(&app->filter_texts[pane]);
	app_note(app, "the filter hid this place and was taken back");
}

void filter_uncover(struct app *app, uint32_t point)
{
	if (!app->view.hidden || (app->view.shown > 0 && view_shown(&app->view, point) == point))
		return;
	forget(app, PANE_TEXT);
	filter_text(app);
}

void filter_uncover_fact(struct app *app, uint32_t fact)
{
	const char *claim = app->article->facts[fact].claim;
	struct find *f = app->filters[PANE_FACTS];

	if (!f || (claim && find_occurs(f, slice_of(claim))))
		return;
	forget(app, PANE_FACTS);
	app->rows.facts_stale = true;
}

static void apply(struct app *app, struct slice pattern)
{
	struct error err = {0};
	struct str *text;
	struct find **f = filter_of(app, &text);

	find_replace(f, pattern, 0, &err);
	error_release(&err);
	str_clear(text);
	str_add(text, pattern.s, pattern.len);
	app->rows.articles_stale = app->rows.entities_stale = app->rows.facts_stale = true;
	if (app->focus == PANE_TEXT && !app->help.open)
		filter_text(app);
}

bool filter_clear(struct app *app)
{
	struct str *text;

	if (!*filter_of(app, &text))
		return false;
	apply(app, SLICE(""));
	return true;
}

void filter_start(struct app *app)
{
	struct str *text;

	if (app->focus == PANE_TEXT && !app->help.open)
		app_mark_jump(app); /* the cursor may have to leave what is hidden */
	filter_of(app, &text);
	prompt_set(&app->prompt, (struct slice){text->s, text->len});
	app->mode = MODE_FILTER;
}

void filter_words(struct app *app, const char *words)
{
	filter_start(app);
	app->mode = MODE_NORMAL;
	apply(app, slice_of(words));
	select_follow(app);
}

static void typed(struct app *app, uint32_t key)
{
	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_CANCEL:
		filter_clear(app);
		app->mode = MODE_NORMAL;
		break;
	case PROMPT_ACCEPT:
		app->mode = MODE_NORMAL;
		break;
	case PROMPT_CHANGED:
		apply(app, prompt_text(&app->prompt));
		break;
	case PROMPT_OTHER:
		break;
	}
}

static const struct mode_key filter_key_rows[] = {
    {"<Enter>", NULL, NULL, "Keep the filter"},
    {"<^U>", NULL, NULL, "Empty the line"},
    {"<Esc>", NULL, NULL, "Show all again"},
};
const struct mode_keys filter_keys = {"The filter that is typed", filter_key_rows,
				      sizeof filter_key_rows / sizeof filter_key_rows[0]};

void filter_key(struct app *app, uint32_t key)
{
	typed(app, key);
	select_follow(app);
}
