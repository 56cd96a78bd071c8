/* SPDX-License-Identifier: MIT */
#include "app/picker.h"

#include "app/app.h"
#include "app/keys.h"

#include <string.h>

/* ---- size */

enum { LINES_MOST = 12, LINES_TITLED = 4 };

int picker_lines(const struct app *app, bool *titled)
{
	int room = app->layout.rows - app->layout.title.h - app->layout.status.h;
	int lines = room > 16 ? room / 2 : room > 8 ? 8 : room - 1;

	*titled = lines >= LINES_TITLED;
	lines -= *titled;
	return lines > LINES_MOST ? LINES_MOST : lines < 1 ? 1 : lines;
}

bool picker_offers_new(const struct app *app)
{
	const struct picker *p = &app->picker;

	return p->rows.n && vec_last(&p->rows)->entity == ENTITY_NONE;
}

/* The new one is always in sight, below the others. */
static void fit(struct app *app)
{
	struct list *l = &app->picker.list;
	bool titled, offers = picker_offers_new(app);
	int lines = picker_lines(app, &titled) - offers;
	size_t n = app->picker.rows.n - offers;

	if (l->cursor < n && lines > 0)
		list_fit(l, n, (size_t)lines);
}

/* ---- the list */

/* Its place among the others: what matched best, then who is here, then who is
 * mentioned most. */
struct rank {
	int score;
	uint32_t here;
	uint32_t total;
};

struct candidate {
	struct picker_row row;
	struct rank rank;
};

static bool is_before(const struct rank *a, const struct rank *b)
{
	if (a->score != b->score)
		return a->score > b->score;
	if (a->here != b->here)
		return a->here > b->here;
	return a->total > b->total;
}

/* Keeps the best, in order; equal ones as they came. */
static size_t keep(struct candidate *best, size_t n, const struct candidate *one)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (is_before(&one->rank, &best[mid].rank))
			high = mid;
		else
			low = mid + 1;
	}
	if (low == PICKER_ROWS)
		return n;
	n += n < PICKER_ROWS;
	memmove(best + low + 1, best + low, (n - 1 - low) * sizeof *best);
	best[low] = *one;
	return n;
}

/* Does every letter begin a word of the name, or follow one that matched?  Others match
 * by chance: "Bla bla" is in Abdoulaye. */
static bool is_sure(const char *name, const struct fuzzy_match *m)
{
	for (uint32_t i = 0; i < m->n; i++) {
		size_t at = m->at[i], before = at;

		while (before > 0 && ((unsigned char)name[--before] & 0xc0) == 0x80)
			;
		if (at > 0 && !strchr(" -'.(", name[before]) &&
		    memcmp(name + before, "’", at - before) != 0 &&
		    (i == 0 || m->at[i - 1] != before))
			return false;
	}
	return true;
}

/* The best match of a name, the aliases and the id; the name where they are even. */
static bool match(struct fuzzy *f, const struct entity *e, struct picker_row *row)
{
	struct fuzzy_match m;
	bool found = false;
	int last = (int)e->alias_count;

	row->score = 0;
	row->sure = true;
	row->alias = PICKER_BY_NAME;
	if (f->n == 0 && !f->hopeless)
		return true;
	for (int i = PICKER_BY_NAME; i <= last; i++) {
		int by = i == last ? PICKER_BY_ID : i;
		const char *name = by == PICKER_BY_ID     ? e->id
				   : by == PICKER_BY_NAME ? e->name
							  : e->aliases[i];

		if (!fuzzy_match(f, slice_of(name), &m) || (found && m.score <= row->score))
			continue;
		found = true;
		row->score = m.score;
		row->sure = is_sure(name, &m);
		row->alias = by;
	}
	return found;
}

/* One that was taken back, or only asked for, is still in memory. */
static bool is_there(const struct app *app, uint32_t entity)
{
	struct entity_count used = corpus_total(app->corpus, entity);

	return app->corpus->entities.list.v[entity].declared || used.mentions || used.facts;
}

static size_t find_best(struct app *app, struct candidate *best)
{
	const struct entities *es = &app->corpus->entities;
	struct picker *p = &app->picker;
	size_t n = 0;

	p->matched = 0;
	for (uint32_t i = 0; i < es->list.n; i++) {
		struct candidate one = {.row = {.entity = i}};

		if (!is_there(app, i) || !match(&p->fuzzy, &es->list.v[i], &one.row))
			continue;
		p->matched++;
		one.rank.score = one.row.score;
		one.rank.total = corpus_total(app->corpus, i).mentions;
		if (app->current != NO_ARTICLE)
			one.rank.here = corpus_count_in(app->corpus, app->current, i).mentions;
		n = keep(best, n, &one);
	}
	return n;
}

static void refresh(struct app *app)
{
	struct picker *p = &app->picker;
	struct candidate *best = mem_alloc((PICKER_ROWS + 1) * sizeof *best);
	size_t n;

	fuzzy_set(&p->fuzzy, prompt_text(&app->prompt));
	n = find_best(app, best);
	vec_clear(&p->rows);
	for (size_t i = 0; i < n; i++)
		*vec_push(&p->rows) = best[i].row;
	free(best);
	if (p->may_create && slice_trim(prompt_text(&app->prompt)).len)
		*vec_push(&p->rows) = (struct picker_row){.entity = ENTITY_NONE};
	p->list = (struct list){0};
	if (n && p->rows.n > n && !p->rows.v[0].sure)
		p->list.cursor = n; /* more likely somebody new */
	fit(app);
}

/* ---- keys */

void picker_open(struct app *app, const char *label, struct slice start, bool may_create,
		 void (*done)(struct app *app, uint32_t entity, const char *new_name))
{
	str_clear(&app->picker.label);
	str_addz(&app->picker.label, label);
	prompt_set(&app->prompt, start);
	app->picker.may_create = may_create;
	app->picker.fresh = start.len > 0;
	app->picker.done = done;
	app->mode = MODE_PICKER;
	refresh(app);
}

static void take(struct app *app)
{
	struct picker *p = &app->picker;
	struct slice name = slice_trim(prompt_text(&app->prompt));
	uint32_t entity;

	if (p->list.cursor >= p->rows.n) {
		app_note(app, "nobody is called that");
		return;
	}
	entity = p->rows.v[p->list.cursor].entity;
	app->mode = MODE_NORMAL;
	p->done(app, entity,
		entity == ENTITY_NONE ? arena_copy(&app->scratch, name.s, name.len) : NULL);
}

/* Round: one key up is the new one. */
static void other_key(struct app *app, uint32_t key)
{
	struct picker *p = &app->picker;
	bool titled;
	int page = picker_lines(app, &titled);

	if (list_key(&p->list, p->rows.n, page, key))
		fit(app);
}

/* The words it began with make room for what is typed. */
static void make_room(struct app *app, uint32_t key)
{
	if (!app->picker.fresh || !prompt_types(key))
		return;
	prompt_clear(&app->prompt);
	app->picker.fresh = false;
}

void picker_key(struct app *app, uint32_t key)
{
	bool fresh = app->picker.fresh;
	size_t len = app->prompt.text.len;

	make_room(app, key);
	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		take(app);
		break;
	case PROMPT_CANCEL:
		app->mode = MODE_NORMAL;
		break;
	case PROMPT_CHANGED:
		app->picker.fresh = false;
		if (fresh || len != app->prompt.text.len)
			refresh(app);
		break;
	case PROMPT_OTHER:
		other_key(app, key);
		break;
	}
}

void picker_release(struct picker *p)
{
	str_release(&p->label);
	vec_release(&p->rows);
	fuzzy_release(&p->fuzzy);
}
