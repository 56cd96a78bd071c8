/* SPDX-License-Identifier: MIT */
#include "text/offsets.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SHIFT = 8, BLOCK = 1 << BLOCK_SHIFT };

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Fills the points before each block; there is one more of them than blocks. */
static uint32_t count_blocks(uint32_t *blocks, struct slice text)
{
	uint32_t points = 0;
	size_t b = 0;

	for (size_t i = 0; i < text.len; i += BLOCK) {
		size_t left = text.len - i;

		blocks[b++] = points;
		points += (uint32_t)utf8_count(text.s + i, left < BLOCK ? left : BLOCK);
	}
	blocks[b] = points;
	return points;
}

static void find_paragraphs(struct offsets *o)
{
	const char *s = o->text.s, *end = s ? s + o->text.len : s;
	struct paragraph p = {0};
	size_t cap = 0;

	o->paragraphs = 0;
	do {
		const char *newline = s < end ? memchr(s, '\n', (size_t)(end - s)) : NULL;
		const char *stop = newline ? newline : end;
		size_t len = s ? (size_t)(stop - s) : 0;

		p.end_byte = p.byte + (uint32_t)len;
		p.end_point = p.point + (uint32_t)(o->blocks ? utf8_count(s, len) : len);
		if (o->paragraphs == cap) {
			cap = mem_grow(cap, cap + 1);
			o->v = mem_realloc(o->v, cap, sizeof *o->v);
		}
		o->v[o->paragraphs++] = p;
		p = (struct paragraph){p.end_byte + 1, p.end_point + 1, 0, 0};
		s = newline ? newline + 1 : end;
	} while (s < end);
}

void offsets_build(struct offsets *o, struct slice text)
{
	size_t blocks = (text.len >> BLOCK_SHIFT) + 2;

	assert(text.len < UINT32_MAX);
	offsets_release(o);
	o->text = text;
	o->blocks = mem_alloc(blocks * sizeof *o->blocks);
	o->points = count_blocks(o->blocks, text);
	if (o->points == text.len) {
		free(o->blocks);
		o->blocks = NULL;
	}
	find_paragraphs(o);
}

void offsets_release(struct offsets *o)
{
	free(o->blocks);
	free(o->v);
	*o = (struct offsets){0};
}

/* The last block with at most `point` points before it. */
static uint32_t block_of_point(const struct offsets *o, uint32_t point)
{
	uint32_t low = point >> BLOCK_SHIFT; /* a point takes at least one byte */
	uint32_t high = (uint32_t)(o->text.len >> BLOCK_SHIFT) + 1;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (o->blocks[middle] <= point)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The offset in s of its `n`th byte (from 0) that is no tail. */
static size_t skip_points(const char *s, size_t len, size_t n)
{
	size_t i = 0;

	for (; len - i >= 8; i += 8) {
		size_t here = utf8_count(s + i, 8);

		if (here > n)
			break;
		n -= here;
	}
	for (; i < len; i++)
		if (!is_tail(s[i]) && n-- == 0)
			break;
	return i;
}

uint32_t offsets_byte(const struct offsets *o, uint32_t point)
{
	size_t start;

	if (point >= o->points)
		return (uint32_t)o->text.len;
	if (!o->blocks)
		return point;
	start = (size_t)block_of_point(o, point);
	point -= o->blocks[start];
	start <<= BLOCK_SHIFT;
	return (uint32_t)(start + skip_points(o->text.s + start, o->text.len - start, point));
}

uint32_t offsets_point(const struct offsets *o, uint32_t byte)
{
	size_t start = byte & ~(size_t)(BLOCK - 1);
	uint32_t through;

	if (byte >= o->text.len)
		return o->points;
	if (!o->blocks)
		return byte;
	through = o->blocks[byte >> BLOCK_SHIFT] +
		  (uint32_t)utf8_count(o->text.s + start, byte + 1 - start);
	return through ? through - 1 : 0;
}

uint32_t offsets_paragraph(const struct offsets *o, uint32_t point)
{
	uint32_t low = 0, high = o->paragraphs;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (o->v[middle].point <= point)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct slice offsets_paragraph_text(const struct offsets *o, uint32_t index)
{
	const struct paragraph *p = &o->v[index];

	return (struct slice){o->text.s + p->byte, p->end_byte - p->byte};
}

struct slice offsets_text(const struct offsets *o, uint32_t start, uint32_t end)
{
	uint32_t first = offsets_byte(o, start), last = offsets_byte(o, end);

	return (struct slice){o->text.s + first, last > first ? last - first : 0};
}
