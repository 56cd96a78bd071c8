/* keys: what was pressed, as one number, and its written form.
 *
 * A character key is its code point; control letters are their C0 code (^O is
 * 15); the named keys lie above Unicode.  Alt is a flag bit.  A sequence such
 * as "]]", "gg" or "z<Up>" is an array of these.
 *
 * Written form: a printable character as itself, "Space", "Enter", "Tab",
 * "Esc", "Backspace", "^O", "Up", "PgDn", "F1", "Alt-x".  In a sequence a name
 * of more than one letter stands in angle brackets: "g<Up>", "<^W>h", "<Alt-x>".
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_KEYS_H
#define APP_KEYS_H

#include "base/str.h"

#include <stdint.h>

#define KEYS_NAMED(X)             \
	X(UP, "Up")               \
	X(DOWN, "Down")           \
	X(LEFT, "Left")           \
	X(RIGHT, "Right")         \
	X(PAGE_UP, "PgUp")        \
	X(PAGE_DOWN, "PgDn")      \
	X(HOME, "Home")           \
	X(END, "End")             \
	X(INSERT, "Ins")          \
	X(DELETE, "Del")          \
	X(BACKSPACE, "Backspace") \
	X(BACK_TAB, "Shift-Tab")  \
	X(F1, "F1")               \
	X(UNKNOWN, "Unknown")

enum {
	KEYS_TAB = 9,
	KEYS_ENTER = 13,
	KEYS_ESC = 27,
	KEYS_ALT = 1 << 30,
	KEYS_FIRST_NAMED = 0x200000,
#define X(name, text) KEYS_##name,
	KEYS_NAMED(X)
#undef X
};

#define KEYS_CTRL(letter) ((letter)&0x1f)

/* Appends the written form of one key. */
void keys_name(uint32_t key, struct str *out);

/* Appends a key as it stands in a sequence: names in angle brackets. */
void keys_write(uint32_t key, struct str *out);

/* Reads one key of a written sequence from *s and moves *s past it; false at
 * its end, at ill-formed UTF-8 and where a name in angle brackets is unknown.
 * A '<' that no '>' follows soon is the key '<'. */
bool keys_parse(const char **s, uint32_t *key);

#endif
