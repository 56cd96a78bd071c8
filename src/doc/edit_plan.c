/* SPDX-License-Identifier: MIT */
#include "edit_int.h"

#include "base/hash.h"

#include <string.h>

/* ---- the kinds */

static uint64_t mix(uint64_t hash, struct slice s)
{
	return (hash ^ hash_bytes(s)) * 0x9e3779b97f4a7c15u;
}

/* By its place only, so that one of another entity is seen to stand there. */
static uint64_t mention_hash(const void *record)
{
	const struct anchor *a = &((const struct mention *)record)->anchor;
	uint64_t hash = mix(mix(a->n, a->before), a->after);

	for (uint32_t i = 0; i < a->n; i++)
		hash = mix(hash, a->parts[i]);
	return hash;
}

static bool mention_known(const void *a, const void *b)
{
	return anchor_same(&((const struct mention *)a)->anchor,
			   &((const struct mention *)b)->anchor);
}

static bool mention_says(const void *a, const void *b)
{
	return mention_same(a, b);
}

static void forget_place(struct anchor *a)
{
	a->line = a->column = 0;
}

static void *mention_fresh(struct arena *arena, const void *record)
{
	struct mention *m = mention_copy(arena, record);

	m->at = 0;
	forget_place(&m->anchor);
	return m;
}

static uint64_t fact_hash(const void *record)
{
	return mix(0, slice_of(((const struct fact *)record)->id));
}

/* One without an id is known by all it says. */
static bool fact_known(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	return strcmp(x->id, y->id) == 0 && (x->id[0] || fact_same(x, y));
}

static bool fact_says(const void *a, const void *b)
{
	return fact_same(a, b);
}

static void *fact_fresh(struct arena *arena, const void *record)
{
	struct fact *f = fact_copy(arena, record);

	f->at = f->line = f->column = 0;
	for (size_t i = 0; i < f->evidence_count; i++)
		forget_place(f->evidence[i]);
	for (size_t i = 0; i < f->source_count; i++) {
		f->sources[i].line = f->sources[i].column = 0;
		if (f->sources[i].cue)
			forget_place(f->sources[i].cue);
	}
	for (size_t i = 0; i < f->link_count; i++)
		f->links[i].line = f->links[i].column = 0;
	return f;
}

static uint64_t entity_hash(const void *record)
{
	return mix(0, slice_of(((const struct entity *)record)->id));
}

static bool entity_known(const void *a, const void *b)
{
	return strcmp(((const struct entity *)a)->id, ((const struct entity *)b)->id) == 0;
}

static bool entity_says(const void *a, const void *b)
{
	return entity_same(a, b);
}

static void *entity_fresh(struct arena *arena, const void *record)
{
	struct entity *e = entity_copy(arena, record);

	e->at = e->line = e->column = 0;
	return e;
}

static const struct edit_rule rules[EDIT_KINDS] = {
    [EDIT_MENTION] = {sizeof(struct mention), mention_hash, mention_known, mention_says,
		      mention_fresh, NULL},
    [EDIT_REFUSAL] = {sizeof(struct mention), mention_hash, mention_known, mention_says,
		      mention_fresh, NULL},
    [EDIT_FACT] = {sizeof(struct fact), fact_hash, fact_known, fact_says, fact_fresh, &schema_fact},
    [EDIT_ENTITY] = {sizeof(struct entity), entity_hash, entity_known, entity_says, entity_fresh,
		     &schema_entity},
};

/* ---- the ledgers */

static void link_slot(struct ledger *l, uint32_t i)
{
	uint32_t *head = &l->heads[l->slots.v[i].hash & l->mask];

	l->slots.v[i].next = *head;
	*head = i;
}

static void unlink_slot(struct ledger *l, uint32_t i)
{
	uint32_t *at = &l->heads[l->slots.v[i].hash & l->mask];

	while (*at != i)
		at = &l->slots.v[*at].next;
	*at = l->slots.v[i].next;
}

/* The one that says the same as `record`, else the first that is known by the same;
 * or NULL. */
static struct slot *find_slot(struct ledger *l, const void *record)
{
	uint64_t hash = l->rule->hash(record);
	struct slot *first = NULL;

