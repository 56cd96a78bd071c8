/* SPDX-License-Identifier: MIT */
#include "app/palette.h"

#include "app/app.h"
#include "app/keys.h"

#include <string.h>

enum { SLICE_NAMES = 2000 }; /* looked at for one key: a few milliseconds */

/* ---- where the line is */

static size_t skip(const char *s, size_t at, const char *set)
{
	return at + strspn(s + at, set);
}

/* A setting is named first and then given a value. */
static void find_part(struct app *app, const char *line, size_t at)
{
	struct palette *p = &app->palette;
	size_t end = at + strcspn(line + at, " ");
	struct slice before = {line + at, 0};

	if (p->command->takes == ARGUMENT_SETTING && line[end]) {
		before.len = end - at;
		at = skip(line, end, " ");
	}
	p->start = at;
	p->from = argument_list(app, p->command, before);
}

/* What is typed at its end: the name of a command, or the argument of one. */
static void find_place(struct app *app)
{
	struct palette *p = &app->palette;
	const char *line = app->prompt.text.s;
	size_t at = skip(line, skip(line, 0, " 0123456789"), " "),
	       end = at + strcspn(line + at, " ");
	char *name = mem_dup(line + at, end - at);

	p->command = line[end] ? command_named(name) : NULL;
	if (p->command && !p->command->takes)
		p->command = NULL; /* these are words to find another one by */
	p->start = at;
	p->from = at && !line[at] ? NULL : &argument_commands;
	if (p->command)
		find_part(app, line, skip(line, end, " "));
	free(name);
}

/* ---- the list */

/* Letters here and there in a sentence mean nothing; in a name they do. */
static bool counts(const struct palette *p, struct best_row *row)
{
	if (!p->from->prose || row->by == 0)
		return true;
	row->score = row->score / 4 + 1;
	return row->sure;
}

static void fit(struct app *app)
{
	struct list *l = &app->palette.list;
	bool titled;

	if (l->cursor != PALETTE_NONE)
		list_fit(l, app->palette.rows.n, (size_t)picker_lines(app, &titled));
}

static void look(struct app *app)
{
	struct palette *p = &app->palette;
	uint32_t n = p->from->count(app),
		 end = n - p->next < SLICE_NAMES ? n : p->next + SLICE_NAMES;

	for (; p->next < end; p->next++) {
		struct best_row row = {.index = p->next};

		if (!p->from->name(app, p->next, 0) ||
		    !best_match(&p->fuzzy, p->from->name, app, &row) || !counts(p, &row))
			continue;
		row.rank = p->from->rank ? p->from->rank(app, p->next) : 0;
		best_keep(&p->rows, &row);
	}
	if (p->next < n)
		effects_add(&app->effects, EFFECT_GO_ON, 0);
	fit(app);
}

static void refresh(struct app *app)
{
	struct palette *p = &app->palette;

	find_place(app);
	best_clear(&p->rows);
	p->next = 0;
	p->list = (struct list){p->from && !p->from->free ? 0 : PALETTE_NONE, 0};
	fuzzy_set(&p->fuzzy, slice_of(app->prompt.text.s + p->start));
	if (p->from)
		look(app);
}

void palette_go_on(struct app *app)
{
	if (app->mode == MODE_PALETTE && app->palette.from &&
	    app->palette.next < app->palette.from->count(app))
		look(app);
}

void palette_open(struct app *app, const char *line)
{
	prompt_set(&app->prompt, slice_of(line));
	app->palette.past.at = app->palette.past.list.n;
	themes_want(app); /* so that they can be proposed */
	app->mode = MODE_PALETTE;
	refresh(app);
}

/* ---- keys */

/* The word of the row with the cursor; NULL: none is chosen. */
static const char *chosen(const struct app *app)
{
	const struct palette *p = &app->palette;

	if (!p->from || p->list.cursor >= p->rows.n)
		return NULL;
	return p->from->name(app, p->rows.v[p->list.cursor].index, 0);
}

/* Puts the word into the line, in the place of what was typed of it. */
static void complete(struct app *app, const char *word)
{
	struct str line = STR_INIT;

	str_add(&line, app->prompt.text.s, app->palette.start);
	str_addz(&line, word);
	prompt_set(&app->prompt, (struct slice){line.s, line.len});
	str_release(&line);
}

