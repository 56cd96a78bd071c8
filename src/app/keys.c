/* SPDX-License-Identifier: MIT */
#include "app/keys.h"

#include "base/utf8.h"

#include <string.h>

enum { SPACE = 32, RUBOUT = 127, NAME_MOST = 16 /* bytes of "Alt-Shift-Tab", and some */ };

static const struct {
	uint32_t key;
	const char *name;
} names[] = {{KEYS_TAB, "Tab"},
	     {KEYS_ENTER, "Enter"},
	     {KEYS_ESC, "Esc"},
	     {SPACE, "Space"},
#define X(id, text) {KEYS_##id, text},
	     KEYS_NAMED(X)
#undef X
};

static const char *name_of(uint32_t key)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return names[i].name;
	return NULL;
}

static bool key_of(struct slice name, uint32_t *key)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (name.len && names[i].name[0] == name.s[0] && slice_is(name, names[i].name)) {
			*key = names[i].key;
			return true;
		}
	}
	return false;
}

void keys_name(uint32_t key, struct str *out)
{
	const char *name;
	char bytes[4];

	if (key & KEYS_ALT) {
		str_addz(out, "Alt-");
		key &= ~(uint32_t)KEYS_ALT;
	}
	name = name_of(key);
	if (name)
		str_addz(out, name);
	else if (key < SPACE || key == RUBOUT)
		str_printf(out, "^%c", (int)(key ^ 0x40));
	else if (key < 0x110000 && (key < 0xD800 || key > 0xDFFF) && (key < 0x80 || key > 0x9F))
		str_add(out, bytes, utf8_put(key, bytes));
	else
		str_addz(out, name_of(KEYS_UNKNOWN));
}

void keys_write(uint32_t key, struct str *out)
{
	bool plain = key > SPACE && key < 0x110000 && key != RUBOUT;

	if (!plain)
		str_addc(out, '<');
	keys_name(key, out);
	if (!plain)
		str_addc(out, '>');
}

/* What stands between the angle brackets. */
static bool parse_name(struct slice name, uint32_t *key)
{
	uint32_t alt = 0;

	if (name.len > 4 && memcmp(name.s, "Alt-", 4) == 0) {
		alt = KEYS_ALT;
		name.s += 4;
		name.len -= 4;
	}
	if (key_of(name, key)) {
		*key |= alt;
		return true;
	}
	if (name.len == 2 && name.s[0] == '^' && name.s[1] >= '?' && name.s[1] <= '_') {
		*key = alt | ((uint32_t)(unsigned char)name.s[1] ^ 0x40U);
		return true;
	}
	if (!alt || utf8_decode(name.s, name.len, key) != name.len || *key == UTF8_BAD)
		return false;
	*key |= alt;
	return true;
}

bool keys_parse(const char **s, uint32_t *key)
{
	const char *at = *s;
	const char *close;
	size_t len;

	if (*at == '\0')
		return false;
	if (*at > SPACE && *at < RUBOUT && *at != '<') { /* nearly all of them */
		*key = (uint32_t)*at;
		*s = at + 1;
		return true;
	}
	close = *at == '<' && at[1] != '<' && at[1] != '>' ? strchr(at, '>') : NULL;
	if (close && ((size_t)(close - at) > NAME_MOST || close > at + strcspn(at, " ")))
		close = NULL;
	/* <Alt->> is the one name that holds a bracket */
	if (close && close[1] == '>' && close - at == 5 && memcmp(at, "<Alt-", 5) == 0)
		close++;
	if (close) {
		if (!parse_name((struct slice){at + 1, (size_t)(close - at) - 1}, key))
			return false;
		*s = close + 1;
		return true;
	}
	len = utf8_decode(at, strnlen(at, 4), key);
	if (*key == UTF8_BAD)
		return false;
	*s = at + len;
	return true;
}
