/* SPDX-License-Identifier: MIT */
#include "keeper_int.h"

#include "app/ask.h"
#include "app/update.h"
#include "base/file.h"
#include "base/hash.h"
#include "store/save.h"
#include "store/state.h"

/* The journal as far as it was read. */
struct past {
	struct keeper *k;
	const struct app *app;
	VEC(struct step *) steps; /* those that are not of this session, and ours to give */
	VEC(bool) open;           /* likewise: no SAVED came after its last entry */
};

static bool is_of_this_session(const struct app *app, uint64_t number)
{
	for (size_t i = 0; i < app->history.steps.n; i++)
		if (app->history.steps.v[i]->number == number)
			return true;
	return false;
}

static size_t find_step(const struct past *p, uint64_t number)
{
	size_t low = 0, high = p->steps.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (p->steps.v[mid]->number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < p->steps.n && p->steps.v[low]->number == number ? low : SIZE_MAX;
}

static void take_step(struct past *p, struct journal_entry *e)
{
	if (!e->step || is_of_this_session(p->app, e->number))
		return;
	keeper_add_trail(p->k, e->number, e->files, e->n);
	*vec_push(&p->steps) = e->step;
	*vec_push(&p->open) = true;
	e->step = NULL;
}

static bool take_entry(void *context, struct journal_entry *e)
{
	struct past *p = context;
	size_t i = find_step(p, e->about);

	if (e->kind == JOURNAL_DO)
		take_step(p, e);
	else if (i == SIZE_MAX)
		return true;
	else if (e->kind == JOURNAL_SAVED)
		p->open.v[i] = false;
	else {
		p->steps.v[i]->undone = e->kind == JOURNAL_UNDO;
		p->open.v[i] = true;
	}
	return true;
}

static void past_release(struct past *p)
{
	for (size_t i = 0; i < p->steps.n; i++)
		step_free(p->steps.v[i]);
	vec_release(&p->steps);
	vec_release(&p->open);
}

/* Reads all of the journal; says what was damaged. */
static bool read_journal(struct past *p, struct app *app)
{
	struct error err = {0};
	size_t damaged = 0;
	bool ok =
	    journal_read(p->k->journal, &p->k->corpus->entities, take_entry, p, &damaged, &err);

	if (!ok)
		app_complain(app, "%s", err.msg);
	else if (damaged)
		app_complain(app,
			     "%zu damaged entr%s of the journal passed over; postil log says which",
			     damaged, damaged == 1 ? "y" : "ies");
	error_release(&err);
	return ok;
}

void keeper_read_past(struct keeper *k, struct app *app)
{
	struct past p = {.k = k, .app = app};

	keeper_ready(k, app);
	if (app->history.complete || !k->journal)
		return;
	if (read_journal(&p, app)) {
		history_prepend(&app->history, p.steps.v, p.steps.n);
		p.steps.n = 0;
	}
	app->history.complete = true;
	past_release(&p);
}

/* ---- after a crash */

/* Is the file what the step made of it? */
static bool is_written(struct keeper *k, const struct journal_file *f)
{
	struct str bytes = STR_INIT;
	struct error err = {0};
	size_t index;
	bool same = keeper_file_of(k, f->article, &index) &&
		    file_read(keeper_path(k, index), &bytes, FILE_LIMIT, &err) &&
		    hash_bytes((struct slice){bytes.s, bytes.len}) == f->after;

	error_release(&err);
	str_release(&bytes);
	return same;
}

static bool all_written(struct keeper *k, const struct step *s)
{
	const struct keeper_trail *t = keeper_trail_of(k, s->number);
	bool all = t && !s->undone;

	for (size_t i = 0; all && i < t->n; i++)
		all = is_written(k, &t->files[i]);
	return all;
}

/* The steps are the history's too, so only what they hold is done again. */
static void answer(struct app *app, const char *letter)
{
	app->keeping.recover = letter[0];
	effects_add(&app->effects, EFFECT_RECOVER, 0);
}

static void offer(struct keeper *k, struct app *app)
{
	struct str s = STR_INIT;

	str_printf(&s, "postil ended before this was saved: “%s”", k->unsaved.v[0]->name);
	if (k->unsaved.n > 1)
		str_printf(&s, " and %zu more", k->unsaved.n - 1);
	str_addz(&s, ". y save it now  n undo it");
	ask_letter(app, s.s, "yn", answer);
	str_release(&s);
}

void keeper_greet(struct keeper *k, struct app *app)
{
	struct past p = {.k = k, .app = app};

	if (k->mode != KEEPER_FILES)
		return;
	if (k->corpus->leftovers)
		save_clean(k->corpus->folder); /* also when the journal was deleted */
	if (!state_has(k->corpus->folder, JOURNAL_FILE))
		return;
	keeper_ready(k, app);
	if (app->keeping.along || !k->journal || !journal_is_open(k->journal) ||
	    !read_journal(&p, app))
		return;
	for (size_t i = 0; i < p.steps.n; i++) {
		struct step *s = p.steps.v[i];

		if (!p.open.v[i])
			continue;
		if (all_written(k, s))
			keeper_note(k, s, JOURNAL_SAVED);
		else
			*vec_push(&k->unsaved) = s;
	}
	history_prepend(&app->history, p.steps.v, p.steps.n);
	app->history.complete = true;
	p.steps.n = 0;
	past_release(&p);
	if (k->unsaved.n)
		offer(k, app);
}

static void done_now(struct keeper *k, struct app *app, struct step *s, enum journal_kind kind)
{
	keeper_note_done(k, app, s, kind);
	keeper_tell_changed(k, app, s);
	keeper_save(k, app);
}

/* What was undone is undone again, what was done is done; what is done already stays. */
static void bring_back(struct keeper *k, struct app *app, struct step *s)
{
	struct error err = {0};

	if (keeper_apply(k, s, s->undone, &err)) {
		done_now(k, app, s, s->undone ? JOURNAL_UNDO : JOURNAL_REDO);
		app_note(app, "saved: %s", s->name);
	} else if (s->undone) {
		history_redid(&app->history, s);
		keeper_note(k, s, JOURNAL_REDO);
		keeper_note(k, s, JOURNAL_SAVED);
		app_complain(app, "cannot undo “%s” any more: %s", s->name, err.msg);
	} else {
		history_undid(&app->history, s);
		app_complain(app, "%s", err.msg);
		if (keeper_collides(k, s))
			keeper_ask(k, app, s);
	}
	error_release(&err);
}

static void give_up(struct keeper *k, struct app *app, struct step *s)
{
	if (!s->undone) {
		keeper_apply_where_it_fits(k, s, true, KEEPER_NO_FILE);
		history_undid(&app->history, s);
		done_now(k, app, s, JOURNAL_UNDO);
	}
	keeper_note(k, s, JOURNAL_SAVED);
}

void keeper_recover(struct keeper *k, struct app *app)
{
	for (size_t i = 0; i < k->unsaved.n; i++) {
		if (app->keeping.recover == 'y')
			bring_back(k, app, k->unsaved.v[i]);
		else
			give_up(k, app, k->unsaved.v[i]);
	}
	vec_clear(&k->unsaved);
}
