/* SPDX-License-Identifier: MIT */
#include "run/outside.h"

#include "app/copy.h"
#include "app/update.h"
#include "base/argv.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "port/jsonl.h"
#include "run/browser.h"
#include "run/clipboard.h"
#include "run/launch.h"
#include "term/term.h"

#include <string.h>
#include <sys/wait.h>

/* ---- records */

static const char *add_text_record(struct app *app, struct str *out)
{
	const struct article *a = app->article;
	size_t n, par = view_paragraph(&app->view, app->view.cursor);
	const struct span *spans = visual_spans(app, &n);
	struct span all = view_paragraph_span(&app->view, par);

	if (!n && app->visual.on)
		return NULL;
	if (!n && app->mention != NO_INDEX) {
		jsonl_mention(out, a, &app->corpus->entities, &a->mentions[app->mention]);
		return "the mention as JSON";
	}
	jsonl_selection(out, a, n ? spans : &all, n ? n : 1);
	return n ? "the selection as JSON" : "the paragraph as JSON";
}

/* Articles that mention it, as far as they were read. */
static size_t spread_of(const struct corpus *c, uint32_t entity)
{
	size_t n = 0;

	for (size_t i = 0; i < c->articles.n; i++)
		n += corpus_count_in(c, i, entity).mentions > 0;
	return n;
}

static const char *add_entity_record(struct app *app, struct str *out)
{
	struct entity_count total;

	if (app->entity == ENTITY_NONE)
		return NULL;
	total = corpus_total(app->corpus, app->entity);
	jsonl_entity(out, &app->corpus->entities.list.v[app->entity], total.mentions,
		     spread_of(app->corpus, app->entity));
	return "the entity as JSON";
}

static const char *add_article_record(struct app *app, struct str *out)
{
	size_t row = app->lists[PANE_ARTICLES].cursor;

	if (row >= app->rows.articles.n)
		return NULL;
	jsonl_list(out, &app->corpus->articles.v[app->rows.articles.v[row]]);
	return "the article as JSON";
}

static const char *add_record(struct app *app, struct str *out)
{
	if (app->focus == PANE_ARTICLES)
		return add_article_record(app, out);
	if (app->focus == PANE_ENTITIES)
		return add_entity_record(app, out);
	if (app->focus == PANE_TEXT)
		return add_text_record(app, out);
	if (app->fact == NO_INDEX)
		return NULL;
	jsonl_fact(out, app->article, &app->article->facts[app->fact]);
	return "the fact as JSON";
}

void outside_add_record(struct app *app)
{
	struct str line = STR_INIT;
	const char *what = add_record(app, &line);

	if (what) {
		effects_add_words(&app->effects, EFFECT_COPY, what,
				  (struct slice){line.s, line.len - 1});
		app_update(app, &(struct event){.kind = EVENT_COPIED});
	} else {
		app_note(app, "nothing is selected");
	}
	str_release(&line);
}

/* ---- copying */

static void copy(struct app *app, const struct effect *e)
{
	struct str way = STR_INIT, told = STR_INIT;
	struct error err = {0};

	str_printf(&told, "%s, ", e->what);
	str_count(&told, utf8_count(e->words, strlen(e->words)), "character", "characters");
	if (e->index) {
		str_addz(&told, ", without ");
		str_count(&told, e->index, "control", "controls");
	}
	if (!clipboard_put(app->settings.copy, slice_of(e->words), &way, &err))
		app_complain(app, "not copied: %s", err.msg);
	else if (way.len)
		app_note(app, "copied by %s: %s", way.s, told.s);
	else
		app_note(app, "asked the terminal to copy: %s", told.s);
	error_release(&err);
	str_release(&told);
	str_release(&way);
}

/* ---- opening */

static int open_in_front(struct argv *a, int *status)
{
	int why;

	term_leave();
	why = launch_front(argv_end(a), NULL, status);
	term_return();
	return why;
}

static void open_address(struct app *app, const char *url)
{
	struct argv a = {0};
	struct error err = {0};
	bool front = false, ok = browser_find(url, &a, &front, &err);
	int status = 0, why = 0;

	if (ok && front)
		why = open_in_front(&a, &status);
	else if (ok)
		why = launch_apart(argv_end(&a));
	ok = ok && launch_judge(launch_name(a.list.v[0]), why, status, &err);
	if (!ok)
		app_complain(app, "%s", err.msg);
	else if (!front)
		app_note(app, "%s was asked to open it", launch_name(a.list.v[0]));
	error_release(&err);
	argv_release(&a);
}

/* ---- piping */

static void add_visible(struct str *out, const char *words)
{
	visible_add(out, words, strlen(words), visible_locale());
}

/* What it wrote is there to be read before the screen comes back. */
static void pause_after(const char *line, bool ok, const struct error *err)
{
	struct str s = STR_INIT;

	str_addz(&s, "\r\n[");
	add_visible(&s, ok ? line : err->msg);
	str_addz(&s,
		 ok ? " has ended] Enter goes back to postil " : "] Enter goes back to postil ");
	term_pause(s.s);
	str_release(&s);
}

static void pipe_words(struct app *app, const struct effect *e)
{
	struct argv a = {0};
	struct error err = {0};
	struct slice words = slice_of(e->words);
	bool ok = argv_split(&a, e->what, &err);
	int status = 0, why = 0;

	if (ok) {
		term_leave();
		why = launch_front(argv_end(&a), &words, &status);
		ok = launch_judge(launch_name(a.list.v[0]), why, status, &err);
		if (!why)
			pause_after(e->what, ok, &err);
		term_return();
	}
	if (!ok)
		app_complain(app, "%s", err.msg);
	error_release(&err);
	argv_release(&a);
}

void outside_perform(struct session *s)
{
	for (size_t i = 0; i < s->outside.list.n; i++) {
		struct effect *e = &s->outside.list.v[i];

		if (e->kind == EFFECT_COPY)
			copy(&s->app, e);
		else if (e->kind == EFFECT_OPEN)
			open_address(&s->app, e->words);
		else
			pipe_words(&s->app, e);
		effect_release(e);
	}
	vec_clear(&s->outside.list);
}
