/* SPDX-License-Identifier: MIT */
#include "store/record_write.h"

#include "doc/schema.h"

#include <string.h>

static struct value *of_text(struct arena *a, const char *s, unsigned flags)
{
	return s ? value_words(a, slice_of(s), flags) : NULL;
}

/* An empty member has no key, as one that is missing. */
static struct value *of_said(struct arena *a, const void *member, unsigned flags)
{
	const char *s = *(const char *const *)member;

	return s && *s ? of_text(a, s, flags) : NULL;
}

static struct value *of_filler(struct arena *a, const struct filler *f)
{
	return of_text(a, f->words, 0);
}

/* One alone, or a list of them. */
static struct value *of_parts(struct arena *a, const struct slice *parts, size_t n, unsigned flags)
{
	struct value *list;

	if (!n)
		return NULL;
	if (n == 1)
		return value_words(a, parts[0], flags);
	list = value_list(a, VALUE_FLOW);
	for (size_t i = 0; i < n; i++)
		value_add(list, value_words(a, parts[i], flags));
	return list;
}

static struct value *of_words(struct arena *a, const char *const *words, size_t n)
{
	struct value *list = n ? value_list(a, VALUE_FLOW) : NULL;

	for (size_t i = 0; i < n; i++)
		value_add(list, of_text(a, words[i], 0));
	return list;
}

static void set_anchor(struct arena *a, struct value *map, const struct anchor *anchor,
		       unsigned flags)
{
	if (anchor->before.len)
		value_set(map, "before", value_words(a, anchor->before, VALUE_QUOTED));
	value_set(map, "quote", of_parts(a, anchor->parts, anchor->n, flags));
	if (anchor->after.len)
		value_set(map, "after", value_words(a, anchor->after, VALUE_QUOTED));
}

struct value *record_value_mention(struct arena *arena, struct slice entity,
				   const struct anchor *anchor)
{
	struct value *map = value_map(arena, VALUE_FLOW);

	value_set(map, "entity", value_words(arena, entity, 0));
	set_anchor(arena, map, anchor, 0);
	return map;
}

/* ---- facts */

static struct value *of_roles(struct arena *a, const struct fact *f)
{
	struct value *map = f->role_count ? value_map(a, VALUE_FLOW) : NULL;

	for (size_t i = 0; i < f->role_count; i++) {
		const struct role *r = &f->roles[i];
		struct value *list = value_list(a, VALUE_FLOW);

		for (size_t k = 0; k < r->n; k++)
			value_add(list, of_filler(a, &r->fillers[k]));
		value_set(map, r->name, r->n == 1 ? list->first : list);
	}
	return map;
}

static struct value *of_sources(struct arena *a, const struct fact *f)
{
	struct value *list = f->source_count ? value_list(a, 0) : NULL;

	for (size_t i = 0; i < f->source_count; i++) {
		const struct source *s = &f->sources[i];
		struct value *map = value_map(a, VALUE_FLOW);

		value_set(map, "who", of_filler(a, &s->who));
		value_set(map, "stance", of_text(a, stance_word(s->stance), 0));
		if (s->cue)
			set_anchor(a, map, s->cue, 0);
		value_add(list, map);
	}
	return list;
}

static struct value *of_evidence(struct arena *a, const struct fact *f)
{
	struct value *list = f->evidence_count ? value_list(a, 0) : NULL;

	for (size_t i = 0; i < f->evidence_count; i++) {
		struct value *map = value_map(a, VALUE_FLOW);

		set_anchor(a, map, f->evidence[i], VALUE_QUOTED);
		value_add(list, map);
	}
	return list;
}

static struct value *of_link(struct arena *a, const struct link *l)
{
	struct value *map = value_map(a, VALUE_FLOW);
	size_t article = strlen(l->article), fact = strlen(l->fact);
	char *target = arena_bytes(a, article + 1 + fact);

	memcpy(target, l->article, article);
	target[article] = '#';
	memcpy(target + article + 1, l->fact, fact);
	value_set(map, link_word(l->kind),
		  value_words(a, (struct slice){target, article + 1 + fact}, VALUE_QUOTED));
	return map;
}

static struct value *of_links(struct arena *a, const struct fact *f)
{
	struct value *list = f->link_count ? value_list(a, VALUE_FLOW) : NULL;

	for (size_t i = 0; i < f->link_count; i++)
		value_add(list, of_link(a, &f->links[i]));
	return list;
}

static struct value *of_pairs(struct arena *a, const struct entity *e)
{
	struct value *map = e->link_count ? value_map(a, VALUE_FLOW) : NULL;

	for (size_t i = 0; i < e->link_count; i++)
		value_set(map, e->links[i].key, of_text(a, e->links[i].value, 0));
	return map;
}

/* ---- by the tables */

static struct value *of_record(struct arena *a, const struct schema *s, const void *record,
			       unsigned flags);

static struct value *of_quantity(struct arena *a, const struct schema *s, const void *member)
{
	struct value *map = of_record(a, s, member, VALUE_FLOW);

	return map->first ? map : NULL;
}

static struct value *of_field(struct arena *a, const struct schema_field *f, const void *record)
{
	const void *member = (const char *)record + f->offset;

	switch (f->kind) {
	case FIELD_VERSION:
		return of_text(a, "1", VALUE_NUMBER);
	case FIELD_TEXT:
	case FIELD_TYPE:
		return of_said(a, member, 0);
	case FIELD_NUMBER:
		return of_said(a, member, VALUE_NUMBER);
	case FIELD_DATE:
		return of_said(a, member, VALUE_QUOTED);
	case FIELD_CHOICE:
		return of_text(a, f->choice->word(member), 0);
	case FIELD_FILLER:
		return of_filler(a, member);
	case FIELD_WORDS:
		return of_words(
		    a, *(const char *const *const *)member,
		    *(const size_t *)(const void *)((const char *)record + f->offset_count));
	case FIELD_RECORD:
		return of_quantity(a, f->record, member);
	case FIELD_PAIRS:
		return of_pairs(a, record);
	case FIELD_ROLES:
		return of_roles(a, record);
	case FIELD_SOURCES:
		return of_sources(a, record);
	case FIELD_EVIDENCE:
		return of_evidence(a, record);
	case FIELD_LINKS:
		return of_links(a, record);
	default:
		return NULL;
	}
}

static struct value *of_record(struct arena *a, const struct schema *s, const void *record,
			       unsigned flags)
{
	struct value *map = value_map(a, flags);

	for (size_t i = 0; i < s->n; i++) {
		struct value *v = of_field(a, &s->fields[i], record);

		value_set(map, s->fields[i].key.s, v);
		if (v)
			v->flags |= VALUE_FIELD;
	}
	return map;
}

struct value *record_value_fact(struct arena *arena, const struct fact *f)
{
	return of_record(arena, &schema_fact, f, 0);
}

struct value *record_value_entity(struct arena *arena, const struct entity *e)
{
	return of_record(arena, &schema_entity, e, 0);
}

struct value *record_value_metadata(struct arena *arena, const struct article *a)
{
	return of_record(arena, &schema_article, a, 0);
}
