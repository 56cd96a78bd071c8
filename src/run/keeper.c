/* SPDX-License-Identifier: MIT */
#include "keeper_int.h"

#include "app/update.h"
#include "base/file.h"
#include "run/user.h"
#include "store/folder.h"
#include "store/save.h"
#include "store/state.h"

#include <string.h>
#include <time.h>

void keeper_open(struct keeper *k, struct corpus *corpus, enum keeper_mode mode)
{
	*k = (struct keeper){.corpus = corpus, .mode = mode};
	k->seen[0].index = k->seen[1].index = KEEPER_NO_FILE;
	k->who = mode == KEEPER_FILES ? user_name() : mem_dup("", 0);
	str_init(&k->holder);
	str_init(&k->path);
	str_init(&k->lock.holder);
	draft_init(&k->draft);
}

void keeper_close(struct keeper *k, struct app *app)
{
	keeper_save(k, app);
	for (size_t i = 0; i < k->trails.n; i++)
		arena_release(&k->trails.v[i].arena);
	vec_release(&k->trails);
	vec_release(&k->unsaved);
	vec_release(&k->colliding);
	vec_release(&k->pending);
	journal_close(k->journal);
	lock_release(&k->lock);
	draft_release(&k->draft);
	str_release(&k->holder);
	str_release(&k->path);
	free(k->state);
	free(k->who);
	*k = (struct keeper){.corpus = k->corpus};
}

/* A session may last over midnight; the clock is asked for each key, the calendar not. */
void keeper_know_today(struct keeper *k, struct app *app)
{
	time_t now = time(NULL);
	struct tm t;

	app->who = k->who;
	app->today = k->today;
	if (k->mode != KEEPER_FILES || k->quarter == now / 900)
		return;
	k->quarter = now / 900;
	localtime_r(&now, &t);
	strftime(k->today, sizeof k->today, "%Y-%m-%d", &t);
}

void keeper_now(char out[32])
{
	time_t now = time(NULL);
	struct tm t;

	gmtime_r(&now, &t);
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &t);
}

/* ---- files */

bool keeper_file_of(const struct keeper *k, const char *article, size_t *index)
{
	*index = article ? corpus_find(k->corpus, slice_of(article)) : KEEPER_REGISTER;
	return !article || *index != SIZE_MAX;
}

const char *keeper_path(struct keeper *k, size_t index)
{
	char *path;

	if (index != KEEPER_REGISTER)
		return k->corpus->articles.v[index].path;
	path = file_join(k->corpus->folder, FOLDER_REGISTER);
	str_clear(&k->path);
	str_addz(&k->path, path);
	free(path);
	return k->path.s;
}

uint64_t keeper_hash(const struct keeper *k, size_t index)
{
	if (index == KEEPER_REGISTER)
		return k->corpus->register_hash;
	return k->corpus->articles.v[index].article->hash;
}

void keeper_ready(struct keeper *k, struct app *app)
{
	struct error err = {0};

	if (k->ready || k->mode != KEEPER_FILES)
		return;
	k->ready = true;
	save_clean(k->corpus->folder);
	k->state = state_folder(k->corpus->folder, &err);
	if (k->state && lock_open(&k->lock, k->state, &err) && !lock_is_ours(&k->lock)) {
		str_clear(&k->holder);
		str_add(&k->holder, k->lock.holder.s, k->lock.holder.len);
		app->keeping.along = k->holder.s;
	}
	if (k->state)
		k->journal = journal_open(k->state, &err);
	if (err.msg)
		app_complain(app, "%s", err.msg);
	error_release(&err);
}

/* Another postil may have taken over meanwhile. */
static bool may_write(struct keeper *k, struct app *app)
{
	keeper_ready(k, app);
	if (k->mode == KEEPER_FILES && k->lock.path && !app->keeping.along &&
	    !lock_is_ours(&k->lock)) {
		str_clear(&k->holder);
		str_add(&k->holder, k->lock.holder.s, k->lock.holder.len);
		app->keeping.along = k->holder.s;
	}
	return app_may_write(app);
}

static void take_over(struct keeper *k, struct app *app)
{
	struct error err = {0};

	keeper_ready(k, app);
	if (k->mode != KEEPER_FILES || !app->keeping.along)
		app_note(app, "this postil writes already");
	else if (!lock_take(&k->lock, &err))
		app_complain(app, "%s", err.msg);
	else {
		app->keeping.along = NULL;
		app_note(app, "this postil writes from now on; the other one reads along");
	}
	error_release(&err);
}

