/* SPDX-License-Identifier: MIT */
#include "doc/likeness.h"

#include "base/utf8.h"
#include "base/vec.h"

#include "dice.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
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

/* ---- against a distance that is counted out */

enum { MOST = 700 };

static size_t decode(struct slice s, uint32_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < MOST; n++)
		i += utf8_decode(s.s + i, s.len - i, &out[n]);
	return n;
}

/* Points to insert, delete or replace to make b of a: the usual table. */
static uint32_t distance(struct slice a, struct slice b)
{
	static uint32_t x[MOST], y[MOST], row[MOST + 1];
	size_t n = decode(a, x), m = decode(b, y);

	for (size_t k = 0; k <= m; k++)
		row[k] = (uint32_t)k;
	for (size_t i = 1; i <= n; i++) {
		uint32_t corner = row[0];

		row[0] = (uint32_t)i;
		for (size_t k = 1; k <= m; k++) {
			uint32_t best = corner + (x[i - 1] != y[k - 1]);

			corner = row[k];
			best = best < corner + 1 ? best : corner + 1;
			row[k] = best < row[k - 1] + 1 ? best : row[k - 1] + 1;
		}
	}
	return row[m];
}

static struct slice points_of(const struct str *s, size_t start, size_t end)
{
	size_t from = utf8_offset(s->s, s->len, start), to = utf8_offset(s->s, s->len, end);

	return (struct slice){s->s + from, to - from};
}

static const struct dice_parts words = {
    (const char *const[]){"le ", "Conseil ", "national ", "de ", "transition ", "Mali ", "à ",
			  "été ", "25 ", "000 ", "t ", "Russie, ", "accord ", "d’", "engrais. ",
			  "militaire ", "2024 ", "œuvre "},
    18};

/* Replaces, drops or doubles one point. */
static void wound(struct str *s, struct dice *d, size_t from, size_t to)
{
	struct str out = STR_INIT;
	size_t at = from + dice_below(d, (uint32_t)(to - from));
	struct slice point = points_of(s, at, at + 1);
	uint32_t kind = dice_below(d, 3);

	str_add(&out, s->s, (size_t)(point.s - s->s));
	if (kind == 0)
		str_addz(&out, "x");
	else if (kind == 1)
		str_printf(&out, "%.*s%.*s", (int)point.len, point.s, (int)point.len, point.s);
	str_addz(&out, point.s + point.len);
	str_release(s);
	*s = out;
}

/* What holds of every place that is found: its edits are what they are said to be,
 * and are few; digits and short quotes are unchanged. */
static void check_found(const struct str *text, struct slice quote, const struct likeness_match *m)
{
	struct slice found = points_of(text, m->quote.start, m->quote.end);
	size_t n = utf8_count(quote.s, quote.len);

	CHECK(m->quote.start <= m->quote.end && m->quote.end <= utf8_count(text->s, text->len));
	CHECK(distance(quote, found) <= m->quote_edits);
	CHECK(m->quote_edits <= m->edits);
	CHECK(m->quote_edits <= (n < LIKENESS_SHORTEST ? 0 : n / 4));
	for (char digit = '0'; digit <= '9'; digit++) {
		size_t had = 0, has = 0;

		for (size_t i = 0; i < quote.len; i++)
			had += quote.s[i] == digit;
		for (size_t i = 0; i < found.len; i++)
			has += found.s[i] == digit;
		CHECK_INT(has, had);
	}
}

/* A quote of the text is looked for in the text as it is and after some wounds: it
 * is found with an honest count of edits, or not at all. */
