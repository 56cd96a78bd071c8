/* clean: any bytes of a plain text into the text of an article, and what was changed.
 *
 * What comes out is UTF-8 in Normalization Form C, one paragraph a line, without
 * blank lines, indents, spaces at the ends of lines, tabs, control characters, byte
 * order marks, or any line end but LF between the paragraphs.  Spaces that do not
 * break stay.  A text that is clean already comes out as it went in.
 *
 * Lines of paragraphs that were wrapped by hand are joined: where blank lines part
 * the blocks, no line has more than 100 characters, and most line ends inside the
 * blocks stand where the next word would have been too much.  A hyphen at such a
 * line's end stays, without a space after it, and so do items of lists.
 *
 *     struct clean report;
 *     if (clean_text(bytes, 0, &text, &report, &err))
 *             clean_describe(&report, &sentence);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/error.h"
#include "text/encoding.h"

/* name, key, what was counted: one, many */
#define CLEAN_CHANGES(X)                                                                         \
	X(MARK, "bom", "byte order mark removed", "byte order marks removed")                    \
	X(MENDED, "mended", "byte that is no UTF-8 read as Windows-1252",                        \
	  "bytes that are no UTF-8 read as Windows-1252")                                        \
	X(BROKEN, "broken", "broken character of UTF-16 replaced",                               \
	  "broken characters of UTF-16 replaced")                                                \
	X(CRLF, "crlf", "CRLF line end", "CRLF line ends")                                       \
	X(CR, "cr", "CR line end", "CR line ends")                                               \
	X(SEPARATOR, "separators", "Unicode line separator made a line end",                     \
	  "Unicode line separators made line ends")                                              \
	X(CONTROL, "controls", "control character removed", "control characters removed")        \
	X(TAB, "tabs", "tab made a space", "tabs made spaces")                                   \
	X(COMPOSED, "composed", "letter composed (NFD to NFC)", "letters composed (NFD to NFC)") \
	X(TRAILING, "trailing", "line without the spaces at its end",                            \
	  "lines without the spaces at their ends")                                              \
	X(INDENT, "indents", "indent removed", "indents removed")                                \
	X(JOINED, "joined", "line joined to its paragraph", "lines joined to their paragraphs")  \
	X(HYPHEN, "hyphens", "hyphen at a line's end kept: look at it",                          \
	  "hyphens at lines' ends kept: look at them")                                           \
	X(BLANK, "blank", "blank line dropped", "blank lines dropped")

enum clean_change {
#define X(name, key, one, many) CLEAN_##name,
	CLEAN_CHANGES(X)
#undef X
	    CLEAN_CHANGE_COUNT
};

enum clean_flags {
	CLEAN_KEEP_LINES = 1 /* lines, blank ones and indents stay as they are */
};

struct clean {
	enum encoding encoding;
	size_t changes[CLEAN_CHANGE_COUNT];
};

/* Replaces *out.  False, with what it is ("a PDF …"), for what is no plain text, and
 * for a text in which nothing is left. */
bool clean_text(struct slice bytes, unsigned flags, struct str *out, struct clean *report,
		struct error *err);

/* Replaces *out by the words as one clean line: for titles and names. */
void clean_words(struct slice bytes, struct str *out);

/* "read as Windows-1252; 132 CRLF line ends; …"; nothing when nothing was changed. */
void clean_describe(const struct clean *report, struct str *out);

const char *clean_key(enum clean_change c);

#endif
