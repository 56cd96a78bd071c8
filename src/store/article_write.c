/* SPDX-License-Identifier: MIT */
#include "store/article_write.h"

#include "base/hash.h"
#include "doc/schema.h"
#include "draft_int.h"

#include <string.h>

void draft_init(struct draft *d)
{
	*d = (struct draft){.bytes = STR_INIT, .cache = mem_zalloc(1, sizeof *d->cache)};
	draft_cache_clear(d->cache);
}

void draft_release(struct draft *d)
{
	str_release(&d->bytes);
	vec_release(&d->hunks);
	arena_release(&d->arena);
	if (d->cache)
		draft_cache_clear(d->cache);
	free(d->cache);
	d->cache = NULL;
}

void draft_trim(struct draft *d)
{
	draft_cache_clear(d->cache);
}

static void clear(struct draft *d)
{
	str_clear(&d->bytes);
	vec_clear(&d->hunks);
	arena_clear(&d->arena);
	d->hash = d->half = 0;
}

static void add_hunk(struct draft *d, size_t at, struct slice removed, struct slice added)
{
	*vec_push(&d->hunks) =
	    (struct hunk){at, arena_slice(&d->arena, removed), arena_slice(&d->arena, added)};
}

/* ---- one list */

/* The last of the keys before this one that the file has. */
static const struct yaml_node *key_before(const struct yaml_node *root, const char *key)
{
	const struct yaml_node *found = yaml_first(root), *n;

	for (size_t i = 0; i < schema_article.n; i++) {
		if (slice_is(schema_article.fields[i].key, key))
			break;
		if ((n = yaml_get(root, schema_article.fields[i].key.s)))
			found = n;
	}
	return found;
}

struct change {
	struct splice_item *items;
	const struct yaml_node **gone;
	size_t n, gone_count;
	bool any;
};

static const struct yaml_node *node_of(const struct draft_cache *c, const struct draft_record *r)
{
	return r->node == YAML_NOWHERE ? NULL : &c->yaml.nodes.v[r->node];
}

static void set_item(struct splice *s, const struct draft_cache *c, const struct draft_record *old,
		     const struct draft_record *want, struct splice_item *item)
{
	if (old && draft_same(old, want)) {
		item->old = node_of(c, old);
		return;
	}
	item->want = draft_value(want, &s->arena);
	if (old) {
		item->old = node_of(c, old);
		item->base = draft_value(old, &s->arena);
	}
}

/* Counts what stays at both ends. */
static void find_ends(const struct change *change, const struct draft_list *base,
		      struct draft_plan *plan, enum draft_kind kind)
{
	const size_t *match = plan->match[kind];
	size_t n = change->n, most = base->n < n ? base->n : n, head = 0, tail = 0;

	while (head < most && match[head] == head && !change->items[head].want)
		head++;
	while (tail < most - head && match[n - 1 - tail] == base->n - 1 - tail &&
	       !change->items[n - 1 - tail].want)
		tail++;
	plan->same_head[kind] = head;
	plan->same_tail[kind] = tail;
}

static void plan_list(struct splice *s, const struct draft_cache *c, struct draft_plan *plan,
		      enum draft_kind kind, struct change *out)
{
	const struct draft_list *base = &c->lists[kind], *want = &plan->want[kind];
	const size_t *match = plan->match[kind];
	size_t next = 0;

	*out = (struct change){.items = arena_zalloc(&s->arena, want->n, sizeof *out->items),
			       .gone = arena_zalloc(&s->arena, base->n, sizeof *out->gone),
			       .n = want->n};
	for (size_t j = 0; j < want->n; j++) {
		const struct draft_record *old = NULL;

		if (match[j] != SIZE_MAX) {
			old = &base->v[match[j]];
			while (next < match[j])
				out->gone[out->gone_count++] = node_of(c, &base->v[next++]);
			next++;
		}
		set_item(s, c, old, &want->v[j], &out->items[j]);
		out->any |= out->items[j].want != NULL;
	}
	while (next < base->n)
		out->gone[out->gone_count++] = node_of(c, &base->v[next++]);
	out->any |= out->gone_count > 0;
	plan->changes[kind] = out->any;
	find_ends(out, base, plan, kind);
}

