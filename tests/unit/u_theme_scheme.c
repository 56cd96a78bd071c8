/* SPDX-License-Identifier: MIT */
#include "ui/theme_scheme.h"

#include "dice.h"
#include "test.h"

/* Invented for this: easy to read, so nothing is repaired. */
static const struct scheme harbour = {{0x101820, 0x18222c, 0x203848, 0xb0bcc4, 0xb8c4cc, 0xdde6ea,
				       0xeef2f4, 0xffffff, 0xff9088, 0xf0a860, 0xe8d870, 0x90d8a0,
				       0x80d0d8, 0x98c0ff, 0xe0a8f0, 0xd8b898},
				      16,
				      THEME_DARK};

static double contrast(const struct theme *t, enum style base, enum style over)
{
	struct theme_style s = theme_mix(t, (uint8_t[3]){(uint8_t)base, STYLE_TEXT, (uint8_t)over});

	CHECK(s.fg >= 0 && s.bg >= 0);
	return theme_contrast(theme_color_rgb(s.fg), theme_color_rgb(s.bg));
}

static uint32_t fg(const struct theme *t, enum style s)
{
	return theme_color_rgb(t->styles[s].fg);
}

static uint32_t bg(const struct theme *t, enum style s)
{
	return theme_color_rgb(t->styles[s].bg);
}

TEST(theme_scheme_gives_colours_to_what_they_are_for)
{
	struct theme t = {.name = "Harbour"};

	theme_of_scheme(&harbour, &t);
	CHECK_STR(t.name, "Harbour");
	CHECK_INT(t.variant, THEME_DARK);
	CHECK_INT(bg(&t, STYLE_TEXT), 0x101820);
	CHECK_INT(fg(&t, STYLE_TEXT), 0xdde6ea);
	CHECK_INT(bg(&t, STYLE_STATUS), 0x18222c);
	CHECK_INT(bg(&t, STYLE_SELECTED), 0x203848);
	CHECK_INT(fg(&t, STYLE_DIM), 0xb0bcc4);
	CHECK_INT(bg(&t, STYLE_SEARCH), 0xe8d870);
	CHECK_INT(fg(&t, STYLE_SEARCH), 0x101820);
	CHECK_INT(fg(&t, STYLE_HEADING), 0x98c0ff);
	CHECK_INT(fg(&t, STYLE_PERSON), 0x98c0ff);
	CHECK_INT(fg(&t, STYLE_ORGANIZATION), 0x90d8a0);
	CHECK_INT(fg(&t, STYLE_PLACE), 0xe0a8f0);
	CHECK_INT(fg(&t, STYLE_PRODUCT), 0xd8b898);
	CHECK_INT(fg(&t, STYLE_DENIES), 0xff9088);
}

static void check_readable(const struct theme *t)
{
	static const enum style over[] = {STYLE_TEXT,     STYLE_EVIDENCE,  STYLE_CUE,
					  STYLE_SAME,     STYLE_CURRENT,   STYLE_SELECTED_IDLE,
					  STYLE_SELECTED, STYLE_SEARCH,    STYLE_SEARCH_CURRENT,
					  STYLE_HINT,     STYLE_HINT_TYPED};

	for (int s = 0; s < STYLE_COUNT; s++) {
		CHECK(!(t->styles[s].attrs & THEME_DIM));
		for (size_t k = 0; k < sizeof over / sizeof *over && s != STYLE_BORDER; k++) {
			/* a block with a background of its own is drawn last */
			if (t->styles[s].bg >= 0 && s != STYLE_TEXT && k > 0)
				break;
			test_row("%s under %s", style_key((enum style)s), style_key(over[k]));
			CHECK(contrast(t, (enum style)s, over[k]) >= 4.5);
		}
	}
	CHECK(contrast(t, STYLE_BORDER, STYLE_TEXT) >= 3.0);
}

/* Sixteen colours at random make a theme that can be read, if not a pretty one: unless
 * the backgrounds themselves leave no colour that reads on all of them. */
TEST(theme_scheme_repairs_what_cannot_be_read)
{
	struct dice d = {77};
	struct theme t = {.name = ""};

	theme_of_scheme(&harbour, &t);
	check_readable(&t);
	for (int round = 0; round < 200; round++) {
		struct scheme s = {.n = round % 2 ? 24 : 16};
		uint32_t far = round % 3 ? 0 : 0xa0a0a0;

		for (size_t i = 0; i < 24; i++)
			s.colors[i] = dice_below(&d, 0x1000000);
		for (size_t i = 0; i < 3; i++) /* backgrounds on one side of the middle */
			s.colors[i] = far + (s.colors[i] & 0x3f3f3f);
		s.variant = theme_variant_of(s.colors[0]);
		CHECK_INT(s.variant, far ? THEME_LIGHT : THEME_DARK);
		theme_of_scheme(&s, &t);
		check_readable(&t);
	}
}

/* The comments of many schemes: too faint, and only as much brighter as needed. */
TEST(theme_scheme_mixes_in_steps)
{
	struct scheme s = harbour;
	struct theme t = {.name = ""};

	s.colors[3] = 0x405060;
	theme_of_scheme(&s, &t);
	CHECK(fg(&t, STYLE_DIM) != 0x405060 && fg(&t, STYLE_DIM) != 0xffffff);
	CHECK(contrast(&t, STYLE_DIM, STYLE_TEXT) >= 4.5);
	CHECK(contrast(&t, STYLE_DIM, STYLE_TEXT) < 9);
	CHECK((fg(&t, STYLE_DIM) & 255) > (fg(&t, STYLE_DIM) >> 16 & 255)); /* still bluish */
}

TEST(theme_scheme_prefers_the_brighter_twin)
{
	struct scheme s = harbour;
	struct theme t = {.name = ""};

	s.colors[13] = 0x203060;
	s.colors[0x16] = 0xa0c8ff;
	theme_of_scheme(&s, &t);
	CHECK(fg(&t, STYLE_PERSON) != 0xa0c8ff);
	s.n = 24;
	theme_of_scheme(&s, &t);
	CHECK_INT(fg(&t, STYLE_PERSON), 0xa0c8ff);
	s.colors[13] = 0x98c0ff; /* it can be read: the scheme's own choice stays */
	theme_of_scheme(&s, &t);
	CHECK_INT(fg(&t, STYLE_PERSON), 0x98c0ff);
}

/* In the middle nothing reaches 4.5 to 1: what is best is taken. */
TEST(theme_scheme_on_grey_takes_black_or_white)
{
	struct scheme s = harbour;
	struct theme t = {.name = ""};

	for (size_t i = 0; i < 16; i++)
		s.colors[i] = 0x767676;
	theme_of_scheme(&s, &t);
	CHECK(fg(&t, STYLE_TEXT) == 0xffffff || fg(&t, STYLE_TEXT) == 0x000000);
	CHECK(contrast(&t, STYLE_TEXT, STYLE_TEXT) > 4);
}
