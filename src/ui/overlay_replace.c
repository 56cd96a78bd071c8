/* SPDX-License-Identifier: MIT */
#include "ui/highlight.h"
#include "ui/overlay.h"

/* Nothing over the text but the places themselves; the question is in the status line. */
void overlay_replace(const struct app *app, struct screen *s)
{
	VEC(struct span) others = {0};
	const struct anchor *place, *here = NULL;
	bool current;
	size_t i = 0;

	while (replace_next_place(app, &i, &place, &current)) {
		for (uint32_t k = 0; k < place->n; k++)
			*vec_push(&others) = place->spans[k];
		if (current)
			here = place;
	}
	highlight_spans(app, s, others.v, others.n, STYLE_SEARCH);
	if (here)
		highlight_spans(app, s, here->spans, here->n, STYLE_SEARCH_CURRENT);
	vec_release(&others);
}
