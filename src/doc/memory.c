/* SPDX-License-Identifier: MIT */
#include "doc/memory.h"

#include <string.h>

void memory_init(struct memory *m)
{
	*m = (struct memory){.open = {.pane = "", .entity = "", .fact = "", .line = -1}};
}

void memory_release(struct memory *m)
{
	vec_release(&m->open.settings);
	vec_release(&m->places.all);
	vec_release(&m->marks.all);
	vec_release(&m->jumps.all);
	arena_release(&m->arena);
	memory_init(m);
}

/* Marks are known by their letter, places by their article. */
static bool same_name(const struct memory_place *p, const char *article, char letter)
{
	return p->letter == letter && (letter || strcmp(p->article, article) == 0);
}

static bool same_jump(const struct memory_place *a, const struct memory_place *b)
{
	return a->spot.point == b->spot.point && strcmp(a->article, b->article) == 0;
}

/* From the end: what was used last is asked for most. */
static size_t find(const struct memory_list *l, const char *article, char letter)
{
	for (size_t i = l->all.n; i-- > 0;)
		if (same_name(&l->all.v[i], article, letter))
			return i;
	return SIZE_MAX;
}

static void put(struct memory_list *l, struct memory_place p)
{
	size_t i = find(l, p.article, p.letter);

	if (i != SIZE_MAX)
		vec_remove(&l->all, i);
	*vec_push(&l->all) = p;
}

static void cut(struct memory_list *l, size_t most)
{
	if (l->all.n <= most)
		return;
	memmove(l->all.v, l->all.v + l->all.n - most, most * sizeof *l->all.v);
	l->all.n = most;
}

void memory_visit(struct memory *m, const char *article, struct spot spot)
{
	put(&m->places, (struct memory_place){.article = article, .spot = spot});
	cut(&m->places, MEMORY_PLACES);
}

void memory_mark(struct memory *m, char letter, const char *article, struct spot spot)
{
	put(&m->marks, (struct memory_place){.article = article, .spot = spot, .letter = letter});
}

static const struct memory_place *found(const struct memory_list *l, const char *article,
					char letter)
{
	size_t i = find(l, article, letter);

	return i == SIZE_MAX ? NULL : &l->all.v[i];
}

const struct memory_place *memory_place_of(const struct memory *m, const char *article)
{
	return found(&m->places, article, 0);
}

const struct memory_place *memory_marked(const struct memory *m, char letter)
{
	return found(&m->marks, "", letter);
}

/* ---- merging */

static const char *copy(struct arena *a, const char *text)
{
	return arena_copy(a, text, strlen(text));
}

/* Behind those that are as old. */
static void put_in_order(struct memory_list *l, struct memory_place p)
{
	size_t i = l->all.n;

	while (i > 0 && l->all.v[i - 1].at > p.at)
		i--;
	vec_push(&l->all);
	memmove(l->all.v + i + 1, l->all.v + i, (l->all.n - 1 - i) * sizeof *l->all.v);
	l->all.v[i] = p;
}

static struct memory_place taken(struct memory *kept, const struct memory_place *p, int64_t now)
{
	struct memory_place t = *p;

	t.article = copy(&kept->arena, p->article);
	t.at = now;
	return t;
}

static void merge_named(struct memory *kept, struct memory_list *to, const struct memory_list *from,
			int64_t now)
{
	for (size_t i = 0; i < from->all.n; i++) {
		const struct memory_place *p = &from->all.v[i];
		size_t old = p->at ? SIZE_MAX : find(to, p->article, p->letter);

		if (p->at || (old != SIZE_MAX && to->all.v[old].at > now))
			continue;
		if (old != SIZE_MAX)
			vec_remove(&to->all, old);
		put_in_order(to, taken(kept, p, now));
	}
}

static void merge_jumps(struct memory *kept, const struct memory_list *from, int64_t now)
{
	struct memory_list *to = &kept->jumps;

	for (size_t i = 0; i < from->all.n; i++) {
		const struct memory_place *p = &from->all.v[i];

		if (p->at)
			continue;
		for (size_t k = to->all.n; k-- > 0;)
			if (same_jump(&to->all.v[k], p))
				vec_remove(&to->all, k);
		put_in_order(to, taken(kept, p, now));
	}
}

static void merge_open(struct memory *kept, const struct memory_open *mine, int64_t now)
{
	struct memory_open *o = &kept->open;
	struct arena *a = &kept->arena;

	if (!mine->article || mine->at || o->at > now)
		return;
	vec_clear(&o->settings);
	o->article = copy(a, mine->article);
	o->pane = copy(a, mine->pane);
	o->entity = copy(a, mine->entity);
	o->fact = copy(a, mine->fact);
	o->line = mine->line;
	o->alone = mine->alone;
	o->at = now;
	for (size_t i = 0; i < mine->settings.n; i++) {
		const struct memory_setting *s = &mine->settings.v[i];

		*vec_push(&o->settings) =
		    (struct memory_setting){copy(a, s->name), copy(a, s->from), copy(a, s->to)};
	}
}

void memory_merge(struct memory *kept, const struct memory *mine, int64_t now)
{
	merge_open(kept, &mine->open, now);
	merge_named(kept, &kept->places, &mine->places, now);
	merge_named(kept, &kept->marks, &mine->marks, now);
	merge_jumps(kept, &mine->jumps, now);
	cut(&kept->places, MEMORY_PLACES);
	cut(&kept->jumps, MEMORY_JUMPS);
}

static int64_t latest(const struct memory_list *l)
{
	return l->all.n ? vec_last(&l->all)->at : 0;
}

int64_t memory_latest(const struct memory *m)
{
	int64_t times[] = {m->open.at, latest(&m->places), latest(&m->marks), latest(&m->jumps)};
	int64_t most = 0;

	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
		if (times[i] > most)
			most = times[i];
	return most;
}
