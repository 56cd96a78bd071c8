/* SPDX-License-Identifier: MIT */
#include "ui/draw.h"

#include "ui/frame.h"
#include "ui/overlay.h"
#include "ui/pane.h"
#include "ui/pane_help.h"
#include "ui/status.h"

static void draw_tiny(const struct app *app, struct screen *s)
{
	struct rect all = {0, 0, app->layout.cols, app->layout.rows};

	pane_say(s, (struct rect){-1, 0, all.w + 2, all.h}, "postil needs 20x5");
}

void draw_app(const struct app *app, struct screen *s)
{
	const struct layout *l = &app->layout;

	if (s->cols != l->cols || s->rows != l->rows)
		screen_resize(s, l->cols, l->rows);
	screen_clear(s);
	if (l->kind == LAYOUT_TINY) {
		draw_tiny(app, s);
		return;
	}
	if (app->help.open) {
		pane_help_draw(app, s);
	} else {
		frame_draw(app, s);
		for (int p = 0; p < PANE_COUNT; p++)
			if (layout_shows(l, (enum pane)p))
				panes[p]->draw(app, s);
	}
	status_draw_title(app, s);
	overlay_draw(app, s);
	status_draw(app, s);
}
