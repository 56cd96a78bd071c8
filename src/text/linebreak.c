/* SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include "base/utf8.h"
#include "text/french.h"
#include "text/linebreak_table.h"

#include <stdbool.h>
#include <string.h>

/* The generator checks this against Unicode's file. */
static unsigned class_of_high(uint32_t cp)
{
	if (cp < 0x40000)
		return LB_ID;
	if ((cp >= 0xe0020 && cp <= 0xe007f) || (cp >= 0xe0100 && cp <= 0xe01ef) || cp == 0xe0001)
		return LB_CM;
	return LB_AL;
}

static unsigned class_of(uint32_t cp)
{
	if (cp < LINEBREAK_TABLE_END)
		return linebreak_blocks[(size_t)linebreak_index[cp >> 7] << 7 | (cp & 127)];
	return cp == UTF8_BAD ? LB_AL : class_of_high(cp);
}

/* Decodes the class at s; returns the bytes taken. */
static size_t next_class(const char *s, size_t len, unsigned *class)
{
	unsigned char byte = (unsigned char)s[0];
	uint32_t cp;
	size_t n = 1;

	if (byte < 0x80) {
		*class = linebreak_blocks[byte]; /* index[0] is 0 */
		return 1;
	}
	if ((byte & 0xe0) == 0xc0 && byte >= 0xc2 && len > 1 &&
	    ((unsigned char)s[1] & 0xc0) == 0x80) {
		cp = (byte & 0x1fu) << 6 | ((unsigned char)s[1] & 0x3fu);
		n = 2;
	} else {
		n = utf8_decode(s, len, &cp);
	}
	*class = class_of(cp);
	return n;
}

static bool number_follows(const char *s, size_t len)
{
	unsigned class = LB_CM;

	for (size_t i = 0; i < len && (class == LB_CM || class == LB_ZWJ);)
		i += next_class(s + i, len - i, &class);
	return class == LB_NU;
}

static unsigned decide(const char *s, size_t len, size_t at, size_t n, unsigned action)
{
	if (action == LINEBREAK_UNLESS_NUMBER)
		return number_follows(s + at + n, len - at - n) ? LINEBREAK_NO : LINEBREAK_MAY;
	return action;
}

void linebreak_find(const char *s, size_t len, unsigned flags, unsigned char *breaks)
{
	unsigned state = LB_SOT, class;
	bool joined = false; /* LB8a */

	memset(breaks, LINEBREAK_NO, len + 1);
	for (size_t i = 0, n; i < len; i += n) {
		unsigned entry, action;

		n = next_class(s + i, len - i, &class);
		entry = linebreak_machine[state][class];
		action = LINEBREAK_ACTION(entry);
		state = LINEBREAK_NEXT(entry);
		if (action && !(joined && action != LINEBREAK_MUST)) {
			action = decide(s, len, i, n, action);
			if (action == LINEBREAK_MAY && (flags & LINEBREAK_FRENCH) &&
			    french_keeps(s, len, i))
				action = LINEBREAK_NO;
			breaks[i] = (unsigned char)action;
		}
		joined = class == LB_ZWJ;
	}
	if (len)
		breaks[len] = LINEBREAK_MUST;
}