	for (uint32_t i = l->heads[hash & l->mask]; i != NO_SLOT; i = l->slots.v[i].next) {
		struct slot *one = &l->slots.v[i];

		if (one->hash != hash || !l->rule->known(slot_now(one), record))
			continue;
		if (l->rule->same(slot_now(one), record))
			return one;
		first = first ? first : one;
	}
	return first;
}

static void remove_slot(struct ledger *l, struct slot *at)
{
	unlink_slot(l, (uint32_t)(at - l->slots.v));
	at->gone = true;
}

/* `fresh` stands where the slot's stood. */
static void set_slot(struct ledger *l, struct slot *at, void *fresh)
{
	uint32_t i = (uint32_t)(at - l->slots.v);

	unlink_slot(l, i);
	at->fresh = fresh;
	at->hash = l->rule->hash(fresh);
	link_slot(l, i);
}

static void add_slot(struct ledger *l, struct slot s)
{
	s.hash = l->rule->hash(slot_now(&s));
	*vec_push(&l->slots) = s;
	link_slot(l, (uint32_t)(l->slots.n - 1));
}

static const struct edit *own_edit(const struct plan *p, size_t i)
{
	return &p->step->edits.v[p->mine.v[i]];
}

static size_t count_edits(const struct plan *p, enum edit_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < p->mine.n; i++)
		n += own_edit(p, i)->kind == kind;
	return n;
}

static void want(struct ledger *l, const void *record)
{
	if (record)
		l->wanted[l->rule->hash(record) & l->mask] = true;
}

static bool open_ledger(struct plan *p, enum edit_kind kind)
{
	struct ledger *l = &p->ledgers[kind];
	size_t n = count_edits(p, kind), size = 64;

	if (!n)
		return false;
	while (size < 8 * n)
		size *= 2;
	l->rule = &rules[kind];
	l->arena = p->arenas[kind];
	l->mask = size - 1;
	l->wanted = mem_zalloc(size, sizeof *l->wanted);
	l->heads = mem_alloc(size * sizeof *l->heads);
	memset(l->heads, 0xff, size * sizeof *l->heads); /* NO_SLOT */
	for (size_t i = 0; i < p->mine.n; i++) {
		const struct edit *e = own_edit(p, i);

		if (e->kind != kind)
			continue;
		want(l, e->before.any);
		want(l, e->after.any);
	}
	return true;
}

static bool is_record(enum edit_kind kind, const void *record)
{
	return kind != EDIT_ENTITY || ((const struct entity *)record)->declared;
}

/* Last one first, so that the first is the head of its chain. */
static void fill_ledger(struct plan *p, enum edit_kind kind, const void *records, size_t n)
{
	struct ledger *l = &p->ledgers[kind];

	if (!open_ledger(p, kind))
		return;
	while (n-- > 0) {
		const void *one = (const char *)records + n * l->rule->size;

		if (is_record(kind, one) && l->wanted[l->rule->hash(one) & l->mask])
			add_slot(l, (struct slot){.was = one, .index = (uint32_t)n});
	}
}

static void fill_ledgers(struct plan *p)
{
	const struct article *a = p->article;

	fill_ledger(p, EDIT_ENTITY, p->entities->list.v, p->entities->list.n);
	if (!a)
		return;
	fill_ledger(p, EDIT_MENTION, a->mentions, a->mention_count);
	fill_ledger(p, EDIT_REFUSAL, a->refusals, a->refusal_count);
	fill_ledger(p, EDIT_FACT, a->facts, a->fact_count);
}

void plan_release(struct plan *p)
{
	vec_release(&p->mine);
	for (size_t i = 0; i < EDIT_KINDS; i++) {
		vec_release(&p->ledgers[i].slots);
		free(p->ledgers[i].heads);
		free(p->ledgers[i].wanted);
	}
}

/* ---- edits */

static bool collide(const struct slot *at, const char *field, struct clash *clash)
{
	clash->collision.theirs.any = at ? at->was : NULL;
	clash->field = field;
	return false;
}

static bool add(struct ledger *l, const void *to, struct clash *clash)
{
	struct slot *at = find_slot(l, to);

	if (at && l->rule->same(slot_now(at), to))
		return true;
	if (at && l->rule->fields)
		return collide(at, NULL, clash);
	add_slot(l, (struct slot){.fresh = l->rule->copy(l->arena, to)});
	return true;
}

