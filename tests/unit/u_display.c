/* SPDX-License-Identifier: MIT */
#include "text/display.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/visible.h"

#include "dice.h"
#include "test.h"

#include <string.h>

static struct display build(const char *s, unsigned flags)
{
	struct display d = {0};

	display_build(&d, slice_of(s), flags);
	return d;
}

struct want {
	uint32_t point;
	uint32_t byte;
	unsigned columns;
	unsigned flags;
	const char *text;
};

static void check(const char *s, const struct want *want, uint32_t n)
{
	struct display d = build(s, 0);

	test_row("%s", s);
	CHECK_INT(d.n, n);
	for (uint32_t i = 0; i < n && i < d.n; i++) {
		CHECK_INT(d.v[i].point, want[i].point);
		CHECK_INT(d.v[i].byte, want[i].byte);
		CHECK_INT(d.v[i].columns, want[i].columns);
		CHECK_INT(d.v[i].flags, want[i].flags);
		CHECK(slice_is(display_text(&d, i), want[i].text));
	}
	CHECK_INT(d.v[d.n].byte, strlen(s));
	CHECK_INT(d.v[d.n].out, d.out.len);
	display_release(&d);
}

#define CHECK_CLUSTERS(s, ...)                                          \
	do {                                                            \
		static const struct want want[] = __VA_ARGS__;          \
		check(s, want, (uint32_t)(sizeof want / sizeof *want)); \
	} while (0)

TEST(display_clusters)
{
	CHECK_CLUSTERS("a b",
		       {{0, 0, 1, 0, "a"}, {1, 1, 1, CLUSTER_SPACE, " "}, {2, 2, 1, 0, "b"}});
	CHECK_CLUSTERS("éa", {{0, 0, 1, 0, "é"}, {1, 2, 1, 0, "a"}});
	CHECK_CLUSTERS("e\xcc\x81"
		       "a",
		       {{0, 0, 1, 0, "e\xcc\x81"}, {2, 3, 1, 0, "a"}});
	CHECK_CLUSTERS("é\xcc\xa3"
		       "a",
		       {{0, 0, 1, 0, "é\xcc\xa3"}, {2, 4, 1, 0, "a"}});
	CHECK_CLUSTERS("日本", {{0, 0, 2, 0, "日"}, {1, 3, 2, 0, "本"}});
	CHECK_CLUSTERS("👨‍👩‍👧x", {{0, 0, 2, 0, "👨"}, {5, 18, 1, 0, "x"}});
	CHECK_CLUSTERS("🇺🇦x", {{0, 0, 2, 0, "UA"}, {2, 8, 1, 0, "x"}});
	CHECK_CLUSTERS("\xe2\x80\xae"
		       "a",
		       {{0, 0, 5, CLUSTER_MARK, "<RLO>"}, {1, 3, 1, 0, "a"}});
	CHECK_CLUSTERS("\x1b", {{0, 0, 2, CLUSTER_MARK, "^["}});
	CHECK_CLUSTERS("\xc3", {{0, 0, 4, CLUSTER_MARK, "<C3>"}});
	CHECK_CLUSTERS("\xc3"
		       "a",
		       {{0, 0, 4, CLUSTER_MARK, "<C3>"}, {1, 1, 1, 0, "a"}});
	CHECK_CLUSTERS("o\xc2\xad"
		       "p",
		       {{0, 0, 1, 0, "o"}, {1, 1, 0, 0, ""}, {2, 3, 1, 0, "p"}});
	CHECK_CLUSTERS("«\xc2\xa0", {{0, 0, 1, 0, "«"}, {1, 2, 1, CLUSTER_SPACE, " "}});
	CHECK_CLUSTERS("\xe3\x80\x80", {{0, 0, 2, CLUSTER_SPACE, "  "}});
	CHECK_CLUSTERS("<RLO>", {{0, 0, 1, 0, "<"},
				 {1, 1, 1, 0, "R"},
				 {2, 2, 1, 0, "L"},
				 {3, 3, 1, 0, "O"},
				 {4, 4, 1, 0, ">"}});
}

TEST(display_tabs_reach_the_next_stop)
{
	CHECK_CLUSTERS("\ta\t", {{0, 0, 8, CLUSTER_SPACE, "        "},
				 {1, 1, 1, 0, "a"},
				 {2, 2, 7, CLUSTER_SPACE, "       "}});
	CHECK_CLUSTERS("日\t", {{0, 0, 2, 0, "日"}, {1, 3, 6, CLUSTER_SPACE, "      "}});
}

TEST(display_counts_marks)
{
	struct display d = build("a\x1b[1m\xe2\x80\xae\xff<RLO>", 0);

	CHECK_INT(d.marks, 3);
	display_release(&d);
	d = build("co\xc2\xadop", VISIBLE_RAW);
	CHECK_INT(d.marks, 1);
	display_release(&d);
}

