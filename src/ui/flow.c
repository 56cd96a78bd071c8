/* SPDX-License-Identifier: MIT */
#include "ui/flow.h"

#include "base/utf8.h"
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
	if (f->text.len + bytes.len > FLOW_LIMIT)
		bytes.len = utf8_start(bytes.s, bytes.len, FLOW_LIMIT - f->text.len);
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

/* Every row is wrapped at the width that is left of the indent, so that one
 * width serves all of them. */
static bool wrap_flow(const struct flow *f, struct wrap *w, int width, int indent)
{
	if (f->runs.n == 0 || width - indent < 1)
		return false;
	wrap_build(w, (struct slice){f->text.s, f->text.len}, (uint32_t)(width - indent),
		   WRAP_FRENCH | visible_locale());
	return true;
}

int flow_rows(const struct flow *f, int width, int indent)
{
	struct wrap w = {0};
	int rows = wrap_flow(f, &w, width, indent) ? (int)w.n : 0;

	wrap_release(&w);
	return rows;
}

int flow_draw(const struct flow *f, struct screen *s, struct rect r, int indent, int skip)
{
	struct wrap w = {0};
	int rows = 0;

	if (!wrap_flow(f, &w, r.w, indent))
		return 0;
	for (int row = skip; row < (int)w.n && rows < r.h; row++, rows++) {
		int left = row == 0 ? 0 : indent;
		struct rect line = {r.x + left, r.y + rows, r.w - left, 1};
		int end = line.x + (int)w.v[row].columns;

		draw_row(f, &w, (uint32_t)row, s, line);
		if (rows == r.h - 1 && row + 1 < (int)w.n)
			screen_point(s, end < r.x + r.w ? end : r.x + r.w - 1, line.y, 0x2026,
				     STYLE_DIM);
	}
	wrap_release(&w);
	return rows;
}
