/* open: another article on the screen, and where to stand in it.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_OPEN_H
#define APP_OPEN_H

#include "app/app.h"

/* Opens an article and stands at the target: at once when it is in memory, else
 * when it has been read. */
void open_article(struct app *app, struct target target);

/* The open article was changed, or read anew: the cursor stays where it is in the
 * text, the fact with the id that was selected is selected again. */
void reopen_article(struct app *app);

/* Appends "3 places to review with gr"; false when all spans were found exactly. */
bool open_add_review(const struct article *a, struct str *out);

/* Before the open article is read anew: remembers the words at the cursor, so that
 * reopen_article finds them in a text that was changed. */
void reopen_remember(struct app *app);

#endif
