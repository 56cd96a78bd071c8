/* SPDX-License-Identifier: MIT */
#include "app/choice.h"

#include "app/app.h"
#include "app/keys.h"

#include <stdlib.h>

void choice_open(struct app *app)
{
	struct choices *c = &app->choice;

	if (c->rows.n == 0)
		return;
	if (c->cursor >= c->rows.n)
		c->cursor = 0;
	visual_end(app);
	app->message_kind = MESSAGE_NONE; /* the title says it, the keys are wanted */
	if (app->mode != MODE_CHOICE)
		c->back = (int)app->mode;
	app->mode = MODE_CHOICE;
}

size_t choice_left(const struct choices *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->rows.n; i++)
		n += !c->rows.v[i].decided;
	return n;
}

static void move(struct choices *c, int by)
{
	if (by < 0 ? c->cursor > 0 : c->cursor + 1 < c->rows.n)
		c->cursor += (size_t)by;
}

/* On to the next that is open, round the list; else it stays. */
static void go_on(struct choices *c)
{
	for (size_t i = 1; i < c->rows.n; i++) {
		size_t at = (c->cursor + i) % c->rows.n;

		if (!c->rows.v[at].decided) {
			c->cursor = at;
			return;
		}
	}
}

static void decide(struct choices *c, size_t row, bool mine)
{
	c->rows.v[row].decided = true;
	c->rows.v[row].keep_mine = mine;
}

static void decide_one(struct choices *c, bool mine)
{
	decide(c, c->cursor, mine);
	go_on(c);
}

static void decide_all(struct choices *c, bool mine)
{
	for (size_t i = 0; i < c->rows.n; i++)
		decide(c, i, mine);
}

static void go_back(struct app *app)
{
	app->mode = (enum app_mode)app->choice.back;
}

static void accept(struct app *app)
{
	size_t left = choice_left(&app->choice);

	if (left) {
		app_complain(app, "%zu of %zu not decided yet: m mine, t theirs", left,
			     app->choice.rows.n);
		return;
	}
	go_back(app);
	effects_add(&app->effects, EFFECT_DECIDE, 0);
}

static void leave(struct app *app)
{
	go_back(app);
	app_note(app, "nothing is lost: your change waits, and the next one asks again; so does %s",
		 app_key(app, "undo").s);
}

static const struct mode_key choice_key_rows[] = {
    {"m", "mine", "mine", "Keep mine for this one"},
    {"t", "theirs", "theirs", "Keep theirs for this one"},
    {"M T", "all", "all", "Mine, or theirs, for all of them"},
    {"j k", NULL, NULL, "Down one, up one"},
    {"<Enter>", "go on", "go on", "Go on, when all are decided"},
    {"<Esc>", "later", "later", "Decide later: the change waits"},
};
const struct mode_keys choice_keys = {"Mine or theirs", choice_key_rows,
				      sizeof choice_key_rows / sizeof choice_key_rows[0]};

void choice_key(struct app *app, uint32_t key)
{
	struct choices *c = &app->choice;

	if (c->rows.n == 0) {
		go_back(app);
		return;
	}
	switch (key) {
	case 'j':
	case KEYS_DOWN:
		move(c, 1);
		break;
	case 'k':
	case KEYS_UP:
		move(c, -1);
		break;
	case 'm':
	case 't':
		decide_one(c, key == 'm');
		break;
	case 'M':
	case 'T':
		decide_all(c, key == 'M');
		break;
	case KEYS_ENTER:
		accept(app);
		break;
	case 'q':
	case KEYS_ESC:
	case KEYS_CTRL('C'):
		leave(app);
		break;
	case KEYS_CTRL('L'):
		effects_add(&app->effects, EFFECT_REDRAW, 0);
		break;
	default:
		app_note(app, "m keeps mine, t theirs; M and T all; Enter when all are decided");
	}
}

void choice_clear(struct choices *c)
{
	for (size_t i = 0; i < c->rows.n; i++) {
		free(c->rows.v[i].what);
		free(c->rows.v[i].mine);
		free(c->rows.v[i].theirs);
	}
	vec_clear(&c->rows);
	c->cursor = 0;
}

void choice_release(struct choices *c)
{
	choice_clear(c);
	vec_release(&c->rows);
}
