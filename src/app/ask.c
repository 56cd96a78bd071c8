/* SPDX-License-Identifier: MIT */
#include "app/ask.h"

#include "app/app.h"
#include "app/keys.h"

#include <stdlib.h>
#include <string.h>

static void begin(struct app *app, const char *label, const char *letters,
		  void (*done)(struct app *app, const char *answer))
{
	str_clear(&app->ask.label);
	str_addz(&app->ask.label, label);
	app->ask.title = NULL;
	app->ask.letters = letters;
	app->ask.done = done;
	app->mode = MODE_ASK;
}

void ask_line(struct app *app, const char *label, struct slice start,
	      void (*done)(struct app *app, const char *answer))
{
	begin(app, label, NULL, done);
	prompt_set(&app->prompt, start);
}

void ask_letter(struct app *app, const char *question, const char *letters,
		void (*done)(struct app *app, const char *answer))
{
	begin(app, question, letters, done);
}

enum { BOX_MOST = 100, BOX_SIDES = 4 }; /* columns */
enum { BOX_REST = 4, BOX_BORDERS = 2 }; /* rows: borders, a blank and the remark */

int ask_lines(const struct app *app, int *columns)
{
	int cols = app->layout.cols - BOX_SIDES;
	int rows = app->layout.rows - app->layout.title.h - app->layout.status.h;

	*columns = cols < BOX_MOST ? cols : BOX_MOST;
	return rows > BOX_REST ? rows - BOX_REST : rows > BOX_BORDERS ? rows - BOX_BORDERS : 0;
}

bool ask_fits(const struct app *app, const char *shown)
{
	int columns, rows = ask_lines(app, &columns);

	return columns > 0 && strlen(shown) <= (size_t)columns * (size_t)rows;
}

void ask_show(struct app *app, const char *title, const char *shown, const char *remark,
	      bool alarming)
{
	app->ask.title = title;
	str_clear(&app->ask.shown);
	str_addz(&app->ask.shown, shown);
	str_clear(&app->ask.remark);
	str_addz(&app->ask.remark, remark);
	app->ask.alarming = alarming;
}

/* The answer outlives a question that `done` may ask. */
static void answer(struct app *app, struct slice words)
{
	char *copy = mem_dup(words.s, words.len);

	app->mode = MODE_NORMAL;
	app->ask.done(app, copy);
	free(copy);
}

static void letter(struct app *app, uint32_t key)
{
	char c = (char)key;

	if (key == KEYS_ESC || key == KEYS_CTRL('C'))
		app->mode = MODE_NORMAL;
	else if (key > ' ' && key < 127 && strchr(app->ask.letters, c))
		answer(app, (struct slice){&c, 1});
	else
		app_complain(app, "one of the letters answers, Esc goes back");
}

static const struct mode_key ask_key_rows[] = {
    {"<Enter>", NULL, NULL,
     "Give the answer, where a line is asked for; else one of the letters does"},
    {"<^U>", NULL, NULL, "Empty the line"},
    {"<Esc>", NULL, NULL, "Back, without an answer"},
};
const struct mode_keys ask_keys = {"The question in the status line", ask_key_rows,
				   sizeof ask_key_rows / sizeof ask_key_rows[0]};

void ask_key(struct app *app, uint32_t key)
{
	if (app->ask.letters) {
		letter(app, key);
		return;
	}
	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		answer(app, prompt_text(&app->prompt));
		break;
	case PROMPT_CANCEL:
		app->mode = MODE_NORMAL;
		break;
	case PROMPT_CHANGED:
	case PROMPT_OTHER:
		break;
	}
}

void ask_release(struct ask *a)
{
	str_release(&a->label);
	str_release(&a->shown);
	str_release(&a->remark);
}
