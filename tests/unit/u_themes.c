/* The themes that come with the program: contrast, and what tells styles apart.
 * SPDX-License-Identifier: MIT */
#include "run/embedded.h"
#include "run/theme_read.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static const uint32_t dark_panels[] = {0x000000, 0x1e1e1e, 0x282c34, 0x002b36, 0};
static const uint32_t light_panels[] = {0xffffff, 0xfdf6e3, 0xeff1f5, 0};

/* A dim colour, as terminals draw it: two thirds of the way. */
static uint32_t dimmed(uint32_t fg, uint32_t bg)
{
	uint32_t rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8)
		rgb |= (2 * (fg >> shift & 255) + (bg >> shift & 255)) / 3 << shift;
	return rgb;
}

static double contrast_on(struct theme_style s, enum theme_variant variant, uint32_t panel)
{
	uint32_t bg = s.bg >= 0 ? theme_color_rgb(s.bg) : panel;
	uint32_t fg = s.fg >= 0               ? theme_color_rgb(s.fg)
		      : variant == THEME_DARK ? 0xd0d0d0
					      : 0x000000;

	return theme_contrast(s.attrs & THEME_DIM ? dimmed(fg, bg) : fg, bg);
}

static void check_readable(const struct theme *t, const uint8_t style[3], double least)
{
	const uint32_t *panels = t->variant == THEME_LIGHT ? light_panels : dark_panels;

	for (size_t i = 0; i == 0 || panels[i]; i++) {
		struct theme_style s = theme_mix(t, style);
		double full = contrast_on(s, t->variant, panels[i]);
		double mapped =
		    contrast_on(theme_reduce(s, t->variant, 256), t->variant, panels[i]);

		if (full < least || mapped < least)
			printf("# %s: %s under %s on %06x: %.2f, with 256 colours %.2f\n", t->name,
			       style_key(style[0]), style_key(style[1]), (unsigned)panels[i], full,
			       mapped);
		CHECK(full >= least && mapped >= least);
	}
}

TEST(themes_are_readable)
{
	static const enum style over[] = {STYLE_TEXT,   STYLE_EVIDENCE,       STYLE_CUE,
					  STYLE_SAME,   STYLE_CURRENT,        STYLE_SELECTED,
					  STYLE_SEARCH, STYLE_SEARCH_CURRENT, STYLE_SELECTED_IDLE,
					  STYLE_HINT,   STYLE_HINT_TYPED};

	CHECK(embedded_theme_count >= 2);
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct error err = {0};
		struct theme t;

		CHECK(theme_find(embedded_themes[i].name, &t, &err));
		for (int s = 0; s < STYLE_COUNT; s++) {
			/* a block with a background of its own is drawn last */
			size_t n = t.styles[s].bg >= 0 ? 1 : sizeof over / sizeof *over;

			for (size_t k = 0; k < n && s != STYLE_BORDER; k++)
				check_readable(&t, (uint8_t[3]){(uint8_t)s, (uint8_t)over[k], 0},
					       4.5);
		}
		check_readable(&t, (uint8_t[3]){STYLE_BORDER, 0, 0}, 3.0);
		error_release(&err);
	}
}

TEST(themes_give_every_style)
{
	for (size_t i = 0; i < embedded_theme_count; i++)
		for (int s = 0; s < STYLE_COUNT; s++) {
			struct str key = STR_INIT;

			str_printf(&key, "\n  %s: {", style_key((enum style)s));
			CHECK(strstr(embedded_themes[i].bytes, key.s) != NULL);
			str_release(&key);
		}
}

/* Colour is never the only cue. */
TEST(themes_tell_types_apart_without_colour)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct error err = {0};
		struct theme t;

		CHECK(theme_find(embedded_themes[i].name, &t, &err));
		for (int a = 0; a < ENTITY_TYPE_COUNT; a++) {
			uint8_t attrs = t.styles[style_of_entity((enum entity_type)a)].attrs;

			CHECK(attrs != 0);
			for (int b = 0; b < a; b++)
				CHECK(attrs !=
				      t.styles[style_of_entity((enum entity_type)b)].attrs);
		}
		CHECK(t.styles[STYLE_CURRENT].attrs != t.styles[STYLE_SAME].attrs);
		CHECK(t.styles[STYLE_EVIDENCE].attrs != 0);
		error_release(&err);
	}
}

/* ---- looks that meet ---- */

/* What can lie on top of a mention, or of one inside of another. */
static const enum style tops[] = {STYLE_TEXT,           STYLE_NESTED,        STYLE_CURRENT,
				  STYLE_SAME,           STYLE_CUE,           STYLE_EVIDENCE,
				  STYLE_SELECTED,       STYLE_SELECTED_IDLE, STYLE_SEARCH,
				  STYLE_SEARCH_CURRENT, STYLE_HINT,          STYLE_HINT_TYPED};

enum { TOPS = sizeof tops / sizeof *tops };

static struct theme shipped(size_t i)
{
	struct error err = {0};
	struct theme t;

	CHECK(theme_find(embedded_themes[i].name, &t, &err));
	error_release(&err);
	return t;
}

