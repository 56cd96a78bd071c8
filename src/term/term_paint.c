/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKS = 512, PAIRS = 255 };

/* How curses shows three styles; found by hash, and all forgotten when full. */
struct look {
	uint32_t key; /* the styles, with bit 24 set; 0: free */
	attr_t attrs;
	short pair;
};

struct pair {
	int fg, bg;
};

static struct {
	struct theme given; /* by term_set_theme, if themed */
	struct theme theme; /* what is painted with */
	bool themed;
	uint8_t has;         /* attributes that the terminal has, of enum theme_attr */
	bool known;          /* shown is in stdscr, in the look of this theme */
	struct screen shown; /* what curses was told last */
	bool cursor;         /* it is visible */
	cchar_t *line;       /* one row, TERM_MOST cells */
	struct look looks[LOOKS];
	int look_count;
	struct look *last;        /* the one asked for last, or NULL */
	struct pair pairs[PAIRS]; /* pair n + 1 of curses */
	int pair_count;
} paint = {.cursor = true};

/* ---- looks ---- */

/* #010101: black itself is the number of a colour of the palette. */
enum { DIRECT_BLACK = 0x010101 };

static int direct_color(int32_t color)
{
	uint32_t rgb;

	if (color < term.palette)
		return color;
	rgb = theme_color_rgb(color);
	return rgb < (uint32_t)term.palette ? DIRECT_BLACK : (int)rgb;
}

static short pair_of(int fg, int bg)
{
	int most = COLOR_PAIRS - 1 < PAIRS ? COLOR_PAIRS - 1 : PAIRS;

	if (!term.defaults) {
		fg = fg < 0 ? COLOR_WHITE : fg;
		bg = bg < 0 ? COLOR_BLACK : bg;
	}
	if (fg < 0 && bg < 0)
		return 0;
	for (int i = 0; i < paint.pair_count; i++)
		if (paint.pairs[i].fg == fg && paint.pairs[i].bg == bg)
			return (short)(i + 1);
	if (paint.pair_count >= most)
		return 0;
	paint.pairs[paint.pair_count++] = (struct pair){fg, bg};
#ifdef NCURSES_EXT_COLORS
	init_extended_pair(paint.pair_count, fg, bg);
#else
	init_pair((short)paint.pair_count, (short)fg, (short)bg);
#endif
	return (short)paint.pair_count;
}

static attr_t curses_attrs(uint8_t attrs)
{
	attr_t found = A_NORMAL;

	if (attrs & THEME_BOLD)
		found |= A_BOLD;
	if (attrs & THEME_UNDERLINE)
		found |= A_UNDERLINE;
	if (attrs & THEME_REVERSE)
		found |= A_REVERSE;
	if (attrs & THEME_DIM)
		found |= A_DIM;
	if (attrs & THEME_ITALIC)
		found |= A_ITALIC;
	return found;
}

static struct look make_look(const uint8_t style[3])
{
	struct theme_style s = theme_mix(&paint.theme, style);
	struct look look = {0, A_NORMAL, 0};

	if (term.colors > 0 && !term.direct)
		s = theme_reduce(s, paint.theme.variant, term.colors);
	look.attrs = curses_attrs(theme_fit(s, term.colors, paint.has).attrs);
	if (term.direct)
		look.pair = pair_of(direct_color(s.fg), direct_color(s.bg));
	else if (term.colors > 0)
		look.pair = pair_of(s.fg, s.bg);
	return look;
}

static void forget_looks(void)
{
	memset(paint.looks, 0, sizeof paint.looks);
	paint.look_count = 0;
	paint.last = NULL;
}

