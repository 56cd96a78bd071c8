/* SPDX-License-Identifier: MIT */
#include "app/mark.h"

#include "reading.h"

#define REGISTER                                                                \
	"postil: 1\nentities:\n- id: anna\n  type: person\n  name: Anna Holt\n" \
	"- id: berg\n  type: organization\n  name: Bergwerk\n  aliases: [BW]\n"

#define TEXT                                                                               \
	"postil: 1\ntitle: One\ntext: |\n  Anna Holt of Bergwerk met Carl Dahl. Holt and " \
	"Dahl agreed.\n  Bergwerk paid. Holt left, and Dahl too.\nmentions:\n"             \
	"- {entity: anna, quote: Anna Holt}\n"                                             \
	"- {entity: berg, quote: Bergwerk, after: \" met\"}\n"

static bool begin(struct reading *r, char **folder)
{
	*folder = reading_folder();
	reading_put(*folder, "entities.yaml", REGISTER);
	reading_put(*folder, "one.yaml", TEXT);
	return reading_open(r, *folder, NULL, 100, 30);
}

static void end(struct reading *r, char *folder)
{
	reading_drop(r, folder);
	reading_close(r);
}

/* "anna:Anna Holt berg:Bergwerk": what is marked, in order of the file. */
static const char *marked(struct reading *r)
{
	const struct article *a = r->app->article;

	str_clear(&r->dump);
	for (size_t i = 0; i < a->mention_count; i++) {
		const struct mention *m = &a->mentions[i];

		str_printf(&r->dump, "%s%s:", i ? " " : "",
			   r->corpus.entities.list.v[m->entity].id);
		for (uint32_t k = 0; k < m->anchor.n; k++) {
			str_addz(&r->dump, k ? "+" : "");
			str_add(&r->dump, m->anchor.parts[k].s, m->anchor.parts[k].len);
		}
	}
	return r->dump.s;
}

static const char *entity(const struct reading *r)
{
	return r->app->entity == ENTITY_NONE ? "" : r->corpus.entities.list.v[r->app->entity].id;
}

#define FIRST "anna:Anna Holt berg:Bergwerk"

TEST(mark_by_keys)
{
	static const struct {
		const char *keys, *marked, *entity, *says;
	} rows[] = {
	    {"", FIRST, "anna", ""},
	    /* the selected entity, by one key */
	    {"7wvm", FIRST " anna:Holt", "anna", "mark Anna Holt: “Holt”"},
	    {"7wv<Enter>", FIRST " anna:Holt", "anna", "mark Anna Holt: “Holt”"},
	    {"7wVlllm", FIRST " anna:Holt", "anna", "mark"},
	    {"7wv,2wvm", FIRST " anna:Holt+Dahl", "anna", "mark Anna Holt: “Holt … Dahl”"},
	    /* one that is found by its name */
	    {"7wve<^U>bw<Enter>", FIRST " berg:Holt", "berg", "mark BW: “Holt”"},
	    {"gx9wve<^U>anna<Enter>", FIRST " anna:Dahl", "anna", "mark Anna"},
	    /* with none selected it asks */
	    {"gx5wgxvm<^U>anna<Enter>", FIRST " anna:Carl", "anna", "mark Anna"},
	    /* a new one: its name is there, its type is one key */
	    {"5wvwe<Enter>p", FIRST " carl-dahl:Carl Dahl", "carl-dahl",
	     "new person Carl Dahl; p marks its other places"},
	    {"5wvwe<Enter>P", FIRST " carl-dahl:Carl Dahl", "carl-dahl", "new person"},
	    {"5wve<End> dahl<Enter>=family<Enter>", FIRST " carl-dahl:Carl", "carl-dahl",
	     "new family Carl dahl; p marks"},
	    {"7wv,2wve<Enter>p", FIRST " holt-dahl:Holt+Dahl", "holt-dahl", "new person Holt Dahl"},
	    {"v}}e", FIRST, "anna", "a mention ends where its paragraph ends"},
	    {"5wvwe<Enter>zp", FIRST " carl-dahl:Carl Dahl", "carl-dahl", "new person"},
	    {"5wvwe<Enter>z", FIRST, "anna", "type: Person"},
	    {"5wvwe<Enter><Esc>", FIRST, "anna", ""},
	    {"5wvwe<Enter>=<Esc>", FIRST, "anna", ""},
	    {"5wvwe<Enter>= <Enter>", FIRST, "anna", "a type has a word"},
	    /* what cannot be marked */
	    {"vm", FIRST, "anna", "this is marked as Anna Holt already"},
	    {"V}}m", FIRST, "anna", "a mention ends where its paragraph ends"},
	    /* another entity for it */
	    {"c<^U>bw<Enter>", "berg:Anna Holt berg:Bergwerk", "berg", "give to BW"},
	    {"cAnna H.<Up><Enter>p", "anna-h:Anna Holt berg:Bergwerk", "anna-h", "new person"},
	    {"canna<Enter>", FIRST, "anna", "this is marked as Anna Holt already"},
	    {"5wc", FIRST, "anna", "no mention is under the cursor"},
	    /* away */
	    {"D", "berg:Bergwerk", "anna", "remove mention of Anna Holt: “Anna Holt”"},
	    {"]eD", "anna:Anna Holt", "berg", "remove mention of BW"},
	    {"5wD", FIRST, "anna", "no mention is under the cursor"},
	    {"DD", "berg:Bergwerk", "anna", "no mention is under the cursor"},
	    /* and back in one step */
	    {"7wvmu", FIRST, "anna", ""},
	    {"5wvwe<Enter>pu", FIRST, "", ""},
	    {"5wvwe<Enter>pu<^R>", FIRST " carl-dahl:Carl Dahl", "carl-dahl", ""},
	    {"Du", FIRST, "anna", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(marked(&r), rows[i].marked);
		if (rows[i].entity[0])
			CHECK_STR(entity(&r), rows[i].entity);
		if (rows[i].says[0])
			CHECK(reading_says(&r, rows[i].says));
		end(&r, folder);
	}
}

/* The words of a new one that differ from its name are an alias. */
TEST(mark_makes_aliases)
{
	struct reading r;
	const struct entity *e;
	char *folder;

	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "6wve<^U>Carl Dahl<Enter>p");
	e = &r.corpus.entities.list.v[r.app->entity];
	CHECK_STR(e->id, "carl-dahl");
	CHECK_STR(e->name, "Carl Dahl");
	CHECK_STR(e->type_word, "person");
	CHECK(e->declared);
	CHECK_INT(e->alias_count, 1);
	CHECK_STR(e->aliases[0], "Dahl");
	CHECK_INT(r.app->history.done.n, 1);
	CHECK_INT(vec_last(&r.app->history.done)[0]->edits.n, 2);
	reading_keys(&r, "u");
	CHECK(!r.corpus.entities.list.v[entities_find(&r.corpus.entities, SLICE("carl-dahl"))]
		   .declared);
	end(&r, folder);
}

