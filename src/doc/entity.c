/* SPDX-License-Identifier: MIT */
#include "doc/entity.h"

#include "base/utf8.h"

#include <string.h>

static const struct {
	const char *word;
	const char *tag;
	const char *heading;
} types[] = {
#define X(name, word, tag, heading) {word, tag, heading},
    ENTITY_TYPES(X)
#undef X
};

void entities_release(struct entities *es)
{
	vec_release(&es->list);
	map_release(&es->ids);
	arena_release(&es->arena);
}

uint32_t entities_find(const struct entities *es, struct slice id)
{
	size_t index;

	return map_get(&es->ids, id, &index) ? (uint32_t)index : ENTITY_NONE;
}

uint32_t entities_intern(struct entities *es, struct slice id)
{
	uint32_t index = entities_find(es, id);
	const char *own;

	if (index != ENTITY_NONE)
		return index;
	own = arena_copy(&es->arena, id.s, id.len);
	index = (uint32_t)es->list.n;
	*vec_push(&es->list) = (struct entity){
	    .id = own,
	    .name = own,
	    .type_word = entity_type_word(ENTITY_OTHER),
	    .type = ENTITY_OTHER,
	};
	map_put(&es->ids, (struct slice){own, id.len}, index);
	return index;
}

uint32_t entities_declare(struct entities *es, struct slice id)
{
	uint32_t index = entities_intern(es, id);

	if (es->list.v[index].declared)
		return ENTITY_NONE;
	es->list.v[index].declared = true;
	return index;
}

void entities_undeclare(struct entities *es, uint32_t index)
{
	struct entity *e = &es->list.v[index];

	*e = (struct entity){
	    .id = e->id,
	    .name = e->id,
	    .type_word = entity_type_word(ENTITY_OTHER),
	    .type = ENTITY_OTHER,
	};
}

static size_t find_type(struct slice word)
{
	size_t i = 0;

	while (i < ENTITY_TYPE_COUNT && !slice_is(word, types[i].word))
		i++;
	return i;
}

enum entity_type entity_type_of(struct slice word)
{
	size_t i = find_type(word);

	return i < ENTITY_TYPE_COUNT ? (enum entity_type)i : ENTITY_OTHER;
}

bool entity_type_known(struct slice word)
{
	return find_type(word) < ENTITY_TYPE_COUNT;
}

const char *entity_type_word(enum entity_type type)
{
	return types[type].word;
}

const char *entity_type_tag(enum entity_type type)
{
	return types[type].tag;
}

const char *entity_type_heading(enum entity_type type)
{
	return types[type].heading;
}

/* Capitals of the scripts that have abbreviations in capitals: Latin (ASCII
 * and Latin-1), Greek, Cyrillic. */
static bool is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde && cp != 0xd7) ||
	       (cp >= 0x391 && cp <= 0x3a9) || (cp >= 0x400 && cp <= 0x42f);
}

static bool may_stand_in_abbreviation(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == '.' || cp == '-' || cp == '&';
}

/* CNT, U.E., G20, S&P, but not A or Bamako. */
static bool is_abbreviation(const char *s)
{
	size_t len = strlen(s), capitals = 0, points = 0;
	uint32_t cp;

	for (size_t i = 0; i < len; points++) {
		i += utf8_decode(s + i, len - i, &cp);
		if (is_capital(cp))
			capitals++;
		else if (!may_stand_in_abbreviation(cp))
			return false;
	}
	return capitals > 0 && points > 1;
}

void entity_set_short_name(struct entity *e)
{
	size_t shortest = strlen(e->name), len;

	e->short_name = e->name;
	if (is_abbreviation(e->name))
		return;
	for (size_t i = 0; i < e->alias_count; i++) {
		if (!is_abbreviation(e->aliases[i]))
			continue;
		len = strlen(e->aliases[i]);
		if (len < shortest) {
			shortest = len;
			e->short_name = e->aliases[i];
		}
	}
}

const char *entity_short_name(const struct entity *e)
{
	return e->short_name ? e->short_name : e->name;
}
