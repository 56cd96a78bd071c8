/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* Room for the folded form of one point: each of its points may become two. */
enum { FOLDED_BYTES = UNICODE_DECOMPOSED * 4 };

/* ---- one point */

static const struct {
	uint32_t cp;
	unsigned when; /* these flags are needed */
	const char *as;
} specials[] = {
    {0xdf, 0, "ss"},
    {0x1e9e, 0, "SS"},
    {0xe6, 0, "ae"},
    {0xc6, 0, "AE"},
    {0x153, 0, "oe"},
    {0x152, 0, "OE"},
    {0x2018, 0, "'"},
    {0x2019, 0, "'"},
    {0x201b, 0, "'"},
    {0x2bc, 0, "'"},
    {0x2032, 0, "'"},
    {0xb4, 0, "'"},
    {0x201c, 0, "\""},
    {0x201d, 0, "\""},
    {0x201e, 0, "\""},
    {0x2010, 0, "-"},
    {0x2011, 0, "-"},
    {0x2012, 0, "-"},
    {0x2013, 0, "-"},
    {0x2014, 0, "-"},
    {0x2015, 0, "-"},
    {0x2212, 0, "-"},
    {0x2044, 0, "/"},
    {0xf8, FOLD_ACCENTS, "o"},
    {0xd8, FOLD_ACCENTS, "O"},
    {0x142, FOLD_ACCENTS, "l"},
    {0x141, FOLD_ACCENTS, "L"},
    {0x111, FOLD_ACCENTS, "d"},
    {0x110, FOLD_ACCENTS, "D"},
    {0x131, FOLD_ACCENTS, "i"},
    {0x127, FOLD_ACCENTS, "h"},
    {0x126, FOLD_ACCENTS, "H"},
};

static const char *special(uint32_t cp, unsigned flags)
{
	for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
		if (specials[i].cp == cp && (specials[i].when & flags) == specials[i].when)
			return specials[i].as;
	return NULL;
}

static size_t put_point(uint32_t cp, unsigned flags, char *out)
{
	const char *as = special(cp, flags);
	size_t n = 0;

	if (unicode_kind(cp) == UNICODE_SPACE)
		as = " ";
	if (!as)
		return utf8_put(cp, out);
	for (; as[n]; n++)
		out[n] =
		    (char)(flags & FOLD_CASE ? (as[n] | (as[n] >= 'A' && as[n] <= 'Z' ? 32 : 0))
					     : as[n]);
	return n;
}

/* Writes the folded form of cp, at most FOLDED_BYTES; 0: left out. */
static size_t fold_point(uint32_t cp, unsigned flags, char *out)
{
	uint32_t points[UNICODE_DECOMPOSED];
	unsigned form = (flags & FOLD_CASE ? (unsigned)UNICODE_CASE : 0u) |
			(flags & FOLD_ACCENTS ? (unsigned)UNICODE_ACCENT : 0u);
	size_t n, len = 0;

	if (unicode_is_ignorable(cp))
		return 0;
	if (special(cp, flags) || unicode_kind(cp) == UNICODE_SPACE)
		return put_point(cp, flags, out);
	n = unicode_decompose(cp, form | UNICODE_COMPAT, points);
	if (n > 0 && points[0] == ' ') /* a spacing accent is no space */
		n = unicode_decompose(cp, form, points);
	for (size_t i = 0; i < n; i++)
		len += put_point(points[i], flags, out + len);
	return len;
}

/* ---- the points of Latin text, kept */

enum { KEPT_LATIN = 0x300, KEPT_SIGNS = 0x2000, KEPT = 0x400, KEPT_BYTES = 7 };

struct kept {
	unsigned char len; /* + 1; 0: not folded yet */
	char bytes[KEPT_BYTES];
};

static struct kept *kept_slot(uint32_t cp, unsigned flags)
{
	static struct kept table[FOLD_ALL + 1][KEPT];

	if (cp < KEPT_LATIN)
		return &table[flags & FOLD_ALL][cp];
	if (cp >= KEPT_SIGNS && cp < KEPT_SIGNS + KEPT - KEPT_LATIN)
		return &table[flags & FOLD_ALL][cp - KEPT_SIGNS + KEPT_LATIN];
	return NULL;
}

static size_t fold_kept(uint32_t cp, unsigned flags, char *out)
{
	struct kept *slot = kept_slot(cp, flags);
	size_t n;

	if (slot && slot->len) {
		memcpy(out, slot->bytes, KEPT_BYTES);
		return slot->len - 1u;
	}
	n = fold_point(cp, flags, out);
	if (slot && n <= KEPT_BYTES) {
		memcpy(slot->bytes, out, n);
		slot->len = (unsigned char)(n + 1);
	}
	return n;
}

/* ---- a text */

/* Where the building stands; f is NULL when no map is wanted. */
struct folder {
	struct fold *f;
	struct str *out;
	unsigned flags;
	bool same;          /* the last entry of the map goes on */
	size_t last_folded; /* the last character that left something */
	size_t last_source;
	bool any; /* there was one */
};

