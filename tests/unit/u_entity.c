/* SPDX-License-Identifier: MIT */
#include "doc/entity.h"

#include "test.h"

#include <stdio.h>

TEST(entities_keep_their_index)
{
	struct entities es = {0};
	char id[16];

	CHECK_INT(entities_find(&es, SLICE("cnt")), ENTITY_NONE);
	CHECK_INT(entities_intern(&es, SLICE("cnt")), 0);
	for (int i = 0; i < 100; i++) {
		snprintf(id, sizeof id, "e%d", i);
		CHECK_INT(entities_intern(&es, slice_of(id)), i + 1);
	}
	CHECK_INT(entities_intern(&es, SLICE("cnt")), 0);
	CHECK_INT(entities_find(&es, SLICE("e42")), 43);
	CHECK_STR(es.list.v[43].id, "e42");
	CHECK_STR(es.list.v[43].name, "e42");
	CHECK(!es.list.v[43].declared);
	CHECK_STR(es.list.v[43].type_word, "other");
	entities_release(&es);
	CHECK_INT(es.list.n, 0);
}

TEST(entities_declare_once)
{
	struct entities es = {0};

	entities_intern(&es, SLICE("mali"));
	CHECK_INT(entities_declare(&es, SLICE("cnt")), 1);
	CHECK_INT(entities_declare(&es, SLICE("mali")), 0);
	CHECK(es.list.v[0].declared);
	CHECK_INT(entities_declare(&es, SLICE("mali")), ENTITY_NONE);
	CHECK_INT(es.list.n, 2);
	entities_release(&es);
}

TEST(entity_types_have_word_tag_and_heading)
{
	for (int i = 0; i < ENTITY_TYPE_COUNT; i++) {
		enum entity_type type = (enum entity_type)i;

		CHECK_INT(entity_type_of(slice_of(entity_type_word(type))), type);
		CHECK(entity_type_known(slice_of(entity_type_word(type))));
		CHECK(entity_type_tag(type)[0] && !entity_type_tag(type)[1]);
	}
	CHECK_STR(entity_type_heading(ENTITY_PERSON), "People");
	CHECK_INT(entity_type_of(SLICE("ship")), ENTITY_OTHER);
	CHECK(!entity_type_known(SLICE("ship")));
	CHECK(!entity_type_known(SLICE("")));
	CHECK(!entity_type_known(SLICE("Person")));
}

TEST(entity_short_name_is_an_abbreviation)
{
	static const struct {
		const char *name, *aliases[3], *want;
	} rows[] = {
	    {"Conseil national de transition", {"CNT"}, "CNT"},
	    {"Conseil national de transition", {"le Conseil", "C.N.T.", "CNT"}, "CNT"},
	    {"Union européenne", {"UE", "Europe"}, "UE"},
	    {"États-Unis", {"É.-U."}, "É.-U."},
	    {"Россия", {"РФ"}, "РФ"},
	    {"Mali", {"République du Mali"}, "Mali"},
	    {"Mali", {NULL}, "Mali"},
	    {"ONU", {"UN"}, "ONU"},
	    {"Groupe des vingt", {"G20"}, "G20"},
	    {"Groupe A", {"A"}, "Groupe A"},
	    {"An", {"ANNEX"}, "An"},
	    {"Chiffres", {"2024"}, "Chiffres"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *aliases[3];
		struct entity e = {.name = rows[i].name, .aliases = aliases};

		while (e.alias_count < 3 && rows[i].aliases[e.alias_count]) {
			aliases[e.alias_count] = rows[i].aliases[e.alias_count];
			e.alias_count++;
		}
		CHECK_STR(entity_short_name(&e), rows[i].name);
		entity_set_short_name(&e);
		CHECK_STR(entity_short_name(&e), rows[i].want);
	}
}
