/* SPDX-License-Identifier: MIT */
#include "base/pointclass.h"

#include "base/unicode.h"

#include <stdbool.h>
#include <string.h>

enum { POINTS = 0x110000 };

static const struct {
	uint32_t cp;
	const char *name;
} names[] = {
    {0x00a0, "NBSP"}, {0x00ad, "SHY"},  {0x034f, "CGJ"},  {0x061c, "ALM"},  {0x115f, "HCF"},
    {0x1160, "HJF"},  {0x180e, "MVS"},  {0x200b, "ZWSP"}, {0x200c, "ZWNJ"}, {0x200d, "ZWJ"},
    {0x200e, "LRM"},  {0x200f, "RLM"},  {0x2028, "LS"},   {0x2029, "PS"},   {0x202a, "LRE"},
    {0x202b, "RLE"},  {0x202c, "PDF"},  {0x202d, "LRO"},  {0x202e, "RLO"},  {0x202f, "NNBSP"},
    {0x2060, "WJ"},   {0x2066, "LRI"},  {0x2067, "RLI"},  {0x2068, "FSI"},  {0x2069, "PDI"},
    {0x206a, "ISS"},  {0x206b, "ASS"},  {0x206c, "IAFS"}, {0x206d, "AAFS"}, {0x206e, "NADS"},
    {0x206f, "NODS"}, {0x3000, "IDSP"}, {0x3164, "HF"},   {0xfeff, "BOM"},  {0xffa0, "HHF"},
};

const char *point_name(uint32_t cp)
{
	size_t low = 0, high = sizeof names / sizeof *names;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (names[middle].cp == cp)
			return names[middle].name;
		if (names[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool is_variant(uint32_t cp)
{
	return (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef) ||
	       (cp >= 0x180b && cp <= 0x180d) || cp == 0x180f;
}

static enum point_class class_of_ignorable(uint32_t cp)
{
	if (cp == 0xad)
		return POINT_HYPHEN;
	if (cp == 0x200c || cp == 0x200d)
		return POINT_JOINER;
	if (is_variant(cp))
		return POINT_VARIANT;
	if (cp >= 0xe0000 && cp <= 0xe007f && unicode_kind(cp) == UNICODE_FORMAT)
		return POINT_TAG;
	return point_name(cp) ? POINT_NAMED : POINT_NUMBER;
}

static enum point_class class_of_text(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);
	int width = unicode_width(cp);

	if (cp >= 0x1f1e6 && cp <= 0x1f1ff)
		return POINT_FLAG;
	if (width < 0 || kind == UNICODE_UNASSIGNED || kind == UNICODE_PRIVATE)
		return POINT_NUMBER;
	if (cp >= 0xfff9 && cp <= 0xfffb) /* annotation marks */
		return POINT_NUMBER;
	if (cp >= 0x1f3fb && cp <= 0x1f3ff) /* skin: it would join the emoji drawn before */
		return POINT_NUMBER;
	if (width > 0)
		return unicode_is_pictograph(cp) ? POINT_EMOJI : POINT_TEXT;
	/* letters: the vowels and finals of Hangul */
	return kind == UNICODE_MARK || kind == UNICODE_LETTER ? POINT_JOIN : POINT_NUMBER;
}

static enum point_class find_class(uint32_t cp)
{
	enum unicode_kind kind = unicode_kind(cp);

	if (kind == UNICODE_CONTROL)
		return POINT_CONTROL;
	if (kind == UNICODE_SPACE)
		return POINT_SPACE;
	if (unicode_is_ignorable(cp))
		return class_of_ignorable(cp);
	if (point_name(cp))
		return POINT_NAMED;
	return class_of_text(cp);
}

enum point_class point_class(uint32_t cp)
{
	static unsigned char known[POINTS];

	if (cp >= POINTS)
		return POINT_NUMBER;
	if (!known[cp])
		known[cp] = (unsigned char)find_class(cp);
	return known[cp];
}

/* ---- ASCII */

static const struct {
	uint32_t cp;
	const char *ascii;
} fallbacks[] = {
    {0xa9, "(c)"},  {0xab, "<<"},   {0xae, "(R)"},  {0xb0, "o"},     {0xb7, "."},
    {0xbb, ">>"},   {0xc6, "AE"},   {0xd7, "x"},    {0xd8, "O"},     {0xdf, "ss"},
    {0xe6, "ae"},   {0xf8, "o"},    {0x110, "D"},   {0x111, "d"},    {0x131, "i"},
    {0x141, "L"},   {0x142, "l"},   {0x152, "OE"},  {0x153, "oe"},   {0x2010, "-"},
    {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "--"},  {0x2015, "--"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201a, ","},  {0x201b, "'"},   {0x201c, "\""},
    {0x201d, "\""}, {0x201e, "\""}, {0x2022, "*"},  {0x2026, "..."}, {0x2030, "o/oo"},
    {0x2039, "<"},  {0x203a, ">"},  {0x2044, "/"},  {0x20ac, "EUR"}, {0x2190, "<-"},
    {0x2192, "->"}, {0x2212, "-"},  {0x2260, "!="}, {0x2264, "<="},  {0x2265, ">="},
};

static size_t ascii_of_decomposition(uint32_t cp, char out[POINT_ASCII])
{
	uint32_t points[UNICODE_DECOMPOSED];
	size_t n = unicode_decompose(cp, UNICODE_ACCENT | UNICODE_COMPAT, points);

	for (size_t i = 0; i < n; i++) {
		if (points[i] == 0x2044)
			points[i] = '/';
		if (points[i] < ' ' || points[i] > '~')
			return 0;
		out[i] = (char)points[i];
	}
	return n;
}

size_t point_ascii(uint32_t cp, char out[POINT_ASCII])
{
	size_t n;

	for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++)
		if (fallbacks[i].cp == cp) {
			n = strlen(fallbacks[i].ascii);
			memcpy(out, fallbacks[i].ascii, n);
			return n;
		}
	n = ascii_of_decomposition(cp, out);
	if (n)
		return n;
	out[0] = '?';
	return 1;
}
