/* SPDX-License-Identifier: MIT */
#include "app/entity_edit.h"

#include "reading.h"

#define REGISTER                                                                \
	"postil: 1\nentities:\n- id: anna\n  type: person\n  name: Anna Holt\n" \
	"  aliases: [Holt, A. H.]\n- id: berg\n  type: organization\n  name: Bergwerk\n"

#define TEXT                                                                 \
	"postil: 1\ntext: |\n  Anna Holt of Bergwerk met Carl.\nmentions:\n" \
	"- {entity: anna, quote: Anna Holt}\n- {entity: berg, quote: Bergwerk}\n"

static bool begin(struct reading *r, char **folder, const char *text)
{
	*folder = reading_folder();
	reading_put(*folder, "entities.yaml", REGISTER);
	reading_put(*folder, "one.yaml", text);
	return reading_open(r, *folder, NULL, 100, 30);
}

static void end(struct reading *r, char *folder)
{
	reading_drop(r, folder);
	reading_close(r);
}

/* "anna person Anna Holt = Holt = A. H." */
static const char *shown(struct reading *r, const char *id)
{
	uint32_t index = entities_find(&r->corpus.entities, slice_of(id));
	const struct entity *e;

	str_clear(&r->dump);
	if (index == ENTITY_NONE)
		return "(none)";
	e = &r->corpus.entities.list.v[index];
	str_printf(&r->dump, "%s %s %s", e->id, e->type_word, e->name);
	for (size_t i = 0; i < e->alias_count; i++)
		str_printf(&r->dump, " = %s", e->aliases[i]);
	if (!e->declared)
		str_addz(&r->dump, " (undeclared)");
	return r->dump.s;
}

TEST(entity_edit_slugs)
{
	static const struct {
		const char *name, *id;
	} rows[] = {
	    {"Carl Dahl", "carl-dahl"},
	    {"État islamique (EI)", "etat-islamique-ei"},
	    {"L’Œuvre", "l-oeuvre"},
	    {"  --x--  ", "x"},
	    {"U.E.", "u-e"},
	    {"Anna", "anna-2"}, /* taken */
	    {"北京", "entity"},
	    {"", "entity"},
	    {"a very long name of an organization that never ends",
	     "a-very-long-name-of-an-organization-that"},
	};
	struct corpus c;
	struct arena arena = {0};

	corpus_init(&c);
	entities_declare(&c.entities, SLICE("anna"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		CHECK_STR(entity_edit_slug(&c, &arena, slice_of(rows[i].name)), rows[i].id);
	entities_declare(&c.entities, SLICE("anna-2"));
	CHECK_STR(entity_edit_slug(&c, &arena, SLICE("ANNA")), "anna-3");
	entities_intern(&c.entities, SLICE("carl")); /* asked for once, never there */
	CHECK_STR(entity_edit_slug(&c, &arena, SLICE("Carl")), "carl");
	arena_release(&arena);
	corpus_release(&c);
}

TEST(entity_edit_by_keys)
{
	static const struct {
		const char *keys, *anna, *says;
	} rows[] = {
	    {"", "anna person Anna Holt = Holt = A. H.", ""},
	    {"tl", "anna place Anna Holt = Holt = A. H.", "type of Anna Holt: place"},
	    {"t?", "anna other Anna Holt = Holt = A. H.", "type of Anna Holt: other"},
	    {"t=ship<Enter>", "anna ship Anna Holt = Holt = A. H.", "type of Anna Holt: ship"},
	    {"tp", "anna person Anna Holt = Holt = A. H.", "Anna Holt is of type person already"},
	    {"tz<Esc>", "anna person Anna Holt = Holt = A. H.", ""},
	    {"tlu", "anna person Anna Holt = Holt = A. H.", ""},
	    {"r<^U>Anne Holt<Enter>", "anna person Anne Holt = Holt = A. H. = Anna Holt",
	     "rename Anna Holt: Anne Holt"},
	    {"r<^U>Holt<Enter>", "anna person Holt = A. H. = Anna Holt", "rename Anna Holt: Holt"},
	    {"r<Enter>", "anna person Anna Holt = Holt = A. H.", "the name stays"},
	    {"r<^U> <Enter>", "anna person Anna Holt = Holt = A. H.", "the name stays"},
	    {"rx<Esc>", "anna person Anna Holt = Holt = A. H.", ""},
	    {"rx<Enter>u", "anna person Anna Holt = Holt = A. H.", ""},
	    {"getl", "anna place Anna Holt = Holt = A. H.", "type of Anna Holt: place"},
	    {"gxgat", "anna person Anna Holt = Holt = A. H.", "no entity is selected"},
	    {"gxgar", "anna person Anna Holt = Holt = A. H.", "no entity is selected"},
	    {"tl]e.", "anna place Anna Holt = Holt = A. H.", "type of Bergwerk: place"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder, TEXT))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(shown(&r, "anna"), rows[i].anna);
		if (rows[i].says[0])
			CHECK(reading_says(&r, rows[i].says));
		end(&r, folder);
	}
}

TEST(entity_edit_tells_the_keys_of_its_line)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder, TEXT))
		return;
	reading_keys(&r, "r");
	CHECK(reading_shows(&r, "Enter save  ^U empties  Esc back"));
	end(&r, folder);
}

