/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

#include <assert.h>
#include <string.h>

#define HIGH_BITS 0x8080808080808080u

static int hand_over(void *data, unsigned char *buffer, size_t size, size_t *read)
{
	struct yaml_scan *s = data;
	size_t stop = s->pause < s->len ? s->pause : s->len;
	size_t n = stop - s->fed;

	if (n > size)
		n = size;
	memcpy(buffer, s->bytes + s->fed, n);
	s->fed += n;
	*read = n;
	if (s->fed == s->pause)
		s->pause = yaml_literal_pause(s->bytes, s->len, s->fed);
	return 1;
}

void yaml_scan_open(struct yaml_scan *s, size_t at)
{
	if (s->open)
		yaml_scan_close(s);
	if (!yaml_parser_initialize(&s->parser))
		(void)mem_alloc(SIZE_MAX); /* reports and exits */
	s->open = true;
	s->held = false;
	s->fed = s->origin = s->offset = at;
	s->index = s->origin_index = 0;
	s->pause = yaml_literal_pause(s->bytes, s->len, at);
	/* said, so that libyaml neither guesses nor eats a mark */
	yaml_parser_set_encoding(&s->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&s->parser, hand_over, s);
}

void yaml_scan_skip(struct yaml_scan *s)
{
	/* most tokens own nothing, and their deletion is a memset */
	if (s->held &&
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
 * end needs no counting.  No other scalar's value equals the bytes there: an
 * escape or a folded line differs where it stands. */
static bool is_in_place(struct yaml_scan *s)
{
	const char *at = s->bytes + s->beg;
	char quote = *at == '"' || *at == '\'' ? *at : 0;
	size_t len = s->token.data.scalar.length, all = len + (quote ? 2 : 0);

	if (all > s->len - s->beg || s->token.data.scalar.style >= YAML_LITERAL_SCALAR_STYLE)
		return false;
	if (memcmp(at + (quote != 0), s->token.data.scalar.value, len) != 0)
		return false;
	if (quote && at[all - 1] != quote)
		return false;
	s->value = (struct slice){at + (quote != 0), len};
	s->index = s->token.end_mark.index;
	s->offset = s->end = s->beg + (uint32_t)all;
	return true;
}

static void fetch(struct yaml_scan *s)
{
	s->held = true;
	if (!yaml_parser_scan(&s->parser, &s->token)) {
		s->token.type = YAML_NO_TOKEN;
		s->beg = s->end = (uint32_t)s->offset;
		return;
	}
	s->beg = follow(s, s->token.start_mark.index);
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

bool yaml_scan_jump(struct yaml_scan *s, size_t to)
{
	s->fed = to;
	s->pause = yaml_literal_pause(s->bytes, s->len, to);
	if (yaml_scan_peek(s) != YAML_SCALAR_TOKEN)
		return false;
	assert(s->token.data.scalar.length == 0);
	s->origin_index = s->index;
	s->origin = s->offset = to;
	return true;
}
