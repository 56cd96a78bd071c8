/* SPDX-License-Identifier: MIT */
#include "text/clean.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>
#include <strings.h>

enum {
	WIDEST = 100,     /* code points of a line that was wrapped by hand */
	CONTROLS_FEW = 8, /* so many are never too many */
	CONTROLS_PART = 50
};

struct lines {
	VEC(struct slice) list; /* without the spaces at their ends */
};

/* ---- what is no text */

static const struct {
	const char *start;
	const char *what;
} others[] = {
    {"%PDF-", "a PDF"},
    {"PK\003\004", "an archive, or a word processor's file"},
    {"\320\317\021\340", "a word processor's file"},
    {"{\\rtf", "RTF"},
    {"<!doctype html", "HTML"},
    {"<html", "HTML"},
};

static bool is_other(struct slice text, struct error *err)
{
	size_t i = 0;

	while (i < text.len && strchr(" \t\r\n", text.s[i]) && text.s[i])
		i++;
	for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
		size_t len = strlen(others[k].start);

		if (text.len - i < len || strncasecmp(text.s + i, others[k].start, len) != 0)
			continue;
		error_set(err, "this is %s; save it as plain text first", others[k].what);
		return true;
	}
	return false;
}

static bool is_binary(const struct clean *c, const struct str *text, struct error *err)
{
	size_t controls = c->changes[CLEAN_CONTROL];

	if (controls <= CONTROLS_FEW || controls < text->len / CONTROLS_PART)
		return false;
	error_set(err,
		  "this is no plain text: it has %zu control characters; in UTF-16 a byte "
		  "order mark must come first",
		  controls);
	return true;
}

/* ---- characters */

static bool is_noncharacter(uint32_t cp)
{
	return (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* Appends what the code point becomes. */
static void add_point(struct str *out, uint32_t cp, struct slice bytes, struct clean *c)
{
	switch (cp) {
	case '\n':
		str_addc(out, '\n');
		return;
	case '\t':
		c->changes[CLEAN_TAB]++;
		str_addc(out, ' ');
		return;
	case '\v':
	case '\f':
	case 0x85:
	case 0x2028:
	case 0x2029:
		c->changes[CLEAN_SEPARATOR]++;
		str_addc(out, '\n');
		return;
	case 0xfeff:
		c->changes[CLEAN_MARK]++;
		return;
	default:
		break;
	}
	if (unicode_kind(cp) == UNICODE_CONTROL || is_noncharacter(cp))
		c->changes[CLEAN_CONTROL]++;
	else
		str_add(out, bytes.s, bytes.len);
}

static size_t plain_run(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)s[n] >= ' ' && (unsigned char)s[n] < 0x7f)
		n++;
	return n;
}

static void clean_points(const struct str *in, struct str *out, struct clean *c)
{
	for (size_t i = 0, n; i < in->len; i += n) {
		uint32_t cp;

		n = plain_run(in->s + i, in->len - i);
		if (n) {
			str_add(out, in->s + i, n);
			continue;
		}
		if (in->s[i] == '\r') {
			n = in->s[i + 1] == '\n' ? 2 : 1;
			c->changes[n == 2 ? CLEAN_CRLF : CLEAN_CR]++;
			str_addc(out, '\n');
			continue;
		}
		n = utf8_decode(in->s + i, in->len - i, &cp);
		add_point(out, cp, (struct slice){in->s + i, n}, c);
	}
}

/* ---- lines */

static bool is_blank(struct slice line)
{
	uint32_t cp;

	for (size_t i = 0; i < line.len;) {
		i += utf8_decode(line.s + i, line.len - i, &cp);
		if (unicode_kind(cp) != UNICODE_SPACE)
			return false;
	}
	return true;
}

static void split(const struct str *text, struct lines *lines, struct clean *c)
{
	for (size_t at = 0; at <= text->len;) {
		const char *end = memchr(text->s + at, '\n', text->len - at);
		size_t len = end ? (size_t)(end - text->s) - at : text->len - at;
		struct slice line = {text->s + at, len};

		while (line.len && line.s[line.len - 1] == ' ')
			line.len--;
		c->changes[CLEAN_TRAILING] += line.len < len && !is_blank(line);
		*vec_push(&lines->list) = line;
		at += len + 1;
	}
}

/* The blank lines before the first and after the last line with words. */
static void trim(struct lines *lines, struct clean *c)
{
	size_t first = 0, n = lines->list.n;

	if (n && !vec_last(&lines->list)->len)
		n--; /* what follows the last line end is no line */
	lines->list.n = n;
	while (lines->list.n && is_blank(*vec_last(&lines->list)))
		lines->list.n--;
	while (first < lines->list.n && is_blank(lines->list.v[first]))
		first++;
	c->changes[CLEAN_BLANK] += n - lines->list.n + first;
	lines->list.n -= first;
	memmove(lines->list.v, lines->list.v + first, lines->list.n * sizeof *lines->list.v);
}

static size_t first_word(struct slice line)
{
	size_t i = 0, start;

	while (i < line.len && line.s[i] == ' ')
		i++;
	start = i;
	while (i < line.len && line.s[i] != ' ')
		i++;
	return utf8_count(line.s + start, i - start);
}

/* Was the text wrapped by hand?  Then the word after most line ends inside a block
 * would have made the line longer than the longest. */
