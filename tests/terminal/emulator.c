/* SPDX-License-Identifier: MIT */
#include "emulator.h"

#include "base/mem.h"
#include "sequence.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_VTERM
#include <vterm.h>

struct terminal {
	VTerm *vterm;
	struct sequences modes; /* libvterm keeps most modes to itself */
	VTermPos last;          /* of the last character */
	bool joinable;          /* a mark that comes now belongs to it */
};

static const struct cell blank = {.chars = {' '}, .width = 1};

static struct cell *at(struct emulator *e, int row, int column)
{
	return &e->cells[(size_t)row * (size_t)e->columns + (size_t)column];
}

static bool inside(const struct emulator *e, int row, int column)
{
	return row >= 0 && column >= 0 && row < e->rows && column < e->columns;
}

/* A wide character of which half is overwritten disappears. */
static void break_wide(struct emulator *e, int row, int column)
{
	if (column > 0 && at(e, row, column)->width == 0)
		*at(e, row, column - 1) = blank;
	if (column + 1 < e->columns && at(e, row, column + 1)->width == 0)
		*at(e, row, column + 1) = blank;
}

static int put_glyph(VTermGlyphInfo *info, VTermPos pos, void *user)
{
	struct emulator *e = user;
	struct terminal *t = e->terminal;
	bool again = t->joinable && pos.row == t->last.row && pos.col == t->last.col;
	struct cell c = e->pen;

	if (!inside(e, pos.row, pos.col) || !inside(e, pos.row, pos.col + info->width - 1)) {
		e->outside++;
		return 1;
	}
	memset(c.chars, 0, sizeof c.chars);
	for (int i = 0; i < CELL_MARKS && info->chars[i]; i++)
		c.chars[i] = info->chars[i];
	c.width = (uint16_t)info->width;
	for (int i = 0; i < info->width; i++)
		break_wide(e, pos.row, pos.col + i);
	*at(e, pos.row, pos.col) = c;
	if (info->width == 2) {
		c.width = 0;
		*at(e, pos.row, pos.col + 1) = c;
	}
	if (!again)
		e->painted += (size_t)info->width;
	t->last = pos;
	t->joinable = true;
	return 1;
}

static int move_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct emulator *e = user;

	struct terminal *t = e->terminal;

	(void)old;
	(void)visible;
	if (pos.row != t->last.row || pos.col <= t->last.col || pos.col > t->last.col + 2)
		t->joinable = false;
	e->row = pos.row;
	e->column = pos.col;
	return 1;
}

static void move_cells(struct cell *cells, int columns, VTermRect to, VTermRect from)
{
	int rows = to.end_row - to.start_row;
	size_t bytes = (size_t)(to.end_col - to.start_col) * sizeof(struct cell);
	bool down = to.start_row > from.start_row;

	for (int i = 0; i < rows; i++) {
		int k = down ? rows - 1 - i : i;

		memmove(cells + (to.start_row + k) * columns + to.start_col,
			cells + (from.start_row + k) * columns + from.start_col, bytes);
	}
}

static int move_rectangle(VTermRect to, VTermRect from, void *user)
{
	struct emulator *e = user;

	move_cells(e->cells, e->columns, to, from);
	if (e->marked)
		move_cells(e->marked, e->columns, to, from);
	return 1;
}

static int erase(VTermRect r, int selective, void *user)
{
	struct emulator *e = user;
	struct cell empty = blank;

	(void)selective;
	empty.background = e->pen.background;
	for (int row = r.start_row; row < r.end_row; row++)
		for (int column = r.start_col; column < r.end_col; column++) {
			struct cell *c = at(e, row, column);

			if (e->scrolling && e->marked)
				e->marked[row * e->columns + column] = empty;
			else
				e->painted += cells_changed(c, &empty, 1);
			*c = empty;
		}
	return 1;
}

static int scroll(VTermRect r, int downward, int rightward, void *user)
{
	struct emulator *e = user;
	size_t painted = e->painted;

	e->scrolling = true;
	vterm_scroll_rect(r, downward, rightward, move_rectangle, erase, user);
	e->scrolling = false;
	e->painted = painted;
	return 1;
}

static int reset_pen(void *user)
{
	((struct emulator *)user)->pen = blank;
	return 1;
}

static uint32_t color_number(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return 0;
	if (VTERM_COLOR_IS_INDEXED(c))
		return 0x1000000U | c->indexed.idx;
	return 0x2000000U | (uint32_t)c->rgb.red << 16 | (uint32_t)c->rgb.green << 8 | c->rgb.blue;
}

static int set_pen(VTermAttr attr, VTermValue *value, void *user)
{
	static const uint16_t bits[VTERM_N_ATTRS] = {
	    [VTERM_ATTR_BOLD] = CELL_BOLD,       [VTERM_ATTR_UNDERLINE] = CELL_UNDERLINE,
	    [VTERM_ATTR_ITALIC] = CELL_ITALIC,   [VTERM_ATTR_BLINK] = CELL_BLINK,
	    [VTERM_ATTR_REVERSE] = CELL_REVERSE, [VTERM_ATTR_STRIKE] = CELL_STRIKE,
	};
	struct cell *pen = &((struct emulator *)user)->pen;

	if (attr == VTERM_ATTR_FOREGROUND)
		pen->foreground = color_number(&value->color);
	else if (attr == VTERM_ATTR_BACKGROUND)
		pen->background = color_number(&value->color);
	else if (value->number)
		pen->look = (uint16_t)(pen->look | bits[attr]);
	else
		pen->look = (uint16_t)(pen->look & ~bits[attr]);
	return 1;
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
	struct emulator *e = user;

	if (property == VTERM_PROP_CURSORVISIBLE) {
		e->cursor_visible = value->boolean;
	} else if (property == VTERM_PROP_TITLE) {
		str_clear(&e->title);
		str_addz(&e->title, value->string);
		e->titles++;
	} else if (property == VTERM_PROP_ALTSCREEN && !value->boolean != !e->alternate) {
		struct cell *shown = e->cells;

		e->cells = e->other;
		e->other = shown;
		e->alternate = value->boolean;
	}
	return 1;
}

