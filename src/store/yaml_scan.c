/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <string.h>

#define HIGH_BITS 0x8080808080808080u

/* Where libyaml is left out soon, all that it has read ahead is lost. */
enum { PORTION_LEAST = 64, PORTION_MOST = 1 << 14 };

static int hand_over(void *data, unsigned char *buffer, size_t size, size_t *read)
{
	struct yaml_scan *s = data;
	size_t n = s->len - s->fed;

	n = n < size ? n : size;
	n = n < s->portion ? n : s->portion;
	memcpy(buffer, s->bytes + s->fed, n);
	s->fed += n;
	s->portion *= s->portion < PORTION_MOST ? 2 : 1;
	*read = n;
	return 1;
}

void yaml_scan_open(struct yaml_scan *s, size_t at)
{
	if (s->open)
		yaml_scan_close(s);
	if (!yaml_parser_initialize(&s->parser))
		(void)mem_alloc(SIZE_MAX); /* reports and exits */
	s->open = true;
	s->held = s->own = s->ahead = false;
	s->fed = s->origin = s->offset = at;
	s->index = s->origin_index = 0;
	s->portion = PORTION_LEAST;
	s->here = SIZE_MAX;
	s->line.n = s->line.next = 0;
	/* said, so that libyaml neither guesses nor eats a mark */
	yaml_parser_set_encoding(&s->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&s->parser, hand_over, s);
}

void yaml_scan_skip(struct yaml_scan *s)
{
	/* most tokens own nothing, and their deletion is a memset */
	if (s->held && !s->own &&
	    (s->token.type >= YAML_ALIAS_TOKEN || s->token.type == YAML_TAG_DIRECTIVE_TOKEN))
		yaml_token_delete(&s->token);
	s->held = false;
}

void yaml_scan_close(struct yaml_scan *s)
{
	if (!s->open)
		return;
	yaml_scan_skip(s);
	yaml_parser_delete(&s->parser);
	s->open = false;
}

