/* SPDX-License-Identifier: MIT */
#include "run/remember.h"

#include "app/select.h"
#include "base/file.h"
#include "store/linefile.h"
#include "store/memory_file.h"
#include "store/state.h"

#include <string.h>
#include <time.h>

#define READ "read"
#define SEARCHES "searches"

enum {
	PAUSE = 60,           /* seconds between two writes while one reads */
	READ_MOST = 200000,   /* articles */
	READ_FIRST = 64 << 10 /* bytes of the list of these that do not delay the first frame */
};

/* Lines that were typed, of all corpora: file, member of struct app. */
#define LINES(X) X("searches", search.past) X("commands", palette.past)

static const char *const panes[PANE_COUNT] = {"articles", "text", "entities", "facts"};

/* ---- what was read */

/* What is known already is no news to be kept.  False when the file is longer. */
static bool load_read(struct remember *r, struct app *app, size_t most)
{
	size_t known = app->seen.changed.n;
	char *path = file_join(r->folder, READ);
	struct linefile f;
	bool ok = linefile_read(&f, path, most);

	for (size_t i = 0; i < f.lines.n; i++) {
		size_t index = corpus_find(app->corpus, f.lines.v[i]);

		if (index != SIZE_MAX)
			seen_set(&app->seen, index, true);
	}
	app->seen.changed.n = known;
	linefile_release(&f);
	free(path);
	return ok;
}

static void keep_read(struct remember *r, struct app *app, struct error *err)
{
	VEC(struct linefile_change) changes = {0};
	struct seen *s = &app->seen;
	char *path = file_join(r->folder, READ);

	for (size_t i = 0; i < s->changed.n; i++) {
		size_t index = s->changed.v[i];

		*vec_push(&changes) = (struct linefile_change){
		    slice_of(app->corpus->articles.v[index].id), !seen_is_read(s, index)};
	}
	if (changes.n)
		linefile_change(path, changes.v, changes.n, READ_MOST, err);
	vec_clear(&s->changed);
	vec_release(&changes);
	free(path);
}

/* ---- lines that were typed */

static void load_lines(const char *name, struct lines *l)
{
	struct error err = {0};
	char *path = state_file(name, false, &err);
	struct linefile f;

	if (path) {
		linefile_read(&f, path, FILE_LIMIT);
		for (size_t i = 0; i < f.lines.n; i++)
			lines_add(l, f.lines.v[i]);
		linefile_release(&f);
	}
	l->fresh = 0;
	error_release(&err);
	free(path);
}

static void keep_lines(const char *name, struct lines *l, struct error *err)
{
	VEC(struct linefile_change) changes = {0};
	char *path = l->fresh ? state_file(name, true, err) : NULL;

	for (size_t i = l->fresh < l->list.n ? l->list.n - l->fresh : 0; i < l->list.n; i++)
		*vec_push(&changes) = (struct linefile_change){slice_of(l->list.v[i]), false};
	if (path)
		linefile_change(path, changes.v, changes.n, LINES_KEPT, err);
	l->fresh = 0;
	vec_release(&changes);
	free(path);
}

/* ---- settings that were changed in the reader: how it looks, and no others */

static const char *const looks[] = {"measure",        "highlights", "articles",
				    "articles-width", "side-width", "facts-height"};
enum { LOOKS = sizeof looks / sizeof looks[0] };

static const struct setting *look_named(const char *name)
{
	for (size_t i = 0; i < LOOKS; i++)
		if (strcmp(looks[i], name) == 0)
			return settings_find(slice_of(name));
	return NULL;
}

static bool is_value(const struct settings *s, const struct setting *row, const char *value)
{
	struct str now = STR_INIT;
	bool is;

	settings_get(s, row, &now);
	is = strcmp(now.s, value) == 0;
	str_release(&now);
	return is;
}

