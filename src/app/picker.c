/* SPDX-License-Identifier: MIT */
#include "app/picker.h"

#include "app/app.h"
#include "app/keys.h"

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

	return p->rows.n && vec_last(&p->rows)->index == ENTITY_NONE;
}

/* Below the cursor's line where there is room, else over it: what is being marked
 * stays in sight. */
void picker_place(const struct app *app, struct rect *rows, struct rect *title)
{
	const struct layout *l = &app->layout;
	bool titled, over;
	int lines = picker_lines(app, &titled);
	int bottom = l->rows - l->status.h - lines - titled;
	int line = l->measure.y + view_line(&app->view, app->view.cursor);

	over = layout_shows(l, PANE_TEXT) && line >= bottom;
	*rows = (struct rect){0, over ? l->title.h : bottom, l->cols, lines};
	*title = (struct rect){0, over ? rows->y + lines : rows->y, l->cols, titled};
	rows->y += over ? 0 : titled;
}

size_t picker_row_at(const struct app *app, int line)
{
	const struct picker *p = &app->picker;
	bool titled, offers = picker_offers_new(app);
	size_t n = p->rows.n - offers, left = n > p->list.top ? n - p->list.top : 0;
	size_t lines = (size_t)(picker_lines(app, &titled) - offers);
	size_t shown = left < lines ? left : lines;

	if (line < 0 || (size_t)line > shown || ((size_t)line == shown && !offers))
		return SIZE_MAX;
	return (size_t)line < shown ? p->list.top + (size_t)line : n;
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

const char *picker_name(const struct app *app, uint32_t entity, uint32_t k)
{
	const struct entity *e = &app->corpus->entities.list.v[entity];

	if (k == 0)
		return e->name;
	return k <= e->alias_count ? e->aliases[k - 1] : k == e->alias_count + 1 ? e->id : NULL;
}

/* One that was taken back, or only asked for, is still in memory. */
bool picker_knows(const struct app *app, uint32_t entity)
{
	struct entity_count used = corpus_total(app->corpus, entity);

	return app->corpus->entities.list.v[entity].declared || used.mentions || used.facts;
}

static const char *name_at(const void *app, uint32_t entity, uint32_t k)
{
	return picker_name(app, entity, k);
}

uint64_t picker_rank(const struct app *app, uint32_t entity)
{
	uint64_t rank = corpus_total(app->corpus, entity).mentions;

	if (app->current != NO_ARTICLE)
		rank |= (uint64_t)corpus_count_in(app->corpus, app->current, entity).mentions << 32;
	return rank;
}

static void find_best(struct app *app)
{
	struct picker *p = &app->picker;

	for (uint32_t i = 0; i < app->corpus->entities.list.n; i++) {
		struct best_row row = {.index = i};

		if (!picker_knows(app, i) || !best_match(&p->fuzzy, name_at, app, &row))
			continue;
		row.rank = picker_rank(app, i);
		best_keep(&p->rows, &row);
	}
}

static void refresh(struct app *app)
{
	struct picker *p = &app->picker;
	size_t n;

	fuzzy_set(&p->fuzzy, prompt_text(&app->prompt));
	best_clear(&p->rows);
	find_best(app);
	n = p->rows.n;
	if (p->may_create && slice_trim(prompt_text(&app->prompt)).len)
		*vec_push(&p->rows) = (struct best_row){.index = ENTITY_NONE};
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
	entity = p->rows.v[p->list.cursor].index;
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

static const struct mode_key picker_key_rows[] = {
    {"<Enter>", NULL, NULL, "Take the entity under the cursor"},
    {"<Down> <Up>", NULL, NULL, "Choose another one"},
    {"<PgDn> <PgUp>", NULL, NULL, "Choose a page further, or back"},
    {"<^U>", NULL, NULL, "Empty the line"},
    {"<Esc>", NULL, NULL, "Back, without an entity"},
};
const struct mode_keys picker_keys = {"Finding an entity", picker_key_rows,
				      sizeof picker_key_rows / sizeof picker_key_rows[0]};

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
	best_release(&p->rows);
	fuzzy_release(&p->fuzzy);
}
