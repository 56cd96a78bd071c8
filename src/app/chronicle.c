/* SPDX-License-Identifier: MIT */
#include "app/chronicle.h"

#include "app/app.h"
#include "app/keys.h"

enum { FRAME = 2 }; /* rows of the border */

int chronicle_lines(const struct app *app)
{
	int rows = app->layout.rows - app->layout.title.h - app->layout.status.h - FRAME;

	return rows > 1 ? rows : 1;
}

void chronicle_open(struct app *app)
{
	struct chronicle *c = &app->chronicle;

	visual_end(app);
	if (!app->history.complete)
		effects_add(&app->effects, EFFECT_PAST, 0);
	else if (app->history.steps.n == 0)
		app_note(app, "nothing was changed yet");
	c->list = (struct list){0};
	c->typing = false;
	find_free(c->filter);
	c->filter = NULL;
	str_clear(&c->filter_text);
	app->mode = MODE_CHRONICLE;
}

static bool passes(const struct chronicle *c, const struct step *s)
{
	return !c->filter || find_occurs(c->filter, slice_of(s->name)) ||
	       find_occurs(c->filter, slice_of(s->who)) ||
	       find_occurs(c->filter, slice_of(s->when));
}

void chronicle_settle(struct app *app)
{
	struct chronicle *c = &app->chronicle;
	const struct history *h = &app->history;

	if (app->mode != MODE_CHRONICLE)
		return;
	vec_clear(&c->rows);
	for (size_t i = h->steps.n; i-- > 0;)
		if (passes(c, h->steps.v[i]))
			*vec_push(&c->rows) = i;
	list_fit(&c->list, c->rows.n, (size_t)chronicle_lines(app));
}

/* ---- the filter */

static void apply(struct chronicle *c, struct slice words)
{
	struct error err = {0};

	find_replace(&c->filter, words, 0, &err);
	error_release(&err);
	str_clear(&c->filter_text);
	str_add(&c->filter_text, words.s, words.len);
	c->list = (struct list){0};
}

static void type(struct app *app, uint32_t key)
{
	struct chronicle *c = &app->chronicle;

	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_CANCEL:
		apply(c, SLICE(""));
		c->typing = false;
		break;
	case PROMPT_ACCEPT:
		c->typing = false;
		break;
	case PROMPT_CHANGED:
		apply(c, prompt_text(&app->prompt));
		break;
	case PROMPT_OTHER:
		break;
	}
}

static void start_typing(struct app *app)
{
	struct chronicle *c = &app->chronicle;

	prompt_set(&app->prompt, (struct slice){c->filter_text.s, c->filter_text.len});
	c->typing = true;
}

/* ---- what can be done with a step */

static struct step *under_cursor(const struct app *app)
{
	const struct chronicle *c = &app->chronicle;

	if (c->list.cursor >= c->rows.n || c->rows.v[c->list.cursor] >= app->history.steps.n)
		return NULL;
	return app->history.steps.v[c->rows.v[c->list.cursor]];
}

static void reverse(struct app *app)
{
	const struct step *s = under_cursor(app);

	if (!s || !app_may_write(app))
		return;
	if (s->undone)
		app_note(app, "this step is undone already");
	else
		effects_add(&app->effects, EFFECT_REVERSE,
			    app->chronicle.rows.v[app->chronicle.list.cursor]);
}

/* How many steps of a stack, the last one first, until this one is among them; 0: none. */
static size_t depth(struct step *const *v, size_t n, const struct step *s)
{
	for (size_t i = n; i-- > 0;)
		if (v[i] == s)
			return n - i;
	return 0;
}

static void go_back(struct app *app)
{
	const struct step *s = under_cursor(app);
	size_t n = s ? depth(app->history.done.v, app->history.done.n, s) : 0;

	if (!s || !app_may_write(app))
		return;
	if (n == 0)
		app_note(app, "this step is undone already");
	for (; n > 0; n--)
		effects_add(&app->effects, EFFECT_UNDO, 0);
}

static void go_forward(struct app *app)
{
	const struct step *s = under_cursor(app);
	size_t n = s ? depth(app->history.undone.v, app->history.undone.n, s) : 0;

	if (!s || !app_may_write(app))
		return;
	if (n == 0)
		app_note(app, s->undone ? "other steps were done since: this one cannot come back"
					: "this step is done");
	for (; n > 0; n--)
		effects_add(&app->effects, EFFECT_REDO, 0);
}

/* ---- keys */

static bool moves(struct app *app, uint32_t key)
{
	struct list *l = &app->chronicle.list;
	size_t n = app->chronicle.rows.n, page = (size_t)chronicle_lines(app), to = l->cursor;

	if (key == 'j' || key == KEYS_DOWN)
		to++;
	else if (key == 'k' || key == KEYS_UP)
		to = to ? to - 1 : 0;
	else if (key == ' ' || key == KEYS_PAGE_DOWN || key == KEYS_CTRL('F'))
		to += page;
	else if (key == 'b' || key == KEYS_PAGE_UP || key == KEYS_CTRL('B'))
		to = to > page ? to - page : 0;
	else if (key == 'g' || key == KEYS_HOME)
		to = 0;
	else if (key == 'G' || key == KEYS_END)
		to = n;
	else
		return false;
	l->cursor = to < n ? to : n ? n - 1 : 0;
	return true;
}

static void leave(struct app *app)
{
	if (app->chronicle.filter)
		apply(&app->chronicle, SLICE(""));
	else
		app->mode = MODE_NORMAL;
}

static const struct mode_key chronicle_key_rows[] = {
    {"<Enter>", "reverse this step alone", "reverse", "Do the opposite of this step, as a new one"},
    {"u", "undo down to here", "undo to here", "Undo all steps down to this one"},
    {"<^R>", "redo up to here", "redo", "Do again all steps up to this one"},
    {"/", "filter", "filter", "Show only the steps that hold the words"},
    {"j k", NULL, NULL, "Down one step, up one step"},
    {"g G", NULL, NULL, "To the newest step, to the oldest"},
    {"q", "close", "close", "Close the list"},
};
const struct mode_keys chronicle_keys = {"The list of steps", chronicle_key_rows,
					 sizeof chronicle_key_rows / sizeof chronicle_key_rows[0]};

void chronicle_key(struct app *app, uint32_t key)
{
	if (app->chronicle.typing)
		type(app, key);
	else if (key == KEYS_ENTER)
		reverse(app);
	else if (key == 'u')
		go_back(app);
	else if (key == KEYS_CTRL('R'))
		go_forward(app);
	else if (key == '/' || key == '&')
		start_typing(app);
	else if (key == KEYS_ESC)
		leave(app);
	else if (key == 'q' || key == 'U' || key == KEYS_CTRL('C'))
		app->mode = MODE_NORMAL;
	else if (key == KEYS_CTRL('L'))
		effects_add(&app->effects, EFFECT_REDRAW, 0);
	else if (!moves(app, key))
		app_note(app,
			 "Enter reverses this step alone, u goes back to before it, / filters");
}

void chronicle_release(struct chronicle *c)
{
	vec_release(&c->rows);
	find_free(c->filter);
	str_release(&c->filter_text);
}
