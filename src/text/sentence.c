/* SPDX-License-Identifier: MIT */
#include "text/sentence.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum {
	MOST_WORD = 32, /* bytes of a word before a full stop that are looked at */
	MOST_TAIL = 64, /* bytes of closing signs behind a sentence */
	MOST_LEAD = 64, /* bytes of opening signs before one */
};

/* ---- words before a full stop, and words that open sentences */

/* A name follows: never the end of a sentence. */
static const char *const before_name[] = {
    "M",    "MM",  "Mme", "Mmes", "Mlle",   "Mlles", "Me",   "Mgr",    "Dr",  "Drs",    "Pr",
    "Prof", "Mr",  "Mrs", "Ms",   "Messrs", "St",    "Ste",  "Sgt",    "Lt",  "Cpt",    "Capt",
    "Col",  "Gal", "Gén", "Gen",  "Cdt",    "Maj",   "Cmdr", "Adm",    "Sen", "Rep",    "Gov",
    "Pres", "Rev", "Hon", "vs",   "cf",     "Cf",    "ex",   "e.g",    "i.e", "viz",    "env",
    "av",   "apr", "ap",  "éd",   "dir",    "coord", "trad", "approx", "ca",  "c.-à-d", "Ph",
};

/* A number follows. */
static const char *const before_number[] = {
    "p",   "pp",  "n",   "no",   "No",   "nos", "Nos",  "art",  "Art", "fig", "Fig", "chap",
    "vol", "Vol", "al",  "ch",   "sect", "Sec", "sec",  "par",  "Jan", "Feb", "Mar", "Apr",
    "Jun", "Jul", "Aug", "Sep",  "Sept", "Oct", "Nov",  "Dec",  "tél", "Tél", "tel", "Tel",
    "réf", "Réf", "ref", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc",
};

/* They may end a sentence; the full stop is theirs all the same. */
static const char *const at_end[] = {
    "etc", "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "Bros", "a.m", "p.m", "S.A", "Cie",
};

static const char *const openers[] = {
    "Le",     "La",        "Les",   "L",       "Un",        "Une",      "Des",       "Du",
    "De",     "D",         "Ce",    "Cet",     "Cette",     "Ces",      "C",         "Il",
    "Elle",   "Ils",       "Elles", "On",      "Nous",      "Vous",     "Je",        "J",
    "En",     "Dans",      "Sur",   "Selon",   "Avec",      "Pour",     "Par",       "Mais",
    "Et",     "Or",        "Donc",  "Ainsi",   "Depuis",    "Après",    "Avant",     "Aucun",
    "Aucune", "Plusieurs", "Si",    "Son",     "Sa",        "Ses",      "Leur",      "Leurs",
    "Quant",  "Au",        "Aux",   "À",       "Cependant", "Pourtant", "Toutefois", "Malgré",
    "Lors",   "Bien",      "Tous",  "Toutes",  "Qui",       "Que",      "Quand",     "The",
    "A",      "An",        "This",  "That",    "These",     "Those",    "It",        "He",
    "She",    "They",      "We",    "You",     "I",         "In",       "On",        "At",
    "For",    "But",       "And",   "However", "There",     "His",      "Her",       "Their",
    "Its",    "According", "After", "Before",  "Since",     "With",     "As",        "When",
    "If",     "No",        "Not",
};

#define LISTED(word, list) is_listed(word, list, sizeof(list) / sizeof *(list))

static bool is_listed(struct slice word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(word, list[i]))
			return true;
	return false;
}

bool sentence_opens(struct slice word)
{
	return LISTED(word, openers);
}

/* ---- signs */

static uint32_t point_at(const char *s, size_t len, size_t at, size_t *n)
{
	uint32_t cp = UTF8_BAD;

	*n = at < len ? utf8_decode(s + at, len - at, &cp) : 0;
	return cp;
}

static uint32_t point_before(const char *s, size_t at, size_t *start)
{
	size_t n;

	*start = at;
	if (at == 0)
		return UTF8_BAD;
	*start = utf8_start(s, at, at - 1);
	return point_at(s, at, *start, &n);
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\r' ||
	       (cp >= 0x80 && unicode_kind(cp) == UNICODE_SPACE);
}

/* The signs of Chinese and Japanese need no space behind them. */
static bool is_wide_stop(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xff01 || cp == 0xff1f;
}

static bool is_stop(uint32_t cp)
{
	return cp == '.' || cp == '?' || cp == '!' || cp == 0x2026 ||
	       (cp >= 0x203c && cp <= 0x203d) || (cp >= 0x2047 && cp <= 0x2049) || is_wide_stop(cp);
}

static bool is_closing(uint32_t cp)
{
	switch (cp) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case 0xbb:
	case 0x203a:
	case 0x2019:
	case 0x201d:
	case 0x300d:
	case 0x300f:
		return true;
	default:
		return false;
	}
}

