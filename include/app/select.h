/* select: keeps mention, entity and fact in step with the cursor.
 *
 * The rules, in the reader's words: the mention under the cursor selects its
 * entity; off any mention the entity stays.  The fact whose evidence lies under
 * the cursor is selected if it is one of the entity; else the selected one
 * stays while it is listed, else the nearest one of the list is taken.  With no
 * entity selected, all facts of the article are listed.  While text is being
 * selected (app/visual.h) the cursor moves, and entity and fact stay.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_SELECT_H
#define APP_SELECT_H

#include <stdint.h>

struct app;

/* After the cursor moved. */
void select_follow(struct app *app);

/* Chooses an entity, without moving; ENTITY_NONE for all facts. */
void select_entity(struct app *app, uint32_t entity);

/* Chooses a fact, and an entity of it when the selected one is not involved. */
void select_fact(struct app *app, uint32_t fact);

/* Moves the cursor to a place, as a jump: ^O comes back. */
void select_go(struct app *app, uint32_t point);
void select_go_fact(struct app *app, uint32_t fact); /* to its first evidence */

/* The same for one step of several, or of a list, where each shows its place
 * but is no jump.  A mention is selected even where a shorter one begins too. */
void select_stand(struct app *app, uint32_t point);
void select_stand_fact(struct app *app, uint32_t fact);
void select_mention(struct app *app, uint32_t mention);

/* From the lists: the text goes to the fact, whatever entity lies there, or to
 * the entity's mention next to the cursor. */
void select_show_fact(struct app *app, uint32_t fact);
void select_nearest_mention(struct app *app);

#endif
