/* SPDX-License-Identifier: MIT */
#include "decode_int.h"

#include "app/keys.h"
#include "base/utf8.h"
#include "term/answer.h"
#include "term/report.h"

#include <assert.h>
#include <wchar.h>

/* Milliseconds: between the bytes of a key, in what no hand types, and of silence after a
 * paste.  Somebody who waits before ESC has waited for what may follow already. */
enum { KEY_MS = 50, SEQUENCE_MS = 500, SILENCE_MS = 20 };

void decode_init(struct decode *d, bool ascii, int erase)
{
	*d = (struct decode){.ascii = ascii, .erase = erase};
}

void decode_release(struct decode *d)
{
	vec_release(&d->held);
}

/* ---- what comes out ---- */

static void make_event(struct decode *d, const struct event *ev)
{
	assert(d->made_n < DECODE_MADE);
	d->made[d->made_n++] = *ev;
}

void decode_make(struct decode *d, enum event_kind kind, uint32_t key)
{
	make_event(d, &(struct event){.kind = kind, .key = key});
}

static void make_key(struct decode *d, uint32_t key)
{
	decode_make(d, EVENT_KEY, key);
}

void decode_enter(struct decode *d, enum decode_state state)
{
	d->state = state;
	d->n = 0;
}

void decode_keep_part(struct decode *d, uint32_t code)
{
	if (d->n < DECODE_PART - 1)
		d->part[d->n] = (char)code;
	d->n++;
}

/* ---- characters ---- */

static uint32_t key_of_byte(const struct decode *d, uint32_t byte)
{
	if (byte == '\n' || byte == '\r')
		return KEYS_ENTER;
	if (byte == 127 || byte == 8 || (d->erase > 0 && byte == (uint32_t)d->erase))
		return KEYS_BACKSPACE;
	return byte;
}

void decode_make_point(struct decode *d, uint32_t point)
{
	if (d->pasting)
		decode_make(d, EVENT_PASTE, point);
	else
		make_key(d, point == POINT_BAD ? KEYS_UNKNOWN : d->alt | point);
	d->alt = 0;
	decode_enter(d, DECODE_GROUND);
}

static uint32_t point_of_locale(uint32_t byte)
{
	wint_t wide = btowc((int)byte);

	/* a locale may pass on as it is what is no letter at all */
	return wide == WEOF || wide < 0xA0 || (wide >= 0xD800 && wide < 0xE000) ? POINT_BAD
										: (uint32_t)wide;
}

static size_t point_length(uint32_t first)
{
	return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

/* A byte of 0x80 or more. */
void decode_begin_point(struct decode *d, uint32_t byte)
{
	if (d->ascii) {
		decode_make_point(d, point_of_locale(byte));
		return;
	}
	if (byte < 0xC2 || byte > 0xF4) {
		decode_make_point(d, POINT_BAD);
		return;
	}
	decode_enter(d, DECODE_POINT);
	decode_keep_part(d, byte);
}

static void finish_point(struct decode *d)
{
	size_t want = point_length((unsigned char)d->part[0]);
	uint32_t point;

	if (utf8_decode(d->part, d->n, &point) != want || point == UTF8_BAD)
		point = POINT_BAD;
	decode_make_point(d, point);
}

static void in_point(struct decode *d, uint32_t code)
{
	if (code < 0x80 || code > 0xBF) {
		decode_make_point(d, POINT_BAD);
		decode_feed(d, code);
		return;
	}
	decode_keep_part(d, code);
	if (d->n == point_length((unsigned char)d->part[0]))
		finish_point(d);
}

/* ---- keys that are sequences ---- */

/* A key with its number or letter as most terminals send it. */
static uint32_t numbered_key(char final, long number, long modifier)
{
	static const struct {
		char final;
		uint8_t number;
		uint32_t key;
	} keys[] = {
	    {'A', 0, KEYS_UP},       {'B', 0, KEYS_DOWN},      {'C', 0, KEYS_RIGHT},
	    {'D', 0, KEYS_LEFT},     {'H', 0, KEYS_HOME},      {'F', 0, KEYS_END},
	    {'Z', 0, KEYS_BACK_TAB}, {'P', 0, KEYS_F1},        {'M', 0, KEYS_ENTER},
	    {'~', 1, KEYS_HOME},     {'~', 7, KEYS_HOME},      {'~', 4, KEYS_END},
	    {'~', 8, KEYS_END},      {'~', 2, KEYS_INSERT},    {'~', 3, KEYS_DELETE},
	    {'~', 5, KEYS_PAGE_UP},  {'~', 6, KEYS_PAGE_DOWN}, {'~', 11, KEYS_F1},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].final == final && (final != '~' || keys[i].number == number))
			return modifier == 3 ? KEYS_ALT | keys[i].key : keys[i].key;
	return KEYS_UNKNOWN;
}

