/* SPDX-License-Identifier: MIT */
#include "text/display.h"

#include "base/visible.h"

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

/* Both maps against a walk over the clusters. */
TEST(display_maps_points_and_bytes)
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
			for (uint32_t b = d.v[i].byte; b < d.v[i + 1].byte; b++)
				CHECK_INT(display_at_byte(&d, b), i);
			CHECK(d.v[i].byte < d.v[i + 1].byte && d.v[i].point < d.v[i + 1].point);
		}
		CHECK_INT(display_at_point(&d, d.v[d.n].point), d.n);
		CHECK_INT(display_at_point(&d, UINT32_MAX), d.n);
		CHECK_INT(display_at_byte(&d, (uint32_t)strlen(samples[k])), d.n);
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
