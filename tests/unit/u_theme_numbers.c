/* The themes that come with the program: contrast, and what tells styles apart.
 * SPDX-License-Identifier: MIT */
#include "color_science.h"
#include "run/embedded.h"
#include "run/theme_read.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static const uint32_t panels[] = {0x000000, 0x1e1e1e, 0x282c34, 0x002b36,
				  0xffffff, 0xfdf6e3, 0xeff1f5};

enum { DARK_PANELS = 4, PANELS = sizeof panels / sizeof *panels };

static struct theme shipped(size_t i)
{
	struct error err = {0};
	struct theme t;

	CHECK(theme_find(embedded_themes[i].name, &t, &err));
	error_release(&err);
	return t;
}

/* The most colours that a theme asks for: 0, 16 or all. */
static int claims(const struct theme *t)
{
	int32_t most = -1;

	for (int s = 0; s < STYLE_COUNT; s++) {
		most = t->styles[s].fg > most ? t->styles[s].fg : most;
		most = t->styles[s].bg > most ? t->styles[s].bg : most;
	}
	return most < 0 ? 0 : most < 16 ? 16 : 1 << 24;
}

static bool is_high_contrast(size_t i)
{
	return strstr(embedded_themes[i].name, "contrast") != NULL;
}

/* WCAG 2.2: 1.4.3, and 1.4.6 where the name promises it. */
static double least_of(size_t i)
{
	return is_high_contrast(i) ? 7.0 : 4.5;
}

/* Is the background one that the theme is made for? */
static bool is_for(const struct theme *t, size_t panel)
{
	return t->variant == THEME_ANY || (t->variant == THEME_DARK) == (panel < DARK_PANELS);
}

/* A dim colour, as terminals draw it: two thirds of the way. */
static uint32_t dimmed(uint32_t fg, uint32_t bg)
{
	uint32_t rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8)
		rgb |= (2 * (fg >> shift & 255) + (bg >> shift & 255)) / 3 << shift;
	return rgb;
}

/* The colours of a look on a panel, where the terminal's own text is as usual. */
static uint32_t ground_of(struct theme_style s, size_t panel)
{
	return s.bg >= 0 ? theme_color_rgb(s.bg) : panels[panel];
}

static uint32_t ink_of(struct theme_style s, size_t panel)
{
	uint32_t own = panel < DARK_PANELS ? 0xd0d0d0 : 0x000000;
	uint32_t fg = s.fg >= 0 ? theme_color_rgb(s.fg) : own;

	return s.attrs & THEME_DIM ? dimmed(fg, ground_of(s, panel)) : fg;
}

/* As it is, and with the colours of a smaller terminal; the least of both. */
static double contrast_of(const struct theme *t, struct theme_style s, size_t panel)
{
	struct theme_style few = theme_reduce(s, t->variant, claims(t) > 16 ? 256 : 16);
	double full = theme_contrast(ink_of(s, panel), ground_of(s, panel));
	double mapped = theme_contrast(ink_of(few, panel), ground_of(few, panel));

	return mapped < full ? mapped : full;
}

static void check_readable(const struct theme *t, const uint8_t style[3], double least)
{
	for (size_t i = 0; i < PANELS; i++) {
		double contrast = is_for(t, i) ? contrast_of(t, theme_mix(t, style), i) : 21;

		test_row("%s: %s under %s, %s on %06x: %.2f", t->name, style_key(style[0]),
			 style_key(style[1]), style_key(style[2]), (unsigned)panels[i], contrast);
		CHECK(contrast >= least);
	}
}

TEST(themes_are_readable)
{
	static const enum style over[] = {STYLE_TEXT,   STYLE_EVIDENCE,       STYLE_CUE,
					  STYLE_SAME,   STYLE_CURRENT,        STYLE_SELECTED,
					  STYLE_SEARCH, STYLE_SEARCH_CURRENT, STYLE_SELECTED_IDLE,
					  STYLE_HINT,   STYLE_HINT_TYPED};

	CHECK(embedded_theme_count >= 5);
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int s = 0; s < STYLE_COUNT; s++) {
			/* a block with a background of its own is drawn last */
			size_t n = t.styles[s].bg >= 0 ? 1 : sizeof over / sizeof *over;

			for (size_t k = 0; k < n && s != STYLE_BORDER; k++)
				check_readable(&t, (uint8_t[3]){(uint8_t)s, (uint8_t)over[k], 0},
					       least_of(i));
		}
		check_readable(&t, (uint8_t[3]){STYLE_BORDER, 0, 0}, 3.0);
		check_readable(&t, (uint8_t[3]){STYLE_BORDER_FOCUS, 0, 0}, 3.0);
	}
}

