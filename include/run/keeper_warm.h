/* keeper_warm: reads ahead what the first save of a large article would wait for.
 *
 * Who selects, fills in a form or replaces will change the article in a moment; while
 * nobody types, its file is read for that, once, in slices that are not felt.  Whoever
 * was quicker than that waits for a slice and not for all of it: a change that is not
 * saved yet is a reason as well.  Nothing is shown, and nothing else changes; what
 * cannot be read is left to the save.
 *
 *     if (!keeper_is_cold(&k, &app))
 *             wait for a key
 *     else if no key waits
 *             keeper_warm(&k, &app);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_KEEPER_WARM_H
#define RUN_KEEPER_WARM_H

#include "run/keeper.h"

/* Cheap: for each key. */
bool keeper_is_cold(const struct keeper *k, const struct app *app);

/* One slice of less than 10 ms for a file of 2 MB. */
void keeper_warm(struct keeper *k, const struct app *app);

#endif
