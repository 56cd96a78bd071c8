/* visible: what may be shown of bytes that nobody vouches for.
 *
 * Every string goes through here on its way to a terminal: screen, stdout,
 * stderr, window title.  What comes out holds no ESC, no other control (C0, DEL,
 * C1) in any encoding, no bidi control, nothing invisible, nothing unassigned or
 * private and no ill-formed byte; VISIBLE_LINES lets \n through.
 *
 * What is not text is named by a mark that the program invented:
 *
 *   ^[ ^G ^?       C0 and DEL; TAB is a space; CR LF is one line end
 *   <9B>           C1, and each ill-formed byte
 *   <RLO> <ZWSP>   bidi controls, zero width, fillers, separators; joiners
 *                  pass in emoji families and between letters that join
 *   <VS17> <TAG a> variation selectors and tags outside emoji
 *   <U+E000>       private, unassigned, noncharacters, unknown to the libc
 *   <+12> <U+0301> marks past the fourth on one base; marks without a base
 *
 * Such a piece has kind VISIBLE_MARK, so that a screen can style it and count
 * it: a text that merely spells "<RLO>" has not that style.
 * Spaces of all kinds are drawn as U+0020, in their own width.  Soft hyphens
 * draw nothing (a mark with VISIBLE_RAW).  Bytes are UTF-8 unless VISIBLE_ASCII.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/str.h"

#include <stdint.h>

enum visible_flags {
	VISIBLE_LINES = 1,  /* keep \n (and CR LF as \n), for many lines on stdout */
	VISIBLE_SPACES = 2, /* keep U+00A0, U+202F and their like as they are */
	VISIBLE_RAW = 4,    /* name soft hyphens and odd spaces too */
	VISIBLE_ASCII = 8,  /* the terminal knows ASCII only: é is e, € is EUR, else ? */
	VISIBLE_EMOJI = 16, /* emoji sequences whole, not their first point alone */
};

enum visible_kind {
	VISIBLE_TEXT,    /* a base and at most 4 marks, as they are */
	VISIBLE_SPACE,   /* drawn as spaces; columns may be 2 */
	VISIBLE_MARK,    /* invented: style it */
	VISIBLE_NOTHING, /* draws nothing, 0 columns (soft hyphen) */
	VISIBLE_NEWLINE, /* with VISIBLE_LINES only */
};

enum { VISIBLE_BYTES = 96 }; /* most bytes that one piece draws */

/* One piece of the source, the smallest thing a cursor can stand on: a cluster,
 * or a part of one where a terminal cell could not hold all of it. */
struct visible {
	uint32_t len;            /* bytes of the source, at least 1 */
	uint32_t points;         /* code points of the source; an ill-formed part is one */
	uint8_t kind;            /* enum visible_kind */
	uint8_t columns;         /* the sum of unicode_width over what is drawn */
	uint8_t out_len;         /* bytes of out */
	bool emoji;              /* the source bytes are one well-formed emoji sequence */
	char out[VISIBLE_BYTES]; /* what to draw, UTF-8 */
};

/* The piece at s (len >= 1).  Start at a text's or paragraph's start and go on
 * from piece to piece: flags of countries are pairs. */
void visible_next(const char *s, size_t len, unsigned flags, struct visible *piece);

/* Bytes from s on that are plain ASCII, one column each, and whose clusters are
 * single bytes: a caller may copy them without looking. */
size_t visible_plain(const char *s, size_t len);

/* Appends the visible form of s.  For stdout, stderr and titles. */
void visible_add(struct str *out, const char *s, size_t len, unsigned flags);

/* Columns of the visible form of s as one line. */
size_t visible_columns(const char *s, size_t len, unsigned flags);

/* VISIBLE_ASCII when the locale's codeset is not UTF-8, else 0. */
unsigned visible_locale(void);

#endif