static bool write_list(struct splice *s, struct draft_cache *c, struct draft_plan *plan,
		       enum draft_kind kind)
{
	const struct yaml_node *root = yaml_root(&c->yaml);
	struct splice_list l = {.map = root,
				.node = yaml_get(root, draft_keys[kind]),
				.after = key_before(root, draft_keys[kind]),
				.key = slice_of(draft_keys[kind])};
	struct change change;

	plan->match[kind] = mem_alloc((plan->want[kind].n + 1) * sizeof(size_t));
	draft_align(&c->lists[kind], &plan->want[kind], plan->match[kind]);
	plan_list(s, c, plan, kind, &change);
	if (!change.any)
		return true;
	l.items = change.items;
	l.n = change.n;
	l.gone = change.gone;
	l.gone_count = change.gone_count;
	return splice_list(s, &l);
}

/* ---- the whole */

static void plan_release(struct draft_plan *plan)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++) {
		free(plan->want[k].v);
		free(plan->match[k]);
	}
}

static void forget_matches(struct draft_plan *plan)
{
	for (size_t k = 0; k < DRAFT_LISTS; k++) {
		free(plan->match[k]);
		plan->match[k] = NULL;
	}
}

static bool refuse_result(const struct splice *s, struct error *err)
{
	size_t at = s->patches.n ? s->patches.v[0].at : 0;
	struct yaml_place place = yaml_place_at(s->yaml, at);

	return error_set(err,
			 "%s:%u:%u: what changes here cannot be written without changing "
			 "something else; look at the lines around it, and at faults that "
			 "check reports; nothing was written",
			 s->path, place.line, place.column);
}

enum attempt { ATTEMPT_DONE, ATTEMPT_REFUSED, ATTEMPT_WRONG };

static enum attempt write_lists(struct draft *d, struct splice *s, struct draft_plan *plan)
{
	struct draft_cache *c = d->cache;
	struct str bytes = STR_INIT;
	bool ok = true;

	for (size_t k = 0; ok && k < DRAFT_LISTS; k++)
		ok = !plan->want[k].wanted || write_list(s, c, plan, (enum draft_kind)k);
	if (!ok || !splice_finish(s))
		return ATTEMPT_REFUSED;
	clear(d);
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct splice_patch *p = &s->patches.v[i];

		add_hunk(d, p->at, (struct slice){c->bytes.s + p->at, p->removed}, p->added);
	}
	ok = !s->patches.n || draft_check_part(c, s, plan);
	if (!ok) {
		splice_apply(s, &bytes);
		ok = draft_check_all(c, s, plan, &bytes);
		str_release(&bytes);
	}
	return ok ? ATTEMPT_DONE : ATTEMPT_WRONG;
}

/* What the rules of block scalars forbid may go in quotes. */
static bool write_all(struct draft *d, const char *path, struct draft_plan *plan, struct error *err)
{
	enum attempt result = ATTEMPT_WRONG;

	for (int i = 0; i < 2 && result == ATTEMPT_WRONG; i++) {
		struct splice s;

		splice_init(&s, &d->cache->yaml, path, err);
		s.layout = draft_layout(d->cache);
		s.simple = i > 0;
		forget_matches(plan);
		result = write_lists(d, &s, plan);
		if (result == ATTEMPT_WRONG && s.simple)
			refuse_result(&s, err);
		splice_release(&s);
	}
	if (result != ATTEMPT_DONE) {
		clear(d);
		return false;
	}
	str_add(&d->bytes, d->cache->bytes.s, d->cache->bytes.len);
	d->warm = d->hash = hash_bytes((struct slice){d->bytes.s, d->bytes.len});
	return true;
}

