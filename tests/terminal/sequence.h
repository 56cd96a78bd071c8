/* sequence: what a program sends to a terminal, cut into tokens.
 *
 * Text comes as runs of printable characters and ill-formed bytes; each control
 * byte, escape sequence, CSI, and string (OSC, DCS, SOS, PM, APC) is a token of
 * its own, with its introducer and terminator.  A token may arrive in pieces:
 * it is handed over when it is complete, text at the end of each feed.
 *
 *     struct sequences s;
 *     sequences_init(&s, count_token, &counts);
 *     sequences_feed(&s, bytes, len);
 *     sequences_release(&s);
 *
 * Source of the grammar: ECMA-48 (1991) and xterm's control sequences.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_SEQUENCE_H
#define TERMINAL_SEQUENCE_H

#include "base/str.h"

enum token_kind {
	TOKEN_TEXT,    /* bytes from 0x20, without 0x7F; valid UTF-8 or not */
	TOKEN_CONTROL, /* one byte below 0x20, or 0x7F */
	TOKEN_ESCAPE,  /* ESC, intermediates, final */
	TOKEN_CSI,
	TOKEN_STRING /* ESC ] P X ^ or _ up to BEL or ESC \ */
};

struct token {
	enum token_kind kind;
	struct slice bytes; /* borrowed until the callback returns */
};

struct sequences {
	void (*take)(const struct token *t, void *user);
	void *user;
	struct str pending; /* of a token that is not complete */
	int state;
};

void sequences_init(struct sequences *s, void (*take)(const struct token *, void *), void *user);
void sequences_release(struct sequences *s);
void sequences_feed(struct sequences *s, const char *bytes, size_t len);

/* Whether the bytes so far end inside a token. */
bool sequences_open(const struct sequences *s);

/* A CSI taken apart: ESC [ leader n;n;n intermediate final. */
struct csi {
	char leader;       /* one of < = > ?, or 0 */
	char intermediate; /* 0: none */
	char final;
	int n[16]; /* 0 where left out */
	int count;
};

bool csi_parse(const struct token *t, struct csi *c);

#endif
