/* SPDX-License-Identifier: MIT */
#include "svg.h"

#include "base/utf8.h"

#include <string.h>

enum { CELL_W = 9, CELL_H = 18, BASELINE = 14, MARGIN = 12, INKS = 256 };

/* How text looks; its place in the list is the name of its class. */
struct ink {
	uint32_t color;
	int attrs; /* THEME_BOLD and THEME_ITALIC */
};

struct look {
	uint32_t fg, bg;
	int attrs;
};

struct svg {
	const struct screen *screen;
	const struct theme *theme;
	uint32_t fg, bg; /* the terminal's own */
	struct ink inks[INKS];
	int ink_count;
	struct str text; /* the elements, while the inks are gathered */
};

/* ---- colours */

static uint32_t blend(uint32_t a, uint32_t b)
{
	uint32_t mixed = 0;

	for (int shift = 0; shift < 24; shift += 8)
		mixed |= (2 * (a >> shift & 255) + (b >> shift & 255)) / 3 << shift;
	return mixed;
}

static struct look look_of(const struct svg *g, const struct cell *c)
{
	struct theme_style style = theme_mix(g->theme, c->style);
	struct look look = {g->fg, g->bg, style.attrs};

	if (style.fg != THEME_DEFAULT)
		look.fg = theme_color_rgb(style.fg);
	if (style.bg != THEME_DEFAULT)
		look.bg = theme_color_rgb(style.bg);
	if (style.attrs & THEME_REVERSE)
		look = (struct look){look.bg, look.fg, look.attrs};
	if (style.attrs & THEME_DIM)
		look.fg = blend(look.fg, look.bg);
	return look;
}

static struct look look_at(const struct svg *g, int x, int y)
{
	return look_of(g, screen_at(g->screen, x, y));
}

static int ink_of(struct svg *g, struct look look)
{
	int attrs = look.attrs & (THEME_BOLD | THEME_ITALIC), i = 0;

	while (i < g->ink_count && (g->inks[i].color != look.fg || g->inks[i].attrs != attrs))
		i++;
	if (i == INKS)
		return 0;
	if (i == g->ink_count)
		g->inks[g->ink_count++] = (struct ink){look.fg, attrs};
	return i;
}

/* ---- shapes */

static int left(int x)
{
	return MARGIN + x * CELL_W;
}

static int top(int y)
{
	return MARGIN + y * CELL_H;
}

static void add_backgrounds(struct svg *g)
{
	for (int y = 0; y < g->screen->rows; y++)
		for (int x = 0, end; x < g->screen->cols; x = end) {
			uint32_t bg = look_at(g, x, y).bg;

			for (end = x + 1; end < g->screen->cols; end++)
				if (look_at(g, end, y).bg != bg)
					break;
			if (bg != g->bg)
				str_printf(&g->text,
					   "<path fill=\"#%06x\" d=\"M%d %dh%dv%dh-%dz\"/>\n", bg,
					   left(x), top(y), (end - x) * CELL_W, CELL_H,
					   (end - x) * CELL_W);
		}
}

static void add_line(struct svg *g, uint32_t color, int x, int y, char way, int length)
{
	str_printf(&g->text, "<path stroke=\"#%06x\" d=\"M%d.5 %d.5%c%d\"/>\n", color, x, y, way,
		   length);
}

static void add_underlines(struct svg *g)
{
	for (int y = 0; y < g->screen->rows; y++)
		for (int x = 0, end; x < g->screen->cols; x = end) {
			struct look look = look_at(g, x, y);

			for (end = x + 1; end < g->screen->cols; end++) {
				struct look next = look_at(g, end, y);

				if (next.fg != look.fg ||
				    (next.attrs ^ look.attrs) & THEME_UNDERLINE)
					break;
			}
			if (look.attrs & THEME_UNDERLINE)
				add_line(g, look.fg, left(x), top(y) + BASELINE + 2, 'h',
					 (end - x) * CELL_W - 1);
		}
}

/* ---- box lines */

enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8 };

static int arms_of(const struct cell *c)
{
	static const struct {
		uint32_t point;
		int arms;
	} boxes[] = {{0x2500, LEFT | RIGHT},
		     {0x2502, UP | DOWN},
		     {0x250c, RIGHT | DOWN},
		     {0x2510, LEFT | DOWN},
		     {0x2514, RIGHT | UP},
		     {0x2518, LEFT | UP},
		     {0x251c, RIGHT | UP | DOWN},
		     {0x2524, LEFT | UP | DOWN},
		     {0x252c, LEFT | RIGHT | DOWN},
		     {0x2534, LEFT | RIGHT | UP},
		     {0x253c, LEFT | RIGHT | UP | DOWN}};

	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (c->points[0] == boxes[i].point && !c->points[1])
			return boxes[i].arms;
	return 0;
}

/* A run of cells in one direction that one line goes through. */
static void add_run(struct svg *g, int x, int y, bool down)
{
	int before = down ? UP : LEFT, after = down ? DOWN : RIGHT, n = 1;
	int size = down ? CELL_H : CELL_W;
	const struct cell *first = screen_at(g->screen, x, y), *last = first, *next;
	uint32_t color = look_of(g, first).fg;
	int from = arms_of(first) & before ? 0 : size / 2, to;

	while (arms_of(last) & after &&
	       (next = screen_at(g->screen, down ? x : x + n, down ? y + n : y)) &&
	       arms_of(next) & before && look_of(g, next).fg == color) {
		last = next;
		n++;
	}
	to = (n - 1) * size + (arms_of(last) & after ? size : size / 2);
	if (to > from)
		add_line(g, color, left(x) + (down ? CELL_W / 2 : from),
			 top(y) + (down ? from : CELL_H / 2), down ? 'v' : 'h', to - from);
}

