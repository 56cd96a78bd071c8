/* SPDX-License-Identifier: MIT */
#include "draft_int.h"
#include "store/yaml_part.h"

#include <string.h>

/* A change among the items of one list, looked at without the rest of the file: old
 * and new items are as a file and a plan of their own. */
struct short_way {
	struct yaml_part part;
	enum draft_kind kind;
	size_t head, tail;    /* records before and behind the part */
	size_t len;           /* of the new file */
	struct str text;      /* the new bytes of the part, and those ahead */
	struct splice splice; /* with patches that count from the part's start */
	struct draft_cache old;
	struct draft_plan plan;
	struct draft_check check;
};

static bool find_kind(const struct draft_cache *c, struct short_way *w)
{
	const struct yaml_node *list = &c->yaml.nodes.v[w->part.list];

	for (size_t k = DRAFT_MENTIONS; k < DRAFT_LISTS; k++)
		if (slice_is(yaml_key(list), draft_keys[k])) {
			w->kind = (enum draft_kind)k;
			return true;
		}
	return false;
}

/* Everything that changes must be in the part. */
static bool covers_all(const struct splice *s, const struct draft_plan *plan,
		       const struct short_way *w)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++)
		if (plan->changes[k] && k != w->kind)
			return false;
	for (size_t i = 0; i < s->replaced.n; i++)
		if (s->replaced.v[i].beg < w->part.beg || s->replaced.v[i].end > w->part.end)
			return false;
	return plan->want[w->kind].wanted;
}

/* The records of the part, which must be in the order of the file. */
static bool find_records(const struct draft_cache *c, const struct draft_plan *plan,
			 struct short_way *w)
{
	const struct draft_list *base = &c->lists[w->kind];
	uint32_t last = 0;

	for (size_t i = 0; i < base->n; i++) {
		uint32_t node = base->v[i].node;

		if (node == YAML_NOWHERE || node <= last)
			return false;
		last = node;
		w->head += node < w->part.first;
		w->tail += node >= w->part.stop;
	}
	return w->head <= plan->same_head[w->kind] && w->tail <= plan->same_tail[w->kind] &&
	       w->head + w->tail <= plan->want[w->kind].n;
}

static void make_text(const struct draft_cache *c, const struct splice *s, struct short_way *w)
{
	size_t at = w->part.beg;

	for (size_t i = 0; i < s->patches.n; i++) {
		struct splice_patch p = s->patches.v[i];

		str_add(&w->text, c->bytes.s + at, p.at - at);
		str_add(&w->text, p.added.s, p.added.len);
		at = p.at + p.removed;
		w->len += p.added.len - p.removed;
		p.at -= w->part.beg;
		*vec_push(&w->splice.patches) = p;
	}
	str_add(&w->text, c->bytes.s + at, w->part.ahead - at);
	for (size_t i = 0; i < s->replaced.n; i++)
		*vec_push(&w->splice.replaced) = (struct splice_range){
		    s->replaced.v[i].beg - w->part.beg, s->replaced.v[i].end - w->part.beg};
}

static void make_plan(const struct draft_cache *c, const struct draft_plan *plan,
		      struct short_way *w)
{
	const struct draft_list *base = &c->lists[w->kind], *want = &plan->want[w->kind];
	struct draft_list *old = &w->old.lists[w->kind], *now = &w->plan.want[w->kind];
	size_t *match;

	old->n = base->n - w->head - w->tail;
	old->v = mem_alloc((old->n + 1) * sizeof *old->v);
	for (size_t i = 0; i < old->n; i++) {
		old->v[i] = base->v[w->head + i];
		old->v[i].node -= w->part.first - YAML_PART_HEADER;
	}
	now->v = want->v + w->head;
	now->n = want->n - w->head - w->tail;
	now->wanted = true;
	w->plan.match[w->kind] = match = mem_alloc((now->n + 1) * sizeof *match);
	for (size_t j = 0; j < now->n; j++) {
		size_t i = plan->match[w->kind][w->head + j];

		match[j] = i == SIZE_MAX ? i : i - w->head;
	}
}

