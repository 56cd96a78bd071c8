/* SPDX-License-Identifier: MIT */
#include "store/plain.h"

#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Past the characters of `set`, from i on. */
static size_t span_of(struct slice s, size_t i, const char *set)
{
	while (i < s.len && s.s[i] && strchr(set, s.s[i]))
		i++;
	return i;
}

#define DIGITS "0123456789_"

/* After "0x" and the like. */
static bool is_based(struct slice s, size_t i)
{
	static const char *const sets[] = {"01_", "01234567_", "0123456789abcdefABCDEF_"};
	static const char letters[] = "box";
	const char *base;

	if (s.len < i + 3 || s.s[i] != '0' || !s.s[i + 1])
		return false;
	base = strchr(letters, s.s[i + 1]);
	return base && span_of(s, i + 2, sets[base - letters]) == s.len;
}

/* Hours and minutes are one number to YAML 1.1: 12:30:45 is 45045. */
static bool is_sexagesimal(struct slice s, size_t i)
{
	while (i < s.len && s.s[i] == ':') {
		size_t next = span_of(s, i + 1, "0123456789");

		if (next == i + 1 || next > i + 3)
			return false;
		i = next;
	}
	if (i < s.len && s.s[i] == '.')
		i = span_of(s, i + 1, DIGITS);
	return i == s.len;
}

static bool is_special(struct slice s, size_t i)
{
	return s.len == i + 4 && s.s[i] == '.' &&
	       (strncasecmp(s.s + i + 1, "inf", 3) == 0 || strncasecmp(s.s + i + 1, "nan", 3) == 0);
}

/* From the e of 1e3 on. */
static bool is_exponent(struct slice s, size_t i)
{
	size_t first = span_of(s, i, "eE") == i + 1 ? span_of(s, i + 1, "+-") : i;

	return first > i && first <= i + 2 && first < s.len && span_of(s, first, DIGITS) == s.len;
}

static bool is_number(struct slice s)
{
	size_t start = s.len && (s.s[0] == '-' || s.s[0] == '+') ? 1 : 0;
	size_t point, end;

	if (is_special(s, start) || is_based(s, start))
		return true;
	if (start >= s.len || s.s[start] == '_')
		return false;
	point = span_of(s, start, DIGITS);
	if (point > start && point < s.len && s.s[point] == ':')
		return is_sexagesimal(s, point);
	end = point < s.len && s.s[point] == '.' ? span_of(s, point + 1, DIGITS) : point;
	if (point == start && end <= point + 1)
		return false; /* no digit at all */
	return end == s.len || is_exponent(s, end);
}

/* 2024-07-04, perhaps with a time; 2024-07 is no date to anybody. */
static bool is_date(struct slice s)
{
	size_t i = span_of(s, 0, "0123456789"), month, day;

	if (i != 4 || i >= s.len || s.s[i] != '-')
		return false;
	month = span_of(s, i + 1, "0123456789");
	if (month == i + 1 || month > i + 3 || month >= s.len || s.s[month] != '-')
		return false;
	day = span_of(s, month + 1, "0123456789");
	if (day == month + 1 || day > month + 3)
		return false;
	if (day == s.len)
		return true;
	i = span_of(s, day, "Tt \t");
	return i > day && i < s.len && is_digit(s.s[i]) &&
	       span_of(s, i, "0123456789:.+-Zz \t") == s.len;
}

static bool is_one_of(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s.len && words[i][0] == s.s[0] && slice_is(s, words[i]))
			return true;
	return false;
}

#define HAS(s, words) is_one_of((s), (words), sizeof(words) / sizeof *(words))

const char *plain_type(struct slice word)
{
	static const char *const bools[] = {
	    "y",    "Y",    "yes",   "Yes",   "YES",   "n",  "N",  "no", "No",  "NO",  "true",
	    "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF"};
	static const char *const nulls[] = {"~", "null", "Null", "NULL"};
	static const char *const merges[] = {"=", "<<"};

	char first;

	if (!word.len)
		return "nothing";
	first = word.s[0];
	if (is_digit(first) || first == '+' || first == '-' || first == '.')
		return is_number(word) ? "a number" : is_date(word) ? "a date" : NULL;
	if (word.len > 5)
		return NULL; /* as nearly all words are */
	if (HAS(word, bools))
		return "true or false";
	if (HAS(word, nulls))
		return "nothing";
	return HAS(word, merges) ? "a merge key" : NULL;
}