TEST(likeness_is_honest_about_what_it_finds)
{
	struct dice d = {151};
	size_t answers[5] = {0}, elsewhere = 0;

	for (int round = 0; round < 1500; round++) {
		struct str text = STR_INIT, quote = STR_INIT;
		struct likeness l;
		struct likeness_match m = {{0, 0}, 0, 0};
		enum likeness_result result;
		uint32_t before, length, wounds = dice_below(&d, 4), wounded;

		dice_text(&d, &text, 10 + dice_below(&d, 40), words);
		before = dice_below(&d, (uint32_t)utf8_count(text.s, text.len) - 20);
		length = 3 + dice_below(&d, 30);
		str_add(&quote, points_of(&text, before, before + length).s,
			points_of(&text, before, before + length).len);
		for (wounded = wounds; wounded > 0; wounded--)
			wound(&text, &d, before, before + (length > 17 ? 17 : length));
		likeness_init(&l, dice_slice(&text));
		result = likeness_find(&l, SLICE(""), dice_slice(&quote), SLICE(""), &m);
		test_row("%s in %s", quote.s, text.s);
		answers[result]++;
		if (result == LIKENESS_FOUND) {
			check_found(&text, dice_slice(&quote), &m);
			elsewhere += !wounds && m.quote.start != before;
		}
		likeness_release(&l);
		str_release(&text);
		str_release(&quote);
	}
	CHECK(answers[LIKENESS_FOUND] > 300);
	CHECK(answers[LIKENESS_NOTHING] > 100);
	CHECK(answers[LIKENESS_SEVERAL] > 20);
	CHECK_INT(answers[LIKENESS_TIRED] + answers[LIKENESS_TOO_LONG], 0);
	CHECK_INT(elsewhere, 0); /* what stands as it was is found there */
}

/* No digit of a quote is ever another: an amount, a date or a number of a law. */
TEST(likeness_never_takes_one_number_for_another)
{
	static const char quote[] = "25 000 tonnes de blé le 4 juillet 2024";

	for (size_t i = 0; i < sizeof quote - 1; i++)
		for (char digit = '0'; digit <= '9'; digit++) {
			struct str text = STR_INIT;

			if (quote[i] < '0' || quote[i] > '9' || quote[i] == digit)
				continue;
			str_printf(&text, "La Russie livre %s au Mali.", quote);
			text.s[sizeof "La Russie livre " - 1 + i] = digit;
			CHECK_STR(answer(text.s, "", quote, ""), "nothing");
			CHECK_STR(answer(text.s, "livre ", quote, " au Mali"), "nothing");
			str_release(&text);
		}
}

/* Contexts of any length, in any spelling that is cut, are no danger. */
TEST(likeness_takes_contexts_of_any_length)
{
	struct str context = STR_INIT, text = STR_INIT;

	for (uint32_t n = 0; n < 80; n++) {
		struct likeness l;
		struct likeness_match m = {{0, 0}, 0, 0};
		size_t points;

		str_clear(&text);
		str_printf(&text, "%sBamako%s", context.s, context.s);
		points = utf8_count(context.s, context.len);
		likeness_init(&l, dice_slice(&text));
		test_row("%u points", (unsigned)n);
		CHECK_INT(likeness_find(&l, dice_slice(&context), SLICE("Bamako"),
					dice_slice(&context), &m),
			  LIKENESS_FOUND);
		CHECK_INT(m.quote.start, points);
		CHECK_INT(m.quote.end, points + 6);
		CHECK_INT(m.edits, 0);
		likeness_release(&l);
		str_addz(&context, n % 3 ? "é" : n % 2 ? "日" : "👍");
	}
	str_release(&context);
	str_release(&text);
}

/* Long contexts leave room for many edits, of which a quote takes a quarter. */
TEST(likeness_lets_a_quote_change_by_a_quarter)
{
	static const char before[] = "puis la milice est arrivée au ";
	static const struct {
		const char *quote, *now, *want;
	} rows[] = {
	    {"Sahélien", "Sahélien", "found 30-38 0/0"},
	    {"Sahélien", "Sahéxien", "found 30-38 1/1"},
	    {"Sahélien", "Sxhéxien", "found 30-38 2/2"},
	    {"Sahélien", "Sxhéxixn", "nothing"},
	    {"Sahéli", "Sahéxi", "found 30-36 1/1"},
	    {"Sahéli", "Sxhéxi", "nothing"},
	    {"Sahél", "Sahél", "found 30-35 0/0"},
	    {"Sahél", "Saxél", "nothing"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = STR_INIT;

		str_printf(&text, "%s%s, hier soir.", before, rows[i].now);
		test_row("%s for %s", rows[i].now, rows[i].quote);
		CHECK_STR(answer(text.s, before, rows[i].quote, ", hier soir"), rows[i].want);
		str_release(&text);
	}
}
