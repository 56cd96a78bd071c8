/* What the emulator's cells show; needs no libvterm.
 * SPDX-License-Identifier: MIT
 */
#include "base/mem.h"
#include "base/utf8.h"
#include "emulator.h"

#include <stdlib.h>
#include <string.h>

size_t emulator_area(const struct emulator *e)
{
	return (size_t)e->rows * (size_t)e->columns;
}

const struct cell *emulator_cell(const struct emulator *e, int row, int column)
{
	return &e->cells[row * e->columns + column];
}

static void add_cell(const struct cell *c, struct str *out)
{
	char bytes[4];

	for (int i = 0; i < CELL_MARKS && c->chars[i] && c->width; i++)
		str_add(out, bytes, utf8_put(c->chars[i], bytes));
}

void emulator_row(const struct emulator *e, int row, struct str *out)
{
	size_t start = out->len;

	for (int column = 0; column < e->columns; column++)
		add_cell(emulator_cell(e, row, column), out);
	while (out->len > start && out->s[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
}

void emulator_text(const struct emulator *e, struct str *out)
{
	for (int row = 0; row < e->rows; row++) {
		emulator_row(e, row, out);
		str_addc(out, '\n');
	}
}

bool emulator_find(const struct emulator *e, const char *text, int *row, int *column)
{
	struct str line = STR_INIT;
	bool found = false;

	for (int r = 0; r < e->rows && !found; r++) {
		str_clear(&line);
		emulator_row(e, r, &line);
		const char *hit = strstr(line.s, text);
		if (!hit)
			continue;
		found = true;
		size_t before = (size_t)(hit - line.s);
		struct str cell = STR_INIT;
		int c = 0;
		for (; c < e->columns && cell.len < before; c++)
			add_cell(emulator_cell(e, r, c), &cell);
		while (c < e->columns && emulator_cell(e, r, c)->width == 0)
			c++;
		str_release(&cell);
		if (row)
			*row = r;
		if (column)
			*column = c;
	}
	str_release(&line);
	return found;
}

bool emulator_has_mode(const struct emulator *e, int mode)
{
	for (size_t i = 0; i < e->mode_count; i++)
		if (e->modes[i] == mode)
			return true;
	return false;
}

struct cell *emulator_copy(const struct emulator *e)
{
	size_t bytes = emulator_area(e) * sizeof(struct cell);

	return memcpy(mem_alloc(bytes), e->cells, bytes);
}

/* A blank shows its background and lines only. */
static bool same_look(const struct cell *a, const struct cell *b)
{
	const unsigned seen = CELL_UNDERLINE | CELL_REVERSE | CELL_STRIKE;

	if (memcmp(a, b, sizeof *a) == 0)
		return true;
	return a->chars[0] == ' ' && b->chars[0] == ' ' && !a->chars[1] && !b->chars[1] &&
	       a->background == b->background && a->look == (a->look & ~seen) &&
	       b->look == (b->look & ~seen);
}

size_t cells_changed(const struct cell *a, const struct cell *b, size_t n)
{
	size_t changed = 0;

	for (size_t i = 0; i < n; i++)
		changed += !same_look(&a[i], &b[i]);
	return changed;
}

size_t emulator_changed(const struct emulator *e)
{
	return e->before ? cells_changed(e->before, e->cells, emulator_area(e)) : 0;
}

size_t emulator_needed(const struct emulator *e)
{
	size_t changed = emulator_changed(e);
	size_t moved = e->marked ? cells_changed(e->marked, e->cells, emulator_area(e)) : 0;

	return moved < changed ? moved : changed;
}
