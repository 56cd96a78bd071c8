/* SPDX-License-Identifier: MIT */
#include "keeper_int.h"

#include "base/file.h"
#include "base/hash.h"
#include "store/save.h"

#include <string.h>

/* Bytes of hunks that are remembered for one step, and for all. */
enum { TRIES = 5, TRAIL_MOST = 1 << 20, TRAILS_MOST = 32 << 20 };

/* One file on its way: what stands there and what shall. */
struct writing {
	size_t index;
	const char *article; /* id; NULL: the register */
	struct str old;
	uint64_t old_hash;
	struct draft own;
	struct draft *draft; /* &own, or the keeper's, whose cache is warm */
};

struct batch {
	struct writing *list; /* owned */
	size_t n;
};

static void batch_release(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++) {
		str_release(&b->list[i].old);
		draft_release(&b->list[i].own);
	}
	free(b->list);
	*b = (struct batch){0};
}

static void batch_add(struct batch *b, struct keeper *k, const struct app *app, const char *article)
{
	struct writing *w = &b->list[b->n];
	size_t index;

	if (!keeper_file_of(k, article, &index))
		return;
	for (size_t i = 0; i < b->n; i++)
		if (b->list[i].index == index)
			return;
	*w = (struct writing){.index = index, .article = article};
	str_init(&w->old);
	draft_init(&w->own);
	w->draft = index == app->current ? &k->draft : &w->own;
	b->n++;
}

/* Every file that something pending concerns, once. */
static void batch_init(struct batch *b, struct keeper *k, const struct app *app)
{
	size_t most = 0, n;

	*b = (struct batch){0};
	for (size_t i = 0; i < k->pending.n; i++)
		most += k->pending.v[i].step->edits.n;
	b->list = mem_zalloc(most, sizeof *b->list);
	for (size_t i = 0; i < k->pending.n; i++) {
		const char **ids = step_articles(k->pending.v[i].step, &n);

		for (size_t j = 0; j < n; j++)
			batch_add(b, k, app, ids[j]);
		free(ids);
	}
}