static bool is_wrapped(const struct lines *lines)
{
	size_t longest = 0, ends = 0, full = 0;
	bool parted = false;

	for (size_t i = 0; i < lines->list.n; i++) {
		size_t points = utf8_count(lines->list.v[i].s, lines->list.v[i].len);

		longest = points > longest ? points : longest;
		parted |= is_blank(lines->list.v[i]);
	}
	if (!parted || longest > WIDEST)
		return false;
	for (size_t i = 0; i + 1 < lines->list.n; i++) {
		struct slice a = lines->list.v[i], b = lines->list.v[i + 1];

		if (is_blank(a) || is_blank(b))
			continue;
		ends++;
		full += utf8_count(a.s, a.len) + 1 + first_word(b) > longest;
	}
	return full > 0 && full * 2 >= ends;
}

/* ---- paragraphs */

static uint32_t last_point(struct slice s)
{
	uint32_t cp = 0;
	size_t at = s.len ? utf8_start(s.s, s.len, s.len - 1) : 0;

	if (s.len)
		utf8_decode(s.s + at, s.len - at, &cp);
	return cp;
}

static uint32_t first_point(struct slice s)
{
	uint32_t cp = 0;

	if (s.len)
		utf8_decode(s.s, s.len, &cp);
	return cp;
}

/* An item of a list, after what may end a paragraph. */
static bool is_item(struct slice before, struct slice line)
{
	static const char *const markers[] = {"- ", "* ", "• ", "– ", "— "};
	uint32_t last = last_point(before);

	if (last >= 0x80 ? last != 0x2026 && last != 0xbb : !strchr(".:;!?\"", (int)last))
		return false;
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (line.len > strlen(markers[i]) &&
		    memcmp(line.s, markers[i], strlen(markers[i])) == 0)
			return true;
	return false;
}

/* What stands between two lines of a paragraph: nothing after a hyphen within a
 * word, and between ideographs. */
static void add_joint(struct str *out, struct slice before, struct slice line, struct clean *c)
{
	uint32_t last = last_point(before), first = first_point(line);
	bool hyphen = last == '-' || last == 0xad || last == 0x2010;

	c->changes[CLEAN_JOINED]++;
	if (hyphen && before.len > 1 && before.s[before.len - 2] != ' ' && unicode_is_letter(first))
		c->changes[CLEAN_HYPHEN]++;
	else if (unicode_width(last) != 2 || unicode_width(first) != 2)
		str_addc(out, ' ');
}

static void add_paragraphs(const struct lines *lines, struct str *out, struct clean *c)
{
	bool wrapped = is_wrapped(lines), inside = false;
	struct slice before = {"", 0};

	for (size_t i = 0; i < lines->list.n; i++) {
		struct slice line = lines->list.v[i];
		size_t indent = 0;

		if (is_blank(line)) {
			c->changes[CLEAN_BLANK]++;
			inside = false;
			continue;
		}
		while (line.s[indent] == ' ')
			indent++;
		c->changes[CLEAN_INDENT] += indent > 0;
		line = (struct slice){line.s + indent, line.len - indent};
		if (wrapped && inside && !is_item(before, line))
			add_joint(out, before, line, c);
		else if (out->len)
			str_addc(out, '\n');
		str_add(out, line.s, line.len);
		before = line;
		inside = true;
	}
}

static void add_lines(const struct lines *lines, struct str *out)
{
	for (size_t i = 0; i < lines->list.n; i++) {
		if (i)
			str_addc(out, '\n');
		str_add(out, lines->list.v[i].s, lines->list.v[i].len);
	}
}

/* ---- the whole */

bool clean_text(struct slice bytes, unsigned flags, struct str *out, struct clean *report,
		struct error *err)
{
	struct str decoded = STR_INIT, points = STR_INIT, composed = STR_INIT;
	struct lines lines = {0};
	struct decoded how;
	bool ok = false;

	*report = (struct clean){0};
	str_clear(out);
	encoding_decode(bytes, &decoded, &how);
	report->encoding = how.encoding;
	report->changes[CLEAN_MARK] = how.mark;
	report->changes[CLEAN_MENDED] = how.mended;
	report->changes[CLEAN_BROKEN] = how.broken;
	if (is_other(bytes, err))
		goto out;
	clean_points(&decoded, &points, report);
	if (is_binary(report, &decoded, err))
		goto out;
	report->changes[CLEAN_COMPOSED] = unicode_compose(&composed, points.s, points.len);
	split(&composed, &lines, report);
	trim(&lines, report);
	if (flags & CLEAN_KEEP_LINES)
		add_lines(&lines, out);
	else
		add_paragraphs(&lines, out, report);
	ok = out->len > 0 || error_set(err, "there is no text in it");
out:
	vec_release(&lines.list);
	str_release(&decoded);
	str_release(&points);
	str_release(&composed);
	return ok;
}

void clean_words(struct slice bytes, struct str *out)
{
	struct error err = {0};
	struct clean ignored;

	if (!clean_text(bytes, 0, out, &ignored, &err))
		str_clear(out);
	error_release(&err);
	for (size_t i = 0; i < out->len; i++)
		if (out->s[i] == '\n')
			out->s[i] = ' ';
}

/* ---- the report */

static const struct {
	const char *key, *one, *many;
} changes[CLEAN_CHANGE_COUNT] = {
#define X(name, key, one, many) {key, one, many},
    CLEAN_CHANGES(X)
#undef X
};

const char *clean_key(enum clean_change c)
{
	return changes[c].key;
}

void clean_describe(const struct clean *report, struct str *out)
{
	const char *between = "";

	if (report->encoding != ENCODING_UTF8) {
		str_printf(out, "read as %s", encoding_word(report->encoding));
		between = "; ";
	}
	for (size_t i = 0; i < CLEAN_CHANGE_COUNT; i++) {
		if (!report->changes[i])
			continue;
		str_addz(out, between);
		str_count(out, report->changes[i], changes[i].one, changes[i].many);
		between = "; ";
	}
}
