/* SPDX-License-Identifier: MIT */
#include "status_int.h"

/* A question, ever shorter, and the keys that answer it. */
struct line {
	struct str full, brief, least;
	const struct mode_key *keys;
	size_t n;
};

static struct slice of(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

/* ---- drawing */

enum words { WORDS_NONE, WORDS_BRIEF, WORDS_FULL };

static struct slice word_of(const struct mode_key *k, enum words words)
{
	return slice_of(words == WORDS_FULL ? k->word : words == WORDS_BRIEF ? k->brief : "");
}

static int key_width(const struct mode_key *k, enum words words)
{
	struct str name = STR_INIT;
	int width;

	mode_key_name(k, &name);
	width = screen_width(of(&name)) + (words ? 1 : 0) + screen_width(word_of(k, words));
	str_release(&name);
	return width;
}

static int keys_width(const struct line *l, enum words words)
{
	int width = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->keys[i].word)
			width += key_width(&l->keys[i], words) + (i ? (words ? 2 : 1) : 0);
	return width;
}

static void draw_keys(const struct line *l, struct screen *s, struct rect r, int x,
		      enum words words)
{
	struct str name = STR_INIT;

	for (size_t i = 0; i < l->n; i++) {
		if (!l->keys[i].word)
			continue;
		if (x + key_width(&l->keys[i], words) > r.x + r.w)
			break;
		str_clear(&name);
		mode_key_name(&l->keys[i], &name);
		x = screen_text(s, r, x, r.y, of(&name), STYLE_STATUS_KEY);
		x += words ? 1 : 0;
		x = screen_text(s, r, x, r.y, word_of(&l->keys[i], words), STYLE_STATUS);
		x += words ? 2 : 1;
	}
	str_release(&name);
}

enum { GAP = 2, PARTLY = 36 }; /* columns before the keys; enough for some of them */

/* From the most to the least room. */
static const struct way {
	enum { FULL, BRIEF, LEAST } question;
	enum words words;
	int columns; /* that the question has at least, cut where it is longer; 0: all */
} ways[] = {{FULL, WORDS_FULL, 0},
	    {FULL, WORDS_BRIEF, 0},
	    {BRIEF, WORDS_BRIEF, 20},
	    {BRIEF, WORDS_NONE, 14},
	    {LEAST, WORDS_NONE, 1}};

static struct slice question(const struct line *l, const struct way *w)
{
	return of(w->question == FULL ? &l->full : w->question == BRIEF ? &l->brief : &l->least);
}

static void draw_line(const struct line *l, struct screen *s, struct rect r)
{
	const struct way *w = ways, *last = ways + sizeof ways / sizeof *ways - 1;
	int room = r.w - 2, x = r.x + 1, asked, left;

	for (;; w++) {
		asked = screen_width(question(l, w));
		left = room - keys_width(l, w->words) - (asked ? GAP : 0);
		if ((asked && asked <= left) || (!asked && left >= 0) ||
		    (w->columns && left >= w->columns) || w == last)
			break;
		if (!l->full.len && w->words == WORDS_BRIEF && room >= PARTLY)
			break;
	}
	if (asked)
		x = GAP + screen_ellipsis(s, r, x, r.y, left > 0 ? left : room, question(l, w),
					  STYLE_STATUS_NOTE);
	draw_keys(l, s, r, x, w->words);
}

/* ---- the questions */

static void add_quoted(struct str *out, struct slice words)
{
	str_addz(out, "“");
	str_add(out, words.s, words.len);
	str_addz(out, "”");
}

static void ask_all(const struct replace_look *look, struct line *l)
{
	str_printf(&l->full, "all %zu in ", look->total);
	str_count(&l->full, look->articles, "article?", "articles?");
	str_printf(&l->brief, "all %zu?", look->total);
	str_printf(&l->least, "all %zu?", look->total);
}

static bool ask_replace(const struct app *app, struct line *l)
{
	const struct entity *entities = app->corpus->entities.list.v;
	struct replace_look look;

	if (!replace_look(app, &look))
		return false;
	if (look.all) {
		ask_all(&look, l);
		return true;
	}
	str_addz(&l->full, look.split ? "give " : "mark ");
	add_quoted(&l->full, look.words);
	str_printf(&l->full, look.split ? " to %s" : " as %s", entities[look.entity].name);
	if (look.other != ENTITY_NONE)
		str_printf(&l->full, ", inside %s", entity_short_name(&entities[look.other]));
	str_printf(&l->full, "? %zu/%zu%s", look.number, look.total, look.more ? "+" : "");
	str_printf(&l->least, "%zu/%zu", look.number, look.total);
	str_printf(&l->brief, "%zu/%zu%s %s ", look.number, look.total, look.more ? "+" : "",
		   look.split ? "give" : "mark");
	add_quoted(&l->brief, look.words);
	if (look.other != ENTITY_NONE)
		str_printf(&l->brief, " in %s", entity_short_name(&entities[look.other]));
	str_addc(&l->brief, '?');
	return true;
}

static bool ask_choice(const struct app *app, struct line *l)
{
	str_printf(&l->full, "%zu of %zu to decide", choice_left(&app->choice), app->choice.rows.n);
	str_printf(&l->brief, "%zu left", choice_left(&app->choice));
	str_printf(&l->least, "%zu", choice_left(&app->choice));
	return true;
}

static bool ask(const struct app *app, struct line *l)
{
	const struct mode_keys *keys = mode_keys(app);
	struct review_look look;

	l->keys = keys ? keys->keys : NULL;
	l->n = keys ? keys->n : 0;
	switch (app->mode) {
	case MODE_REPLACE:
		return ask_replace(app, l);
	case MODE_CHOICE:
		return ask_choice(app, l);
	case MODE_REVIEW:
		if (!review_look(app, &look) || !look.parts) { /* there is no place to say yes to */
			l->keys++;
			l->n--;
		}
		return true;
	case MODE_COMPARE:
		return true;
	case MODE_CHRONICLE:
		return !app->chronicle.typing;
	default:
		return false;
	}
}

static void draw_filter(const struct app *app, struct screen *s, struct rect r)
{
	int x = screen_text(s, r, r.x + 1, r.y, SLICE("/ "), STYLE_STATUS_KEY);

	status_draw_prompt(app, s, r, x, r.x + r.w, STYLE_STATUS);
}

bool status_draw_mode(const struct app *app, struct screen *s, struct rect r)
{
	struct line l = {.full = STR_INIT, .brief = STR_INIT, .least = STR_INIT};
	bool some = ask(app, &l);

	if (some)
		draw_line(&l, s, r);
	else if (app->mode == MODE_CHRONICLE)
		draw_filter(app, s, r);
	str_release(&l.full);
	str_release(&l.brief);
	str_release(&l.least);
	return some || app->mode == MODE_CHRONICLE;
}

/* ---- what is kept */

int status_draw_keeping(const struct app *app, struct screen *s, struct rect r, int right)
{
	const struct keeping *k = &app->keeping;
	enum style style = STYLE_STATUS_NOTE;
	const char *words;
	int x;

	if (choice_left(&app->choice))
		words = "undecided";
	else if (k->along)
		words = "reading along";
	else if (k->unsaved)
		words = "unsaved";
	else if (k->saved)
		words = "saved";
	else
		return right;
	if (choice_left(&app->choice))
		style = STYLE_STATUS_ERROR;
	else if (k->unsaved)
		style = k->trouble ? STYLE_STATUS_ERROR : STYLE_STATUS;
	x = right - screen_width(slice_of(words));
	screen_text(s, r, x, r.y, slice_of(words), style);
	return x - 2;
}