static bool is_opening(uint32_t cp)
{
	switch (cp) {
	case '"':
	case '\'':
	case '(':
	case '[':
	case '-':
	case 0xab:
	case 0x2039:
	case 0x2013:
	case 0x2014:
	case 0x2018:
	case 0x201c:
		return true;
	default:
		return false;
	}
}

static size_t skip_spaces(const char *s, size_t len, size_t at)
{
	size_t n;

	while (is_space(point_at(s, len, at, &n)))
		at += n;
	return at;
}

/* ---- one full stop */

/* The start of the letters, dots and hyphens before `at`: U.E, J.-C, Dr. */
static size_t word_before(const char *s, size_t at)
{
	size_t least = at > MOST_WORD ? at - MOST_WORD : 0, start = at, before;

	while (start > least) {
		uint32_t cp = point_before(s, start, &before);

		if (cp != '.' && cp != '-' && (cp == UTF8_BAD || !unicode_is_letter(cp)))
			break;
		start = before;
	}
	return start;
}

/* V. J.-C. U.E.: capitals with a full stop behind each. */
static bool is_initials(struct slice word)
{
	bool letter = false;

	for (size_t at = 0, n; at < word.len; at += n) {
		uint32_t cp = point_at(word.s, word.len, at, &n);

		if (unicode_is_letter(cp) && (letter || !unicode_is_upper(cp)))
			return false;
		letter = unicode_is_letter(cp);
	}
	return letter;
}

static struct slice word_at(const char *s, size_t len, size_t at)
{
	size_t end = at, n;

	while (end - at < MOST_WORD && unicode_is_letter(point_at(s, len, end, &n)))
		end += n;
	return (struct slice){s + at, end - at};
}

/* What a word with its full stop is. */
enum shortness { SHORT_NOT, SHORT_NAME, SHORT_NUMBER, SHORT_INITIALS, SHORT_END };

static enum shortness shortness_of(struct slice word)
{
	if (word.len == 0)
		return SHORT_NOT;
	if (LISTED(word, before_name))
		return SHORT_NAME;
	if (LISTED(word, at_end))
		return SHORT_END;
	if (LISTED(word, before_number))
		return SHORT_NUMBER;
	return is_initials(word) ? SHORT_INITIALS : SHORT_NOT;
}

static struct slice short_word(const char *s, size_t at)
{
	size_t start = word_before(s, at);

	while (start < at && (s[start] == '.' || s[start] == '-'))
		start++;
	return (struct slice){s + start, at - start};
}

bool sentence_abbreviates(const char *s, size_t len, size_t at)
{
	return at < len && s[at] == '.' && shortness_of(short_word(s, at)) != SHORT_NOT;
}

/* Does the full stop at `at` keep the sentence open for what begins at `next`? */
static bool keeps_open(const char *s, size_t len, size_t at, size_t next)
{
	switch (shortness_of(short_word(s, at))) {
	case SHORT_NAME:
		return true;
	case SHORT_NUMBER:
		return next < len && s[next] >= '0' && s[next] <= '9';
	case SHORT_INITIALS:
		return !sentence_opens(word_at(s, len, next));
	default:
		return false;
	}
}

/* ---- the end of a sentence */

/* [3] and (3) directly behind it. */
static size_t note_end(const char *s, size_t len, size_t at)
{
	size_t end = at + 1;

	if (at >= len || (s[at] != '[' && s[at] != '('))
		return at;
	while (end < len && end - at < 8 && s[end] >= '0' && s[end] <= '9')
		end++;
	return end > at + 1 && end < len && (s[end] == ']' || s[end] == ')') ? end + 1 : at;
}

/* Behind the closing signs; a space may stand before » only. */
static size_t tail_end(const char *s, size_t len, size_t at)
{
	size_t most = at + MOST_TAIL;

	while (at < most) {
		size_t n, next = skip_spaces(s, len, at);
		uint32_t cp = point_at(s, len, next, &n);

		if (is_closing(cp) && (next == at || cp == 0xbb || cp == 0x203a))
			at = next + n;
		else if (note_end(s, len, at) > at)
			at = note_end(s, len, at);
		else
			break;
	}
	return at;
}

/* Can a sentence begin at `at`, behind a full stop and space? */
static bool can_begin(const char *s, size_t len, size_t at)
{
	size_t most = at + MOST_LEAD, n;
	uint32_t cp = point_at(s, len, at, &n);

	while (at < most && (is_opening(cp) || is_space(cp))) {
		at += n;
		cp = point_at(s, len, at, &n);
	}
	if (cp < 0x80 && strchr(",;:.?!)]", (int)cp) && cp)
		return false;
	return !unicode_is_letter(cp) || unicode_is_upper(cp) || (cp >= 0x5d0 && cp < 0x1e00) ||
	       cp >= 0x2e80;
}

