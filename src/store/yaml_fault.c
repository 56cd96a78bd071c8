/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <stdarg.h>
#include <string.h>

void yaml_report(struct yaml_reader *r, enum diag_code code, size_t offset, const char *fmt, ...)
{
	struct yaml_place at = yaml_place_at(r->y, offset);
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	diag_add(&r->faults, code, at.line, at.column, "%s", s.s);
	str_release(&s);
}

void yaml_fail(struct yaml_reader *r, enum diag_code code, size_t offset, const char *fmt, ...)
{
	struct yaml_place at = yaml_place_at(r->y, offset);
	struct str s = STR_INIT;
	va_list ap;

	if (r->failed)
		return;
	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	r->failed = true;
	r->fault = (struct diag){code, at.line, at.column, str_take(&s)};
	r->fault_at = offset;
}

/* A quote that was never closed ends at the next one, lines below; the fault
 * shows only there, but belongs where it opens. */
static bool fail_quote(struct yaml_reader *r, size_t offset)
{
	size_t next = yaml_line_next(r->bytes, r->scan.len, r->quote_beg);

	if (r->quote_end == 0 || offset < r->quote_end || next >= r->quote_end)
		return false;
	if (yaml_line_next(r->bytes, r->scan.len, r->quote_end) < offset)
		return false;
	yaml_fail(r, DIAG_SYNTAX, r->quote_beg,
		  "this quote is not closed on its line; end the value with %c",
		  r->bytes[r->quote_beg]);
	return true;
}

static bool fail_wide_break(struct yaml_reader *r, size_t offset)
{
	const char *s = r->bytes;
	size_t from = offset, at;
	uint32_t c;

	while (from > 0 && s[from - 1] != '\n' && s[from - 1] != '\r')
		from--;
	at = yaml_wide_break(s, from, offset);
	if (at == SIZE_MAX)
		return false;
	utf8_decode(s + at, offset - at, &c);
	yaml_fail(r, DIAG_SYNTAX, at,
		  "the character U+%04X ends a line in YAML; put a space or a line break in its "
		  "place",
		  (unsigned)c);
	return true;
}

/* All faults of form come through here, for these two explain many. */
static void fail(struct yaml_reader *r, size_t offset, const char *sentence)
{
	if (r->failed || fail_quote(r, offset) || fail_wide_break(r, offset))
		return;
	yaml_fail(r, DIAG_SYNTAX, offset, "%s", sentence);
}

static void fail_character(struct yaml_reader *r, size_t at)
{
	const char *s = r->bytes;
	uint32_t c = 0;
	size_t n = at < r->scan.len ? utf8_decode(s + at, r->scan.len - at, &c) : 0;

	if (c == '\t')
		fail(r, at, "a tab indents this line; YAML wants spaces");
	else if (n == 0)
		fail(r, at, "the file ends where a value should stand");
	else if (!r->failed && !fail_quote(r, at) && !fail_wide_break(r, at))
		yaml_fail(r, DIAG_SYNTAX, at,
			  "a value cannot begin with '%.*s'; put the value between quotes", (int)n,
			  s + at);
}

static bool is_deeper(const struct yaml_reader *r, size_t colon)
{
	const char *s = r->bytes;
	size_t from = colon;

	while (from > 0 && s[from - 1] != '\n' && s[from - 1] != '\r')
		from--;
	while (from < colon && (s[from] == ' ' || s[from] == '-'))
		from++;
	for (; from + 1 < colon; from++)
		if (s[from] == ':' && s[from + 1] == ' ')
			return false;
	return true;
}

static void fail_colon(struct yaml_reader *r, size_t at)
{
	if (is_deeper(r, at))
		fail(r, at,
		     "a key cannot stand here; check the indentation of this line and of the one "
		     "above");
	else
		fail(r, at,
		     "a ': ' stands inside a value without quotes; put the value between quotes");
}

enum mark { AT_PROBLEM, AT_CONTEXT };

static const struct complaint {
	const char *context, *problem; /* parts of libyaml's words; NULL: any */
	enum mark mark;
	const char *sentence;
} complaints[] = {
    {"quoted scalar", "end of stream", AT_CONTEXT, "this quote is never closed"},
    {"quoted scalar", "document indicator", AT_CONTEXT, "this quote is never closed"},
    {"quoted scalar", "unknown escape", AT_PROBLEM,
     "between double quotes a \\ begins an escape, and this one is not known; write \\\\ for "
     "the character itself"},
    {"quoted scalar", "hexdecimal", AT_PROBLEM, "this escape wants more hexadecimal digits"},
    {"quoted scalar", "Unicode character", AT_PROBLEM,
     "this escape stands for no Unicode character"},
    {NULL, "tab character", AT_PROBLEM, "a tab indents this line; YAML wants spaces"},
    {"simple key", "expected ':'", AT_CONTEXT,
     "a key and ':' are expected here; if this line goes on with the value above, indent it"},
    {NULL, "block sequence entries", AT_PROBLEM,
     "a list item cannot begin here; put its '- ' on a line of its own"},
    {NULL, "mapping keys", AT_PROBLEM, "a '? ' cannot stand here; put the value between quotes"},
    {"block scalar", "indicator equal to 0", AT_PROBLEM, "an indentation of 0 is not allowed"},
    {"block scalar", "comment or line break", AT_PROBLEM,
     "a text that follows '|' or '>' begins on the next line, indented"},
    {"plain scalar", "unexpected ':'", AT_PROBLEM,
     "a ':' stands inside a value without quotes; put the value between quotes"},
    {"directive", NULL, AT_PROBLEM, "this line begins with '%' but is no directive of YAML"},
    {"an anchor", NULL, AT_CONTEXT, "a value that begins with '&' must stand between quotes"},
    {"an alias", NULL, AT_CONTEXT, "a value that begins with '*' must stand between quotes"},
    {"tag", NULL, AT_CONTEXT, "a value that begins with '!' must stand between quotes"},
};