/* One entity in another, under each of these: always 4.5 to 1 by WCAG. */
TEST(themes_are_readable_in_three_layers)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int n = 0; n < ENTITY_TYPE_COUNT * ENTITY_TYPE_COUNT * TOPS; n++) {
			enum entity_type outer = (enum entity_type)(n / TOPS / ENTITY_TYPE_COUNT);
			enum entity_type inner = (enum entity_type)(n / TOPS % ENTITY_TYPE_COUNT);
			uint8_t style[3] = {(uint8_t)style_of_entity(outer),
					    (uint8_t)style_of_entity(inner),
					    (uint8_t)tops[n % TOPS]};

			test_row("%s %s %s %s", t.name, style_key(style[0]), style_key(style[1]),
				 style_key(style[2]));
			check_readable(&t, style, 4.5);
		}
	}
}

/* On terminals of few colours what is left of a theme can be read as well: at 3 to
 * 1 on their own background, at 4 to 1 on one that a style brings. */
TEST(themes_are_readable_with_few_colours)
{
	static const int colors[] = {8, 16, 88};

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);
		uint32_t panel = t.variant == THEME_LIGHT ? 0xffffff : 0x000000;

		for (int n = 0; n < STYLE_COUNT * TOPS * 3; n++) {
			uint8_t style[3] = {(uint8_t)(n / TOPS / 3), 0,
					    (uint8_t)tops[n / 3 % TOPS]};
			int have = colors[n % 3];
			struct theme_style s = theme_reduce(theme_mix(&t, style), t.variant, have);

			test_row("%s %s %s with %d", t.name, style_key(style[0]),
				 style_key(style[2]), have);
			CHECK(s.fg < have && s.bg < have);
			if (s.bg >= 0)
				CHECK(s.fg >= 0 && theme_contrast(theme_palette_rgb(s.fg),
								  theme_palette_rgb(s.bg)) >= 4.0);
			else if (s.fg >= 0)
				CHECK(theme_contrast(theme_palette_rgb(s.fg), panel) >= 3.0);
		}
	}
}

static int32_t background(const struct theme *t, enum style s, int colors)
{
	struct theme_style look = theme_mix(t, (uint8_t[3]){STYLE_TEXT, 0, (uint8_t)s});

	return colors ? theme_reduce(look, t->variant, colors).bg : look.bg;
}

/* What is marked by its background is told apart by it, mapped too. */
TEST(themes_tell_backgrounds_apart)
{
	static const enum style marked[] = {STYLE_EVIDENCE, STYLE_SAME,           STYLE_SELECTED,
					    STYLE_SEARCH,   STYLE_SEARCH_CURRENT, STYLE_HINT_TYPED};
	enum { MARKED = sizeof marked / sizeof *marked };

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int n = 0; n < MARKED * MARKED * 2; n++) {
			enum style a = marked[n / 2 / MARKED], b = marked[n / 2 % MARKED];
			int colors = n % 2 ? 256 : 0;

			test_row("%s: %s and %s", t.name, style_key(a), style_key(b));
			CHECK(background(&t, a, colors) >= 0);
			if (a != b)
				CHECK(background(&t, a, colors) != background(&t, b, colors));
		}
	}
}

/* Colours of types differ as well where there are 256; a few share one, on purpose,
 * and are then told apart by attributes alone. */
TEST(themes_colour_the_common_types_differently)
{
	static const enum entity_type common[] = {
	    ENTITY_PERSON, ENTITY_ORGANIZATION, ENTITY_PLACE, ENTITY_EVENT,
	    ENTITY_LAW,    ENTITY_PRODUCT,      ENTITY_DATE};

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (size_t a = 0; a < sizeof common / sizeof *common; a++)
			for (size_t b = 0; b < a; b++) {
				struct theme_style one = t.styles[style_of_entity(common[a])];
				struct theme_style other = t.styles[style_of_entity(common[b])];

				test_row("%s: %s and %s", t.name, entity_type_word(common[a]),
					 entity_type_word(common[b]));
				CHECK(one.fg != other.fg);
				CHECK(theme_reduce(one, t.variant, 256).fg !=
				      theme_reduce(other, t.variant, 256).fg);
			}
	}
}

/* The cursor's mention stands out from every type, with colours and without. */
TEST(themes_show_where_the_cursor_is)
{
	for (size_t i = 0; i <= embedded_theme_count; i++) {
		struct theme t;

		theme_init_plain(&t);
		if (i < embedded_theme_count)
			t = shipped(i);
		for (int type = 0; type < ENTITY_TYPE_COUNT; type++) {
			uint8_t style[3] = {(uint8_t)style_of_entity((enum entity_type)type), 0, 0};
			struct theme_style alone = theme_mix(&t, style), current;

			style[2] = STYLE_CURRENT;
			current = theme_mix(&t, style);
			test_row("%s: %s", t.name, style_key(style[0]));
			CHECK(!(alone.attrs & THEME_REVERSE));
			CHECK((current.attrs & THEME_REVERSE) || current.bg != alone.bg);
		}
	}
}