/* . does it to the present selection, mention or word. */
TEST(mark_again)
{
	static const struct {
		const char *keys, *marked;
	} rows[] = {
	    {"7wvm2w.", FIRST " anna:Holt anna:Dahl"},
	    {"7wvm2wv.", FIRST " anna:Holt anna:Dahl"},
	    {"7wvm]p.", FIRST " anna:Holt anna:Bergwerk"},
	    {"7wvmgg]e.", "anna:Anna Holt anna:Bergwerk anna:Holt"},
	    {"D]e.", ""},
	    {"c<^U>bw<Enter>7w.", "berg:Anna Holt berg:Bergwerk berg:Holt"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(marked(&r), rows[i].marked);
		end(&r, folder);
	}
}

/* After it is marked, the cursor stands where that mention is the selected one. */
TEST(mark_stands_on_it)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "2wV2Wwe<^U>Anna of Bergwerk<Enter>o"); /* around two others */
	CHECK_STR(entity(&r), "anna-of-bergwerk");
	CHECK(r.app->mention != NO_INDEX);
	if (r.app->mention != NO_INDEX)
		CHECK_INT(r.app->article->mentions[r.app->mention].entity, r.app->entity);
	CHECK(!r.app->visual.on);
	end(&r, folder);
	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "2wve<^U>bw<Enter>"); /* on the same words as another one */
	CHECK_STR(entity(&r), "berg");
	reading_keys(&r, "ve<^U>anna<Enter>");
	CHECK_STR(entity(&r), "anna");
	CHECK(r.app->mention != NO_INDEX);
	reading_keys(&r, "D"); /* which is the one that goes */
	CHECK_STR(marked(&r), "anna:Anna Holt berg:of berg:Bergwerk");
	end(&r, folder);
}

/* A place that was refused is marked by hand: nobody refuses it any more. */
TEST(mark_forgets_refusals)
{
	char *folder = reading_folder();
	struct reading r;

	reading_put(folder, "entities.yaml", REGISTER);
	reading_put(folder, "one.yaml",
		    TEXT "refused:\n- {entity: anna, before: \"Dahl. \", quote: Holt}\n");
	if (!reading_open(&r, folder, NULL, 100, 30))
		return;
	CHECK_INT(r.app->article->refusal_count, 1);
	reading_keys(&r, "7wvm");
	CHECK_STR(marked(&r), FIRST " anna:Holt");
	CHECK_INT(r.app->article->refusal_count, 0);
	reading_keys(&r, "u");
	CHECK_INT(r.app->article->refusal_count, 1);
	end(&r, folder);
}

/* Split: the mention under the cursor, then the walk over the others. */
TEST(mark_splits)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "SAnna H.<Up><Enter>p");
	CHECK_STR(marked(&r), "anna-h:Anna Holt berg:Bergwerk");
	CHECK(!r.app->mark.splitting);
	CHECK_INT(r.app->mark.split_to, entities_find(&r.corpus.entities, SLICE("anna-h")));
	CHECK_INT(r.app->mode, MODE_NORMAL); /* there are no others */
	end(&r, folder);
	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "7wvm" /* Holt */ "ggSAnna H.<Up><Enter>p");
	CHECK_INT(r.app->mode, MODE_REPLACE);
	reading_keys(&r, "y");
	CHECK_STR(marked(&r), "anna-h:Anna Holt berg:Bergwerk anna-h:Holt");
	end(&r, folder);
}

TEST(mark_asks_whether_it_may)
{
	static const char *const keys[] = {"5wvm", "5wve", "c", "D", "S", "t", "r", "X", "geD"};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder))
			return;
		r.app->keeping.locked = true;
		test_row("%s", keys[i]);
		reading_keys(&r, keys[i]);
		CHECK(reading_says(&r, "this corpus cannot be written here"));
		CHECK_INT(r.app->mode, MODE_NORMAL);
		CHECK_STR(marked(&r), FIRST);
		end(&r, folder);
	}
}
