/* SPDX-License-Identifier: MIT */
#include "store/entities_read.h"

#include "store/article_read.h"

#include "dice.h"
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

/* ---- what is told */

TEST(entities_read_says_what_is_wrong_word_for_word)
{
	static const char *const rows[][2] = {
	    {"entities: []\n", "1:1 the register has no postil"},
	    {"postil: 1\n", "1:1 the register has no entities"},
	    {"postil: 1\nentities: x\n", "2:11 entities must be a list"},
	    {"postil: 1\nentities: {id: x}\n", "2:11 entities must be a list"},
	    {"postil: 1\nentities:\n- x\n",
	     "3:3 an entity must be a map of keys and values, not words"},
	    {"postil: 1\nentities:\n- {type: law, name: X}\n", "3:3 an entity has no id"},
	    {"postil: 1\nentities:\n- {id: \"\", type: law, name: X}\n", "3:8 an id has no words"},
	    {"postil: 1\nentities:\n- {id: x, name: X}\n", "3:3 an entity has no type"},
	    {"postil: 1\nentities:\n- {id: x, type: law, name: X, links: [Q1]}\n",
	     "3:38 links must be a map: {wikidata: Q42}"},
	    {"postil: 1\nentities:\n- {id: x, type: law, name: X, links: {wikidata: [Q1]}}\n",
	     "3:49 a link must be words, not a list"},
	    {"postil: 1\nentities:\n- {id: x, type: [law], name: X}\n",
	     "3:17 type must be words, not a list"},
	    {"postil: 1\nentities:\n- {id: x, type: law, name: X, nmae: Z}\n",
	     "3:31 unknown key “nmae” in an entity (did you mean name?); it is kept"},
	    {"postil: 1\nentities:\n- {id: x, type: law, name: X}\n\n- {id: x, type: law, name: "
	     "Z}\n",
	     "5:3 the entity x stands in line 3 already"},
	    {"postil: 1\nentities: []\nentites: []\n",
	     "3:1 unknown key “entites” in the register (did you mean entities?); it is kept"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct read r = read_text(rows[i][0]);
		struct str got = STR_INIT;

		test_row("%s", rows[i][0]);
		for (size_t k = 0; k < r.faults.list.n; k++)
			str_printf(&got, "%s%u:%u %s", k ? " | " : "",
				   (unsigned)r.faults.list.v[k].line,
				   (unsigned)r.faults.list.v[k].column, r.faults.list.v[k].message);
		CHECK_STR(got.s, rows[i][1]);
		str_release(&got);
		release(&r);
	}
}

/* ---- what is kept */

/* "id|type|name|aliases,|key=value,|note", one entity a line. */
static struct str print_register(const struct entities *es)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < es->list.n; i++) {
		const struct entity *e = &es->list.v[i];

		str_printf(&out, "%s|%s|%s|", e->id, e->type_word, e->name);
		for (size_t k = 0; k < e->alias_count; k++)
			str_printf(&out, "%s,", e->aliases[k]);
		str_addc(&out, '|');
		for (size_t k = 0; k < e->link_count; k++)
			str_printf(&out, "%s=%s,", e->links[k].key, e->links[k].value);
		str_printf(&out, "|%s\n", e->note ? e->note : "");
		CHECK_INT(entities_find(es, slice_of(e->id)), i);
	}
	return out;
}

TEST(entities_read_takes_every_harmless_spelling)
{
	static const char want[] =
	    "cnt|organization|Conseil|CNT,|wikidata=Q1,|\nmali|place|Mali|||\n";
	static const char *const rows[] = {
	    "postil: 1\nentities:\n- {id: cnt, type: organization, name: Conseil, aliases: [CNT], "
	    "links: {wikidata: Q1}}\n- {id: mali, type: place, name: Mali}\n",
	    "entities:\n- name: Conseil\n  aliases: CNT\n  links:\n    wikidata: Q1\n  type: "
	    "organization\n  id: cnt\n- id: mali\n  type: place\n  name: Mali\n  note:\n  aliases: "
	    "[]\n"
	    "  links: {}\npostil: 1\n",
	    "\xef\xbb\xbf{postil: 1, entities: [{id: cnt, type: organization, name: Conseil, "
	    "aliases: "
	    "[CNT], links: {wikidata: Q1}}, {id: mali, type: place, name: Mali}]}",
	    "postil: 1\r\nentities:\r\n- {id: cnt, type: organization, name: Conseil, aliases: "
	    "CNT, "
	    "links: {wikidata: Q1}}\r\n# between\r\n- {id: mali, type: place, name: Mali}\r\n",
	    "---\npostil: 1\nentities:\n  - id: \"cnt\"\n    type: 'organization'\n    name: >-\n"
	    "      Conseil\n    aliases:\n      - CNT\n    links: {\"wikidata\": \"Q1\"}\n  - {id: "
	    "mali, "
	    "type: place, name: Mali}\n...\n",
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct read r = read_text(rows[i]);
		struct str got = print_register(&r.es);

		test_row("%s", rows[i]);
		CHECK_STR(got.s, want);
		CHECK_INT(r.faults.list.n, 0);
		str_release(&got);
		release(&r);
	}
}

/* A type is one of ours by its very word; others are the corpus' own. */
TEST(entities_read_types)
{
	for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++) {
		const char *word = entity_type_word((enum entity_type)type);
		struct str text = STR_INIT;
		struct read r;

		str_printf(&text,
			   "postil: 1\nentities:\n- {id: x, type: %s, name: X}\n"
			   "- {id: z, type: %ss, name: Z}\n",
			   word, word);
		r = read_text(text.s);
		test_row("%s", word);
		CHECK_INT(r.es.list.v[0].type, type);
		CHECK_INT(r.es.list.v[1].type, ENTITY_OTHER);
		CHECK_STR(r.es.list.v[0].type_word, word);
		CHECK_INT(r.faults.list.n, 0);
		str_release(&text);
		release(&r);
	}
}

