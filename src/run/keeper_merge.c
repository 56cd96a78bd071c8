/* SPDX-License-Identifier: MIT */
#include "keeper_int.h"

#include "app/open.h"
#include "app/update.h"
#include "base/file.h"
#include "base/hash.h"
#include "store/folder.h"

#include <string.h>
#include <sys/stat.h>

/* ---- what collides, in words */

static const char *name_of(const struct keeper *k, uint32_t entity)
{
	return entity == ENTITY_NONE ? "?" : k->corpus->entities.list.v[entity].name;
}

static void add_quote(struct str *out, const struct anchor *a)
{
	for (uint32_t i = 0; i < a->n; i++)
		str_printf(out, "%s“%.*s”", i ? " … " : " ", (int)a->parts[i].len, a->parts[i].s);
}

static void add_fact(struct str *out, const struct fact *f)
{
	const char *values[] = {f->predicate, f->when, f->where.words, f->reason, f->note};

	str_addz(out, f->claim ? f->claim : f->id);
	str_printf(out, " [%s]", verdict_word(f->verdict));
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (values[i])
			str_printf(out, " · %s", values[i]);
	for (size_t i = 0; i < f->source_count; i++)
		str_printf(out, " · %s %s", f->sources[i].who.words,
			   stance_word(f->sources[i].stance));
}

static char *words_of(const struct keeper *k, enum edit_kind kind, union edit_record r)
{
	struct str s = STR_INIT;

	if (!r.any) {
		str_addz(&s, "(removed)");
	} else if (kind == EDIT_FACT) {
		add_fact(&s, r.fact);
	} else if (kind == EDIT_ENTITY) {
		str_printf(&s, "%s, %s", r.entity->name, r.entity->type_word);
		for (size_t i = 0; i < r.entity->alias_count; i++)
			str_printf(&s, ", %s", r.entity->aliases[i]);
	} else {
		str_addz(&s, name_of(k, r.mention->entity));
		add_quote(&s, &r.mention->anchor);
	}
	return str_take(&s);
}

static char *title_of(const struct edit *e)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s in %s", edit_word(e->kind), e->article ? e->article : "entities.yaml");
	return str_take(&s);
}

/* ---- asking */

/* The first collision of the step in one of its files as they are now, from `edit` on. */
static bool next_collision(struct keeper *k, const struct step *s, size_t index, size_t edit,
			   struct collision *out)
{
	struct error ignored = {0};
	bool found = keeper_load_now(k, index, &ignored) &&
		     doc_collides(k->corpus, index, s, false, edit, out);

	error_release(&ignored);
	return found;
}

bool keeper_collides(struct keeper *k, const struct step *s)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);
	struct collision c;
	bool found = false;

	for (size_t i = 0; i < n && !found; i++)
		found = keeper_file_of(k, ids[i], &index) && next_collision(k, s, index, 0, &c);
	free(ids);
	return found;
}

/* Every collision of the step. */
static void list_collisions(struct keeper *k, struct app *app, const struct step *s)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);
	struct collision c;

	choice_clear(&app->choice);
	for (size_t i = 0; i < n; i++) {
		if (!keeper_file_of(k, ids[i], &index))
			continue;
		for (size_t at = 0; next_collision(k, s, index, at, &c); at = c.edit + 1) {
			const struct edit *e = &s->edits.v[c.edit];

			*vec_push(&app->choice.rows) = (struct choice_row){
			    .edit = c.edit,
			    .what = title_of(e),
			    .mine = words_of(k, e->kind, e->after),
			    .theirs = words_of(k, e->kind, c.theirs),
			};
		}
	}
	free(ids);
}

/* About the first that waits; where nothing collides any more it is done as it is. */
static void ask(struct keeper *k, struct app *app)
{
	const struct step *s;

	app->keeping.choices = k->colliding.n;
	if (!k->colliding.n)
		return;
	s = k->colliding.v[0];
	list_collisions(k, app, s);
	if (!app->choice.rows.n) {
		effects_add(&app->effects, EFFECT_DECIDE, 0);
		return;
	}
	app_complain(app, "“%s” does not fit what was changed meanwhile", s->name);
	app_update(app, &(struct event){.kind = EVENT_CHOICE});
}

