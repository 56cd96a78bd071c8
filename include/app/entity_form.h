/* entity_form: changing an entity in a form: name, type, aliases, links, note.
 *
 * Its id stays: files refer to it.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_ENTITY_FORM_H
#define APP_ENTITY_FORM_H

struct app;

/* The selected entity. */
void entity_form_edit(struct app *app);

#endif