static bool take_away(struct ledger *l, const void *from, struct clash *clash)
{
	struct slot *at = find_slot(l, from);
	bool same = at && l->rule->same(slot_now(at), from);

	if (at && !same && l->rule->fields)
		return collide(at, NULL, clash);
	if (same)
		remove_slot(l, at);
	return true;
}

static void *shallow_copy(struct arena *arena, const void *record, size_t size)
{
	return memcpy(arena_alloc(arena, size), record, size);
}

/* What changes between `from` and `to` changes in what stands there now, if that is
 * as `from` said. */
static bool merge(struct ledger *l, struct slot *at, const void *const sides[2],
		  struct clash *clash)
{
	void *fresh = NULL;

	for (size_t i = 0; i < l->rule->fields->n; i++) {
		const struct schema_field *f = &l->rule->fields->fields[i];

		if (field_same(f, sides[0], sides[1]) || field_same(f, slot_now(at), sides[1]))
			continue;
		if (!field_same(f, slot_now(at), sides[0]))
			return collide(at, f->label, clash);
		if (!fresh)
			fresh = shallow_copy(l->arena, slot_now(at), l->rule->size);
		field_copy(l->arena, f, fresh, sides[1]);
	}
	if (fresh)
		set_slot(l, at, fresh);
	return true;
}

/* A mention that is changed keeps its line. */
static void put_mention(struct ledger *l, struct slot *at, const void *to)
{
	const struct mention *old = slot_now(at);
	struct mention *m = l->rule->copy(l->arena, to);

	m->at = old->at;
	m->anchor.line = old->anchor.line;
	m->anchor.column = old->anchor.column;
	set_slot(l, at, m);
}

static bool change(struct ledger *l, const void *from, const void *to, struct clash *clash)
{
	struct slot *at = find_slot(l, from), *done = find_slot(l, to);
	const void *const sides[2] = {from, to};

	if (l->rule->fields) {
		at = at ? at : done;
		return at ? merge(l, at, sides, clash) : collide(NULL, NULL, clash);
	}
	if (at && l->rule->same(slot_now(at), from))
		put_mention(l, at, to);
	else if (!done || !l->rule->same(slot_now(done), to))
		return collide(at, NULL, clash);
	return true;
}

/* The index of an entity is that of its id for ever. */
static bool is_renamed(const struct edit *e)
{
	return e->kind == EDIT_ENTITY && e->before.any && e->after.any &&
	       !entity_known(e->before.any, e->after.any);
}

static bool do_edit(struct plan *p, const struct edit *e, struct clash *clash)
{
	struct ledger *l = &p->ledgers[e->kind];
	const void *from = p->backwards ? e->after.any : e->before.any;
	const void *to = p->backwards ? e->before.any : e->after.any;

	if (is_renamed(e))
		return take_away(l, from, clash) && add(l, to, clash);
	if (from && to)
		return change(l, from, to, clash);
	if (from)
		return take_away(l, from, clash);
	return !to || add(l, to, clash);
}

/* A step may be about thousands of articles: edits of one stand together and share
 * its id, which is compared once. */
static void list_edits(struct plan *p)
{
	const char *last = NULL;
	bool is_ours = false;

	for (size_t i = 0; i < p->step->edits.n; i++) {
		const struct edit *e = &p->step->edits.v[i];

		if (e->article && e->article != last) {
			last = e->article;
			is_ours = p->article && strcmp(p->article->id, last) == 0;
		}
		if (e->article ? is_ours : !p->article && e->kind == EDIT_ENTITY)
			*vec_push(&p->mine) = (uint32_t)i;
	}
}

bool plan_run(struct plan *p, size_t from, struct clash *out)
{
	bool ok = true;

	list_edits(p);
	fill_ledgers(p);
	for (size_t k = 0; k < p->mine.n; k++) {
		size_t i = p->mine.v[p->backwards ? p->mine.n - 1 - k : k];
		struct clash clash = {.collision.edit = i};

		if (do_edit(p, &p->step->edits.v[i], &clash) || i < from)
			continue;
		if (ok || i < out->collision.edit)
			*out = clash;
		ok = false;
	}
	return ok;
}
