/* SPDX-License-Identifier: MIT */
#include "run/table.h"

#include "base/visible.h"

#include <stdio.h>
#include <string.h>

enum {
	GAP = 2,
	APART = 2,    /* columns before what stands below an id */
	COMFORT = 30, /* columns of the last cell beside an id */
	LEAST = 16,   /* columns of the last cell at all */
	CUT = 8,      /* to which columns that stay may be cut */
};

void table_init(struct table *t, struct output *out, const struct column *columns, size_t n)
{
	*t = (struct table){.out = out, .columns = columns, .n = n};
	for (size_t i = 0; i < n; i++) {
		*vec_push(&t->widths) = (uint32_t)strlen(columns[i].heading);
		*vec_push(&t->cells) = (struct table_cell){slice_of(columns[i].heading), "1"};
	}
}

static void keep_cell(struct table *t, struct slice text, const char *style)
{
	uint32_t most = t->columns[t->at].most, *width = &t->widths.v[t->at];
	uint32_t columns = output_columns(t->out, text);

	if (most && columns > most)
		columns = most;
	if (columns > *width)
		*width = columns;
	*vec_push(&t->cells) = (struct table_cell){arena_slice(&t->arena, text), style};
}

static void print_cell(struct table *t, struct slice text, const char *style)
{
	if (t->at)
		output_raw(t->out, "\t");
	output_style(t->out, style);
	output_slice(t->out, text);
	output_plain(t->out);
	if (t->at + 1 == t->n)
		output_line(t->out);
}

void table_slice(struct table *t, struct slice text, const char *style)
{
	if (t->out->terminal)
		keep_cell(t, text, style);
	else
		print_cell(t, text, style);
	t->at = (t->at + 1) % t->n;
}

void table_text(struct table *t, const char *text)
{
	table_slice(t, slice_of(text), NULL);
}

void table_number(struct table *t, size_t number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", number);
	table_text(t, digits);
}

/* ---- on a terminal */

/* The bytes of the text that fit in so many columns. */
static size_t fit(const struct output *out, struct slice text, uint32_t columns)
{
	struct visible piece;
	uint32_t used = 0;
	size_t i = 0;

	while (i < text.len) {
		visible_next(text.s + i, text.len - i, out->visible, &piece);
		if (used + piece.columns > columns)
			break;
		used += piece.columns;
		i += piece.len;
	}
	return i;
}

static void print_padded(struct table *t, struct table_cell cell, size_t column)
{
	uint32_t width = t->widths.v[column], columns = output_columns(t->out, cell.text);
	int gap;

	if (columns > width) {
		bool ascii = t->out->visible & VISIBLE_ASCII;

		cell.text.len = fit(t->out, cell.text, width - 1);
		columns = output_columns(t->out, cell.text) + 1;
		gap = (int)(width - columns);
		output_style(t->out, cell.style);
		output_slice(t->out, cell.text);
		output_raw(t->out, ascii ? "~" : "…");
		output_plain(t->out);
		output_printf(t->out, "%*s", gap + GAP, "");
		return;
	}
	gap = (int)(width - columns);
	if (t->columns[column].flags & COLUMN_RIGHT)
		output_printf(t->out, "%*s", gap, "");
	output_style(t->out, cell.style);
	output_slice(t->out, cell.text);
	output_plain(t->out);
	output_printf(t->out, "%*s", t->columns[column].flags & COLUMN_RIGHT ? GAP : gap + GAP, "");
}

/* ---- what fits the width */

static uint32_t columns_before_last(const struct table *t)
{
	uint32_t columns = t->apart ? APART : 0;

	for (size_t i = t->apart; i + 1 < t->n; i++)
		if (t->widths.v[i])
			columns += t->widths.v[i] + GAP;
	return columns;
}

/* How many columns too many, when the last cell is to have so many. */
static uint32_t excess(const struct table *t, uint32_t last)
{
	uint32_t needed, natural = t->widths.v[t->n - 1];

	if (!t->out->width)
		return 0;
	needed = columns_before_last(t) + (natural < last ? natural : last);
	return needed > t->out->width ? needed - t->out->width : 0;
}

static void drop(struct table *t, unsigned order)
{
	for (size_t i = 0; i + 1 < t->n; i++)
		if (t->columns[i].flags >> COLUMN_DROP_SHIFT == order)
			t->widths.v[i] = 0;
}

static void fit_columns(struct table *t)
{
	if (!excess(t, COMFORT))
		return;
	t->apart = t->n > 1 && t->columns[0].flags & COLUMN_ID;
	for (unsigned order = 1; order <= t->n && excess(t, LEAST); order++)
		drop(t, order);
	for (size_t i = t->apart; i + 1 < t->n; i++) {
		uint32_t much = excess(t, CUT), *width = &t->widths.v[i];

		if (*width > CUT)
			*width = *width > much + CUT ? *width - much : CUT;
	}
}

/* ---- rows */

static void print_styled(struct table *t, struct table_cell cell)
{
	output_style(t->out, cell.style);
	output_slice(t->out, cell.text);
	output_plain(t->out);
}

static bool is_same(struct slice a, struct slice b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The id is never cut or wrapped, so that it can be copied; rows that share one
 * stand below it. */
static void print_id_apart(struct table *t, size_t row)
{
	const struct table_cell *cell = &t->cells.v[row];

	if (row <= t->n || !is_same(cell->text, cell[-(ptrdiff_t)t->n].text)) {
		print_styled(t, *cell);
		output_line(t->out);
	}
	output_printf(t->out, "%*s", APART, "");
}

static void print_row(struct table *t, size_t row)
{
	const struct table_cell *cells = &t->cells.v[row];

	if (t->apart)
		print_id_apart(t, row);
	for (size_t i = t->apart; i + 1 < t->n; i++)
		if (t->widths.v[i])
			print_padded(t, cells[i], i);
	output_style(t->out, cells[t->n - 1].style);
	output_wrapped(t->out, cells[t->n - 1].text, columns_before_last(t));
	output_plain(t->out);
	output_line(t->out);
}

void table_end(struct table *t)
{
	if (t->cells.n > t->n)
		fit_columns(t);
	for (size_t i = 0; t->cells.n > t->n && i + t->n <= t->cells.n && !t->out->gone; i += t->n)
		print_row(t, i);
	vec_release(&t->cells);
	vec_release(&t->widths);
	arena_release(&t->arena);
}
