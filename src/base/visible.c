/* SPDX-License-Identifier: MIT */
#include "base/visible.h"

#include "base/pointclass.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <langinfo.h>
#include <stdio.h>
#include <string.h>

enum {
	MOST_MARKS = 4,  /* what ncurses keeps of a cell */
	MOST_EMOJI = 24, /* points of one emoji sequence */
	MOST_LINK = 13,  /* points that one joined emoji may add */
};

/* ---- pieces */

/* A cursor over the source that looks one point ahead. */
struct reader {
	const char *s;
	size_t len;
	size_t at;
	uint32_t points; /* passed */
	uint32_t cp;     /* at `at`; UTF8_BAD at the end too */
	size_t cp_len;   /* 0: at the end */
};

static void look(struct reader *r)
{
	r->cp = UTF8_BAD;
	r->cp_len = 0;
	if (r->at < r->len)
		r->cp_len = utf8_decode(r->s + r->at, r->len - r->at, &r->cp);
}

static void step(struct reader *r)
{
	r->at += r->cp_len;
	r->points++;
	look(r);
}

static void take(struct reader *r, struct visible *v)
{
	memcpy(v->out + v->out_len, r->s + r->at, r->cp_len);
	v->out_len = (uint8_t)(v->out_len + r->cp_len);
	step(r);
}

/* Replaces what the piece draws by ASCII of one column each. */
static void draw(struct visible *v, enum visible_kind kind, const char *text, size_t len)
{
	memcpy(v->out, text, len);
	v->out_len = v->columns = (uint8_t)len;
	v->kind = (uint8_t)kind;
}

static void draw_mark(struct visible *v, const char *text)
{
	draw(v, VISIBLE_MARK, text, strlen(text));
}

static void show_hex(struct visible *v, uint32_t cp)
{
	char text[16];

	snprintf(text, sizeof text, "<U+%04X>", (unsigned)cp);
	draw_mark(v, text);
}

static void show_named(struct visible *v, uint32_t cp)
{
	const char *name = point_name(cp);
	char text[16];

	if (!name) {
		show_hex(v, cp);
		return;
	}
	snprintf(text, sizeof text, "<%s>", name);
	draw_mark(v, text);
}

static void show_bytes(struct reader *r, struct visible *v)
{
	char text[4 * 4 + 1] = "", *end = text;

	for (size_t i = 0; i < r->cp_len && i < 4; i++)
		end += snprintf(end, 5, "<%02X>", (unsigned)(unsigned char)r->s[r->at + i]);
	draw_mark(v, text);
	step(r);
}

static void show_control(struct reader *r, struct visible *v, unsigned flags)
{
	uint32_t cp = r->cp;
	char text[16];

	step(r);
	if (cp == '\r' && r->cp == '\n' && (flags & VISIBLE_LINES)) {
		step(r);
		cp = '\n';
	}
	if (cp == '\n' && (flags & VISIBLE_LINES)) {
		draw(v, VISIBLE_NEWLINE, "\n", 1);
		v->columns = 0;
		return;
	}
	if (cp == '\t') {
		draw(v, VISIBLE_SPACE, " ", 1);
		return;
	}
	if (cp < 0x80)
		snprintf(text, sizeof text, "^%c", (int)(cp ^ 0x40));
	else
		snprintf(text, sizeof text, "<%02X>", (unsigned)cp);
	draw_mark(v, text);
}

static void show_space(struct reader *r, struct visible *v, unsigned flags)
{
	uint32_t cp = r->cp;
	int width = unicode_width(cp);

	if (cp != ' ' && (flags & VISIBLE_RAW)) {
		step(r);
		show_named(v, cp);
		return;
	}
	v->kind = VISIBLE_SPACE;
	v->columns = width == 2 ? 2 : 1;
	if ((flags & (VISIBLE_SPACES | VISIBLE_ASCII)) == VISIBLE_SPACES && width > 0) {
		take(r, v);
		return;
	}
	step(r);
	draw(v, VISIBLE_SPACE, "  ", v->columns);
}

static void show_variant(struct visible *v, uint32_t cp)
{
	char text[16];

	if (cp >= 0xe0100)
		snprintf(text, sizeof text, "<VS%u>", (unsigned)(cp - 0xe0100 + 17));
	else if (cp >= 0xfe00)
		snprintf(text, sizeof text, "<VS%u>", (unsigned)(cp - 0xfe00 + 1));
	else
		snprintf(text, sizeof text, "<FVS%u>", cp == 0x180f ? 4u : (unsigned)(cp - 0x180a));
	draw_mark(v, text);
}

