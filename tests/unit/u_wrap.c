/* SPDX-License-Identifier: MIT */
#include "text/wrap.h"

#include "base/mem.h"
#include "text/linebreak.h"

#include "dice.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* The rows, as drawn, joined by |. */
static void check_rows(const char *s, uint32_t width, const char *want)
{
	struct wrap w = {0};
	struct str got = STR_INIT;

	wrap_build(&w, slice_of(s), width, WRAP_FRENCH);
	for (uint32_t i = 0; i < w.n; i++) {
		struct slice row = display_range(&w.display, w.v[i].first, w.v[i].end);

		if (i)
			str_addc(&got, '|');
		str_add(&got, row.s, row.len);
	}
	test_row("%s at %u", s, (unsigned)width);
	CHECK_STR(got.s, want);
	str_release(&got);
	wrap_release(&w);
}

TEST(wrap_rows)
{
	static const struct {
		const char *s;
		uint32_t width;
		const char *want;
	} rows[] = {
	    {"", 10, ""},
	    {"un deux trois", 8, "un deux |trois"},
	    {"un deux trois", 7, "un deux |trois"},
	    {"un deux trois", 6, "un |deux |trois"},
	    {"un deux trois", 13, "un deux trois"},
	    {"un deux ", 7, "un deux "},
	    {"anticonstitutionnel", 8, "anticons|titution|nel"},
	    {"le anticonstitutionnel", 8, "le |anticons|titution|nel"},
	    {"peut-être", 6, "peut-|être"},
	    {"dit « oui »", 6, "dit |« oui |»"},
	    {"« oui »", 3, "« o|ui |»"},
	    {"25 000 t", 7, "25 000 |t"},
	    {"日本語", 4, "日本|語"},
	    {"日本語", 3, "日|本|語"},
	    {"日本語", 1, "日|本|語"},
	    {"abc", 1, "a|b|c"},
	    {"a b", 1, "a |b"},
	    {"abc", 0, "a|b|c"},
	    {"a\xe2\x80\xae"
	     "b",
	     3, "a|<RLO>|b"},
	    {"co\xc2\xadopérer", 4, "coop|érer"},
	    {"👨‍👩‍👧👨‍👩‍👧", 2, "👨|👨"},
	    {"   ", 1, "   "},
	    {"a   b", 2, "a   |b"},
	    {"x\xe2\x80\xa8y", 80, "x<LS>|y"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_rows(rows[i].s, rows[i].width, rows[i].want);
}

static const char text[] =
    "— Les « 25 000 tonnes » de blé, d’engrais (et 5 km) : l’été… peut-être ! 日本語のテキスト "
    "e\xcc\x81\xcc\x82 \xe2\x80\xae \xff\xfe 👨‍👩‍👧 🇺🇦\tfin "
    "anticonstitutionnellement.";

static void check_tiling(const struct wrap *w, uint32_t width)
{
	CHECK_INT(w->v[0].first, 0);
	CHECK_INT(w->v[w->n - 1].end, w->display.n);
	for (uint32_t i = 0; i < w->n; i++) {
		const struct wrap_row *r = &w->v[i];

		if (i + 1 < w->n)
			CHECK_INT(w->v[i + 1].first, r->end);
		CHECK(r->end > r->first);
		/* wider only where one cluster is, spaces aside */
		CHECK(r->columns <= width || r->columns == w->display.v[r->first].columns);
	}
}

static void check_places(const struct wrap *w)
{
	for (uint32_t i = 0; i < w->n; i++) {
		uint32_t column = 0, start, end;

		wrap_row_points(w, i, &start, &end);
		CHECK_INT(start, w->display.v[w->v[i].first].point);
		CHECK_INT(end, w->display.v[w->v[i].end].point);
		for (uint32_t c = w->v[i].first; c < w->v[i].end; c++) {
			uint32_t columns = w->display.v[c].columns;
			struct wrap_place p = wrap_place(w, c);

			CHECK_INT(p.row, i);
			CHECK_INT(p.column, column);
			for (uint32_t k = 0; k < columns; k++)
				CHECK_INT(wrap_cluster_at(w, i, column + k), c);
			p = wrap_place_of_point(w, w->display.v[c].point);
			CHECK_INT(p.row, i);
			CHECK_INT(p.column, column);
			column += columns;
		}
		CHECK_INT(wrap_cluster_at(w, i, column + 5), w->v[i].end - 1);
	}
}

/* All widths: rows tile the paragraph, and places go both ways. */
TEST(wrap_at_every_width)
{
	struct wrap w = {0}, fresh = {0};

	wrap_build(&w, slice_of(text), 80, WRAP_FRENCH);
	for (uint32_t width = 1; width < 130; width++) {
		test_row("width %u", (unsigned)width);
		wrap_resize(&w, width);
		check_tiling(&w, width);
		check_places(&w);
		wrap_build(&fresh, slice_of(text), width, WRAP_FRENCH);
		CHECK_INT(fresh.n, w.n);
		CHECK(memcmp(fresh.v, w.v, w.n * sizeof *w.v) == 0);
	}
	wrap_release(&w);
	wrap_release(&fresh);
}

/* A row ends where linebreak allows, unless its word is longer than the row. */
TEST(wrap_ends_rows_at_breaks)
{
	struct wrap w = {0};

	wrap_build(&w, slice_of(text), 40, WRAP_FRENCH);
	for (uint32_t i = 1; i < w.n; i++)
		CHECK(w.display.v[w.v[i].first].flags & (CLUSTER_BREAK | CLUSTER_MUST));
	wrap_release(&w);
}

TEST(wrap_hangs_spaces)
{
	struct wrap w = {0};
	struct wrap_place p;

	wrap_build(&w, slice_of("abc   def"), 3, 0);
	CHECK_INT(w.n, 2);
	CHECK_INT(w.v[0].columns, 3);
	CHECK_INT(w.v[0].end, 6);
	p = wrap_place(&w, 5);
	CHECK_INT(p.row, 0);
	CHECK_INT(p.column, 5);
	p = wrap_place(&w, 9);
	CHECK_INT(p.row, 1);
	CHECK_INT(p.column, 3);
	CHECK_INT(wrap_point_at(&w, 1, 0), 6);
	CHECK_INT(wrap_place_of_point(&w, 1000).row, 1);
	wrap_release(&w);
}

TEST(wrap_of_nothing_has_a_row)
{
	struct wrap w = {0};
	uint32_t start, end;

	wrap_build(&w, (struct slice){NULL, 0}, 10, WRAP_FRENCH);
	CHECK_INT(w.n, 1);
	CHECK_INT(w.v[0].first, 0);
	CHECK_INT(w.v[0].end, 0);
	CHECK_INT(wrap_cluster_at(&w, 0, 3), 0);
	CHECK_INT(wrap_point_at(&w, 0, 0), 0);
	CHECK_INT(wrap_place_of_point(&w, 7).column, 0);
	wrap_row_points(&w, 0, &start, &end);
	CHECK_INT(end, 0);
	wrap_release(&w);
	wrap_release(&w);
}

/* ---- odd paragraphs at every width */

static const char *const odd[] = {
    "",
    "   ",
    "a",
    "\xc2\xad\xc2\xad",
    "\t\t\tx\t",
    "日本語のテキストは空白なしで続く、そして終わる。",
    "anticonstitutionnellement-anticonstitutionnellement",
    "https://exemple.fr/a/tres/long/chemin?q=1&r=2#fragment-sans-fin",
    "« Non » : — Oui ; 25 000 t, 12 %, n° 5, M. Keïta, 5 km ! (l’été…)",
    "<RLO> \xe2\x80\xae\xe2\x80\xae \xff\xfe\xf0\x9f \x1b[2J \xee\x80\x80 fin",
    "👨‍👩‍👧👨‍👩‍👧 🇫🇷🇲🇱🇷🇺 👍🏽👍🏽 "
    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85z",
    "un\xe2\x80\xa8"
    "deux\xe2\x80\xa9trois\x0bquatre\x0c"
    "cinq",
    "a        b         c          d           e            f",
    "co\xc2\xadop\xc2\xad\xc3\xa9\xc2\xadra\xc2\xadtion co\xc2\xadop\xc2\xad",
};

enum { ODD = sizeof odd / sizeof *odd, WIDEST = 200 };

/* Breaks stand where linebreak allows, and only there. */
static void check_breaks(const struct wrap *w, struct slice s, unsigned flags)
{
	unsigned char *breaks = mem_alloc(s.len + 1);

	linebreak_find(s.s, s.len, flags & WRAP_FRENCH ? LINEBREAK_FRENCH : 0, breaks);
	for (uint32_t i = 1; i < w->display.n; i++) {
		const struct cluster *c = &w->display.v[i];
		bool hyphen = c[-1].columns == 0;
		unsigned char at = breaks[c->byte];

		CHECK_INT(!!(c->flags & CLUSTER_MUST), at == LINEBREAK_MUST);
		CHECK_INT(!!(c->flags & CLUSTER_BREAK), at == LINEBREAK_MAY && !hyphen);
	}
	free(breaks);
}

/* Columns of [first, end) without the blanks at its end. */
static uint32_t trimmed_columns(const struct display *d, uint32_t first, uint32_t end)
{
	while (end > first && (d->v[end - 1].flags & CLUSTER_SPACE))
		end--;
	return display_columns(d, first, end);
}

/* The first place behind `from` where a row may end. */
static uint32_t next_break(const struct display *d, uint32_t from)
{
	uint32_t i = from + 1;

	while (i < d->n && !(d->v[i].flags & (CLUSTER_BREAK | CLUSTER_MUST)))
		i++;
	return i < d->n ? i : d->n;
}

/* A row ends for a reason: the paragraph does, it must, or one more piece does
 * not fit; inside a word, because no place in the row was allowed. */
static void check_row_end(const struct wrap *w, uint32_t row)
{
	const struct display *d = &w->display;
	uint32_t first = w->v[row].first, end = w->v[row].end, next;

	CHECK_INT(w->v[row].columns, trimmed_columns(d, first, end));
	for (uint32_t i = first + 1; i < end; i++)
		CHECK(!(d->v[i].flags & CLUSTER_MUST));
	if (end == d->n || d->v[end].flags & CLUSTER_MUST)
		return;
	if (d->v[end].flags & CLUSTER_BREAK) {
		next = next_break(d, end);
	} else {
		CHECK(next_break(d, first) > end);
		next = end + 1;
	}
	CHECK(trimmed_columns(d, first, next) > w->width);
}

static void check_wrapped(const struct wrap *w)
{
	check_tiling(w, w->width);
	for (uint32_t row = 0; row < w->n; row++)
		check_row_end(w, row);
	check_places(w);
}

TEST(wrap_is_right_at_every_width)
{
	struct wrap w = {0};

	for (size_t k = 0; k < 2 * ODD; k++) {
		unsigned flags = k < ODD ? WRAP_FRENCH : 0;
		struct slice s = slice_of(odd[k % ODD]);
		uint32_t rows = UINT32_MAX;

		wrap_build(&w, s, 80, flags);
		check_breaks(&w, s, flags);
		for (uint32_t width = 1; width <= WIDEST && s.len; width++) {
			test_row("%s at %u", odd[k % ODD], (unsigned)width);
			wrap_resize(&w, width);
			check_wrapped(&w);
			CHECK(w.n <= rows); /* more room never costs a row */
			rows = w.n;
		}
	}
	wrap_release(&w);
}

/* What stood in w before, and at which width, makes no difference. */
TEST(wrap_resize_equals_wrap_build)
{
	struct wrap kept = {0}, fresh = {0};
	struct dice d = {53};

	for (int round = 0; round < 600; round++) {
		struct slice s = slice_of(odd[dice_below(&d, ODD)]);
		uint32_t width = dice_below(&d, 30);

		wrap_build(&kept, s, dice_below(&d, WIDEST), WRAP_FRENCH);
		wrap_resize(&kept, dice_below(&d, 9));
		wrap_resize(&kept, width);
		wrap_release(&fresh);
		wrap_build(&fresh, s, width, WRAP_FRENCH);
		test_row("%s at %u", s.s, (unsigned)width);
		CHECK_INT(kept.width, width ? width : 1);
		CHECK_INT(kept.n, fresh.n);
		CHECK(kept.n == fresh.n && memcmp(kept.v, fresh.v, fresh.n * sizeof *fresh.v) == 0);
	}
	wrap_release(&kept);
	wrap_release(&fresh);
}

TEST(wrap_bears_hostile_text)
{
	struct wrap w = {0};
	struct dice d = {59};

	for (int round = 0; round < 1500; round++) {
		struct str s = STR_INIT;
		unsigned flags = round % 2 ? WRAP_FRENCH : 0;

		dice_text(&d, &s, 1 + dice_below(&d, 20), DICE_HOSTILE);
		test_row("round %d: %s", round, s.s);
		wrap_build(&w, dice_slice(&s), 1 + dice_below(&d, 24), flags);
		check_breaks(&w, dice_slice(&s), flags);
		check_wrapped(&w);
		str_release(&s);
	}
	wrap_release(&w);
}

/* Of every point of the source: its row holds it, and back from its place comes
 * the cluster that it is in. */
TEST(wrap_of_points_goes_both_ways)
{
	struct wrap w = {0};

	for (size_t k = 1; k < ODD; k++) {
		wrap_build(&w, slice_of(odd[k]), 11, WRAP_FRENCH);
		test_row("%s", odd[k]);
		for (uint32_t p = 0; p < w.display.v[w.display.n].point; p++) {
			struct wrap_place at = wrap_place_of_point(&w, p);
			uint32_t c = display_at_point(&w.display, p), start, end;

			wrap_row_points(&w, at.row, &start, &end);
			CHECK(start <= p && p < end);
			if (w.display.v[c].columns)
				CHECK_INT(wrap_point_at(&w, at.row, at.column),
					  w.display.v[c].point);
		}
		CHECK_INT(wrap_place_of_point(&w, UINT32_MAX).row, w.n - 1);
		CHECK_INT(wrap_row_of(&w, w.display.n), w.n - 1);
	}
	wrap_release(&w);
}

/* Soft hyphens draw nothing and spaces hang: neither may make a row without end. */
TEST(wrap_rows_are_bounded)
{
	static const char *const pieces[] = {"\u00ad", " "};

	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct str bytes = STR_INIT;
		struct wrap w = {0};
		uint32_t longest = 0;

		test_row("%s", pieces[i]);
		str_addz(&bytes, "a");
		for (int n = 0; n < 5000; n++)
			str_addz(&bytes, pieces[i]);
		wrap_build(&w, (struct slice){bytes.s, bytes.len}, 40, WRAP_FRENCH);
		for (uint32_t row = 0; row < w.n; row++)
			if (w.v[row].end - w.v[row].first > longest)
				longest = w.v[row].end - w.v[row].first;
		CHECK_INT(longest, WRAP_ROW_MOST);
		CHECK_INT(w.v[w.n - 1].end, w.display.n);
		wrap_release(&w);
		str_release(&bytes);
	}
}
