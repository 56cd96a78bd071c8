/* SPDX-License-Identifier: MIT */
#include "text/slug.h"

#include "test.h"

static const struct {
	const char *date, *title, *slug;
} rows[] = {
    {"2024-07", "Le CNT ratifie l'accord militaire avec la Russie",
     "2024-07-cnt-ratifie-accord-militaire-russie"},
    {"2024-07-04~", "Été à l’Œuvre", "2024-07-04-ete-oeuvre"},
    {"2020/2021", "Un rapport", "2020-rapport"},
    {"2020/..", "", "2020"},
    {"", "The 7 samurai of the 1st army, and their 3 horses", "7-samurai-1st-army-their"},
    {"", "To be or …", "to-be-or"},
    {"", "", ""},
    {"", "日本語", ""},
    {"-0044", "Ides", "ides"},
    {"2024-07-", "x", "2024-07-x"},
    {"", "../../etc/passwd\n\033[1m", "etc-passwd-1m"},
    {"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
};

TEST(slug_of_a_date_and_a_title)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].title);
		str_clear(&out);
		slug_add(&out, slice_of(rows[i].date), slice_of(rows[i].title));
		CHECK_STR(out.s, rows[i].slug);
	}
	str_release(&out);
}

TEST(slug_of_a_name)
{
	static const struct {
		const char *name, *slug;
	} names[] = {
	    {"État islamique (EI)", "etat-islamique-ei"},
	    {"  --x--  ", "x"},
	    {"the 1st of the small words", "the-1st-of-the-small-words"},
	    {"a very long name of an organization that never ends",
	     "a-very-long-name-of-an-organization-that"},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
	     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
	    {"北京", ""},
	    {"", ""},
	};
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		test_row("%s", names[i].name);
		str_clear(&out);
		slug_add_name(&out, slice_of(names[i].name));
		CHECK_STR(out.s ? out.s : "", names[i].slug);
	}
	str_release(&out);
}
