/* prompt: one line that is being typed, with a cursor between code points.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { PROMPT_LIMIT = 1000 }; /* bytes */

struct prompt {
	struct str text; /* valid UTF-8 */
	size_t cursor;   /* byte offset, at a code point */
};

void prompt_clear(struct prompt *p);
void prompt_release(struct prompt *p);
void prompt_set(struct prompt *p, struct slice text); /* cursor at the end */

struct slice prompt_text(const struct prompt *p); /* borrowed */

enum prompt_answer {
	PROMPT_CHANGED, /* the text or the cursor */
	PROMPT_ACCEPT,  /* Enter */
	PROMPT_CANCEL,  /* Esc, ^C, Backspace on an empty line */
	PROMPT_OTHER    /* no key of the prompt, or a character too many */
};

/* Is it a character, which is put in where the cursor stands? */
bool prompt_types(uint32_t key);

/* Editing keys as shells have them: characters, Backspace, Del, Left, Right,
 * Home ^A, End ^E, ^U, ^W. */
enum prompt_answer prompt_key(struct prompt *p, uint32_t key);

#endif
