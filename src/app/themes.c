/* SPDX-License-Identifier: MIT */
#include "app/themes.h"

#include "app/app.h"
#include "app/keys.h"

#include <stdlib.h>

enum { LINES_MOST = 14 };

/* What an EFFECT_THEME is for. */
enum { TRY, KEEP };

void themes_init(struct themes *t)
{
	str_init(&t->now);
	str_init(&t->before);
	str_init(&t->trouble);
	str_addz(&t->now, THEMES_AUTO);
}

void themes_release(struct themes *t)
{
	for (size_t i = 0; i < t->all.n; i++)
		free(t->all.v[i].name);
	vec_release(&t->all);
	vec_release(&t->rows);
	fuzzy_release(&t->fuzzy);
	str_release(&t->now);
	str_release(&t->before);
	str_release(&t->trouble);
}

int themes_lines(const struct app *app)
{
	int room = app->layout.rows - app->layout.title.h - app->layout.status.h - 2;
	int n = (int)app->themes.all.n; /* not of those that match: the box would jump */

	n = n < 1 ? 1 : n > LINES_MOST ? LINES_MOST : n;
	return n < room ? n : room < 1 ? 1 : room;
}

static void fit(struct app *app)
{
	struct themes *t = &app->themes;

	list_fit(&t->list, t->rows.n, (size_t)themes_lines(app));
}

static void name(struct str *to, const char *from)
{
	str_clear(to);
	str_addz(to, from);
}

static void show(struct app *app, const char *wanted, size_t why)
{
	str_clear(&app->themes.trouble);
	name(&app->themes.now, wanted);
	effects_add(&app->effects, EFFECT_THEME, why);
}

/* ---- the list */

/* The best first; equal ones as they are listed. */
static void add_row(struct themes *t, int *scores, size_t i, int score)
{
	size_t at = t->rows.n;

	(void)vec_push(&t->rows);
	for (; at > 0 && scores[at - 1] < score; at--) {
		t->rows.v[at] = t->rows.v[at - 1];
		scores[at] = scores[at - 1];
	}
	t->rows.v[at] = i;
	scores[at] = score;
}

static void find_rows(struct app *app)
{
	struct themes *t = &app->themes;
	int *scores = mem_zalloc(t->all.n + 1, sizeof *scores);
	struct fuzzy_match m;

	fuzzy_set(&t->fuzzy, prompt_text(&app->prompt));
	vec_clear(&t->rows);
	for (size_t i = 0; i < t->all.n; i++)
		if (fuzzy_match(&t->fuzzy, slice_of(t->all.v[i].name), &m))
			add_row(t, scores, i, m.score);
	t->list = (struct list){0};
	free(scores);
}

static void try_row(struct app *app)
{
	const struct themes *t = &app->themes;

	fit(app);
	if (t->list.cursor < t->rows.n)
		show(app, t->all.v[t->rows.v[t->list.cursor]].name, TRY);
}

/* With the cursor on the theme that is on the screen. */
static void refresh(struct app *app)
{
	struct themes *t = &app->themes;

	find_rows(app);
	for (size_t i = 0; i < t->rows.n; i++)
		if (slice_is(slice_of(t->all.v[t->rows.v[i]].name), t->now.s))
			t->list.cursor = i;
	fit(app);
}

void themes_named(struct app *app, const char *theme)
{
	name(&app->themes.now, theme);
}

void themes_want(struct app *app)
{
	if (app->themes.all.n == 0)
		effects_add(&app->effects, EFFECT_THEMES, 0);
}

void themes_add(struct app *app, const char *theme, const char *whose)
{
	struct slice s = slice_of(theme);

	*vec_push(&app->themes.all) = (struct theme_name){mem_dup(s.s, s.len), whose};
}

void themes_listed(struct app *app)
{
	if (app->mode == MODE_THEMES)
		refresh(app);
}

/* ---- keys */

void themes_open(struct app *app)
{
	struct themes *t = &app->themes;

	prompt_clear(&app->prompt);
	str_clear(&t->trouble);
	name(&t->before, t->now.s);
	app->mode = MODE_THEMES;
	themes_want(app);
	refresh(app);
}

void themes_set(struct app *app, const char *theme)
{
	name(&app->themes.before, app->themes.now.s);
	show(app, theme, KEEP);
}

static void take(struct app *app)
{
	struct themes *t = &app->themes;

	if (t->rows.n == 0)
		app_note(app, "no theme is called that");
	else if (t->trouble.len)
		app_complain(app, "%s", t->trouble.s);
	else {
		app->mode = MODE_NORMAL;
		show(app, t->all.v[t->rows.v[t->list.cursor]].name, KEEP);
	}
}

static void back(struct app *app)
{
	app->mode = MODE_NORMAL;
	show(app, app->themes.before.s, TRY);
}

static const struct mode_key themes_key_rows[] = {
    {"<Enter>", NULL, NULL, "Keep the theme that is shown"},
    {"<Down> <Up>", NULL, NULL, "The next theme, the one before"},
    {"<^U>", NULL, NULL, "Empty the line: all themes again"},
    {"<Esc>", NULL, NULL, "Back to the theme before"},
};
const struct mode_keys themes_keys = {"The themes", themes_key_rows,
				      sizeof themes_key_rows / sizeof themes_key_rows[0]};

void themes_key(struct app *app, uint32_t key)
{
	struct themes *t = &app->themes;
	size_t len = app->prompt.text.len;

	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		take(app);
		break;
	case PROMPT_CANCEL:
		back(app);
		break;
	case PROMPT_CHANGED:
		if (len == app->prompt.text.len)
			break;
		find_rows(app);
		try_row(app);
		break;
	case PROMPT_OTHER:
		if (list_key(&t->list, t->rows.n, themes_lines(app), key))
			try_row(app);
		break;
	}
}

void themes_failed(struct app *app, const char *sentence)
{
	struct themes *t = &app->themes;

	if (app->mode == MODE_THEMES) {
		name(&t->trouble, sentence);
		return;
	}
	name(&t->now, t->before.s);
	app_complain(app, "%s", sentence);
}
