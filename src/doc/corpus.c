/* SPDX-License-Identifier: MIT */
#include "doc/corpus.h"

#include <string.h>

void corpus_init(struct corpus *c)
{
	*c = (struct corpus){.name = "", .folder = "", .shown = SIZE_MAX};
}

void corpus_release(struct corpus *c)
{
	for (size_t i = 0; i < c->loaded.n; i++)
		article_free(c->articles.v[c->loaded.v[i]].article);
	vec_release(&c->loaded);
	vec_release(&c->articles);
	vec_release(&c->totals);
	vec_release(&c->places);
	map_release(&c->ids);
	entities_release(&c->entities);
	diag_release(&c->diags);
	arena_release(&c->arena);
}

void corpus_add(struct corpus *c, const char *id, const char *path)
{
	*vec_push(&c->articles) = (struct entry){
	    .id = arena_copy(&c->arena, id, strlen(id)),
	    .path = arena_copy(&c->arena, path, strlen(path)),
	    .summary = {.title = "", .date = "", .source = "", .lang = ""},
	};
	c->unread++;
}

/* ---- order */

/* The first bytes of an id stand in the key as a number, so that most
 * comparisons touch no string. */
struct sort_key {
	uint64_t head;
	const char *id;
	uint32_t index;
	bool dated;
};

static bool begins_with_year(const char *id)
{
	for (int i = 0; i < 4; i++)
		if (id[i] < '0' || id[i] > '9')
			return false;
	return id[4] < '0' || id[4] > '9';
}

static struct sort_key key_of(const char *id, size_t index)
{
	struct sort_key k = {0, id, (uint32_t)index, begins_with_year(id)};
	size_t n = 0;

	for (; n < 8 && id[n]; n++)
		k.head |= (uint64_t)(unsigned char)id[n] << (56 - 8 * n);
	return k;
}

static int by_date_or_name(const void *left, const void *right)
{
	const struct sort_key *a = left, *b = right;
	int order;

	if (a->dated != b->dated)
		return a->dated ? -1 : 1;
	if (a->head != b->head)
		order = a->head < b->head ? -1 : 1;
	else
		order = strcmp(a->id, b->id);
	return a->dated ? -order : order;
}

static void rebuild_ids(struct corpus *c)
{
	map_release(&c->ids);
	for (size_t i = 0; i < c->articles.n; i++)
		map_put(&c->ids, slice_of(c->articles.v[i].id), i);
}

static void rebuild_loaded(struct corpus *c)
{
	vec_clear(&c->loaded);
	for (size_t i = 0; i < c->articles.n; i++)
		if (c->articles.v[i].article)
			*vec_push(&c->loaded) = (uint32_t)i;
}

void corpus_sort(struct corpus *c)
{
	size_t n = c->articles.n;
	struct sort_key *keys = mem_zalloc(n, sizeof *keys);
	struct entry *sorted = mem_zalloc(n, sizeof *sorted);

	for (size_t i = 0; i < n; i++)
		keys[i] = key_of(c->articles.v[i].id, i);
	qsort(keys, n, sizeof *keys, by_date_or_name);
	for (size_t i = 0; i < n; i++)
		sorted[i] = c->articles.v[keys[i].index];
	free(keys);
	free(c->articles.v);
	c->articles.v = sorted;
	c->articles.cap = n;
	rebuild_ids(c);
	rebuild_loaded(c);
}

size_t corpus_find(const struct corpus *c, struct slice id)
{
	size_t index;

	return map_get(&c->ids, id, &index) ? index : SIZE_MAX;
}

/* ---- summaries */

/* Counts of one entity while an article is summed up. */
struct sum {
	struct entity_count count;
	size_t last_fact; /* the fact counted last, + 1 */
};

struct sums {
	struct corpus *corpus;
	VEC(struct sum) list;
};

/* corpus->places holds, for each entity met, its place in the list, + 1. */
static struct sum *sum_of(struct sums *t, uint32_t entity)
{
	struct corpus *c = t->corpus;

