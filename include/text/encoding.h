/* encoding: bytes of an unknown text into UTF-8.
 *
 * A byte order mark decides for UTF-8 and UTF-16; what is valid UTF-8 is that.
 * Otherwise the text is read as Windows-1252, the superset of Latin-1 that is meant
 * where either name is used; unless well-formed sequences of UTF-8 outnumber the
 * other bytes: then it is a UTF-8 text with damage, and only the bytes that are none
 * are read so.  Tables: encoding.spec.whatwg.org.
 *
 *     struct str text = STR_INIT;
 *     struct decoded how;
 *     encoding_decode(bytes, &text, &how);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/str.h"

#define ENCODINGS(X)           \
	X(UTF8, "UTF-8")       \
	X(UTF16LE, "UTF-16LE") \
	X(UTF16BE, "UTF-16BE") \
	X(WINDOWS, "Windows-1252")

enum encoding {
#define X(name, word) ENCODING_##name,
	ENCODINGS(X)
#undef X
};

struct decoded {
	enum encoding encoding;
	bool mark;     /* there was a byte order mark, which is left out */
	size_t mended; /* single bytes of a UTF-8 text that were read as Windows-1252 */
	size_t broken; /* halves of characters of UTF-16, which became U+FFFD */
};

/* Replaces *out by valid UTF-8. */
void encoding_decode(struct slice bytes, struct str *out, struct decoded *how);

const char *encoding_word(enum encoding e);

#endif