/* The stops that begin at `at`: their end. */
static size_t stops_end(const char *s, size_t len, size_t at)
{
	size_t n;

	for (;;) {
		size_t next = skip_spaces(s, len, at);
		uint32_t cp = point_at(s, len, next, &n);

		if (!is_stop(cp) || (next > at && cp != '?' && cp != '!'))
			return at;
		at = next + n;
	}
}

/* Whether a sentence ends with the stop at `at`; *end is behind it, *next where
 * another one begins, both at most `len`, the paragraph's end. */
static bool ends_at(const char *s, size_t len, size_t at, struct sentence *gap)
{
	size_t stops = stops_end(s, len, at), n, before;
	bool wide = is_wide_stop(point_before(s, stops, &before));

	point_at(s, len, at, &n);
	gap->start = tail_end(s, len, stops);
	gap->end = skip_spaces(s, len, gap->start);
	if (gap->end == len)
		return true;
	if (wide)
		return true;
	if (gap->end == gap->start || !can_begin(s, len, gap->end))
		return false;
	return s[at] != '.' || stops > at + n || !keeps_open(s, len, at, gap->end);
}

/* ---- paragraphs */

static size_t paragraph_start(const char *s, size_t at)
{
	while (at > 0 && s[at - 1] != '\n')
		at--;
	return at;
}

static size_t paragraph_end(const char *s, size_t len, size_t at)
{
	const char *newline = at < len ? memchr(s + at, '\n', len - at) : NULL;

	return newline ? (size_t)(newline - s) : len;
}

/* Most bytes are small letters and spaces. */
static bool may_stop(char c)
{
	unsigned char u = (unsigned char)c;

	return u == '.' || u == '?' || u == '!' || u == 0xe2 || u == 0xe3 || u == 0xef;
}

static bool stop_at(const char *s, size_t len, size_t at)
{
	size_t n;

	return may_stop(s[at]) && is_stop(point_at(s, len, at, &n));
}

/* Is it the first of its run of stops, spaces between them or not? */
static bool begins_run(const char *s, size_t first, size_t at)
{
	size_t start = at;
	uint32_t cp;

	do
		cp = point_before(s, start, &start);
	while (start > first && is_space(cp) && (s[at] == '?' || s[at] == '!'));
	return at == first || !is_stop(cp);
}

/* Where the sentence that holds `at` begins, in the paragraph [first, end). */
static size_t start_of(const char *s, size_t first, size_t end, size_t at)
{
	struct sentence gap;

	for (size_t i = at; i-- > first;) {
		if (!stop_at(s, end, i) || !begins_run(s, first, i))
			continue;
		if (ends_at(s, end, i, &gap) && gap.end <= at && gap.end < end)
			return gap.end;
	}
	return skip_spaces(s, end, first);
}

/* The gap behind the sentence that begins at `start`. */
static struct sentence gap_behind(const char *s, size_t end, size_t start)
{
	struct sentence gap = {end, end};
	size_t last = end, before;

	for (size_t i = start; i < end; i++) {
		if (!stop_at(s, end, i))
			continue;
		if (ends_at(s, end, i, &gap))
			return gap;
		i = stops_end(s, end, i) - 1;
	}
	while (last > start && is_space(point_before(s, last, &before)))
		last = before;
	return (struct sentence){last, end};
}

bool sentence_at(const char *s, size_t len, size_t at, struct sentence *out)
{
	size_t first, end, start;

	if (at >= len)
		return false;
	at = utf8_start(s, len, at);
	first = paragraph_start(s, at);
	end = paragraph_end(s, len, at);
	start = start_of(s, first, end, at);
	if (start >= end)
		return false;
	*out = (struct sentence){start, gap_behind(s, end, start).start};
	return true;
}

/* The first sentence of the paragraphs from `at`, the beginning of one, on. */
static size_t first_from(const char *s, size_t len, size_t at)
{
	while (at < len) {
		size_t end = paragraph_end(s, len, at), start = skip_spaces(s, end, at);

		if (start < end)
			return start;
		at = end + 1;
	}
	return len;
}

size_t sentence_next(const char *s, size_t len, size_t at)
{
	size_t end, start, next;

	if (at >= len)
		return len;
	end = paragraph_end(s, len, at);
	start = start_of(s, paragraph_start(s, at), end, utf8_start(s, len, at));
	if (start > at && start < end)
		return start;
	next = start < end ? gap_behind(s, end, start).end : end;
	return next < end ? next : first_from(s, len, end + 1);
}

size_t sentence_previous(const char *s, size_t len, size_t at)
{
	struct sentence now;

	at = at < len ? at : len;
	while (at > 0) {
		at = utf8_start(s, len, at - 1);
		if (sentence_at(s, len, at, &now) && now.start <= at)
			return now.start;
		at = paragraph_start(s, at);
	}
	return 0;
}
