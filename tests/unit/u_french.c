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

/* Each elided word with each apostrophe, in each case, before all that may follow. */
TEST(french_elisions_in_full)
{
	static const char *const words[] = {"l", "d",  "j",     "m",      "n",      "s",     "t",
					    "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};
	static const char *const apostrophes[] = {"'", "’"};
	static const struct {
		const char *s;
		bool elides;
	} after[] = {
	    {"été", true},
	    {"Élan", true},
	    {"a", true},
	    {"homme", true},
	    {"œuf", true},
	    {"ж", true},
	    {"", false},
	    {" a", false},
	    {"5", false},
	    {"«a", false},
	    {"’a", false},
	    {"-a", false},
	    {".", false},
	    {"\xff", false},
	    {"\xc2\xa0"
	     "a",
	     false},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words * 3 * 2; i++) {
		const char *word = words[i / 6], *apostrophe = apostrophes[i % 2];
		struct str s = STR_INIT;
		size_t elided;

		for (const char *c = word; *c; c++)
			str_addc(&s, i / 2 % 3 == 0 || (i / 2 % 3 == 1 && c > word)
					 ? *c
					 : (char)(*c - 32));
		str_addz(&s, apostrophe);
		elided = s.len;
		for (size_t k = 0; k < sizeof after / sizeof *after; k++) {
			str_cut(&s, elided);
			str_addz(&s, after[k].s);
			test_row("%s", s.s);
			CHECK_INT(french_elision(s.s, s.len, 0), after[k].elides ? elided : 0);
		}
		str_release(&s);
	}
}

/* Only what stands at `at` and before `len` is looked at. */
TEST(french_elisions_inside_of_a_text)
{
	static const char s[] = "dit qu’il l’a";

	CHECK_INT(french_elision(s, sizeof s - 1, 4), 5);
	CHECK_INT(french_elision(s, 9, 4), 0); /* nothing follows */
	CHECK_INT(french_elision(s, 8, 4), 0); /* half an apostrophe */
	CHECK_INT(french_elision(s, sizeof s - 1, 5), 0);
	CHECK_INT(french_elision(s, sizeof s - 1, 12), 4);
	CHECK_INT(french_elision(s, sizeof s - 1, sizeof s - 1), 0);
}

/* The unit that follows a number stays with it; what only begins like one does not. */
TEST(french_keeps_units_with_their_numbers)
{
	static const char *const units[] = {
	    "%",   "‰",  "€",   "$",    "£",   "°",  "°C",  "t",    "kg",      "g",  "km",
	    "m",   "ha", "km²", "m²",   "m³",  "l",  "h",   "min",  "s",       "kW", "MW",
	    "GWh", "Go", "F",   "FCFA", "EUR", "M€", "Md€", "km/h", "barils/j"};
	static const char *const others[] = {"tonnes", "kilos",   "grands", "hommes", "mètres",
					     "francs", "soldats", "litres", "Hzx",    "été"};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct str s = STR_INIT;

		str_printf(&s, "25 %s", units[i]);
		test_row("%s", s.s);
		CHECK(french_keeps(s.s, s.len, 3));
		str_addc(&s, '.');
		CHECK(french_keeps(s.s, s.len, 3));
		str_cut(&s, s.len - 1);
		str_addz(&s, "  ");
		CHECK(!french_keeps(s.s, s.len, s.len));
		s.s[1] = 'x'; /* 2x is no number */
		CHECK(!french_keeps(s.s, s.len, 3));
		str_release(&s);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct str s = STR_INIT;

		str_printf(&s, "25 %s", others[i]);
		test_row("%s", s.s);
		CHECK(!french_keeps(s.s, s.len, 3));
		str_release(&s);
	}
}

TEST(french_keeps_abbreviations_with_what_they_announce)
{
	static const struct {
		const char *words[18];
		const char *after;  /* kept with it */
		const char *others; /* not kept */
	} rows[] = {
	    {{"n°", "N°", "nº", "№", "p.", "pp.", "art.", "Art.", "fig.", "chap.", "vol.", "t.",
	      "§", "al."},
	     "12",
	     "douze"},
	    {{"M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Mgr", "Dr", "Pr", "St", "Ste"},
	     "Élise",
	     "élise"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t k = 0; rows[i].words[k]; k++) {
			struct str s = STR_INIT;
			size_t at;

			str_printf(&s, "(%s ", rows[i].words[k]);
			at = s.len;
			str_addz(&s, rows[i].after);
			test_row("%s", s.s);
			CHECK(french_keeps(s.s, s.len, at));
			str_cut(&s, at);
			str_addz(&s, rows[i].others);
			CHECK(!french_keeps(s.s, s.len, at));
			str_clear(&s);
			str_printf(&s, "x%s %s", rows[i].words[k], rows[i].after);
			if (rows[i].words[k][0] >= 'A' && rows[i].words[k][0] <= 'z')
				CHECK(!french_keeps(s.s, s.len, strlen(rows[i].words[k]) + 2));
			str_release(&s);
		}
}
