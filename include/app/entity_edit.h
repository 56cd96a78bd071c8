/* entity_edit: a new entity, another type, another name.
 *
 * Edits of the register; those of an article that stands alone, with entities of
 * its own, go to that article.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_ENTITY_EDIT_H
#define APP_ENTITY_EDIT_H

#include "doc/edit.h"

struct app;

/* The id of the article that an edit of this entity goes to, or NULL: the register.
 * ENTITY_NONE: a new one. */
const char *entity_edit_home(const struct app *app, uint32_t entity);

/* Asks for a type by one letter, or = and a word; `done` gets the word. */
void entity_edit_ask_type(struct app *app, const char *name,
			  void (*done)(struct app *app, const char *word));

/* Adds a new entity to the step: its id is made of its name.  Returns its index. */
uint32_t entity_edit_create(struct app *app, struct step *s, const char *name, const char *type,
			    struct slice alias);

/* An id of ASCII letters, digits and hyphens that no entity has; in the arena. */
const char *entity_edit_slug(const struct corpus *c, struct arena *arena, struct slice name);

/* Adds the change of an entity to `after` to the step: an entity that was used but
 * not declared becomes one that is. */
void entity_edit_change(struct app *app, struct step *s, uint32_t entity,
			const struct entity *after);

/* Appends an alias to the list, in the arena, unless it is the name or there already. */
void entity_edit_alias(struct arena *arena, struct entity *e, struct slice alias);

/* Of the selected entity; each asks and is one step. */
void entity_edit_ask_new_type(struct app *app);
void entity_edit_ask_name(struct app *app);

#endif
