/* decode: what a terminal sends becomes keys and pasted text.
 *
 * A function of codes and time, without a terminal: codes go in one by one, events come
 * out.  A code is a byte, or a whole key (KEYS_… of app/keys.h) that somebody knew
 * already.  Where a sequence is not complete, decode_patience says how long its rest may
 * take; when that is over, decode_give_up makes of it what it is.
 *
 *     decode_init(&d, false, 127);
 *     decode_feed(&d, 0x1b);                  // Esc, or the beginning of a sequence
 *     if (decode_patience(&d) >= 0) …         // wait for more, at most that long
 *     decode_give_up(&d);                     // nothing came: it was Esc
 *     while (decode_next(&d, &ev)) …          // EVENT_KEY, EVENT_MOUSE or EVENT_PASTE
 *     decode_release(&d);
 *
 * Nothing of a broken sequence is taken for a key: it is KEYS_UNKNOWN as a whole, and
 * what answers a question (OSC, DCS, APC, reports) is none either, however late the rest
 * of it comes.  The answer to what colour the background has (OSC 11), and a report that
 * it is dark or light now, are EVENT_BACKGROUND.  Esc or Alt with [ ] O P or _ is told from a sequence by time alone.
 *
 * Reports of the mouse are those with numbers (term/report.h), however late the rest of
 * one comes; the older ones, which hold any bytes, are passed over.
 *
 * Pasted text comes as it is, one EVENT_PASTE per code point: line ends are 13 or 10.  A
 * text may hold the mark of its own end, so what follows an end is held back until the
 * terminal is silent: if a second end comes first, or more than anybody types, all of
 * it was pasted.  Esc and then nothing is the way out of a paste that never ends.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include "app/event.h"
#include "base/vec.h"

enum { DECODE_PART = 40, DECODE_MADE = 16 };

enum decode_state {
	DECODE_GROUND,
	DECODE_POINT,   /* in a code point */
	DECODE_ESCAPE,  /* after ESC */
	DECODE_CSI,     /* after ESC [ */
	DECODE_SS3,     /* after ESC O */
	DECODE_OPENING, /* after ESC ] P or _: a string, or Alt */
	DECODE_STRING,
	DECODE_STRING_ESCAPE,
	DECODE_MOUSE,    /* three bytes of an old report are to come */
	DECODE_PASTE_END /* in pasted text, after ESC */
};

struct decode {
	bool ascii; /* bytes are of the locale, which is not UTF-8 */
	int erase;  /* the byte that the terminal has for Backspace */
	enum decode_state state;
	bool pasting;
	uint32_t alt;           /* KEYS_ALT or 0, of the code point that is read */
	char part[DECODE_PART]; /* what has come of the thing that is open */
	size_t n;               /* bytes of it; of those beyond, only their number is kept */
	struct event made[DECODE_MADE];
	size_t made_at, made_n;
	bool answered;      /* the terminal has told what it is (DA1), as it is asked last */
	bool reports;       /* it can tell when it becomes light or dark (mode 2031) */
	bool holding;       /* after the end of a paste */
	VEC(uint32_t) held; /* codes that wait: while holding for silence, then for their turn */
	size_t held_at;
};

void decode_init(struct decode *d, bool ascii, int erase);
void decode_release(struct decode *d);

/* Takes one code; then decode_next, until it has no more, before the next one. */
void decode_feed(struct decode *d, uint32_t code);
bool decode_next(struct decode *d, struct event *ev);

/* Is what comes now pasted text, held back after it, or a string (OSC, DCS, APC)?  Then no
 * whole key is waited for, and much may come at once. */
bool decode_in_bulk(const struct decode *d);

/* Milliseconds that the next code may take to come; -1: for ever, nothing is open. */
int decode_patience(const struct decode *d);
void decode_give_up(struct decode *d);

#endif
