/* SPDX-License-Identifier: MIT */
#include "ui/finder.h"

#include "base/utf8.h"

#include <string.h>

/* Marks the letters of a name that is drawn at column x. */
static void draw_matches(struct screen *s, struct rect r, int x, const char *name,
			 const struct fuzzy_match *m)
{
	for (uint32_t i = 0; i < m->n; i++) {
		const char *at = name + m->at[i];
		uint32_t cp;
		size_t n = utf8_decode(at, strlen(at), &cp);
		int column = x + screen_width((struct slice){name, m->at[i]});
		int width = screen_width((struct slice){at, n});

		if (column + width <= r.x + r.w)
			screen_overlay(s, (struct rect){column, r.y, width, 1}, 2, STYLE_SEARCH);
	}
}

int finder_name(struct screen *s, struct rect r, struct fuzzy *f, const char *name,
		enum style style)
{
	struct fuzzy_match m;
	int end;

	if (r.w < 1)
		return r.x;
	end = screen_ellipsis(s, r, r.x, r.y, r.w, slice_of(name), style);
	r.w = screen_width(slice_of(name)) > r.w ? r.w - 1 : r.w;
	if (f && f->n && fuzzy_match(f, slice_of(name), &m))
		draw_matches(s, r, r.x, name, &m);
	return end;
}

void finder_title(struct screen *s, struct rect r, struct slice words, size_t count)
{
	struct str number = STR_INIT;
	int x;

	screen_hline(s, r.x, r.y, r.w, STYLE_BORDER_FOCUS);
	screen_ellipsis(s, r, r.x + 2, r.y, r.w - 12, words, STYLE_BORDER_FOCUS);
	str_printf(&number, " %zu ", count);
	x = r.x + r.w - 2 - (int)number.len;
	screen_text(s, r, x, r.y, (struct slice){number.s, number.len}, STYLE_BORDER_FOCUS);
	str_release(&number);
}
