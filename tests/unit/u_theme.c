/* SPDX-License-Identifier: MIT */
#include "ui/theme.h"

#include "dice.h"
#include "test.h"

#include <string.h>

TEST(theme_plain_has_attributes_only)
{
	struct theme t;

	theme_init_plain(&t);
	CHECK_INT(t.variant, THEME_ANY);
	for (int s = 0; s < STYLE_COUNT; s++) {
		struct theme_style look = theme_mix(&t, (uint8_t[3]){(uint8_t)s, 0, 0});

		CHECK_INT(look.fg, THEME_DEFAULT);
		CHECK_INT(look.bg, THEME_DEFAULT);
	}
}

/* Without colours, too, what matters must not look like the text around it. */
TEST(theme_plain_tells_styles_apart)
{
	static const enum style shown[] = {
	    STYLE_DANGER, STYLE_SELECTED,       STYLE_SELECTED_IDLE, STYLE_CURRENT, STYLE_SAME,
	    STYLE_CUE,    STYLE_EVIDENCE,       STYLE_SEARCH,        STYLE_HINT,    STYLE_DIM,
	    STYLE_STRONG, STYLE_SEARCH_CURRENT, STYLE_BORDER_FOCUS,  STYLE_HEADING, STYLE_DENIES,
	};
	struct theme t;

	theme_init_plain(&t);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		CHECK(t.styles[shown[i]].attrs != 0);
	CHECK(t.styles[STYLE_SEARCH].attrs != t.styles[STYLE_SEARCH_CURRENT].attrs);
	CHECK(t.styles[STYLE_HINT].attrs != t.styles[STYLE_HINT_TYPED].attrs);
	CHECK(t.styles[STYLE_CURRENT].attrs != t.styles[STYLE_SAME].attrs);
	for (int a = 0; a < ENTITY_TYPE_COUNT; a++)
		for (int b = 0; b < a; b++)
			CHECK(t.styles[style_of_entity((enum entity_type)a)].attrs !=
			      t.styles[style_of_entity((enum entity_type)b)].attrs);
}

TEST(theme_mix_lays_layers_over_each_other)
{
	static const struct {
		uint8_t style[3];
		struct theme_style want;
	} cases[] = {
	    {{STYLE_TEXT, 0, 0}, {7, THEME_DEFAULT, 0}},
	    {{STYLE_PERSON, 0, 0}, {4, THEME_DEFAULT, THEME_UNDERLINE}},
	    {{STYLE_ORGANIZATION, 0, 0}, {7, THEME_DEFAULT, THEME_BOLD}},
	    {{STYLE_PERSON, STYLE_EVIDENCE, 0}, {4, 3, THEME_UNDERLINE}},
	    {{STYLE_PERSON, STYLE_ORGANIZATION, 0},
	     {4, THEME_DEFAULT, THEME_BOLD | THEME_UNDERLINE}},
	    {{STYLE_PERSON, STYLE_EVIDENCE, STYLE_SEARCH}, {0, 11, THEME_UNDERLINE}},
	    {{STYLE_PERSON, STYLE_TEXT, STYLE_SEARCH}, {0, 11, THEME_UNDERLINE}},
	    {{STYLE_PERSON, STYLE_SEARCH, STYLE_EVIDENCE}, {0, 3, THEME_UNDERLINE}},
	    {{STYLE_PERSON, STYLE_SEARCH, STYLE_PLACE}, {THEME_DEFAULT, 11, THEME_UNDERLINE}},
	};
	struct theme t;

	theme_init_plain(&t);
	for (int s = 0; s < STYLE_COUNT; s++)
		t.styles[s] = (struct theme_style){THEME_INHERIT, THEME_INHERIT, 0};
	t.styles[STYLE_TEXT].fg = 7;
	t.styles[STYLE_PERSON] = (struct theme_style){4, THEME_INHERIT, THEME_UNDERLINE};
	t.styles[STYLE_ORGANIZATION].attrs = THEME_BOLD;
	t.styles[STYLE_PLACE].fg = THEME_DEFAULT;
	t.styles[STYLE_EVIDENCE].bg = 3;
	t.styles[STYLE_SEARCH] = (struct theme_style){0, 11, 0};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct theme_style look = theme_mix(&t, cases[i].style);

		CHECK_INT(look.fg, cases[i].want.fg);
		CHECK_INT(look.bg, cases[i].want.bg);
		CHECK_INT(look.attrs, cases[i].want.attrs);
	}
}