static void tab(struct app *app)
{
	struct palette *p = &app->palette;
	const struct command *c;
	const char *word;

	if (p->list.cursor == PALETTE_NONE && p->rows.n)
		p->list.cursor = 0;
	word = chosen(app);
	if (!word)
		return;
	complete(app, word);
	c = p->command ? NULL : command_named(app->prompt.text.s + p->start);
	if ((c && c->takes) ||
	    (p->command && argument_goes_on(p->command, prompt_text(&app->prompt))))
		prompt_key(&app->prompt, ' ');
	refresh(app);
}

/* The line is kept also where it was wrong, to be put right. */
static void run(struct app *app)
{
	struct error err = {0};
	char *line = mem_dup(app->prompt.text.s, app->prompt.text.len);

	app->mode = MODE_NORMAL;
	lines_add(&app->palette.past, slice_of(line));
	if (slice_trim(slice_of(line)).len && !command_run_line(app, line, &err))
		app_complain(app, "%s", err.msg);
	error_release(&err);
	free(line);
}

/* A name that is written out runs, also where the list does not have it. */
static void enter(struct app *app)
{
	struct palette *p = &app->palette;
	const char *word = chosen(app), *typed = app->prompt.text.s + p->start;
	bool whole = !p->command && p->list.cursor == 0 && command_named(typed);

	if (word && !whole)
		complete(app, word);
	run(app);
}

static void move(struct app *app, int rows)
{
	struct palette *p = &app->palette;
	long long n = (long long)p->rows.n, to = rows;

	if (n == 0)
		return;
	to += p->list.cursor == PALETTE_NONE ? -1 : (long long)p->list.cursor;
	p->list.cursor = (size_t)(to < 0 ? 0 : to >= n ? n - 1 : to);
	fit(app);
}

static bool is_top(const struct palette *p)
{
	return p->list.cursor == PALETTE_NONE || p->list.cursor == 0;
}

static void up(struct app *app)
{
	struct palette *p = &app->palette;

	if (!is_top(p))
		move(app, -1);
	else if (lines_walk(&p->past, &app->prompt, -1))
		refresh(app);
}

static void down(struct app *app)
{
	struct palette *p = &app->palette;

	if (is_top(p) && lines_walking(&p->past, &app->prompt) &&
	    lines_walk(&p->past, &app->prompt, 1))
		refresh(app);
	else
		move(app, 1);
}

static void other_key(struct app *app, uint32_t key)
{
	bool titled;

	if (key == KEYS_UP || key == KEYS_CTRL('P') || key == KEYS_BACK_TAB)
		up(app);
	else if (key == KEYS_DOWN || key == KEYS_CTRL('N'))
		down(app);
	else if (key == KEYS_PAGE_DOWN)
		move(app, picker_lines(app, &titled));
	else if (key == KEYS_PAGE_UP)
		move(app, -picker_lines(app, &titled));
	else if (key == KEYS_TAB)
		tab(app);
}

static const struct mode_key palette_key_rows[] = {
    {"<Enter>", NULL, NULL, "Run the line, with what is chosen in the list"},
    {"<Tab>", NULL, NULL, "Complete the name or the argument"},
    {"<Down> <Up>", NULL, NULL, "Choose in the list; Up from the first row: earlier lines"},
    {"<PgDn> <PgUp>", NULL, NULL, "Choose a page further, or back"},
    {"<^U>", NULL, NULL, "Empty the line"},
    {"<Esc>", NULL, NULL, "Back, without a command"},
};
const struct mode_keys palette_keys = {"The command line", palette_key_rows,
				       sizeof palette_key_rows / sizeof palette_key_rows[0]};

void palette_key(struct app *app, uint32_t key)
{
	size_t len = app->prompt.text.len;

	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		enter(app);
		break;
	case PROMPT_CANCEL:
		app->mode = MODE_NORMAL;
		break;
	case PROMPT_CHANGED:
		if (len != app->prompt.text.len)
			refresh(app);
		break;
	case PROMPT_OTHER:
		other_key(app, key);
		break;
	}
}

void palette_release(struct palette *p)
{
	lines_release(&p->past);
	lines_release(&p->values);
	best_release(&p->rows);
	fuzzy_release(&p->fuzzy);
}
