/* SPDX-License-Identifier: MIT */
#include "ui/theme.h"

#include <stdio.h>
#include <string.h>

/* ---- the plain theme, and what a file left out ---- */

static const uint8_t plain_attrs[STYLE_COUNT] = {
    [STYLE_DIM] = THEME_DIM,
    [STYLE_STRONG] = THEME_BOLD,
    [STYLE_HEADING] = THEME_BOLD,
    [STYLE_DANGER] = THEME_REVERSE,
    [STYLE_BORDER_FOCUS] = THEME_BOLD,
    [STYLE_TITLE] = THEME_BOLD,
    [STYLE_STATUS_KEY] = THEME_BOLD,
    [STYLE_STATUS_ERROR] = THEME_REVERSE | THEME_BOLD,
    [STYLE_SELECTED] = THEME_REVERSE,
    [STYLE_SELECTED_IDLE] = THEME_BOLD,
    [STYLE_NESTED] = THEME_BOLD | THEME_UNDERLINE,
    [STYLE_CURRENT] = THEME_REVERSE,
    [STYLE_SAME] = THEME_BOLD | THEME_UNDERLINE,
    [STYLE_EVIDENCE] = THEME_UNDERLINE,
    [STYLE_CUE] = THEME_UNDERLINE | THEME_ITALIC,
    [STYLE_SEARCH] = THEME_REVERSE,
    [STYLE_SEARCH_CURRENT] = THEME_REVERSE | THEME_BOLD | THEME_UNDERLINE,
    [STYLE_MARKED] = THEME_REVERSE | THEME_UNDERLINE,
    [STYLE_HINT] = THEME_REVERSE | THEME_BOLD,
    [STYLE_HINT_TYPED] = THEME_REVERSE | THEME_DIM,
    [STYLE_PERSON] = THEME_UNDERLINE,
    [STYLE_ORGANIZATION] = THEME_BOLD,
    [STYLE_PLACE] = THEME_ITALIC | THEME_UNDERLINE,
    [STYLE_EVENT] = THEME_BOLD | THEME_ITALIC,
    [STYLE_LAW] = THEME_BOLD | THEME_UNDERLINE,
    [STYLE_PRODUCT] = THEME_BOLD | THEME_ITALIC | THEME_UNDERLINE,
    [STYLE_DATE] = THEME_ITALIC,
    [STYLE_QUANTITY] = THEME_DIM | THEME_UNDERLINE,
    [STYLE_OTHER] = THEME_DIM | THEME_ITALIC,
    [STYLE_ALLEGES] = THEME_ITALIC,
    [STYLE_DENIES] = THEME_BOLD,
    [STYLE_DOUBTS] = THEME_UNDERLINE,
    [STYLE_VERIFIED] = THEME_BOLD,
    [STYLE_DISPUTED] = THEME_REVERSE,
    [STYLE_DEPRECATED] = THEME_DIM,
};

void theme_init_plain(struct theme *t)
{
	memset(t, 0, sizeof *t);
	snprintf(t->name, sizeof t->name, "plain");
	t->variant = THEME_ANY;
	for (int s = 0; s < STYLE_COUNT; s++) {
		t->styles[s].fg = t->styles[s].bg = THEME_INHERIT;
		t->styles[s].attrs = plain_attrs[s];
	}
	t->styles[STYLE_TEXT].fg = t->styles[STYLE_TEXT].bg = THEME_DEFAULT;
}

static bool parent_of(enum style s, enum style *parent)
{
	struct slice key = slice_of(style_key(s));

	while (key.len > 0 && key.s[key.len - 1] != '.')
		key.len--;
	if (key.len == 0)
		return false;
	key.len--;
	return style_of_key(key, parent);
}

void theme_inherit(struct theme *t, const bool given[STYLE_COUNT])
{
	for (int s = 0; s < STYLE_COUNT; s++) {
		enum style parent;

		if (given[s])
			continue;
		t->styles[s] = (struct theme_style){THEME_INHERIT, THEME_INHERIT, plain_attrs[s]};
		if (s == STYLE_TEXT)
			t->styles[s].fg = t->styles[s].bg = THEME_DEFAULT;
		else if (parent_of((enum style)s, &parent) && given[parent]) {
			t->styles[s].fg = t->styles[parent].fg;
			t->styles[s].bg = t->styles[parent].bg;
		}
	}
}

/* ---- layers ---- */

static int32_t over(int32_t above, int32_t below)
{
	return above == THEME_INHERIT ? below : above;
}

struct theme_style theme_mix(const struct theme *t, const uint8_t style[3])
{
	const struct theme_style *text = &t->styles[STYLE_TEXT];
	const struct theme_style *base = &t->styles[style[0]];
	struct theme_style look = {over(text->fg, THEME_DEFAULT), over(text->bg, THEME_DEFAULT),
				   base->attrs};

