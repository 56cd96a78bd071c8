/* outside: what a session does with other programs: copies, opens addresses, pipes.
 *
 * Each tells in a message what was done: what was copied, how much of it and by which
 * way; how a program ended.  Those that get the terminal have it until they end
 * (term_leave), and after a pipe until Enter, so that what they wrote can be read.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_OUTSIDE_H
#define RUN_OUTSIDE_H

#include "run/session.h"

/* Does all of s->outside and empties it. */
void outside_perform(struct session *s);

/* EFFECT_COPY_RECORD: asks for the copying of what is selected, as a line of JSON (port/
 * jsonl): the selection, mention, fact, entity or article; else the paragraph. */
void outside_add_record(struct app *app);

#endif