/* Around an entity that is wrong the others are read, whatever is wrong. */
TEST(entities_read_keeps_the_others)
{
	static const char *const wrong[] = {
	    "x",
	    "[]",
	    "{}",
	    "{id: }",
	    "{id: \"\", type: law, name: X}",
	    "{id: [a], type: law}",
	    "{id: a, type: law, name: X}",
	    "{name: X",
	    "{id: a, id: a}",
	    "\"",
	    "{id: *a}",
	    "&a {}",
	    "{id: x, links: {a: [b], [c]: d}}",
	    "\t- x",
	};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct str text = STR_INIT;
		struct read r;

		str_printf(&text,
			   "postil: 1\nentities:\n- {id: a, type: law, name: A}\n- %s\n"
			   "- {id: b, type: law, name: B}\n",
			   wrong[i]);
		r = read_text(text.s);
		test_row("%s", wrong[i]);
		CHECK(r.ok);
		CHECK(r.faults.errors > 0);
		CHECK(entities_find(&r.es, SLICE("a")) == 0);
		if (wrong[i][0] != '"') /* which takes the rest with it */
			CHECK(entities_find(&r.es, SLICE("b")) != ENTITY_NONE);
		str_release(&text);
		release(&r);
	}
}

/* Every cut, and bytes in wrong places: ids stay unique and names are there. */
TEST(entities_read_survives_cuts_and_wounds)
{
	static const char text[] =
	    "postil: 1\nentities:\n- id: cnt\n  type: organization\n  name: Conseil national\n"
	    "  aliases: [CNT, \"C.N.T.\"]\n  links: {wikidata: Q1}\n- {id: mali, type: place, "
	    "name: "
	    "Mali}\n- id: wagner\n  type: organization\n  name: 'Groupe Wagner'\n";
	static const char *const wounds[] = {"",   "{", "]",  ":",    "\n",
					     "\"", "'", "- ", "\xff", "&a "};
	struct dice d = {113};

	for (size_t cut = 0; cut < sizeof text; cut++) {
		struct entities es = {0};
		struct diag_list faults;
		struct str s = STR_INIT;
		struct str printed;

		str_add(&s, text, cut);
		if (cut % 2) {
			str_addz(&s, wounds[dice_below(&d, 10)]);
			str_addz(&s, text + cut);
		}
		diag_init(&faults, "f");
		entities_read(&es, dice_slice(&s), &faults);
		test_row("%s", s.s);
		for (size_t i = 0; i < es.list.n; i++)
			CHECK(es.list.v[i].id[0] && es.list.v[i].name && es.list.v[i].type_word);
		printed = print_register(&es);
		str_release(&printed);
		diag_release(&faults);
		entities_release(&es);
		str_release(&s);
	}
}

/* An article that is read again leaves nothing new, and the same faults. */
TEST(entities_read_of_an_article_does_not_grow)
{
	static const char form[] =
	    "postil: 1\ntext: Nn\nmentions: [{entity: e, quote: Nn}]\n"
	    "entities: [{id: e, type: person, name: %s, nmae: x, note: words}]\n";
	struct entities es = {0};
	struct str text = STR_INIT, other = STR_INIT;
	size_t total = 0, used = 0;

	str_printf(&text, form, "Nn");
	str_printf(&other, form, "Oo");
	for (int i = 0; i < 20; i++) {
		struct slice s = {i ? other.s : text.s, i ? other.len : text.len};
		struct article *a = article_read("a", "a", s, &es);

		CHECK_INT(a->diags.list.n, 1);
		article_free(a);
		CHECK(i == 0 || (es.arena.total == total && es.arena.used == used));
		total = es.arena.total;
		used = es.arena.used;
	}
	CHECK_INT(es.list.n, 1);
	CHECK_STR(es.list.v[0].name, "Nn"); /* the first wins */
	str_release(&text);
	str_release(&other);
	entities_release(&es);
}

/* Unknown keys, however often, cost the records' arena nothing. */
TEST(entities_read_copies_no_unknown_keys)
{
	struct str text = STR_INIT;
	struct read r;
	size_t used;

	str_addz(&text, "postil: 1\nentities: [{id: a, type: place, name: A, ");
	str_addz(&text, "unknownkeyunknownkey: x}]");
	r = read_text(text.s);
	used = r.es.arena.used;
	CHECK_INT(r.faults.warnings, 1);
	release(&r);
	r = read_text("postil: 1\nentities: [{id: a, type: place, name: A}]");
	CHECK_INT(r.es.arena.used, used);
	release(&r);
	str_release(&text);
}

/* What has no name, or none that can be read, is called by its id. */
TEST(entities_read_names_what_has_no_name)
{
	static const char *const names[] = {"", "name: , ", "name: [x], ", "name: {}, "};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str text = STR_INIT;
		struct read r;

		str_printf(&text, "postil: 1\nentities: [{%sid: mali, type: place}]\n", names[i]);
		r = read_text(text.s);
		test_row("%s", text.s);
		CHECK_INT(r.faults.errors, 1);
		CHECK_INT(r.es.list.n, 1);
		CHECK_STR(r.es.list.v[0].name, "mali");
		str_release(&text);
		release(&r);
	}
}
