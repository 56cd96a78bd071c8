/* SPDX-License-Identifier: MIT */
#include "status_int.h"

#include <string.h>

enum { GAP = 2, ROOM_FOR_OTHERS = 18 /* columns that the command line leaves to two others */ };

/* "]] next"; 0 when the command has no key here, and is not told; nor is the command line
 * while a mode waits. */
static int hint_width(const struct app *app, const struct command *c)
{
	struct str keys = STR_INIT;
	int width;

	if (!app->help.keys || strcmp(c->name, "palette") != 0)
		keymap_keys(&app->keymap, c, app_where(app), false, &keys);
	width = keys.len ? screen_width((struct slice){keys.s, keys.len}) + 1 +
			       screen_width(slice_of(c->hint))
			 : 0;
	str_release(&keys);
	return width;
}

static int draw_hint(const struct app *app, const struct command *c, struct screen *s,
		     struct rect r, int x)
{
	struct str keys = STR_INIT;

	keymap_keys(&app->keymap, c, app_where(app), false, &keys);
	x = screen_text(s, r, x, r.y, (struct slice){keys.s, keys.len}, STYLE_STATUS_KEY);
	x = screen_text(s, r, x, r.y, SLICE(" "), STYLE_STATUS);
	str_release(&keys);
	return screen_text(s, r, x, r.y, slice_of(c->hint), STYLE_STATUS) + GAP;
}

/* Draws it where `rest` columns are left behind it; returns where the next one begins. */
static int draw_if_room(const struct app *app, const struct command *c, int width, struct screen *s,
			struct rect r, int x, int rest)
{
	if (width == 0 || x + width + (rest ? GAP + rest : 0) > r.x + r.w)
		return x;
	return draw_hint(app, c, s, r, x);
}

/* Before anything is marked or stated there is nothing to go to: the keys that begin it
 * are told instead. */
static bool is_idle(const struct app *app, const struct command *c)
{
	const struct article *a = app->article;

	if (!a)
		return false;
	return (!a->mention_count && app->entity == ENTITY_NONE &&
		(strcmp(c->name, "next-same") == 0 || strcmp(c->name, "hints") == 0)) ||
	       (!a->fact_count && strcmp(c->name, "next-fact") == 0);
}

static bool has_link(const struct app *app)
{
	return app->article && app->fact != NO_INDEX && app->article->facts[app->fact].link_count;
}

/* What is told at the end. */
enum { LINK, PALETTE, HELP, ENDS };

struct ends {
	const struct command *command[ENDS];
	int width[ENDS]; /* 0: not here, or there is no room for it */
};

/* Of those from the first on, with the gaps between. */
static int ends_width(const struct ends *e, int first)
{
	int sum = 0;

	for (int i = first; i < ENDS; i++)
		sum += e->width[i] && sum ? GAP + e->width[i] : e->width[i];
	return sum;
}

/* Of `room` columns so many are for other hints. */
static void choose_ends(const struct app *app, unsigned where, int room, int others, struct ends *e)
{
	static const char *const names[ENDS] = {"follow-link", "palette", "help"};

	for (int i = 0; i < ENDS; i++) {
		e->command[i] = command_named(names[i]);
		e->width[i] = hint_width(app, e->command[i]);
	}
	if (!has_link(app) || !(e->command[LINK]->hinted & where))
		e->width[LINK] = 0;
	if (ends_width(e, 0) + others > room)
		e->width[PALETTE] = 0;
	if (ends_width(e, 0) > room)
		e->width[LINK] = 0;
}

/* Is it told apart from the others? */
static bool is_apart(const struct command *c)
{
	static const char *const names[] = {"review", "follow-link", "palette", "help"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(c->name, names[i]) == 0)
			return true;
	return false;
}

/* Something to review, and what is told of the pane, as far as there is room before `rest`. */
static int draw_others(const struct app *app, unsigned where, struct screen *s, struct rect r,
		       int rest)
{
	const struct command *review = command_named("review");
	int x = r.x;

	if (app->article && app->article->fuzzy + app->article->orphans && !app->visual.on)
		x = draw_if_room(app, review, hint_width(app, review), s, r, x, rest);
	for (size_t i = 0; command_at(i) && x + rest < r.x + r.w; i++) {
		const struct command *c = command_at(i);

		if ((c->hinted & where) && !is_apart(c) && !is_idle(app, c))
			x = draw_if_room(app, c, hint_width(app, c), s, r, x, rest);
	}
	return x;
}

/* Something to review comes first; a link to follow, the command line and the help come
 * at the end and keep their room, the others come as far as there is some left. */
void status_draw_hints(const struct app *app, struct screen *s, struct rect r, bool few)
{
	unsigned where = app->visual.on ? (unsigned)IN_SELECT : app_where(app);
	struct ends ends;
	int x = r.x, rest;

	choose_ends(app, where, r.w, few ? 0 : ROOM_FOR_OTHERS, &ends);
	rest = ends_width(&ends, 0);
	if (!few)
		x = draw_others(app, where, s, r, rest);
	for (int i = 0; i < ENDS; i++)
		x = draw_if_room(app, ends.command[i], ends.width[i], s, r, x,
				 ends_width(&ends, i + 1));
}
