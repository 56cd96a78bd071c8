/* SPDX-License-Identifier: MIT */
#include "app/help.h"

#include "app/app.h"
#include "app/update.h"

void help_open(struct app *app)
{
	app->help.open = true;
	app->help.list = (struct list){0, 0};
}

static void swap_lines(struct app *app)
{
	struct prompt typed = app->prompt;
	struct str message = app->message;

	app->prompt = app->help.held;
	app->help.held = typed;
	app->message = app->help.message;
	app->help.message = message;
}

void help_open_mode(struct app *app, int said)
{
	app->help.said = said;
	app->help.keys = mode_keys(app);
	app->help.over = (int)app->mode;
	app->mode = MODE_NORMAL;
	swap_lines(app);
	help_open(app);
}

void help_close(struct app *app)
{
	if (app->help.keys) {
		app->mode = (enum app_mode)app->help.over;
		app->message_kind = (enum message_kind)app->help.said;
		swap_lines(app);
	}
	app->help.keys = NULL;
	app->help.open = false;
	find_free(app->help.filter);
	app->help.filter = NULL;
	str_clear(&app->help.filter_text);
}

void help_release(struct help *h)
{
	vec_release(&h->rows);
	find_free(h->filter);
	str_release(&h->filter_text);
	prompt_release(&h->held);
	str_release(&h->message);
}

static bool has_keys(const struct app *app, const struct command *c)
{
	struct str keys = STR_INIT;
	bool has;

	keymap_way(&app->keymap, c, 1u << app->focus, &keys);
	has = find_occurs(app->help.filter, (struct slice){keys.s, keys.len});
	str_release(&keys);
	return has;
}

static bool passes(const struct app *app, const struct command *c)
{
	struct find *filter = app->help.filter;

	return !filter || find_occurs(filter, slice_of(c->help)) ||
	       find_occurs(filter, slice_of(c->name)) || has_keys(app, c);
}

static void add_topic(struct app *app, const struct command_topic *t)
{
	struct help *h = &app->help;
	size_t heading = h->rows.n;

	*vec_push(&h->rows) = (struct help_row){.heading = t->title};
	for (size_t i = 0; i < t->n; i++)
		if ((t->commands[i].where & 1u << app->focus) && passes(app, &t->commands[i]))
			*vec_push(&h->rows) = (struct help_row){.command = &t->commands[i]};
	if (h->rows.n == heading + 1)
		h->rows.n = heading;
}

static bool key_passes(struct find *filter, const struct mode_key *k)
{
	struct str name = STR_INIT;
	bool passes;

	mode_key_name(k, &name);
	passes = !filter || find_occurs(filter, slice_of(k->help)) ||
		 find_occurs(filter, (struct slice){name.s, name.len});
	str_release(&name);
	return passes;
}

static void add_mode(struct help *h)
{
	*vec_push(&h->rows) = (struct help_row){.heading = h->keys->title};
	for (size_t i = 0; i < h->keys->n; i++)
		if (key_passes(h->filter, &h->keys->keys[i]))
			*vec_push(&h->rows) = (struct help_row){.key = &h->keys->keys[i]};
	if (h->rows.n == 1)
		h->rows.n = 0;
}

int help_lines(const struct app *app)
{
	int lines = app->layout.rows - 3;

	return lines > 1 ? lines : 1;
}

enum { WIDEST = 100, ABOVE = 2 /* rows: the title, and what the keys are */ };

struct rect help_place(const struct app *app)
{
	int w = app->layout.cols < WIDEST ? app->layout.cols : WIDEST;

	return (struct rect){(app->layout.cols - w) / 2, ABOVE, w, help_lines(app)};
}

void help_settle(struct app *app)
{
	struct help *h = &app->help;

	vec_clear(&h->rows);
	if (h->keys)
		add_mode(h);
	for (size_t i = 0; !h->keys && i < command_topic_count; i++)
		add_topic(app, command_topics[i]);
	if (h->list.cursor >= h->rows.n)
		h->list.cursor = h->rows.n ? h->rows.n - 1 : 0;
	if (h->rows.n && h->rows.v[h->list.cursor].heading)
		h->list.cursor++; /* a heading always has a command below */
	list_fit(&h->list, h->rows.n, (size_t)help_lines(app));
	if (h->list.cursor == 1)
		h->list.top = 0;
}

/* From the most to the least room: what is said with the keys of these commands. */
static const struct {
	int columns;
	const char *begin, *next, *help, *palette, *close, *end;
} welcomes[] = {
    {136, "Welcome. ", " walks from mention to mention, ", " shows every key, ",
     " runs any command, ", " quits", "; `postil tutor` teaches it in ten minutes"},
    {79, "Welcome. ", " next mention, ", " every key, ", " any command, ", " quits",
     "; `postil tutor`"},
    {38, "", " next  ", " keys  ", " commands  ", " quits", ""},
};

static void add_key(const struct app *app, struct str *out, const char *command, const char *words)
{
	size_t before = out->len;

	keymap_keys(&app->keymap, command_named(command), app_where(app), false, out);
	if (out->len > before)
		str_addz(out, words);
}

void help_welcome(struct app *app)
{
	struct str s = STR_INIT;
	size_t i = 0, last = sizeof welcomes / sizeof *welcomes - 1;

	if (app->message_kind != MESSAGE_NONE)
		return;
	while (i < last && app->layout.cols < welcomes[i].columns)
		i++;
	str_addz(&s, welcomes[i].begin);
	add_key(app, &s, "next-same", welcomes[i].next);
	add_key(app, &s, "help", welcomes[i].help);
	add_key(app, &s, "palette", welcomes[i].palette);
	add_key(app, &s, "close", welcomes[i].close);
	str_addz(&s, welcomes[i].end);
	app_note(app, "%s", s.s);
	str_release(&s);
}

void help_run(struct app *app)
{
	const struct help *h = &app->help;
	struct help_row row = {0};

	if (h->list.cursor < h->rows.n)
		row = h->rows.v[h->list.cursor];
	help_close(app);
	if (row.key)
		update_mode_key(app, mode_key_first(row.key));
	else if (row.command)
		command_run(app, row.command, 0);
}
