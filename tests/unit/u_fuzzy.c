/* SPDX-License-Identifier: MIT */
#include "text/fuzzy.h"

#include "dice.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The name with its matched letters in brackets; "" for no match. */
static void marked(struct fuzzy *f, const char *name, struct str *out)
{
	struct fuzzy_match m;
	uint32_t k = 0;

	str_clear(out);
	if (!fuzzy_match(f, slice_of(name), &m))
		return;
	for (uint32_t i = 0; name[i]; i++) {
		if (k < m.n && m.at[k] == i) {
			str_addc(out, '^');
			k++;
		}
		str_addc(out, name[i]);
	}
	CHECK_INT(k, m.n);
}

TEST(fuzzy_letters)
{
	static const struct {
		const char *typed, *name, *want;
	} rows[] = {
	    {"", "Mali", "Mali"},
	    {"mali", "Mali", "^M^a^l^i"},
	    {"mli", "Mali", "^Ma^l^i"},
	    {"lm", "Mali", ""},
	    {"cnt", "Conseil national de transition", "^Conseil ^national de ^transition"},
	    {"trans", "Conseil national de transition", "Conseil national de ^t^r^a^n^sition"},
	    {"maiga", "Choguel Kokalla Maïga", "Choguel Kokalla ^M^a^ï^g^a"},
	    {"MAÏGA cho", "Choguel Kokalla Maïga", "^C^h^oguel Kokalla ^M^a^ï^g^a"},
	    {"etat gs", "État islamique dans le Grand Sahara",
	     "^É^t^a^t islamique dans le ^Grand ^Sahara"},
	    {"etat", "Coup d’État de 2020", "Coup d’^É^t^a^t de 2020"},
	    {"coeur", "Cœur", "^C^œ^u^r"},
	    {"  mali  ", "Mali", "^M^a^l^i"},
	    {"mali niger", "Mali", ""},
	    {"wagnerr", "Wagner", ""},
	    {"x", "", ""},
	    {"123456789012345678901234567890123", "123456789012345678901234567890123", ""},
	    {"a a a a a a a a a", "a", ""},
	};
	struct fuzzy f = {0};
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		fuzzy_set(&f, slice_of(rows[i].typed));
		test_row("%s in %s", rows[i].typed, rows[i].name);
		marked(&f, rows[i].name, &out);
		CHECK_STR(out.s, rows[i].want);
	}
	str_release(&out);
	fuzzy_release(&f);
}

/* The first name of each row is to come before the second. */
TEST(fuzzy_order)
{
	static const struct {
		const char *typed, *better, *worse;
	} rows[] = {
	    {"mali", "Mali", "Gouvernement du Mali"},
	    {"mali", "Mali", "Malien"},
	    {"ma", "Mali", "Choguel Maïga"},
	    {"cnt", "CNT", "Conseil national de transition"},
	    {"cnt", "Conseil national de transition", "Concentration"},
	    {"fra", "France", "Forces armées maliennes"},
	    {"fam", "Forces armées maliennes", "Infamie"},
	    {"gouv mali", "Gouvernement du Mali", "Gouvernement de la Somalie"},
	    {"russ", "Russie", "Accord avec la Russie"},
	    {"bam", "Bamako", "Base aérienne de Mopti"},
	    {"accord mil", "Accord militaire", "Accord de sécurité militaire au long titre"},
	};
	struct fuzzy f = {0};
	struct fuzzy_match better, worse;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		fuzzy_set(&f, slice_of(rows[i].typed));
		test_row("%s: %s, %s", rows[i].typed, rows[i].better, rows[i].worse);
		CHECK(fuzzy_match(&f, slice_of(rows[i].better), &better));
		if (fuzzy_match(&f, slice_of(rows[i].worse), &worse))
			CHECK(better.score > worse.score);
	}
	fuzzy_release(&f);
}

TEST(fuzzy_any_bytes)
{
	struct dice d = {5};
	struct fuzzy f = {0};

	for (int round = 0; round < 3000; round++) {
		struct str typed = STR_INIT, name = STR_INIT;
		struct fuzzy_match m;

		dice_text(&d, &typed, dice_below(&d, 6), DICE_HOSTILE);
		dice_text(&d, &name, dice_below(&d, 80), DICE_HOSTILE);
		fuzzy_set(&f, dice_slice(&typed));
		if (fuzzy_match(&f, dice_slice(&name), &m)) {
			CHECK(f.n == 0 || (m.score > 0 && m.n > 0));
			for (uint32_t i = 0; i < m.n; i++)
				CHECK(m.at[i] < name.len && (i == 0 || m.at[i] > m.at[i - 1]));
		}
		str_release(&typed);
		str_release(&name);
	}
	fuzzy_release(&f);
}

/* Ten thousand names; generous, as other programs may run. */
TEST(fuzzy_is_fast)
{
	static const char *const parts[] = {"Conseil", " national", " de",        " transition",
					    "Forces",  " armées",   " maliennes", " Élan",
					    " d’État", " 2024"};
	struct dice d = {3};
	struct fuzzy f = {0};
	struct str names = STR_INIT;
	size_t *at = calloc(10001, sizeof *at);
	clock_t start, spent;

	for (size_t i = 0; i < 10000; i++) {
		dice_text(&d, &names, 5, (struct dice_parts){parts, sizeof parts / sizeof *parts});
		at[i + 1] = names.len;
	}
	fuzzy_set(&f, SLICE("cntr"));
	start = clock();
	for (size_t i = 0; i < 10000; i++) {
		struct fuzzy_match m;

		fuzzy_match(&f, (struct slice){names.s + at[i], at[i + 1] - at[i]}, &m);
	}
	spent = clock() - start;
	test_row("%ld µs", (long)(spent * 1000000 / CLOCKS_PER_SEC));
	CHECK(spent < CLOCKS_PER_SEC / 4);
	free(at);
	str_release(&names);
	fuzzy_release(&f);
}