	if (entity >= c->places.n) {
		size_t old = c->places.n;

		vec_reserve(&c->places, (size_t)entity + 1);
		c->places.n = c->places.cap;
		memset(c->places.v + old, 0, (c->places.n - old) * sizeof *c->places.v);
	}
	if (!c->places.v[entity]) {
		*vec_push(&t->list) = (struct sum){.count = {.entity = entity}};
		c->places.v[entity] = (uint32_t)t->list.n;
	}
	return &t->list.v[c->places.v[entity] - 1];
}

static void sum_filler(struct sums *t, const struct filler *f, size_t fact)
{
	struct sum *one;

	if (!f->words || f->entity == ENTITY_NONE)
		return;
	one = sum_of(t, f->entity);
	if (one->last_fact == fact + 1)
		return;
	one->last_fact = fact + 1;
	one->count.facts++;
}

static void sum_fact(struct sums *t, const struct fact *f, size_t index)
{
	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			sum_filler(t, &f->roles[i].fillers[k], index);
	for (size_t i = 0; i < f->source_count; i++)
		sum_filler(t, &f->sources[i].who, index);
	sum_filler(t, &f->where, index);
}

static int by_entity(const void *left, const void *right)
{
	const struct sum *a = left, *b = right;

	return (a->count.entity > b->count.entity) - (a->count.entity < b->count.entity);
}

/* What a file leaves behind is mostly the same when it is read again, so the
 * memory of the old summary serves where it is large enough. */
static void *room(struct corpus *c, void *old, size_t old_count, size_t count, size_t size)
{
	return count <= old_count ? old : arena_alloc(&c->arena, count * size);
}

static const char *keep_text(struct corpus *c, const char *old, const char *text)
{
	if (!text || !text[0])
		return "";
	return strcmp(old, text) == 0 ? old : arena_copy(&c->arena, text, strlen(text));
}

static void sum_counts(struct corpus *c, struct summary *s, const struct article *a)
{
	struct sums t = {.corpus = c};

	for (size_t i = 0; i < a->mention_count; i++)
		if (a->mentions[i].anchor.state != ANCHOR_ORPHAN)
			sum_of(&t, a->mentions[i].entity)->count.mentions++;
	for (size_t i = 0; i < a->fact_count; i++)
		sum_fact(&t, &a->facts[i], i);
	if (t.list.n)
		qsort(t.list.v, t.list.n, sizeof *t.list.v, by_entity);
	s->counts = room(c, s->counts, s->count_count, t.list.n, sizeof *s->counts);
	s->count_count = t.list.n;
	for (size_t i = 0; i < t.list.n; i++) {
		s->counts[i] = t.list.v[i].count;
		c->places.v[s->counts[i].entity] = 0;
	}
	vec_release(&t.list);
}

static size_t count_links(const struct article *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->fact_count; i++)
		n += a->facts[i].link_count;
	return n;
}

static void sum_links(struct corpus *c, struct summary *s, const struct article *a)
{
	size_t n = count_links(a), old = s->link_count, k = 0;

	s->links = room(c, s->links, old, n, sizeof *s->links);
	for (size_t i = 0; i < a->fact_count; i++)
		for (size_t j = 0; j < a->facts[i].link_count; j++, k++) {
			const struct link *l = &a->facts[i].links[j];
			struct summary_link was = {"", LINK_SAME_AS, "", ""};

			if (n <= old)
				was = s->links[k];
			s->links[k] = (struct summary_link){
			    .fact =
				j ? s->links[k - 1].fact : keep_text(c, was.fact, a->facts[i].id),
			    .kind = l->kind,
			    .target_article = keep_text(c, was.target_article, l->article),
			    .target_fact = keep_text(c, was.target_fact, l->fact),
			};
		}
	s->link_count = n;
}

static void sum_up(struct corpus *c, struct summary *s, const struct article *a)
{
	s->title = keep_text(c, s->title, a->title);
	s->date = keep_text(c, s->date, a->date);
	s->source = keep_text(c, s->source, a->source_name);
	s->lang = keep_text(c, s->lang, a->lang);
	s->words = (uint32_t)a->words;
	s->mentions = (uint32_t)a->mention_order_count;
	s->facts = (uint32_t)a->fact_count;
	s->faults = (uint32_t)(a->diags.errors + a->diags.warnings);
	sum_counts(c, s, a);
	sum_links(c, s, a);
}

