/* SPDX-License-Identifier: MIT */
#include "store/entities_read.h"
#include "test.h"

#include <string.h>

struct read {
	struct entities es;
	struct diag_list faults;
	bool ok;
};

static struct read read_text(const char *text)
{
	struct read r = {0};

	diag_init(&r.faults, "entities.yaml");
	r.ok = entities_read(&r.es, slice_of(text), &r.faults);
	diag_sort(&r.faults);
	return r;
}

static void release(struct read *r)
{
	entities_release(&r->es);
	diag_release(&r->faults);
}

TEST(entities_read_takes_every_field)
{
	struct read r = read_text("postil: 1\n"
				  "entities:\n"
				  "- id: cnt\n"
				  "  type: organization\n"
				  "  name: Conseil national de transition\n"
				  "  aliases: [CNT, C.N.T.]\n"
				  "  links: {wikidata: Q1, url: \"https://x.example\"}\n"
				  "  note: a note\n"
				  "- {id: fleuve, type: river, name: Niger, aliases: Djoliba}\n");
	const struct entity *e = r.es.list.v;

	CHECK(r.ok);
	CHECK_INT(r.faults.list.n, 0);
	CHECK_INT(r.es.list.n, 2);
	CHECK_STR(e->id, "cnt");
	CHECK_STR(e->name, "Conseil national de transition");
	CHECK_INT(e->type, ENTITY_ORGANIZATION);
	CHECK_INT(e->alias_count, 2);
	CHECK_STR(e->aliases[1], "C.N.T.");
	CHECK_INT(e->link_count, 2);
	CHECK_STR(e->links[0].key, "wikidata");
	CHECK_STR(e->links[1].value, "https://x.example");
	CHECK_STR(e->note, "a note");
	CHECK(e->declared);
	CHECK_INT(e->line, 3);
	CHECK_INT(e->column, 3);
	CHECK_STR(e[1].type_word, "river");
	CHECK_INT(e[1].type, ENTITY_OTHER);
	CHECK_INT(e[1].alias_count, 1);
	CHECK_INT(e[1].line, 9);
	CHECK(e[1].note == NULL);
	CHECK_INT(entities_find(&r.es, SLICE("fleuve")), 1);
	release(&r);
}

TEST(entities_read_keeps_what_is_sound)
{
	static const struct {
		const char *text;
		size_t entities;
		enum diag_code code;
		uint32_t line, column;
	} rows[] = {
	    {"entities: []\n", 0, DIAG_VERSION, 1, 1},
	    {"postil: 2\nentities: []\n", 0, DIAG_VERSION, 1, 9},
	    {"postil: 1\n", 0, DIAG_MISSING_KEY, 1, 1},
	    {"postil: 1\nentities: cnt\n", 0, DIAG_WRONG_KIND, 2, 11},
	    {"postil: 1\nentities:\n- cnt\n", 0, DIAG_WRONG_KIND, 3, 3},
	    {"postil: 1\nentities:\n- {type: place, name: X}\n", 0, DIAG_MISSING_KEY, 3, 3},
	    {"postil: 1\nentities:\n- {id: x, type: place}\n", 1, DIAG_MISSING_KEY, 3, 3},
	    {"postil: 1\nentities:\n- {id: x, type: place, name: [a]}\n", 1, DIAG_WRONG_KIND, 3,
	     30},
	    {"postil: 1\nentities:\n- {id: x, type: place, name: X, nmae: Y}\n", 1,
	     DIAG_UNKNOWN_KEY, 3, 33},
	    {"postil: 1\nentities:\n- {id: no, type: place, name: X}\n", 1, DIAG_UNQUOTED, 3, 8},
	    {"postil: 1\nentities:\n- {id: x, type: place, name: X, links: Q1}\n", 1,
	     DIAG_WRONG_KIND, 3, 40},
	    {"postil: 1\nentities:\n- {id: x, type: place, name: X}\n- {id: x, type: law, name: "
	     "Z}\n",
	     1, DIAG_DUPLICATE_ID, 4, 3},
	    {"postil: 1\nentities:\n- {id: x, type: place, name: \"a\\e[2Jb\"}\n", 1, DIAG_CONTROL,
	     3, 30},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct read r = read_text(rows[i].text);

		CHECK_INT(r.es.list.n, rows[i].entities);
		CHECK_INT(r.faults.list.n, 1);
		if (r.faults.list.n == 1) {
			CHECK_STR(diag_word(r.faults.list.v[0].code), diag_word(rows[i].code));
			CHECK_INT(r.faults.list.v[0].line, rows[i].line);
			CHECK_INT(r.faults.list.v[0].column, rows[i].column);
		}
		release(&r);
	}
}

TEST(entities_read_fills_what_articles_used_before)
{
	struct entities es = {0};
	struct diag_list faults;
	uint32_t used = entities_intern(&es, SLICE("mali"));

	diag_init(&faults, "f");
	CHECK(entities_read(
	    &es, SLICE("postil: 1\nentities: [{id: mali, type: place, name: Mali}]"), &faults));
	CHECK_INT(es.list.n, 1);
	CHECK_STR(es.list.v[used].name, "Mali");
	CHECK(es.list.v[used].declared);
	diag_release(&faults);
	entities_release(&es);
}

TEST(entities_read_takes_any_bytes)
{
	static const struct slice texts[] = {
	    {"", 0},           {"\0", 1},
	    {"\xff\xfe a", 4}, {"[", 1},
	    {"{{{{", 4},       {"entities: [&a *a]", 17},
	    {"- \t- x", 6},    {"a: b: c", 7},
	    {"? [a]: b", 8},   {"entities:\n- ? x", 15},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct entities es = {0};
		struct diag_list faults;

		diag_init(&faults, "f");
		entities_read(&es, texts[i], &faults);
		CHECK(faults.errors > 0);
		diag_release(&faults);
		entities_release(&es);
	}
}

TEST(entities_read_never_cuts_a_name_at_a_nul)
{
	struct read r = read_text("postil: 1\nentities:\n"
				  "- {id: \"a\\0b\", type: place, name: \"x\\0y\"}\n");

	CHECK_INT(r.es.list.n, 1);
	if (r.es.list.n) {
		CHECK_STR(r.es.list.v[0].id, "a\xEF\xBF\xBD"
					     "b");
		CHECK_STR(r.es.list.v[0].name, "x\xEF\xBF\xBDy");
	}
	CHECK_INT(r.faults.warnings, 2);
	release(&r);
}