static bool holds(const char *text, const char *part)
{
	return !part || (text && strstr(text, part));
}

static void translate(struct yaml_reader *r, const yaml_parser_t *p)
{
	size_t at = yaml_scan_offset(&r->scan, p->problem_mark.index);

	if (holds(p->problem, "start any token")) {
		fail_character(r, at);
		return;
	}
	if (holds(p->problem, "mapping values")) {
		fail_colon(r, at);
		return;
	}
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
		const struct complaint *c = &complaints[i];

		if (!holds(p->context, c->context) || !holds(p->problem, c->problem))
			continue;
		if (c->mark == AT_CONTEXT)
			at = yaml_scan_offset(&r->scan, p->context_mark.index);
		fail(r, at, c->sentence);
		return;
	}
	fail(r, at, "this is no YAML; check the quotes and the indentation");
}

void yaml_fail_scan(struct yaml_reader *r)
{
	const yaml_parser_t *p = &r->scan.parser;

	if (r->failed)
		return;
	if (p->error == YAML_MEMORY_ERROR)
		(void)mem_alloc(SIZE_MAX); /* reports and exits */
	translate(r, p);
}

/* What stands at the token tells most about the fault. */
static const char *stray(yaml_token_type_t type)
{
	switch (type) {
	case YAML_BLOCK_MAPPING_START_TOKEN:
	case YAML_BLOCK_SEQUENCE_START_TOKEN:
		return "this line is indented deeper than the one it belongs to";
	case YAML_FLOW_SEQUENCE_END_TOKEN:
	case YAML_FLOW_MAPPING_END_TOKEN:
		return "this bracket closes nothing; put the value between quotes";
	case YAML_FLOW_ENTRY_TOKEN:
		return "a ',' stands outside of [ ] and { }; put the value between quotes";
	case YAML_ANCHOR_TOKEN:
	case YAML_ALIAS_TOKEN:
	case YAML_TAG_TOKEN:
		return "a value that begins with '&', '*' or '!' must stand between quotes";
	default:
		return NULL;
	}
}

/* Does a scalar follow the end of a quoted one on the same line? */
static bool follows_quote(const struct yaml_reader *r)
{
	size_t at = r->scan.beg;

	while (at > 0 && (r->bytes[at - 1] == ' ' || r->bytes[at - 1] == '\t'))
		at--;
	return at > 0 && (r->bytes[at - 1] == '"' || r->bytes[at - 1] == '\'');
}

static void fail_stray(struct yaml_reader *r, const char *otherwise)
{
	const char *sentence;

	if (yaml_scan_peek(&r->scan) == YAML_NO_TOKEN) {
		yaml_fail_scan(r);
		return;
	}
	sentence = stray(r->scan.token.type);
	if (r->scan.token.type == YAML_SCALAR_TOKEN && follows_quote(r))
		sentence = "text goes on after the closing quote; a quote inside a value is "
			   "written \\\" between double quotes, '' between single ones";
	fail(r, r->scan.beg, sentence ? sentence : otherwise);
}

void yaml_fail_pair(struct yaml_reader *r)
{
	if (yaml_scan_peek(&r->scan) == YAML_BLOCK_ENTRY_TOKEN)
		fail(r, r->scan.beg,
		     "a list item stands where a key is expected; check its indentation");
	else
		fail_stray(r, "a key and ':' are expected here");
}

void yaml_fail_item(struct yaml_reader *r)
{
	fail_stray(r, "a list item, which begins with '- ', is expected here; check the "
		      "indentation");
}

static bool is_dash(const char *s, size_t len, size_t at)
{
	while (at < len && s[at] == ' ')
		at++;
	return len - at >= 2 && s[at] == '-' && s[at + 1] == ' ';
}

/* The end of the file, or a line below that looks like the next thing. */
static bool is_left_open(const struct yaml_reader *r, const struct yaml_node *open)
{
	size_t at = r->scan.beg;

	while (at > open->beg && r->bytes[at - 1] != '\n')
		at--;
	switch (r->scan.token.type) {
	case YAML_STREAM_END_TOKEN:
	case YAML_DOCUMENT_START_TOKEN:
	case YAML_DOCUMENT_END_TOKEN:
	case YAML_BLOCK_ENTRY_TOKEN:
		return true;
	default:
		return at > open->beg && (yaml_is_key_line(r->bytes, r->scan.len, at) ||
					  is_dash(r->bytes, r->scan.beg, at));
	}
}

void yaml_fail_flow(struct yaml_reader *r, const struct yaml_node *open)
{
	char close = open->kind == YAML_MAP ? '}' : ']';

	if (yaml_scan_peek(&r->scan) != YAML_NO_TOKEN && is_left_open(r, open)) {
		if (!r->failed && !fail_quote(r, r->scan.beg))
			yaml_fail(r, DIAG_SYNTAX, open->beg, "this '%c' is not closed by a '%c'",
				  r->bytes[open->beg], close);
	} else if (close == '}') {
		fail_stray(r, "a ',' or '}' is expected here; a value that holds , [ ] { } or a "
			      "quote stands between quotes");
	} else {
		fail_stray(r, "a ',' or ']' is expected here; a value that holds , [ ] { } or a "
			      "quote stands between quotes");
	}
}

void yaml_fail_node(struct yaml_reader *r)
{
	if (yaml_scan_peek(&r->scan) == YAML_BLOCK_ENTRY_TOKEN)
		fail(r, r->scan.beg,
		     "a list item cannot begin here; put its '- ' on a line of its own");
	else
		fail_stray(r, "a value is expected here");
}
