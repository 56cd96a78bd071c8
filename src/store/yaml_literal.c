/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <string.h>

enum { HEADER_MOST = 160 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static size_t spaces_at(const char *s, size_t len, size_t at)
{
	size_t i = at;

	while (i < len && s[i] == ' ')
		i++;
	return i - at;
}

size_t yaml_line_end(const char *s, size_t len, size_t at)
{
	while (at < len && !is_break(s[at]))
		at++;
	return at;
}

size_t yaml_line_next(const char *s, size_t len, size_t at)
{
	at = yaml_line_end(s, len, at);
	if (at < len)
		at += at + 1 < len && s[at] == '\r' && s[at + 1] == '\n' ? 2 : 1;
	return at;
}

/* One line end of LF or CRLF; else 0. */
static size_t break_at(const char *s, size_t len, size_t at)
{
	if (at < len && s[at] == '\n')
		return 1;
	return len - at >= 2 && s[at] == '\r' && s[at + 1] == '\n' ? 2 : 0;
}

/* The indicators, in either order. */
static size_t indicators(const char *s, size_t len, size_t at, struct yaml_literal *lit)
{
	for (int i = 0; i < 2 && at < len; i++, at++) {
		if (!lit->chomp && (s[at] == '+' || s[at] == '-'))
			lit->chomp = s[at];
		else if (!lit->indent && s[at] >= '1' && s[at] <= '9')
			lit->indent = (size_t)(s[at] - '0');
		else
			break;
	}
	return at;
}

bool yaml_literal_header(const char *s, size_t len, size_t at, struct yaml_literal *lit)
{
	size_t stop = len - at < HEADER_MOST ? len : at + HEADER_MOST;

	*lit = (struct yaml_literal){0};
	if (at >= len || !is_blank(s[at]))
		return false;
	while (at < stop && is_blank(s[at]))
		at++;
	if (at == stop || s[at] != '|')
		return false;
	lit->beg = at;
	at = lit->header = indicators(s, stop, at + 1, lit);
	while (at < stop && is_blank(s[at]))
		at++;
	if (at < stop && s[at] == '#')
		while (at < stop && (s[at] == '\t' || (s[at] >= ' ' && s[at] < 0x7f)))
			at++;
	lit->body = at + break_at(s, stop, at);
	return lit->body > at;
}

/* As libyaml: the deepest of the leading blank lines and the first other one;
 * 0 where it would find fault, or no text. */
static size_t find_indent(const char *s, size_t len, size_t at)
{
	size_t most = 0;

	while (at < len) {
		size_t n = spaces_at(s, len, at), end;

		most = n > most ? n : most;
		end = break_at(s, len, at + n);
		if (!end)
			return at + n == len || s[at + n] == '\t' || n < most ? 0 : most;
		at += n + end;
	}
	return 0;
}

static bool is_wide_break(const char *s, size_t len, size_t at)
{
	return yaml_wide_break(s, at, len - at < 3 ? len : at + 3) == at;
}

/* Finds the end of the body and of its text; false where libyaml, too, must
 * have its say. */
static bool measure(const char *s, size_t len, struct yaml_literal *lit)
{
	size_t at = lit->body;

	lit->end = lit->header;
	while (at < len) {
		size_t n = spaces_at(s, len, at), end;
		const char *lf;

		n = n > lit->indent ? lit->indent : n;
		if (n < lit->indent && at + n < len && !is_break(s[at + n])) {
			if (n > 0 || s[at] == '\t' || is_wide_break(s, len, at))
				return false;
			break;
		}
		lf = memchr(s + at + n, '\n', len - at - n);
		end = lf ? (size_t)(lf - s) : len;
		lit->next = lf ? end + 1 : len;
		if (lf && end > at + n && s[end - 1] == '\r')
			end--;
		if (end > at + n)
			lit->end = end;
		at = lit->next;
	}
	lit->next = at;
	return lit->end > lit->header;
}

/* The value is made in one go: no longer than the body. */
static void decode(struct yaml_reader *r, struct yaml_literal *lit)
{
	const char *s = r->bytes;
	char *out = arena_bytes(&r->y->values, lit->next - lit->body);
	size_t n = 0, text = 0, at = lit->body;

	while (at < lit->next) {
		size_t skip = spaces_at(s, lit->next, at), end, stop;
		const char *lf;

		at += skip > lit->indent ? lit->indent : skip;
		lf = memchr(s + at, '\n', lit->next - at);
		stop = end = lf ? (size_t)(lf - s) : lit->next;
		if (lf && end > at && s[end - 1] == '\r')
			end--;
		memcpy(out + n, s + at, end - at);
		n += end - at;
		text = end > at ? n : text;
		if (lf)
			out[n++] = '\n';
		at = lf ? stop + 1 : stop;
	}
	if (lit->chomp == '-')
		n = text;
	else if (lit->chomp != '+' && n > text)
		n = text + 1;
	lit->value = (struct slice){out, n};
}

/* With '+' the blank lines are content, up to the last line's break. */
static size_t end_of_kept(const char *s, size_t from, size_t next)
{
	if (next > from && s[next - 1] == '\n')
		next--;
	if (next > from && s[next - 1] == '\r')
		next--;
	return next;
}

bool yaml_literal_read(struct yaml_reader *r, size_t at, struct yaml_literal *lit)
{
	const char *s = r->bytes;
	size_t len = r->scan.len;

	if (!yaml_literal_header(s, len, at, lit))
		return false;
	if (!lit->indent)
		lit->indent = find_indent(s, len, lit->body);
	if (!lit->indent || !measure(s, len, lit))
		return false;
	if (lit->next - lit->body > YAML_SCALAR_MOST)
		return false;
	if (!r->scan.lines && yaml_find_bad(s, lit->next, lit->body, true) < lit->next)
		return false;
	if (lit->chomp == '+')
		lit->end = end_of_kept(s, lit->end, lit->next);
	decode(r, lit);
	return true;
}

/* The indentation that libyaml went by, which is gone from its token. */
static size_t indent_of(const struct yaml_scan *s, const struct yaml_literal *lit)
{
	int parent = s->parser.indent;

	if (lit->indent)
		return lit->indent + (size_t)(parent > 0 ? parent : 0);
	for (size_t at = lit->body; at < s->end; at = yaml_line_next(s->bytes, s->end, at)) {
		size_t n = spaces_at(s->bytes, s->end, at);

		if (at + n < s->end && !is_break(s->bytes[at + n]))
			return n;
	}
	return SIZE_MAX;
}

size_t yaml_literal_end(const struct yaml_scan *s)
{
	struct yaml_literal lit = {.beg = s->beg};
	size_t end, indent;

	lit.header = end = indicators(s->bytes, s->end, s->beg + 1, &lit);
	lit.body = yaml_line_next(s->bytes, s->end, lit.header);
	indent = indent_of(s, &lit);
	for (size_t at = lit.body; at < s->end; at = yaml_line_next(s->bytes, s->end, at)) {
		size_t n = spaces_at(s->bytes, s->end, at);
		size_t stop = yaml_line_end(s->bytes, s->end, at);

		if (stop > at + n || n > indent)
			end = stop;
	}
	return lit.chomp == '+' ? end_of_kept(s->bytes, end, s->end) : end;
}
