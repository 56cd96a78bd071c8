/* SPDX-License-Identifier: MIT */
#include "app/update.h"

#include "app/copy.h"
#include "app/filter.h"
#include "app/keys.h"
#include "app/labels.h"
#include "app/mouse.h"
#include "app/open.h"
#include "app/search.h"
#include "app/select.h"
#include "app/walk.h"

static void forget_keys(struct app *app)
{
	app->key_count = 0;
	app->count = 0;
	app->following = false;
}

static void complain_unknown(struct app *app)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < app->key_count; i++) {
		keys_name(app->keys[i], &s);
		str_addc(&s, ' ');
	}
	if (app->keys[app->key_count - 1] == KEYS_UNKNOWN)
		app_complain(app, "this key means nothing here; %s shows those that do",
			     app_key(app, "help").s);
	else
		app_complain(app, "%sis not a key here; %s shows those that are", s.s,
			     app_key(app, "help").s);
	str_release(&s);
}

static bool takes_digit(struct app *app, uint32_t key)
{
	if (app->key_count > 0 || key < '0' || key > '9' || (key == '0' && app->count == 0))
		return false;
	app->count = app->count * 10 + (int)(key - '0');
	if (app->count > COUNT_MOST)
		app->count = COUNT_MOST;
	return true;
}

static void command_key(struct app *app, uint32_t key)
{
	const struct binding *b;
	bool longer;
	int count;

	if (takes_digit(app, key))
		return;
	if (key == KEYS_ESC && (app->key_count > 0 || app->count > 0)) {
		forget_keys(app);
		return;
	}
	app->keys[app->key_count++] = key;
	b = keymap_find(&app->keymap, app->keys, app->key_count, app_where(app), &longer);
	if (!b && longer)
		return;
	if (!b)
		complain_unknown(app);
	count = app->count;
	forget_keys(app);
	if (b)
		macro_begin(app, b, count);
}

static const struct {
	void (*key)(struct app *app, uint32_t key);
	bool text;
} modes[] = {
#define X(name, function, text) [MODE_##name] = {function##_key, text},
    MODES(X)
#undef X
};

void update_mode_key(struct app *app, uint32_t key)
{
	modes[app->mode].key(app, key);
}

/* F1, and ? where it is not typed, explain the keys of a mode. */
static bool asks_for_help(const struct app *app, uint32_t key)
{
	return !app->help.open && mode_keys(app) &&
	       (key == KEYS_F1 || (key == '?' && !mode_keys_are_text(app)));
}

/* What was under way ends when somebody does something; false: that was all. */
static bool begin(struct app *app)
{
	macro_stop(app);
	app->crossing = app->walking = 0;
	app->rounded = false;
	app->just_ended = app->ended;
	app->ended = false;
	app->message_kind = MESSAGE_NONE;
	return !merge_stop(app);
}

static void take_key(struct app *app, uint32_t key, enum message_kind said)
{
	if (asks_for_help(app, key))
		help_open_mode(app, (int)said);
	else
		update_mode_key(app, key);
}

static void key_pressed(struct app *app, uint32_t key)
{
	enum message_kind said = app->message_kind;
	int mouse = app->settings.mouse;

	if (begin(app))
		take_key(app, key, said);
	if (app->settings.mouse && !mouse)
		app_note(app, "the mouse selects here; with Shift it is the terminal's, as before");
}

/* In a mode whose list Up and Down move. */
static void wheel_turned(struct app *app, const struct event *ev)
{
	uint32_t key = ev->act == MOUSE_WHEEL_UP ? KEYS_UP : KEYS_DOWN;

	for (int i = 0; i < MOUSE_LINES && mouse_is_for_list(app); i++)
		modes[app->mode].key(app, key);
}

static void mouse_used(struct app *app, const struct event *ev)
{
	if (ev->act != MOUSE_RELEASE && !begin(app))
		return;
	forget_keys(app);
	if (app->mode == MODE_HINTS && ev->act == MOUSE_PRESS)
		labels_key(app, KEYS_ESC);
	if (mouse_is_wheel(ev) && mouse_is_for_list(app))
		wheel_turned(app, ev);
	else if (mouse_happened(app, ev))
		modes[app->mode].key(app, KEYS_ENTER);
}

/* Pasted text goes into a prompt; anywhere else it must not run commands.  False: nothing
 * has changed. */
static bool pasted(struct app *app, uint32_t key)
{
	bool prompt = modes[app->mode].text;

	if (prompt && (key == '\n' || key == '\r' || key == '\t'))
		key_pressed(app, ' '); /* as search sees them */
	else if (prompt && key >= ' ')
		key_pressed(app, key);
	else if (!prompt && app->message_kind == MESSAGE_NONE)
		app_note(app, "pasted text is not taken for commands; %s searches",
			 app_key(app, "search").s);
	else
		return false;
	return true;
}

/* Records moved, or the article was read anew: nothing that pointed into it counts. */
static void changed(struct app *app, size_t index)
{
	size_t fact;

	app->rows.articles_stale = app->rows.entities_stale = app->rows.facts_stale = true;
	app->tally.entity = ENTITY_NONE;
	app->hints.typed[0] = '\0';
	if (app->current == NO_ARTICLE)
		return;
	reopen_article(app); /* one step may change several articles before this is told */
	mark_changed(app, index);
	replace_changed(app, index);
	if (!app->article || !app->wanted_fact.len)
		return;
	fact = article_find_fact(app->article, app->wanted_fact.s);
	if (fact != SIZE_MAX)
		select_fact(app, (uint32_t)fact);
	str_clear(&app->wanted_fact);
}

