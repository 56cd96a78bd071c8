/* pointclass: what has to be done with a code point before it may be shown.
 *
 * The tables behind base/visible: classes, names of what is invisible, and what
 * stands for a point where only ASCII can be shown.  Takes any uint32_t.
 * Classes are found once for each point and kept.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_POINTCLASS_H
#define BASE_POINTCLASS_H

#include <stddef.h>
#include <stdint.h>

enum point_class {
	POINT_UNKNOWN, /* never returned */
	POINT_TEXT,    /* takes columns and can be sent as it is */
	POINT_EMOJI,   /* text that can begin an emoji sequence */
	POINT_JOIN,    /* takes no column and belongs to what stands before */
	POINT_SPACE,   /* Zs, also U+0020 */
	POINT_CONTROL, /* C0, DEL, C1 */
	POINT_NAMED,   /* to be shown by its name */
	POINT_NUMBER,  /* to be shown by its number */
	POINT_HYPHEN,  /* U+00AD */
	POINT_JOINER,  /* U+200C U+200D */
	POINT_VARIANT, /* variation selectors */
	POINT_TAG,     /* U+E0001 U+E0020-7F */
	POINT_FLAG,    /* regional indicators: one of the two letters of a flag */
};

enum point_class point_class(uint32_t cp);

/* "RLO", "ZWSP"; NULL when it has none. */
const char *point_name(uint32_t cp);

enum { POINT_ASCII = 18 }; /* most bytes of point_ascii */

/* Printable ASCII that can stand for cp (é: e, œ: oe, €: EUR, else ?); returns
 * its bytes, at least 1. */
size_t point_ascii(uint32_t cp, char out[POINT_ASCII]);

#endif