static void add_entry(struct folder *d, size_t folded, size_t source, bool same)
{
	struct fold_entry *e = d->f->map.n ? vec_last(&d->f->map) : NULL;

	if (!e || e->folded != folded)
		e = vec_push(&d->f->map);
	*e = (struct fold_entry){(uint32_t)folded, (uint32_t)source & 0x7fffffff, same};
	d->same = same;
}

static void note(struct folder *d, size_t source, bool same)
{
	if (!d->f)
		return;
	if (!same || !d->same)
		add_entry(d, d->out->len, source, same);
	d->last_folded = d->out->len;
	d->last_source = source;
	d->any = true;
}

/* What was left out belongs to the character before. */
static void note_left_out(struct folder *d)
{
	if (d->f && d->any && d->same)
		add_entry(d, d->last_folded, d->last_source, false);
}

static size_t fold_ascii(struct folder *d, const char *s, size_t len, size_t at)
{
	size_t n = 0;
	char *out;

	while (at + n < len && (unsigned char)s[at + n] < 0x80)
		n++;
	note(d, at, true);
	str_reserve(d->out, n);
	out = d->out->s + d->out->len;
	for (size_t i = 0; i < n; i++) {
		char c = s[at + i];

		if (d->flags & FOLD_CASE)
			c = (char)(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
		out[i] = (char)(c == '\t' ? ' ' : c);
	}
	d->out->len += n;
	d->out->s[d->out->len] = '\0';
	d->last_folded = d->out->len - 1;
	d->last_source = at + n - 1;
	return n;
}

static size_t fold_one(struct folder *d, const char *s, size_t len, size_t at)
{
	char bytes[FOLDED_BYTES];
	uint32_t cp;
	size_t n = utf8_decode(s + at, len - at, &cp), folded;

	if (cp == UTF8_BAD) { /* each byte is a character of its own */
		note(d, at, true);
		str_add(d->out, s + at, n);
		d->last_folded += n - 1;
		d->last_source += n - 1;
		return n;
	}
	folded = fold_kept(cp, d->flags, bytes);
	if (folded == 0) {
		note_left_out(d);
		return n;
	}
	note(d, at, folded == n && (unsigned char)bytes[0] >= 0x80 && utf8_count(bytes, n) == 1);
	str_add(d->out, bytes, folded);
	return n;
}

static void fold_text(struct folder *d, struct slice source)
{
	for (size_t at = 0; at < source.len;) {
		if ((unsigned char)source.s[at] < 0x80)
			at += fold_ascii(d, source.s, source.len, at);
		else
			at += fold_one(d, source.s, source.len, at);
	}
}

void fold_build(struct fold *f, struct slice source, unsigned flags)
{
	struct folder d = {.f = f, .out = &f->text, .flags = flags};

	assert(source.len < INT32_MAX);
	if (!f->text.s)
		str_init(&f->text);
	str_clear(&f->text);
	vec_clear(&f->map);
	f->source = source;
	f->flags = flags;
	str_reserve(&f->text, source.len);
	fold_text(&d, source);
}

void fold_add(struct str *out, struct slice source, unsigned flags)
{
	struct folder d = {.out = out, .flags = flags};

	fold_text(&d, source);
}

void fold_release(struct fold *f)
{
	str_release(&f->text);
	vec_release(&f->map);
	*f = (struct fold){.text = STR_INIT};
}

/* ---- the map */

/* The last entry at or before folded byte `at`. */
static size_t entry_of(const struct fold *f, size_t at)
{
	size_t low = 0, high = f->map.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (f->map.v[middle].folded <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The end of the character that holds byte `at`; an ill-formed byte is one. */
static size_t character_end(struct slice s, size_t at)
{
	size_t start = utf8_start(s.s, s.len, at);
	uint32_t cp;
	size_t n = utf8_decode(s.s + start, s.len - start, &cp);

	return cp == UTF8_BAD ? at + 1 : start + n;
}

size_t fold_start(const struct fold *f, size_t at)
{
	const struct fold_entry *e;

	if (at >= f->text.len)
		return f->source.len;
	e = &f->map.v[entry_of(f, at)];
	if (!e->same)
		return e->source;
	return utf8_start(f->source.s, f->source.len, e->source + (at - e->folded));
}

size_t fold_end(const struct fold *f, size_t at)
{
	const struct fold_entry *e;
	size_t i;

	if (at == 0 || f->text.len == 0)
		return 0;
	if (at > f->text.len)
		return f->source.len;
	i = entry_of(f, at - 1);
	e = &f->map.v[i];
	if (e->same)
		return character_end(f->source, e->source + (at - 1 - e->folded));
	return i + 1 < f->map.n ? f->map.v[i + 1].source : f->source.len;
}

size_t fold_from_source(const struct fold *f, size_t source)
{
	size_t low = 0, high = f->map.n, folded, end;

	if (high == 0 || source <= f->map.v[0].source)
		return 0;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (f->map.v[middle].source <= source)
			low = middle;
		else
			high = middle;
	}
	end = low + 1 < f->map.n ? f->map.v[low + 1].folded : f->text.len;
	if (source == f->map.v[low].source)
		return f->map.v[low].folded;
	if (!f->map.v[low].same)
		return end;
	folded = f->map.v[low].folded + (source - f->map.v[low].source);
	return folded < end ? folded : end;
}
