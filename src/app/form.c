/* SPDX-License-Identifier: MIT */
#include "app/form.h"

#include "app/app.h"
#include "app/keys.h"
#include "form_int.h"

#include <stdlib.h>
#include <string.h>

/* ---- lines */

static struct slice line_of(const struct form_field *f)
{
	return prompt_text(&f->line);
}

static void release_field(struct form_field *f)
{
	prompt_release(&f->line);
	str_release(&f->says);
}

struct form_field *form_add(struct form_state *st, size_t at, const struct form_field *field,
			    struct slice line)
{
	struct form_field *f;

	vec_push(&st->fields);
	if (at >= st->fields.n)
		at = st->fields.n - 1;
	f = &st->fields.v[at];
	memmove(f + 1, f, (st->fields.n - 1 - at) * sizeof *f);
	*f = *field;
	f->line = (struct prompt){.text = STR_INIT};
	str_init(&f->says);
	prompt_set(&f->line, line);
	f->was_line = arena_slice(&st->arena, line);
	f->was_quote = f->quote;
	f->was_choice = f->choice;
	return f;
}

static void remove_at(struct form_state *st, size_t at)
{
	struct form_field *f = &st->fields.v[at];

	release_field(f);
	memmove(f, f + 1, (st->fields.n - at - 1) * sizeof *f);
	st->fields.n--;
	if (st->at >= st->fields.n)
		st->at = st->fields.n ? st->fields.n - 1 : 0;
}

bool form_field_changed(const struct form_field *f)
{
	return !slice_equal(line_of(f), f->was_line) || f->quote != f->was_quote ||
	       f->choice != f->was_choice;
}

bool form_line_kept(const struct form_field *f)
{
	return f->was && slice_equal(prompt_text(&f->line), f->was_line);
}

bool form_changed(const struct form_state *st)
{
	for (size_t i = 0; i < st->fields.n; i++)
		if (form_field_changed(&st->fields.v[i]))
			return true;
	return st->touched;
}

/* ---- checks */

static void check_field(struct app *app, struct form_field *f)
{
	struct slice line = slice_trim(line_of(f));

	f->wrong = !form_check(app->corpus, f->kind, line, &f->says);
	if (f->kind == FORM_QUOTE && f->quote && f->quote->why)
		str_printf(&f->says, "%s", f->quote->why);
	if (line.len || !f->need)
		return;
	f->wrong = true;
	str_clear(&f->says);
	str_addz(&f->says, f->need);
}

/* What a link leads to is shown, so its article is read. */
static void want_article(struct app *app, const struct form_field *f)
{
	struct slice article, fact;
	size_t index;

	if (f->kind != FORM_LINK || !form_link(line_of(f), &article, &fact))
		return;
	index = corpus_find(app->corpus, article);
	if (index != SIZE_MAX && !app->corpus->articles.v[index].article &&
	    app->corpus->articles.v[index].state != ENTRY_BROKEN)
		effects_add(&app->effects, EFFECT_LOAD, index);
}

static void settle(struct app *app)
{
	struct form_state *st = app->form.state;

	for (size_t i = 0; i < st->fields.n; i++) {
		check_field(app, &st->fields.v[i]);
		want_article(app, &st->fields.v[i]);
	}
	if (st->owner->check)
		st->owner->check(app, st);
}

/* ---- opening and closing */

static void free_state(struct form_state *st)
{
	if (!st)
		return;
	for (size_t i = 0; i < st->fields.n; i++)
		release_field(&st->fields.v[i]);
	vec_release(&st->fields);
	str_release(&st->title);
	arena_release(&st->arena);
	arena_release(&st->offer_arena);
	free(st);
}

void form_release(struct form *f)
{
	free_state(f->state);
	f->state = NULL;
	str_release(&f->told);
}

struct form_state *form_begin(struct app *app, const struct form_owner *owner, const char *title)
{
	struct form_state *st = mem_zalloc(1, sizeof *st);

	free_state(app->form.state);
	app->form.state = st;
	st->owner = owner;
	str_init(&st->title);
	str_addz(&st->title, title);
	st->offered = FORM_NO_OFFER;
	st->home = app->current;
	st->cursor = app->view.cursor;
	st->top = app->view.top;
	st->width = app->view.width;
	st->focus = (int)app->focus;
	return st;
}

static void say_keys(struct app *app)
{
	const struct form_state *st = app->form.state;
	struct str s = STR_INIT;

	if (st->offer_count) {
		app_note(app,
			 st->offered == FORM_NO_OFFER
			     ? "^N ^P choose one  Tab next line  Enter save  Esc close the list"
			     : "Tab or Enter take it  ^N ^P choose  Esc close the list");
		return;
	}
	str_addz(&s, "Enter save  Tab next");
	for (const struct form_adder *a = st->owner->keys; a->key; a++) {
		str_addz(&s, "  ");
		keys_name(a->key, &s);
		str_printf(&s, " %s", a->hint);
	}
	str_addz(&s, app->layout.cols > 90 ? "  ^X remove  Esc leave" : "  ^X remove  Esc");
	app_note(app, "%s", s.s);
	str_release(&s);
}

