/* SPDX-License-Identifier: MIT */
#include "text/french.h"

#include "test.h"

#include <string.h>

TEST(french_elisions)
{
	static const struct {
		const char *s;
		size_t want;
	} rows[] = {
	    {"l'été", 2},     {"L’unité", 4},     {"d’Élan", 4},     {"qu'il", 3},
	    {"QU’elle", 5},   {"jusqu'ici", 6},   {"lorsqu’on", 9},  {"puisqu'il", 7},
	    {"quoiqu'on", 7}, {"aujourd'hui", 0}, {"prud’homme", 0}, {"presqu'île", 0},
	    {"O'Brien", 0},   {"l' été", 0},      {"l'", 0},         {"l", 0},
	    {"", 0},          {"d'5", 0},         {"le", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].s);
		CHECK_INT(french_elision(rows[i].s, strlen(rows[i].s), 0), rows[i].want);
	}
}

TEST(french_groups)
{
	static const struct {
		const char *s;
		size_t at;
		size_t want;
	} rows[] = {
	    {"25 000", 2, 1},
	    {"25\xc2\xa0"
	     "000",
	     2, 2},
	    {"25\xe2\x80\xaf"
	     "000",
	     2, 3},
	    {"2024 150", 4, 0},
	    {"25 00", 2, 0},
	    {"25 0000", 2, 0},
	    {"1 234 567", 5, 1},
	    {"x 000", 1, 0},
	    {" 000", 0, 0},
	    {"25  000", 2, 0},
	    {"25", 2, 0},
	    {"25 000t", 2, 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].s);
		CHECK_INT(french_group(rows[i].s, strlen(rows[i].s), rows[i].at), rows[i].want);
	}
}

/* More rows, in context, are with linebreak. */
TEST(french_keeps_what_belongs_together)
{
	static const struct {
		const char *before;
		const char *after;
		bool keeps;
	} rows[] = {
	    {"« ", "Oui", true},    {"Oui ", "»", true},     {"‹ ", "x", true},
	    {"25 ", "000", true},   {"n° ", "5", true},      {"un° ", "5", false},
	    {"M. ", "Keïta", true}, {"M. ", "keïta", false}, {"FM. ", "Keïta", false},
	    {"5 ", "km", true},     {"5 ", "kmx", false},    {"5 ", "km²", true},
	    {"x ", "km", false},    {"5  ", "km", false},    {"— ", "Oui", true},
	    {"a — ", "Oui", false}, {"— ", "5", false},      {"a", "b", false},
	    {"", "b", false},       {"a ", "", false},       {"5 ", "M€", true},
	    {"5 ", "€.", true},     {"pp. ", "12", true},    {"§ ", "4", true},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;

		test_row("%s|%s", rows[i].before, rows[i].after);
		str_addz(&s, rows[i].before);
		str_addz(&s, rows[i].after);
		CHECK_INT(french_keeps(s.s, s.len, strlen(rows[i].before)), rows[i].keeps);
		str_release(&s);
	}
}
