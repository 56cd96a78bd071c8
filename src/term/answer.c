/* SPDX-License-Identifier: MIT */
#include "term/answer.h"

#include "base/str.h"
#include "ui/theme_scheme.h"

#include <string.h>

#define REPORT "?997;"

/* One to four digits of a colour, and what stands behind them; the eight highest bits. */
static bool read_channel(const char **at, char behind, uint32_t *rgb)
{
	uint32_t value = 0, most = 0;

	for (; most < 0xffff && hex_digit(**at) >= 0; (*at)++) {
		value = value << 4 | (uint32_t)hex_digit(**at);
		most = most << 4 | 15;
	}
	if (most == 0 || *(*at)++ != behind)
		return false;
	*rgb = *rgb << 8 | value * 255 / most;
	return true;
}

bool answer_color(const char *words, bool *light)
{
	static const char start[] = "]11;rgb:";
	const char *at = words + sizeof start - 1;
	uint32_t rgb = 0;

	if (strncmp(words, start, sizeof start - 1) != 0 || !read_channel(&at, '/', &rgb) ||
	    !read_channel(&at, '/', &rgb) || !read_channel(&at, '\0', &rgb))
		return false;
	*light = theme_variant_of(rgb) == THEME_LIGHT;
	return true;
}

bool answer_is_report(const char *words)
{
	return strncmp(words, REPORT, sizeof REPORT - 1) == 0;
}

bool answer_report(const char *words, bool *light)
{
	*light = strcmp(words, REPORT "2") == 0;
	return *light || strcmp(words, REPORT "1") == 0;
}