/* ---- lightness contrast */

/* What Lc a style must reach; 0: it need not. */
static double least_lightness(const struct theme *t, int s)
{
	bool light = t->variant == THEME_LIGHT;

	if (s == STYLE_TEXT || s == STYLE_TITLE || s == STYLE_STRONG)
		return 75;
	if (s >= STYLE_PERSON && s <= STYLE_OTHER)
		return light ? 60 : 45;
	return s == STYLE_BORDER || s == STYLE_BORDER_FOCUS ? 30 : 45;
}

static void check_lightness(const struct theme *t, int s, size_t panel, int colors)
{
	struct theme_style look = theme_mix(t, (uint8_t[3]){(uint8_t)s, 0, 0});
	double lc;

	if (colors)
		look = theme_reduce(look, t->variant, colors);
	/* in the terminal's own colours it reads as well as all else there */
	if (!is_for(t, panel) || (look.fg < 0 && look.bg < 0))
		return;
	look.attrs &= (uint8_t)~THEME_DIM;
	lc = fabs(color_apca(ink_of(look, panel), ground_of(look, panel)));
	test_row("%s: %s on %06x, %d colours: Lc %.1f", t->name, style_key((enum style)s),
		 (unsigned)panels[panel], colors, lc);
	CHECK(lc >= least_lightness(t, s));
}

/* The numbers that APCA recommends for what it is: body 75, fluent text 60 on light and
 * 45 on dark, all other text 45, lines 30. */
TEST(themes_have_lightness_contrast)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int s = 0; s < STYLE_COUNT; s++)
			for (size_t panel = 0; panel < PANELS; panel++) {
				check_lightness(&t, s, panel, 0);
				check_lightness(&t, s, panel, claims(&t) > 16 ? 256 : 16);
			}
	}
}

/* ---- distances */

/* Types that share a colour on purpose, because more than eight cannot be told apart:
 * the families.  Their attributes and their letters differ. */
static int family_of(int type)
{
	return type == ENTITY_QUANTITY ? ENTITY_DATE : type;
}

static int32_t type_color(const struct theme *t, int type, int colors)
{
	uint8_t style[3] = {(uint8_t)style_of_entity((enum entity_type)type), 0, 0};
	struct theme_style look = theme_mix(t, style);

	return colors ? theme_reduce(look, t->variant, colors).fg : look.fg;
}

static void check_distance(const struct theme *t, int a, int b, int colors)
{
	int32_t one = type_color(t, a, colors), two = type_color(t, b, colors);

	for (int v = 0; v < VISIONS; v++) {
		enum color_vision vision = (enum color_vision)v;
		double apart = color_distance(color_seen(theme_color_rgb(one), vision),
					      color_seen(theme_color_rgb(two), vision));

		test_row("%s: %s and %s, %d colours, vision %d: %.1f", t->name,
			 entity_type_word((enum entity_type)a),
			 entity_type_word((enum entity_type)b), colors, v, apart);
		CHECK(apart >= 10);
	}
}

/* At least 10 by CIEDE2000 between any two families, for everybody. */
TEST(themes_have_colours_apart)
{
	int compared = 0;

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int n = 0; n < 2 * ENTITY_TYPE_COUNT * ENTITY_TYPE_COUNT; n++) {
			int a = n / 2 / ENTITY_TYPE_COUNT, b = n / 2 % ENTITY_TYPE_COUNT;
			int colors = n % 2 ? 256 : 0;

			if (claims(&t) <= 16)
				CHECK_INT(type_color(&t, a, colors), THEME_DEFAULT);
			else if (family_of(a) == family_of(b))
				CHECK_INT(type_color(&t, a, colors), type_color(&t, b, colors));
			else
				check_distance(&t, a, b, colors);
			compared += claims(&t) > 16 && family_of(a) != family_of(b);
		}
	}
	CHECK(compared >= 4 * 2 * 8 * 7);
}

/* ---- cues */

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

/* Colour is never the only cue: where colours are many, high contrast may not dim, and
 * then two types with the same attributes have other letters in the lists. */
