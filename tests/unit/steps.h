/* steps: a small corpus to change, and a step with one key less.
 * SPDX-License-Identifier: MIT
 */
#ifndef STEPS_H
#define STEPS_H

#include "reading.h"

#define STEPS_REGISTER                                                           \
	"postil: 1\nentities:\n"                                                 \
	"- {id: bamako, type: place, name: Bamako}\n"                            \
	"- {id: cnt, type: organization, name: Conseil national de transition, " \
	"aliases: [CNT]}\n"                                                      \
	"- {id: dia, type: person, name: Malick Diaw}\n"

/* A folder with a register and articles; opened at the first of them. */
static inline char *steps_open(struct reading *r, const char *const *articles, int cols, int rows)
{
	char *folder = reading_folder();

	reading_put(folder, "entities.yaml", STEPS_REGISTER);
	for (; articles[0]; articles += 2)
		reading_put(folder, articles[0], articles[1]);
	CHECK(reading_open(r, folder, NULL, cols, rows));
	return folder;
}

static inline void steps_close(struct reading *r, char *folder)
{
	reading_drop(r, folder);
	reading_close(r);
}

/* Adds a fact with that claim to the open article, as a step with that name. */
static inline void steps_add(struct reading *r, const char *id, const char *claim)
{
	struct step *s = step_new("add fact: %s", claim);
	struct fact f = {.id = id, .claim = claim, .where = {NULL, ENTITY_NONE}};

	step_add(s, EDIT_FACT, r->app->article->id, NULL, &f);
	app_do(r->app, s);
	reading_event(r, EVENT_SCANNED, 0);
}

#endif
