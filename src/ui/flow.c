/* SPDX-License-Identifier: MIT */
#include "ui/flow.h"

#include "base/visible.h"
#include "text/wrap.h"

#include <string.h>

void flow_init(struct flow *f)
{
	*f = (struct flow){.text = STR_INIT};
}

void flow_release(struct flow *f)
{
	str_release(&f->text);
	vec_release(&f->runs);
}

void flow_clear(struct flow *f)
{
	str_clear(&f->text);
	vec_clear(&f->runs);
}

void flow_add(struct flow *f, struct slice bytes, enum style style)
{
	str_add(&f->text, bytes.s, bytes.len);
	*vec_push(&f->runs) = (struct flow_run){f->text.len, style};
}

void flow_addz(struct flow *f, const char *text, enum style style)
{
	flow_add(f, slice_of(text), style);
}

static enum style style_at(const struct flow *f, size_t byte, size_t *run)
{
	while (*run + 1 < f->runs.n && f->runs.v[*run].end <= byte)
		++*run;
	return f->runs.v[*run].style;
}

static void draw_row(const struct flow *f, const struct wrap *w, uint32_t row, struct screen *s,
		     struct rect line)
{
	size_t run = 0;
	int x = line.x;

	for (uint32_t c = w->v[row].first; c < w->v[row].end; c++) {
		const struct cluster *k = &w->display.v[c];
		enum style style = style_at(f, k->byte, &run);

		if (k->flags & CLUSTER_MARK)
			style = STYLE_DANGER;
		x = screen_put(s, line, x, line.y, display_text(&w->display, c), style);
	}
}

/* The first row is wrapped at the full width with the rest of it indented, so
 * that all rows may be wrapped at one width: the first begins `indent` early. */
int flow_draw(const struct flow *f, struct screen *s, struct rect r, int indent)
{
	struct wrap w = {0};
	int rows = 0, width = r.w - indent;

	if (f->runs.n == 0 || width < 1 || r.h < 1)
		return 0;
	wrap_build(&w, (struct slice){f->text.s, f->text.len}, (uint32_t)width,
		   WRAP_FRENCH | visible_locale());
	for (; rows < (int)w.n && rows < r.h; rows++) {
		int left = rows == 0 ? 0 : indent;

		draw_row(f, &w, (uint32_t)rows, s,
			 (struct rect){r.x + left, r.y + rows, r.w - left, 1});
	}
	if (rows < (int)w.n)
		screen_point(s, r.x + r.w - 1, r.y + rows - 1, 0x2026, STYLE_DIM);
	wrap_release(&w);
	return rows;
}
