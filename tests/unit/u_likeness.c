/* SPDX-License-Identifier: MIT */
#include "doc/likeness.h"

#include "base/vec.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* "found 3-19 2/1": span, edits, those in the quote. */
static const char *answer(const char *text, const char *before, const char *quote,
			  const char *after)
{
	static const char *const names[] = {"found", "nothing", "several", "tired", "too long"};
	static char out[80];
	struct likeness l;
	struct likeness_match m;
	enum likeness_result result;

	likeness_init(&l, slice_of(text));
	result = likeness_find(&l, slice_of(before), slice_of(quote), slice_of(after), &m);
	snprintf(out, sizeof out, "%s", names[result]);
	if (result == LIKENESS_FOUND)
		snprintf(out, sizeof out, "found %u-%u %u/%u", m.quote.start, m.quote.end, m.edits,
			 m.quote_edits);
	likeness_release(&l);
	return out;
}

TEST(likeness_finds_one_place)
{
	static const struct {
		const char *text, *before, *quote, *after, *want;
	} rows[] = {
	    {"Le Conseil national vote.", "", "Conseil national", "", "found 3-19 0/0"},
	    {"Le Conseil natonal vote.", "", "Conseil national", "", "found 3-18 1/1"},
	    {"Le Conseil nnational vote.", "", "Conseil national", "", "found 3-20 1/1"},
	    {"Le Conseil natoonal vote.", "", "Conseil national", "", "found 3-19 1/1"},
	    {"Le Conzeil natjonal vote.", "", "Conseil national", "", "found 3-19 2/2"},
	    {"Konseil national", "", "Conseil national", "", "found 0-16 1/1"},
	    {"Le Conseil nationam", "", "Conseil national", "", "found 3-19 1/1"},
	    {"À l’été 🎉 où l’ete est", "", "l'été 🎉", "", "found 2-9 1/1"},
	    /* three changes of 16 are too many; of 30 they are not */
	    {"Le Konzeil natjonal vote.", "", "Conseil national", "", "nothing"},
	    {"Le Konzeil natjonal de transition vote.", "", "Conseil national de transition", "",
	     "found 3-33 3/3"},
	    {"", "", "Conseil national", "", "nothing"},
	    {"Conseil", "", "Conseil national", "", "nothing"},
	    {"Le Mal vote.", "", "Mali", "", "nothing"},
	    /* short quotes stay as they are */
	    {"selon Mli, pays", "selon ", "Mali", ", pays", "nothing"},
	    {"sellon Mali, pays", "selon ", "Mali", ", pays", "found 7-11 1/0"},
	    {"La milice du Mali", "la milice du ", "Mali", "", "nothing"}, /* far end changed */
	    {"la milise du Mali", "la milice du ", "Mali", "", "found 13-17 1/0"},
	    {"Mali et la rusie", "", "Mali", " et la russie", "found 0-4 1/0"},
	    /* short contexts too */
	    {"du Conseil national.", "au ", "Conseil national", "", "nothing"},
	    {"dv Conseil national.", "du ", "Conseil national", "", "nothing"},
	    /* digits */
	    {"le 4 juillet 2024", "", "4 juillet 2023", "", "nothing"},
	    {"le 4 juilet 2023", "", "4 juillet 2023", "", "found 3-16 1/1"},
	    {"le 14 juillet 2023", "le ", "4 juillet 2023", "", "nothing"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(answer(rows[i].text, rows[i].before, rows[i].quote, rows[i].after),
			  rows[i].want);
}

TEST(likeness_wants_a_margin)
{
	static const struct {
		const char *text, *before, *quote, *want;
	} rows[] = {
	    {"Conseil natonal. Conseil natinal.", "", "Conseil national", "several"},
	    {"Conseil natonal. Consei natinal.", "", "Conseil national", "several"},
	    {"Conseil natonal. Konsei natinul.", "", "Conseil national", "found 0-15 1/1"},
	    {"abababababababababa", "", "abababxbababa", "several"},
	    /* a place with another context is no rival of one whose context stands */
	    {"du Conseil natonal, un Conseil national", "du ", "Conseil national",
	     "found 3-18 1/1"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(answer(rows[i].text, rows[i].before, rows[i].quote, ""), rows[i].want);
}

TEST(likeness_of_long_quotes)
{
	char text[3000], quote[1200];

	for (uint32_t i = 0, r = 1; i < sizeof text; i++, r = r * 1103515245u + 12345u)
		text[i] = (char)('a' + (r >> 16) % 23);
	text[sizeof text - 1] = '\0';
	memcpy(quote, text + 500, 1000);
	quote[1000] = '\0';
	quote[100] = quote[500] = 'z';
	CHECK_STR(answer(text, "", quote, ""), "found 500-1500 2/2");
	memcpy(quote, text + 500, 1100);
	quote[1100] = '\0';
	CHECK_STR(answer(text, "", quote, ""), "too long");
}

/* Of a long context, the end near the quote counts. */
TEST(likeness_cuts_contexts)
{
	CHECK_STR(answer("xx puis la milice arrivée hier soir de Bamaco", "",
			 "puis la milice arrivée hier soir de Bamako", ""),
		  "found 3-45 1/1");
	CHECK_STR(answer("tout autre est ce debut, puis la milice arrivée hier au soir à Bamaco",
			 "et rien de ce début, puis la milice arrivée hier au soir à ", "Bamako",
			 ""),
		  "found 63-69 1/1");
}

TEST(likeness_gets_tired)
{
	size_t len = 1000000;
	char *text = mem_alloc(len);
	struct likeness l;
	struct likeness_match m;
	int found = 0;

	memset(text, ' ', len);
	likeness_init(&l, (struct slice){text, len});
	while (found < 1000 && likeness_find(&l, SLICE(""), SLICE("Conseil national"), SLICE(""),
					     &m) == LIKENESS_NOTHING)
		found++;
	CHECK(found > 10 && found < 1000);
	likeness_release(&l);
	free(text);
}
