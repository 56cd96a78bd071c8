/* SPDX-License-Identifier: MIT */
#include "ui/status.h"

#include "app/keys.h"
#include "app/search.h"
#include "base/visible.h"
#include "status_int.h"

#include <string.h>

static struct slice of(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

/* Right-aligned; returns the column where it begins. */
static int put_right(struct screen *s, struct rect r, int right, struct slice text,
		     enum style style)
{
	int x = right - screen_width(text);

	screen_text(s, r, x, r.y, text, style);
	return x;
}

static void add_part(struct str *out, const char *part)
{
	if (part && part[0])
		str_printf(out, "%s%s", out->len ? "  " : "", part);
}

void status_draw_title(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.title;
	const struct article *a = app->article;
	struct str right = STR_INIT;
	int x;

	if (r.h < 1)
		return;
	screen_fill(s, r, STYLE_TITLE);
	if (app->current != NO_ARTICLE)
		str_printf(&right, "%zu/%zu", app->current + 1, app->corpus->articles.n);
	if (a) {
		add_part(&right, a->lang);
		add_part(&right, a->source_name);
		add_part(&right, a->date);
	}
	x = r.x + r.w - 1 - screen_width(of(&right));
	if (x < 18) /* no room for both: the place matters more than the name */
		screen_ellipsis(s, r, r.x + 1, r.y, r.w - 2, of(&right), STYLE_TITLE);
	else {
		int at = screen_text(s, r, r.x + 1, r.y, SLICE("postil  "), STYLE_STRONG);

		screen_text(s, r, x, r.y, of(&right), STYLE_TITLE);
		screen_ellipsis(s, r, at, r.y, x - at - 2, slice_of(app->corpus->name),
				STYLE_TITLE);
	}
	str_release(&right);
}

/* Columns of a name, and of the screen from where on there is room for a long one. */
enum { NAME_COLUMNS = 28, SHORT_NAME = 15, WIDE = 100 };

/* A name cut to what leaves room for the keys: the panes have all of it. */
static void add_name(const struct app *app, struct str *out, const char *name)
{
	const int most = app->layout.status.w < WIDE ? SHORT_NAME : NAME_COLUMNS;
	struct slice left = slice_of(name);
	struct visible piece;
	int columns = 0;

	if (screen_width(left) <= most) {
		str_addz(out, name);
		return;
	}
	while (left.len) {
		visible_next(left.s, left.len, 0, &piece);
		columns += piece.columns;
		if (columns >= most)
			break;
		str_add(out, left.s, piece.len);
		left = (struct slice){left.s + piece.len, left.len - piece.len};
	}
	str_addz(out, "…");
}

static void add_tally(const struct app *app, struct str *out)
{
	const struct tally *t = &app->tally;

	if (app->entity == ENTITY_NONE)
		return;
	add_name(app, out, entity_short_name(&app->corpus->entities.list.v[app->entity]));
	if (t->here)
		str_printf(out, " %u/%u", t->here, t->in_article);
	else
		str_printf(out, " %u", t->in_article);
	if (t->in_corpus > t->in_article && t->here)
		str_printf(out, " · %u/%u", t->before + t->here, t->in_corpus);
	else if (t->in_corpus > t->in_article)
		str_printf(out, " · %u", t->in_corpus);
	if (app->corpus->unread)
		str_addc(out, '+');
	if (app->rounded)
		str_addz(out, " round again");
}

static void add_anchor_state(const struct app *app, struct str *out)
{
	enum anchor_state state;

	if (app->mention == NO_INDEX)
		return;
	state = app->article->mentions[app->mention].anchor.state;
	if (state != ANCHOR_EXACT)
		str_printf(out, " (%s)", anchor_state_name(state));
}

static void add_hits(const struct app *app, struct str *out)
{
	const struct search *q = &app->search;
	size_t hit = search_number(app);

	str_printf(out, "%s/%s ", out->len ? "  " : "", q->pattern.s);
	if (hit)
		str_printf(out, "%zu of ", hit);
	str_printf(out, "%zu%s%s", q->hits.n, q->more ? "+" : "", hit ? "" : " found");
}

/* Whose mention the selection would be, and what is unusual about it. */
static void add_selection(const struct app *app, struct str *out)
{
	const struct visual *v = &app->visual;

	if (v->anchor == VISUAL_BETWEEN && !v->parts.n) {
		str_printf(out, "nothing selected: %s", app_key(app, "grow").s);
		return;
	}
	if (app->entity != ENTITY_NONE)
		add_name(app, out, entity_short_name(&app->corpus->entities.list.v[app->entity]));
	else
		str_addz(out, "selecting");
	if (v->exact)
		str_addz(out, " exact");
	if (v->parts.n)
		str_printf(out, " part %zu", v->parts.n + (v->anchor != VISUAL_BETWEEN));
}

static void add_place(const struct app *app, struct str *out)
{
	if (app->visual.on) {
		add_selection(app, out);
		return;
	}
	add_tally(app, out);
	add_anchor_state(app, out);
	if (app->search.shown && app->search.find)
		add_hits(app, out);
	if (!out->len && app->article)
		str_printf(out, "%zu words", app->article->words);
}

/* How far the reading is, and what deserves suspicion: hidden characters that
 * were made visible, spans that were not found exactly. */
static void add_right(const struct app *app, struct str *out)
{
	uint32_t points = app->article ? app->article->offsets.points : 0;
	uint32_t marks;

	if (!app->article)
		return;
	if (app->form.state)
		str_printf(out, "%s back to the form  ", app_key(app, "state-fact").s);
	if (app->compare.pinned.fact.len)
		str_addz(out, "1 pinned  ");
	marks = layout_shows(&app->layout, PANE_TEXT) ? view_marks(&app->view) : 0;
	if (marks)
		str_printf(out, "%u hidden  ", marks);
	if (app->article->fuzzy)
		str_printf(out, "%zu fuzzy ", app->article->fuzzy);
	if (app->article->orphans)
		str_printf(out, "%zu orphan ", app->article->orphans);
	if (app->article->fuzzy + app->article->orphans)
		str_addc(out, ' ');
	str_printf(out, "%u %%",
		   points ? (unsigned)((uint64_t)app->view.cursor * 100 / points) : 100);
}

enum { ROOM_FOR_KEYS = 60 }; /* columns of a line that is asked for */

void status_draw_prompt(const struct app *app, struct screen *s, struct rect r, int x, int end,
			enum style style)
{
	const struct prompt *p = &app->prompt;
	int width = screen_width((struct slice){p->text.s, p->cursor});

	s->cursor_x = x + width < end - 1 ? x + width : end - 1;
	s->cursor_y = r.y;
	screen_text(s, (struct rect){x, r.y, end - x, 1}, s->cursor_x - width, r.y, of(&p->text),
		    style);
}

static void draw_pattern(const struct app *app, struct screen *s, struct rect r)
{
	struct str right = STR_INIT;
	int x, end;

	if (app->mode == MODE_SEARCH)
		str_printf(&right, "%zu%s found  Tab %s  Esc back", app->search.hits.n,
			   app->search.more ? "+" : "", app->search.regex ? "words" : "regex");
	else
		str_addz(&right, "Enter keep  Esc all");
	end = put_right(s, r, r.x + r.w - 1, of(&right), STYLE_STATUS) - 2;
	if (end < r.x + 10)
		end = r.x + r.w;
	screen_fill(s, (struct rect){r.x, r.y, end - r.x, 1}, STYLE_STATUS);
	x = screen_text(s, r, r.x + 1, r.y,
			app->mode == MODE_FILTER ? SLICE("& ")
			: app->search.regex      ? SLICE("/regex ")
			: app->search.back       ? SLICE("/back ")
						 : SLICE("/"),
			STYLE_STATUS_KEY);
	status_draw_prompt(app, s, r, x, end, STYLE_STATUS);
	str_release(&right);
}

/* Is the letter one that answers: a capital, or one that stands alone? */
static bool answers(const struct ask *a, size_t at)
{
	char c = a->label.s[at], before = at ? a->label.s[at - 1] : ' ',
	     behind = a->label.s[at + 1];

	if (!strchr(a->letters, c))
		return false;
	return (c >= 'A' && c <= 'Z') || !strchr(a->label.s, ' ') ||
	       (before == ' ' && (behind == ' ' || !behind)) || c == '?' || c == '=';
}

/* A question whose letters stand out; all of it after a key that answers nothing. */
static void draw_letters(const struct app *app, struct screen *s, struct rect r)
{
	const struct ask *a = &app->ask;
	const char *colon = strrchr(a->label.s, ':');
	size_t keys = colon ? (size_t)(colon - a->label.s) + 1 : 0;
	enum style rest = app->message_kind == MESSAGE_NONE ? STYLE_STATUS : STYLE_STATUS_ERROR;
	int x = screen_ellipsis(s, r, r.x + 1, r.y, r.w - 2, of(&a->label), rest), end = x;

	x = r.x + 1 + screen_width((struct slice){a->label.s, keys});
	for (size_t i = keys; i < a->label.len && x < end - 1; i++, x++)
		if (answers(a, i))
			screen_text(s, r, x, r.y, (struct slice){a->label.s + i, 1},
				    STYLE_STATUS_KEY);
}

static void draw_ask(const struct app *app, struct screen *s, struct rect r)
{
	bool line = app->mode == MODE_ASK, fresh = !line && app->picker.fresh;
	const struct str *label = line ? &app->ask.label : &app->picker.label;
	int x, end = r.x + r.w;

	if (line && app->ask.letters) {
		draw_letters(app, s, r);
		return;
	}
	if (line && r.w >= ROOM_FOR_KEYS)
		end = put_right(s, r, end - 1, SLICE("Enter save  ^U empties  Esc back"),
				STYLE_STATUS) -
		      2;
	x = screen_ellipsis(s, r, r.x + 1, r.y, r.w / 2, of(label), STYLE_STATUS_KEY) + 1;
	status_draw_prompt(app, s, r, x, end, fresh ? STYLE_SELECTED : STYLE_STATUS);
}

static void draw_palette(const struct app *app, struct screen *s, struct rect r)
{
	int x = screen_text(s, r, r.x + 1, r.y, SLICE(":"), STYLE_STATUS_KEY);

	status_draw_prompt(app, s, r, x, r.x + r.w, STYLE_STATUS);
}

/* While a theme is chosen; what is wrong with it matters more than the keys. */
static void draw_themes(const struct app *app, struct screen *s, struct rect r)
{
	const struct prompt *p = &app->prompt;
	const struct str *trouble = &app->themes.trouble;
	int x = screen_text(s, r, r.x + 1, r.y, SLICE("theme: "), STYLE_STATUS_KEY);
	int width = screen_width((struct slice){p->text.s, p->cursor}), end = r.x + r.w;

	if (trouble->len)
		end = x + width + 2;
	else if (r.w >= ROOM_FOR_KEYS)
		end = put_right(s, r, end - 1, SLICE("Up Down try on  Enter keep  Esc back"),
				STYLE_STATUS) -
		      2;
	status_draw_prompt(app, s, r, x, end, STYLE_STATUS);
	if (trouble->len)
		screen_ellipsis(s, r, end, r.y, r.x + r.w - 1 - end, of(trouble),
				STYLE_STATUS_ERROR);
}

enum { TYPED_COLUMNS = 12, ROOM_FOR_HINTS = 24 /* columns behind a message */ };

/* That something cannot be saved matters more than the end of a message; where that
 * leaves room, the keys that lead to all others are told behind it.  A message comes with
 * each change, and all keys would be most of its bytes. */
static void draw_message(const struct app *app, struct screen *s, struct rect r)
{
	int right = r.x + r.w - 1, x;

	if (app->keeping.trouble)
		right = status_draw_keeping(app, s, r, right);
	x = screen_ellipsis(s, r, r.x + 1, r.y, right - r.x - 1, of(&app->message),
			    app->message_kind == MESSAGE_ERROR ? STYLE_STATUS_ERROR
							       : STYLE_STATUS_NOTE);
	if (app->mode == MODE_NORMAL && right - x > ROOM_FOR_HINTS)
		status_draw_hints(app, s, (struct rect){x + 3, r.y, right - x - 3, 1}, true);
}

/* In place of the percentage, while a count or a sequence is typed. */
static void draw_typed(const struct app *app, struct screen *s, struct rect r)
{
	struct str keys = STR_INIT;

	if (app->count)
		str_printf(&keys, "%d", app->count);
	for (size_t i = 0; i < app->key_count; i++)
		keys_name(app->keys[i], &keys);
	screen_fill(s, (struct rect){r.x + r.w - TYPED_COLUMNS, r.y, TYPED_COLUMNS, 1},
		    STYLE_STATUS);
	put_right(s, r, r.x + r.w - 1, of(&keys), STYLE_STATUS_KEY);
	str_release(&keys);
}

static void draw_place(const struct app *app, struct screen *s, struct rect r)
{
	struct str left = STR_INIT, right = STR_INIT;
	int x, end;

	add_place(app, &left);
	add_right(app, &right);
	end = put_right(s, r, r.x + r.w - 1, of(&right), STYLE_STATUS);
	end = status_draw_keeping(app, s, r, end - 2) + 2;
	x = screen_ellipsis(s, r, r.x + 1, r.y, end - r.x - 2, of(&left), STYLE_STATUS_NOTE);
	status_draw_hints(app, s, (struct rect){x + 3, r.y, end - x - 5, 1}, false);
	str_release(&left);
	str_release(&right);
}

void status_draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.status;

	screen_fill(s, r, STYLE_STATUS);
	if (app->mode == MODE_SEARCH || app->mode == MODE_FILTER)
		draw_pattern(app, s, r);
	else if (app->mode == MODE_PALETTE)
		draw_palette(app, s, r);
	else if (app->mode == MODE_ASK || app->mode == MODE_PICKER)
		draw_ask(app, s, r);
	else if (app->mode == MODE_THEMES && app->message_kind == MESSAGE_NONE)
		draw_themes(app, s, r);
	else if (app->message_kind != MESSAGE_NONE)
		draw_message(app, s, r);
	else if (status_draw_mode(app, s, r))
		;
	else if (app->mode == MODE_HINTS)
		screen_text(s, r, r.x + 1, r.y,
			    SLICE("type a label to go there, with Shift to its facts; Esc back"),
			    STYLE_STATUS_NOTE);
	else
		draw_place(app, s, r);
	if (app->key_count || app->count)
		draw_typed(app, s, r);
}