void keeper_ask(struct keeper *k, struct app *app, struct step *s)
{
	*vec_push(&k->colliding) = s;
	app->keeping.choices = k->colliding.n;
	if (k->colliding.n == 1)
		ask(k, app);
}

static const struct choice_row *row_of(const struct app *app, size_t edit)
{
	for (size_t i = 0; i < app->choice.rows.n; i++)
		if (app->choice.rows.v[i].edit == edit)
			return &app->choice.rows.v[i];
	return NULL;
}

/* What stands there now is what mine is to replace. */
static void add_mine(struct keeper *k, struct step *out, const struct step *s, size_t edit)
{
	const struct edit *e = &s->edits.v[edit];
	struct collision c;
	size_t index;

	if (keeper_file_of(k, e->article, &index) && next_collision(k, s, index, edit, &c) &&
	    c.edit == edit)
		step_add(out, e->kind, e->article, c.theirs.any, e->after.any);
}

static struct step *decided(struct keeper *k, const struct app *app, const struct step *s)
{
	struct step *out = step_new("%s", s->name);

	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *e = &s->edits.v[i];
		const struct choice_row *row = row_of(app, i);

		if (!row)
			step_add(out, e->kind, e->article, e->before.any, e->after.any);
		else if (row->keep_mine)
			add_mine(k, out, s, i);
	}
	return out;
}

/* A step that takes the place of the one that waited, which is given up then. */
void keeper_decide(struct keeper *k, struct app *app)
{
	struct step *s, *instead;
	bool ok = true;

	if (!k->colliding.n)
		return;
	s = k->colliding.v[0];
	instead = decided(k, app, s);
	vec_remove(&k->colliding, 0);
	choice_clear(&app->choice);
	if (instead->edits.n)
		ok = keeper_do(k, app, instead);
	else
		step_free(instead);
	keeper_save(k, app);
	if (ok) {
		keeper_note(k, s, JOURNAL_UNDO);
		keeper_note(k, s, JOURNAL_SAVED);
		app->keeping.saved = true; /* the files hold what was decided */
	}
	ask(k, app);
}

/* ---- what does not fit */

/* Nothing of the step is pending any more.  It was done, as the files say, if its undoing
 * was pending first; `wanted`: what was pending would have done it. */
static void forget_pending(struct keeper *k, const struct step *s, bool *was_done, bool *wanted)
{
	bool first = true;

	for (size_t i = 0; i < k->pending.n;) {
		enum journal_kind kind = k->pending.v[i].kind;

		if (k->pending.v[i].step != s) {
			i++;
			continue;
		}
		if (first)
			*was_done = kind == JOURNAL_UNDO;
		first = false;
		*wanted = kind != JOURNAL_UNDO;
		vec_remove(&k->pending, i);
	}
}

/* The step does not fit the file: it is taken back where it was done, and asked about.
 * What was to be undone stays as it was. */
static void withdraw(struct keeper *k, struct app *app, struct step *s, size_t index)
{
	bool was_done = false, wanted = false;

	keeper_note_pending(k, app);
	forget_pending(k, s, &was_done, &wanted);
	keeper_apply_where_it_fits(k, s, !was_done, index);
	if (was_done)
		history_redid(&app->history, s);
	else
		history_undid(&app->history, s);
	keeper_tell_changed(k, app, s);
	if (!was_done && wanted) {
		keeper_ask(k, app, s);
		return;
	}
	keeper_note(k, s, was_done ? JOURNAL_REDO : JOURNAL_UNDO);
	keeper_note(k, s, JOURNAL_SAVED);
	app_complain(app, "the file was changed outside: “%s” stays as it was", s->name);
}

static bool in_memory(const struct keeper *k, size_t index)
{
	return index == KEEPER_REGISTER || k->corpus->articles.v[index].article;
}

/* Does what is pending in the one file, which says something else than it did; what does
 * not fit is withdrawn from all. */