bool draft_article(struct draft *d, const char *path, struct slice old, const struct article *want,
		   const struct entities *es, bool own_entities, struct error *err)
{
	struct draft_plan plan = {0};
	struct arena arena = {0};
	bool ok;

	clear(d);
	ok = draft_base_read(d->cache, path, old, want->id, err);
	if (ok) {
		draft_add_article(plan.want, want, es, &arena);
		for (size_t k = DRAFT_MENTIONS; k < DRAFT_LISTS; k++)
			plan.want[k].wanted = true;
		if (own_entities)
			draft_want_entities(&plan.want[DRAFT_ENTITIES],
					    &d->cache->lists[DRAFT_ENTITIES], es, true, &arena);
		ok = write_all(d, path, &plan, err);
	}
	plan_release(&plan);
	arena_release(&arena);
	return ok;
}

/* ---- the register */

static bool write_new_register(struct draft *d, const struct draft_list *want)
{
	static const struct value_layout layout = {"\n", 0, 2};

	clear(d);
	str_addz(&d->bytes, "postil: 1\nentities:");
	str_addz(&d->bytes, want->n ? "\n" : " []\n");
	for (size_t i = 0; i < want->n; i++) {
		value_write_item(want->v[i].value, 0, &layout, &d->bytes);
		str_addc(&d->bytes, '\n');
	}
	add_hunk(d, 0, SLICE(""), (struct slice){d->bytes.s, d->bytes.len});
	d->hash = hash_bytes((struct slice){d->bytes.s, d->bytes.len});
	return true;
}

/* Reads back what was just written. */
static bool check_new_register(struct draft *d, const char *path, const struct draft_list *want,
			       struct error *err)
{
	const struct draft_list *read = &d->cache->lists[DRAFT_ENTITIES];
	bool same =
	    draft_base_read(d->cache, path, (struct slice){d->bytes.s, d->bytes.len}, NULL, err);

	if (!same)
		return false;
	same = read->n == want->n;
	for (size_t i = 0; same && i < want->n; i++)
		same = draft_same(&read->v[i], &want->v[i]);
	if (same)
		return true;
	clear(d);
	return error_set(err,
			 "%s:1:1: the entities do not read back as they are; nothing was "
			 "written",
			 path);
}

bool draft_register(struct draft *d, const char *path, struct slice old,
		    const struct entities *want, struct error *err)
{
	struct draft_plan plan = {0};
	struct draft_list none = {0}, *list = &plan.want[DRAFT_ENTITIES];
	struct arena arena = {0};
	bool ok;

	clear(d);
	if (!old.len) {
		draft_want_entities(list, &none, want, false, &arena);
		ok = write_new_register(d, list) && check_new_register(d, path, list, err);
	} else if ((ok = draft_base_read(d->cache, path, old, NULL, err))) {
		draft_want_entities(list, &d->cache->lists[DRAFT_ENTITIES], want, false, &arena);
		ok = write_all(d, path, &plan, err);
	}
	plan_release(&plan);
	arena_release(&arena);
	return ok;
}

/* ---- back */

static bool is_there(struct slice now, size_t at, struct slice added)
{
	return at <= now.len && added.len <= now.len - at &&
	       slice_equal((struct slice){now.s + at, added.len}, added);
}

bool draft_back(struct draft *d, const char *path, struct slice now, const struct hunk *hunks,
		size_t n, struct error *err)
{
	size_t shift = 0, at = 0;

	clear(d);
	for (size_t i = 0; i < n; i++) {
		size_t start = hunks[i].at + shift;

		if (start < at || !is_there(now, start, hunks[i].added)) {
			clear(d);
			return error_set(err,
					 "%s: the file is no longer what the change made of it, "
					 "so the change cannot be taken back in its bytes",
					 path);
		}
		str_add(&d->bytes, now.s + at, start - at);
		str_add(&d->bytes, hunks[i].removed.s, hunks[i].removed.len);
		add_hunk(d, start, hunks[i].added, hunks[i].removed);
		at = start + hunks[i].added.len;
		shift += hunks[i].added.len - hunks[i].removed.len;
	}
	str_add(&d->bytes, now.s + at, now.len - at);
	d->hash = hash_bytes((struct slice){d->bytes.s, d->bytes.len});
	return true;
}
