/* theme: what the style names look like: colours and attributes.
 *
 * A plain value, filled from a YAML file by run/theme_read; the terminal maps
 * its colours to what it has with theme_reduce.  A colour is default, one of
 * the 256 of the palette, or RGB.  In a style for the text itself THEME_INHERIT
 * means the colour of "text", and there the terminal's own.
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/style.h"

#define THEME_DEFAULT (-1)  /* the terminal's own colour */
#define THEME_INHERIT (-2)  /* what the layer below has */
#define THEME_RGB 0x1000000 /* flag: the low 24 bits are red, green, blue */

enum theme_attr {
	THEME_BOLD = 1,
	THEME_UNDERLINE = 2,
	THEME_REVERSE = 4,
	THEME_ITALIC = 8,
	THEME_DIM = 16
};

struct theme_style {
	int32_t fg; /* THEME_DEFAULT, THEME_INHERIT, 0-255, or THEME_RGB | rrggbb */
	int32_t bg;
	uint8_t attrs; /* of enum theme_attr */
};

/* What background it is made for; ANY: must be readable on both. */
enum theme_variant { THEME_DARK, THEME_LIGHT, THEME_ANY };

struct theme {
	char name[64];
	enum theme_variant variant;
	struct theme_style styles[STYLE_COUNT];
};

/* Readable without any file: attributes only, for terminals without colours
 * and as the last fall-back. */
void theme_init_plain(struct theme *t);

/* Fills the styles that a file left out (given[s] false): the colours of the
 * nearest name before a dot that was given, the attributes of the plain theme.
 * So nothing that a file forgot becomes invisible. */
void theme_inherit(struct theme *t, const bool given[STYLE_COUNT]);

/* The look of a cell: the three layers laid over each other; its colours are
 * never THEME_INHERIT.  Attributes add up, but a text colour is only as dim as
 * the layer that brings it says: one that is made to be read must not fade. */
struct theme_style theme_mix(const struct theme *t, const uint8_t style[3]);

/* The same look with the colours that the terminal has (8, 16, 88, 256 or
 * more): fg and bg are THEME_DEFAULT or an index below `colors`.  With fewer
 * than 256 a text colour keeps its hue: it becomes the nearest one that can be
 * read there, never black, grey or white.  A grey that cannot be read, or a hue
 * with no other near it, becomes the terminal's own colour. */
struct theme_style theme_reduce(struct theme_style s, enum theme_variant variant, int colors);

/* The same look with the attributes that the terminal shows (of enum theme_attr;
 * colors 0: none).  Italics become an underline, or bold where there is one; what
 * would then look like plain text becomes bold; without colours reverse stands
 * for an underline.  Dim has no substitute. */
struct theme_style theme_fit(struct theme_style s, int colors, uint8_t shown);

/* Nearest of the 240 fixed colours of the 256-colour palette, by distance in
 * Oklab (Björn Ottosson, 2020). */
int theme_nearest_256(uint32_t rgb);

/* Nearest of the 16, by their xterm values; for terminals with 8 or 16. */
int theme_nearest_16(uint32_t rgb);

/* The xterm value of a palette colour, as rrggbb. */
uint32_t theme_palette_rgb(int index);

/* rrggbb of a colour of a style that is not default or inherited. */
uint32_t theme_color_rgb(int32_t color);

/* Contrast ratio of two rrggbb by WCAG 2.2, 1 to 21. */
double theme_contrast(uint32_t a, uint32_t b);

#endif