TEST(display_in_ascii)
{
	struct display d = build("été…", VISIBLE_ASCII);

	CHECK_INT(d.n, 4);
	CHECK_STR(d.out.s, "ete...");
	CHECK_INT(d.v[3].columns, 3);
	CHECK_INT(display_columns(&d, 0, d.n), 6);
	display_release(&d);
}

/* The map against a walk over the clusters. */
TEST(display_maps_points)
{
	static const char *const samples[] = {
	    "",         "plain", "été e\xcc\x81 👨‍👩‍👧 \xff\xe2\x82 \xe2\x80\xae",
	    "日本\t語", "🇺🇦🇫🇷🇺", "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81z",
	};

	for (size_t k = 0; k < sizeof samples / sizeof *samples; k++) {
		struct display d = build(samples[k], 0);

		test_row("%s", samples[k]);
		for (uint32_t i = 0; i < d.n; i++) {
			for (uint32_t p = d.v[i].point; p < d.v[i + 1].point; p++)
				CHECK_INT(display_at_point(&d, p), i);
			CHECK(d.v[i].byte < d.v[i + 1].byte && d.v[i].point < d.v[i + 1].point);
		}
		CHECK_INT(display_at_point(&d, d.v[d.n].point), d.n);
		CHECK_INT(display_at_point(&d, UINT32_MAX), d.n);
		CHECK_INT(d.v[d.n].byte, strlen(samples[k]));
		display_release(&d);
	}
}