static void show_tag(struct visible *v, uint32_t cp)
{
	char text[16];

	if (cp < 0xe0020 || cp > 0xe007e)
		snprintf(text, sizeof text, cp == 0xe007f ? "<TAG END>" : "<U+%04X>", (unsigned)cp);
	else
		snprintf(text, sizeof text, "<TAG %c>", (int)(cp - 0xe0000));
	draw_mark(v, text);
}

/* Marks that have nothing to stand on, or too many to fit in a cell. */
static void show_loose_marks(struct reader *r, struct visible *v)
{
	uint32_t first = r->cp;
	char text[24];

	while (r->cp_len && point_class(r->cp) == POINT_JOIN)
		step(r);
	if (r->points == 1) {
		show_hex(v, first);
		return;
	}
	snprintf(text, sizeof text, "<+%u>", (unsigned)r->points);
	draw_mark(v, text);
}

/* Two letters, so that all terminals agree; a lone one is named. */
static void show_flag(struct reader *r, struct visible *v, unsigned flags)
{
	uint32_t first = r->cp;
	char text[8];

	step(r);
	if (!r->cp_len || point_class(r->cp) != POINT_FLAG) {
		snprintf(text, sizeof text, "<RI %c>", (int)(first - 0x1f1e6 + 'A'));
		draw_mark(v, text);
		return;
	}
	text[0] = (char)(first - 0x1f1e6 + 'A');
	text[1] = (char)(r->cp - 0x1f1e6 + 'A');
	v->emoji = true;
	if ((flags & (VISIBLE_EMOJI | VISIBLE_ASCII)) == VISIBLE_EMOJI) {
		memcpy(v->out, r->s, r->at);
		v->out_len = (uint8_t)r->at;
		v->columns = 2;
		take(r, v);
		return;
	}
	step(r);
	draw(v, VISIBLE_TEXT, text, 2);
}

/* ---- emoji */

static bool is_skin(uint32_t cp)
{
	return cp >= 0x1f3fb && cp <= 0x1f3ff;
}

static bool is_emoji_selector(uint32_t cp)
{
	return cp == 0xfe0e || cp == 0xfe0f;
}

/* Passes the tags of a flag like England's when they end as they must. */
static void pass_tags(struct reader *r)
{
	struct reader start = *r;
	int n = 0;

	while (r->cp >= 0xe0020 && r->cp <= 0xe007e && n++ < 8)
		step(r);
	if (r->cp == 0xe007f && n > 0)
		step(r);
	else
		*r = start;
}

/* Passes what belongs to the emoji before: selector, skin, joined emoji, tags. */
static void pass_emoji(struct reader *r, uint32_t base)
{
	struct reader before;

	for (;;) {
		if (is_emoji_selector(r->cp))
			step(r);
		if (is_skin(r->cp))
			step(r);
		if (base == 0x1f3f4)
			pass_tags(r);
		before = *r;
		if (r->cp != 0x200d || r->points > MOST_EMOJI - MOST_LINK)
			return;
		step(r);
		if (!r->cp_len || point_class(r->cp) != POINT_EMOJI) {
			*r = before;
			return;
		}
		base = r->cp;
		step(r);
	}
}

/* 1 and a selector and an enclosing key. */
static void pass_keycap(struct reader *r)
{
	struct reader start = *r;

	step(r);
	if (r->cp == 0x20e3)
		step(r);
	else
		*r = start;
}

/* ---- text */

/* Scripts whose letters change shape or join by U+200C and U+200D. */
static bool joins(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	if (kind != UNICODE_LETTER && kind != UNICODE_MARK)
		return false;
	return (cp >= 0x0620 && cp <= 0x0dff) || (cp >= 0x0f40 && cp <= 0x109f) ||
	       (cp >= 0x1780 && cp <= 0x18aa);
}

static bool may_join(const struct reader *r, uint32_t base)
{
	struct reader next = *r;

	if (point_class(r->cp) != POINT_JOINER || !joins(base))
		return false;
	step(&next);
	return next.cp_len && joins(next.cp);
}

