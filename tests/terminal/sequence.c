/* SPDX-License-Identifier: MIT */
#include "sequence.h"

enum { GROUND, ESCAPE, CSI, STRING, STRING_ESCAPE };

void sequences_init(struct sequences *s, void (*take)(const struct token *, void *), void *user)
{
	s->take = take;
	s->user = user;
	s->state = GROUND;
	str_init(&s->pending);
}

void sequences_release(struct sequences *s)
{
	str_release(&s->pending);
}

bool sequences_open(const struct sequences *s)
{
	return s->state != GROUND || s->pending.len > 0;
}

static void hand_over(struct sequences *s, enum token_kind kind)
{
	struct token t = {kind, {s->pending.s, s->pending.len}};

	s->state = GROUND;
	if (t.bytes.len)
		s->take(&t, s->user);
	str_clear(&s->pending);
}

/* Bytes at the end that begin a character which is not complete: 0 to 3. */
static size_t unfinished(const char *s, size_t len)
{
	for (size_t back = 1; back <= 3 && back <= len; back++) {
		unsigned char c = (unsigned char)s[len - back];

		if (c >= 0xC0) {
			size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;

			return need > back ? back : 0;
		}
		if (c < 0x80)
			return 0;
	}
	return 0;
}

static void end_of_text(struct sequences *s)
{
	size_t keep = unfinished(s->pending.s, s->pending.len);
	char tail[4] = {0};

	for (size_t i = 0; i < keep; i++)
		tail[i] = s->pending.s[s->pending.len - keep + i];
	str_cut(&s->pending, s->pending.len - keep);
	hand_over(s, TOKEN_TEXT);
	str_add(&s->pending, tail, keep);
}

static void ground(struct sequences *s, char c)
{
	unsigned char byte = (unsigned char)c;

	if (byte >= 0x20 && byte != 0x7F) {
		str_addc(&s->pending, c);
		return;
	}
	hand_over(s, TOKEN_TEXT);
	str_addc(&s->pending, c);
	if (byte == 0x1B)
		s->state = ESCAPE;
	else
		hand_over(s, TOKEN_CONTROL);
}

static void escape(struct sequences *s, char c)
{
	str_addc(&s->pending, c);
	if (c == '[')
		s->state = CSI;
	else if (c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_')
		s->state = STRING;
	else if (c < 0x20 || c > 0x2F)
		hand_over(s, TOKEN_ESCAPE);
}

static void string(struct sequences *s, char c)
{
	str_addc(&s->pending, c);
	if (c == '\a' || (s->state == STRING_ESCAPE && c == '\\'))
		hand_over(s, TOKEN_STRING);
	else
		s->state = c == '\x1b' ? STRING_ESCAPE : STRING;
}

void sequences_feed(struct sequences *s, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = bytes[i];

		switch (s->state) {
		case GROUND:
			ground(s, c);
			break;
		case ESCAPE:
			escape(s, c);
			break;
		case CSI:
			str_addc(&s->pending, c);
			if (c >= 0x40 && c <= 0x7E)
				hand_over(s, TOKEN_CSI);
			break;
		default:
			string(s, c);
		}
	}
	if (s->state == GROUND)
		end_of_text(s);
}

bool csi_parse(const struct token *t, struct csi *c)
{
	size_t i = 2;

	*c = (struct csi){.count = 1};
	if (t->kind != TOKEN_CSI || t->bytes.len < 3)
		return false;
	c->final = t->bytes.s[t->bytes.len - 1];
	if (t->bytes.s[i] >= '<' && t->bytes.s[i] <= '?')
		c->leader = t->bytes.s[i++];
	for (; i < t->bytes.len - 1; i++) {
		char b = t->bytes.s[i];

		if (b >= '0' && b <= '9' && c->n[c->count - 1] < 100000)
			c->n[c->count - 1] = c->n[c->count - 1] * 10 + (b - '0');
		else if ((b == ';' || b == ':') && c->count < 16)
			c->count++;
		else if (b >= ' ' && b <= '/')
			c->intermediate = b;
		else
			return false;
	}
	return true;
}