/* ---- in the model */

bool keeper_load_now(struct keeper *k, size_t index, struct error *err)
{
	struct error unfit = {0};
	struct entry *e;

	if (index == KEEPER_REGISTER || k->corpus->articles.v[index].article)
		return true;
	e = &k->corpus->articles.v[index];
	if (!folder_load(k->corpus, index, FOLDER_KEEP))
		return error_set(err, "%s: %s", e->path, e->fault);
	for (size_t i = 0; i < k->pending.n; i++)
		k->unfit |= !doc_apply(k->corpus, index, k->pending.v[i].step,
				       k->pending.v[i].kind == JOURNAL_UNDO, &unfit);
	error_release(&unfit);
	return true;
}

void keeper_load(struct keeper *k, size_t index)
{
	struct error err = {0};

	keeper_load_now(k, index, &err); /* the entry says why it is broken */
	error_release(&err);
}

static bool apply_one(struct keeper *k, const char *id, const struct step *s, bool backwards,
		      struct error *err)
{
	size_t index;

	if (!keeper_file_of(k, id, &index))
		return error_set(err, "the article %s is not in this corpus any more", id);
	return keeper_load_now(k, index, err) && doc_apply(k->corpus, index, s, backwards, err);
}

bool keeper_apply(struct keeper *k, const struct step *s, bool backwards, struct error *err)
{
	struct error ignored = {0};
	size_t n, done = 0;
	const char **ids = step_articles(s, &n);
	bool ok = true;

	for (; done < n && ok; done += ok)
		ok = apply_one(k, ids[done], s, backwards, err);
	while (!ok && done > 0)
		apply_one(k, ids[--done], s, !backwards, &ignored);
	error_release(&ignored);
	free(ids);
	return ok;
}

void keeper_apply_where_it_fits(struct keeper *k, const struct step *s, bool backwards,
				size_t except)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);

	for (size_t i = 0; i < n; i++) {
		struct error ignored = {0};

		if (!keeper_file_of(k, ids[i], &index) || index != except)
			apply_one(k, ids[i], s, backwards, &ignored);
		error_release(&ignored);
	}
	free(ids);
}

void keeper_tell_changed(struct keeper *k, struct app *app, const struct step *s)
{
	struct event ev = {.kind = EVENT_CHANGED, .index = KEEPER_REGISTER};
	size_t n;
	const char **ids = step_articles(s, &n);

	for (size_t i = 0; i < n; i++) {
		if (keeper_file_of(k, ids[i], &ev.index))
			app_update(app, &ev);
	}
	free(ids);
}

void keeper_note_done(struct keeper *k, struct app *app, struct step *s, enum journal_kind kind)
{
	s->undone = kind == JOURNAL_UNDO;
	if (kind == JOURNAL_DO)
		history_push(&app->history, s);
	if (k->mode != KEEPER_FILES) {
		app->keeping.saved = true; /* as far as memory goes */
		return;
	}
	*vec_push(&k->pending) = (struct keeper_pending){s, kind, false};
	app->keeping.unsaved = k->pending.n;
}

static void set_author(struct keeper *k, struct step *s)
{
	char when[32];

	keeper_now(when);
	s->who = arena_copy(&s->arena, k->who, strlen(k->who));
	s->when = arena_copy(&s->arena, when, strlen(when));
}

/* Better a refusal now than a change that cannot be kept. */
static bool can_save(struct keeper *k, const struct step *s, struct error *err)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);
	bool ok = true;

	for (size_t i = 0; i < n && ok && k->mode == KEEPER_FILES; i++)
		ok = !keeper_file_of(k, ids[i], &index) || save_allowed(keeper_path(k, index), err);
	free(ids);
	return ok;
}

/* What was refused may hold many answers: it waits with the steps that were undone. */
static void refuse(struct app *app, struct step *s, const char *why)
{
	history_push(&app->history, s);
	history_undid(&app->history, s);
	if (why)
		app_complain(app, "%s; %s tries again", why, app_key(app, "redo").s);
}

/* It was made from what was changed since. */
static void ask(struct keeper *k, struct app *app, struct step *s)
{
	if (k->mode == KEEPER_FILES) {
		*vec_push(&k->pending) = (struct keeper_pending){s, JOURNAL_DO, false};
		keeper_note_pending(k, app);
		k->pending.n--;
	}
	keeper_ask(k, app, s);
}