static const struct look *look_of(const uint8_t style[3])
{
	uint32_t key = 1U << 24 | (uint32_t)(style[0] << 16 | style[1] << 8 | style[2]);
	uint32_t slot = key * 2654435761U >> 23;

	if (paint.last && paint.last->key == key)
		return paint.last;
	while (paint.looks[slot].key != 0 && paint.looks[slot].key != key)
		slot = (slot + 1) % LOOKS;
	if (paint.looks[slot].key == 0) {
		if (paint.look_count >= LOOKS / 2) {
			forget_looks();
			return look_of(style);
		}
		paint.looks[slot] = make_look(style);
		paint.looks[slot].key = key;
		paint.look_count++;
	}
	paint.last = &paint.looks[slot];
	return paint.last;
}

/* ---- cells ---- */

/* Lines and marks of the panes, in ASCII. */
static char ascii_sign(uint32_t point)
{
	static const struct {
		uint16_t point;
		char sign;
	} signs[] = {{0x2550, '='}, {0x2588, '#'}, {0x25B8, '>'}, {0x25B6, '>'},
		     {0x25C2, '<'}, {0x25BE, 'v'}, {0x25B4, '^'}, {0x2022, '*'},
		     {0x2713, '+'}, {0x2714, '+'}, {0x2717, 'x'}, {0x2718, 'x'},
		     {0x00B7, '.'}, {0x2026, '.'}, {0x2192, '>'}, {0x2190, '<'}};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].point == point)
			return signs[i].sign;
	if (point < 0x2500 || point > 0x257F)
		return '\0';
	if (point <= 0x250B)
		return point % 4 < 2 ? '-' : '|';
	return point == 0x2551 ? '|' : '+';
}

/* What an ASCII terminal shows in a cell; '?' where no single letter will do. */
static char ascii_of(const struct cell *c)
{
	struct visible piece;
	char bytes[4];
	size_t len;

	if (c->points[0] < 0x80)
		return (char)c->points[0];
	if (ascii_sign(c->points[0]))
		return ascii_sign(c->points[0]);
	len = utf8_put(c->points[0], bytes);
	visible_next(bytes, len, VISIBLE_ASCII, &piece);
	return piece.out_len == 1 ? piece.out[0] : '?';
}

/* Appends the cell to paint.line, which has n; the new length. */
static int add_cell(const struct cell *c, int n)
{
	const struct look *look = look_of(c->style);
	wchar_t points[CELL_POINTS + 1] = {0};

	if (!term.ascii) {
		for (int i = 0; i < CELL_POINTS; i++)
			points[i] = (wchar_t)c->points[i];
		setcchar(&paint.line[n++], points, look->attrs, look->pair, NULL);
		return n;
	}
	points[0] = (wchar_t)ascii_of(c);
	for (int i = 0; i < c->width; i++)
		setcchar(&paint.line[n++], points, look->attrs, look->pair, NULL);
	return n;
}

/* ---- frames ---- */

/* First and last column of a row that differ, whole wide characters; false
 * when none does. */
static bool changed_range(const struct cell *old, const struct cell *now, int cols, int range[2])
{
	int first = 0, last = cols - 1;

	if (memcmp(old, now, (size_t)cols * sizeof *now) == 0)
		return false;
	while (memcmp(&old[first], &now[first], sizeof *now) == 0)
		first++;
	while (memcmp(&old[last], &now[last], sizeof *now) == 0)
		last--;
	while (first > 0 && (old[first].width == 0 || now[first].width == 0))
		first--;
	while (last + 1 < cols && (old[last + 1].width == 0 || now[last + 1].width == 0))
		last++;
	range[0] = first;
	range[1] = last;
	return true;
}

static void paint_row(const struct screen *s, int y, int cols)
{
	struct cell *old = screen_at(&paint.shown, 0, y);
	const struct cell *now = screen_at(s, 0, y);
	int range[2] = {0, cols - 1};
	int n = 0;

	if (paint.known && !changed_range(old, now, cols, range))
		return;
	for (int x = range[0]; x <= range[1]; x++)
		if (now[x].width > 0)
			n = add_cell(&now[x], n);
	mvwadd_wchnstr(stdscr, y, range[0], paint.line, n);
	memcpy(old + range[0], now + range[0], (size_t)(range[1] - range[0] + 1) * sizeof *now);
}

