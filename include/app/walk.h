/* walk: from mention to mention and from fact to fact, also across articles.
 *
 * A walk over one entity goes on into the next article of the list that
 * mentions it, round the corpus and back to where it began.  Articles that
 * nobody has read yet are summed up on the way (app->crossing); any key stops.
 * However many steps, a walk is one jump.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_WALK_H
#define APP_WALK_H

#include <stdint.h>

struct app;

void walk_entity(struct app *app, int steps);  /* mentions of the selected one */
void walk_mention(struct app *app, int steps); /* of any, in this article */
void walk_fact(struct app *app, int steps);    /* by evidence, in this article */

/* Goes on with a walk of an entity that waits for articles to be read. */
void walk_on(struct app *app);

/* Counts where the selected mention stands; part of settling. */
void walk_tally(struct app *app);

#endif
