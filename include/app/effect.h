/* effect: what the application wants done outside of itself.
 *
 * Commands append effects; run/session performs them after each event and
 * answers with events.  So app knows no files and no terminal.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_EFFECT_H
#define APP_EFFECT_H

#include "base/str.h"
#include "base/vec.h"

#include <stddef.h>
#include <stdint.h>

struct step;

enum effect_kind {
	EFFECT_LOAD,    /* read article `index`; answered by EVENT_LOADED */
	EFFECT_SCAN,    /* go on summing up unread articles now; EVENT_SCANNED */
	EFFECT_GO_ON,   /* with long work of the application, in slices; EVENT_GO_ON */
	EFFECT_DO,      /* do `step`, which is given away; EVENT_CHANGED, or a complaint */
	EFFECT_UNDO,    /* take back the last step, of earlier sessions too; EVENT_CHANGED.  `index`
		      * is its number, from 0, where several are taken back at once */
	EFFECT_REDO,    /* likewise */
	EFFECT_REVERSE, /* do the opposite of step `index` of the history, as a new step */
	EFFECT_PAST,    /* complete the history from the journal; EVENT_PAST */
	EFFECT_DECIDE,  /* the choices in app->choice are made: go on */
	EFFECT_RECOVER, /* what a crash left unsaved: as app->keeping.recover says */
	EFFECT_TAKE_OVER,   /* become the writer */
	EFFECT_EDITOR,      /* $EDITOR on the file of article `index` (SIZE_MAX: the register), at
			 * line `line`; then EVENT_RESUME and EVENT_CHANGED */
	EFFECT_COPY,        /* `words` to the clipboard; `what` they are, and how many controls
			   * (`index`) were left out of them */
	EFFECT_COPY_RECORD, /* what is selected, as a line of JSON; becomes EFFECT_COPY */
	EFFECT_OPEN,        /* the address `words`, in a browser */
	EFFECT_PIPE,        /* `words` to the program of the line `what` */
	EFFECT_THEME,       /* show app->themes.now; `index` 1: and keep it */
	EFFECT_THEMES,      /* list the names of all in app->themes */
	EFFECT_MACRO,       /* nothing; answered by EVENT_MACRO once all before is done */
	EFFECT_REDRAW,      /* paint the whole screen again */
	EFFECT_SUSPEND,     /* stop as ^Z does; answered by EVENT_RESUME */
	EFFECT_QUIT
};

struct effect {
	enum effect_kind kind;
	size_t index;
	struct step *step;
	uint32_t line;
	char *words; /* owned */
	char *what;  /* owned */
};

/* Frees what it carries, but the step. */
void effect_release(struct effect *e);

struct effects {
	VEC(struct effect) list;
};

void effects_release(struct effects *e);
void effects_add(struct effects *e, enum effect_kind kind, size_t index);
void effects_add_step(struct effects *e, struct step *s); /* EFFECT_DO */
/* What they are, or are for, and the words without their controls are copied. */
void effects_add_words(struct effects *e, enum effect_kind kind, const char *what,
		       struct slice words);
void effects_add_editor(struct effects *e, size_t index, uint32_t line);

#endif
