/* dice: random choices that are the same in every run, and texts made of them.
 *
 *     struct dice d = {7};
 *     struct str s = STR_INIT;
 *     dice_text(&d, &s, 12, DICE_HOSTILE);
 *     if (dice_below(&d, 6) == 0)
 *             str_addc(&s, '\n');
 *
 * Texts are chains of parts, since it is in the joints that faults lie.
 * SPDX-License-Identifier: MIT
 */
#ifndef DICE_H
#define DICE_H

#include "base/str.h"

#include <stdint.h>

struct dice {
	uint32_t state; /* not 0 */
};

static inline uint32_t dice_below(struct dice *d, uint32_t below)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 17;
	d->state ^= d->state << 5;
	return (d->state >> 3) % below;
}

/* What a text may be made of. */
struct dice_parts {
	const char *const *v;
	uint32_t n;
};

#define DICE_PARTS(...)                                          \
	((struct dice_parts){(const char *const[]){__VA_ARGS__}, \
			     sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)})

/* Letters that compose, that join and that are wide; emoji; controls; bidi; bytes
 * that are no UTF-8, whole and cut. */
#define DICE_HOSTILE                                                                               \
	DICE_PARTS("a", "É", "é", "œ", "ﬁ", "ß", " ", "  ", "\t", "1", "25", ",", ".", "-", "’",   \
		   "'", "«", "»", "…", "e\xcc\x81", "\xcc\x81", "\xcd\x8f", "日", "한",            \
		   "\xe1\x84\x80\xe1\x85\xa1", "ж", "م", "ि", "क", "🇫", "🇷", "👨", "👩", "👍🏽", \
		   "\xe2\x80\x8d", "\xef\xb8\x8f", "\xe2\x80\xae", "\xe2\x80\x8b", "\xef\xbb\xbf", \
		   "\xc2\xad", "\xc2\xa0", "\xe2\x80\xaf", "\xe3\x80\x80", "\xe2\x80\xa8",         \
		   "\x1b[1m", "\x7f", "\r", "\xc2\x9b", "\xff", "\x80", "\xc3", "\xe2\x82",        \
		   "\xf0\x9f\x91", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xee\x80\x80",             \
		   "\xf3\xa0\x81\x81", "x")

static inline void dice_text(struct dice *d, struct str *out, uint32_t count,
			     struct dice_parts parts)
{
	while (count-- > 0)
		str_addz(out, parts.v[dice_below(d, parts.n)]);
}

static inline struct slice dice_slice(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

#endif
