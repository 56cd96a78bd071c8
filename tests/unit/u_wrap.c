/* SPDX-License-Identifier: MIT */
#include "text/wrap.h"

#include "test.h"

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
	CHECK_INT(wrap_row_of_point(&w, 1000), 1);
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
