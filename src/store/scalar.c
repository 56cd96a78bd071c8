/* SPDX-License-Identifier: MIT */
#include "store/scalar.h"

#include "base/utf8.h"
#include "store/plain.h"

#include <string.h>

static bool is_bidi(uint32_t cp)
{
	return cp == 0x61c || cp == 0x200e || cp == 0x200f || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

/* Those that can stand in a file only as an escape, or better do. */
static bool needs_escape(uint32_t cp)
{
	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		return true;
	return cp == 0x2028 || cp == 0x2029 || cp == 0xfeff || is_bidi(cp) || cp == UTF8_BAD ||
	       (cp & 0xfffe) == 0xfffe;
}

/* A byte of `pass` is let through. */
static bool any_needs_escape(struct slice s, const char *pass)
{
	uint32_t cp;

	for (size_t i = 0; i < s.len;) {
		i += utf8_decode(s.s + i, s.len - i, &cp);
		if (needs_escape(cp) && (!cp || cp > 0x7f || !strchr(pass, (int)cp)))
			return true;
	}
	return false;
}

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* What would end or open something inside of a plain scalar. */
static bool has_indicator(struct slice s, bool flow)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.s[i], next = i + 1 < s.len ? s.s[i + 1] : ' ';

		if (c == ':' && (next == ' ' || (flow && is_one_of(next, ",[]{}?:"))))
			return true;
		if (c == ' ' && next == '#')
			return true;
		if (flow && (is_one_of(c, ",[]{}") || (c == '?' && next == ' ')))
			return true;
	}
	return false;
}

/* Can it stand without quotes? */
static bool is_plain(struct slice value, unsigned flags)
{
	if (!value.len || value.s[0] == ' ' || value.s[value.len - 1] == ' ')
		return false;
	if (is_one_of(value.s[0], "-?:,[]{}#&*!|>'\"%@`") &&
	    !(flags & SCALAR_NUMBER && plain_type(value)))
		return false;
	if (value.len >= 3 && memcmp(value.s, "...", 3) == 0)
		return false;
	if (plain_type(value) && !(flags & SCALAR_NUMBER))
		return false;
	return !has_indicator(value, flags & SCALAR_FLOW) && !any_needs_escape(value, "");
}

static void write_single(struct str *out, struct slice value)
{
	str_addc(out, '\'');
	for (size_t i = 0; i < value.len; i++) {
		if (value.s[i] == '\'')
			str_addc(out, '\'');
		str_addc(out, value.s[i]);
	}
	str_addc(out, '\'');
}

static void write_escape(struct str *out, uint32_t cp)
{
	if (cp == '\n')
		str_addz(out, "\\n");
	else if (cp == '\t')
		str_addz(out, "\\t");
	else if (cp == '\r')
		str_addz(out, "\\r");
	else if (cp < 0x100)
		str_printf(out, "\\x%02X", cp);
	else if (cp < 0x10000)
		str_printf(out, "\\u%04X", cp);
	else
		str_printf(out, "\\U%08X", cp);
}

static void write_double(struct str *out, struct slice value)
{
	uint32_t cp;
	size_t n;

	str_addc(out, '"');
	for (size_t i = 0; i < value.len; i += n) {
		n = utf8_decode(value.s + i, value.len - i, &cp);
		if (cp == UTF8_BAD)
			str_addz(out, "\xEF\xBF\xBD");
		else if (needs_escape(cp))
			write_escape(out, cp);
		else {
			if (cp == '"' || cp == '\\')
				str_addc(out, '\\');
			str_add(out, value.s + i, n);
		}
	}
	str_addc(out, '"');
}

static bool has_marks(struct slice s)
{
	return s.len && (memchr(s.s, '"', s.len) || memchr(s.s, '\\', s.len));
}

void scalar_write(struct str *out, struct slice value, enum yaml_style like, unsigned flags)
{
	bool quoted = like == YAML_SINGLE || like == YAML_DOUBLE;

	if (!quoted && is_plain(value, flags))
		str_add(out, value.s, value.len);
	else if (like != YAML_DOUBLE && (like == YAML_SINGLE || has_marks(value)) &&
		 !any_needs_escape(value, ""))
		write_single(out, value);
	else
		write_double(out, value);
}

bool scalar_fits_block(struct slice value, bool folded)
{
	size_t len = value.len;
	const char *end;

	if (len && value.s[len - 1] == '\n')
		len--;
	if (!len || is_one_of(value.s[0], " \t\n") || value.s[len - 1] == '\n')
		return false;
	end = memchr(value.s, '\n', len);
	if (folded && end)
		return false;
	/* a line of spaces only is no empty one */
	for (size_t i = 0; i + 1 < len; i++)
		if (value.s[i] == '\n' && is_one_of(value.s[i + 1], " \t"))
			return false;
	return !is_one_of(value.s[len - 1], " \t") && !any_needs_escape(value, "\n\t");
}

void scalar_write_lines(struct str *out, struct slice value, size_t indent, const char *eol)
{
	size_t len = value.len;

	if (len && value.s[len - 1] == '\n')
		len--;
	for (size_t i = 0; i < len;) {
		const char *end = memchr(value.s + i, '\n', len - i);
		size_t n = end ? (size_t)(end - value.s) - i : len - i;

		for (size_t k = 0; n && k < indent; k++)
			str_addc(out, ' ');
		str_add(out, value.s + i, n);
		i += n;
		if (end) {
			str_addz(out, eol);
			i++;
		}
	}
}
