/* SPDX-License-Identifier: MIT */
#include "app/labels.h"

#include "app/app.h"
#include "app/keys.h"
#include "app/select.h"

#include <ctype.h>

/* One label for each place: nested mentions that start together share one. */
static void collect(struct app *app)
{
	const struct article *a = app->article;
	struct span seen = view_visible(&app->view);

	hints_clear(&app->hints);
	for (size_t i = 0; i < a->mention_order_count; i++) {
		uint32_t m = a->mention_order[i];
		uint32_t start = a->mentions[m].anchor.spans[0].start;

		if (start < seen.start || start >= seen.end ||
		    view_shown(&app->view, start) != start || view_line(&app->view, start) < 0)
			continue;
		if (app->hints.list.n > 0 && vec_last(&app->hints.list)->point == start)
			continue;
		*vec_push(&app->hints.list) = (struct hint){.point = start, .mention = m};
	}
}

void labels_start(struct app *app)
{
	if (!app->article)
		return;
	app_focus(app, PANE_TEXT);
	collect(app);
	if (app->hints.list.n == 0) {
		app_note(app, "no mention is on the screen");
		return;
	}
	hints_label(&app->hints, app->view.cursor);
	app->mode = MODE_HINTS;
}

static const struct mode_key labels_key_rows[] = {
    {"<Backspace>", NULL, NULL, "Begin the label again"},
    {"<Esc>", NULL, NULL, "Back; a label goes to its mention, with Shift to its facts"},
};
const struct mode_keys labels_keys = {"The labels", labels_key_rows,
				      sizeof labels_key_rows / sizeof labels_key_rows[0]};

void labels_key(struct app *app, uint32_t key)
{
	bool shift = key < 128 && isupper((int)key);
	size_t which = 0;

	if (key == KEYS_BACKSPACE) {
		app->hints.typed[0] = '\0';
		return;
	}
	app->mode = MODE_NORMAL;
	if (key >= 128 || !isalpha((int)key))
		return;
	switch (hints_type(&app->hints, (char)tolower((int)key), &which)) {
	case HINTS_MORE:
		app->mode = MODE_HINTS;
		break;
	case HINTS_NONE:
		app_note(app, "no label begins with that");
		break;
	case HINTS_HIT:
		select_go(app, app->hints.list.v[which].point);
		if (shift)
			app_focus(app, PANE_FACTS);
		break;
	}
}
