/* decode_int: what the files of decode share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DECODE_INT_H
#define DECODE_INT_H

#include "term/decode.h"

#define POINT_BAD 0xFFFD

void decode_make(struct decode *d, enum event_kind kind, uint32_t key);
void decode_enter(struct decode *d, enum decode_state state);
void decode_keep_part(struct decode *d, uint32_t code);

/* A whole code point; the first byte, of 0x80 or more, of another one. */
void decode_make_point(struct decode *d, uint32_t point);
void decode_begin_point(struct decode *d, uint32_t byte);

/* ---- decode_paste.c ---- */
void decode_paste_byte(struct decode *d, uint32_t code);   /* of pasted text */
void decode_in_paste_end(struct decode *d, uint32_t code); /* after ESC there */
void decode_give_up_paste(struct decode *d);
void decode_hold(struct decode *d, uint32_t code); /* behind the end of a paste */

#endif