static void take_marks(struct reader *r, struct visible *v, uint32_t base)
{
	for (int n = 0; n < MOST_MARKS && r->cp_len; n++) {
		if (point_class(r->cp) != POINT_JOIN && !may_join(r, base))
			return;
		take(r, v);
	}
}

static void draw_ascii(struct visible *v, uint32_t cp)
{
	char text[POINT_ASCII];

	draw(v, VISIBLE_TEXT, text, point_ascii(cp, text));
}

static void show_text(struct reader *r, struct visible *v, unsigned flags)
{
	uint32_t base = r->cp;

	v->columns = (uint8_t)unicode_width(base);
	take(r, v);
	if (point_class(base) == POINT_EMOJI)
		pass_emoji(r, base);
	else if (is_emoji_selector(r->cp) && base < 0x80 && strchr("0123456789#*", (int)base))
		pass_keycap(r);
	v->emoji = r->points > 1;
	if (v->emoji && (flags & VISIBLE_EMOJI)) {
		memcpy(v->out, r->s, r->at);
		v->out_len = (uint8_t)r->at;
	}
	if (!v->emoji)
		take_marks(r, v, base);
	if ((flags & VISIBLE_ASCII) && base >= 0x80)
		draw_ascii(v, base);
	else if (flags & VISIBLE_ASCII)
		v->out_len = 1;
}

static void show_hyphen(struct visible *v, unsigned flags)
{
	if (flags & VISIBLE_RAW)
		draw_mark(v, "<SHY>");
	else
		draw(v, VISIBLE_NOTHING, "", 0);
}

static void show_point(struct reader *r, struct visible *v, unsigned flags)
{
	uint32_t cp = r->cp;
	enum point_class found = point_class(cp);

	step(r);
	if (found == POINT_HYPHEN)
		show_hyphen(v, flags);
	else if (found == POINT_VARIANT)
		show_variant(v, cp);
	else if (found == POINT_TAG)
		show_tag(v, cp);
	else
		show_named(v, cp);
}

static void show(struct reader *r, struct visible *v, unsigned flags)
{
	if (r->cp == UTF8_BAD) {
		show_bytes(r, v);
		return;
	}
	switch (point_class(r->cp)) {
	case POINT_TEXT:
	case POINT_EMOJI:
		show_text(r, v, flags);
		return;
	case POINT_SPACE:
		show_space(r, v, flags);
		return;
	case POINT_CONTROL:
		show_control(r, v, flags);
		return;
	case POINT_JOIN:
		show_loose_marks(r, v);
		return;
	case POINT_FLAG:
		show_flag(r, v, flags);
		return;
	default:
		show_point(r, v, flags);
	}
}

void visible_next(const char *s, size_t len, unsigned flags, struct visible *piece)
{
	struct reader r = {.s = s, .len = len};

	piece->kind = VISIBLE_TEXT;
	piece->out_len = 0;
	piece->columns = 0;
	piece->emoji = false;
	look(&r);
	show(&r, piece, flags);
	piece->len = (uint32_t)r.at;
	piece->points = r.points;
}

/* ---- whole strings */

size_t visible_plain(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)(s[n] - ' ') <= '~' - ' ')
		n++;
	/* the last one may carry marks, the first of which is U+0300 (CC 80) */
	if (n > 0 && n < len && (unsigned char)s[n] >= 0xcc)
		n--;
	return n;
}

void visible_add(struct str *out, const char *s, size_t len, unsigned flags)
{
	struct visible v;

	for (size_t i = 0; i < len;) {
		size_t n = visible_plain(s + i, len - i);

		str_add(out, s + i, n);
		i += n;
		if (i == len)
			return;
		visible_next(s + i, len - i, flags, &v);
		str_add(out, v.out, v.out_len);
		i += v.len;
	}
}

size_t visible_columns(const char *s, size_t len, unsigned flags)
{
	struct visible v;
	size_t columns = 0;

	for (size_t i = 0; i < len;) {
		size_t n = visible_plain(s + i, len - i);

		columns += n;
		i += n;
		if (i == len)
			break;
		visible_next(s + i, len - i, flags & ~(unsigned)VISIBLE_LINES, &v);
		columns += v.columns;
		i += v.len;
	}
	return columns;
}

unsigned visible_locale(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? 0 : VISIBLE_ASCII;
}
