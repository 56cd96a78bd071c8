/* SPDX-License-Identifier: MIT */
#include "ui/theme_scheme.h"

#include <string.h>

enum { GROUNDS_MOST = 5, STEPS = 16 };

#define TEXT_LEAST 4.5
#define LINE_LEAST 3.0

/* The backgrounds that a colour is to be read on. */
struct grounds {
	uint32_t colors[GROUNDS_MOST];
	size_t n;
};

enum theme_variant theme_variant_of(uint32_t background)
{
	bool dark = theme_contrast(background, 0xffffff) > theme_contrast(background, 0x000000);

	return dark ? THEME_DARK : THEME_LIGHT;
}

/* b in a, from 0 to STEPS of it. */
static uint32_t mix(uint32_t a, uint32_t b, uint32_t steps)
{
	uint32_t rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8) {
		uint32_t x = a >> shift & 255, y = b >> shift & 255;

		rgb |= (x * (STEPS - steps) + y * steps) / STEPS << shift;
	}
	return rgb;
}

static double least_contrast(uint32_t color, const struct grounds *g)
{
	double least = 21;

	for (size_t i = 0; i < g->n; i++) {
		double c = theme_contrast(color, g->colors[i]);

		least = c < least ? c : least;
	}
	return least;
}

static uint32_t black_or_white(const struct grounds *g)
{
	return least_contrast(0x000000, g) > least_contrast(0xffffff, g) ? 0x000000 : 0xffffff;
}

static uint32_t repair(uint32_t color, const struct grounds *g, double least)
{
	uint32_t far = black_or_white(g);

	for (uint32_t steps = 0; steps <= STEPS; steps++) {
		uint32_t mixed = mix(color, far, steps);

		if (least_contrast(mixed, g) >= least)
			return mixed;
	}
	return far;
}

/* base24 has a brighter red, yellow, green, cyan, blue and magenta. */
static uint32_t readable(const struct scheme *s, unsigned base, const struct grounds *g)
{
	static const uint8_t twins[24] = {
	    [0x8] = 0x12, [0xA] = 0x13, [0xB] = 0x14, [0xC] = 0x15, [0xD] = 0x16, [0xE] = 0x17};
	uint32_t color = s->colors[base];

	if (s->n == 24 && twins[base] && least_contrast(color, g) < TEXT_LEAST &&
	    least_contrast(s->colors[twins[base]], g) >= TEXT_LEAST)
		return s->colors[twins[base]];
	return repair(color, g, TEXT_LEAST);
}

/* What is drawn in a colour of the scheme on the page. */
static const struct {
	uint8_t style, base;
} accents[] = {
    {STYLE_TEXT, 5},          {STYLE_DIM, 3},           {STYLE_HEADING, 13},  {STYLE_PERSON, 13},
    {STYLE_PLACE, 14},        {STYLE_ORGANIZATION, 11}, {STYLE_EVENT, 9},     {STYLE_LAW, 12},
    {STYLE_PRODUCT, 15},      {STYLE_DATE, 10},         {STYLE_QUANTITY, 10}, {STYLE_OTHER, 4},
    {STYLE_CLAIMS, 12},       {STYLE_ALLEGES, 10},      {STYLE_DENIES, 8},    {STYLE_DOUBTS, 14},
    {STYLE_OPEN, 3},          {STYLE_VERIFIED, 11},     {STYLE_DISPUTED, 9},  {STYLE_DEPRECATED, 3},
    {STYLE_BORDER_FOCUS, 13},
};

/* What has a background of its own, and the colour on it. */
static const struct {
	uint8_t style, base, ground, attrs;
} blocks[] = {
    {STYLE_STATUS, 4, 1, 0},
    {STYLE_STATUS_KEY, 13, 1, THEME_BOLD},
    {STYLE_STATUS_NOTE, 11, 1, 0},
    {STYLE_STATUS_ERROR, 8, 1, THEME_BOLD},
    {STYLE_DANGER, 0, 8, 0},
    {STYLE_SELECTED, 5, 2, THEME_BOLD},
    {STYLE_MARKED, 5, 2, THEME_BOLD},
    {STYLE_SEARCH, 0, 10, 0},
    {STYLE_SEARCH_CURRENT, 0, 9, THEME_BOLD},
    {STYLE_HINT, 0, 10, THEME_BOLD},
    {STYLE_HINT_TYPED, 0, 4, 0},
};

static int32_t rgb(uint32_t color)
{
	return (int32_t)(THEME_RGB | color);
}

static void set_blocks(const struct scheme *s, struct theme *t)
{
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		struct grounds g = {{s->colors[blocks[i].ground]}, 1};
		uint32_t fg = readable(s, blocks[i].base, &g);

		t->styles[blocks[i].style] =
		    (struct theme_style){rgb(fg), rgb(g.colors[0]), blocks[i].attrs};
	}
}

static void set_accents(const struct scheme *s, struct theme *t, const struct grounds *g)
{
	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
		struct theme_style *style = &t->styles[accents[i].style];

		style->fg = rgb(readable(s, accents[i].base, g));
	}
}

void theme_of_scheme(const struct scheme *s, struct theme *t)
{
	uint32_t page = s->colors[0];
	struct grounds g = {{page, s->colors[1], mix(page, s->colors[10], 3), /* of evidence */
			     mix(page, s->colors[13], 4)},                    /* of the same */
			    4};
	char name[sizeof t->name];

	memcpy(name, t->name, sizeof name);
	theme_init_plain(t);
	memcpy(t->name, name, sizeof name);
	t->variant = s->variant;
	for (int i = 0; i < STYLE_COUNT; i++)
		t->styles[i].attrs &= (uint8_t)~THEME_DIM; /* its colours say it */
	set_blocks(s, t);
	set_accents(s, t, &g);
	t->styles[STYLE_TEXT].bg = rgb(page);
	t->styles[STYLE_SELECTED_IDLE].bg = rgb(s->colors[1]);
	t->styles[STYLE_EVIDENCE].bg = t->styles[STYLE_CUE].bg = rgb(g.colors[2]);
	t->styles[STYLE_SAME].bg = rgb(g.colors[3]);
	g.n = 1;
	t->styles[STYLE_BORDER].fg = rgb(repair(s->colors[3], &g, LINE_LEAST));
	t->styles[STYLE_DISPUTED].attrs = THEME_BOLD | THEME_UNDERLINE;
}
