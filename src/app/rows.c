/* SPDX-License-Identifier: MIT */
#include "app/rows.h"

#include "app/app.h"
#include "app/keys.h"

#include <string.h>

void rows_release(struct rows *r)
{
	vec_release(&r->articles);
	vec_release(&r->entities);
	vec_release(&r->facts);
	vec_release(&r->listed);
}

static bool passes(struct find *filter, const char *text)
{
	return !filter || (text && find_occurs(filter, slice_of(text)));
}

static bool article_passes(const struct app *app, const struct entry *e)
{
	struct find *f = app->filters[PANE_ARTICLES];

	return passes(f, e->id) || passes(f, e->summary.title) || passes(f, e->summary.source) ||
	       passes(f, e->summary.date);
}

static void build_articles(struct app *app)
{
	vec_clear(&app->rows.articles);
	for (size_t i = 0; i < app->corpus->articles.n; i++)
		if (article_passes(app, &app->corpus->articles.v[i]))
			*vec_push(&app->rows.articles) = i;
}

static bool entity_passes(const struct app *app, const struct entity *e)
{
	struct find *f = app->filters[PANE_ENTITIES];

	if (passes(f, e->name) || passes(f, e->id))
		return true;
	for (size_t i = 0; i < e->alias_count; i++)
		if (passes(f, e->aliases[i]))
			return true;
	return false;
}

struct listed {
	const struct entity *entity;
	const char *key; /* the name as it is sorted: without case and accents */
	struct entity_row row;
};

/* By type, then the most mentioned first, then by name. */
static int compare_listed(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->entity->type != y->entity->type)
		return x->entity->type < y->entity->type ? -1 : 1;
	if (x->row.here != y->row.here)
		return x->row.here > y->row.here ? -1 : 1;
	return strcmp(x->key, y->key);
}

static const char *sort_key(struct arena *scratch, const char *name)
{
	struct str folded = STR_INIT;
	const char *key;

	fold_add(&folded, slice_of(name), FOLD_ALL);
	key = arena_copy(scratch, folded.s, folded.len);
	str_release(&folded);
	return key;
}

static void push_grouped(struct rows *r, const struct listed *all, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t end = i;

		while (end < n && all[end].entity->type == all[i].entity->type)
			end++;
		*vec_push(&r->entities) =
		    (struct entity_row){true, all[i].entity->type, (uint32_t)(end - i)};
		for (; i < end; i++)
			*vec_push(&r->entities) = all[i].row;
	}
}

static void build_entities(struct app *app)
{
	const struct summary *s = &app->corpus->articles.v[app->current].summary;
	struct listed *all = mem_zalloc(s->count_count, sizeof *all);
	size_t n = 0;

	vec_clear(&app->rows.entities);
	for (size_t i = 0; i < s->count_count; i++) {
		const struct entity_count *c = &s->counts[i];
		const struct entity *e = &app->corpus->entities.list.v[c->entity];

		if (entity_passes(app, e))
			all[n++] = (struct listed){
			    e, sort_key(&app->scratch, e->name), {false, c->entity, c->mentions}};
	}
	qsort(all, n, sizeof *all, compare_listed);
	push_grouped(&app->rows, all, n);
	free(all);
}

/* Is the selected entity involved, does the filter of the pane let it pass? */
static bool fact_passes(const struct app *app, uint32_t fact)
{
	const struct fact *f = &app->article->facts[fact];

	return (app->entity == ENTITY_NONE || fact_involves(f, app->entity)) &&
	       passes(app->filters[PANE_FACTS], f->claim);
}

static void build_facts(struct app *app)
{
	const struct article *a = app->article;
	struct rows *r = &app->rows;

	vec_clear(&r->facts);
	vec_clear(&r->listed);
	for (uint32_t i = 0; a && i < a->fact_count; i++)
		*vec_push(&r->listed) = fact_passes(app, i);
	for (size_t i = 0; a && i < a->fact_count; i++)
		if (r->listed.v[a->fact_order[i]])
			*vec_push(&r->facts) = a->fact_order[i];
}

