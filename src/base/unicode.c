/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include "base/utf8.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#ifdef __APPLE__
#include <xlocale.h>
#endif

enum { POINTS = 0x110000, PAGE = 256 };

static const utf8proc_property_t *property(uint32_t cp)
{
	return utf8proc_get_property(cp < POINTS ? (utf8proc_int32_t)cp : -1);
}

static enum unicode_kind kind_of_category(int category)
{
	switch (category) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return UNICODE_UPPER;
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return UNICODE_LETTER;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return UNICODE_MARK;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return UNICODE_NUMBER;
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SC:
	case UTF8PROC_CATEGORY_SK:
	case UTF8PROC_CATEGORY_SO:
		return UNICODE_SYMBOL;
	case UTF8PROC_CATEGORY_ZS:
		return UNICODE_SPACE;
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return UNICODE_LINE;
	case UTF8PROC_CATEGORY_CC:
		return UNICODE_CONTROL;
	case UTF8PROC_CATEGORY_CF:
		return UNICODE_FORMAT;
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
		return UNICODE_PRIVATE;
	case UTF8PROC_CATEGORY_CN:
		return UNICODE_UNASSIGNED;
	default:
		return UNICODE_PUNCTUATION;
	}
}

enum unicode_kind unicode_kind(uint32_t cp)
{
	return kind_of_category(property(cp)->category);
}

bool unicode_is_letter(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	return kind == UNICODE_LETTER || kind == UNICODE_UPPER;
}

bool unicode_is_upper(uint32_t cp)
{
	return unicode_kind(cp) == UNICODE_UPPER;
}

bool unicode_is_ignorable(uint32_t cp)
{
	return property(cp)->ignorable;
}

bool unicode_is_pictograph(uint32_t cp)
{
	return property(cp)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Vowel signs, viramas, nuktas and kana voicing have classes up to 9: without
 * them the word would be another one. */
bool unicode_is_accent(uint32_t cp)
{
	const utf8proc_property_t *p = property(cp);

	return p->category == UTF8PROC_CATEGORY_MN && p->combining_class > 9;
}

/* ---- width */

/* Width + 2 of each point; 0: not asked yet. */
static unsigned char widths[POINTS];

/* Layout must not depend on the locale of the process: files are UTF-8. */
static locale_t enter_utf8(locale_t *made)
{
	*made = (locale_t)0;
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return (locale_t)0;
	*made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return *made ? uselocale(*made) : (locale_t)0;
}

static void leave_utf8(locale_t old, locale_t made)
{
	if (!made)
		return;
	uselocale(old);
	freelocale(made);
}

static void fill_widths(uint32_t first)
{
	locale_t made, old = enter_utf8(&made);

	for (uint32_t cp = first; cp < first + PAGE; cp++)
		widths[cp] = (unsigned char)(wcwidth((wchar_t)cp) + 2);
	if (first == 0)
		widths[0] = 1;
	leave_utf8(old, made);
}

int unicode_width(uint32_t cp)
{
	if (cp >= POINTS)
		return -1;
	if (!widths[cp])
		fill_widths(cp & ~(uint32_t)(PAGE - 1));
	return widths[cp] - 2;
}

/* ---- decomposition */

size_t unicode_decompose(uint32_t cp, unsigned form, uint32_t out[UNICODE_DECOMPOSED])
{
	utf8proc_int32_t buffer[UNICODE_DECOMPOSED];
	unsigned options = UTF8PROC_DECOMPOSE | (form & UNICODE_CASE ? UTF8PROC_CASEFOLD : 0u) |
			   (form & UNICODE_COMPAT ? UTF8PROC_COMPAT : 0u);
	utf8proc_ssize_t n = -1;
	int last = 0;
	size_t kept = 0;

	if (cp < POINTS)
		n = utf8proc_decompose_char((utf8proc_int32_t)cp, buffer, UNICODE_DECOMPOSED,
					    (utf8proc_option_t)options, &last);
	if (n < 0 || n > UNICODE_DECOMPOSED) {
		out[0] = cp;
		return 1;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (!(form & UNICODE_ACCENT) || !unicode_is_accent((uint32_t)buffer[i]))
			out[kept++] = (uint32_t)buffer[i];
	return kept;
}

/* ---- composition */

enum { MARKS_MOST = 30, FIRST_MARK_LEAD = 0xcc };

/* Nothing below U+0300 composes with what stands before it, so a part that begins
 * there can be looked at alone.  Sorting marks takes the square of their number. */
static size_t part_length(const char *s, size_t len, bool *sound)
{
	uint32_t cp;
	size_t n = utf8_decode(s, len, &cp), marks = 0;

	*sound = true;
	while (n < len && (unsigned char)s[n] >= FIRST_MARK_LEAD) {
		n += utf8_decode(s + n, len - n, &cp);
		marks = property(cp)->combining_class ? marks + 1 : 0;
		if (marks > MARKS_MOST)
			*sound = false;
	}
	return n;
}

static bool compose_part(struct str *out, const char *s, size_t len)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len,
					  &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	bool changed = n >= 0 && ((size_t)n != len || memcmp(composed, s, len) != 0);

	if (changed)
		str_add(out, (const char *)composed, (size_t)n);
	else
		str_add(out, s, len);
	free(composed);
	return changed;
}

size_t unicode_compose(struct str *out, const char *s, size_t len)
{
	size_t changed = 0, same = 0, i = 0;

	while (i < len) {
		bool sound;
		size_t n = part_length(s + i, len - i, &sound);

		if (sound && (n > 2 || (unsigned char)s[i] >= FIRST_MARK_LEAD)) {
			str_add(out, s + same, i - same);
			changed += compose_part(out, s + i, n);
			same = i + n;
		}
		i += n;
	}
	str_add(out, s + same, len - same);
	return changed;
}

/* ---- clusters */

bool unicode_begins(struct unicode_clusters *c, uint32_t cp)
{
	bool begins = true;

	if (cp >= POINTS) {
		c->inside = false;
		c->state = 0;
		return true;
	}
	if (c->inside)
		begins = utf8proc_grapheme_break_stateful((utf8proc_int32_t)c->before,
							  (utf8proc_int32_t)cp, &c->state);
	c->before = cp;
	c->inside = true;
	return begins;
}

size_t unicode_cluster(const char *s, size_t len)
{
	struct unicode_clusters c = {0};
	uint32_t cp;
	size_t n = utf8_decode(s, len, &cp);

	/* nothing in ASCII but CR LF joins, and nothing below U+0300 (lead byte CC) */
	if (cp >= ' ' && cp < 0x300 && (n == len || (unsigned char)s[n] < 0xcc))
		return n;
	unicode_begins(&c, cp);
	while (n < len) {
		size_t more = utf8_decode(s + n, len - n, &cp);

		if (unicode_begins(&c, cp))
			break;
		n += more;
	}
	return n;
}

const char *unicode_library_version(void)
{
	return utf8proc_version();
}

const char *unicode_table_version(void)
{
	return utf8proc_unicode_version();
}