/* ---- the cache becomes the new file */

static void put_bytes(struct draft_cache *c, const struct short_way *w)
{
	const struct yaml_part *p = &w->part;
	size_t len = w->text.len - (p->ahead - p->end), rest = c->bytes.len - p->end;
	struct str old = c->bytes, *to = &c->bytes;

	if (w->len >= old.cap) {
		str_init(to);
		str_reserve(to, w->len + DRAFT_ROOM);
		memcpy(to->s, old.s, p->beg);
	}
	memmove(to->s + p->beg + len, old.s + p->end, rest);
	memcpy(to->s + p->beg, w->text.s, len);
	to->len = w->len;
	to->s[to->len] = '\0';
	yaml_part_put(&c->yaml, p, &w->check.yaml, to->s, to->len);
	if (to->s != old.s)
		str_release(&old);
}

static void put_records(struct draft_cache *c, struct short_way *w)
{
	struct draft_list *list = &c->lists[w->kind], *made = &w->check.lists[w->kind];
	size_t middle = list->n - w->head - w->tail;

	vec_reserve(list, list->n + made->n);
	if (w->tail)
		memmove(list->v + w->head + made->n, list->v + w->head + middle,
			w->tail * sizeof *list->v);
	for (size_t i = 0; i < made->n; i++) {
		list->v[w->head + i] = made->v[i];
		list->v[w->head + i].node += w->part.first - YAML_PART_HEADER;
	}
	list->n = w->head + made->n + w->tail;
}

static void move_records(struct draft_cache *c, const struct short_way *w)
{
	uint32_t more =
	    (uint32_t)w->check.yaml.nodes.n - YAML_PART_HEADER - (w->part.stop - w->part.first);

	for (size_t k = 0; k < DRAFT_LISTS; k++)
		for (size_t i = 0; i < c->lists[k].n; i++) {
			uint32_t *node = &c->lists[k].v[i].node;

			if (*node != YAML_NOWHERE && *node >= w->part.stop)
				*node += more;
		}
}

static void short_way_release(struct short_way *w)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++) {
		free(w->old.lists[k].v);
		free(w->plan.match[k]);
	}
	draft_check_release(&w->check);
	vec_release(&w->splice.patches);
	vec_release(&w->splice.replaced);
	yaml_release(&w->old.yaml);
	str_release(&w->text);
}

static bool says_it(struct draft_cache *c, const struct splice *s, const struct draft_plan *plan,
		    struct short_way *w)
{
	w->splice = (struct splice){.yaml = &w->old.yaml, .path = s->path};
	w->old.id = c->id;
	w->len = c->bytes.len;
	draft_check_init(&w->check, &w->old, &w->plan, &c->arena);
	make_text(c, s, w);
	if (!yaml_part_read(&c->yaml, &w->part, (struct slice){w->text.s, w->text.len}, w->len,
			    &w->check.yaml))
		return false;
	yaml_part_copy(&c->yaml, &w->part, &w->old.yaml);
	make_plan(c, plan, w);
	return draft_compare(&w->check, &w->splice);
}

bool draft_check_part(struct draft_cache *c, const struct splice *s, const struct draft_plan *plan)
{
	struct short_way w = {.text = STR_INIT, .check.yaml.root = YAML_NOWHERE};
	const struct splice_patch *last = vec_last(&s->patches);
	bool ok = c->id &&
		  yaml_part_find(&c->yaml, s->patches.v[0].at, last->at + last->removed, &w.part) &&
		  find_kind(c, &w) && covers_all(s, plan, &w) && find_records(c, plan, &w) &&
		  says_it(c, s, plan, &w);

	if (ok) {
		put_bytes(c, &w);
		move_records(c, &w);
		put_records(c, &w);
	}
	short_way_release(&w);
	return ok;
}
