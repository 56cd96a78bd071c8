/* SPDX-License-Identifier: MIT */
#include "base/url.h"

#include "base/punycode.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>
#include <strings.h>

enum { LABEL_MOST = 63 };

static const char *skip_scheme(const char *raw)
{
	static const char *const schemes[] = {"http://", "https://"};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncasecmp(raw, schemes[i], strlen(schemes[i])) == 0)
			return raw + strlen(schemes[i]);
	return NULL;
}

/* ---- the host */

/* Small letters, wide and narrow forms as one, accents joined; false: not UTF-8. */
static bool map_host(struct slice raw, struct str *out)
{
	struct str apart = STR_INIT;
	uint32_t points[UNICODE_DECOMPOSED], cp;
	bool ok = utf8_valid(raw.s, raw.len);
	char bytes[4];

	for (size_t i = 0; ok && i < raw.len;) {
		size_t n;

		i += utf8_decode(raw.s + i, raw.len - i, &cp);
		n = unicode_decompose(cp, UNICODE_CASE | UNICODE_COMPAT, points);
		for (size_t k = 0; k < n; k++)
			str_add(&apart, bytes, utf8_put(points[k], bytes));
	}
	unicode_compose(out, apart.s, apart.len);
	str_release(&apart);
	return ok;
}

/* Letters, digits, marks and - _ are all that a label holds; a mapped slash would end it. */
static bool may_name(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') || cp == '-' ||
		       cp == '_';
	return !unicode_is_ignorable(cp) && (kind == UNICODE_LETTER || kind == UNICODE_UPPER ||
					     kind == UNICODE_MARK || kind == UNICODE_NUMBER);
}

static bool add_label(struct url *u, struct slice label)
{
	uint32_t points[PUNYCODE_POINTS];
	size_t n = 0, before = u->host.len;
	bool wide = false;

	for (size_t i = 0; i < label.len; n++) {
		if (n == PUNYCODE_POINTS)
			return false;
		i += utf8_decode(label.s + i, label.len - i, &points[n]);
		if (!may_name(points[n]))
			return false;
		wide |= points[n] >= 0x80;
	}
	if (wide) {
		str_addz(&u->host, "xn--");
		punycode_add(&u->host, points, n);
	} else {
		str_add(&u->host, label.s, label.len);
	}
	u->odd |= strncmp(u->host.s + before, "xn--", 4) == 0;
	return n > 0 && u->host.len - before <= LABEL_MOST;
}

/* a.b.c, with one full stop more at most. */
static bool add_labels(struct url *u, struct slice host)
{
	const char *end = host.s + host.len;

	for (const char *at = host.s; at < end || at == host.s;) {
		const char *dot = memchr(at, '.', (size_t)(end - at));
		const char *stop = dot ? dot : end;

		if (!add_label(u, (struct slice){at, (size_t)(stop - at)}))
			return false;
		if (!dot)
			break;
		str_addc(&u->host, '.');
		at = dot + 1;
	}
	return true;
}

/* [2001:db8::1] */
static bool add_number(struct url *u, struct slice host)
{
	for (size_t i = 1; i + 1 < host.len; i++)
		if (!strchr("0123456789abcdefABCDEF:.", host.s[i]))
			return false;
	str_add(&u->host, host.s, host.len);
	return host.len > 4 && host.s[host.len - 1] == ']';
}

static bool read_host(struct url *u, struct slice host)
{
	struct str mapped = STR_INIT;
	bool ok;

	if (host.len && host.s[0] == '[')
		return add_number(u, host);
	ok = map_host(host, &mapped) && add_labels(u, (struct slice){mapped.s, mapped.len});
	str_release(&mapped);
	return ok;
}

/* host:port */
static bool read_authority(struct url *u, struct slice s, struct error *err)
{
	const char *end = s.s + s.len, *port = end;

	if (memchr(s.s, '@', s.len))
		return error_set(err, "the address names a user before its host, as frauds do");
	while (port > s.s && port[-1] >= '0' && port[-1] <= '9')
		port--;
	port = port > s.s && port < end && port[-1] == ':' ? port - 1 : end;
	if (!read_host(u, (struct slice){s.s, (size_t)(port - s.s)}) || end - port > 6)
		return error_set(err, "the address names no host that can be asked for");
	str_add(&u->text, u->host.s, u->host.len);
	str_add(&u->text, port, (size_t)(end - port));
	return true;
}

/* ---- what follows it */

static bool is_hex(char c)
{
	return c && strchr("0123456789abcdefABCDEF", c);
}

static void add_rest(struct str *out, const char *s)
{
	for (; *s; s++) {
		bool plain = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
			     (*s >= '0' && *s <= '9') || strchr("-._~!$&()*+,;=:@/?#", *s) ||
			     (*s == '%' && is_hex(s[1]) && is_hex(s[2]));

		if (plain)
			str_addc(out, *s);
		else
			str_printf(out, "%%%02X", (unsigned char)*s);
	}
}

/* ---- all of it */

/* Raw C1 bytes are part of UTF-8; only whole ones are controls. */
static bool has_forbidden(const char *s)
{
	size_t len = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &cp);
		if (cp <= ' ' || (cp >= 0x7f && cp <= 0xa0) ||
		    (cp < 0x80 && strchr("\"'`\\", (int)cp)) ||
		    (cp >= 0x80 && cp != UTF8_BAD &&
		     (unicode_kind(cp) == UNICODE_SPACE || unicode_kind(cp) == UNICODE_LINE)))
			return true;
	}
	return false;
}

static bool read_url(struct url *u, const char *raw, struct error *err)
{
	const char *host = skip_scheme(raw);
	size_t len;

	if (!host)
		return error_set(err, "only addresses with http:// or https:// are opened");
	if (has_forbidden(raw))
		return error_set(err, "the address holds spaces, quotes or controls");
	len = strcspn(host, "/?#");
	str_addz(&u->text, host - raw == 7 ? "http://" : "https://");
	if (!read_authority(u, (struct slice){host, len}, err))
		return false;
	add_rest(&u->text, host + len);
	if (u->text.len > URL_MOST)
		return error_set(err, "the address is longer than %d signs", URL_MOST);
	return true;
}

bool url_read(struct url *u, const char *raw, struct error *err)
{
	*u = (struct url){.text = STR_INIT, .host = STR_INIT};
	if (strlen(raw) > URL_MOST)
		return error_set(err, "the address is longer than %d signs", URL_MOST);
	if (read_url(u, raw, err))
		return true;
	url_release(u);
	return false;
}

void url_release(struct url *u)
{
	str_release(&u->text);
	str_release(&u->host);
}
