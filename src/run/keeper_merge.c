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
	static const char *const kinds[] = {[EDIT_MENTION] = "mention",
					    [EDIT_REFUSAL] = "refusal",
					    [EDIT_FACT] = "fact",
					    [EDIT_ENTITY] = "entity"};
	struct str s = STR_INIT;

	str_printf(&s, "%s in %s", kinds[e->kind], e->article ? e->article : "entities.yaml");
	return str_take(&s);
}

/* ---- asking */

/* Every collision of the step in the files as they are now. */
static void list_collisions(struct keeper *k, struct app *app, const struct step *s)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);
	struct collision c;

	choice_clear(&app->choice);
	for (size_t i = 0; i < n; i++) {
		if (!keeper_file_of(k, ids[i], &index))
			continue;
		for (size_t at = 0; doc_collides(k->corpus, index, s, false, at, &c);
		     at = c.edit + 1) {
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

void keeper_ask(struct keeper *k, struct app *app, struct step *s)
{
	k->colliding = s;
	list_collisions(k, app, s);
	app_complain(app, "the file was changed outside, and “%s” does not fit it any more",
		     s->name);
	app_update(app, &(struct event){.kind = EVENT_CHOICE});
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

	if (keeper_file_of(k, e->article, &index) &&
	    doc_collides(k->corpus, index, s, false, edit, &c) && c.edit == edit)
		step_add(out, e->kind, e->article, c.theirs.any, e->after.any);
}

void keeper_decide(struct keeper *k, struct app *app)
{
	struct step *s = k->colliding, *decided;

	if (!s)
		return;
	k->colliding = NULL;
	decided = step_new("%s", s->name);
	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *e = &s->edits.v[i];
		const struct choice_row *row = row_of(app, i);

		if (!row)
			step_add(decided, e->kind, e->article, e->before.any, e->after.any);
		else if (row->keep_mine)
			add_mine(k, decided, s, i);
	}
	choice_clear(&app->choice);
	app_do(app, decided);
}

/* ---- reading again */

static bool collides(struct keeper *k, const struct step *s, bool backwards)
{
	size_t n, index;
	const char **ids = step_articles(s, &n);
	struct collision c;
	bool found = false;

	for (size_t i = 0; i < n && !found; i++)
		found = keeper_file_of(k, ids[i], &index) &&
			doc_collides(k->corpus, index, s, backwards, 0, &c);
	free(ids);
	return found;
}

/* The step does not fit: it is taken back where it was done, and asked about.  What was
 * to be undone or done again stays as it is. */
static void withdraw(struct keeper *k, struct app *app, struct keeper_pending p)
{
	struct error ignored = {0};
	bool backwards = p.kind == JOURNAL_UNDO;

	keeper_apply(k, app, p.step, !backwards, &ignored);
	error_release(&ignored);
	keeper_tell_changed(k, app, p.step);
	if (backwards)
		history_redid(&app->history);
	else
		history_undid(&app->history);
	p.step->undone = !backwards;
	if (p.kind == JOURNAL_DO)
		keeper_ask(k, app, p.step);
	else
		app_complain(app, "the file was changed outside: “%s” stays as it was",
			     p.step->name);
}

static void read_again(struct keeper *k, struct app *app, size_t index)
{
	if (index == KEEPER_REGISTER) {
		folder_reload_register(k->corpus);
		return;
	}
	if (app->current != NO_ARTICLE)
		corpus_article(k->corpus, app->current);
	folder_load(k->corpus, index, FOLDER_KEEP);
}

bool keeper_merge(struct keeper *k, struct app *app, size_t index)
{
	struct event ev = {.kind = EVENT_CHANGED, .index = index};
	struct error err = {0};
	bool ok = true;

	if (index == app->current)
		reopen_remember(app);
	read_again(k, app, index);
	app_update(app, &ev); /* what the article was is gone */
	for (size_t i = 0; i < k->pending.n && ok; i++) {
		struct keeper_pending p = k->pending.v[i];

		if (collides(k, p.step, p.kind == JOURNAL_UNDO)) {
			memmove(&k->pending.v[i], &k->pending.v[i + 1],
				(k->pending.n - i - 1) * sizeof p);
			k->pending.n--;
			i--;
			withdraw(k, app, p);
			continue;
		}
		ok = keeper_apply(k, app, p.step, p.kind == JOURNAL_UNDO, &err);
	}
	if (!ok)
		app_complain(app, "%s", err.msg);
	error_release(&err);
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

static bool look_at(struct keeper *k, struct app *app, size_t index, struct keeper_stamp *seen)
{
	struct keeper_stamp now;

	if (!stamp_of(k, index, &now) || same_stamp(seen, &now))
		return false;
	*seen = now;
	if (is_as_read(k, index))
		return false;
	keeper_merge(k, app, index);
	app_note(app, "%s was changed outside and read again", file_base(keeper_path(k, index)));
	return true;
}

bool keeper_look(struct keeper *k, struct app *app)
{
	bool news = false;

	keeper_know_today(k, app);
	if (k->mode != KEEPER_FILES || k->pending.n || app->mode != MODE_NORMAL)
		return false;
	if (app->article)
		news = look_at(k, app, app->current, &k->seen[0]);
	if (k->corpus->register_hash)
		news |= look_at(k, app, KEEPER_REGISTER, &k->seen[1]);
	return news;
}