/* The numbers of what is kept, as in ESC [ 1 ; 3 A. */
static uint32_t kept_key(const struct decode *d, char final)
{
	char *end;
	long number = strtol(d->part, &end, 10);

	return numbered_key(final, number, *end == ';' ? strtol(end + 1, NULL, 10) : 1);
}

static void end_part(struct decode *d)
{
	d->part[d->n < DECODE_PART ? d->n : DECODE_PART - 1] = '\0';
}

static void take_report(struct decode *d, char final)
{
	bool light;

	d->answered |= final == 'c' && d->part[0] == '?'; /* that was the last answer */
	if (final != 'n' || !answer_is_report(d->part))
		return;
	d->reports = true;
	if (answer_report(d->part, &light))
		decode_make(d, EVENT_BACKGROUND, light);
}

static void end_csi(struct decode *d, char final)
{
	end_part(d);
	if (strcmp(d->part, "200") == 0 && final == '~') {
		d->pasting = true;
	} else if (strcmp(d->part, "201") == 0 && final == '~') {
		d->pasting = false;
	} else if (final == 'M' && d->n == 0) {
		decode_enter(d, DECODE_MOUSE);
		return;
	} else if (d->n > 0 && d->part[0] == '<' && (final == 'M' || final == 'm')) {
		struct event ev;

		if (report_mouse(d->part + 1, final == 'm', &ev))
			make_event(d, &ev);
	} else if (d->n > 0 && strchr("<=>?", d->part[0])) {
		take_report(d, final);
	} else if (!strchr("RcntyIO", final)) { /* neither is it one of these */
		make_key(d, kept_key(d, final));
	}
	decode_enter(d, DECODE_GROUND);
}

static void broken_off(struct decode *d, uint32_t code)
{
	make_key(d, KEYS_UNKNOWN);
	decode_enter(d, DECODE_GROUND);
	decode_feed(d, code);
}

static void in_csi(struct decode *d, uint32_t code)
{
	if (code < ' ' || code > '~') {
		broken_off(d, code);
	} else if (d->n == 1 && d->part[0] == '[') { /* the Linux console's function keys */
		make_key(d, code == 'A' ? (uint32_t)KEYS_F1 : (uint32_t)KEYS_UNKNOWN);
		decode_enter(d, DECODE_GROUND);
	} else if (code < '@' || (code == '[' && d->n == 0)) {
		decode_keep_part(d, code);
	} else {
		end_csi(d, (char)code);
	}
}

static void in_ss3(struct decode *d, uint32_t code)
{
	if (code < ' ' || code > '~') {
		broken_off(d, code);
	} else if (code < '@') {
		decode_keep_part(d, code);
	} else {
		end_part(d);
		make_key(d, kept_key(d, (char)code));
		decode_enter(d, DECODE_GROUND);
	}
}

/* ---- strings, which are answers to questions ---- */

/* Is it a string, and not Alt with this letter? */
static void in_opening(struct decode *d, uint32_t code)
{
	char letter = d->part[0];
	const char *next = letter == ']' ? "0123456789" : letter == 'P' ? "0123456789$+!>|" : "G";

	if (code > 0 && code < 0x80 && strchr(next, (int)code)) {
		decode_enter(d, DECODE_STRING);
		decode_keep_part(d, (uint32_t)letter);
		decode_keep_part(d, code);
		return;
	}
	make_key(d, KEYS_ALT | (uint32_t)letter);
	decode_enter(d, DECODE_GROUND);
	decode_feed(d, code);
}

static void end_string(struct decode *d)
{
	bool light;

	end_part(d);
	if (d->n < DECODE_PART && answer_color(d->part, &light))
		decode_make(d, EVENT_BACKGROUND, light);
	decode_enter(d, DECODE_GROUND);
}

/* BEL ends it; CAN and SUB break it off. */
static void in_string(struct decode *d, uint32_t code)
{
	if (code == 7)
		end_string(d);
	else if (code == 0x18 || code == 0x1A)
		decode_enter(d, DECODE_GROUND);
	else if (code == KEYS_ESC)
		d->state = DECODE_STRING_ESCAPE; /* what was kept still counts */
	else
		decode_keep_part(d, code);
}

static void in_string_escape(struct decode *d, uint32_t code)
{
	if (code == '\\') {
		end_string(d);
		return;
	}
	decode_enter(d, DECODE_GROUND);
	decode_feed(d, KEYS_ESC); /* a new sequence ended it */
	decode_feed(d, code);
}

