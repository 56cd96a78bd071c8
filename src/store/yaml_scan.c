/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "yaml_int.h"

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
	if (!s->held)
		return;
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

static uint32_t follow(struct yaml_scan *s, size_t index)
{
	if (index != s->index) {
		s->offset = yaml_scan_offset(s, index);
		s->index = index;
	}
	return (uint32_t)s->offset;
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
	if (s->token.type >= YAML_ALIAS_TOKEN) /* alias, anchor, tag, scalar */
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
	s->origin_index = s->index;
	s->origin = s->offset = to;
	return true;
}
