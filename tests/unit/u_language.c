/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "test.h"

static const struct {
	const char *text, *lang;
} rows[] = {
    {"", ""},
    {"42", ""},
    {"Bamako, Mali", ""},
    {"Le Conseil a approuvé le projet de loi du gouvernement, et la Russie l’a signé.", "fr"},
    {"LE CONSEIL A APPROUVÉ LE PROJET DE LOI DU GOUVERNEMENT ET LA RUSSIE.", "fr"},
    {"The council approved the bill of the government, and it was signed by Russia.", "en"},
    {"Der Rat hat das Gesetz mit den Stimmen der Regierung und von Russland gebilligt.", "de"},
    {"El consejo aprobó el proyecto de los ministros por unanimidad, y las partes con ellos.",
     "es"},
    {"Il consiglio che approva il progetto di legge della Russia non è quello degli altri.", "it"},
    {"日本語の文章", ""},
    {"\xff\xfe\x80", ""},
};

TEST(language_guesses)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *got = language_guess(slice_of(rows[i].text));

		test_row("%s", rows[i].text);
		CHECK_STR(got ? got : "", rows[i].lang);
	}
}

TEST(language_small_words)
{
	CHECK(language_is_small(SLICE("the")));
	CHECK(language_is_small(SLICE("des")));
	CHECK(language_is_small(SLICE("l")));
	CHECK(!language_is_small(SLICE("accord")));
}
