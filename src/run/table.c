/* SPDX-License-Identifier: MIT */
#include "run/table.h"

#include "base/visible.h"

#include <stdio.h>
#include <string.h>

enum { GAP = 2 };

void table_init(struct table *t, struct output *out, const struct column *columns, size_t n)
{
	*t = (struct table){.out = out, .columns = columns, .n = n};
	for (size_t i = 0; i < n; i++)
		*vec_push(&t->widths) = (uint32_t)strlen(columns[i].heading);
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

static void print_row(struct table *t, const struct table_cell *cells)
{
	uint32_t indent = 0;

	for (size_t i = 0; i + 1 < t->n; i++) {
		print_padded(t, cells[i], i);
		indent += t->widths.v[i] + GAP;
	}
	output_style(t->out, cells[t->n - 1].style);
	output_wrapped(t->out, cells[t->n - 1].text, indent);
	output_plain(t->out);
	output_line(t->out);
}

static void print_heading(struct table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct table_cell cell = {slice_of(t->columns[i].heading), "1"};

		if (i + 1 < t->n) {
			print_padded(t, cell, i);
			continue;
		}
		output_style(t->out, cell.style);
		output_slice(t->out, cell.text);
		output_plain(t->out);
		output_line(t->out);
	}
}

void table_end(struct table *t)
{
	if (t->cells.n)
		print_heading(t);
	for (size_t i = 0; i + t->n <= t->cells.n && !t->out->gone; i += t->n)
		print_row(t, &t->cells.v[i]);
	vec_release(&t->cells);
	vec_release(&t->widths);
	arena_release(&t->arena);
}