/* Both sides empty, unless the theme's blank is not the terminal's. */
static void start_blank(void)
{
	static const uint8_t text[3] = {STYLE_TEXT, STYLE_TEXT, STYLE_TEXT};
	const struct look *look = look_of(text);

	werase(stdscr);
	screen_resize(&paint.shown, term.cols, term.rows);
	paint.known = look->pair == 0 && look->attrs == A_NORMAL;
}

static void show_cursor(bool visible)
{
	if (visible != paint.cursor)
		curs_set(visible);
	paint.cursor = visible;
}

static bool place_cursor(const struct screen *s)
{
	bool visible = s->cursor_x >= 0 && s->cursor_x < term.cols && s->cursor_y >= 0 &&
		       s->cursor_y < term.rows;

	leaveok(stdscr, !visible);
	if (visible)
		wmove(stdscr, s->cursor_y, s->cursor_x);
	return visible;
}

void term_show(const struct screen *s)
{
	int cols = s->cols < term.cols ? s->cols : term.cols;
	int rows = s->rows < term.rows ? s->rows : term.rows;
	bool cursor;

	if (!term.open || term.away || cols <= 0)
		return;
	if (paint.shown.cols != term.cols || paint.shown.rows != term.rows)
		start_blank();
	for (int y = 0; y < rows; y++)
		paint_row(s, y, cols);
	paint.known = true;
	cursor = place_cursor(s);
	wnoutrefresh(stdscr);
	if (!isendwin()) /* else the other screen would get it, and some keep it there */
		show_cursor(cursor);
	doupdate();
	show_cursor(cursor);
}

void term_paint_forget(void)
{
	screen_resize(&paint.shown, 0, 0);
}

void term_redraw(void)
{
	if (!term.open)
		return;
	clearok(curscr, TRUE);
}

void term_set_theme(const struct theme *t)
{
	paint.given = *t;
	paint.themed = true;
	if (term.open)
		term_paint_open();
}

/* ---- life ---- */

static void start_colors(void)
{
	const char *no = getenv("NO_COLOR");

	if (term.colors > 0 || (no && *no) || !has_colors())
		return;
	start_color();
	term.defaults = use_default_colors() == OK;
	term.colors = COLORS;
	term.direct = COLORS > 256 && tigetflag("RGB") > 0;
}

/* Of enum theme_attr.  What the terminal has, but curses would leave out of
 * coloured text (ncv), counts for nothing; reverse it makes of the colours. */
static uint8_t shown_attrs(void)
{
	static const struct {
		const char *name;
		uint8_t attr;
		int ncv;
	} all[] = {{"bold", THEME_BOLD, 32},
		   {"smul", THEME_UNDERLINE, 2},
		   {"rev", THEME_REVERSE, 0},
		   {"sitm", THEME_ITALIC, 1 << 15},
		   {"dim", THEME_DIM, 16}};
	int ncv = tigetnum("ncv");
	uint8_t shown = 0;

	if (ncv < 0 || term.colors == 0)
		ncv = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		const char *bytes = tigetstr(all[i].name);

		if (bytes && bytes != (const char *)-1 && !(ncv & all[i].ncv))
			shown |= all[i].attr;
	}
	return shown;
}

void term_paint_open(void)
{
	start_colors();
	theme_init_plain(&paint.theme);
	if (term.colors > 0 && paint.themed)
		paint.theme = paint.given;
	paint.has = shown_attrs();
	paint.known = false;
	paint.pair_count = 0;
	forget_looks();
	if (!paint.line)
		paint.line = mem_alloc(TERM_MOST * sizeof *paint.line);
}

void term_paint_close(void)
{
	screen_release(&paint.shown);
	free(paint.line);
	paint.line = NULL;
	paint.known = false;
	paint.cursor = true;
}
