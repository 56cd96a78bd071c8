/* theme: what the style names look like: colours and attributes.
 *
 * A plain value, filled from a YAML file by run/theme_read; the terminal maps
 * its colours to what it has.  A colour is default, one of the 256 of the
 * palette, or RGB.
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

enum theme_variant { THEME_DARK, THEME_LIGHT, THEME_ANY };

struct theme {
	char name[64];
	enum theme_variant variant;
	struct theme_style styles[STYLE_COUNT];
};

/* Readable without any file: attributes only, for terminals without colours
 * and as the last fall-back. */
void theme_init_plain(struct theme *t);

/* Fills styles that a file left out (given[s] false) from the part of their
 * name before the last dot. */
void theme_inherit(struct theme *t, const bool given[STYLE_COUNT]);

/* The look of a cell: the three layers laid over each other. */
struct theme_style theme_mix(const struct theme *t, const uint8_t style[3]);

/* Nearest of the 240 fixed colours of the 256-colour palette, by distance in
 * Oklab (Björn Ottosson, 2020). */
int theme_nearest_256(uint32_t rgb);

/* Nearest of the 16, by their xterm values; for terminals with 8 or 16. */
int theme_nearest_16(uint32_t rgb);

/* The xterm value of a palette colour, as rrggbb. */
uint32_t theme_palette_rgb(int index);

#endif
