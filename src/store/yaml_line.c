/* SPDX-License-Identifier: MIT */
#include "yaml_int.h"

/* Nearly every line of an article is a dash or a key, with a value that ends on
 * the line.  What is plainly so becomes the tokens that libyaml would make of
 * it, at a fraction of the time; all else is left to libyaml. */

enum { KEY_MOST = 128, NESTING_MOST = 8 };

enum {
	START = 1,   /* may begin a plain scalar or a key */
	KEY = 2,     /* may stand in a key */
	FLOW = 4,    /* in a plain scalar of a flow collection; after a ':' in any */
	BLOCK = 8,   /* in a plain scalar of a block collection */
	DOUBLE = 16, /* between double quotes */
	SINGLE = 32  /* between single quotes */
};

/* What a byte may be, by the letters of the table. */
enum {
	O = 0,
	Q = DOUBLE | SINGLE,
	B = BLOCK | Q,       /* also the space */
	T = FLOW | B,        /* most signs */
	D = T & ~DOUBLE,     /* backslash */
	E = D & ~FLOW,       /* double quote */
	S = T & ~SINGLE,     /* single quote */
	K = KEY | T,         /* - and _ */
	W = KEY | START | T, /* letters and digits */
	U = START | T        /* beyond ASCII */
};

/* The file holds no bad characters here, and no line ends but LF and CRLF. */
/* clang-format off */
static const uint8_t kinds[256] = {
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 00 */
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 10 */
    B, T, E, Q, T, T, T, S, T, T, T, T, B, K, T, T, /* 20   ! " # $ % & ' ( ) * + , - . / */
    W, W, W, W, W, W, W, W, W, W, Q, T, T, T, T, B, /* 30 0-9 : ; < = > ? */
    T, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 40 @ A-O */
    W, W, W, W, W, W, W, W, W, W, W, B, D, B, T, K, /* 50 P-Z [ \ ] ^ _ */
    T, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 60 ` a-o */
    W, W, W, W, W, W, W, W, W, W, W, B, T, B, T, O, /* 70 p-z { | } ~ */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 80 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 90 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* a0 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* b0 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* c0 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* d0 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* e0 */
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* f0 */
};
/* clang-format on */

static bool is_kind(const struct yaml_scan *s, size_t at, int kind)
{
	return at < s->len && (kinds[(unsigned char)s->bytes[at]] & kind);
}

static char byte_at(const struct yaml_scan *s, size_t at)
{
	return at < s->len ? s->bytes[at] : '\0';
}

static size_t past_kind(const struct yaml_scan *s, size_t at, int kind)
{
	while (is_kind(s, at, kind))
		at++;
	return at;
}

static size_t past_spaces(const struct yaml_scan *s, size_t at)
{
	while (at < s->len && s->bytes[at] == ' ')
		at++;
	return at;
}

/* Past a line end, or the end of the file; 0: neither is here. */
static size_t past_end(const struct yaml_scan *s, size_t at)
{
	if (at == s->len)
		return at;
	if (s->bytes[at] == '\n')
		return at + 1;
	return s->bytes[at] == '\r' && byte_at(s, at + 1) == '\n' ? at + 2 : 0;
}

/* Past a plain key and its ':', which a space or a line end must follow; 0: no
 * such key is here. */
static size_t past_key(const struct yaml_scan *s, size_t at)
{
	size_t end = past_kind(s, at, KEY);

	if (!is_kind(s, at, START) || end - at > KEY_MOST || byte_at(s, end) != ':')
		return 0;
	end++;
	return byte_at(s, end) == ' ' || past_end(s, end) ? end : 0;
}

/* ---- tokens */

static bool add(struct yaml_scan *s, yaml_token_type_t type, size_t beg, size_t end)
{
	struct yaml_line *line = &s->line;

	if (line->n == YAML_PIECES_MOST)
		return false;
	line->pieces[line->n++] = (struct yaml_piece){(uint8_t)type, YAML_PLAIN_SCALAR_STYLE,
						      (uint32_t)beg, (uint32_t)end};
	return true;
}

static bool add_scalar(struct yaml_scan *s, yaml_scalar_style_t style, size_t beg, size_t end)
{
	if (!add(s, YAML_SCALAR_TOKEN, beg, end))
		return false;
	s->line.pieces[s->line.n - 1].style = (uint8_t)style;
	return true;
}

/* ---- values: each takes its first byte and gives the offset behind the last,
 * or 0 if it is not plainly one.  What follows is for the caller to look at: a
 * second quote after a quoted one, too, is nothing that may stand there. */

static size_t read_quoted(struct yaml_scan *s, size_t at)
{
	bool twice = s->bytes[at] == '"';
	size_t end = past_kind(s, at + 1, twice ? DOUBLE : SINGLE);

	if (byte_at(s, end) != s->bytes[at])
		return 0;
	if (!add_scalar(s,
			twice ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE,
			at, end + 1))
		return 0;
	return end + 1;
}

/* `kind` is FLOW or BLOCK.  Spaces at the end are none of it. */
static size_t read_plain(struct yaml_scan *s, size_t at, int kind)
{
	size_t end = at;

	if (!is_kind(s, at, START))
		return 0;
	do {
		end = past_kind(s, end, kind);
		if (byte_at(s, end) == ':' && is_kind(s, end + 1, FLOW))
			end++;
		else if (kind == FLOW && byte_at(s, end) == ' ' &&
			 is_kind(s, past_spaces(s, end), FLOW))
			end = past_spaces(s, end);
		else
			break;
	} while (true);
	while (s->bytes[end - 1] == ' ')
		end--;
	return add_scalar(s, YAML_PLAIN_SCALAR_STYLE, at, end) ? end : 0;
}

static size_t read_key(struct yaml_scan *s, size_t at)
{
	size_t end = past_key(s, at);

	if (!end || !add(s, YAML_KEY_TOKEN, at, at) ||
	    !add_scalar(s, YAML_PLAIN_SCALAR_STYLE, at, end - 1) ||
	    !add(s, YAML_VALUE_TOKEN, end - 1, end - 1))
		return 0;
	return end;
}

static size_t read_flow(struct yaml_scan *s, size_t at, int nesting);

static size_t read_flow_value(struct yaml_scan *s, size_t at, int nesting)
{
	switch (byte_at(s, at)) {
	case '{':
	case '[':
		return read_flow(s, at, nesting + 1);
	case '"':
	case '\'':
		return read_quoted(s, at);
	default:
		return read_plain(s, at, FLOW);
	}
}

static size_t read_flow_entry(struct yaml_scan *s, size_t at, bool map, int nesting)
{
	if (map)
		at = read_key(s, at);
	return at ? read_flow_value(s, past_spaces(s, at), nesting) : 0;
}

static size_t read_flow(struct yaml_scan *s, size_t at, int nesting)
{
	bool map = s->bytes[at] == '{';
	char close = map ? '}' : ']';
	bool more;

	if (nesting > NESTING_MOST ||
	    !add(s, map ? YAML_FLOW_MAPPING_START_TOKEN : YAML_FLOW_SEQUENCE_START_TOKEN, at, at))
		return 0;
	at = past_spaces(s, at + 1);
	for (more = byte_at(s, at) != close; more;) {
		at = read_flow_entry(s, at, map, nesting);
		if (!at)
			return 0;
		at = past_spaces(s, at);
		more = byte_at(s, at) == ',';
		if (more && !add(s, YAML_FLOW_ENTRY_TOKEN, at, at))
			return 0;
		at = more ? past_spaces(s, at + 1) : at;
	}
	if (byte_at(s, at) != close ||
	    !add(s, map ? YAML_FLOW_MAPPING_END_TOKEN : YAML_FLOW_SEQUENCE_END_TOKEN, at, at))
		return 0;
	return at + 1;
}

/* ---- lines */

/* The next line that is not empty. */
static size_t past_empty(const struct yaml_scan *s, size_t at)
{
	size_t next;

	while (at < s->len && (next = past_end(s, at)) > 0)
		at = next;
	return at;
}

/* A plain scalar goes on in lines that are deeper than its collection. */
static bool ends_plain(const struct yaml_scan *s, size_t at)
{
	size_t first = past_spaces(s, past_empty(s, at));

	if (first == s->len)
		return true;
	return (int)(first - past_empty(s, at)) <= s->parser.indent && s->bytes[first] != '\t' &&
	       !past_end(s, first);
}

/* What follows a dash may be a key, so libyaml reads one token ahead before it
 * gives it away, and a fault there comes first.  Here is none. */
static bool is_followed_well(const struct yaml_scan *s, size_t at)
{
	size_t first = past_spaces(s, past_empty(s, at));

	return first == s->len || (s->bytes[first] == '-' && byte_at(s, first + 1) == ' ') ||
	       past_key(s, first);
}

/* The value of the dash or the colon that stands before `here`. */
static bool read_value(struct yaml_scan *s)
{
	unsigned before = s->line.n;
	size_t at = past_spaces(s, s->here), end, next;
	bool plain = is_kind(s, at, START);

	end = plain ? read_plain(s, at, BLOCK) : read_flow_value(s, at, 0);
	next = end ? past_end(s, past_spaces(s, end)) : 0;
	if (next && (!plain || ends_plain(s, next)) &&
	    (s->after != YAML_AFTER_DASH || is_followed_well(s, next))) {
		yaml_scan_leap(s, end, YAML_AFTER_VALUE, 1);
		return true;
	}
	s->line.n = before;
	return false;
}

/* A dash or a key at the column of the innermost collection. */
static bool read_start(struct yaml_scan *s)
{
	size_t start = s->here, at, end;

	if (s->after != YAML_AT_LINE)
		start = past_end(s, past_spaces(s, start));
	if (!start || start == s->len)
		return false;
	at = past_spaces(s, start);
	if ((int)(at - start) != s->parser.indent)
		return false;
	if (byte_at(s, at) == '-' && byte_at(s, at + 1) == ' ' &&
	    add(s, YAML_BLOCK_ENTRY_TOKEN, at, at)) {
		yaml_scan_leap(s, at + 1, YAML_AFTER_DASH, at + 1 - start);
		return true;
	}
	end = read_key(s, at);
	if (end)
		yaml_scan_leap(s, end, YAML_AFTER_COLON, end - start);
	return end > 0;
}

bool yaml_line_read(struct yaml_scan *s)
{
	s->line.n = s->line.next = 0;
	if ((s->after == YAML_AFTER_DASH || s->after == YAML_AFTER_COLON) && read_value(s))
		return true;
	if (!read_start(s))
		return false;
	read_value(s);
	return true;
}