static void add_total(struct corpus *c, const struct entity_count *count)
{
	struct entity_count *total;

	while (c->totals.n <= count->entity) {
		*vec_push(&c->totals) = (struct entity_count){0};
		vec_last(&c->totals)->entity = (uint32_t)(c->totals.n - 1);
	}
	total = &c->totals.v[count->entity];
	total->mentions += count->mentions;
	total->facts += count->facts;
}

static void take_from_totals(struct corpus *c, const struct summary *s)
{
	for (size_t i = 0; i < s->count_count; i++) {
		struct entity_count *total = &c->totals.v[s->counts[i].entity];

		total->mentions -= s->counts[i].mentions;
		total->facts -= s->counts[i].facts;
	}
}

/* ---- articles in memory */

static void unload(struct corpus *c, size_t place)
{
	struct entry *e = &c->articles.v[c->loaded.v[place]];

	article_free(e->article);
	e->article = NULL;
	c->loaded.v[place] = *vec_last(&c->loaded);
	c->loaded.n--;
}

static void unload_entry(struct corpus *c, size_t index)
{
	for (size_t i = 0; i < c->loaded.n; i++)
		if (c->loaded.v[i] == index) {
			unload(c, i);
			return;
		}
}

/* The one used last is the one that was just given. */
static bool unload_oldest(struct corpus *c)
{
	size_t oldest = SIZE_MAX;
	uint64_t used = c->clock;

	for (size_t i = 0; i < c->loaded.n; i++) {
		const struct entry *e = &c->articles.v[c->loaded.v[i]];

		if (c->loaded.v[i] == c->shown || e->used >= used)
			continue;
		used = e->used;
		oldest = i;
	}
	if (oldest != SIZE_MAX)
		unload(c, oldest);
	return oldest != SIZE_MAX;
}

void corpus_changed(struct corpus *c, size_t index)
{
	struct entry *e = &c->articles.v[index];

	take_from_totals(c, &e->summary);
	sum_up(c, &e->summary, e->article);
	for (size_t i = 0; i < e->summary.count_count; i++)
		add_total(c, &e->summary.counts[i]);
}

void corpus_set_article(struct corpus *c, size_t index, struct article *a, size_t keep)
{
	struct entry *e = &c->articles.v[index];

	if (e->article && e->article != a)
		unload_entry(c, index);
	if (!e->article)
		*vec_push(&c->loaded) = (uint32_t)index;
	e->article = a;
	e->used = ++c->clock;
	c->unread -= e->state == ENTRY_UNREAD;
	e->state = ENTRY_READ;
	e->fault = NULL;
	corpus_changed(c, index);
	while (c->loaded.n > keep && unload_oldest(c))
		continue;
}

void corpus_set_broken(struct corpus *c, size_t index, const char *why)
{
	struct entry *e = &c->articles.v[index];

	unload_entry(c, index);
	c->unread -= e->state == ENTRY_UNREAD;
	e->state = ENTRY_BROKEN;
	e->fault = arena_copy(&c->arena, why, strlen(why));
	take_from_totals(c, &e->summary);
	e->summary = (struct summary){.title = "", .date = "", .source = "", .lang = ""};
}

struct article *corpus_article(struct corpus *c, size_t index)
{
	struct entry *e = &c->articles.v[index];

	if (e->article)
		e->used = ++c->clock;
	return e->article;
}

/* ---- counts */

struct entity_count corpus_count_in(const struct corpus *c, size_t index, uint32_t entity)
{
	const struct summary *s = &c->articles.v[index].summary;
	size_t low = 0, high = s->count_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->counts[mid].entity < entity)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < s->count_count && s->counts[low].entity == entity)
		return s->counts[low];
	return (struct entity_count){.entity = entity};
}

struct entity_count corpus_total(const struct corpus *c, uint32_t entity)
{
	if (entity < c->totals.n)
		return c->totals.v[entity];
	return (struct entity_count){.entity = entity};
}
