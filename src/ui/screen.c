/* SPDX-License-Identifier: MIT */
#include "ui/screen.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

static const struct cell blank = {{' '}, 1, {STYLE_TEXT, STYLE_TEXT, STYLE_TEXT}};

/* ---- the grid ---- */

void screen_init(struct screen *s)
{
	*s = (struct screen){.cursor_x = -1};
}

void screen_release(struct screen *s)
{
	free(s->cells);
	screen_init(s);
}

void screen_resize(struct screen *s, int cols, int rows)
{
	cols = cols > 0 ? cols : 0;
	rows = rows > 0 ? rows : 0;
	if (cols != s->cols || rows != s->rows) {
		free(s->cells);
		s->cells = mem_alloc((size_t)cols * (size_t)rows * sizeof *s->cells + 1);
		s->cols = cols;
		s->rows = rows;
	}
	screen_clear(s);
}

void screen_clear(struct screen *s)
{
	size_t n = (size_t)s->cols * (size_t)s->rows;

	for (size_t i = 0; i < n; i++)
		s->cells[i] = blank;
	s->cursor_x = -1;
	s->cursor_y = 0;
}

struct cell *screen_at(const struct screen *s, int x, int y)
{
	if (x < 0 || y < 0 || x >= s->cols || y >= s->rows)
		return NULL;
	return &s->cells[(size_t)y * (size_t)s->cols + (size_t)x];
}

static struct rect clipped(const struct screen *s, struct rect r)
{
	int left = r.x > 0 ? r.x : 0, top = r.y > 0 ? r.y : 0;
	int right = r.w > s->cols - r.x ? s->cols : r.x + r.w;
	int bottom = r.h > s->rows - r.y ? s->rows : r.y + r.h;

	return (struct rect){left, top, right - left, bottom - top};
}

/* ---- cells ---- */

static bool is_wide(const struct cell *c)
{
	return c && c->width == 2;
}

static bool is_right_half(const struct cell *c)
{
	return c && c->width == 0;
}

static void make_blank(struct cell *c)
{
	if (!c)
		return;
	memset(c->points, 0, sizeof c->points);
	c->points[0] = ' ';
	c->width = 1;
}

/* Before columns [x, x + w) are overwritten: what sticks out of them becomes
 * spaces. */
static void cut_loose(struct screen *s, int x, int y, int w)
{
	if (is_right_half(screen_at(s, x, y)))
		make_blank(screen_at(s, x - 1, y));
	if (is_wide(screen_at(s, x + w - 1, y)))
		make_blank(screen_at(s, x + w, y));
}

static void set(struct screen *s, int x, int y, uint32_t point, int width, enum style style)
{
	struct cell *c = screen_at(s, x, y);

	if (width == 2 || c->width != 1)
		cut_loose(s, x, y, width);
	*c = (struct cell){{point}, (uint8_t)width, {(uint8_t)style, STYLE_TEXT, STYLE_TEXT}};
	if (width == 2)
		c[1] = (struct cell){{0}, 0, {(uint8_t)style, STYLE_TEXT, STYLE_TEXT}};
}

void screen_fill(struct screen *s, struct rect r, enum style style)
{
	r = clipped(s, r);
	for (int y = r.y; r.w > 0 && y < r.y + r.h; y++) {
		struct cell *c = screen_at(s, r.x, y);

		cut_loose(s, r.x, y, r.w);
		for (int x = 0; x < r.w; x++) {
			c[x] = blank;
			c[x].style[0] = (uint8_t)style;
		}
	}
}

void screen_overlay(struct screen *s, struct rect r, int layer, enum style style)
{
	r = clipped(s, r);
	if (layer < 1 || layer > 2)
		return;
	for (int y = r.y; r.w > 0 && y < r.y + r.h; y++) {
		int x = r.x, end = r.x + r.w;

		if (is_right_half(screen_at(s, x, y)))
			x--;
		if (is_wide(screen_at(s, end - 1, y)))
			end++;
		for (; x < end; x++)
			screen_at(s, x, y)->style[layer] = (uint8_t)style;
	}
}

/* ---- drawing text ---- */

/* Where text goes, and the last cell that it filled, for the marks on it. */
struct pen {
	struct screen *s;
	struct rect clip;
	int x, y;
	enum style style;
	struct cell *last; /* NULL: clipped away */
};

static struct pen pen_at(struct screen *s, struct rect clip, int x, int y, enum style style)
{
	struct pen p = {s, clipped(s, clip), x, y, style, NULL};

	if (y < p.clip.y || y >= p.clip.y + p.clip.h)
		p.clip.w = 0;
	return p;
}

static bool pen_is_past(const struct pen *p)
{
	return p->clip.w <= 0 || p->x >= p->clip.x + p->clip.w;
}

static void pen_mark(struct pen *p, uint32_t point)
{
	for (int i = 1; p->last && i < CELL_POINTS; i++) {
		if (p->last->points[i] == 0) {
			p->last->points[i] = point;
			return;
		}
	}
}

static void pen_point(struct pen *p, uint32_t point)
{
	int width = unicode_width(point);
	int left = p->clip.x, right = p->clip.x + p->clip.w;

	if (width == 0) {
		pen_mark(p, point);
		return;
	}
	if (width < 0) {
		point = 0xFFFD;
		width = 1;
	}
	p->last = NULL;
	if (p->x >= left && p->x + width <= right) {
		set(p->s, p->x, p->y, point, width, p->style);
		p->last = screen_at(p->s, p->x, p->y);
	} else if (p->x < right && p->x + width > left) {
		set(p->s, p->x < left ? left : p->x, p->y, ' ', 1, p->style);
	}
	p->x += width;
}

