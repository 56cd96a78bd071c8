/* offsets: between the bytes, code points and paragraphs of one text.
 *
 * Built once in one pass; look-ups then touch at most 256 bytes of the text.  A
 * text of ASCII only needs no tables.  A paragraph is what stands between
 * newlines: "a\n\nb" has three, "" has one, "a\n" has one (the newline that ends
 * a text opens no paragraph).  The text is borrowed, at most 4 GB, and valid
 * UTF-8 (ill-formed bytes do no harm: a byte that is no tail is a point).
 *
 *     struct offsets o = {0};
 *     offsets_build(&o, text);
 *     uint32_t byte = offsets_byte(&o, span.start);
 *     offsets_release(&o);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_OFFSETS_H
#define TEXT_OFFSETS_H

#include "base/str.h"

#include <stdint.h>

/* Where a paragraph begins; its end is the newline or the end of the text. */
struct paragraph {
	uint32_t byte;
	uint32_t point;
	uint32_t end_byte; /* of the newline */
	uint32_t end_point;
};

struct offsets {
	struct slice text;
	uint32_t points;     /* code points of text */
	uint32_t paragraphs; /* at least 1 */
	uint32_t *blocks;    /* points before each block of 256 bytes; NULL: all ASCII */
	struct paragraph *v; /* the paragraphs, in order */
};

/* Replaces what o held. */
void offsets_build(struct offsets *o, struct slice text);
void offsets_release(struct offsets *o);

/* The byte at which code point `point` begins; the text's length past its end. */
uint32_t offsets_byte(const struct offsets *o, uint32_t point);

/* The code point that holds byte `byte`; o->points past the end. */
uint32_t offsets_point(const struct offsets *o, uint32_t byte);

/* The index of the paragraph that holds a point (its newline belongs to it); the last one past the end. */
uint32_t offsets_paragraph(const struct offsets *o, uint32_t point);

/* The text of paragraph `index`, without its newline; borrowed. */
struct slice offsets_paragraph_text(const struct offsets *o, uint32_t index);

/* The text of the points [start, end); borrowed. */
struct slice offsets_text(const struct offsets *o, uint32_t start, uint32_t end);

#endif
