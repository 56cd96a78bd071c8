/* picker: finding an entity by a part of its name, or giving a new one a name.
 *
 * A prompt in the status line and a list over the text that narrows as one types;
 * names and aliases are matched, those of this article first.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_PICKER_H
#define APP_PICKER_H

#include "app/rows.h"
#include "base/str.h"

struct app;

struct picker_row {
	uint32_t entity; /* ENTITY_NONE: the name that is typed, as a new one */
	int score;
};

struct picker {
	struct str label;
	bool may_create;
	struct list list;
	VEC(struct picker_row) rows;
	void (*done)(struct app *app, uint32_t entity, const char *new_name);
};

/* `done` is called with an entity, or ENTITY_NONE and the name for a new one (only with
 * may_create), in normal mode; Esc calls nothing. */
void picker_open(struct app *app, const char *label, struct slice start, bool may_create,
		 void (*done)(struct app *app, uint32_t entity, const char *new_name));
void picker_key(struct app *app, uint32_t key);
void picker_release(struct picker *p);

#endif