TEST(theme_inherit_takes_the_part_before_the_dot)
{
	bool given[STYLE_COUNT] = {false};
	struct theme t;

	memset(&t, 0x55, sizeof t);
	given[STYLE_STATUS] = given[STYLE_SELECTED] = given[STYLE_PERSON] = true;
	t.styles[STYLE_STATUS] = (struct theme_style){5, 6, THEME_ITALIC};
	t.styles[STYLE_SELECTED] = (struct theme_style){1, 2, 0};
	t.styles[STYLE_PERSON] = (struct theme_style){9, THEME_INHERIT, 0};
	theme_inherit(&t, given);
	CHECK_INT(t.styles[STYLE_STATUS].attrs, THEME_ITALIC);
	CHECK_INT(t.styles[STYLE_STATUS_KEY].fg, 5);
	CHECK_INT(t.styles[STYLE_STATUS_KEY].bg, 6);
	CHECK_INT(t.styles[STYLE_STATUS_KEY].attrs, THEME_BOLD);
	CHECK_INT(t.styles[STYLE_SELECTED_IDLE].bg, 2);
	CHECK_INT(t.styles[STYLE_PERSON].attrs, 0);
	CHECK_INT(t.styles[STYLE_TEXT].fg, THEME_DEFAULT);
	CHECK_INT(t.styles[STYLE_PLACE].fg, THEME_INHERIT);
	CHECK_INT(t.styles[STYLE_CURRENT].attrs, THEME_REVERSE);
	CHECK_INT(t.styles[STYLE_HINT].attrs, THEME_REVERSE | THEME_BOLD);
}

/* ---- colours ---- */

