/* SPDX-License-Identifier: MIT */
#include "app/app.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void app_init(struct app *app, struct corpus *corpus, int cols, int rows)
{
	*app = (struct app){
	    .corpus = corpus,
	    .current = NO_ARTICLE,
	    .focus = PANE_TEXT,
	    .entity = ENTITY_NONE,
	    .mention = NO_INDEX,
	    .fact = NO_INDEX,
	    .pending.article = NO_ARTICLE,
	    .tally.entity = ENTITY_NONE,
	    .who = "",
	    .today = "",
	};
	settings_init(&app->settings);
	keymap_init(&app->keymap);
	str_init(&app->message);
	str_init(&app->prompt.text);
	str_init(&app->search.pattern);
	str_init(&app->help.filter_text);
	str_init(&app->help.held.text);
	str_init(&app->help.message);
	str_init(&app->ask.label);
	str_init(&app->ask.shown);
	str_init(&app->ask.remark);
	str_init(&app->picker.label);
	themes_init(&app->themes);
	mark_init(&app->mark);
	str_init(&app->chronicle.filter_text);
	str_init(&app->wanted_fact);
	str_init(&app->fact_id);
	str_init(&app->form.told);
	str_init(&app->compare.pinned.article);
	str_init(&app->compare.pinned.fact);
	str_init(&app->compare.other.article);
	str_init(&app->compare.other.fact);
	for (int i = 0; i < PANE_COUNT; i++)
		str_init(&app->filter_texts[i]);
	memory_init(&app->memory);
	seen_init(&app->seen, corpus->articles.n);
	app->rows.articles_stale = true;
	app->layout.cols = cols;
	app->layout.rows = rows;
	app_relayout(app);
}

void app_release(struct app *app)
{
	keymap_release(&app->keymap);
	view_release(&app->view);
	rows_release(&app->rows);
	jumps_release(&app->jumps);
	hints_release(&app->hints);
	prompt_release(&app->prompt);
	find_free(app->search.find);
	fold_release(&app->search.folded);
	help_release(&app->help);
	visual_release(&app->visual);
	ask_release(&app->ask);
	mark_release(&app->mark);
	merge_release(&app->merge);
	picker_release(&app->picker);
	themes_release(&app->themes);
	palette_release(&app->palette);
	form_release(&app->form);
	replace_release(&app->replace);
	review_release(&app->review);
	compare_release(&app->compare);
	chronicle_release(&app->chronicle);
	choice_release(&app->choice);
	history_release(&app->history);
	str_release(&app->wanted_fact);
	str_release(&app->fact_id);
	free((char *)app->again.words);
	vec_release(&app->search.hits);
	str_release(&app->search.pattern);
	lines_release(&app->search.past);
	for (int i = 0; i < PANE_COUNT; i++) {
		find_free(app->filters[i]);
		str_release(&app->filter_texts[i]);
	}
	str_release(&app->message);
	effects_release(&app->effects);
	arena_release(&app->scratch);
	memory_release(&app->memory);
	seen_release(&app->seen);
}

__attribute__((format(printf, 3, 0))) static void say(struct app *app, enum message_kind kind,
						      const char *fmt, va_list ap)
{
	app->message_kind = kind;
	str_clear(&app->message);
	str_vprintf(&app->message, fmt, ap);
}

void app_note(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, MESSAGE_NOTE, fmt, ap);
	va_end(ap);
}

void app_complain(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, MESSAGE_ERROR, fmt, ap);
	va_end(ap);
}

struct place app_place(const struct app *app)
{
	struct place p = {.article = app->current};

	if (app->article)
		p.spot = spot_take(app->article, app->view.cursor);
	return p;
}

const char *app_title_of(const struct app *app, const char *id)
{
	size_t index = corpus_find(app->corpus, slice_of(id));
	const char *title = index == SIZE_MAX ? NULL : app->corpus->articles.v[index].summary.title;

	return title ? title : id;
}

void app_mark_jump(struct app *app)
{
	if (app->article)
		jumps_push(&app->jumps, app_place(app));
}

bool app_is_followed(const struct app *app)
{
	return app->mode == MODE_NORMAL && app->key_count > 0;
}

unsigned app_where(const struct app *app)
{
	if (app->help.open)
		return IN_HELP;
	return 1u << app->focus | (app->visual.on ? (unsigned)IN_SELECT : 0);
}

struct key_name app_key(const struct app *app, const char *command)
{
	return keymap_key(&app->keymap, command, app_where(app));
}

void app_do(struct app *app, struct step *s)
{
	if (s->edits.n)
		effects_add_step(&app->effects, s);
	else
		step_free(s);
}

void app_repeat(struct app *app, struct again what)
{
	char *words = what.words ? mem_dup(what.words, strlen(what.words)) : NULL;

	free((char *)app->again.words);
	app->again = what;
	app->again.words = words;
}

bool app_may_write(struct app *app)
{
	if (app->keeping.locked)
		app_complain(app, "this corpus cannot be written here");
	else if (app->keeping.along)
		app_complain(app, "you read along: %s writes; %s takes over", app->keeping.along,
			     app_key(app, "take-over").s);
	else
		choice_open(app); /* a change that waits comes first */
	return !app->keeping.locked && !app->keeping.along && app->choice.rows.n == 0;
}

void app_focus(struct app *app, enum pane pane)
{
	if (app->focus == pane)
		return;
	visual_end(app);
	if (app->focus == PANE_TEXT)
		app_mark_jump(app);
	app->focus = pane;
	app_relayout(app);
}

void app_relayout(struct app *app)
{
	struct rect text;

	app->layout = layout_compute(app->layout.cols, app->layout.rows, app->focus, app->only_text,
				     &app->settings);
	text = app->layout.measure;
	if (layout_shows(&app->layout, PANE_TEXT))
		view_resize(&app->view, text.w, text.h);
}

void app_settle_settings(struct app *app)
{
	if (app->preset != app->settings.keys)
		keymap_use(&app->keymap, (size_t)app->settings.keys);
	app->preset = app->settings.keys;
	app_relayout(app);
}