static struct cell *resized(struct cell *old, int rows, int columns, const struct emulator *e)
{
	struct cell *new = mem_zalloc((size_t)rows * (size_t)columns, sizeof *new);

	for (int row = 0; row < rows; row++)
		for (int column = 0; column < columns; column++)
			new[row * columns + column] =
			    inside(e, row, column) ? old[row * e->columns + column] : blank;
	free(old);
	return new;
}

static void end_mark(struct emulator *e)
{
	free(e->marked);
	free(e->before);
	e->marked = e->before = NULL;
}

static int resize(int rows, int columns, VTermPos *delta, void *user)
{
	struct emulator *e = user;

	(void)delta;
	end_mark(e);
	e->cells = resized(e->cells, rows, columns, e);
	e->other = resized(e->other, rows, columns, e);
	e->rows = rows;
	e->columns = columns;
	return 1;
}

static const VTermStateCallbacks callbacks = {
    .putglyph = put_glyph,
    .movecursor = move_cursor,
    .scrollrect = scroll,
    .moverect = move_rectangle,
    .erase = erase,
    .initpen = reset_pen,
    .setpenattr = set_pen,
    .settermprop = set_property,
    .resize = resize,
};

static void ignore_answer(const char *s, size_t len, void *user)
{
	(void)s;
	(void)len;
	(void)user;
}

static void set_mode(struct emulator *e, int mode, bool on)
{
	size_t i = 0;

	while (i < e->mode_count && e->modes[i] < mode)
		i++;
	bool there = i < e->mode_count && e->modes[i] == mode;
	if (on && !there && e->mode_count < EMULATOR_MODES) {
		memmove(e->modes + i + 1, e->modes + i, (e->mode_count - i) * sizeof(int));
		e->modes[i] = mode;
		e->mode_count++;
	} else if (!on && there) {
		e->mode_count--;
		memmove(e->modes + i, e->modes + i + 1, (e->mode_count - i) * sizeof(int));
	}
}

static void take_mode(const struct token *t, void *user)
{
	struct emulator *e = user;
	struct csi c;

	if (t->kind == TOKEN_ESCAPE && t->bytes.len == 2 &&
	    (t->bytes.s[1] == '=' || t->bytes.s[1] == '>'))
		e->keypad = t->bytes.s[1] == '=';
	if (!csi_parse(t, &c) || c.leader != '?' || c.intermediate ||
	    (c.final != 'h' && c.final != 'l'))
		return;
	for (int i = 0; i < c.count; i++)
		set_mode(e, c.n[i], c.final == 'h');
}

bool emulator_missing(void)
{
	return false;
}

struct emulator *emulator_new(int rows, int columns)
{
	struct emulator *e = mem_zalloc(1, sizeof *e);
	struct terminal *t = e->terminal = mem_zalloc(1, sizeof *t);

	str_init(&e->title);
	sequences_init(&t->modes, take_mode, e);
	e->pen = blank;
	e->cursor_visible = true;
	set_mode(e, 7, true);
	set_mode(e, 25, true);
	e->cells = resized(NULL, rows, columns, e);
	e->other = resized(NULL, rows, columns, e);
	e->rows = rows;
	e->columns = columns;
	t->vterm = vterm_new(rows, columns);
	vterm_set_utf8(t->vterm, 1);
	vterm_output_set_callback(t->vterm, ignore_answer, NULL);
	vterm_state_set_callbacks(vterm_obtain_state(t->vterm), &callbacks, e);
	vterm_state_reset(vterm_obtain_state(t->vterm), 1);
	e->painted = 0;
	return e;
}

void emulator_free(struct emulator *e)
{
	if (!e)
		return;
	vterm_free(e->terminal->vterm);
	sequences_release(&e->terminal->modes);
	str_release(&e->title);
	end_mark(e);
	free(e->terminal);
	free(e->cells);
	free(e->other);
	free(e);
}

void emulator_feed(struct emulator *e, const char *bytes, size_t len)
{
	struct terminal *t = e->terminal;

	sequences_feed(&t->modes, bytes, len);
	vterm_input_write(t->vterm, bytes, len);
}

void emulator_resize(struct emulator *e, int rows, int columns)
{
	vterm_set_size(e->terminal->vterm, rows, columns);
}

void emulator_mark(struct emulator *e)
{
	end_mark(e);
	e->marked = emulator_copy(e);
	e->before = emulator_copy(e);
}

#else

bool emulator_missing(void)
{
	return true;
}

struct emulator *emulator_new(int rows, int columns)
{
	(void)rows;
	(void)columns;
	return NULL;
}

void emulator_free(struct emulator *e)
{
	(void)e;
}

void emulator_feed(struct emulator *e, const char *bytes, size_t len)
{
	(void)e;
	(void)bytes;
	(void)len;
}

void emulator_resize(struct emulator *e, int rows, int columns)
{
	(void)e;
	(void)rows;
	(void)columns;
}

void emulator_mark(struct emulator *e)
{
	(void)e;
}

#endif
