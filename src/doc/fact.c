/* SPDX-License-Identifier: MIT */
#include "doc/fact.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const char *const stances[] = {
#define X(name, word) word,
    STANCES(X)
#undef X
};

static const char *const verdicts[] = {
#define X(name, word) word,
    VERDICTS(X)
#undef X
};

static const char *const links[] = {
#define X(name, word) word,
    LINK_KINDS(X)
#undef X
};

static const char *const links_back[] = {
    [LINK_SAME_AS] = "same as",
    [LINK_CONTRADICTS] = "contradicted by",
    [LINK_UPDATES] = "updated by",
    [LINK_PART_OF] = "has part",
};

const char *stance_word(enum stance s)
{
	return stances[s];
}

const char *verdict_word(enum verdict v)
{
	return verdicts[v];
}

const char *link_word(enum link_kind k)
{
	return links[k];
}

const char *link_word_back(enum link_kind k)
{
	return links_back[k];
}

static size_t find_word(struct slice word, const char *const *words, size_t n)
{
	size_t i = 0;

	while (i < n && !slice_is(word, words[i]))
		i++;
	return i;
}

bool stance_of(struct slice word, enum stance *out)
{
	size_t i = find_word(word, stances, STANCE_COUNT);

	if (i == STANCE_COUNT)
		return false;
	*out = (enum stance)i;
	return true;
}

bool verdict_of(struct slice word, enum verdict *out)
{
	size_t i = find_word(word, verdicts, VERDICT_COUNT);

	if (i == VERDICT_COUNT)
		return false;
	*out = (enum verdict)i;
	return true;
}

bool link_kind_of(struct slice word, enum link_kind *out)
{
	size_t i = find_word(word, links, LINK_KIND_COUNT);

	if (i == LINK_KIND_COUNT)
		return false;
	*out = (enum link_kind)i;
	return true;
}

static size_t count_fillers(const struct fact *f)
{
	size_t n = f->source_count + 1;

	for (size_t i = 0; i < f->role_count; i++)
		n += f->roles[i].n;
	return n;
}

/* A place that is not given has words NULL, and its entity means nothing. */
static size_t list_filler(const struct filler *f, uint32_t *list, size_t n)
{
	if (f->words && f->entity != ENTITY_NONE)
		list[n++] = f->entity;
	return n;
}

static size_t list_fillers(const struct fact *f, uint32_t *list)
{
	size_t n = 0;

	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			n = list_filler(&f->roles[i].fillers[k], list, n);
	for (size_t i = 0; i < f->source_count; i++)
		n = list_filler(&f->sources[i].who, list, n);
	return list_filler(&f->where, list, n);
}

static int by_number(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

void fact_index(struct fact *f, struct arena *arena)
{
	uint32_t few[32], *list = few;
	size_t most = count_fillers(f), n, kept = 0;

	if (most > sizeof few / sizeof *few)
		list = mem_alloc(most * sizeof *list);
	n = list_fillers(f, list);
	if (n > 1)
		qsort(list, n, sizeof *list, by_number);
	for (size_t i = 0; i < n; i++)
		if (!kept || list[i] != list[kept - 1])
			list[kept++] = list[i];
	f->involved_count = kept;
	f->involved = kept ? arena_alloc(arena, kept * sizeof *list) : NULL;
	if (kept)
		memcpy(f->involved, list, kept * sizeof *list);
	if (list != few)
		free(list);
}

size_t fact_anchors(const struct fact *f, struct anchor **list)
{
	size_t n = 0;

	for (size_t i = 0; i < f->evidence_count; i++)
		list[n++] = f->evidence[i];
	for (size_t i = 0; i < f->source_count; i++)
		if (f->sources[i].cue)
			list[n++] = f->sources[i].cue;
	return n;
}

bool fact_involves(const struct fact *f, uint32_t entity)
{
	size_t low = 0, high = f->involved_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->involved[mid] < entity)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->involved_count && f->involved[low] == entity;
}

static uint32_t first_filler(const struct role *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->fillers[i].entity != ENTITY_NONE)
			return r->fillers[i].entity;
	return ENTITY_NONE;
}

static uint32_t first_of_roles(const struct fact *f, bool agent_only)
{
	uint32_t entity = ENTITY_NONE;

	for (size_t i = 0; i < f->role_count && entity == ENTITY_NONE; i++)
		if (!agent_only || strcmp(f->roles[i].name, "agent") == 0)
			entity = first_filler(&f->roles[i]);
	return entity;
}

uint32_t fact_first_entity(const struct fact *f)
{
	uint32_t entity = first_of_roles(f, true);

	if (entity == ENTITY_NONE)
		entity = first_of_roles(f, false);
	if (entity == ENTITY_NONE && f->where.words)
		entity = f->where.entity;
	for (size_t i = 0; i < f->source_count && entity == ENTITY_NONE; i++)
		if (f->sources[i].who.words)
			entity = f->sources[i].who.entity;
	return entity;
}

struct span fact_hull(const struct fact *f)
{
	struct span hull = {0, 0};

	for (size_t i = 0; i < f->evidence_count; i++) {
		struct span s = anchor_hull(f->evidence[i]);

		if (s.start >= s.end)
			continue;
		if (hull.start >= hull.end)
			hull = s;
		if (s.start < hull.start)
			hull.start = s.start;
		if (s.end > hull.end)
			hull.end = s.end;
	}
	return hull;
}

bool fact_is_disputed(const struct fact *f)
{
	for (size_t i = 0; i < f->source_count; i++)
		if (f->sources[i].stance == STANCE_DENIES || f->sources[i].stance == STANCE_DOUBTS)
			return true;
	return false;
}

bool fact_id_valid(struct slice id)
{
	static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

	if (id.len != 8 || id.s[0] != 'f' || id.s[1] != '-')
		return false;
	for (size_t i = 2; i < id.len; i++)
		if (!memchr(letters, id.s[i], sizeof letters - 1))
			return false;
	return true;
}