static void fit(struct keeper *k, struct app *app, size_t index)
{
	for (size_t i = 0; i < k->pending.n && in_memory(k, index);) {
		struct keeper_pending p = k->pending.v[i];
		struct error err = {0};

		if (doc_apply(k->corpus, index, p.step, p.kind == JOURNAL_UNDO, &err)) {
			i++;
		} else {
			withdraw(k, app, p.step, index);
			i = 0; /* what is done already fits */
		}
		error_release(&err);
	}
}

void keeper_withdraw_unfit(struct keeper *k, struct app *app)
{
	k->unfit = false;
	for (size_t i = 0; i < k->corpus->articles.n; i++)
		fit(k, app, i);
}

/* ---- reading again */

static bool read_again(struct keeper *k, size_t index, struct error *err)
{
	const struct entry *e;

	if (index == KEEPER_REGISTER) {
		folder_reload_register(k->corpus);
		return true;
	}
	e = &k->corpus->articles.v[index];
	return folder_load(k->corpus, index, FOLDER_KEEP) ||
	       error_set(err, "%s: %s", e->path, e->fault);
}

bool keeper_merge(struct keeper *k, struct app *app, size_t index, struct error *err)
{
	struct event ev = {.kind = EVENT_CHANGED, .index = index};
	bool ok;

	if (index == app->current)
		reopen_remember(app);
	ok = read_again(k, index, err);
	app_update(app, &ev); /* what the article was is gone */
	if (ok)
		fit(k, app, index);
	app_update(app, &ev);
	return ok;
}

/* ---- looking */

static bool stamp_of(struct keeper *k, size_t index, struct keeper_stamp *out)
{
	struct stat st;

	if (stat(keeper_path(k, index), &st) < 0)
		return false;
	*out = (struct keeper_stamp){.index = index,
				     .seconds = st.st_mtim.tv_sec,
				     .nanoseconds = st.st_mtim.tv_nsec,
				     .size = st.st_size,
				     .inode = st.st_ino};
	return true;
}

static bool same_stamp(const struct keeper_stamp *a, const struct keeper_stamp *b)
{
	return a->index == b->index && a->seconds == b->seconds &&
	       a->nanoseconds == b->nanoseconds && a->size == b->size && a->inode == b->inode;
}

static bool is_as_read(struct keeper *k, size_t index)
{
	struct str bytes = STR_INIT;
	struct error err = {0};
	bool same = file_read(keeper_path(k, index), &bytes, FILE_LIMIT, &err) &&
		    hash_bytes((struct slice){bytes.s, bytes.len}) == keeper_hash(k, index);

	error_release(&err);
	str_release(&bytes);
	return same;
}

static void tell_read_again(struct keeper *k, struct app *app, size_t index)
{
	const struct article *a = index == app->current ? app->article : NULL;
	struct str review = STR_INIT;
	bool some = a && open_add_review(a, &review);

	app_note(app, "%s was changed outside and read again%s%s", file_base(keeper_path(k, index)),
		 some ? "; " : "", review.s);
	str_release(&review);
}

static bool look_at(struct keeper *k, struct app *app, size_t index, struct keeper_stamp *seen)
{
	struct error err = {0};
	struct keeper_stamp now;

	if (!stamp_of(k, index, &now) || same_stamp(seen, &now))
		return false;
	*seen = now;
	if (is_as_read(k, index))
		return false;
	if (keeper_merge(k, app, index, &err))
		tell_read_again(k, app, index);
	else
		app_complain(app, "%s", err.msg);
	error_release(&err);
	return true;
}

bool keeper_look(struct keeper *k, struct app *app)
{
	bool news = false;

	keeper_know_today(k, app);
	if (k->mode != KEEPER_FILES || k->pending.n || app->mode != MODE_NORMAL || app->help.keys)
		return false;
	if (app->article)
		news = look_at(k, app, app->current, &k->seen[0]);
	if (k->corpus->register_hash)
		news |= look_at(k, app, KEEPER_REGISTER, &k->seen[1]);
	return news;
}