	look.fg = over(base->fg, look.fg);
	look.bg = over(base->bg, look.bg);
	for (int i = 1; i < 3; i++) {
		const struct theme_style *layer = &t->styles[style[i]];

		if (style[i] == STYLE_TEXT)
			continue;
		look.fg = over(layer->fg, look.fg);
		look.bg = over(layer->bg, look.bg);
		if (layer->fg != THEME_INHERIT) /* what was dim is not shown */
			look.attrs &= (uint8_t)~THEME_DIM;
		look.attrs |= layer->attrs;
	}
	return look;
}

/* ---- colour ---- */

/* A first guess at the nth root of 0 < x <= 1, from the exponent of x. */
static float guess_root(float x, uint32_t n)
{
	uint32_t bits;

	memcpy(&bits, &x, sizeof bits);
	bits = bits / n + (0x3f800000U - 0x3f800000U / n);
	memcpy(&x, &bits, sizeof x);
	return x;
}

/* Roots by Halley's and Newton's steps, good to six digits.  They spare the
 * program the mathematics library. */
static float cube_root(float x)
{
	float y = guess_root(x, 3);

	for (int step = 0; step < 2; step++) {
		float cube = y * y * y;

		y *= (cube + x + x) / (cube + cube + x);
	}
	return y;
}

static float square_root(float x)
{
	float y = guess_root(x, 2);

	for (int step = 0; step < 3; step++)
		y = (y + x / y) / 2;
	return y;
}

static float fifth_root(float x)
{
	float y = guess_root(x, 5);

	for (int step = 0; step < 4; step++)
		y = (4 * y + x / (y * y * y * y)) / 5;
	return y;
}

/* sRGB's curve, (x + 0.055) / 1.055 to the power of 2.4. */
static float linear(uint32_t byte)
{
	static float known[256];
	float x = (float)byte / 255;

	if (known[byte] > 0)
		return known[byte];
	if (x > 0.04045F) {
		x = (x + 0.055F) / 1.055F;
		known[byte] = x * x * fifth_root(x * x);
	} else {
		known[byte] = x / 12.92F;
	}
	return known[byte];
}

struct lab {
	float l, a, b;
};

static struct lab oklab(uint32_t rgb)
{
	float r = linear(rgb >> 16 & 255), g = linear(rgb >> 8 & 255), b = linear(rgb & 255);
	float l = 0.4122214708F * r + 0.5363325363F * g + 0.0514459929F * b;
	float m = 0.2119034982F * r + 0.6806995451F * g + 0.1073969566F * b;
	float s = 0.0883024619F * r + 0.2817188376F * g + 0.6299787005F * b;

