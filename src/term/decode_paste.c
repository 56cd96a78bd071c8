/* SPDX-License-Identifier: MIT */
#include "decode_int.h"

#include "app/keys.h"

/* No hand types as many codes as this without a pause. */
enum { HELD_MOST = 1 << 16 };

static const char paste_begins[] = "\033[200~", paste_ends[] = "\033[201~";

/* ---- pasted text ---- */

void decode_paste_byte(struct decode *d, uint32_t code)
{
	if (code == KEYS_ESC) {
		decode_enter(d, DECODE_PASTE_END);
		decode_keep_part(d, code);
	} else if (code == KEYS_ENTER) {
		decode_make_point(d, '\r');
	} else if (code >= 0x80 && code < 0x100) {
		decode_begin_point(d, code);
	} else if (code > 0 && code < 0x80) {
		decode_make_point(d, code);
	}
}

/* What looked like the beginning of the end was text. */
static void paste_part(struct decode *d)
{
	for (size_t i = 0; i < d->n; i++)
		decode_make(d, EVENT_PASTE, (uint32_t)d->part[i]);
	decode_enter(d, DECODE_GROUND);
}

static void end_paste(struct decode *d)
{
	d->pasting = false;
	d->holding = true;
	vec_clear(&d->held);
	d->held_at = 0;
	decode_enter(d, DECODE_GROUND);
}

void decode_in_paste_end(struct decode *d, uint32_t code)
{
	if (code != (unsigned char)paste_ends[d->n]) {
		paste_part(d);
		decode_feed(d, code);
		return;
	}
	decode_keep_part(d, code);
	if (!paste_ends[d->n])
		end_paste(d);
}

/* ---- what follows a paste ---- */

static bool held_ends_in(const struct decode *d, const char *mark)
{
	size_t len = strlen(mark);

	for (size_t i = 0; i < len; i++)
		if (d->held.n < len || d->held.v[d->held.n - len + i] != (unsigned char)mark[i])
			return false;
	return true;
}

void decode_hold(struct decode *d, uint32_t code)
{
	*vec_push(&d->held) = code;
	if (code != '~' && d->held.n < HELD_MOST)
		return;
	d->pasting = held_ends_in(d, paste_ends) || d->held.n == HELD_MOST;
	d->holding = !d->pasting && !held_ends_in(d, paste_begins);
}

/* ---- time ---- */

/* Esc in pasted text, and then nothing: somebody wants out of it. */
void decode_give_up_paste(struct decode *d)
{
	if (d->n == 1)
		end_paste(d);
	else
		paste_part(d);
}
