/* SPDX-License-Identifier: MIT */
#include "edit_int.h"

#include <string.h>

/* ---- entities of fillers */

/* Without a register an id that a mention uses is as good as a declared one. */
static uint32_t entity_meant(const struct entities *es, const char *words)
{
	uint32_t index = entities_find(es, slice_of(words));

	if (index == ENTITY_NONE || es->list.v[index].declared || !es->list.v[0].line)
		return index;
	return ENTITY_NONE;
}

static bool relink(struct filler *f, const struct entities *es)
{
	uint32_t old = f->entity;

	if (f->words)
		f->entity = entity_meant(es, f->words);
	return f->entity != old;
}

bool fact_relink(struct fact *f, const struct entities *es)
{
	bool changed = relink(&f->where, es);

	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			changed |= relink(&f->roles[i].fillers[k], es);
	for (size_t i = 0; i < f->source_count; i++)
		changed |= relink(&f->sources[i].who, es);
	if (changed)
		f->involved = NULL;
	return changed;
}

/* ---- anchors of what is new */

static size_t count_anchors(const struct ledger *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->slots.n; i++) {
		const struct slot *s = &l->slots.v[i];

		if (slot_is_fresh(s) && l->rule->fields)
			n += ((struct fact *)s->fresh)->evidence_count +
			     ((struct fact *)s->fresh)->source_count;
		else if (slot_is_fresh(s))
			n++;
	}
	return n;
}

static size_t list_anchors(const struct ledger *l, struct anchor **list)
{
	size_t n = 0;

	for (size_t i = 0; i < l->slots.n; i++) {
		const struct slot *s = &l->slots.v[i];

		if (slot_is_fresh(s) && l->rule->fields)
			n += fact_anchors(s->fresh, list + n);
		else if (slot_is_fresh(s))
			list[n++] = &((struct mention *)s->fresh)->anchor;
	}
	return n;
}

static void find_anchors(struct plan *p, struct article *a)
{
	size_t most = 0, n = 0;
	struct anchor **list;

	for (size_t i = 0; i < EDIT_ENTITY; i++)
		most += count_anchors(&p->ledgers[i]);
	list = mem_alloc(most * sizeof *list);
	for (size_t i = 0; i < EDIT_ENTITY; i++)
		n += list_anchors(&p->ledgers[i], list + n);
	if (n)
		anchor_resolve(list, n, &a->offsets, &a->arena);
	free(list);
}

static void link_fresh_facts(struct plan *p)
{
	struct ledger *l = &p->ledgers[EDIT_FACT];

	for (size_t i = 0; i < l->slots.n; i++) {
		struct fact *f = l->slots.v[i].fresh;

		if (!slot_is_fresh(&l->slots.v[i]))
			continue;
		fact_relink(f, p->entities);
		f->involved = NULL;
	}
}

/* ---- places in the text */

struct placed {
	struct span at;
	uint32_t index;  /* of the record in its list, or of the slot */
	uint32_t before; /* index of the old record before which a new one comes */
};

static const struct span nowhere = {UINT32_MAX, UINT32_MAX};

static struct span mention_place(const void *record)
{
	struct span at = anchor_hull(&((const struct mention *)record)->anchor);

	return at.start < at.end ? at : nowhere;
}

/* By the start only, as article's order of facts. */
static struct span fact_place(const void *record)
{
	struct span at = fact_hull(record);

	return at.start < at.end ? (struct span){at.start, at.start} : nowhere;
}

static int by_span(struct span a, struct span b)
{
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	return (a.end < b.end) - (a.end > b.end);
}

static int by_place(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	int order = by_span(a->at, b->at);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int by_target(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->before != b->before)
		return a->before < b->before ? -1 : 1;
	return by_place(left, right);
}

static void sort_placed(struct placed *list, size_t n)
{
	bool sorted = true;

	for (size_t i = 1; i < n && sorted; i++)
		sorted = by_place(&list[i - 1], &list[i]) < 0;
	if (!sorted)
		qsort(list, n, sizeof *list, by_place);
}

/* ---- one list of records */

struct list {
	const struct ledger *ledger;
	struct span (*place)(const void *record);
	size_t size;
	char *records;
	size_t n;
	size_t room;
	bool *gone; /* by index */
	size_t gone_count;
	struct placed *fresh;
	size_t fresh_count;
};

/* Changed ones are put where the old ones stood. */
static bool change_in_place(struct list *t)
{
	bool any = false;

	for (size_t i = 0; i < t->ledger->slots.n; i++) {
		const struct slot *s = &t->ledger->slots.v[i];

		any |= s->was ? s->gone || s->fresh : !s->gone;
		if (!s->was && !s->gone) {
			t->fresh[t->fresh_count++] =
			    (struct placed){.at = t->place(s->fresh), .index = (uint32_t)i};
		} else if (s->was && s->gone) {
			t->gone[s->index] = true;
			t->gone_count++;
		} else if (s->was && s->fresh) {
			memcpy(t->records + s->index * t->size, s->fresh, t->size);
		}
	}
	return any;
}

/* The old ones that stand in the text, in its order; yours to free. */
static struct placed *list_old(const struct list *t, size_t *n)
{
	struct placed *old = mem_alloc(t->n * sizeof *old);