bool rows_lists_fact(const struct app *app, uint32_t fact)
{
	return fact < app->rows.listed.n && app->rows.listed.v[fact];
}

void rows_refresh(struct app *app)
{
	struct rows *r = &app->rows;

	if (r->articles_stale)
		build_articles(app);
	if (r->entities_stale && app->current != NO_ARTICLE)
		build_entities(app);
	if (r->facts_stale)
		build_facts(app);
	r->articles_stale = r->entities_stale = r->facts_stale = false;
}

size_t rows_of_article(const struct app *app, size_t index)
{
	for (size_t i = 0; i < app->rows.articles.n; i++)
		if (app->rows.articles.v[i] == index)
			return i;
	return SIZE_MAX;
}

size_t rows_of_entity(const struct app *app, uint32_t entity)
{
	for (size_t i = 0; i < app->rows.entities.n; i++)
		if (!app->rows.entities.v[i].heading && app->rows.entities.v[i].index == entity)
			return i;
	return SIZE_MAX;
}

size_t rows_of_fact(const struct app *app, uint32_t fact)
{
	for (size_t i = 0; i < app->rows.facts.n; i++)
		if (app->rows.facts.v[i] == fact)
			return i;
	return SIZE_MAX;
}

int rows_article_lines(int width)
{
	return width < 50 ? 4 : 3;
}

enum { SIDE_BY_SIDE = 70, LEAST_LIST = 2 }; /* columns; rows */

void rows_fact_places(const struct app *app, struct rect *list, struct rect *detail)
{
	struct rect r = app->layout.panes[PANE_FACTS];
	size_t n = app->rows.facts.n;
	int most = r.h / 3 > LEAST_LIST ? r.h / 3 : LEAST_LIST;

	*list = r;
	*detail = (struct rect){0};
	if (app->fact == NO_INDEX)
		return;
	if (r.w >= SIDE_BY_SIDE) {
		list->w = r.w * 2 / 5;
		*detail = (struct rect){r.x + list->w + 2, r.y, r.w - list->w - 3, r.h};
	} else if (r.h >= 4) {
		list->h = n < (size_t)most ? (int)n : most;
		*detail = (struct rect){r.x + 1, r.y + list->h + 1, r.w - 2, r.h - list->h - 1};
	}
}

size_t rows_fact_top(const struct app *app, int height)
{
	size_t cursor = app->lists[PANE_FACTS].cursor, n = app->rows.facts.n, top = 0;
	size_t shown = height > 0 ? (size_t)height : 0;

	if (cursor != SIZE_MAX && cursor >= shown / 2)
		top = cursor - shown / 2;
	if (top + shown > n)
		top = n > shown ? n - shown : 0;
	return top;
}

void list_fit(struct list *l, size_t n, size_t visible)
{
	size_t cursor = l->cursor < n ? l->cursor : 0;

	if (l->top + visible > n)
		l->top = n > visible ? n - visible : 0;
	if (cursor < l->top)
		l->top = cursor;
	else if (cursor >= l->top + visible)
		l->top = cursor - visible + 1;
}

/* By how many items a key moves; 0: it is none that does. */
static int steps_of(uint32_t key, int page)
{
	switch (key) {
	case KEYS_DOWN:
	case KEYS_CTRL('N'):
	case KEYS_TAB:
		return 1;
	case KEYS_UP:
	case KEYS_CTRL('P'):
	case KEYS_BACK_TAB:
		return -1;
	case KEYS_PAGE_DOWN:
		return page;
	case KEYS_PAGE_UP:
		return -page;
	default:
		return 0;
	}
}

bool list_key(struct list *l, size_t n, int page, uint32_t key)
{
	int steps = steps_of(key, page);
	long long to = (long long)l->cursor + steps, count = (long long)n;

	if (!steps || n == 0)
		return false;
	if (steps == 1 || steps == -1)
		to = (to + count) % count;
	l->cursor = (size_t)(to < 0 ? 0 : to >= count ? count - 1 : to);
	return true;
}
