/* SPDX-License-Identifier: MIT */
#include "doc/needles.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint32_t seed = 2463534242u;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return (seed >> 3) % below;
}

/* What a plain search says: places of the needle, at most 2, and the first. */
static uint32_t count_plainly(struct slice text, struct slice what, size_t *at)
{
	uint32_t count = 0;

	for (size_t i = 0; what.len && i + what.len <= text.len && count < 2; i++)
		if (memcmp(text.s + i, what.s, what.len) == 0 && count++ == 0)
			*at = i;
	return count;
}

/* Adds all, finds them, and compares with the plain search. */
static void check_all(struct slice text, const struct slice *list, size_t n)
{
	struct needles ns = {0};
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++)
		CHECK_INT(needles_add(&ns, &list[i], 1), i);
	needles_find(&ns, text);
	CHECK(!ns.exhausted);
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;
		uint32_t count = count_plainly(text, list[i], &at);

		wrong += ns.list.v[i].count != count || (count && ns.list.v[i].at != at);
	}
	CHECK_INT(wrong, 0);
	needles_release(&ns);
}

TEST(needles_of_every_length)
{
	static const char text[] = "0123456789abcdefghijklmnopqrstuvwxyz0";
	struct slice list[(sizeof text) * (sizeof text)];
	size_t n = 0;

	for (size_t start = 0; start < sizeof text - 1; start++)
		for (size_t end = start; end < sizeof text; end++)
			list[n++] = (struct slice){text + start, end - start};
	check_all(SLICE(text), list, n);
	check_all(SLICE("0"), list, n);
	check_all(SLICE(""), list, n);
}

TEST(needles_join_their_pieces)
{
	struct slice pieces[] = {SLICE("du "), {NULL, 0}, SLICE("Mali"), SLICE(" et")};
	struct needles ns = {0};

	needles_add(&ns, pieces, 4);
	needles_add(&ns, pieces, 0);
	needles_find(&ns, SLICE("le Mali et du Mali et"));
	CHECK_INT(ns.list.v[0].count, 1);
	CHECK_INT(ns.list.v[0].at, 11);
	CHECK_INT(ns.list.v[1].count, 0);
	needles_release(&ns);
}

TEST(needles_hold_any_byte)
{
	struct slice list[] = {SLICE("\0"),          SLICE("\0\0"),     SLICE("a\0b"),
			       SLICE("\xff\xfe"),    SLICE("12345678"), SLICE("12345678\0"),
			       SLICE("12345678\0\0")};

	check_all(SLICE("a\0b\0\0\xff\xfe 12345678\0"), list, sizeof list / sizeof *list);
	check_all(SLICE("12345678\0\0"
			"12345678"),
		  list, sizeof list / sizeof *list);
}

/* Few letters make repeats, overlaps and prefixes of each other. */
TEST(needles_agree_with_a_plain_search)
{
	static char text[400], bytes[300][40];

	for (int round = 0; round < 300; round++) {
		struct slice list[300];
		size_t len = draw(sizeof text), n = 1 + draw(300);
		uint32_t letters = 1 + draw(4);

		for (size_t i = 0; i < len; i++)
			text[i] = (char)('a' + draw(letters));
		for (size_t i = 0; i < n; i++) {
			list[i] = (struct slice){bytes[i], draw(sizeof bytes[i])};
			for (size_t k = 0; k < list[i].len; k++)
				bytes[i][k] = (char)('a' + draw(letters));
			if (list[i].len < len && draw(2))
				memcpy(bytes[i], text + draw((uint32_t)(len - list[i].len)),
				       list[i].len);
		}
		check_all((struct slice){text, len}, list, n);
	}
}

/* Every place holds a thousand prefixes, or a needle that differs at its end
 * only: it must end soon, if without an answer. */
TEST(needles_bear_a_hostile_text)
{
	struct needles ns = {0};
	size_t len = 200000;
	char *text = mem_alloc(len);

	memset(text, 'a', len);
	for (size_t i = 1; i <= 1000; i++)
		needles_add(&ns, &(struct slice){text, i}, 1);
	needles_find(&ns, (struct slice){text, len});
	CHECK(ns.exhausted || ns.list.v[999].count == 2);
	needles_release(&ns);

	for (size_t i = 0; i < 10; i++)
		needles_add(&ns, (struct slice[]){{text, len / 2}, {"b", 1}}, 2);
	needles_find(&ns, (struct slice){text, len});
	CHECK(ns.exhausted);
	needles_release(&ns);
	free(text);
}

/* ---- at the edges */

/* The bytes in memory of just their size, so that reading past them is seen. */
static char *tight(struct slice s)
{
	char *copy = mem_alloc(s.len ? s.len : 1);

	if (s.len)
		memcpy(copy, s.s, s.len);
	return copy;
}

