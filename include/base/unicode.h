/* unicode: what a code point is, and where a grapheme cluster ends.
 *
 * The only user of utf8proc (Unicode 15).  Widths are the exception: they are
 * libc's wcwidth, because that is what the terminal library moves by; when the
 * locale's codeset is not UTF-8 they are those of C.UTF-8.  Every function
 * takes any uint32_t, also UTF8_BAD and values that are no code points.
 * Grapheme clusters: UAX #29, extended, with all state kept, so that flags and
 * emoji families stay whole; each ill-formed part of the bytes is a cluster.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include "base/str.h"

#include <stdint.h>

/* The General_Category, in groups. */
enum unicode_kind {
	UNICODE_UNASSIGNED, /* Cn, also noncharacters and values past U+10FFFF */
	UNICODE_UPPER,      /* Lu Lt */
	UNICODE_LETTER,     /* Ll Lm Lo */
	UNICODE_MARK,       /* Mn Mc Me */
	UNICODE_NUMBER,     /* Nd Nl No */
	UNICODE_PUNCTUATION,
	UNICODE_SYMBOL,
	UNICODE_SPACE,   /* Zs */
	UNICODE_LINE,    /* Zl Zp */
	UNICODE_CONTROL, /* Cc */
	UNICODE_FORMAT,  /* Cf */
	UNICODE_PRIVATE, /* Co, and surrogates */
};

enum unicode_kind unicode_kind(uint32_t cp);
bool unicode_is_letter(uint32_t cp); /* of any case */
bool unicode_is_upper(uint32_t cp);
bool unicode_is_ignorable(uint32_t cp);  /* Default_Ignorable_Code_Point: draws nothing */
bool unicode_is_pictograph(uint32_t cp); /* Extended_Pictographic: emoji and kin */
bool unicode_is_accent(uint32_t cp);     /* a mark that search may leave out */

/* Columns that ncurses moves by: 0, 1 or 2; -1 when not printable.  Cached. */
int unicode_width(uint32_t cp);

enum { UNICODE_DECOMPOSED = 18 }; /* most points of one decomposition */

/* How unicode_decompose rewrites. */
enum unicode_form {
	UNICODE_CASE = 1,   /* full case folding */
	UNICODE_ACCENT = 2, /* leaves out accents (needs decomposing) */
	UNICODE_COMPAT = 4, /* ligatures, superscripts, wide forms become plain ones */
};

/* Writes the decomposition of cp (always canonical) and returns its points,
 * 0 when all of it was left out. */
size_t unicode_decompose(uint32_t cp, unsigned form, uint32_t out[UNICODE_DECOMPOSED]);

/* Appends s, valid UTF-8, in Normalization Form C, and returns how many places were
 * changed: a letter with its marks is one place.  A base with more than 30 marks
 * (UAX #15, stream-safe texts) stays as it is. */
size_t unicode_compose(struct str *out, const char *s, size_t len);

/* A walk over code points that tells where clusters begin.  Zero it first. */
struct unicode_clusters {
	uint32_t before; /* the last point */
	int32_t state;
	bool inside; /* there was a last point */
};

/* Whether a cluster begins at cp, the next point (UTF8_BAD: always). */
bool unicode_begins(struct unicode_clusters *c, uint32_t cp);

/* Bytes of the cluster that begins at s (len >= 1); at least 1. */
size_t unicode_cluster(const char *s, size_t len);

/* "2.8.0", of the library; "15.0.0", of its tables. */
const char *unicode_library_version(void);
const char *unicode_table_version(void);

#endif