/* Printable ASCII. */
static void pen_plain(struct pen *p, const char *bytes, size_t len)
{
	int left = p->clip.x, right = p->clip.x + p->clip.w;

	for (size_t at = 0; at < len && p->x < right; at++, p->x++)
		if (p->x >= left)
			set(p->s, p->x, p->y, (unsigned char)bytes[at], 1, p->style);
	p->last = len > 0 && p->x > left ? screen_at(p->s, p->x - 1, p->y) : NULL;
}

static void pen_bytes(struct pen *p, const char *bytes, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t point;

		if (bytes[at] >= ' ' && bytes[at] <= '~' && !pen_is_past(p)) {
			pen_plain(p, bytes + at++, 1);
			continue;
		}
		at += utf8_decode(bytes + at, len - at, &point);
		if (pen_is_past(p) && unicode_width(point) != 0)
			break;
		pen_point(p, point);
	}
}

int screen_put(struct screen *s, struct rect clip, int x, int y, struct slice visible,
	       enum style style)
{
	struct pen p = pen_at(s, clip, x, y, style);

	if (p.clip.w <= 0)
		return x;
	pen_bytes(&p, visible.s, visible.len);
	return p.x;
}

int screen_text(struct screen *s, struct rect clip, int x, int y, struct slice hostile,
		enum style style)
{
	struct pen p = pen_at(s, clip, x, y, style);
	struct visible piece;

	for (size_t at = 0; at < hostile.len && !pen_is_past(&p); at += piece.len) {
		size_t room = (size_t)(p.clip.x + p.clip.w - p.x) + 1, left = hostile.len - at;
		size_t plain = visible_plain(hostile.s + at, left < room ? left : room);

		p.style = style;
		pen_plain(&p, hostile.s + at, plain);
		at += plain;
		if (at == hostile.len || pen_is_past(&p))
			break;
		visible_next(hostile.s + at, hostile.len - at, 0, &piece);
		p.style = piece.kind == VISIBLE_MARK ? STYLE_DANGER : style;
		pen_bytes(&p, piece.out, piece.out_len);
	}
	return p.x;
}

/* How many bytes of s fit into `columns`, when all of it is wider than that,
 * with one column to spare. */
static size_t fitting(struct slice s, int columns)
{
	struct visible piece;
	size_t fits = 0;
	int width = 0;

	for (size_t at = 0; at < s.len; at += piece.len) {
		visible_next(s.s + at, s.len - at, 0, &piece);
		width += piece.columns;
		if (width > columns)
			return fits;
		if (width < columns)
			fits = at + piece.len;
	}
	return s.len;
}

int screen_ellipsis(struct screen *s, struct rect clip, int x, int y, int columns,
		    struct slice hostile, enum style style)
{
	size_t fits;

	if (columns <= 0)
		return x;
	fits = fitting(hostile, columns);
	x = screen_text(s, clip, x, y, (struct slice){hostile.s, fits}, style);
	if (fits < hostile.len)
		x = screen_put(s, clip, x, y, SLICE("…"), style);
	return x;
}

int screen_width(struct slice hostile)
{
	return (int)visible_columns(hostile.s, hostile.len, 0);
}

/* ---- lines ---- */

void screen_point(struct screen *s, int x, int y, uint32_t point, enum style style)
{
	struct pen p = pen_at(s, (struct rect){0, 0, s->cols, s->rows}, x, y, style);

	if (p.clip.w > 0)
		pen_point(&p, point);
}

void screen_hline(struct screen *s, int x, int y, int w, enum style style)
{
	struct rect r = clipped(s, (struct rect){x, y, w, 1});

	for (int i = 0; r.h > 0 && i < r.w; i++)
		set(s, r.x + i, y, 0x2500, 1, style);
}

void screen_vline(struct screen *s, int x, int y, int h, enum style style)
{
	struct rect r = clipped(s, (struct rect){x, y, 1, h});

	for (int i = 0; r.w > 0 && i < r.h; i++)
		set(s, x, r.y + i, 0x2502, 1, style);
}

/* ---- dump ---- */

static void cut_blanks(struct str *out, size_t from)
{
	while (out->len > from && out->s[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
	str_addc(out, '\n');
}

static void dump_text(const struct cell *c, struct str *out)
{
	char bytes[4];

	for (int i = 0; i < CELL_POINTS && c->points[i]; i++)
		str_add(out, bytes, utf8_put(c->points[i], bytes));
}

static void dump_style(const struct cell *c, struct str *out)
{
	int top = c->style[2] ? 2 : c->style[1] ? 1 : 0;

	str_addc(out, style_letter((enum style)c->style[top]));
}

static void dump(const struct screen *s, struct str *out,
		 void (*one)(const struct cell *, struct str *))
{
	for (int y = 0; y < s->rows; y++) {
		size_t from = out->len;

		for (int x = 0; x < s->cols; x++)
			one(screen_at(s, x, y), out);
		cut_blanks(out, from);
	}
}

void screen_dump(const struct screen *s, struct str *out)
{
	dump(s, out, dump_text);
	str_addz(out, "---\n");
	dump(s, out, dump_style);
}
