/* SPDX-License-Identifier: MIT */
#include "safe.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "sequence.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* U+200D and tags stand in emoji. */
static bool is_invisible_or_turning(uint32_t c)
{
	return (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0xFEFF ||
	       (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static void check_text(struct slice s)
{
	for (size_t i = 0; i < s.len;) {
		uint32_t c;

		i += utf8_decode(s.s + i, s.len - i, &c);
		if (c == UTF8_BAD || is_invisible_or_turning(c) ||
		    unicode_kind(c) == UNICODE_UNASSIGNED) {
			char what[32];

			snprintf(what, sizeof what, "U+%04X", (unsigned)c);
			CHECK_STR(what, "safe text");
		}
	}
}

/* What terminfo's xterm-256color and our own modes consist of. */
static bool csi_is_ours(const struct token *t)
{
	static const char finals[] = "ABCDGHJKLMPSTX@Zbdfghlmnqrtuc";
	struct csi c;

	return csi_parse(t, &c) && c.final && strchr(finals, c.final);
}

/* The question for the background; a copy to the clipboard: letters and digits only. */
static bool string_is_ours(struct slice s)
{
	static const char copy[] = "\033]52;c;";
	size_t at = sizeof copy - 1;

	if (slice_is(s, "\033]11;?\033\\"))
		return true;
	if (s.len < at || memcmp(s.s, copy, at) != 0)
		return false;
	at += strspn(s.s + at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
	return s.len - at == 1 && s.s[at] == '\a';
}

static bool is_ours(const struct token *t, bool lines)
{
	char first = t->bytes.s[0];
	struct csi c;

	if (t->kind == TOKEN_CONTROL)
		return first && strchr(lines ? "\n\r" : "\b\t\n\r\x0e\x0f", first);
	if (lines)
		return t->kind == TOKEN_CSI && csi_parse(t, &c) && c.final == 'm' && !c.leader;
	if (t->kind == TOKEN_ESCAPE)
		return strchr("()=>78M", t->bytes.s[1]);
	return t->kind == TOKEN_CSI ? csi_is_ours(t) : string_is_ours(t->bytes);
}

static void check_token(const struct token *t, void *user)
{
	struct str shown = STR_INIT;

	if (t->kind == TOKEN_TEXT) {
		check_text(t->bytes);
		return;
	}
	if (is_ours(t, *(bool *)user))
		return;
	str_add(&shown, t->bytes.s, t->bytes.len);
	for (size_t i = 0; i < shown.len; i++)
		if ((unsigned char)shown.s[i] < 0x20 || shown.s[i] == 0x7F)
			shown.s[i] = '^';
	CHECK_STR(shown.s, "one of our own sequences");
	str_release(&shown);
}

static void check(const struct str *log, bool lines)
{
	struct sequences s;

	sequences_init(&s, check_token, &lines);
	sequences_feed(&s, log->s, log->len);
	CHECK(!sequences_open(&s));
	sequences_release(&s);
}

void safe_check(const struct str *log)
{
	check(log, false);
}

void safe_check_lines(const struct str *log)
{
	check(log, true);
}