/* Whoever writes another value into the configuration means that one. */
static void restore_settings(struct app *app)
{
	const struct memory_open *o = &app->memory.open;
	struct error err = {0};

	for (size_t i = 0; i < o->settings.n; i++) {
		const struct memory_setting *m = &o->settings.v[i];
		const struct setting *row = look_named(m->name);

		if (row && is_value(&app->settings, row, m->from))
			settings_set(&app->settings, slice_of(m->name), slice_of(m->to), &err);
	}
	error_release(&err);
}

static const char *value_in(struct arena *a, const struct settings *s, const struct setting *row)
{
	struct str value = STR_INIT;
	const char *copy;

	settings_get(s, row, &value);
	copy = arena_copy(a, value.s, value.len);
	str_release(&value);
	return copy;
}

static void add_settings(const struct remember *r, struct app *app, struct memory_open *o)
{
	struct arena *a = &app->memory.arena;

	for (size_t i = 0; i < LOOKS; i++) {
		const struct setting *row = look_named(looks[i]);
		const char *from = value_in(a, &r->first, row);

		if (!is_value(&app->settings, row, from))
			*vec_push(&o->settings) = (struct memory_setting){
			    row->name, from, value_in(a, &app->settings, row)};
	}
}

/* ---- places */

static void load_jumps(struct app *app)
{
	const struct memory_list *l = &app->memory.jumps;

	for (size_t i = 0; i < l->all.n; i++) {
		const struct memory_place *p = &l->all.v[i];
		size_t index = corpus_find(app->corpus, slice_of(p->article));

		if (index != SIZE_MAX)
			*vec_push(&app->jumps.list) = (struct place){index, p->spot, p->at};
	}
	app->jumps.at = app->jumps.list.n;
}

static void add_jumps(struct app *app)
{
	vec_clear(&app->memory.jumps.all);
	for (size_t i = 0; i < app->jumps.list.n; i++) {
		const struct place *p = &app->jumps.list.v[i];

		if (!p->at)
			*vec_push(&app->memory.jumps.all) = (struct memory_place){
			    .article = app->corpus->articles.v[p->article].id, .spot = p->spot};
	}
}

static void jumps_are_kept(struct app *app, int64_t at)
{
	for (size_t i = 0; i < app->jumps.list.n; i++)
		if (!app->jumps.list.v[i].at)
			app->jumps.list.v[i].at = at;
}

static void add_open(const struct remember *r, struct app *app)
{
	struct memory_open *o = &app->memory.open;
	const struct entities *es = &app->corpus->entities;

	vec_clear(&o->settings);
	o->article = app->corpus->articles.v[app->current].id;
	o->pane = panes[app->focus];
	o->entity = app->entity == ENTITY_NONE ? "" : es->list.v[app->entity].id;
	o->fact = app->article && app->fact != NO_INDEX ? app->article->facts[app->fact].id : "";
	o->line = view_line(&app->view, app->view.cursor);
	o->alone = app->only_text;
	o->at = 0;
	add_settings(r, app, o);
	if (app->article)
		memory_visit(&app->memory, o->article, app_place(app).spot);
}

/* When it was, and never before what others wrote: a clock may be put back. */
static int64_t time_of(const struct remember *r)
{
	int64_t at = r->moved ? r->moved : (int64_t)time(NULL);

	return at > r->latest ? at : r->latest + 1;
}

/* What others remember is ours from now on. */
static void keep_memory(struct remember *r, struct app *app, struct error *err)
{
	char *path = file_join(r->folder, MEMORY_FILE), *aside;
	struct memory kept;
	int64_t at = time_of(r);

	if (r->moved && app->current != NO_ARTICLE)
		add_open(r, app);
	add_jumps(app);
	memory_init(&kept);
	memory_keep(path, &app->memory, at, &kept, &aside, err);
	jumps_are_kept(app, at);
	memory_release(&app->memory);
	app->memory = kept;
	r->latest = memory_latest(&kept);
	free(aside);
	free(path);
}

/* ---- the beginning */

