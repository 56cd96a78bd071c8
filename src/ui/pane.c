/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

#include "ui/flow.h"

const struct pane_view *const panes[PANE_COUNT] = {
#define X(name) &pane_##name,
    PANES(X)
#undef X
};

void pane_mark_row(const struct app *app, struct screen *s, enum pane pane, struct rect row)
{
	bool focus = app->focus == pane && !app->help.open;

	screen_overlay(s, row, 1, focus ? STYLE_SELECTED : STYLE_SELECTED_IDLE);
}

void pane_say(struct screen *s, struct rect r, const char *sentence)
{
	struct flow f;

	flow_init(&f);
	flow_add(&f, slice_of(sentence), STYLE_DIM);
	flow_draw(&f, s, (struct rect){r.x + 1, r.y, r.w - 2, r.h}, 0, 0);
	flow_release(&f);
}

void pane_say_filtered(const struct app *app, struct screen *s, struct rect r, const char *sentence)
{
	struct str all = STR_INIT;

	str_printf(&all, "%s; %s shows all", sentence, app_key(app, "clear").s);
	pane_say(s, r, all.s);
	str_release(&all);
}