/* What was used but never declared becomes an entity of the register. */
TEST(entity_edit_declares)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder, TEXT "- {entity: carl, quote: Carl}\n"))
		return;
	reading_keys(&r, "]e]e");
	CHECK_STR(shown(&r, "carl"), "carl other carl (undeclared)");
	reading_keys(&r, "r<^U>Carl Dahl<Enter>");
	CHECK_STR(shown(&r, "carl"), "carl other Carl Dahl");
	reading_keys(&r, "tp");
	CHECK_STR(shown(&r, "carl"), "carl person Carl Dahl");
	reading_keys(&r, "uu");
	CHECK_STR(shown(&r, "carl"), "carl other carl (undeclared)");
	end(&r, folder);
}

/* An article that stands alone, with entities of its own, keeps them. */
TEST(entity_edit_home_is_the_article)
{
	static const char own[] =
	    "postil: 1\nentities:\n- {id: anna, type: person, name: Anna}\n"
	    "text: |\n  Anna met Carl.\nmentions:\n- {entity: anna, quote: Anna}\n";
	char *folder = reading_folder();
	struct reading r;

	reading_put(folder, "one.yaml", own);
	if (!reading_open(&r, folder, NULL, 100, 30))
		return;
	CHECK_STR(entity_edit_home(r.app, ENTITY_NONE), "one");
	CHECK_STR(entity_edit_home(r.app, r.app->entity), "one");
	reading_keys(&r, "tl");
	CHECK_STR(shown(&r, "anna"), "anna place Anna");
	end(&r, folder);
	if (!begin(&r, &folder, TEXT))
		return;
	CHECK(entity_edit_home(r.app, ENTITY_NONE) == NULL);
	CHECK(entity_edit_home(r.app, r.app->entity) == NULL);
	end(&r, folder);
}

/* The question fits, and says what there is. */
TEST(entity_edit_question_at_sizes)
{
	static const struct {
		int cols;
		const char *says;
	} rows[] = {{140, "p person  o organization  l place"},
		    {80, "type: Person Org. pLace"},
		    {40, "Pers Org pLac Evt lAw pRod Date Qty ?="},
		    {20, "poleardq?="}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder, TEXT))
			return;
		test_row("%d", rows[i].cols);
		reading_size(&r, rows[i].cols, 12);
		reading_keys(&r, "t");
		CHECK(strstr(reading_status(&r), rows[i].says) != NULL);
		CHECK(strstr(reading_status(&r), "…") == NULL);
		end(&r, folder);
	}
}
