/* SPDX-License-Identifier: MIT */
#include "doc/slip.h"

#include "test.h"

#include <string.h>

static void declare(struct entities *es, const char *id, const char *name, const char **aliases,
		    size_t n)
{
	uint32_t index = entities_declare(es, slice_of(id));
	struct entity *e = &es->list.v[index];

	e->name = name;
	e->aliases = aliases;
	e->alias_count = n;
}

TEST(slip_finds_what_is_meant)
{
	static const struct {
		const char *words;
		uint32_t want;
	} rows[] = {
	    {"bamako", 0},
	    {"bamaco", 0},
	    {"bamak", 0},
	    {"bamakoo", 0},
	    {"CNT", 1},
	    {"c-n-t", 1},
	    {"le-conseil", 1},
	    {"cnr", ENTITY_NONE},
	    {"ghost", ENTITY_NONE},
	    {"", ENTITY_NONE},
	    {"bamakooo", ENTITY_NONE},
	};
	const char *aliases[] = {"C.N.T.", "le Conseil"};
	struct entities es = {0};
	size_t budget = SLIP_BUDGET;

	declare(&es, "bamako", "Bamako", NULL, 0);
	declare(&es, "conseil", "Conseil national de transition", aliases, 2);
	entities_intern(&es, SLICE("ghost"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].words);
		CHECK_INT(slip_find(&es, rows[i].words, &budget), rows[i].want);
	}
	CHECK(budget < SLIP_BUDGET && budget > SLIP_BUDGET - 1000);
	budget = 1;
	CHECK_INT(slip_find(&es, "c-n-t", &budget), ENTITY_NONE);
	CHECK_INT(budget, 0);
	entities_release(&es);
}

/* Aliases and their length are paid for, not entities only. */
TEST(slip_pays_for_every_byte)
{
	enum { MANY = 1000, LENGTH = 5000 };
	static const char *aliases[MANY];
	static char alias[LENGTH], words[LENGTH];
	struct entities es = {0};
	size_t budget = SLIP_BUDGET, asked = 0;

	memset(alias, 'z', LENGTH - 1);
	memset(words, 'z', LENGTH - 2);
	for (size_t i = 0; i < MANY; i++)
		aliases[i] = alias;
	declare(&es, "a", "A", aliases, MANY);
	for (; budget && asked < 100; asked++)
		CHECK_INT(slip_find(&es, words, &budget), ENTITY_NONE);
	CHECK_INT(asked, 1);
	entities_release(&es);
}