/* Ids of articles; NULL is the register. */
static bool is_same_file(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool has_own_entities(const struct keeper *k, const char *article)
{
	for (size_t i = 0; i < k->pending.n; i++) {
		const struct step *s = k->pending.v[i].step;

		for (size_t j = 0; j < s->edits.n; j++)
			if (s->edits.v[j].kind == EDIT_ENTITY && article &&
			    is_same_file(s->edits.v[j].article, article))
				return true;
	}
	return false;
}

static bool read_old(struct keeper *k, struct writing *w, struct error *err)
{
	const char *path = keeper_path(k, w->index);

	w->old_hash = 0;
	str_clear(&w->old);
	if (w->index == KEEPER_REGISTER && !file_exists(path))
		return true;
	if (!file_read(path, &w->old, FILE_LIMIT, err))
		return false;
	w->old_hash = hash_bytes((struct slice){w->old.s, w->old.len});
	return true;
}

/* The exact way back, where the file is still what the step made of it; false: there is
 * none. */
static bool write_back(struct keeper *k, struct writing *w)
{
	const struct keeper_pending *p = &k->pending.v[0];
	const struct keeper_trail *t = keeper_trail_of(k, p->step->number);
	struct slice old = {w->old.s, w->old.len};
	struct error err = {0};
	bool ok = false;

	if (k->pending.n != 1 || p->kind != JOURNAL_UNDO || !t)
		return false;
	for (size_t i = 0; i < t->n && !ok; i++) {
		const struct journal_file *f = &t->files[i];

		ok = is_same_file(f->article, w->article) && f->after == w->old_hash &&
		     f->before != 0 &&
		     draft_back(w->draft, keeper_path(k, w->index), old, f->hunks, f->n, &err) &&
		     w->draft->hash == f->before;
	}
	error_release(&err);
	return ok;
}

static bool write_anew(struct keeper *k, struct writing *w, struct error *err)
{
	const struct corpus *c = k->corpus;
	struct slice old = {w->old.s, w->old.len};

	if (w->index == KEEPER_REGISTER)
		return draft_register(w->draft, keeper_path(k, w->index), old, &c->entities, err);
	return draft_article(w->draft, keeper_path(k, w->index), old,
			     c->articles.v[w->index].article, &c->entities,
			     has_own_entities(k, w->article), err);
}

enum outcome { DONE, AGAIN, FAILED };

/* What each file shall be. */
static enum outcome prepare(struct keeper *k, struct app *app, struct batch *b, struct error *err)
{
	for (size_t i = 0; i < b->n; i++) {
		struct writing *w = &b->list[i];

		if (!keeper_load_now(k, w->index, err) || !read_old(k, w, err))
			return FAILED;
		if (k->unfit) {
			keeper_withdraw_unfit(k, app);
			return AGAIN;
		}
		if (w->old_hash != keeper_hash(k, w->index))
			return keeper_merge(k, app, w->index, err) ? AGAIN : FAILED;
		if (!write_back(k, w) && !write_anew(k, w, err))
			return FAILED;
		str_release(&w->old); /* a step may change thousands of files */
		if (w->draft == &w->own)
			draft_trim(w->draft);
	}
	return DONE;
}

/* Only a step that is saved alone knows how it changes its files. */
static struct journal_file *files_of(const struct batch *b, bool written, bool alone)
{
	struct journal_file *files = mem_zalloc(b->n, sizeof *files);

	for (size_t i = 0; i < b->n; i++) {
		const struct writing *w = &b->list[i];

		files[i].article = w->article;
		if (written)
			files[i].after = w->draft->hash;
		if (!written || !alone)
			continue;
		files[i].before = w->old_hash;
		files[i].hunks = w->draft->hunks.v;
		files[i].n = w->draft->hunks.n;
	}
	return files;
}

/* Without `written` it is not known yet what the files shall be: the step itself is
 * kept in any case. */
static bool note_in_journal(struct keeper *k, const struct batch *b, bool written,
			    struct error *err)
{
	bool alone = written && k->pending.n == 1;
	struct journal_file *files = files_of(b, written, alone);
	char when[32];
	bool ok = true;

	keeper_now(when);
	for (size_t i = 0; i < k->pending.n && ok && k->journal; i++) {
		struct keeper_pending *p = &k->pending.v[i];
		/* one that was withdrawn and done again may be new to the journal */
		bool fresh = p->kind != JOURNAL_UNDO && !p->step->number;
		struct journal_entry e = {.kind = fresh ? JOURNAL_DO : p->kind,
					  .about = p->step->number,
					  .who = k->who,
					  .when = when,
					  .step = fresh ? p->step : NULL,
					  .files = files,
					  .n = b->n};

		if (p->noted)
			continue; /* an earlier try wrote it */
		ok = p->noted = journal_append(k->journal, &e, &k->corpus->entities, err);
		if (ok && fresh && alone)
			keeper_add_trail(k, p->step->number, files, b->n);
	}
	free(files);
	return ok;
}

/* An article that is not in memory any more will be read as it is now. */
static void know(struct keeper *k, const struct writing *w)
{
	struct article *a;

	if (w->index == KEEPER_REGISTER) {
		k->corpus->register_hash = w->draft->hash;
		return;
	}
	a = k->corpus->articles.v[w->index].article;
	if (a)
		a->hash = w->draft->hash;
}

static enum outcome write_files(struct keeper *k, struct app *app, struct batch *b,
				struct error *err)
{
	for (size_t i = 0; i < b->n; i++) {
		struct writing *w = &b->list[i];
		struct slice bytes = {w->draft->bytes.s, w->draft->bytes.len};

		if (w->draft->hash == w->old_hash)
			continue;
		switch (save_file(keeper_path(k, w->index), w->old_hash, bytes, err)) {
		case SAVE_DONE:
			know(k, w);
			break;
		case SAVE_CHANGED:
			error_release(err);
			return keeper_merge(k, app, w->index, err) ? AGAIN : FAILED;
		case SAVE_FAILED:
			return FAILED;
		}
	}
	return DONE;
}

void keeper_note_pending(struct keeper *k, struct app *app)
{
	struct error ignored = {0};
	struct batch b;

	batch_init(&b, k, app);
	note_in_journal(k, &b, false, &ignored);
	batch_release(&b);
	error_release(&ignored);
}

void keeper_note(struct keeper *k, const struct step *s, enum journal_kind kind)
{
	struct error ignored = {0}; /* the files are safe; at the next start they are looked at */
	char when[32];
	struct journal_entry e = {.kind = kind, .about = s->number, .who = k->who, .when = when};

	keeper_now(when);
	if (k->journal && s->number)
		journal_append(k->journal, &e, &k->corpus->entities, &ignored);
	error_release(&ignored);
}

static enum outcome save_once(struct keeper *k, struct app *app, struct error *err)
{
	struct batch b;
	enum outcome o;

	batch_init(&b, k, app);
	o = prepare(k, app, &b, err);
	if (o == DONE && !note_in_journal(k, &b, true, err))
		o = FAILED;
	else if (o == FAILED)
		note_in_journal(k, &b, false, err);
	if (o == DONE)
		o = write_files(k, app, &b, err);
	batch_release(&b);
	return o;
}

bool keeper_save(struct keeper *k, struct app *app)
{
	struct error err = {0};
	enum outcome o = AGAIN;

	if (k->mode != KEEPER_FILES || k->pending.n == 0)
		return false;
	keeper_ready(k, app);
	for (int i = 0; i < TRIES && o == AGAIN && k->pending.n; i++)
		o = save_once(k, app, &err);
	if (o == DONE) {
		for (size_t i = 0; i < k->pending.n; i++)
			keeper_note(k, k->pending.v[i].step, JOURNAL_SAVED);
		vec_clear(&k->pending);
	} else if (err.msg) {
		app_complain(app, "not saved: %s", err.msg);
	} else if (k->pending.n) {
		keeper_note_pending(k, app);
		app_complain(app,
			     "not saved: the file keeps changing; the next change tries again");
	}
	app->keeping.unsaved = k->pending.n;
	app->keeping.trouble = k->pending.n > 0;
	app->keeping.saved |= o == DONE;
	error_release(&err);
	return true;
}

/* ---- trails */

const struct keeper_trail *keeper_trail_of(const struct keeper *k, uint64_t step)
{
	for (size_t i = k->trails.n; i > 0 && step; i--)
		if (k->trails.v[i - 1].step == step)
			return &k->trails.v[i - 1];
	return NULL;
}

static size_t size_of(const struct journal_file *files, size_t n)
{
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < files[i].n; j++)
			bytes += files[i].hunks[j].removed.len + files[i].hunks[j].added.len;
	return bytes;
}

