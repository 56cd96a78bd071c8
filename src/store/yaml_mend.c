/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <string.h>

/* A text is worth more than its form: what a person forgot to indent, or
 * indented with tabs, is taken in and reported. */

struct line {
	size_t at, end, next;
	size_t spaces; /* before the first other byte */
	size_t blanks; /* with tabs */
};

static struct line line_at(const char *s, size_t len, size_t at)
{
	struct line l = {.at = at, .end = yaml_line_end(s, len, at)};

	l.next = yaml_line_next(s, len, at);
	while (at + l.spaces < l.end && s[at + l.spaces] == ' ')
		l.spaces++;
	l.blanks = l.spaces;
	while (at + l.blanks < l.end && (s[at + l.blanks] == ' ' || s[at + l.blanks] == '\t'))
		l.blanks++;
	return l;
}

static bool is_key_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c >= 0x80;
}

static size_t past_key(const char *s, size_t len, size_t at)
{
	char quote = s[at];

	if (quote != '"' && quote != '\'') {
		while (at < len && is_key_byte((unsigned char)s[at]))
			at++;
		return at;
	}
	for (at++; at < len && s[at] != quote && s[at] != '\n'; at++)
		;
	return at < len && s[at] == quote ? at + 1 : at;
}

bool yaml_is_key_line(const char *s, size_t len, size_t at)
{
	size_t end;

	if (at >= len || s[at] == '-')
		return false;
	if (len - at > YAML_KEY_MOST)
		len = at + YAML_KEY_MOST;
	end = past_key(s, len, at);
	if (end == at || end == len || s[end] != ':')
		return false;
	return end + 1 == len || strchr(" \t\r\n", s[end + 1]);
}

static bool is_marker(const char *s, size_t len, size_t at)
{
	return len - at >= 3 && (memcmp(s + at, "---", 3) == 0 || memcmp(s + at, "...", 3) == 0) &&
	       (len - at == 3 || (s[at + 3] && strchr(" \t\r\n", s[at + 3])));
}

/* "- {" or "- key:"; other dashes may begin the words of a speaker. */
static bool is_item(const char *s, size_t len, size_t at)
{
	return len - at > 2 && s[at] == '-' && s[at + 1] == ' ' &&
	       (s[at + 2] == '{' || yaml_is_key_line(s, len, at + 2));
}

static bool is_over(const char *s, size_t len, const struct line *l)
{
	return l->blanks == 0 && l->end > l->at &&
	       (s[l->at] == '#' || is_marker(s, len, l->at) || is_item(s, len, l->at) ||
		yaml_is_key_line(s, len, l->at));
}

static size_t first_indent(const char *s, size_t len, size_t at)
{
	while (at < len) {
		struct line l = line_at(s, len, at);

		if (l.at + l.blanks < l.end)
			return l.spaces ? l.spaces : 2;
		at = l.next;
	}
	return 2;
}

/* One report for a run of lines with the same fault. */
static bool report_indent(struct yaml_reader *r, const struct line *l, size_t indent, bool again)
{
	bool tab = l->spaces < indent && l->blanks > l->spaces;

	if (l->spaces >= indent || (l->at + l->blanks == l->end && !tab))
		return false;
	if (again)
		return true;
	if (tab)
		yaml_report(r, DIAG_SYNTAX, l->at + l->spaces,
			    "a tab indents the text here; begin the line with %zu spaces instead",
			    indent);
	else
		yaml_report(r, DIAG_SYNTAX, l->at + l->spaces,
			    "this line seems to belong to the text above; begin it with %zu spaces",
			    indent);
	return true;
}

static void report_breaks(struct yaml_reader *r, const struct line *l)
{
	size_t at = yaml_wide_break(r->bytes, l->at, l->end);
	uint32_t cp;

	if (at == SIZE_MAX)
		return;
	utf8_decode(r->bytes + at, l->end - at, &cp);
	yaml_report(r, DIAG_SYNTAX, at,
		    "the character U+%04X ends a line in YAML; put a space or a line break in "
		    "its place",
		    (unsigned)cp);
}

static void add_line(const char *s, const struct line *l, size_t indent, struct str *out)
{
	size_t skip = l->spaces >= indent ? indent : l->blanks;

	str_add(out, s + l->at + skip, l->end - l->at - skip);
	if (l->next > l->end)
		str_addc(out, '\n');
}

static void chomp(struct str *text, size_t content, char how)
{
	if (how == '-')
		str_cut(text, content);
	else if (how != '+' && text->len > content)
		str_cut(text, content + 1);
}

bool yaml_literal_mend(struct yaml_reader *r, size_t at, struct yaml_literal *lit)
{
	const char *s = r->bytes;
	size_t len = r->scan.len, before = r->faults.list.n, content = 0;
	struct str text = STR_INIT;
	bool bad = false;

	if (!yaml_literal_header(s, len, at, lit))
		return false;
	lit->indent = lit->indent ? lit->indent : first_indent(s, len, lit->body);
	lit->end = lit->header;
	for (lit->next = lit->body; lit->next < len;) {
		struct line l = line_at(s, len, lit->next);

		if (is_over(s, len, &l))
			break;
		bad = report_indent(r, &l, lit->indent, bad);
		report_breaks(r, &l);
		add_line(s, &l, lit->indent, &text);
		if (l.at + l.blanks < l.end) {
			lit->end = l.end;
			content = text.len - (l.next > l.end);
		}
		lit->next = l.next;
	}
	chomp(&text, content, lit->chomp);
	lit->value = arena_slice(&r->y->values, (struct slice){text.s, text.len});
	str_release(&text);
	return r->faults.list.n > before;
}