TEST(theme_palette_is_xterms)
{
	static const struct {
		int index;
		uint32_t rgb;
	} cases[] = {{0, 0x000000},   {1, 0xcd0000},   {8, 0x7f7f7f},   {12, 0x5c5cff},
		     {15, 0xffffff},  {16, 0x000000},  {17, 0x00005f},  {21, 0x0000ff},
		     {117, 0x87d7ff}, {196, 0xff0000}, {231, 0xffffff}, {232, 0x080808},
		     {244, 0x808080}, {255, 0xeeeeee}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_INT(theme_palette_rgb(cases[i].index), cases[i].rgb);
	CHECK_INT(theme_color_rgb(THEME_RGB | 0x123456), 0x123456);
	CHECK_INT(theme_color_rgb(117), 0x87d7ff);
}

TEST(theme_nearest_finds_the_palette_itself)
{
	for (int i = 16; i < 256; i++)
		CHECK_INT(theme_palette_rgb(theme_nearest_256(theme_palette_rgb(i))),
			  theme_palette_rgb(i));
	for (int i = 0; i < 16; i++)
		CHECK_INT(theme_nearest_16(theme_palette_rgb(i)), i);
}

/* Computed with another implementation, in double precision. */
TEST(theme_nearest_agrees_with_a_reference)
{
	static const struct {
		uint32_t rgb;
		int want;
	} cases[] = {
	    {0x5e4700, 58},  {0x0e3253, 236}, {0x116b53, 23},  {0x7e6d2c, 94},  {0x0c6ad0, 26},
	    {0x451a00, 52},  {0xb73882, 126}, {0x363532, 237}, {0xb49a69, 137}, {0x60a6c0, 74},
	    {0x5efcb5, 85},  {0xf1f24c, 227}, {0x9acaf9, 117}, {0xed891d, 208}, {0xfcbfd2, 218},
	    {0xa1a09e, 247}, {0xfff3c4, 230}, {0x33290a, 235}, {0xc8ab74, 180}, {0xdcf8ff, 195},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_INT(theme_nearest_256(cases[i].rgb), cases[i].want);
}

TEST(theme_contrast_is_wcags)
{
	static const struct {
		uint32_t a, b;
		double want;
	} cases[] = {{0x000000, 0xffffff, 21.0}, {0x767676, 0xffffff, 4.54},
		     {0x777777, 0xffffff, 4.48}, {0xff0000, 0xffffff, 4.00},
		     {0x0000ff, 0xffffff, 8.59}, {0x123456, 0x123456, 1.0}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double got = theme_contrast(cases[i].a, cases[i].b);

		CHECK(got > cases[i].want - 0.01 && got < cases[i].want + 0.01);
		CHECK(got == theme_contrast(cases[i].b, cases[i].a));
	}
}

/* ---- fewer colours ---- */

TEST(theme_reduce_keeps_what_256_colours_have)
{
	struct theme_style s = {THEME_RGB | 0x9acaf9, 3, THEME_BOLD};

	s = theme_reduce(s, THEME_DARK, 256);
	CHECK_INT(s.fg, 117);
	CHECK_INT(s.bg, 3);
	CHECK_INT(s.attrs, THEME_BOLD);
	s = theme_reduce((struct theme_style){THEME_DEFAULT, THEME_DEFAULT, 0}, THEME_DARK, 256);
	CHECK_INT(s.fg, THEME_DEFAULT);
	CHECK_INT(s.bg, THEME_DEFAULT);
}

TEST(theme_reduce_drops_what_few_colours_cannot_show)
{
	static const struct {
		struct theme_style s;
		enum theme_variant variant;
		int colors;
		int fg, bg;
	} cases[] = {
	    /* blue on black, yellow on white cannot be read */
	    {{4, THEME_DEFAULT, 0}, THEME_DARK, 16, 12, THEME_DEFAULT},
	    {{4, THEME_DEFAULT, 0}, THEME_LIGHT, 16, 4, THEME_DEFAULT},
	    {{3, THEME_DEFAULT, 0}, THEME_LIGHT, 16, 9, THEME_DEFAULT},
	    {{3, THEME_DEFAULT, 0}, THEME_DARK, 16, 3, THEME_DEFAULT},
	    {{2, THEME_DEFAULT, 0}, THEME_ANY, 8, THEME_DEFAULT, THEME_DEFAULT},
	    {{5, THEME_DEFAULT, 0}, THEME_ANY, 8, 5, THEME_DEFAULT},
	    /* pale and deep ones keep their hue, greys stay grey */
	    {{THEME_RGB | 0xfcbfd2, THEME_DEFAULT, 0}, THEME_DARK, 8, 5, THEME_DEFAULT},
	    {{THEME_RGB | 0xfcbfd2, THEME_DEFAULT, 0}, THEME_DARK, 16, 13, THEME_DEFAULT},
	    {{THEME_RGB | 0x9acaf9, THEME_DEFAULT, 0}, THEME_DARK, 8, 6, THEME_DEFAULT},
	    {{THEME_RGB | 0x9acaf9, THEME_DEFAULT, 0}, THEME_DARK, 16, 12, THEME_DEFAULT},
	    {{THEME_RGB | 0x5efcb5, THEME_DEFAULT, 0}, THEME_DARK, 8, 2, THEME_DEFAULT},
	    {{218, THEME_DEFAULT, 0}, THEME_DARK, 8, 5, THEME_DEFAULT},
	    {{THEME_RGB | 0x116b53, THEME_DEFAULT, 0}, THEME_LIGHT, 8, 4, THEME_DEFAULT},
	    {{THEME_RGB | 0x451a00, THEME_DEFAULT, 0}, THEME_LIGHT, 16, 1, THEME_DEFAULT},
	    {{THEME_RGB | 0xd0cfcd, THEME_DEFAULT, 0}, THEME_DARK, 8, 7, THEME_DEFAULT},
	    {{THEME_RGB | 0x7a7a7a, THEME_DEFAULT, 0}, THEME_DARK, 16, 8, THEME_DEFAULT},
	    /* bright ones are no colours of their own among eight */
	    {{11, THEME_DEFAULT, 0}, THEME_DARK, 16, 11, THEME_DEFAULT},
	    {{11, THEME_DEFAULT, 0}, THEME_DARK, 8, 3, THEME_DEFAULT},
	    /* soft backgrounds go, strong ones get text that reads */
	    {{THEME_DEFAULT, THEME_RGB | 0x33290a, 0},
	     THEME_DARK,
	     16,
	     THEME_DEFAULT,
	     THEME_DEFAULT},
	    {{THEME_DEFAULT, THEME_RGB | 0xfff3c4, 0},
	     THEME_LIGHT,
	     16,
	     THEME_DEFAULT,
	     THEME_DEFAULT},
	    {{THEME_RGB, THEME_RGB | 0xf0e442, 0}, THEME_LIGHT, 8, 0, 3},
	    {{THEME_DEFAULT, 4, 0}, THEME_DARK, 8, 7, 4},
	    {{15, 11, 0}, THEME_DARK, 16, 0, 11},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct theme_style s = theme_reduce(cases[i].s, cases[i].variant, cases[i].colors);

		CHECK_INT(s.fg, cases[i].fg);
		CHECK_INT(s.bg, cases[i].bg);
	}
}

/* Every fifth level of red, green and blue, on every kind of terminal. */
TEST(theme_reduce_is_always_readable)
{
	static const int colors[] = {8, 16, 88};

	for (uint32_t i = 0; i < 6 * 6 * 6 * 9; i++) {
		uint32_t level = i % 216, rgb = 51 * (level % 6) << 16 | 51 * (level / 6 % 6) << 8 |
						51 * (level / 36);
		enum theme_variant variant = (enum theme_variant)(i / 216 % 3);
		int have = colors[i / 648];
		struct theme_style s = {(int32_t)(THEME_RGB | rgb), THEME_DEFAULT, 0};
		struct theme_style fg = theme_reduce(s, variant, have);
		struct theme_style bg = {THEME_DEFAULT, s.fg, 0};

		CHECK(fg.fg < have && fg.fg < 16 && fg.bg == THEME_DEFAULT);
		if (fg.fg >= 0 && variant != THEME_LIGHT)
			CHECK(theme_contrast(theme_palette_rgb(fg.fg), 0x000000) >= 3.0);
		if (fg.fg >= 0 && variant != THEME_DARK)
			CHECK(theme_contrast(theme_palette_rgb(fg.fg), 0xffffff) >= 3.0);
		bg = theme_reduce(bg, variant, have);
		CHECK(bg.bg < have && (bg.bg >= 0) == (bg.fg >= 0));
		if (bg.bg >= 0)
			CHECK(theme_contrast(theme_palette_rgb(bg.fg), theme_palette_rgb(bg.bg)) >=
			      4.0);
	}
}

/* ---- any theme ---- */

static int32_t random_color(struct dice *d)
{
	switch (dice_below(d, 4)) {
	case 0:
		return THEME_DEFAULT;
	case 1:
		return (int32_t)dice_below(d, 256);
	case 2:
		return (int32_t)(THEME_RGB | dice_below(d, 0x1000000));
	default:
		return THEME_INHERIT;
	}
}

static void random_theme(struct dice *d, struct theme *t)
{
	theme_init_plain(t);
	for (int s = 0; s < STYLE_COUNT; s++)
		t->styles[s] = (struct theme_style){random_color(d), random_color(d),
						    (uint8_t)dice_below(d, 32)};
}

/* The last layer that has a colour, else "text", else the terminal's own. */
static int32_t last_color(const struct theme *t, const uint8_t style[3], bool fg)
{
	for (int layer = 2; layer >= 0; layer--) {
		const struct theme_style *s = &t->styles[style[layer]];
		int32_t color = fg ? s->fg : s->bg;

		if (color != THEME_INHERIT && (layer == 0 || style[layer] != STYLE_TEXT))
			return color;
	}
	if ((fg ? t->styles[STYLE_TEXT].fg : t->styles[STYLE_TEXT].bg) == THEME_INHERIT)
		return THEME_DEFAULT;
	return fg ? t->styles[STYLE_TEXT].fg : t->styles[STYLE_TEXT].bg;
}

/* Of all layers; but dim goes when a later one brings a text colour. */
static unsigned all_attrs(const struct theme *t, const uint8_t style[3])
{
	unsigned attrs = t->styles[style[0]].attrs;

	for (int layer = 1; layer < 3; layer++) {
		const struct theme_style *s = &t->styles[style[layer]];

		if (style[layer] == STYLE_TEXT)
			continue;
		attrs &= s->fg != THEME_INHERIT ? ~(unsigned)THEME_DIM : ~0u;
		attrs |= s->attrs;
	}
	return attrs;
}

TEST(theme_mix_of_any_theme)
{
	struct dice d = {127};

	for (int round = 0; round < 3000; round++) {
		struct theme t;
		uint8_t style[3];
		struct theme_style look;

		random_theme(&d, &t);
		for (int i = 0; i < 3; i++) {
			style[i] =
			    (uint8_t)(dice_below(&d, 3) ? dice_below(&d, STYLE_COUNT) : STYLE_TEXT);
		}
		look = theme_mix(&t, style);
		CHECK_INT(look.fg, last_color(&t, style, true));
		CHECK_INT(look.bg, last_color(&t, style, false));
		CHECK_INT(look.attrs, all_attrs(&t, style));
	}
}

/* What was given stays; what was not has the colours of its nearest given name,
 * and in no case the attributes of another. */
TEST(theme_inherit_of_any_theme)
{
	struct dice d = {131};
	struct theme plain;

	theme_init_plain(&plain);
	for (int round = 0; round < 500; round++) {
		bool given[STYLE_COUNT];
		struct theme t, before;

		random_theme(&d, &t);
		for (int s = 0; s < STYLE_COUNT; s++)
			given[s] = dice_below(&d, 2);
		before = t;
		theme_inherit(&t, given);
		for (int s = 0; s < STYLE_COUNT; s++) {
			const struct theme_style *got = &t.styles[s];
			const char *key = style_key((enum style)s), *dot = strrchr(key, '.');
			enum style parent = STYLE_TEXT;
			bool has =
			    dot && style_of_key((struct slice){key, (size_t)(dot - key)}, &parent);

			test_row("%s", key);
			if (given[s]) {
				CHECK(memcmp(got, &before.styles[s], sizeof *got) == 0);
				continue;
			}
			CHECK_INT(got->attrs, plain.styles[s].attrs);
			if (s != STYLE_TEXT)
				CHECK_INT(got->fg, has && given[parent] ? before.styles[parent].fg
									: THEME_INHERIT);
		}
	}
}

/* Mapped colours are indices of what the terminal has, also mapped twice. */
TEST(theme_reduce_of_any_look)
{
	static const int colors[] = {8, 16, 88, 256, 32767};
	struct dice d = {137};

	for (int round = 0; round < 5000; round++) {
		struct theme_style s = {random_color(&d), random_color(&d),
					(uint8_t)dice_below(&d, 32)};
		enum theme_variant variant = (enum theme_variant)dice_below(&d, 3);
		int have = colors[round % 5];
		struct theme_style once, twice;

		s.fg = s.fg == THEME_INHERIT ? THEME_DEFAULT : s.fg;
		s.bg = s.bg == THEME_INHERIT ? THEME_DEFAULT : s.bg;
		once = theme_reduce(s, variant, have);
		twice = theme_reduce(once, variant, have);
		test_row("%x on %x with %d", (unsigned)s.fg, (unsigned)s.bg, have);
		CHECK(once.fg >= THEME_DEFAULT && once.fg < (have < 256 ? 16 : 256));
		CHECK(once.bg >= THEME_DEFAULT && once.bg < (have < 256 ? 16 : 256));
		CHECK(once.fg < have && once.bg < have);
		CHECK_INT(once.attrs, s.attrs);
		CHECK_INT(twice.fg, once.fg);
		CHECK_INT(twice.bg, once.bg);
	}
}

/* Of the colours that stay, none is nearer to white or black than what it is for
 * by much: a mapped text keeps its contrast. */
TEST(theme_nearest_keeps_lightness)
{
	struct dice d = {139};

	for (int round = 0; round < 3000; round++) {
		uint32_t rgb = dice_below(&d, 0x1000000);
		uint32_t mapped = theme_palette_rgb(theme_nearest_256(rgb));
		double apart = theme_contrast(rgb, mapped);

		test_row("%06x is %06x", (unsigned)rgb, (unsigned)mapped);
		CHECK(apart < 1.6);
		CHECK_INT(theme_palette_rgb(theme_nearest_256(mapped)), mapped);
	}
}

/* ---- fewer attributes ---- */

enum {
	SHOWS_ALL = THEME_BOLD | THEME_UNDERLINE | THEME_REVERSE | THEME_ITALIC | THEME_DIM,
	SHOWS_NO_ITALICS = THEME_BOLD | THEME_UNDERLINE | THEME_REVERSE,
	SHOWS_LEAST = THEME_BOLD | THEME_REVERSE
};

TEST(theme_fit_finds_other_cues)
{
	enum { B = THEME_BOLD, U = THEME_UNDERLINE, R = THEME_REVERSE, I = THEME_ITALIC };
	static const struct {
		int fg, colors;
		int attrs, shown, want;
	} cases[] = {
	    {4, 8, B | U | I, SHOWS_ALL, B | U | I},
	    {4, 8, I, SHOWS_NO_ITALICS, U},
	    {4, 8, I | U, SHOWS_NO_ITALICS, B | U},
	    {4, 8, I | U, SHOWS_LEAST, B},
	    /* a colour is cue enough */
	    {4, 8, U, SHOWS_LEAST, 0},
	    {THEME_DEFAULT, 8, U, SHOWS_LEAST, B},
	    {THEME_DEFAULT, 8, I | THEME_DIM, SHOWS_LEAST, B},
	    {THEME_DEFAULT, 8, U, U, U},
	    {THEME_DEFAULT, 8, B, U | R, U},
	    {THEME_DEFAULT, 8, B, R, R},
	    /* without colours */
	    {THEME_DEFAULT, 0, I | U, SHOWS_NO_ITALICS, B | U},
	    {THEME_DEFAULT, 0, U, SHOWS_LEAST, R},
	    {THEME_DEFAULT, 0, B | U, SHOWS_LEAST, B | R},
	    /* what is meant to stand back does */
	    {THEME_DEFAULT, 0, THEME_DIM, SHOWS_LEAST, 0},
	    {THEME_DEFAULT, 8, THEME_DIM, SHOWS_NO_ITALICS, 0},
	    {THEME_DEFAULT, 8, B | U | I, 0, 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct theme_style s = {cases[i].fg, THEME_DEFAULT, (uint8_t)cases[i].attrs};

		s = theme_fit(s, cases[i].colors, (uint8_t)cases[i].shown);
		CHECK_INT(s.attrs, cases[i].want);
		CHECK_INT(s.fg, cases[i].fg);
	}
}

TEST(theme_plain_marks_types_with_few_attributes)
{
	static const uint8_t shown[] = {SHOWS_ALL, SHOWS_NO_ITALICS, SHOWS_LEAST};
	struct theme t;

	theme_init_plain(&t);
	for (size_t i = 0; i < sizeof shown; i++) {
		uint8_t attrs[ENTITY_TYPE_COUNT];

		for (int type = 0; type < ENTITY_TYPE_COUNT; type++) {
			enum style style = style_of_entity((enum entity_type)type);

			attrs[type] = theme_fit(t.styles[style], 0, shown[i]).attrs;
			CHECK(attrs[type] != 0);
		}
		CHECK(attrs[ENTITY_PERSON] != attrs[ENTITY_ORGANIZATION]);
		CHECK(attrs[ENTITY_PERSON] != attrs[ENTITY_PLACE]);
		CHECK(attrs[ENTITY_ORGANIZATION] != attrs[ENTITY_PLACE]);
	}
}

/* Without colours what is selected must stand out as much as what is found. */
TEST(theme_plain_shows_what_is_selected)
{
	struct theme t;

	theme_init_plain(&t);
	CHECK(t.styles[STYLE_MARKED].attrs & THEME_REVERSE);
	CHECK(t.styles[STYLE_MARKED].attrs != t.styles[STYLE_SEARCH].attrs);
	CHECK(t.styles[STYLE_MARKED].attrs != t.styles[STYLE_CURRENT].attrs);
}
