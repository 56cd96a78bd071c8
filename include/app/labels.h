/* labels: the mode in which labels lie on the visible mentions.
 *
 * A label goes to its mention; with Shift it also opens the facts of its entity.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_LABELS_H
#define APP_LABELS_H

#include <stdint.h>

struct app;

void labels_start(struct app *app);
void labels_key(struct app *app, uint32_t key);

#endif