bool keeper_do(struct keeper *k, struct app *app, struct step *s)
{
	struct error err = {0};
	bool ok = false;

	keeper_save(k, app);
	set_author(k, s);
	if (!may_write(k, app) || !can_save(k, s, &err)) {
		refuse(app, s, err.msg);
	} else if (!keeper_apply(k, s, false, &err)) {
		refuse(app, s, err.msg);
		if (keeper_collides(k, s))
			ask(k, app, s);
	} else {
		ok = true;
		keeper_note_done(k, app, s, JOURNAL_DO);
		keeper_tell_changed(k, app, s);
	}
	error_release(&err);
	return ok;
}

/* Back through the history, or forward again. */
struct way {
	struct step *(*next)(const struct history *h);   /* the step to take */
	struct step *(*before)(const struct history *h); /* the one taken last */
	void (*went)(struct history *h, struct step *s);
	enum journal_kind kind;
	const char *to_do, *done; /* words */
};

static const struct way back = {history_last, history_next, history_undid,
				JOURNAL_UNDO, "undo",       "undone"};
static const struct way forth = {history_next, history_last, history_redid,
				 JOURNAL_REDO, "do again",   "done again"};

static void say_gone(const struct keeper *k, struct app *app, const struct way *w,
		     const struct step *last)
{
	if (k->gone > 1)
		app_note(app, "%zu steps %s, the last: %s", k->gone, w->done, last->name);
	else
		app_note(app, "%s: %s", w->done, last->name);
}

/* What a count did before there was no more to do. */
static void say_end(const struct keeper *k, struct app *app, const struct way *w)
{
	const struct step *last = w->before(&app->history);

	if (k->gone == 0 || !last)
		app_note(app, "nothing to %s", w->to_do);
	else if (k->gone == 1)
		app_note(app, "%s, there was no other: %s", w->done, last->name);
	else
		app_note(app, "%zu steps %s, there was no other; the last: %s", k->gone, w->done,
			 last->name);
}

/* Step `number` of a count, from 0; of earlier sessions too. */
static void go(struct keeper *k, struct app *app, const struct way *w, size_t number)
{
	struct error err = {0};
	struct step *s;

	k->gone = number ? k->gone : 0;
	keeper_save(k, app);
	if (!may_write(k, app))
		return;
	if (!w->next(&app->history))
		keeper_read_past(k, app);
	s = w->next(&app->history);
	if (!s) {
		say_end(k, app, w);
	} else if (!keeper_apply(k, s, w == &back, &err)) {
		app_complain(app, "cannot %s “%s”: %s", w->to_do, s->name, err.msg);
	} else {
		w->went(&app->history, s);
		keeper_note_done(k, app, s, w->kind);
		keeper_tell_changed(k, app, s);
		k->gone++;
		say_gone(k, app, w, s);
	}
	error_release(&err);
}

/* The opposite as a step of its own, so that it can be undone too. */
static void reverse(struct keeper *k, struct app *app, size_t index)
{
	const struct step *s = index < app->history.steps.n ? app->history.steps.v[index] : NULL;
	struct step *opposite;

	if (!s)
		return;
	if (s->undone) {
		app_note(app, "this step is undone already");
		return;
	}
	opposite = step_new("reverse: %s", s->name);
	for (size_t i = s->edits.n; i > 0; i--) {
		const struct edit *e = &s->edits.v[i - 1];

		step_add(opposite, e->kind, e->article, e->after.any, e->before.any);
	}
	app_note(app, "reversed: %s", s->name);
	keeper_do(k, app, opposite);
}

bool keeper_perform(struct keeper *k, struct app *app, struct effect e)
{
	switch (e.kind) {
	case EFFECT_DO:
		keeper_do(k, app, e.step);
		return true;
	case EFFECT_UNDO:
		go(k, app, &back, e.index);
		return true;
	case EFFECT_REDO:
		go(k, app, &forth, e.index);
		return true;
	case EFFECT_REVERSE:
		reverse(k, app, e.index);
		return true;
	case EFFECT_PAST:
		keeper_read_past(k, app);
		app_update(app, &(struct event){.kind = EVENT_PAST});
		return true;
	case EFFECT_DECIDE:
		keeper_decide(k, app);
		return true;
	case EFFECT_RECOVER:
		keeper_recover(k, app);
		return true;
	case EFFECT_TAKE_OVER:
		take_over(k, app);
		return true;
	default:
		return false;
	}
}
