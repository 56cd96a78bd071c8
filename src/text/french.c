/* SPDX-License-Identifier: MIT */
#include "text/french.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_WORD = 24 }; /* bytes of the longest abbreviation or unit, and more */

static bool is_digit(const char *s, size_t len, size_t at)
{
	return at < len && s[at] >= '0' && s[at] <= '9';
}

/* Any byte that is no ASCII punctuation, digit or space counts as a letter; the
 * few signs outside ASCII are asked before. */
static bool is_letter_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

static bool starts_with(const char *s, size_t len, size_t at, const char *what)
{
	size_t n = strlen(what);

	return len - at >= n && memcmp(s + at, what, n) == 0;
}

static bool ends_with(const char *s, size_t at, const char *what)
{
	size_t n = strlen(what);

	return at >= n && memcmp(s + at - n, what, n) == 0;
}

/* The point at `at`; UTF8_BAD at the end. */
static uint32_t point_at(const char *s, size_t len, size_t at)
{
	uint32_t cp = UTF8_BAD;

	if (at < len)
		utf8_decode(s + at, len - at, &cp);
	return cp;
}

/* ---- numbers */

static size_t digits_before(const char *s, size_t at)
{
	size_t n = 0;

	while (n < 4 && n < at && s[at - n - 1] >= '0' && s[at - n - 1] <= '9')
		n++;
	return n;
}

static size_t space_at(const char *s, size_t len, size_t at)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};

	for (size_t i = 0; at < len && i < sizeof spaces / sizeof *spaces; i++)
		if (starts_with(s, len, at, spaces[i]))
			return strlen(spaces[i]);
	return 0;
}

size_t french_group(const char *s, size_t len, size_t at)
{
	size_t before = digits_before(s, at), space = space_at(s, len, at), first = at + space;

	if (!space || before < 1 || before > 3)
		return 0;
	for (size_t i = 0; i < 3; i++)
		if (!is_digit(s, len, first + i))
			return 0;
	return is_digit(s, len, first + 3) ? 0 : space;
}

static const char *const units[] = {
    "%",    "‰",   "€",   "$",   "£",  "°",   "°C",  "t",    "kg", "g",   "mg",
    "q",    "km",  "m",   "cm",  "mm", "ha",  "km²", "m²",   "m³", "km2", "m2",
    "m3",   "l",   "L",   "cl",  "ml", "h",   "min", "s",    "kW", "MW",  "GW",
    "kWh",  "MWh", "GWh", "TWh", "V",  "Hz",  "Ko",  "Mo",   "Go", "To",  "F",
    "FCFA", "CFA", "EUR", "USD", "M€", "Md€", "k€",  "km/h", "Mt", "kt",  "barils/j",
};

static bool is_unit(const char *s, size_t len, size_t at)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t end = at + strlen(units[i]);

		if (!starts_with(s, len, at, units[i]))
			continue;
		if (end == len || !unicode_is_letter(point_at(s, len, end)))
			return true;
	}
	return false;
}

/* ---- what stands before a space */

static const char *const before_number[] = {
    "n°",   "N°",   "nº",    "n\xe1\xb5\x92", "№",  "p.", "pp.", "art.",
    "Art.", "fig.", "chap.", "vol.",          "t.", "§",  "al.", "n.",
};

static const char *const before_name[] = {
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Mgr", "Dr", "Pr", "St", "Ste",
};

/* The word that ends at `at` is in the list, and is all of the word. */
static bool is_abbreviation(const char *s, size_t at, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t word = strlen(list[i]);

		if (ends_with(s, at, list[i]) && (at == word || !is_letter_byte(s[at - word - 1])))
			return true;
	}
	return false;
}

#define IS_ABBREVIATION(s, at, list) is_abbreviation(s, at, list, sizeof(list) / sizeof *(list))

/* « — Oui »: the dash of a speaker opens the paragraph. */
static bool is_dialogue_dash(const char *s, size_t at)
{
	size_t dash = ends_with(s, at, "—") || ends_with(s, at, "–") ? 3 : ends_with(s, at, "-");

	for (size_t i = 0; dash && i < at - dash; i++)
		if (s[i] != ' ' || i > MOST_WORD)
			return false;
	return dash > 0;
}

/* What follows one plain space at `space`, the byte before `at`. */
static bool keeps_space(const char *s, size_t len, size_t space, size_t at)
{
	if (is_digit(s, len, at)) {
		if (space > 0 && french_group(s, len, space))
			return true;
		return IS_ABBREVIATION(s, space, before_number);
	}
	if (space > 0 && is_digit(s, len, space - 1))
		return is_unit(s, len, at);
	return unicode_is_upper(point_at(s, len, at)) && IS_ABBREVIATION(s, space, before_name);
}

/* Most breaks lie between two plain words: no rule speaks of them. */
static bool is_plain_place(const char *s, size_t at)
{
	return at > 1 && s[at - 1] == ' ' && s[at] >= 'a' && s[at] <= 'z' && s[at - 2] >= 'a' &&
	       s[at - 2] <= 'z';
}

bool french_keeps(const char *s, size_t len, size_t at)
{
	size_t space = at;

	if (at < len && is_plain_place(s, at))
		return false;
	while (space > 0 && s[space - 1] == ' ' && at - space < MOST_WORD)
		space--;
	if (space == at || at == len)
		return false;
	if (ends_with(s, space, "«") || ends_with(s, space, "‹"))
		return true;
	if (starts_with(s, len, at, "»") || starts_with(s, len, at, "›"))
		return true;
	if (at - space == 1 && keeps_space(s, len, space, at))
		return true;
	return unicode_is_letter(point_at(s, len, at)) && is_dialogue_dash(s, space);
}

/* ---- elision */

static const char *const elided[] = {
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
};

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

static bool matches(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	if (len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (lower(s[i]) != word[i])
			return false;
	return true;
}

static size_t apostrophe_at(const char *s, size_t len, size_t at)
{
	if (at < len && s[at] == '\'')
		return 1;
	return at < len && starts_with(s, len, at, "’") ? 3 : 0;
}

size_t french_elision(const char *s, size_t len, size_t at)
{
	for (size_t i = 0; i < sizeof elided / sizeof *elided; i++) {
		size_t end = at + strlen(elided[i]), apostrophe;

		if (!matches(s + at, len - at, elided[i]))
			continue;
		apostrophe = apostrophe_at(s, len, end);
		if (apostrophe && unicode_is_letter(point_at(s, len, end + apostrophe)))
			return end + apostrophe - at;
	}
	return 0;
}