/* ---- after ESC ---- */

static void in_escape(struct decode *d, uint32_t code)
{
	decode_enter(d, DECODE_GROUND);
	if (code == KEYS_ESC) {
		make_key(d, KEYS_ESC);
		decode_enter(d, DECODE_ESCAPE);
	} else if (code == '[') {
		decode_enter(d, DECODE_CSI);
	} else if (code == 'O') {
		decode_enter(d, DECODE_SS3);
	} else if (code == ']' || code == 'P' || code == '_') {
		decode_enter(d, DECODE_OPENING);
		decode_keep_part(d, code);
	} else if (code >= 0x80 && code < 0x100) {
		d->alt = KEYS_ALT;
		decode_begin_point(d, code);
	} else {
		make_key(d, KEYS_ALT | (code < 0x80 ? key_of_byte(d, code) : code));
	}
}

/* ---- in and out ---- */

static void in_ground(struct decode *d, uint32_t code)
{
	if (d->pasting)
		decode_paste_byte(d, code);
	else if (code == KEYS_ESC)
		decode_enter(d, DECODE_ESCAPE);
	else if (code >= 0x80 && code < 0x100)
		decode_begin_point(d, code);
	else
		make_key(d, code < 0x80 ? key_of_byte(d, code) : code);
}

static void in_mouse(struct decode *d, uint32_t code)
{
	decode_keep_part(d, code);
	if (d->n == 3)
		decode_enter(d, DECODE_GROUND);
}

void decode_feed(struct decode *d, uint32_t code)
{
	static void (*const in[])(struct decode *, uint32_t) = {
	    [DECODE_GROUND] = in_ground, [DECODE_POINT] = in_point,
	    [DECODE_ESCAPE] = in_escape, [DECODE_CSI] = in_csi,
	    [DECODE_SS3] = in_ss3,       [DECODE_OPENING] = in_opening,
	    [DECODE_STRING] = in_string, [DECODE_STRING_ESCAPE] = in_string_escape,
	    [DECODE_MOUSE] = in_mouse,   [DECODE_PASTE_END] = decode_in_paste_end,
	};

	if (d->holding)
		decode_hold(d, code);
	else
		in[d->state](d, code);
}

static bool take_made(struct decode *d, struct event *ev)
{
	if (d->made_at == d->made_n)
		return false;
	*ev = d->made[d->made_at++];
	if (d->made_at == d->made_n)
		d->made_at = d->made_n = 0;
	return true;
}

bool decode_next(struct decode *d, struct event *ev)
{
	while (!take_made(d, ev)) {
		if (d->holding || d->held_at == d->held.n)
			return false;
		decode_feed(d, d->held.v[d->held_at++]);
	}
	return true;
}

bool decode_in_bulk(const struct decode *d)
{
	return d->pasting || d->holding || d->state == DECODE_STRING;
}

/* ---- time ---- */

int decode_patience(const struct decode *d)
{
	if (d->holding)
		return SILENCE_MS;
	switch (d->state) {
	case DECODE_GROUND:
		return -1;
	case DECODE_ESCAPE:
		return 0;
	case DECODE_POINT:
	case DECODE_OPENING:
		return KEY_MS;
	case DECODE_CSI:
		if (d->n > 0 && d->part[0] == '<')
			return -1; /* nobody types that, so what is late is no key either */
		return d->n == 0 ? KEY_MS : SEQUENCE_MS;
	case DECODE_SS3:
		return d->n == 0 ? KEY_MS : SEQUENCE_MS;
	default:
		return SEQUENCE_MS;
	}
}

void decode_give_up(struct decode *d)
{
	static const char letters[] = {[DECODE_CSI] = '[', [DECODE_SS3] = 'O'};
	enum decode_state state = d->state;

	if (d->holding) {
		d->holding = false;
		return;
	}
	if (state == DECODE_PASTE_END) {
		decode_give_up_paste(d);
		return;
	}
	if (state == DECODE_POINT) {
		decode_make_point(d, POINT_BAD);
		return;
	}
	if (state == DECODE_ESCAPE)
		make_key(d, KEYS_ESC);
	else if (state == DECODE_OPENING)
		make_key(d, KEYS_ALT | (uint32_t)d->part[0]);
	else if (state == DECODE_CSI || state == DECODE_SS3)
		make_key(d, d->n == 0 ? KEYS_ALT | (uint32_t)letters[state] : KEYS_UNKNOWN);
	decode_enter(d, DECODE_GROUND);
}