/* Needles of every length at every place of short texts, the last bytes above all. */
TEST(needles_at_the_end_of_tight_memory)
{
	static const char text[] = "0123456789abcdefghijklmnop";

	for (size_t len = 0; len < sizeof text; len++) {
		char *bytes = tight((struct slice){text, len});
		struct slice list[64];
		size_t n = 0;

		for (size_t k = 1; k <= len && k < 20; k++) {
			list[n++] = (struct slice){text + len - k, k}; /* the end */
			list[n++] = (struct slice){text, k};           /* the beginning */
		}
		list[n++] = (struct slice){text, len + 1}; /* longer than the text */
		list[n++] = (struct slice){text + 1, len};
		test_row("%zu bytes", len);
		check_all((struct slice){bytes, len}, list, n);
		free(bytes);
	}
}

/* So many that every table grows to its largest, with lengths over all classes. */
TEST(needles_in_great_numbers)
{
	enum { MANY = 40000, TEXT = 60000 };
	char *text = mem_alloc(TEXT);
	struct needles ns = {0};
	size_t wrong = 0, found = 0;

	for (size_t i = 0; i < TEXT; i++)
		text[i] = (char)draw(256);
	needles_reserve(&ns, MANY, (size_t)MANY * 12);
	for (size_t i = 0; i < MANY; i++) {
		size_t len = 3 + draw(18), at = draw(TEXT - 32);
		struct slice pieces[] = {{text + at, len}, {i % 2 ? "!" : "", i % 2}};

		needles_add(&ns, pieces, 2);
	}
	needles_find(&ns, (struct slice){text, TEXT});
	CHECK(!ns.exhausted);
	for (size_t i = 0; i < MANY; i++) {
		const struct needle *one = &ns.list.v[i];
		const char *bytes = ns.bytes.v + one->offset;

		found += one->count > 0;
		if (i % 2 == 0)
			wrong += one->count == 0;
		wrong += one->count && memcmp(text + one->at, bytes, one->len) != 0;
		if (i % 400 == 0) {
			size_t at = 0;

			wrong += one->count != count_plainly((struct slice){text, TEXT},
							     (struct slice){bytes, one->len}, &at);
			wrong += one->count && one->at != at;
		}
	}
	CHECK_INT(wrong, 0);
	CHECK(found >= MANY / 2);
	needles_release(&ns);
	free(text);
}

/* What was added twice is one, and answers alike. */
TEST(needles_that_are_alike)
{
	struct needles ns = {0};

	for (int i = 0; i < 3; i++) {
		needles_add(&ns, (struct slice[]){SLICE("Mali")}, 1);
		needles_add(&ns, (struct slice[]){SLICE("Ma"), SLICE("li")}, 2);
		needles_add(&ns, (struct slice[]){SLICE("Malien")}, 1);
	}
	needles_find(&ns, SLICE("au Mali, le Malien; Mali"));
	for (size_t i = 0; i < ns.list.n; i++) {
		test_row("%zu", i);
		CHECK_INT(ns.list.v[i].count, i % 3 == 2 ? 1 : 2);
		CHECK_INT(ns.list.v[i].at, i % 3 == 2 ? 12 : 3);
		CHECK_INT(ns.list.v[i].same % 3 == 2, i % 3 == 2);
	}
	needles_release(&ns);
	CHECK(!ns.list.v && !ns.bytes.v);
	needles_find(&ns, SLICE("nothing was added"));
	needles_release(&ns);
}

/* Needles made for one multiplier that is known: their hashes would all begin
 * with zeros.  With one that is drawn for the run, they are like any others. */
TEST(needles_bear_needles_that_collide)
{
	enum { MANY = 60000 };
	static uint64_t windows[MANY];
	struct needles ns = {0};
	uint64_t known = 0x9e3779b97f4a7c15u, inverse = known;
	clock_t began;

	for (int i = 0; i < 5; i++)
		inverse *= 2 - known * inverse;
	CHECK(known * inverse == 1);
	for (uint64_t i = 0; i < MANY; i++) {
		windows[i] = (i + 1) * inverse;
		needles_add(&ns, &(struct slice){(const char *)&windows[i], 8}, 1);
	}
	began = clock();
	needles_find(&ns, (struct slice){(const char *)&windows[7], 16});
	CHECK(clock() - began < CLOCKS_PER_SEC / 4);
	CHECK(!ns.exhausted);
	CHECK_INT(ns.list.v[7].count, 1);
	CHECK_INT(ns.list.v[8].at, 8);
	CHECK_INT(ns.list.v[9].count, 0);
	needles_release(&ns);
}