/* What is drawn is the visible form (but for tabs), on every path. */
TEST(display_draws_the_visible_form)
{
	static const char *const parts[] = {
	    "a",    " ",  "é",        "\xcc\x81", "’", "\xe2\x80\x8d",
	    "\xff", "日", "\xc2\xad", "\xc2",     "ÿ", "\xef\xb8\x8f",
	    "1",    "👍",  "\x1b"};
	struct display d = {0};
	unsigned seed = 5;

	for (int round = 0; round < 5000; round++) {
		struct str s = STR_INIT, want = STR_INIT;

		for (int i = 0; i < 10; i++) {
			seed = seed * 1103515245 + 12345;
			str_addz(&s, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
		}
		display_build(&d, (struct slice){s.s, s.len}, 0);
		visible_add(&want, s.s, s.len, 0);
		CHECK_STR(d.out.s, want.s);
		CHECK_INT(display_columns(&d, 0, d.n), visible_columns(s.s, s.len, 0));
		str_release(&s);
		str_release(&want);
	}
	display_release(&d);
}

TEST(display_ranges_are_clipped)
{
	struct display d = build("abc", 0);

	CHECK(slice_is(display_range(&d, 1, 3), "bc"));
	CHECK(slice_is(display_range(&d, 1, 99), "bc"));
	CHECK(slice_is(display_range(&d, 2, 1), ""));
	CHECK(slice_is(display_text(&d, 3), ""));
	CHECK(d.simple);
	display_release(&d);
}

/* ---- on anything */

/* Points as the reader of the source counts them: each ill-formed part is one. */
static uint32_t count_points(const char *s, size_t len)
{
	uint32_t n = 0, cp;

	for (size_t i = 0; i < len; n++)
		i += utf8_decode(s + i, len - i, &cp);
	return n;
}

/* Columns of what is drawn, and that none of it can act on a terminal. */
static uint32_t drawn_columns(struct slice out)
{
	uint32_t columns = 0, cp;

	for (size_t i = 0; i < out.len;) {
		i += utf8_decode(out.s + i, out.len - i, &cp);
		CHECK(cp >= 0x20 && cp != 0x7f && (cp < 0x80 || cp >= 0xa0) && cp != UTF8_BAD);
		CHECK(unicode_width(cp) >= 0);
		columns += (uint32_t)(unicode_width(cp) > 0 ? unicode_width(cp) : 0);
	}
	return columns;
}

/* An emoji that is drawn whole takes the columns of its first point. */
static void check_cluster(const struct display *d, uint32_t i, struct slice source, unsigned flags)
{
	const struct cluster *c = &d->v[i];
	struct slice out = display_text(d, i);

	CHECK(c[1].byte > c->byte && c[1].point > c->point && c[1].out >= c->out);
	CHECK_INT(c->point, count_points(source.s, c->byte));
	if (flags & VISIBLE_EMOJI)
		CHECK(c->columns <= drawn_columns(out));
	else
		CHECK_INT(c->columns, drawn_columns(out));
	if (c->flags & CLUSTER_SPACE) {
		CHECK_INT(out.len, c->columns);
		for (size_t k = 0; k < out.len; k++)
			CHECK_INT(out.s[k], ' ');
	}
	for (uint32_t p = c->point; p < c[1].point; p++)
		CHECK_INT(display_at_point(d, p), i);
}

static void check_display(const struct display *d, struct slice source, unsigned flags)
{
	uint32_t marks = 0, columns = 0;

	CHECK_INT(d->v[0].byte, 0);
	CHECK_INT(d->v[d->n].byte, source.len);
	CHECK_INT(d->v[d->n].point, count_points(source.s, source.len));
	CHECK_INT(d->v[d->n].out, d->out.len);
	for (uint32_t i = 0; i < d->n; i++) {
		check_cluster(d, i, source, flags);
		marks += !!(d->v[i].flags & CLUSTER_MARK);
		columns += d->v[i].columns;
		CHECK_INT(display_columns(d, 0, i + 1), columns);
	}
	CHECK_INT(d->marks, marks);
}

/* Every cluster, byte and point, whatever the text and the flags; the memory of
 * what was shown before is used again. */
TEST(display_is_exact_on_hostile_text)
{
	static const unsigned flags[] = {0, VISIBLE_RAW, VISIBLE_ASCII, VISIBLE_EMOJI,
					 VISIBLE_LINES | VISIBLE_RAW};
	struct dice dice = {41};
	struct display d = {0};

	for (int round = 0; round < 3000; round++) {
		struct str s = STR_INIT;

		dice_text(&dice, &s, dice_below(&dice, 14), DICE_HOSTILE);
		test_row("round %d: %s", round, s.s);
		display_build(&d, dice_slice(&s), flags[round % 5]);
		check_display(&d, dice_slice(&s), flags[round % 5]);
		str_release(&s);
	}
	display_release(&d);
}

TEST(display_in_ascii_is_ascii)
{
	struct dice dice = {43};
	struct display d = {0};
	struct str s = STR_INIT;

	for (int round = 0; round < 500; round++) {
		str_clear(&s);
		dice_text(&dice, &s, 12, DICE_HOSTILE);
		display_build(&d, dice_slice(&s), VISIBLE_ASCII);
		test_row("%s", s.s);
		for (size_t i = 0; i < d.out.len; i++)
			CHECK(d.out.s[i] >= ' ' && d.out.s[i] <= '~');
	}
	str_release(&s);
	display_release(&d);
}

/* A tab ends at a multiple of eight, and nothing else is drawn as up to eight
 * blanks; every width of what stands before is tried. */
TEST(display_tabs_end_at_multiples_of_eight)
{
	static const char *const before[] = {
	    "", "a", "日", "é", "\x1b", "\xff", "👨‍👩‍👧", "\xc2\xad"};
	struct dice dice = {47};

	for (int round = 0; round < 400; round++) {
		struct str s = STR_INIT;
		struct display d;
		uint32_t column = 0;

		for (uint32_t i = dice_below(&dice, 12); i > 0; i--)
			str_addz(&s, before[dice_below(&dice, 8)]);
		str_addz(&s, "\tx\t");
		d = build(s.s, 0);
		test_row("%s", s.s);
		for (uint32_t i = 0; i < d.n; i++) {
			column += d.v[i].columns;
			if (s.s[d.v[i].byte] == '\t') {
				CHECK_INT(column % 8, 0);
				CHECK(d.v[i].columns >= 1 && d.v[i].columns <= 8);
			}
		}
		display_release(&d);
		str_release(&s);
	}
}

/* One point is shown for a whole sequence, unless the caller wants all of it. */
TEST(display_of_emoji_whole_or_by_their_first_point)
{
	static const struct {
		const char *s, *first, *whole;
	} rows[] = {
	    {"👍🏽", "👍", "👍🏽"},
	    {"👨‍👩‍👧", "👨", "👨‍👩‍👧"},
	    {"🇫🇷", "FR", "🇫🇷"},
	    {"❤\xef\xb8\x8f", "❤", "❤\xef\xb8\x8f"},
	    {"日", "日", "日"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct display first = build(rows[i].s, 0);
		struct display whole = build(rows[i].s, VISIBLE_EMOJI);

		test_row("%s", rows[i].s);
		CHECK_INT(first.n, 1);
		CHECK_STR(first.out.s, rows[i].first);
		CHECK_INT(whole.n, 1);
		CHECK_STR(whole.out.s, rows[i].whole);
		CHECK_INT(whole.v[1].byte, strlen(rows[i].s));
		display_release(&first);
		display_release(&whole);
	}
}

/* `simple` promises that index, byte, point and column are one number. */
TEST(display_is_simple_for_plain_ascii_only)
{
	static const struct {
		const char *s;
		bool simple;
	} rows[] = {
	    {"", true},       {"plain, text.", true}, {"a\tb", false}, {"é", false},
	    {"a\x1b", false}, {"a\xff", false},       {"a\rb", false}, {"a\xc2\xad", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct display d = build(rows[i].s, 0);

		test_row("%s", rows[i].s);
		CHECK_INT(d.simple, rows[i].simple);
		for (uint32_t k = 0; d.simple && k < d.n; k++)
			CHECK(d.v[k].point == k && d.v[k].byte == k && d.v[k].out == k &&
			      d.v[k].columns == 1);
		display_release(&d);
	}
}
