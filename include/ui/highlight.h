/* highlight: a style over spans of the open article, where the text pane shows them.
 *
 * For overlays that point at places: after the panes were drawn.  Spans may lie
 * anywhere, also behind the end of the text.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_HIGHLIGHT_H
#define UI_HIGHLIGHT_H

#include "app/app.h"
#include "ui/screen.h"

void highlight_spans(const struct app *app, struct screen *s, const struct span *spans, size_t n,
		     enum style style);

#endif
