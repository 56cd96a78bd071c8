/* SPDX-License-Identifier: MIT */
#include "text/offsets.h"

#include "base/mem.h"
#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char *const samples[] = {
    "",
    "a",
    "a\n",
    "\n",
    "\n\n",
    "a\n\nb",
    "été",
    "é\nœuf\n\n",
    "日本\n語",
    "🇺🇦 x\n👍🏽",
    "\r\na",
    "no newline at the end\nlast é",
    "\x80\x80",
    "a\x80\x80\x80\x80\x80z",
    "\xff\n\xe2\x82",
};

/* Every answer against counting byte by byte. */
static void compare(struct slice text)
{
	struct offsets o = {0};
	uint32_t points = 0, paragraph = 0;

	offsets_build(&o, text);
	for (uint32_t i = 0; i < text.len; i++) {
		bool tail = ((unsigned char)text.s[i] & 0xc0) == 0x80;

		if (!tail) {
			CHECK_INT(offsets_byte(&o, points), i);
			CHECK_INT(offsets_paragraph(&o, points), paragraph);
			points++;
		}
		CHECK_INT(offsets_point(&o, i), points ? points - 1 : 0);
		if (text.s[i] == '\n' && i + 1 < text.len)
			paragraph++;
	}
	CHECK_INT(o.points, points);
	CHECK_INT(o.paragraphs, paragraph + 1);
	CHECK_INT(offsets_byte(&o, points), text.len);
	CHECK_INT(offsets_byte(&o, UINT32_MAX), text.len);
	CHECK_INT(offsets_point(&o, (uint32_t)text.len), points);
	CHECK_INT(offsets_point(&o, UINT32_MAX), points);
	offsets_release(&o);
}

TEST(offsets_agree_with_counting)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		compare(slice_of(samples[i]));
	compare((struct slice){NULL, 0});
	compare((struct slice){"a\0é\0\n\0", 7});
}

/* Samples repeated until they fill several blocks at every alignment. */
TEST(offsets_agree_over_blocks)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct str s = STR_INIT;

		while (*samples[i] && s.len < 1100)
			str_addz(&s, samples[i]);
		for (size_t cut = 0; cut < 3 && cut < s.len; cut++)
			compare((struct slice){s.s + cut, s.len - cut});
		str_release(&s);
	}
}

TEST(offsets_at_block_edges)
{
	char bytes[1026];

	for (size_t len = 254; len < 260; len++) {
		memset(bytes, 'x', sizeof bytes);
		compare((struct slice){bytes, len});
		memcpy(bytes + 255, "é", 2); /* over the edge of a block */
		compare((struct slice){bytes, len});
		compare((struct slice){bytes, 1024});
		bytes[255] = '\n';
		bytes[256] = '\n';
		compare((struct slice){bytes, len});
	}
}

TEST(offsets_paragraphs_have_text)
{
	struct offsets o = {0};
	struct slice text = SLICE("Début.\n\nLa suite…\nfin\n");

	offsets_build(&o, text);
	CHECK_INT(o.paragraphs, 4);
	CHECK(slice_is(offsets_paragraph_text(&o, 0), "Début."));
	CHECK(slice_is(offsets_paragraph_text(&o, 1), ""));
	CHECK(slice_is(offsets_paragraph_text(&o, 2), "La suite…"));
	CHECK(slice_is(offsets_paragraph_text(&o, 3), "fin"));
	CHECK_INT(o.v[2].point, 8);
	CHECK_INT(o.v[2].byte, 9);
	CHECK_INT(o.v[2].end_point, 17);
	CHECK(slice_is(offsets_text(&o, 1, 5), "ébut"));
	CHECK(slice_is(offsets_text(&o, 5, 1), ""));
	CHECK(slice_is(offsets_text(&o, 18, 1000), "fin\n"));
	offsets_release(&o);
	offsets_release(&o);
}

/* Building again replaces, and an ASCII text keeps no table. */
TEST(offsets_can_be_built_again)
{
	struct offsets o = {0};

	offsets_build(&o, slice_of("éé"));
	CHECK(o.blocks != NULL);
	offsets_build(&o, slice_of("plain"));
	CHECK(o.blocks == NULL);
	CHECK_INT(offsets_byte(&o, 3), 3);
	offsets_release(&o);
}

/* Every paragraph, by splitting at newlines. */
static void check_paragraphs(const struct offsets *o, struct slice text)
{
	uint32_t byte = 0, index = 0;

	for (uint32_t i = 0; i <= text.len; i++) {
		const struct paragraph *p = &o->v[index];

		if (i < text.len && text.s[i] != '\n')
			continue;
		if (i == text.len && byte == i && index)
			break; /* the newline that ends a text opens none */
		CHECK_INT(p->byte, byte);
		CHECK_INT(p->end_byte, i);
		CHECK_INT(p->point, offsets_point(o, byte));
		CHECK_INT(p->end_point, i < text.len ? offsets_point(o, i) : o->points);
		CHECK(slice_equal(offsets_paragraph_text(o, index),
				  (struct slice){text.s + byte, i - byte}));
		byte = i + 1;
		index++;
	}
	CHECK_INT(o->paragraphs, index);
}

/* Pieces of the text by their points, against counting from the start. */
static void check_pieces(const struct offsets *o, struct slice text, struct dice *d)
{
	for (int i = 0; i < 20; i++) {
		uint32_t start = dice_below(d, o->points + 3), end = dice_below(d, o->points + 3);
		size_t first = utf8_offset(text.s, text.len, start);
		size_t last = utf8_offset(text.s, text.len, end);
		struct slice got = offsets_text(o, start, end);

		CHECK_INT(got.len, last > first ? last - first : 0);
		CHECK(!got.len || got.s == text.s + first);
	}
}

TEST(offsets_agree_on_random_text)
{
	struct dice d = {83};
	struct offsets o = {0};

	for (int round = 0; round < 250; round++) {
		struct str s = STR_INIT;

		dice_text(&d, &s, dice_below(&d, 500),
			  DICE_PARTS("a", "plain ascii words", "é", "日", "👍", "\n", "\n\n", "\r\n",
				     "œuf ", "e\xcc\x81"));
		test_row("round %d", round);
		compare(dice_slice(&s));
		offsets_build(&o, dice_slice(&s));
		check_paragraphs(&o, dice_slice(&s));
		check_pieces(&o, dice_slice(&s), &d);
		str_release(&s);
	}
	offsets_release(&o);
}

/* A byte and the point that holds it: back from the point is the byte's start. */
TEST(offsets_go_both_ways_on_any_bytes)
{
	struct dice d = {89};
	struct offsets o = {0};

	for (int round = 0; round < 100; round++) {
		struct str s = STR_INIT;

		str_addz(&s, "a"); /* a tail with nothing before it belongs to no point */
		dice_text(&d, &s, dice_below(&d, 200), DICE_HOSTILE);
		offsets_build(&o, dice_slice(&s));
		test_row("round %d", round);
		for (uint32_t b = 0; b < s.len; b++) {
			uint32_t point = offsets_point(&o, b), start = offsets_byte(&o, point);

			CHECK(start <= b && offsets_byte(&o, point + 1) > b);
			CHECK_INT(offsets_point(&o, start), point);
		}
		str_release(&s);
	}
	offsets_release(&o);
}
