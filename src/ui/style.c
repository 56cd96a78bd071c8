/* SPDX-License-Identifier: MIT */
#include "ui/style.h"

#include <string.h>

static const struct {
	const char *key;
	size_t len;
	char letter;
} styles[STYLE_COUNT] = {
#define X(name, key, letter) [STYLE_##name] = {key, sizeof(key) - 1, letter},
    STYLES(X)
#undef X
};

const char *style_key(enum style s)
{
	return styles[s].key;
}

char style_letter(enum style s)
{
	return styles[s].letter;
}

bool style_of_key(struct slice key, enum style *out)
{
	for (unsigned s = 0; s < STYLE_COUNT; s++) {
		if (styles[s].len == key.len && memcmp(styles[s].key, key.s, key.len) == 0) {
			*out = (enum style)s;
			return true;
		}
	}
	return false;
}

enum style style_of_entity(enum entity_type type)
{
	static const enum style of[ENTITY_TYPE_COUNT] = {
#define X(name, word, tag, heading) [ENTITY_##name] = STYLE_##name,
	    ENTITY_TYPES(X)
#undef X
	};

	return of[type];
}

enum style style_of_stance(enum stance stance)
{
	static const enum style of[STANCE_COUNT] = {
#define X(name, word) [STANCE_##name] = STYLE_##name,
	    STANCES(X)
#undef X
	};

	return of[stance];
}

enum style style_of_verdict(enum verdict verdict)
{
	static const enum style of[VERDICT_COUNT] = {
#define X(name, word) [VERDICT_##name] = STYLE_##name,
	    VERDICTS(X)
#undef X
	};

	return of[verdict];
}
