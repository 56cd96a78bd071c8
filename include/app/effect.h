/* effect: what the application wants done outside of itself.
 *
 * Commands append effects; run/session performs them after each event and
 * answers with events.  So app knows no files and no terminal.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_EFFECT_H
#define APP_EFFECT_H

#include "base/vec.h"

#include <stddef.h>

enum effect_kind {
	EFFECT_LOAD,    /* read article `index`; answered by EVENT_LOADED */
	EFFECT_SCAN,    /* go on summing up unread articles now; EVENT_SCANNED */
	EFFECT_REDRAW,  /* paint the whole screen again */
	EFFECT_SUSPEND, /* stop as ^Z does; answered by EVENT_RESUME */
	EFFECT_QUIT
};

struct effect {
	enum effect_kind kind;
	size_t index;
};

struct effects {
	VEC(struct effect) list;
};

void effects_add(struct effects *e, enum effect_kind kind, size_t index);

#endif
