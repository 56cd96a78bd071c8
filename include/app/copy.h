/* copy: what is selected, as words for a clipboard or for another program.
 *
 * What is meant depends on the pane with the focus: in the text the selection, else the
 * paragraph of the cursor; in the lists the item under the cursor.
 *
 *   words   the text itself; a fact is its claim and who says so, an entity its name
 *   quote   the words (of a fact: its evidence) between the quotation marks of the
 *           article's language, and below them author, title, source, date, address
 *           and id of the article
 *   url     the address of the article's source; of a fact the link to it, as links of
 *           facts are written: ARTICLE#FACT
 *   item    as words, but all of the article where nothing is selected in the text
 *
 * On its way out it goes through copy_clean: pasted into a terminal, it sends no sequence.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_COPY_H
#define APP_COPY_H

#include "base/str.h"

#include <stddef.h>

struct app;

#define COPY_FORMS(X) X(words) X(quote) X(url) X(item)

/* Appends it; what it is, for a message: "the paragraph".  NULL, with a complaint on the
 * screen, where there is nothing of the kind. */
#define X(form) const char *copy_##form(struct app *app, struct str *out);
COPY_FORMS(X)
#undef X

/* Appends a text without its controls (C0, DEL and C1, but newlines and tabs stay) and
 * without ill-formed bytes; returns how many were left out. */
size_t copy_clean(struct str *out, struct slice text);

/* Does the commands: asks for the copying (EFFECT_COPY), and the selection ends. */
void copy_to_clipboard(struct app *app, const char *(*form)(struct app *app, struct str *out));

/* Something was copied: the selection ends. */
void copy_end(struct app *app);

/* Has a record of what is selected copied, as JSON (EFFECT_COPY_RECORD). */
void copy_record(struct app *app);

#endif