	if (rgb == 0)
		return (struct lab){0, 0, 0};
	l = cube_root(l);
	m = cube_root(m);
	s = cube_root(s);
	return (struct lab){0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
			    1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
			    0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

uint32_t theme_palette_rgb(int index)
{
	static const uint32_t ansi[16] = {
	    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
	static const uint8_t level[6] = {0, 95, 135, 175, 215, 255};
	uint32_t i = (uint32_t)index & 255;

	if (i < 16)
		return ansi[i];
	if (i >= 232)
		return (8 + 10 * (i - 232)) * 0x010101;
	i -= 16;
	return (uint32_t)(level[i / 36] << 16 | level[i / 6 % 6] << 8 | level[i % 6]);
}

/* The index in the palette, within [from, to), that looks most like rgb. */
static int nearest(uint32_t rgb, int from, int to)
{
	static struct lab palette[256];
	static bool known[256];
	struct lab want = oklab(rgb);
	float best = 1e9F;
	int found = from;

	for (int i = from; i < to; i++) {
		float l, a, b, distance;

		if (!known[i]) {
			palette[i] = oklab(theme_palette_rgb(i));
			known[i] = true;
		}
		l = palette[i].l - want.l;
		a = palette[i].a - want.a;
		b = palette[i].b - want.b;
		distance = l * l + a * a + b * b;
		if (distance < best) {
			best = distance;
			found = i;
		}
	}
	return found;
}

/* A theme has few colours and asks for each again and again. */
int theme_nearest_256(uint32_t rgb)
{
	static struct {
		uint32_t rgb;
		int found; /* 0: nothing yet */
	} last[64];
	size_t slot;

	rgb &= 0xffffff;
	slot = (uint32_t)(rgb * 2654435761U) >> 26;
	if (!last[slot].found || last[slot].rgb != rgb) {
		last[slot].rgb = rgb;
		last[slot].found = nearest(rgb, 16, 256);
	}
	return last[slot].found;
}

int theme_nearest_16(uint32_t rgb)
{
	return nearest(rgb & 0xffffff, 0, 16);
}

uint32_t theme_color_rgb(int32_t color)
{
	return color & THEME_RGB ? (uint32_t)color & 0xffffff : theme_palette_rgb(color);
}

static double luminance(uint32_t rgb)
{
	return 0.2126 * (double)linear(rgb >> 16 & 255) + 0.7152 * (double)linear(rgb >> 8 & 255) +
	       0.0722 * (double)linear(rgb & 255);
}

double theme_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* ---- fewer colours ---- */

static int32_t to_256(int32_t color)
{
	return color >= 0 && color & THEME_RGB ? theme_nearest_256((uint32_t)color) : color;
}

static int32_t to_16(int32_t color, int colors)
{
	int32_t index = color;

	if (color < 0)
		return THEME_DEFAULT;
	if (color >= 16)
		index = theme_nearest_16(theme_color_rgb(color));
	return index < colors ? index : index - 8;
}

/* Of the 16: black, white and the greys. */
static bool is_grey(int32_t index)
{
	return index % 8 % 7 == 0;
}

/* At least `least` apart from the background that the variant is made for. */
static bool stands_out(int32_t index, enum theme_variant variant, double least)
{
	uint32_t rgb = theme_palette_rgb(index);

	return (variant == THEME_LIGHT || theme_contrast(rgb, 0x000000) >= least) &&
	       (variant == THEME_DARK || theme_contrast(rgb, 0xffffff) >= least);
}

static bool is_readable(int32_t index, enum theme_variant variant)
{
	return stands_out(index, variant, 3.0);
}

/* What is further than 100 degrees away is another hue. */
#define COSINE_LEAST (-0.17F)
/* Below this Oklab chroma a colour passes for grey. */
#define CHROMA_LEAST 0.03F

/* Both colours have a hue; the less the more they look alike. */
static float hue_distance(struct lab x, struct lab y)
{
	float lengths = square_root((x.a * x.a + x.b * x.b) * (y.a * y.a + y.b * y.b));
	float cosine = (x.a * y.a + x.b * y.b) / lengths;

	if (cosine < COSINE_LEAST)
		return 9;
	return 2 - 2 * cosine + (x.l - y.l) * (x.l - y.l);
}

/* The readable colour with the nearest hue, or THEME_DEFAULT. */
static int32_t by_hue(struct lab want, enum theme_variant variant, int colors)
{
	int32_t found = THEME_DEFAULT;
	float best = 9;

	for (int32_t i = 1; i < 15 && i < colors; i++) {
		float distance;

		if (is_grey(i) || !is_readable(i, variant))
			continue;
		distance = hue_distance(want, oklab(theme_palette_rgb(i)));
		if (distance < best) {
			best = distance;
			found = i;
		}
	}
	return found;
}

/* On the terminal's own background. */
static int32_t text_to_16(int32_t color, enum theme_variant variant, int colors)
{
	int32_t index = to_16(color, colors);
	struct lab want;

	if (color < 0)
		return THEME_DEFAULT;
	want = oklab(theme_color_rgb(color));
	if (want.a * want.a + want.b * want.b < CHROMA_LEAST * CHROMA_LEAST)
		return is_readable(index, variant) ? index : THEME_DEFAULT;
	if (color < 16 && is_readable(index, variant))
		return index;
	return by_hue(want, variant, colors);
}

/* Black or white by its value: not soft, but meant. */
static bool is_page(int32_t bg)
{
	return bg == THEME_RGB || bg == (THEME_RGB | 0xffffff);
}

struct theme_style theme_reduce(struct theme_style s, enum theme_variant variant, int colors)
{
	bool page = is_page(s.bg);
	uint32_t behind;

	if (colors >= 256)
		return (struct theme_style){to_256(s.fg), to_256(s.bg), s.attrs};
	s.bg = to_16(s.bg, colors);
	/* a soft background is lost among so few, and would only hide the text */
	if (s.bg >= 0 && !page && is_grey(s.bg) && !stands_out(s.bg, variant, 1.5))
		s.bg = THEME_DEFAULT;
	if (s.bg < 0) {
		s.fg = text_to_16(s.fg, variant, colors);
		return s;
	}
	s.fg = to_16(s.fg, colors);
	behind = theme_palette_rgb(s.bg);
	if (s.fg < 0 || theme_contrast(theme_palette_rgb(s.fg), behind) < 4.5)
		s.fg = theme_contrast(0x000000, behind) >= theme_contrast(0xe5e5e5, behind) ? 0 : 7;
	return s;
}

/* ---- fewer attributes ---- */

/* Has it a colour of its own, and not only another grey? */
static bool is_coloured(struct theme_style s, int colors)
{
	return s.bg >= 0 || (s.fg >= 0 && (colors >= 256 || !is_grey(s.fg)));
}

static uint8_t first_shown(uint8_t shown)
{
	static const uint8_t order[] = {THEME_BOLD, THEME_UNDERLINE, THEME_REVERSE};

	for (size_t i = 0; i < sizeof order; i++)
		if (shown & order[i])
			return order[i];
	return 0;
}

struct theme_style theme_fit(struct theme_style s, int colors, uint8_t shown)
{
	int wanted = s.attrs;
	int lost;

	if (wanted & THEME_ITALIC & ~shown)
		wanted |= wanted & THEME_UNDERLINE ? THEME_BOLD : THEME_UNDERLINE;
	lost = wanted & ~shown & ~THEME_DIM;
	if (colors == 0 && lost & THEME_UNDERLINE)
		wanted |= THEME_REVERSE;
	s.attrs = (uint8_t)(wanted & shown);
	if (lost && !(s.attrs & ~THEME_DIM) && !is_coloured(s, colors))
		s.attrs = (uint8_t)(s.attrs | first_shown(shown));
	return s;
}
