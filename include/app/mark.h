/* mark: making mentions, giving them to another entity, taking them away.
 *
 * Each is one step, also where it makes a new entity: its name is typed in the
 * picker, its type is one letter.  What cannot be done is said.  app->again then
 * holds what `.` does to the present selection or mention.
 *
 *     m  mark_selection(app)            e  mark_ask(app)
 *     c  mark_ask_retarget(app)         D  mark_remove(app)
 *     S  mark_ask_split(app)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_MARK_H
#define APP_MARK_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

/* Who the mention is for is being asked: what comes of the answer. */
enum mark_purpose {
	MARK_SELECTION,
	MARK_RETARGET, /* the mention under the cursor */
	MARK_SPLIT     /* likewise, and then those of the same entity, one by one */
};

struct mark {
	enum mark_purpose purpose;
	struct str name; /* of a new entity, while its type is asked for */
	void (*type_done)(struct app *app, const char *word); /* what that is for */
	uint32_t split_from; /* the walk over its mentions that begins when the step is done */
	uint32_t split_to;
	bool splitting;
	uint32_t made; /* entity whose mention under the cursor is the selected one when the
			* step is done, whatever else begins there; ENTITY_NONE */
};

void mark_init(struct mark *m);
void mark_release(struct mark *m);

/* The selection becomes a mention of the selected entity; asks if there is none. */
void mark_selection(struct app *app);

/* Asks with the picker, which begins with the selected words. */
void mark_ask(struct app *app);
void mark_ask_retarget(struct app *app);
void mark_ask_split(struct app *app);

void mark_remove(struct app *app);

/* Records of article `index` changed: selects what was made, begins the walk of a split. */
void mark_changed(struct app *app, size_t index);

#endif
