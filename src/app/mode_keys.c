/* SPDX-License-Identifier: MIT */
#include "app/mode_keys.h"

#include "app/app.h"
#include "app/keys.h"

#include <string.h>

static const struct mode_keys *const tables[MODE_COUNT] = {
#define X(mode, name) [MODE_##mode] = &name##_keys,
    MODE_KEYS(X)
#undef X
};

const struct mode_keys *mode_keys(const struct app *app)
{
	struct replace_look look;

	if (app->mode == MODE_REPLACE && replace_look(app, &look))
		return look.all     ? &replace_all_keys
		       : look.split ? &replace_split_keys
				    : &replace_keys;
	return tables[app->mode];
}

bool mode_keys_are_text(const struct app *app)
{
	switch (app->mode) {
	case MODE_SEARCH:
	case MODE_FILTER:
	case MODE_THEMES:
	case MODE_PALETTE:
	case MODE_PICKER:
	case MODE_FORM:
		return true;
	case MODE_ASK:
		return !app->ask.letters || strchr(app->ask.letters, '?');
	case MODE_CHRONICLE:
		return app->chronicle.typing;
	default:
		return false;
	}
}

uint32_t mode_key_first(const struct mode_key *k)
{
	const char *s = k->keys;
	uint32_t key = 0;

	keys_parse(&s, &key);
	return key;
}

void mode_key_name(const struct mode_key *k, struct str *out)
{
	uint32_t key;

	for (const char *s = k->keys; *s; s += *s == ' ') {
		if (s != k->keys)
			str_addc(out, ' ');
		if (!keys_parse(&s, &key))
			break;
		keys_name(key, out);
	}
}
