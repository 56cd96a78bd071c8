/* fact_form_int: a fact as the lines of a form, and back.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FACT_FORM_INT_H
#define APP_FACT_FORM_INT_H

#include "app/app.h"

/* Adds the lines of a fact: the usual fields and those that say something, then the
 * rest.  It lives as long as the form. */
void fact_lines(struct form_state *st, const struct fact *f);

/* What the lines say, in the arena: the record of the form with what was changed. */
struct fact *fact_of_lines(const struct app *app, const struct form_state *st, struct arena *arena);

/* Puts an empty line behind those of its field and goes there; an empty one that is
 * there already will do. */
struct form_field *fact_new_line(struct form_state *st, const char *key);

#endif