/* Does a line come into this cell that was begun in the one before? */
static bool goes_on(const struct svg *g, int x, int y, bool down)
{
	const struct cell *c = screen_at(g->screen, x, y);
	const struct cell *b = screen_at(g->screen, down ? x : x - 1, down ? y - 1 : y);

	return b && arms_of(c) & (down ? UP : LEFT) && arms_of(b) & (down ? DOWN : RIGHT) &&
	       look_of(g, b).fg == look_of(g, c).fg;
}

static void add_boxes(struct svg *g)
{
	for (int down = 0; down < 2; down++)
		for (int y = 0; y < g->screen->rows; y++)
			for (int x = 0; x < g->screen->cols; x++)
				if (arms_of(screen_at(g->screen, x, y)) &
					(down ? UP | DOWN : LEFT | RIGHT) &&
				    !goes_on(g, x, y, down))
					add_run(g, x, y, down);
}

/* ---- text */

static bool is_blank(const struct cell *c)
{
	return c->points[0] == ' ' || !c->points[0];
}

/* Letters that every font for code has, in the same width. */
static bool is_usual(const struct cell *c)
{
	return c->width == 1 && c->points[0] < 0x500 && !c->points[1];
}

static void add_escaped(struct str *out, const struct cell *c)
{
	for (int i = 0; i < CELL_POINTS && c->points[i]; i++) {
		char bytes[4];

		if (c->points[i] == '<')
			str_addz(out, "&lt;");
		else if (c->points[i] == '>')
			str_addz(out, "&gt;");
		else if (c->points[i] == '&')
			str_addz(out, "&amp;");
		else
			str_add(out, bytes, utf8_put(c->points[i], bytes));
	}
}

/* The end of the words that begin at x: usual letters of one look, single blanks between
 * them; or one cluster alone. */
static int end_of_run(struct svg *g, int x, int y)
{
	const struct screen *s = g->screen;
	const struct cell *first = screen_at(s, x, y);
	int ink = ink_of(g, look_of(g, first)), end = x + 1;

	if (!is_usual(first))
		return x + (first->width > 1 ? first->width : 1);
	for (int i = x + 1; i < s->cols; i++) {
		const struct cell *c = screen_at(s, i, y);

		if (!is_blank(c) && (!is_usual(c) || ink_of(g, look_of(g, c)) != ink))
			break;
		if (is_blank(c) && is_blank(screen_at(s, i - 1, y)))
			break;
		if (!is_blank(c))
			end = i + 1;
	}
	return end;
}

static void add_text(struct svg *g, int x, int end, int y)
{
	struct look look = look_at(g, x, y);

	str_printf(&g->text, "<text class=\"i%d\" x=\"%d\" y=\"%d\" textLength=\"%d\">",
		   ink_of(g, look), left(x), top(y) + BASELINE, (end - x) * CELL_W);
	for (; x < end; x++)
		add_escaped(&g->text, screen_at(g->screen, x, y));
	str_addz(&g->text, "</text>\n");
}

static void add_texts(struct svg *g)
{
	for (int y = 0; y < g->screen->rows; y++)
		for (int x = 0, end; x < g->screen->cols; x = end) {
			const struct cell *c = screen_at(g->screen, x, y);

			end = x + 1;
			if (is_blank(c) || arms_of(c))
				continue;
			end = end_of_run(g, x, y);
			add_text(g, x, end, y);
		}
}

/* ---- all of it */

static void add_inks(const struct svg *g, struct str *out)
{
	str_addz(out, "<style>");
	for (int i = 0; i < g->ink_count; i++)
		str_printf(out, ".i%d{fill:#%06x%s%s}", i, g->inks[i].color,
			   g->inks[i].attrs & THEME_BOLD ? ";font-weight:bold" : "",
			   g->inks[i].attrs & THEME_ITALIC ? ";font-style:italic" : "");
	str_addz(out, "</style>\n");
}

void svg_add(struct str *out, const struct screen *s, const struct theme *t, const char *title)
{
	bool light = t->variant == THEME_LIGHT;
	struct svg g = {.screen = s, .theme = t, .text = STR_INIT};
	int width = 2 * MARGIN + s->cols * CELL_W, height = 2 * MARGIN + s->rows * CELL_H;

	g.fg = light ? 0x1f1f1f : 0xd4d4d4;
	g.bg = light ? 0xffffff : 0x1e1e1e;
	if (t->styles[STYLE_TEXT].bg >= 0)
		g.bg = theme_color_rgb(t->styles[STYLE_TEXT].bg);
	add_backgrounds(&g);
	add_underlines(&g);
	add_boxes(&g);
	add_texts(&g);
	str_printf(out,
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		   "viewBox=\"0 0 %d %d\" font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,"
		   "Consolas,monospace\" font-size=\"15\">\n<title>%s</title>\n",
		   width, height, width, height, title);
	add_inks(&g, out);
	str_printf(out, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#%06x\"/>\n", width,
		   height, g.bg);
	str_add(out, g.text.s, g.text.len);
	str_addz(out, "</svg>\n");
	str_release(&g.text);
}
