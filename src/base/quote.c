/* SPDX-License-Identifier: MIT */
#include "base/quote.h"

#include "base/visible.h"

#include <string.h>

static bool is_shown_as_it_is(const char *word)
{
	struct str shown = STR_INIT;
	bool same;

	visible_add(&shown, word, strlen(word), VISIBLE_RAW | VISIBLE_EMOJI);
	same = strcmp(shown.s, word) == 0;
	str_release(&shown);
	return same;
}

/* Above ASCII no byte means anything to a shell. */
static bool is_harmless(const char *word)
{
	static const char signs[] = "+,-./:=@_%";

	for (const char *c = word; *c; c++) {
		unsigned char lower = (unsigned char)(*c | 32);

		if ((unsigned char)*c < 0x80 && !(lower >= 'a' && lower <= 'z') &&
		    !(*c >= '0' && *c <= '9') && !strchr(signs, *c))
			return false;
	}
	return word[0] != '\0';
}

bool quote_word(struct str *out, const char *word)
{
	if (!is_shown_as_it_is(word))
		return false;
	if (is_harmless(word)) {
		str_addz(out, word);
		return true;
	}
	str_addc(out, '\'');
	for (const char *c = word; *c; c++) {
		if (*c == '\'')
			str_addz(out, "'\\''");
		else
			str_addc(out, *c);
	}
	str_addc(out, '\'');
	return true;
}
