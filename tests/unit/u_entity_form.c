/* SPDX-License-Identifier: MIT */
#include "app/entity_form.h"

#include "reading.h"

static const struct entity *named(const struct reading *r, const char *id)
{
	uint32_t e = entities_find(&r->corpus.entities, slice_of(id));

	return e == ENTITY_NONE ? NULL : &r->corpus.entities.list.v[e];
}

static bool open_entity(struct reading *r, const char *id)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	reading_keys(r, "ge");
	r->app->entity = entities_find(&r->corpus.entities, slice_of(id));
	reading_keys(r, "c");
	CHECK(r->app->form.state != NULL);
	return r->app->form.state != NULL;
}

/* Type, name, aliases, a link and a note, in one step that can be taken back. */
TEST(entity_form_changes_all_fields_in_one_step)
{
	struct reading r;
	const struct entity *e;

	if (!open_entity(&r, "wagner"))
		return;
	reading_keys(&r, "<^U>ev<^N><Tab><Tab><^U>The Wagner Group");
	reading_keys(&r, "<^S>Wagner PMC; PMC<^L>wikidata Q1<^L>url x.org/a b<Tab>a note<Enter>");
	CHECK(r.app->form.state == NULL);
	e = named(&r, "wagner");
	CHECK(e != NULL);
	CHECK_STR(e->type_word, "event");
	CHECK_INT(e->type, ENTITY_EVENT);
	CHECK_STR(e->name, "The Wagner Group");
	CHECK_STR(e->note, "a note");
	CHECK(e->alias_count >= 2);
	CHECK_STR(e->aliases[e->alias_count - 2], "Wagner PMC");
	CHECK_STR(e->aliases[e->alias_count - 1], "PMC");
	CHECK(e->link_count >= 2);
	CHECK_STR(e->links[e->link_count - 2].key, "wikidata");
	CHECK_STR(e->links[e->link_count - 2].value, "Q1");
	CHECK_STR(e->links[e->link_count - 1].value, "x.org/a b");
	CHECK_INT(r.app->history.steps.n, 1);
	reading_keys(&r, "u");
	CHECK_STR(named(&r, "wagner")->name, "Groupe Wagner");
	CHECK_STR(named(&r, "wagner")->type_word, "organization");
	reading_close(&r);
}

TEST(entity_form_changes_nothing_by_itself)
{
	static const char *const folders[] = {"content", ODD};

	for (size_t k = 0; k < 2; k++) {
		struct reading r;

		if (!reading_open(&r, folders[k], NULL, 80, 24))
			return;
		reading_keys(&r, "ge");
		for (uint32_t e = 0; e < r.corpus.entities.list.n; e++) {
			r.app->entity = e;
			test_row("%s", r.corpus.entities.list.v[e].id);
			reading_keys(&r, "c<Enter>");
			CHECK(reading_says(&r, "nothing was changed"));
		}
		CHECK_INT(r.app->history.steps.n, 0);
		reading_close(&r);
	}
}

TEST(entity_form_wants_a_name_and_a_type)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
	    {"<^U><Enter>", "type: write what it is"},
	    {"<^U>big ship<Enter>", "type: write one word"},
	    {"<Tab><^U><Enter>", "name: write its full name"},
	    {"<^L>wikidata<Enter>", "link: write a key and its value"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_entity(&r, "wagner"))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK(reading_says(&r, rows[i].says));
		CHECK_INT(r.app->mode, MODE_FORM);
		reading_close(&r);
	}
}

TEST(entity_form_removes_an_alias)
{
	struct reading r;
	size_t before;

	if (!open_entity(&r, "barkhane"))
		return;
	before = named(&r, "barkhane")->alias_count;
	reading_keys(&r, "<Tab><Tab><^X><Enter>");
	CHECK_INT(named(&r, "barkhane")->alias_count, before - 1);
	CHECK_STR(named(&r, "barkhane")->aliases[0], "force Barkhane");
	reading_close(&r);
}