void remember_open(struct remember *r, struct app *app, size_t *index)
{
	const char *was;
	char *path;

	*r = (struct remember){.first = app->settings, .kept = (int64_t)time(NULL)};
	r->folder = state_path(app->corpus->folder);
	if (r->folder) {
		path = file_join(r->folder, MEMORY_FILE);
		memory_read(path, &app->memory, &r->trouble);
		free(path);
	}
	r->latest = memory_latest(&app->memory);
	load_jumps(app);
	restore_settings(app);
	app->only_text = app->memory.open.alone;
	app_relayout(app);
	r->later = r->folder && !load_read(r, app, READ_FIRST);
	if (*index != NO_ARTICLE)
		return;
	was = app->memory.open.article;
	*index = was ? corpus_find(app->corpus, slice_of(was)) : SIZE_MAX;
	r->resumed = *index != SIZE_MAX;
	if (!r->resumed)
		*index = 0;
}

static void select_again(struct app *app, const struct memory_open *o)
{
	uint32_t entity = entities_find(&app->corpus->entities, slice_of(o->entity));
	size_t fact = article_find_fact(app->article, o->fact);

	if (entity != ENTITY_NONE)
		select_entity(app, entity);
	if (fact != SIZE_MAX)
		select_fact(app, (uint32_t)fact);
}

static void note_place(struct remember *r, const struct app *app)
{
	r->article = app->current;
	r->cursor = app->view.cursor;
	r->focus = app->focus;
	r->alone = app->only_text;
	r->settings = app->settings;
}

static bool is_elsewhere(const struct remember *r, const struct app *app)
{
	return app->current != r->article || app->view.cursor != r->cursor ||
	       app->focus != r->focus || app->only_text != r->alone ||
	       memcmp(&app->settings, &r->settings, sizeof r->settings) != 0;
}

void remember_resume(struct remember *r, struct app *app)
{
	const struct memory_open *o = &app->memory.open;

	if (r->resumed && app->article) {
		select_again(app, o);
		for (int i = 0; i < PANE_COUNT; i++)
			if (strcmp(o->pane, panes[i]) == 0)
				app->focus = (enum pane)i;
		app_relayout(app);
		if (o->line >= 0)
			view_put(&app->view, o->line);
	}
	note_place(r, app);
	if (!r->resumed)
		r->moved = r->kept; /* another article is open now */
	if (r->trouble.msg)
		app_complain(app, "%s; the file is put aside at the end", r->trouble.msg);
	error_release(&r->trouble);
}

bool remember_greet(struct remember *r, struct app *app)
{
	bool news = r->later && load_read(r, app, FILE_LIMIT);

#define X(name, lines) load_lines(name, &app->lines);
	LINES(X)
#undef X
	return news;
}

/* ---- keeping */

static bool has_new_mark(const struct app *app)
{
	const struct memory_list *l = &app->memory.marks;

	return l->all.n && !vec_last(&l->all)->at;
}

static bool is_news(const struct remember *r, const struct app *app)
{
#define X(name, lines) app->lines.fresh ||
	return LINES(X) r->moved || app->seen.changed.n || has_new_mark(app);
#undef X
}

void remember_keep(struct remember *r, struct app *app)
{
	struct error err = {0};
	char *folder;

	if (!r->folder || !is_news(r, app))
		return;
	folder = state_folder(app->corpus->folder, &err);
	if (folder) {
		keep_memory(r, app, &err);
		keep_read(r, app, &err);
#define X(name, lines) keep_lines(name, &app->lines, &err);
		LINES(X)
#undef X
	} else {
		free(r->folder); /* it is not tried again */
		r->folder = NULL;
	}
	r->moved = 0;
	r->kept = (int64_t)time(NULL);
	error_release(&err);
	free(folder);
}

void remember_look(struct remember *r, struct app *app)
{
	if (is_elsewhere(r, app)) {
		note_place(r, app);
		r->moved = (int64_t)time(NULL);
	}
	if (has_new_mark(app) || r->moved - r->kept >= PAUSE)
		remember_keep(r, app);
}

void remember_close(struct remember *r, struct app *app)
{
	remember_keep(r, app);
	error_release(&r->trouble);
	free(r->folder);
	*r = (struct remember){0};
}