static void focus(struct app *app, enum pane pane)
{
	app->focus = pane;
	app_relayout(app);
}

/* The text goes up so far that the form, below, does not lie on it. */
void form_show(struct app *app, uint32_t point)
{
	app->mode = MODE_FORM;
	focus(app, PANE_TEXT);
	if (app->article && layout_shows(&app->layout, PANE_TEXT)) {
		view_to(&app->view, point);
		view_reveal(&app->view, REVEAL_TOP);
	}
	settle(app);
	say_keys(app);
}

/* The article may be another one by now, or its text. */
static bool row_is_there(const struct view *v, struct view_row row)
{
	return row.par < view_paragraph_count(v) && row.row <= view_wrap(v, row.par)->n;
}

static void give_back_screen(struct app *app, const struct form_state *st)
{
	focus(app, (enum pane)st->focus);
	if (!app->article || app->current != st->home)
		return;
	view_to(&app->view, st->cursor);
	if (app->view.width == st->width && row_is_there(&app->view, st->top))
		app->view.top = st->top;
	view_reveal(&app->view, REVEAL_NEAR);
}

void form_suspend(struct app *app)
{
	struct form_state *st = app->form.state;

	st->offer_count = 0;
	app->mode = MODE_NORMAL;
	focus(app, PANE_TEXT);
}

static void finish(struct app *app)
{
	app->mode = MODE_NORMAL;
	give_back_screen(app, app->form.state);
	free_state(app->form.state);
	app->form.state = NULL;
}

/* What was wrong in the file already, and is as it was, hinders nobody. */
static bool hinders(const struct form_state *st, const struct form_field *f)
{
	return f->wrong && (!st->record || form_field_changed(f) || !line_of(f).len);
}

static void save(struct app *app)
{
	struct form_state *st = app->form.state;

	if (st->record && !form_changed(st)) {
		app_note(app, "nothing was changed");
		finish(app);
		return;
	}
	settle(app);
	for (size_t i = 0; i < st->fields.n; i++) {
		const struct form_field *f = &st->fields.v[i];

		if (!hinders(st, f))
			continue;
		st->at = i;
		app_complain(app, "%s: %s", f->label, f->says.s);
		return;
	}
	if (app_may_write(app) && st->owner->save(app, st))
		finish(app);
}

static void leave(struct app *app)
{
	struct form_state *st = app->form.state;

	if (st->offer_count) {
		st->offer_count = 0;
		st->offered = FORM_NO_OFFER;
		return;
	}
	st->leaving = form_changed(st);
	if (st->leaving)
		app_complain(app, "leave, and forget what was typed?  y n");
	else
		finish(app);
}

static void answer_leaving(struct app *app, uint32_t key)
{
	app->form.state->leaving = false;
	if (key == 'y' || key == 'Y')
		finish(app);
}

/* ---- keys */

static void go(struct form_state *st, int direction)
{
	size_t n = st->fields.n;

	st->offer_count = 0;
	st->offered = FORM_NO_OFFER;
	if (n)
		st->at = (st->at + n + (size_t)direction) % n;
}

/* Puts the highlighted proposal in the place of what was typed. */
static void take(struct app *app, struct form_state *st)
{
	struct form_field *f = &st->fields.v[st->at];
	struct slice line = line_of(f), insert = slice_of(st->offers[st->offered].insert);
	struct str s = STR_INIT;

	str_add(&s, line.s, st->replaced.start);
	str_add(&s, insert.s, insert.len);
	str_add(&s, line.s + st->replaced.end, line.len - st->replaced.end);
	prompt_set(&f->line, (struct slice){s.s, s.len});
	f->line.cursor = st->replaced.start + insert.len;
	str_release(&s);
	st->offer_count = 0;
	st->offered = FORM_NO_OFFER;
	settle(app);
}

static bool choose(struct app *app, struct form_state *st, int direction)
{
	int n;

	if (!st->offer_count)
		form_offer(app, st, true);
	n = st->offer_count + 1; /* none is one of them */
	st->offered = (st->offered + 1 + n + direction) % n - 1;
	return st->offer_count > 0;
}

/* Keys of the list of proposals; false when it takes no part. */
static bool offer_key(struct app *app, struct form_state *st, uint32_t key)
{
	bool open = st->offer_count > 0;

	switch (key) {
	case KEYS_CTRL('N'):
		if (!choose(app, st, 1))
			app_note(app, "nothing to propose here");
		return true;
	case KEYS_CTRL('P'):
		if (!choose(app, st, -1))
			app_note(app, "nothing to propose here");
		return true;
	case KEYS_DOWN:
		return open && choose(app, st, 1);
	case KEYS_UP:
		return open && choose(app, st, -1);
	case KEYS_TAB:
	case KEYS_ENTER:
		if (!open || st->offered == FORM_NO_OFFER)
			return false;
		take(app, st);
		return true;
	}
	return false;
}