TEST(themes_tell_types_apart_without_colour)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (int a = 0; a < ENTITY_TYPE_COUNT; a++) {
			uint8_t attrs = t.styles[style_of_entity((enum entity_type)a)].attrs;

			CHECK(attrs != 0);
			CHECK(!is_high_contrast(i) || !(attrs & THEME_DIM));
			for (int b = 0; b < a; b++) {
				enum style other = style_of_entity((enum entity_type)b);
				bool close = family_of(a) == family_of(b) || !is_high_contrast(i);

				CHECK(strcmp(entity_type_tag((enum entity_type)a),
					     entity_type_tag((enum entity_type)b)) != 0);
				CHECK(!close || attrs != t.styles[other].attrs);
			}
		}
		CHECK(t.styles[STYLE_CURRENT].attrs != t.styles[STYLE_SAME].attrs);
		CHECK(t.styles[STYLE_EVIDENCE].attrs != 0 || t.styles[STYLE_EVIDENCE].bg >= 0);
	}
}

/* ---- looks that meet ---- */

/* What can lie on top of a mention, or of one inside of another. */
static const enum style tops[] = {STYLE_TEXT,           STYLE_NESTED,        STYLE_CURRENT,
				  STYLE_SAME,           STYLE_CUE,           STYLE_EVIDENCE,
				  STYLE_SELECTED,       STYLE_SELECTED_IDLE, STYLE_SEARCH,
				  STYLE_SEARCH_CURRENT, STYLE_HINT,          STYLE_HINT_TYPED};

enum { TOPS = sizeof tops / sizeof *tops };

/* One entity in another, under each of these: always 4.5 to 1 by WCAG, or 7. */
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

			check_readable(&t, style, least_of(i));
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
			for (size_t p = 0; p < PANELS && s.bg < 0 && s.fg >= 0; p += DARK_PANELS)
				CHECK(!is_for(&t, p) ||
				      theme_contrast(theme_palette_rgb(s.fg), panels[p]) >= 3.0);
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

		for (int n = 0; n < MARKED * MARKED * 2 && claims(&t); n++) {
			enum style a = marked[n / 2 / MARKED], b = marked[n / 2 % MARKED];
			int colors = n % 2 ? claims(&t) > 16 ? 256 : 16 : 0;

			test_row("%s: %s and %s", t.name, style_key(a), style_key(b));
			CHECK(background(&t, a, colors) >= 0);
			if (a != b)
				CHECK(background(&t, a, colors) != background(&t, b, colors));
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

/* What a terminal makes of an entity type; shades of grey are the text's own. */
static struct theme_style few(const struct theme *t, int type, int colors, uint8_t shown)
{
	uint8_t style[3] = {(uint8_t)style_of_entity((enum entity_type)type), 0, 0};
	struct theme_style s = theme_reduce(theme_mix(t, style), t->variant, colors);

	s = theme_fit(s, colors, shown);
	CHECK((s.attrs & ~shown) == 0 && s.fg < colors);
	if (s.fg >= 0 && s.fg % 8 % 7 == 0)
		s.fg = THEME_DEFAULT;
	return s;
}

static bool same_look(struct theme_style a, struct theme_style b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs;
}

static void check_types(const struct theme *t, int colors, uint8_t shown)
{
	static const int main_types[] = {ENTITY_PERSON, ENTITY_ORGANIZATION, ENTITY_PLACE};
	struct theme_style text = {THEME_DEFAULT, THEME_DEFAULT, 0};

	for (int type = 0; type < ENTITY_TYPE_COUNT; type++) {
		struct theme_style s = few(t, type, colors, shown);

		test_row("%s, %d colours, attributes %d: %s", t->name, colors, shown,
			 style_key(style_of_entity((enum entity_type)type)));
		CHECK(!same_look(s, text));
	}
	for (int a = 0; a < 3 && claims(t) > 16; a++) {
		struct theme_style one = few(t, main_types[a], colors, shown);

		for (int b = 0; b < a; b++)
			CHECK(!same_look(one, few(t, main_types[b], colors, shown)));
	}
}

TEST(themes_mark_every_type_on_small_terminals)
{
	static const int colors[] = {8, 16};
	static const uint8_t shown[] = {
	    THEME_BOLD | THEME_REVERSE,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE | THEME_DIM,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE | THEME_DIM | THEME_ITALIC,
	};

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct theme t = shipped(i);

		for (size_t k = 0; k < sizeof shown; k++)
			for (size_t c = 0; c < 2; c++)
				check_types(&t, colors[c], shown[k]);
	}
}