static void loaded(struct app *app, size_t index)
{
	struct target target = app->pending;

	app->rows.articles_stale = true;
	if (target.article == index)
		open_article(app, target);
	replace_loaded(app, index);
	merge_loaded(app, index);
	walk_on(app);
	macro_resume(app);
}

/* How many items of a pane fit; the same numbers as the panes draw with. */
static size_t visible_items(const struct app *app, enum pane pane)
{
	struct rect r = app->layout.panes[pane];
	int h = r.h;

	if (pane == PANE_ARTICLES)
		h /= rows_article_lines(r.w);
	return h > 0 ? (size_t)h : 1;
}

/* Rows of the list that nobody has read yet are read when they are looked at. */
static void want_visible(struct app *app)
{
	size_t top = app->lists[PANE_ARTICLES].top, n = visible_items(app, PANE_ARTICLES);

	if (!layout_shows(&app->layout, PANE_ARTICLES) || app->crossing)
		return;
	for (size_t i = top; i < top + n && i < app->rows.articles.n; i++) {
		size_t index = app->rows.articles.v[i];

		if (app->corpus->articles.v[index].state == ENTRY_UNREAD) {
			effects_add(&app->effects, EFFECT_SCAN, index);
			return;
		}
	}
}

enum { LINKS_AHEAD = 4 }; /* fewer than the articles that are kept */

/* What the other ends of its links claim is shown, so they are read. */
static void new_fact(struct app *app)
{
	const struct fact *f = app->fact != NO_INDEX ? &app->article->facts[app->fact] : NULL;

	app->detail_top = 0;
	app->detail_fact = app->fact;
	for (size_t i = 0; f && i < f->link_count && i < LINKS_AHEAD; i++) {
		size_t index = corpus_find(app->corpus, slice_of(f->links[i].article));

		if (index != SIZE_MAX && !app->corpus->articles.v[index].article &&
		    app->corpus->articles.v[index].state != ENTRY_BROKEN)
			effects_add(&app->effects, EFFECT_LOAD, index);
	}
}

/* The id of the selected fact outlives its record. */
static void remember_fact(struct app *app)
{
	str_clear(&app->fact_id);
	if (app->article && app->fact != NO_INDEX)
		str_addz(&app->fact_id, app->article->facts[app->fact].id);
}

static void settle(struct app *app)
{
	review_settle(app);
	remember_fact(app);
	rows_refresh(app);
	if (app->focus != PANE_ENTITIES || app->entity != ENTITY_NONE)
		app->lists[PANE_ENTITIES].cursor = rows_of_entity(app, app->entity);
	if (app->lists[PANE_ARTICLES].cursor == SIZE_MAX)
		app->lists[PANE_ARTICLES].cursor = rows_of_article(app, app->current);
	else if (app->lists[PANE_ARTICLES].cursor >= app->rows.articles.n)
		app->lists[PANE_ARTICLES].cursor = 0; /* a filter left fewer */
	app->lists[PANE_FACTS].cursor = rows_of_fact(app, app->fact);
	list_fit(&app->lists[PANE_ARTICLES], app->rows.articles.n,
		 visible_items(app, PANE_ARTICLES));
	list_fit(&app->lists[PANE_ENTITIES], app->rows.entities.n,
		 visible_items(app, PANE_ENTITIES));
	if (app->detail_fact != app->fact)
		new_fact(app);
	want_visible(app);
	walk_tally(app);
	chronicle_settle(app);
	if (app->help.open)
		help_settle(app);
}

static void resized(struct app *app, const struct event *ev)
{
	app->layout.cols = ev->cols;
	app->layout.rows = ev->rows;
	app_relayout(app);
}

/* The help of a mode would lead back to that one. */
static void choose(struct app *app)
{
	if (app->help.keys)
		help_close(app);
	choice_open(app);
}

void app_update(struct app *app, const struct event *ev)
{
	arena_clear(&app->scratch);
	if (ev->kind != EVENT_MOUSE && ev->kind != EVENT_SCANNED)
		mouse_forget(app);
	switch (ev->kind) {
	case EVENT_NONE:
		return;
	case EVENT_KEY:
		key_pressed(app, ev->key);
		break;
	case EVENT_MOUSE:
		mouse_used(app, ev);
		break;
	case EVENT_PASTE:
		if (!pasted(app, ev->key))
			return;
		break;
	case EVENT_RESIZE:
		resized(app, ev);
		break;
	case EVENT_LOADED:
		loaded(app, ev->index);
		break;
	case EVENT_SCANNED:
		app->rows.articles_stale |= app->filters[PANE_ARTICLES] != NULL;
		walk_on(app);
		macro_resume(app);
		break;
	case EVENT_GO_ON:
		palette_go_on(app);
		break;
	case EVENT_QUIET:
		app->following = app_is_followed(app);
		break;
	case EVENT_CHANGED:
		changed(app, ev->index);
		break;
	case EVENT_PAST:
	case EVENT_BACKGROUND:
		break;
	case EVENT_MACRO:
		macro_next(app, ev->index);
		break;
	case EVENT_CHOICE:
		choose(app);
		break;
	case EVENT_COPIED:
		copy_end(app);
		break;
	case EVENT_RESUME:
		effects_add(&app->effects, EFFECT_REDRAW, 0);
		break;
	case EVENT_QUIT:
		replace_end(app); /* what was answered is not lost */
		effects_add(&app->effects, EFFECT_QUIT, 0);
		return;
	}
	settle(app);
}