/* The next choice, or the next one that begins with a letter. */
static bool turn(struct form_field *f, int letter)
{
	int n = form_choices(f->kind);

	for (int i = 1; i <= n; i++) {
		int next = (f->choice + i) % n;

		if (letter && form_choice_word(f->kind, next)[0] != letter)
			continue;
		f->choice = next;
		return true;
	}
	return false;
}

static void remove_line(struct form_state *st)
{
	struct form_field *f = &st->fields.v[st->at];

	if (f->several) {
		st->touched |= f->was || f->quote || line_of(f).len;
		remove_at(st, st->at);
	} else {
		prompt_clear(&f->line);
	}
}

/* "contradicts " typed before a link is its kind. */
static void absorb_kind(struct form_field *f)
{
	struct slice line = line_of(f);
	struct str rest = STR_INIT;

	for (int i = 0; f->kind == FORM_LINK && i < form_choices(f->kind); i++) {
		struct slice word = slice_of(form_choice_word(f->kind, i));

		if (line.len <= word.len || memcmp(line.s, word.s, word.len) != 0 ||
		    line.s[word.len] != ' ')
			continue;
		f->choice = i;
		str_add(&rest, line.s + word.len + 1, line.len - word.len - 1);
		prompt_set(&f->line, (struct slice){rest.s, rest.len});
		break;
	}
	str_release(&rest);
}

static void type_words(struct app *app, struct form_state *st, uint32_t key)
{
	struct form_field *f = &st->fields.v[st->at];

	if (key == KEYS_BACKSPACE && line_of(f).len == 0)
		return; /* a prompt would close */
	if (prompt_key(&f->line, key) != PROMPT_CHANGED) {
		app_complain(app, prompt_types(key) ? "the line is full"
						    : "this key means nothing in a form");
		return;
	}
	absorb_kind(f);
	form_offer(app, st, false);
}

static void type(struct app *app, struct form_state *st, uint32_t key)
{
	struct form_field *f = &st->fields.v[st->at];
	bool letter = key >= ' ' && key < 127;

	if (f->kind == FORM_QUOTE)
		app_complain(app, "these words are selected, not typed: ^V goes to the text");
	else if (f->kind != FORM_VERDICT)
		type_words(app, st, key);
	else if (key == ' ' || key == KEYS_RIGHT || !letter || !turn(f, (int)key))
		turn(f, 0);
}

static bool owner_key(struct app *app, struct form_state *st, uint32_t key)
{
	for (const struct form_adder *a = st->owner->keys; a->key; a++) {
		if (a->key != key)
			continue;
		st->offer_count = 0;
		st->offered = FORM_NO_OFFER;
		a->run(app, st);
		if (app->mode == MODE_FORM && !st->fields.v[st->at].line.text.len)
			form_offer(app, st, true);
		return true;
	}
	return false;
}

static void line_key(struct app *app, struct form_state *st, uint32_t key)
{
	switch (key) {
	case KEYS_TAB:
	case KEYS_DOWN:
		go(st, 1);
		break;
	case KEYS_BACK_TAB:
	case KEYS_UP:
		go(st, -1);
		break;
	case KEYS_CTRL('T'):
		if (!turn(&st->fields.v[st->at], 0))
			app_complain(app, "^T changes the stance of a source, a verdict, a link");
		break;
	case KEYS_CTRL('X'):
		remove_line(st);
		break;
	default:
		type(app, st, key);
	}
}

static const struct mode_key form_key_rows[] = {
    {"<Enter>", NULL, NULL, "Take what is offered, or save the form"},
    {"<Tab> <Shift-Tab>", NULL, NULL, "The next line, the one before"},
    {"<^N> <^P>", NULL, NULL, "Choose among what is offered"},
    {"<^T>", NULL, NULL, "Change the stance of a source, the verdict, the kind of a link"},
    {"<^X>", NULL, NULL, "Remove the line"},
    {"<^V>", NULL, NULL, "Go to the text, to select what proves it; comes back to the form"},
    {"<Esc>", NULL, NULL, "Leave; what was changed is asked about"},
};
const struct mode_keys form_keys = {"The form", form_key_rows,
				    sizeof form_key_rows / sizeof form_key_rows[0]};

void form_key(struct app *app, uint32_t key)
{
	struct form_state *st = app->form.state;

	if (st->leaving)
		answer_leaving(app, key);
	else if (key == KEYS_ESC || key == KEYS_CTRL('C'))
		leave(app);
	else if (offer_key(app, st, key) || owner_key(app, st, key))
		;
	else if (key == KEYS_ENTER)
		save(app);
	else if (st->fields.n)
		line_key(app, st, key);
	if (app->mode != MODE_FORM || !app->form.state)
		return;
	if (app->message_kind != MESSAGE_ERROR)
		settle(app);
	if (app->message_kind == MESSAGE_NONE)
		say_keys(app);
}
