/* fact_form: stating a fact, and changing one, in a form.
 *
 * A new one is filled with what can be known from its evidence (doc/fact_draft):
 * the selection, else the sentence of the mention under the cursor, else that under
 * the cursor.  The fact is one step, with the links back of those that are mutual.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_FACT_FORM_H
#define APP_FACT_FORM_H

struct app;

/* A new fact; while a form is left for the text: back into it, with the selection as
 * one more evidence, or as the cue of the source that it was left from. */
void fact_form_state(struct app *app);

/* The selected fact. */
void fact_form_edit(struct app *app);

#endif