/* Those of the steps that were done last are wanted first. */
static void forget_oldest(struct keeper *k)
{
	struct keeper_trail *oldest = &k->trails.v[0];

	k->trail_bytes -= size_of(oldest->files, oldest->n);
	arena_release(&oldest->arena);
	vec_remove(&k->trails, 0);
}

void keeper_add_trail(struct keeper *k, uint64_t step, const struct journal_file *files, size_t n)
{
	struct keeper_trail t = {.step = step, .n = n};
	size_t bytes = size_of(files, n);

	if (bytes > TRAIL_MOST)
		return;
	k->trail_bytes += bytes;
	while (k->trail_bytes > TRAILS_MOST && k->trails.n)
		forget_oldest(k);
	t.files = arena_zalloc(&t.arena, n, sizeof *t.files);
	for (size_t i = 0; i < n; i++) {
		const struct journal_file *f = &files[i];
		const char *id = f->article;

		t.files[i] = *f;
		t.files[i].article = id ? arena_copy(&t.arena, id, strlen(id)) : NULL;
		t.files[i].hunks = arena_alloc(&t.arena, f->n * sizeof *f->hunks);
		for (size_t j = 0; j < f->n; j++)
			t.files[i].hunks[j] = (struct hunk){
			    f->hunks[j].at, arena_slice(&t.arena, f->hunks[j].removed),
			    arena_slice(&t.arena, f->hunks[j].added)};
	}
	*vec_push(&k->trails) = t;
}
