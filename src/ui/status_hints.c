/* SPDX-License-Identifier: MIT */
#include "status_int.h"

#include <string.h>

enum { GAP = 2, ROOM_FOR_BOTH = 36 /* columns for the two that are always told, and others */ };

/* "]] next"; 0 when the command has no key here, and is not told. */
static int hint_width(const struct app *app, const struct command *c)
{
	struct str keys = STR_INIT;
	int width;

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
static int draw_if_room(const struct app *app, const struct command *c, struct screen *s,
			struct rect r, int x, int rest)
{
	int width = hint_width(app, c);

	if (width == 0 || x + width + (rest ? GAP + rest : 0) > r.x + r.w)
		return x;
	return draw_hint(app, c, s, r, x);
}

/* Before anything is marked or stated there is nothing to go to: the keys that begin it
 * are told instead. */
static bool is_idle(const struct app *app, const struct command *c)
{
	static const char *const of_mentions[] = {"next-same", "hints"};
	static const char *const of_facts[] = {"next-fact", "follow-link"};
	const struct article *a = app->article;

	for (size_t i = 0; a && i < 2; i++)
		if ((!a->mention_count && app->entity == ENTITY_NONE &&
		     strcmp(c->name, of_mentions[i]) == 0) ||
		    (!a->fact_count && strcmp(c->name, of_facts[i]) == 0))
			return true;
	return false;
}

/* Something to review comes first, the command line and the help at the end; these are
 * always told, the others as far as there is room. */
void status_draw_hints(const struct app *app, struct screen *s, struct rect r)
{
	const struct command *help = command_named("help"), *palette = command_named("palette"),
			     *review = command_named("review");
	unsigned where = app->visual.on ? (unsigned)IN_SELECT : app_where(app);
	int x = r.x, last = hint_width(app, help), ends;

	ends = hint_width(app, palette) ? hint_width(app, palette) + (last ? GAP + last : 0) : last;
	if (r.w < ROOM_FOR_BOTH)
		ends = last;
	if (app->article && app->article->fuzzy + app->article->orphans && !app->visual.on)
		x = draw_if_room(app, review, s, r, x, ends);
	for (size_t i = 0; command_at(i); i++) {
		const struct command *c = command_at(i);

		if ((c->hinted & where) && c != help && c != palette && c != review &&
		    !is_idle(app, c))
			x = draw_if_room(app, c, s, r, x, ends);
	}
	x = draw_if_room(app, palette, s, r, x, last);
	draw_if_room(app, help, s, r, x, 0);
}