static size_t width_of(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* The bytes are valid as far as n goes: libyaml has seen them. */
static size_t advance(const char *s, size_t len, size_t at, size_t n)
{
	uint64_t w;

	for (; n >= 8 && len - at >= 8; at += 8) {
		memcpy(&w, s + at, 8);
		n -= w & HIGH_BITS ? utf8_count(s + at, 8) : 8;
	}
	while (at < len && ((unsigned char)s[at] & 0xc0) == 0x80)
		at++;
	if (n < 8 && len - at >= 8) {
		memcpy(&w, s + at, 8);
		if (!(w & HIGH_BITS))
			return at + n;
	}
	for (; n > 0 && at < len; n--)
		at += width_of((unsigned char)s[at]);
	return at < len ? at : len;
}

size_t yaml_scan_offset(const struct yaml_scan *s, size_t index)
{
	if (index >= s->index)
		return advance(s->bytes, s->len, s->offset, index - s->index);
	if (index >= s->origin_index)
		return advance(s->bytes, s->len, s->origin, index - s->origin_index);
	return s->origin;
}

/* Most steps are short and ASCII. */
static uint32_t follow(struct yaml_scan *s, size_t index)
{
	size_t n = index - s->index;
	uint64_t w;

	if (n == 0)
		return (uint32_t)s->offset;
	if (n < 8 && s->len - s->offset >= 8) {
		memcpy(&w, s->bytes + s->offset, 8);
		if (!(w & HIGH_BITS)) {
			s->index = index;
			s->offset += n;
			return (uint32_t)s->offset;
		}
	}
	s->offset = yaml_scan_offset(s, index);
	s->index = index;
	return (uint32_t)s->offset;
}

/* Most scalars are a piece of the file, give or take the quotes: then their
 * end needs no counting.  No other scalar's value equals the bytes there, for
 * an escape or a folded line differs where it stands; but '' at the end of a
 * single-quoted one does so only behind it. */
static bool is_in_place(struct yaml_scan *s)
{
	const char *at = s->bytes + s->beg;
	char quote = *at == '"' || *at == '\'' ? *at : 0;
	size_t len = s->token.data.scalar.length, all = len + (quote ? 2 : 0);

	if (all > s->len - s->beg || s->token.data.scalar.style >= YAML_LITERAL_SCALAR_STYLE)
		return false;
	if (memcmp(at + (quote != 0), s->token.data.scalar.value, len) != 0)
		return false;
	if (quote && (at[all - 1] != quote || (all < s->len - s->beg && at[all] == quote)))
		return false;
	s->value = (struct slice){at + (quote != 0), len};
	s->index = s->token.end_mark.index;
	s->offset = s->end = s->beg + (uint32_t)all;
	return true;
}

/* ---- going ahead of libyaml */

bool yaml_scan_is_free(const struct yaml_scan *s, size_t at)
{
	return !s->held && s->line.next == s->line.n && s->here == at;
}

void yaml_scan_leap(struct yaml_scan *s, size_t to, enum yaml_after after, size_t column)
{
	s->here = to;
	s->after = after;
	s->column = column;
	s->ahead = true;
}

/* A dash and a colon empty libyaml's queue and forget about simple keys. */
static void set_here(struct yaml_scan *s)
{
	const yaml_parser_t *p = &s->parser;
	bool dash = s->token.type == YAML_BLOCK_ENTRY_TOKEN;

	s->here = SIZE_MAX;
	if (!dash && s->token.type != YAML_VALUE_TOKEN)
		return;
	if (p->flow_level > 0 || p->tokens.head != p->tokens.tail)
		return;
	s->here = s->beg + 1;
	s->after = p->simple_key_allowed ? YAML_AFTER_DASH : YAML_AFTER_COLON;
}

/* Makes libyaml forget what it has read ahead and go on here. */
static void lead_here(struct yaml_scan *s)
{
	yaml_parser_t *p = &s->parser;

	p->buffer.pointer = p->buffer.last;
	p->unread = 0;
	p->raw_buffer.pointer = p->raw_buffer.last;
	p->eof = 0;
	p->mark.column = s->column;
	p->simple_key_allowed = s->after == YAML_AFTER_DASH || s->after == YAML_AT_LINE;
	s->ahead = false;
	s->fed = s->offset = s->origin = s->here;
	s->index = s->origin_index = p->mark.index;
	s->portion = PORTION_LEAST;
}

static void take_own(struct yaml_scan *s)
{
	const struct yaml_piece *piece = &s->line.pieces[s->line.next++];
	size_t quote = piece->style != YAML_PLAIN_SCALAR_STYLE;

	s->own = true;
	s->token.type = piece->type;
	s->token.start_mark.index = s->token.end_mark.index = 0;
	s->beg = piece->beg;
	if (piece->type != YAML_SCALAR_TOKEN)
		return;
	s->end = piece->end;
	s->in_place = true;
	s->value = (struct slice){s->bytes + s->beg + quote, s->end - s->beg - 2 * quote};
	s->token.data.scalar.length = s->value.len;
	s->token.data.scalar.style = piece->style;
}

static bool has_own(struct yaml_scan *s)
{
	return s->line.next < s->line.n || (s->here != SIZE_MAX && s->lines && yaml_line_read(s));
}

static void fetch(struct yaml_scan *s)
{
	s->held = true;
	if (has_own(s)) {
		take_own(s);
		return;
	}
	if (s->ahead)
		lead_here(s);
	s->own = false;
	s->here = SIZE_MAX;
	if (!yaml_parser_scan(&s->parser, &s->token)) {
		s->token.type = YAML_NO_TOKEN;
		s->beg = s->end = (uint32_t)s->offset;
		return;
	}
	s->beg = follow(s, s->token.start_mark.index);
	set_here(s);
	if (s->token.type < YAML_ALIAS_TOKEN)
		return;
	s->in_place = s->token.type == YAML_SCALAR_TOKEN && is_in_place(s);
	if (!s->in_place)
		s->end = follow(s, s->token.end_mark.index);
}

yaml_token_type_t yaml_scan_peek(struct yaml_scan *s)
{
	if (!s->held)
		fetch(s);
	return s->token.type;
}