	*n = 0;
	for (size_t i = 0; i < t->n; i++) {
		struct span at = t->gone[i] ? nowhere : t->place(t->records + i * t->size);

		if (at.start != UINT32_MAX)
			old[(*n)++] = (struct placed){.at = at, .index = (uint32_t)i};
	}
	sort_placed(old, *n);
	return old;
}

/* Behind the last old one that does not stand after it in the text. */
static uint32_t target_of(const struct list *t, const struct placed *old, size_t n, struct span at)
{
	size_t low = 0, high = n;

	if (at.start == UINT32_MAX)
		return (uint32_t)t->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (by_span(old[mid].at, at) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? old[low - 1].index + 1 : 0;
}

static void find_targets(struct list *t)
{
	size_t n;
	struct placed *old = list_old(t, &n);

	for (size_t i = 0; i < t->fresh_count; i++)
		t->fresh[i].before = target_of(t, old, n, t->fresh[i].at);
	qsort(t->fresh, t->fresh_count, sizeof *t->fresh, by_target);
	free(old);
}

/* Old and new ones, in order, to `out`. */
static void weave(const struct list *t, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i <= t->n; i++) {
		for (; k < t->fresh_count && t->fresh[k].before == i; k++, out += t->size)
			memcpy(out, t->ledger->slots.v[t->fresh[k].index].fresh, t->size);
		if (i < t->n && !t->gone[i]) {
			memcpy(out, t->records + i * t->size, t->size);
			out += t->size;
		}
	}
}

static void rebuild(struct list *t, struct arena *arena)
{
	size_t n = t->n - t->gone_count + t->fresh_count;
	char *woven = mem_alloc(n * t->size);

	if (t->fresh_count)
		find_targets(t);
	weave(t, woven);
	if (n > t->n && n > t->room) {
		t->room = n + n / 2 + 8;
		t->records = arena_alloc(arena, t->room * t->size);
	}
	if (n)
		memcpy(t->records, woven, n * t->size);
	t->n = n;
	free(woven);
}

static bool commit_list(struct list *t, struct arena *arena)
{
	bool any;

	if (!t->ledger->heads)
		return false;
	t->gone = mem_zalloc(t->n, sizeof *t->gone);
	t->fresh = mem_alloc(t->ledger->slots.n * sizeof *t->fresh);
	any = change_in_place(t);
	if (t->fresh_count || t->gone_count)
		rebuild(t, arena);
	free(t->gone);
	free(t->fresh);
	return any;
}

static bool commit_mentions(struct ledger *l, struct article *a, struct mention **list, size_t *n,
			    size_t *room)
{
	struct list t = {l, mention_place, sizeof **list, (char *)*list, *n, *room, 0, 0, 0, 0};
	bool any = commit_list(&t, &a->arena);

	*list = (struct mention *)(void *)t.records;
	*n = t.n;
	*room = t.room;
	return any;
}

static bool commit_facts(struct ledger *l, struct article *a)
{
	struct list t = {
	    l, fact_place, sizeof *a->facts, (char *)a->facts, a->fact_count, a->fact_room, 0, 0,
	    0, 0};
	bool any = commit_list(&t, &a->arena);

	a->facts = (struct fact *)(void *)t.records;
	a->fact_count = t.n;
	a->fact_room = t.room;
	return any;
}

bool plan_commit_article(struct plan *p, struct article *a)
{
	bool any = false;

	find_anchors(p, a);
	link_fresh_facts(p);
	any |= commit_mentions(&p->ledgers[EDIT_MENTION], a, &a->mentions, &a->mention_count,
			       &a->mention_room);
	any |= commit_mentions(&p->ledgers[EDIT_REFUSAL], a, &a->refusals, &a->refusal_count,
			       &a->refusal_room);
	any |= commit_facts(&p->ledgers[EDIT_FACT], a);
	return any;
}

/* ---- entities */

/* Its line stays: that there is a register is told by the first one's. */
static void undeclare(struct entity *e)
{
	*e = (struct entity){.id = e->id,
			     .name = e->id,
			     .type_word = entity_type_word(ENTITY_OTHER),
			     .type = ENTITY_OTHER,
			     .line = e->line,
			     .column = e->column};
}

/* Those of the register have a line, also before it is known. */
static void declare(struct entities *es, const struct entity *fresh, bool own)
{
	uint32_t index = entities_intern(es, slice_of(fresh->id));
	struct entity *e = &es->list.v[index];
	const char *id = e->id;
	uint32_t line = e->line, column = e->column, at = e->declared ? e->at : 0;

	if (!e->declared)
		line = own ? 0 : line ? line : 1;
	*e = *fresh;
	e->id = id;
	e->declared = true;
	e->at = at;
	e->line = line;
	e->column = column;
	entity_set_short_name(e);
}

bool plan_commit_entities(struct plan *p, struct entities *es)
{
	const struct ledger *l = &p->ledgers[EDIT_ENTITY];
	bool any = false;

	for (size_t i = 0; i < l->slots.n; i++) {
		const struct slot *s = &l->slots.v[i];

		if (!s->was && s->gone)
			continue;
		if (s->gone)
			undeclare(&es->list.v[s->index]);
		any |= s->gone || s->fresh;
	}
	for (size_t i = 0; i < l->slots.n; i++)
		if (slot_is_fresh(&l->slots.v[i]))
			declare(es, l->slots.v[i].fresh, p->article != NULL);
	return any;
}
