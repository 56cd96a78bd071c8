/* SPDX-License-Identifier: MIT */
#include "app/update.h"

#include "app/keys.h"
#include "app/labels.h"
#include "app/search.h"
#include "app/walk.h"

enum { MOST_COUNT = 999999 };

static void forget_keys(struct app *app)
{
	app->key_count = 0;
	app->count = 0;
}

static void complain_unknown(struct app *app)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < app->key_count; i++) {
		keys_name(app->keys[i], &s);
		str_addc(&s, ' ');
	}
	app_complain(app, "%sis not a key here; ? shows those that are", s.s);
	str_release(&s);
}

static bool takes_digit(struct app *app, uint32_t key)
{
	if (app->key_count > 0 || key < '0' || key > '9' || (key == '0' && app->count == 0))
		return false;
	app->count = app->count * 10 + (int)(key - '0');
	if (app->count > MOST_COUNT)
		app->count = MOST_COUNT;
	return true;
}

static void command_key(struct app *app, uint32_t key)
{
	const struct command *c;
	bool longer;
	int count;

	if (takes_digit(app, key))
		return;
	if (key == KEYS_ESC && (app->key_count > 0 || app->count > 0)) {
		forget_keys(app);
		return;
	}
	app->keys[app->key_count++] = key;
	c = command_find(app->keys, app->key_count, app_where(app), &longer);
	if (!c && longer && app->key_count < KEYMAP_DEEP)
		return;
	if (!c)
		complain_unknown(app);
	count = app->count;
	forget_keys(app);
	if (c)
		c->run(app, count);
}

static void key_pressed(struct app *app, uint32_t key)
{
	app->crossing = app->walking = 0;
	app->message_kind = MESSAGE_NONE;
	switch (app->mode) {
	case MODE_SEARCH:
	case MODE_FILTER:
		search_key(app, key);
		break;
	case MODE_HINTS:
		labels_key(app, key);
		break;
	case MODE_NORMAL:
		command_key(app, key);
		break;
	}
}

/* Pasted text goes into a prompt; anywhere else it must not run commands. */
static void pasted(struct app *app, uint32_t key)
{
	if (app->mode == MODE_SEARCH || app->mode == MODE_FILTER) {
		if (key >= ' ')
			search_key(app, key);
	} else if (app->message_kind == MESSAGE_NONE) {
		app_note(app, "pasted text is not taken for commands; / searches");
	}
}

static void loaded(struct app *app, size_t index)
{
	struct target target = app->pending;

	app->rows.articles_stale = true;
	if (target.article == index)
		app_open(app, target);
	walk_on(app);
}

void app_update(struct app *app, const struct event *ev)
{
	arena_clear(&app->scratch);
	switch (ev->kind) {
	case EVENT_NONE:
		return;
	case EVENT_KEY:
		key_pressed(app, ev->key);
		break;
	case EVENT_PASTE:
		pasted(app, ev->key);
		break;
	case EVENT_RESIZE:
		app->layout.cols = ev->cols;
		app->layout.rows = ev->rows;
		app_relayout(app);
		break;
	case EVENT_LOADED:
		loaded(app, ev->index);
		break;
	case EVENT_SCANNED:
		app->rows.articles_stale = true;
		walk_on(app);
		break;
	case EVENT_RESUME:
		effects_add(&app->effects, EFFECT_REDRAW, 0);
		break;
	case EVENT_QUIT:
		effects_add(&app->effects, EFFECT_QUIT, 0);
		return;
	}
	app_settle(app);
}
