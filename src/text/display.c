/* SPDX-License-Identifier: MIT */
#include "text/display.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/visible.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { TAB = 8 };

/* Every byte may become a mark of several; offsets into those are 32 bits. */
_Static_assert((int)FILE_LIMIT < (int)DISPLAY_LIMIT, "a file may be one paragraph");

/* Where the building stands. */
struct builder {
	struct display *d;
	struct cluster *v;
	struct slice source;
	uint32_t byte;
	uint32_t point;
	uint32_t column;
	unsigned flags;
};

/* ---- building */

static void put(struct builder *b, uint32_t columns, unsigned flags, uint32_t out)
{
	b->v[b->d->n++] = (struct cluster){.point = b->point,
					   .byte = b->byte,
					   .out = out,
					   .columns = (uint8_t)columns,
					   .flags = (uint8_t)flags};
	b->column += columns;
}

/* Bytes that are drawn as they are, one column and point each. */
static void put_plain(struct builder *b, size_t n)
{
	struct display *d = b->d;
	const char *s = b->source.s + b->byte;
	uint32_t out = (uint32_t)d->out.len;

	str_add(&d->out, s, n);
	for (size_t i = 0; i < n; i++) {
		put(b, 1, s[i] == ' ' ? CLUSTER_SPACE : 0, out++);
		b->byte++;
		b->point++;
	}
}

static void put_tab(struct builder *b)
{
	uint32_t columns = TAB - b->column % TAB, out = (uint32_t)b->d->out.len;

	str_add(&b->d->out, "        ", columns);
	put(b, columns, CLUSTER_SPACE, out);
	b->byte++;
	b->point++;
}

static void put_piece(struct builder *b)
{
	uint32_t out = (uint32_t)b->d->out.len;
	unsigned flags = 0;
	struct visible v;

	visible_next(b->source.s + b->byte, b->source.len - b->byte, b->flags, &v);
	str_add(&b->d->out, v.out, v.out_len);
	if (v.kind == VISIBLE_MARK) {
		flags = CLUSTER_MARK;
		b->d->marks++;
	} else if (v.kind == VISIBLE_SPACE) {
		flags = CLUSTER_SPACE;
	}
	put(b, v.columns, flags, out);
	b->byte += v.len;
	b->point += v.points;
}

/* Whether a Latin letter of two bytes (U+00C0-02FF) stands at i that no mark
 * follows: much of French needs no closer look. */
static bool is_latin(const char *s, size_t len, size_t i)
{
	unsigned char lead = (unsigned char)s[i];

	if (lead < 0xc3 || lead > 0xcb || len - i < 2)
		return false;
	if (((unsigned char)s[i + 1] & 0xc0) != 0x80)
		return false;
	return len - i == 2 || (unsigned char)s[i + 2] < 0xcc;
}

static void put_latin(struct builder *b)
{
	uint32_t out = (uint32_t)b->d->out.len;

	str_add(&b->d->out, b->source.s + b->byte, 2);
	put(b, 1, 0, out);
	b->byte += 2;
	b->point++;
}

static void reserve(struct display *d, size_t n)
{
	if (n <= d->cap)
		return;
	free(d->v);
	d->v = mem_alloc(n * sizeof *d->v);
	d->cap = (uint32_t)n;
}

void display_build(struct display *d, struct slice paragraph, unsigned flags)
{
	struct builder b = {.d = d, .source = paragraph, .flags = flags & ~(unsigned)VISIBLE_LINES};
	bool latin = !(flags & VISIBLE_ASCII);

	assert(paragraph.len < DISPLAY_LIMIT);
	if (!d->out.s)
		str_init(&d->out);
	str_clear(&d->out);
	reserve(d, paragraph.len + 1);
	d->n = d->marks = 0;
	b.v = d->v;
	str_reserve(&d->out, paragraph.len);
	while (b.byte < paragraph.len) {
		size_t left = paragraph.len - b.byte, n = visible_plain(paragraph.s + b.byte, left);

		if (n)
			put_plain(&b, n);
		else if (latin && is_latin(paragraph.s, paragraph.len, b.byte))
			put_latin(&b);
		else if (paragraph.s[b.byte] == '\t')
			put_tab(&b);
		else
			put_piece(&b);
	}
	d->v[d->n] = (struct cluster){
	    .point = b.point, .byte = b.byte, .out = (uint32_t)d->out.len, .flags = CLUSTER_MUST};
	d->simple = d->n == paragraph.len && d->out.len == d->n && b.column == d->n;
}

void display_release(struct display *d)
{
	free(d->v);
	str_release(&d->out);
	*d = (struct display){.out = STR_INIT};
}

/* ---- asking */

struct slice display_text(const struct display *d, uint32_t cluster)
{
	return display_range(d, cluster, cluster + 1);
}

struct slice display_range(const struct display *d, uint32_t first, uint32_t end)
{
	if (end > d->n)
		end = d->n;
	if (first >= end)
		return (struct slice){"", 0};
	return (struct slice){d->out.s + d->v[first].out, d->v[end].out - d->v[first].out};
}

uint32_t display_at_point(const struct display *d, uint32_t point)
{
	uint32_t low = 0, high = d->n;

	if (d->simple || point >= d->v[d->n].point)
		return point < d->n ? point : d->n;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (d->v[middle].point <= point)
			low = middle;
		else
			high = middle;
	}
	return low;
}

uint32_t display_columns(const struct display *d, uint32_t first, uint32_t end)
{
	uint32_t columns = 0;

	for (uint32_t i = first; i < end && i < d->n; i++)
		columns += d->v[i].columns;
	return columns;
}
