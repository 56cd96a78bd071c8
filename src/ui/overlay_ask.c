/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

/* Cut where a line ends and not between words: it is read sign by sign. */
static int draw_shown(const struct app *app, struct screen *s, struct rect r, int columns)
{
	const struct str *shown = &app->ask.shown;
	int y = r.y;

	for (size_t at = 0; at < shown->len && y < r.y + r.h; at += (size_t)columns, y++) {
		size_t left = shown->len - at;
		size_t len = left < (size_t)columns ? left : (size_t)columns;

		screen_text(s, r, r.x + 1, y, (struct slice){shown->s + at, len}, STYLE_STRONG);
	}
	return y;
}

void overlay_ask(const struct app *app, struct screen *s)
{
	const struct ask *a = &app->ask;
	int columns, lines = ask_lines(app, &columns), y;
	struct rect r;

	if (!a->title || lines < 1)
		return;
	lines = (int)((a->shown.len + (size_t)columns - 1) / (size_t)columns);
	r = overlay_box(app, s, columns + 2, lines + 2, a->title);
	y = draw_shown(app, s, r, columns);
	if (y + 1 < r.y + r.h)
		screen_ellipsis(s, r, r.x + 1, y + 1, r.w - 2,
				(struct slice){a->remark.s, a->remark.len},
				a->alarming ? STYLE_DANGER : STYLE_DIM);
}
