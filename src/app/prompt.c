/* SPDX-License-Identifier: MIT */
#include "app/prompt.h"

#include "app/keys.h"
#include "base/utf8.h"

#include <string.h>

void prompt_clear(struct prompt *p)
{
	str_clear(&p->text);
	p->cursor = 0;
}

void prompt_release(struct prompt *p)
{
	str_release(&p->text);
	p->cursor = 0;
}

void prompt_set(struct prompt *p, struct slice text)
{
	str_clear(&p->text);
	str_add(&p->text, text.s, text.len);
	p->cursor = p->text.len;
}

struct slice prompt_text(const struct prompt *p)
{
	return (struct slice){p->text.s, p->text.len};
}

static void remove_bytes(struct prompt *p, size_t from, size_t to)
{
	memmove(p->text.s + from, p->text.s + to, p->text.len - to);
	str_cut(&p->text, p->text.len - (to - from));
	p->cursor = from;
}

/* False where the line is full. */
static bool insert(struct prompt *p, uint32_t cp)
{
	char bytes[4];
	size_t n = utf8_put(cp, bytes);

	if (p->text.len + n > PROMPT_LIMIT)
		return false;
	str_add(&p->text, bytes, n); /* makes room; the bytes are moved below */
	memmove(p->text.s + p->cursor + n, p->text.s + p->cursor, p->text.len - n - p->cursor);
	memcpy(p->text.s + p->cursor, bytes, n);
	p->cursor += n;
	return true;
}

static size_t left_of(const struct prompt *p, size_t at)
{
	while (at > 0 && ((unsigned char)p->text.s[--at] & 0xc0) == 0x80)
		;
	return at;
}

static size_t right_of(const struct prompt *p, size_t at)
{
	return at + utf8_offset(p->text.s + at, p->text.len - at, 1);
}

static size_t word_left_of(const struct prompt *p, size_t at)
{
	while (at > 0 && p->text.s[at - 1] == ' ')
		at--;
	while (at > 0 && p->text.s[at - 1] != ' ')
		at--;
	return at;
}

bool prompt_types(uint32_t key)
{
	return key >= ' ' && key != 0x7f && key <= 0x10ffff && (key < 0xd800 || key >= 0xe000);
}

static bool edit(struct prompt *p, uint32_t key)
{
	switch (key) {
	case KEYS_BACKSPACE:
		remove_bytes(p, left_of(p, p->cursor), p->cursor);
		return true;
	case KEYS_DELETE:
		remove_bytes(p, p->cursor, right_of(p, p->cursor));
		return true;
	case KEYS_LEFT:
		p->cursor = left_of(p, p->cursor);
		return true;
	case KEYS_RIGHT:
		p->cursor = right_of(p, p->cursor);
		return true;
	case KEYS_HOME:
	case KEYS_CTRL('A'):
		p->cursor = 0;
		return true;
	case KEYS_END:
	case KEYS_CTRL('E'):
		p->cursor = p->text.len;
		return true;
	case KEYS_CTRL('U'):
		remove_bytes(p, 0, p->cursor);
		return true;
	case KEYS_CTRL('W'):
		remove_bytes(p, word_left_of(p, p->cursor), p->cursor);
		return true;
	}
	return prompt_types(key) && insert(p, key);
}

enum prompt_answer prompt_key(struct prompt *p, uint32_t key)
{
	bool empty = p->text.len == 0;

	if (key == KEYS_ENTER)
		return PROMPT_ACCEPT;
	if (key == KEYS_ESC || key == KEYS_CTRL('C') || (key == KEYS_BACKSPACE && empty))
		return PROMPT_CANCEL;
	return edit(p, key) ? PROMPT_CHANGED : PROMPT_OTHER;
}
